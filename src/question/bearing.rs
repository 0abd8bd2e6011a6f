//! Which of the sentences that were not understood may answer which question.
//!
//! Any of them keeps a plain yes away. One that speaks of the question and may bind keeps every answer away but no.

use super::Questions;
use super::answer::Asked;
use crate::assess::Unread;
use crate::document::Span;
use crate::never::part_of;
use std::collections::BTreeMap;

/// What was not understood and may bear on one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bearing {
    /// Sentences that speak of it and may bind.
    pub direct: Vec<usize>,
    /// All others, those that bind or speak of it first.
    pub others: Vec<usize>,
}

/// What the words of the sentences that were not understood are about.
pub(super) struct Doubts {
    sentences: Vec<Signs>,
}

/// What the words of one sentence are signs of.
#[derive(Clone, Copy, Default)]
struct Signs {
    /// The questions that it speaks of, a bit each.
    questions: u64,
    /// Whether it may bind, and no finding tells how.
    binds: bool,
    /// Whether it may take something away.
    bans: bool,
}

/// The longest beginning of a word that is a sign.
const LONGEST: usize = 14;
/// What of the findings before a place may reach over it.
const OVERLAPPING: usize = 12;

impl Doubts {
    /// What the findings tell of is known, as far as it goes; a grant, of the kind that is named, tells of no limit.
    pub(super) fn of(all: &Questions, asked: &Asked<'_>, grant: &str) -> Self {
        let vocabulary = Vocabulary::of(all);
        let findings = &asked.assessment.findings;
        let found = Found::of(findings.iter().map(|it| it.span));
        let binding = Found::of(findings.iter().filter(|it| it.kind != grant).map(|it| it.span));
        let read = |it: &Unread| {
            let signs = vocabulary.read(it);
            let is_told = binding.touch(it.span) || !signs.bans && (found.touch(it.span) || found.below(it, asked));
            Signs { binds: signs.binds && !is_told, ..signs }
        };
        Self { sentences: asked.assessment.unread.iter().map(read).collect() }
    }

    /// What bears on the question of this place.
    pub(super) fn bearing(&self, place: usize) -> Bearing {
        let mut bearing = Bearing::default();
        let mut loose = Vec::new();
        for (index, signs) in self.sentences.iter().enumerate() {
            match (signs.questions & bit(place) != 0, signs.binds) {
                (true, true) => bearing.direct.push(index),
                (false, true) | (true, false) => bearing.others.push(index),
                (false, false) => loose.push(index),
            }
        }
        bearing.others.append(&mut loose);
        bearing
    }
}

/// Where findings stand, in the order of their starts.
struct Found(Vec<Span>);

impl Found {
    fn of(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_by_key(|it| (it.start, it.end));
        Self(spans)
    }

    fn touch(&self, sentence: Span) -> bool {
        let to = self.0.partition_point(|it| it.start < sentence.end);
        let near = part_of(&self.0, to.saturating_sub(OVERLAPPING)..to);
        near.iter().any(|it| it.overlaps(sentence))
    }

    /// Whether some stand behind a sentence in its clause and those under it: it leads them in.
    fn below(&self, sentence: &Unread, asked: &Asked<'_>) -> bool {
        let Some(clause) = asked.clauses.list.get(sentence.clause) else { return false };
        let next = self.0.get(self.0.partition_point(|it| it.start < sentence.span.end));
        next.is_some_and(|it| it.start < clause.extent_end)
    }
}

/// What words are signs of.
#[derive(Default)]
struct Vocabulary<'a> {
    whole: BTreeMap<&'a str, Signs>,
    /// Beginnings of words.
    open: BTreeMap<&'a str, Signs>,
}

impl<'a> Vocabulary<'a> {
    fn of(all: &'a Questions) -> Self {
        let mut own = Self::default();
        for (place, question) in all.list.iter().enumerate() {
            question.words.iter().for_each(|it| own.entry(it).questions |= bit(place));
        }
        all.force.iter().for_each(|it| own.entry(it).binds = true);
        all.ban.iter().for_each(|it| own.entry(it).bans = true);
        own
    }

    fn entry(&mut self, word: &'a str) -> &mut Signs {
        match word.strip_suffix('*') {
            Some(stem) => self.open.entry(stem).or_default(),
            None => self.whole.entry(word).or_default(),
        }
    }

    /// What a sentence's words are signs of; of another language it may be about anything.
    fn read(&self, unread: &Unread) -> Signs {
        let Some(words) = &unread.words else { return Signs { questions: u64::MAX, binds: true, bans: true } };
        let mut read = Signs::default();
        let lower = words.to_lowercase();
        let mut all = lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).peekable();
        while let Some(word) = all.next() {
            if all.peek().is_some_and(|next| is_idle(word, next)) {
                continue;
            }
            self.whole.get(word).into_iter().for_each(|it| read.add(*it));
            let ends = word.char_indices().map(|(at, it)| at + it.len_utf8()).take_while(|it| *it <= LONGEST);
            let stems = ends.filter_map(|it| self.open.get(word.get(..it)?));
            stems.for_each(|it| read.add(*it));
        }
        read
    }
}

/// Words that would limit and do not before this one: a right that others have too is no less a right.
fn is_idle(word: &str, next: &str) -> bool {
    match word {
        "non" => ["exclusive", "transferable", "sublicensable", "sublicenseable", "assignable"].contains(&next),
        "solely" => next == "responsible",
        _ => false,
    }
}

impl Signs {
    fn add(&mut self, other: Self) {
        self.questions |= other.questions;
        self.binds |= other.binds;
        self.bans |= other.bans;
    }
}

fn bit(place: usize) -> u64 {
    u32::try_from(place).ok().and_then(|it| 1_u64.checked_shl(it)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Questions;

    fn read(words: &str) -> (Vec<&'static str>, bool, bool) {
        let all = Questions::built_in();
        let span = Span::new(0, words.len());
        let words = Some(words.to_owned());
        let unread = Unread { clause: 0, span, because: String::new(), may_grant: false, words };
        let signs = Vocabulary::of(all).read(&unread);
        let speaks = all.list.iter().enumerate().filter(|(at, _)| signs.questions & bit(*at) != 0);
        (speaks.map(|it| it.1.id.as_str()).collect(), signs.binds, signs.bans)
    }

    #[test]
    fn a_sentence_speaks_of_what_its_words_name() {
        let (speaks, binds, bans) = read("Resale is out; selling the work must be blessed.");
        assert!(speaks.contains(&"sell") && binds && !bans, "{speaks:?}");
        let (speaks, binds, _) = read("Notes on the endorsement of novels.");
        assert!(!binds, "“no” and “end” are whole words: {speaks:?}");
        assert!(read("You may not share it.").2);
    }

    #[test]
    fn a_right_that_others_have_too_is_no_less_a_right() {
        assert!(!read("You are given a non-exclusive, non-transferable licence.").2);
        assert!(!read("You are solely responsible.").2);
        assert!(read("A licence for non-commercial use.").2);
    }

    #[test]
    fn another_language_may_be_about_anything() {
        let unread = Unread { clause: 0, span: Span::new(0, 1), because: String::new(), may_grant: true, words: None };
        let signs = Vocabulary::of(Questions::built_in()).read(&unread);
        assert!(signs.binds && signs.questions == u64::MAX);
    }
}
