//! Words and sentences that limit nobody, as `assets/harmless.toml` lists them.
//!
//! A sentence is harmless only if every word of it is: a list that lacks a word makes a text undetermined, one that has a
//! word too many may hide a limit.

mod file;
mod sentence;
mod words;

pub use file::HarmlessFile;
pub use words::Words;

use crate::document::Span;
use crate::never::{packed, slice};
use crate::pattern::Patterns;
use sentence::{Sentence, turns};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// How a sentence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A title or heading.
    Title,
    /// It gives rights.
    Grant,
    /// It gives or provides something, and names nothing that one may do with it: "provided as is, with no warranties".
    Offer,
    /// A finding rests on some of its words; the others must not add to them.
    Understood,
    /// The same, and what was found restricts: the words that forbid are the finding's.
    Restricted,
    /// It sets a condition, and no rule found anything.
    Condition,
    /// It demands or forbids, and no rule found anything.
    Binding,
    /// It says what a term means.
    Definition,
    /// It states something.
    Fact,
    /// It asks for something, and demands nothing.
    Advice,
    /// An approved text has it, but for some words.
    Known,
}

/// What limits nobody.
#[derive(Debug)]
pub struct Harmless {
    link: BTreeSet<String>,
    grant: BTreeSet<String>,
    plain: BTreeSet<String>,
    denial: BTreeSet<String>,
    title: BTreeSet<String>,
    limiting: BTreeSet<String>,
    risky: BTreeSet<String>,
    phrases: Lists,
    disclaimers: Lists,
    sentences: Lists,
    notices: Lists,
    facts: Lists,
    definitions: Lists,
    histories: Lists,
    origins: Lists,
    requests: Lists,
}

/// Patterns that are made ready when they are first looked for: a text whose sentences are all known needs none.
#[derive(Debug)]
struct Lists {
    sources: Vec<String>,
    ready: OnceLock<Patterns>,
}

impl Lists {
    fn of(sources: &[String]) -> Self {
        Self { sources: sources.to_vec(), ready: OnceLock::new() }
    }

    fn ready(&self) -> &Patterns {
        self.ready.get_or_init(|| Patterns::of(&self.sources))
    }

    /// Whether one of them matches, in words in lower case.
    fn is_match(&self, lower: &str) -> bool {
        self.ready().is_match(lower.as_bytes())
    }

    /// Where they match.
    fn places(&self, lower: &str) -> Vec<(usize, usize)> {
        self.ready().places(lower.as_bytes())
    }
}

/// A title of one of these words alone limits.
const SORTS_OF_USE: [&str; 12] = [
    "noncommercial",
    "non-commercial",
    "commercial",
    "academic",
    "educational",
    "research",
    "evaluation",
    "personal",
    "private",
    "internal",
    "proprietary",
    "confidential",
];

/// Words of the names of those who make things, though they may limit elsewhere.
const OF_NAMES: [&str; 12] = [
    "company",
    "corporation",
    "institute",
    "institution",
    "american",
    "america",
    "european",
    "network",
    "networks",
    "partners",
    "community",
    "group",
];

impl Harmless {
    /// What is built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Harmless> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::of(&packed(include_bytes!(concat!(env!("OUT_DIR"), "/harmless.pack")))))
    }

    /// Ready to be asked.
    fn of(file: &HarmlessFile) -> Self {
        let [phrases, disclaimers, sentences, notices, facts, definitions, histories, origins, requests] =
            file.lists().map(Lists::of);
        let words = |list: &str| list.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
        Self {
            link: words(&file.words.link),
            grant: words(&file.words.grant),
            plain: words(&file.words.plain),
            denial: words(&file.words.denial),
            title: words(&file.words.title),
            limiting: words(&file.words.limiting),
            risky: words(&file.words.risky),
            phrases,
            disclaimers,
            sentences,
            notices,
            facts,
            definitions,
            histories,
            origins,
            requests,
        }
    }

    /// Whether a sentence is no worse for lacking this word.
    pub fn is_spare(&self, word: &str) -> bool {
        self.is_known(word) || words::is_number(word)
    }

    /// The words of a proposition that nothing accounts for; `rest` are those that no finding and no known text has,
    /// `around` is the sentence that it is a part of, unless it has a force of its own.
    pub fn left_over(&self, written: &str, around: &str, rest: &Words, reading: Reading) -> Vec<Span> {
        if !rest.has_letters() {
            return Vec::new();
        }
        let sentence = Sentence::of(self, written, around, rest);
        let left: Vec<Span> = rest.list.iter().copied().filter(|it| !sentence.explains(*it, reading)).collect();
        if left.is_empty() || self.is_sentence(sentence.bare()) || sentence.is_request(reading) {
            return Vec::new();
        }
        let phrases = self.phrases.places(&sentence.lower);
        let in_phrase = |word: &Span| {
            let at = (word.start - rest.offset, word.end - rest.offset);
            phrases.iter().any(|it| it.0 <= at.0 && at.1 <= it.1)
        };
        let left: Vec<Span> = left.into_iter().filter(|it| !in_phrase(it)).collect();
        let turns = |it: &Span| sentence.lower.get(it.start - rest.offset..it.end - rest.offset).is_none_or(turns);
        if self.notices.is_match(sentence.bare()) && !left.iter().any(turns) {
            return Vec::new();
        }
        left
    }

    /// Whether it is one of the sentences that limit nobody. Where such a sentence has a gap for a name (a named group),
    /// what stands there must be able to be one: nothing on which a limit may turn.
    fn is_sentence(&self, bare: &str) -> bool {
        let names = |gap: Range<usize>| {
            let words = slice(bare, gap).split(|it: char| !it.is_alphanumeric() && it != '-');
            words.filter(|it| !it.is_empty()).all(|it| OF_NAMES.contains(&it) || !self.is_telling(it))
        };
        self.sentences.ready().found(bare.as_bytes()).any(|it| it.named().all(|(_, gap)| names(gap)))
    }

    /// Whether no limit turns on it in a sentence that was understood.
    fn is_known(&self, word: &str) -> bool {
        self.link.contains(word) || self.plain.contains(word) || word.len() == 1
    }

    /// Whether a word names a sort of use or of people, so that it narrows wherever it stands.
    pub fn narrows(word: &str) -> bool {
        const SORTS_OF_PEOPLE: [&str; 8] =
            ["hobbyists", "amateurs", "students", "schools", "charities", "citizens", "weapons", "military"];
        SORTS_OF_USE.contains(&word) || SORTS_OF_PEOPLE.contains(&word)
    }

    /// Whether a word may limit or says more than a name does.
    pub fn is_telling(&self, word: &str) -> bool {
        self.is_risky(word) || self.limiting.contains(word) || SORTS_OF_USE.contains(&word)
    }

    fn is_risky(&self, word: &str) -> bool {
        self.risky.contains(word) || word.starts_with("non-") || words::is_number(word)
    }

    fn is_of_title(&self, word: &str) -> bool {
        !self.limiting.contains(word) && (self.title.contains(word) || self.is_known(word))
    }
}
