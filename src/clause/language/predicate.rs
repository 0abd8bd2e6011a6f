//! Statements → predicates: what is forbidden, confined, tied to consent or allowed; which act, on what, narrowed by what.
//!
//! "You may not sell it", "no resale", "sales are reserved to us" and "if you sell it, your licence ends" give the same
//! predicate. Rules ask for these instead of for one of the many wordings.

use super::definition::Definition;
use super::operator::{self, Force, Operator, Side};
use super::phrase::{self, Phrase};
use super::statement::{Modality, Statement};
use super::vocabulary::{Act, Object};
use crate::document::{Document, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Something that a statement says of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// Index of its statement.
    pub statement: usize,
    /// Forbidden, confined, tied to consent or allowed.
    pub force: Force,
    /// The act; none where only a purpose, a person or a place is named.
    pub act: Option<Act>,
    /// What it is done to.
    pub object: Object,
    /// The words before the act that narrow it: "military" in "military use".
    pub before: Span,
    /// The words behind the object that narrow the act: "for military purposes".
    pub behind: Span,
    /// What a defined term among them means.
    pub meaning: Option<Span>,
    /// Whether something takes part of it back: "unless …", "without …".
    pub is_hedged: bool,
    /// All its words.
    pub span: Span,
}

/// How much of a lead-in is read again with each of its items.
const LEAD: usize = 300;

/// The predicates of all statements, in order.
pub(in crate::clause) fn predicates(
    document: &Document,
    statements: &[Statement],
    definitions: &[Definition],
) -> Vec<Predicate> {
    let terms = Terms::of(document, definitions);
    let mut all = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let lead = statement.lead_in.and_then(|it| statements.get(it)).filter(|_| statement.inherited);
        let Some(sentence) = Sentence::of(document, statement, lead) else { continue };
        let first = all.len();
        sentence.read(index, &terms, &mut all);
        if let Some(own) = all.get_mut(first..) {
            own.sort_by_key(|it| it.span.start);
        }
    }
    all
}

/// The terms that a text defines, by their words.
struct Terms<'a> {
    document: &'a Document,
    meanings: BTreeMap<&'a str, Span>,
}

impl<'a> Terms<'a> {
    fn of(document: &'a Document, definitions: &[Definition]) -> Self {
        let mut meanings = BTreeMap::new();
        for it in definitions {
            let term = document.plain.from_source(it.term);
            let whole = document.plain.from_source(it.span);
            let Some(words) = document.plain.text.get(term.range()) else { continue };
            meanings.entry(words).or_insert_with(|| Span::new(term.end, whole.end));
        }
        Self { document, meanings }
    }

    /// What the first defined term among these words means: the words behind "means", in the plain text.
    fn meaning(&self, plain: Span) -> Option<Span> {
        if self.meanings.is_empty() {
            return None;
        }
        let text = self.document.plain.text.get(plain.range())?;
        let capitals: Vec<(usize, usize)> = phrase::capitalised(text);
        for (at, (start, _)) in capitals.iter().enumerate() {
            for (_, end) in capitals.get(at..at + 4.min(capitals.len() - at))?.iter().rev() {
                let Some(found) = text.get(*start..*end).and_then(|it| self.meanings.get(it)) else { continue };
                let body = self.document.plain.text.get(found.range())?;
                let skipped = ["means", "mean", "refers to", "includes", "include", "is", "are"]
                    .iter()
                    .find_map(|verb| body.find(&format!(" {verb} ")).map(|it| it + verb.len() + 2));
                return skipped.map(|it| Span::new(found.start + it, found.end));
            }
        }
        None
    }
}

/// A statement, behind its lead-in if it goes on with the lead-in's sentence, in small letters.
struct Sentence<'a> {
    document: &'a Document,
    written: String,
    lower: String,
    /// Where its own words begin.
    own: usize,
    /// Where they stand in the plain text.
    plain: Span,
    /// Whether rights were given before it in the text.
    is_given: bool,
}

impl<'a> Sentence<'a> {
    fn of(document: &'a Document, statement: &Statement, lead: Option<&Statement>) -> Option<Self> {
        let plain = document.plain.from_source(statement.span);
        let own = document.plain.text.get(plain.range())?;
        let mut written = String::new();
        if let Some(lead) = lead {
            let words = document.plain.slice(lead.span);
            let from = (words.len().saturating_sub(LEAD)..words.len()).find(|at| words.is_char_boundary(*at));
            let words = words.get(from.unwrap_or(0)..).unwrap_or("");
            written.push_str(words.trim_end().trim_end_matches([':', '-']));
            written.push(' ');
        }
        let start = written.len();
        let bullet = own.len() - own.trim_start_matches(['-', '*', ' ', '•']).len();
        written.push_str(&" ".repeat(if lead.is_some() { 0 } else { bullet }));
        let skipped = if lead.is_some() { phrase::number(own).max(bullet) } else { bullet };
        written.push_str(own.get(skipped..).unwrap_or(""));
        let lower = written.to_ascii_lowercase();
        let frees = matches!(statement.modality, Modality::Grant | Modality::Permission) && !statement.negated;
        let plain = if lead.is_some() { Span::new(plain.start + skipped, plain.end) } else { plain };
        Some(Self { document, written, lower, own: start, plain, is_given: frees })
    }

