//! Where the words of each clause are known from, and which are the document's own.

use super::Analysed;
use crate::document::{MediaType, Span};
use crate::library::{self, Entry, Kinship, Precedent, label_at};
use std::collections::BTreeMap;

/// The standard text that has most words of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausePrecedent {
    /// The text.
    pub entry: &'static Entry,
    /// The label of its clause that has them.
    pub label: String,
    /// How alike they are: the least alike of its sentences says so.
    pub kinship: Kinship,
    /// Words of the clause that the text does not have.
    pub own: Vec<Span>,
}

/// How much of a document stands in standard texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many sentences the document has.
    pub sentences: usize,
    /// The text that has most of them.
    pub entry: &'static Entry,
    /// How many stand there, but for its blanks.
    pub there: usize,
    /// How many more stand in other standard texts.
    pub elsewhere: usize,
}

impl Analysed {
    /// How many of the document's sentences stand in which standard text; `None` where none does.
    pub fn share(&self) -> Option<Share> {
        let mut counts: BTreeMap<&str, (usize, &'static Entry)> = BTreeMap::new();
        for it in self.precedents.iter().filter(|it| it.kinship != Kinship::Edited) {
            counts.entry(it.entry.id).or_insert((0, it.entry)).0 += 1;
        }
        let all: usize = counts.values().map(|it| it.0).sum();
        let (there, entry) = counts.into_values().max_by_key(|(count, it)| (*count, std::cmp::Reverse(it.id)))?;
        Some(Share { sentences: library::sentences(&self.document), entry, there, elsewhere: all - there })
    }

    /// The precedents within these bytes.
    fn precedents_in(&self, span: Span) -> &[Precedent] {
        let from = self.precedents.partition_point(|it| it.span.start < span.start);
        let to = self.precedents.partition_point(|it| it.span.start < span.end);
        self.precedents.get(from..to).unwrap_or(&[])
    }

    /// Where most of a clause's words are known from; `None` where no standard text has a sentence of it.
    pub fn precedent_of(&self, clause: usize) -> Option<ClausePrecedent> {
        let body = self.clauses.list.get(clause)?.body();
        let known = self.precedents_in(body);
        let mut shares: BTreeMap<&str, (usize, &Precedent)> = BTreeMap::new();
        for it in known {
            shares.entry(it.entry.id).or_insert((0, it)).0 += it.span.len();
        }
        let approved = |it: &Precedent| it.entry.osi_approved;
        let (_, first) =
            shares.into_values().max_by_key(|(share, it)| (*share, approved(it), std::cmp::Reverse(it.entry.id)))?;
        let mut own: Vec<Span> = Vec::new();
        let mut at = body.start;
        for it in known {
            own.extend(self.words_between(at, it.span.start));
            own.extend(&it.own);
            at = it.span.end;
        }
        own.extend(self.words_between(at, body.end));
        let worst = known.iter().map(|it| it.kinship).max().unwrap_or(first.kinship);
        let is_whole = known.iter().all(|it| it.own.is_empty()) && own.is_empty();
        let kinship = if is_whole || worst == Kinship::Cosmetic { worst } else { Kinship::Edited };
        let own_label = || self.label_in_itself(first.entry, first.there.start);
        let label = own_label().unwrap_or_else(|| label_at(first.entry, first.there.start));
        Some(ClausePrecedent { entry: first.entry, label, kinship, own })
    }

    /// The label of the clause that stands there, where the document is this very text: then it need not be read again.
    fn label_in_itself(&self, entry: &Entry, at: usize) -> Option<String> {
        let [part] = self.document.parts.as_slice() else { return None };
        let is_it = part.media_type == MediaType::Plain && self.document.text == entry.text();
        let before = self.clauses.list.partition_point(|it| it.span.start <= at);
        let clause = self.clauses.list.get(before.checked_sub(1)?).filter(|_| is_it)?;
        Some(clause.label.clone())
    }

    /// Whether every word of a clause, its heading too, is known from texts that were approved as open source, but for
    /// what those leave open.
    pub fn is_known(&self, clause: usize) -> bool {
        let Some(it) = self.clauses.list.get(clause) else { return false };
        let start = it.number.map_or(it.span.start, |number| number.end.min(it.span.end));
        let own = Span::new(start, it.span.end);
        let known = self.precedents_in(own);
        let mut at = own.start;
        for it in known {
            if !it.entry.osi_approved || it.kinship == Kinship::Edited || self.says_anything(at, it.span.start) {
                return false;
            }
            at = it.span.end.max(at);
        }
        !known.is_empty() && !self.says_anything(at, own.end)
    }

    /// Whether there are words between two places that are more than an item's number and what joins it to the others.
    fn says_anything(&self, from: usize, to: usize) -> bool {
        let words = self.document.text.get(from.min(to)..to).unwrap_or("").to_lowercase();
        let joins = |it: &str| {
            matches!(it, "" | "and" | "or")
                || it.chars().count() == 1
                || it.chars().all(|it| it.is_ascii_digit() || matches!(it, 'i' | 'v' | 'x'))
        };
        !words.split(|it: char| !it.is_alphanumeric()).all(joins)
    }

    /// The words between two places, without what only separates them.
    fn words_between(&self, from: usize, to: usize) -> Option<Span> {
        let span = Span::new(from, to);
        let words = self.document.text.get(span.range())?;
        let has_word = words.split(|it: char| !it.is_alphanumeric()).any(|it| it.len() > 3);
        has_word.then(|| span.trimmed(&self.document.text))
    }
}