    fn read(&self, statement: usize, terms: &Terms<'_>, all: &mut Vec<Predicate>) {
        let allowed = operator::allowed(&self.lower);
        let operators = operator::operators(&self.lower, &self.written);
        for operator in &operators {
            let before = |it: &Range<usize>| it.start < operator.range.start;
            if operator.takes_out && !(self.is_given || allowed.iter().any(before)) {
                continue;
            }
            let is_banned = operators.iter().any(|it| it.force == Force::Ban && before(&it.range));
            if operator.takes_out && is_banned {
                continue;
            }
            for phrase in self.phrases(operator) {
                self.push(statement, operator, &phrase, terms, all);
            }
        }
        for range in allowed {
            let operator = Operator { force: Force::Allow, side: Side::Verbs, range, takes_out: false };
            for phrase in self.phrases(&operator) {
                self.push(statement, &operator, &phrase, terms, all);
            }
        }
    }

    /// What an operator is about.
    fn phrases(&self, operator: &Operator) -> Vec<Phrase> {
        let (lower, range) = (self.lower.as_str(), &operator.range);
        match operator.side {
            Side::Verbs => phrase::verbs(lower, range.end..phrase::end(lower, range.end)),
            Side::Nouns => phrase::nouns(lower, range.end..phrase::end(lower, range.end)),
            Side::Subject => phrase::nouns(lower, phrase::start(lower, range.start)..range.start),
            Side::Passive => {
                let from = phrase::start(lower, range.start);
                phrase::passive(lower, from..range.start, range.end..phrase::end(lower, range.end))
            }
            Side::Limiter => {
                let behind = range.start..phrase::end(lower, range.end);
                vec![Phrase { act: None, object: range.end..range.end, before: range.start..range.start, behind }]
            }
            Side::Inside(from, to) => phrase::verbs(lower, from..to),
        }
    }

    fn push(
        &self,
        statement: usize,
        operator: &Operator,
        phrase: &Phrase,
        terms: &Terms<'_>,
        all: &mut Vec<Predicate>,
    ) {
        let whole = self.extent(operator, phrase);
        if whole.end <= self.own {
            return;
        }
        let hedge = phrase::hedge(self.lower.get(phrase.behind.start..).unwrap_or(""), &self.lower, &phrase.behind);
        let force = if hedge.is_consent && operator.force == Force::Ban { Force::Consent } else { operator.force };
        let object = phrase::object(&self.lower, &self.written, &phrase.object);
        let narrowing = self.at(phrase.before.start..phrase.behind.end);
        let meaning = terms.meaning(narrowing);
        let predicate = Predicate {
            statement,
            force,
            act: phrase.act,
            object,
            before: self.source(&phrase.before),
            behind: self.source(&phrase.behind),
            meaning: meaning.map(|it| self.document.plain.to_source(it)),
            is_hedged: hedge.is_hedged,
            span: self.source(&whole),
        };
        if let Some(meaning) = meaning.filter(|_| operator.force == Force::Ban)
            && let Some(words) = self.document.plain.text.get(meaning.range())
        {
            // "Not for an Excluded Purpose", which "means resale": resale is forbidden.
            let lower = words.to_ascii_lowercase();
            let meant = phrase::nouns(&lower, 0..phrase::end(&lower, 0)).into_iter().filter(|it| it.act.is_some());
            let at = |it: &Range<usize>| {
                self.document.plain.to_source(Span::new(meaning.start + it.start, meaning.start + it.end))
            };
            all.extend(meant.map(|it| Predicate {
                act: it.act,
                object: phrase::object(&lower, words, &it.object),
                before: at(&it.before),
                behind: at(&it.behind),
                ..predicate.clone()
            }));
        }
        all.push(predicate);
    }

    /// All words of what an operator says.
    fn extent(&self, operator: &Operator, phrase: &Phrase) -> Range<usize> {
        let start = operator.range.start.min(phrase.before.start).min(phrase.object.start);
        let end = operator.range.end.max(phrase.behind.end).max(phrase.object.end);
        match operator.side {
            Side::Inside(..) => operator.range.clone(),
            Side::Subject => start..operator.range.end,
            _ => start..end,
        }
    }

    /// The same words in the plain text, as far as they are the statement's own.
    fn at(&self, range: Range<usize>) -> Span {
        let own = |at: usize| self.plain.start + at.saturating_sub(self.own).min(self.plain.len());
        Span::new(own(range.start), own(range.end))
    }

    fn source(&self, range: &Range<usize>) -> Span {
        self.document.plain.to_source(self.at(range.clone())).trimmed(&self.document.text)
    }
}
