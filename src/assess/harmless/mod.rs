//! Words and sentences that limit nobody, as `assets/harmless.toml` lists them.
//!
//! A sentence is harmless only if every word of it is: a list that lacks a word makes a text undetermined, one that has a
//! word too many may hide a limit.

mod file;
mod words;

pub use file::HarmlessFile;
pub use words::Words;

use crate::document::Span;
use crate::never::{packed, slice};
use crate::pattern::Patterns;
use std::cell::OnceCell;
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

/// Words with which one forbids.
const BAN: [&str; 24] = [
    "not",
    "no",
    "nor",
    "neither",
    "never",
    "cannot",
    "only",
    "solely",
    "exclusively",
    "without",
    "except",
    "unless",
    "other",
    "than",
    "prohibited",
    "forbidden",
    "permitted",
    "allowed",
    "authorized",
    "authorised",
    "agree",
    "agrees",
    "refrain",
    "restricted",
];

/// Words with which one asks.
const ADVICE: [&str; 16] = [
    "please",
    "we",
    "us",
    "our",
    "i",
    "me",
    "kindly",
    "request",
    "requested",
    "appreciate",
    "appreciated",
    "would",
    "want",
    "encouraged",
    "send",
    "contact",
];

/// What a title names.
const NAMED: [&str; 14] = [
    "license",
    "licence",
    "agreement",
    "terms",
    "conditions",
    "copyright",
    "notice",
    "disclaimer",
    "warranty",
    "version",
    "definitions",
    "policy",
    "preamble",
    "contract",
];

impl Harmless {
    /// What is built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Harmless> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::of(&packed(include_bytes!(concat!(env!("OUT_DIR"), "/harmless.pack")))))
    }

    /// Ready to be asked.
    fn of(file: &HarmlessFile) -> Self {
        let [phrases, disclaimers, sentences, notices, facts, definitions, histories] = file.lists().map(Lists::of);
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
        if left.is_empty() || self.is_sentence(sentence.bare()) {
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

/// One proposition while its words are looked at.
struct Sentence<'a> {
    lists: &'a Harmless,
    written: &'a str,
    /// The same length in bytes.
    lower: String,
    around: String,
    rest: &'a Words,
    disclaimer: OnceCell<bool>,
    history: OnceCell<bool>,
    fact: OnceCell<bool>,
    definition: OnceCell<bool>,
    named: OnceCell<bool>,
}

impl<'a> Sentence<'a> {
    fn of(lists: &'a Harmless, written: &'a str, around: &str, rest: &'a Words) -> Self {
        let (lower, around) = (written.to_ascii_lowercase(), around.to_ascii_lowercase());
        let (disclaimer, history, fact, definition, named) = Default::default();
        Self { lists, written, lower, around, rest, disclaimer, history, fact, definition, named }
    }

    /// Without the punctuation around it.
    fn bare(&self) -> &str {
        let end = self.lower.trim().trim_end_matches(['.', ';', ',', ':', '*', '-', '=', '_', ' ', '"', ')', ']']);
        end.trim_start_matches(['*', '-', '=', '_', ' ', '"', '(', '[', '/', '#', '>'])
    }

    /// Whether it is about warranty, liability or risk, or a part of a sentence that is.
    fn is_disclaimer(&self) -> bool {
        let disclaims =
            || self.lists.disclaimers.is_match(self.bare()) || self.lists.disclaimers.is_match(&self.around);
        *self.disclaimer.get_or_init(disclaims)
    }

    fn is_history(&self) -> bool {
        *self.history.get_or_init(|| self.lists.histories.is_match(self.bare()))
    }

    /// Whether it has a word for what a title names.
    fn is_named(&self) -> bool {
        let named = || self.lower.split(|it: char| !it.is_alphanumeric()).any(|it| NAMED.contains(&it));
        *self.named.get_or_init(named)
    }

    fn is_fact(&self) -> bool {
        *self.fact.get_or_init(|| self.lists.facts.is_match(self.bare()))
    }

    fn is_definition(&self) -> bool {
        *self.definition.get_or_init(|| self.lists.definitions.is_match(self.bare()))
    }

    /// A name, an address, a line of a table: nothing but capitals, numbers and what joins them.
    fn is_label(&self) -> bool {
        self.rest.is_label(self.written, |it| self.lists.link.contains(it))
    }

    /// Whether a word limits nobody in a sentence that is read so.
    fn explains(&self, word: Span, reading: Reading) -> bool {
        let (lists, offset) = (self.lists, self.rest.offset);
        let Some(written) = self.written.get(word.start - offset..word.end - offset) else { return false };
        let folded = words::folded(written);
        let it = folded.as_str();
        let is_plain = || lists.is_known(it) || self.rest.is_name(self.written, word);
        match reading {
            Reading::Title => self.names(it, written) || self.is_disclaimer() && (is_plain() || self.disclaims(it)),
            Reading::Grant => {
                lists.link.contains(it) || lists.grant.contains(it) || it.len() == 1 || self.is_granter(word, it)
            }
            Reading::Understood => is_plain() || self.is_disclaimer() && self.disclaims(it),
            Reading::Restricted => {
                is_plain()
                    || lists.denial.contains(it)
                    || lists.grant.contains(it)
                    || forbids(it)
                    || self.is_granter(word, it)
            }
            Reading::Known => {
                is_plain() || lists.grant.contains(it) || self.is_disclaimer() && lists.denial.contains(it)
            }
            Reading::Advice => is_plain() || ADVICE.contains(&it) || self.is_history() && !lists.is_risky(it),
            // What binds is harmless only where it binds nobody but the one who disclaims.
            _ if self.is_disclaimer() => is_plain() || self.disclaims(it),
            Reading::Binding => false,
            Reading::Condition => lists.is_known(it),
            Reading::Fact if self.is_history() || self.is_label() => !lists.is_risky(it),
            Reading::Definition if self.is_definition() => is_plain() || !lists.is_risky(it),
            Reading::Fact | Reading::Definition => self.is_fact() && is_plain(),
        }
    }

    /// Whether a name is that of who gives: "Marsh Light Labs hereby grants you …".
    fn is_granter(&self, word: Span, folded: &str) -> bool {
        let (at, end) = (word.start - self.rest.offset, word.end - self.rest.offset);
        let after = self.written.get(end..).unwrap_or("");
        let before_verb = after.split_whitespace().take(6).take_while(|it| !it.starts_with("grant"));
        let is_verb_near = after.split_whitespace().take(7).any(|it| it.starts_with("grant"));
        let is_name = |it: &str| words::is_capitalised(it) || matches!(it, "hereby" | "and" | "of" | "the" | ",");
        let written = self.written.get(at..end).unwrap_or("");
        is_verb_near
            && words::is_capitalised(written)
            && !self.lists.is_risky(folded)
            && before_verb.into_iter().all(is_name)
    }

    fn disclaims(&self, word: &str) -> bool {
        self.lists.denial.contains(word) || !self.lists.is_risky(word)
    }

    /// Whether a word of a title only names: "Wren Licence" names a text, "One Installation Per Site" may bind.
    fn names(&self, word: &str, written: &str) -> bool {
        self.lists.is_of_title(word)
            || self.rest.is_one() && !SORTS_OF_USE.contains(&word)
            || words::is_capitalised(written) && !self.lists.limiting.contains(word) && self.is_named()
            || words::is_number(word)
    }
}

/// Whether a copyright line with this word may limit: "Copyright 2024 Marsh, for internal use only".
fn turns(word: &str) -> bool {
    const TURNING: [&str; 28] = [
        "only",
        "not",
        "no",
        "never",
        "except",
        "unless",
        "without",
        "use",
        "uses",
        "used",
        "user",
        "users",
        "purpose",
        "purposes",
        "commercial",
        "noncommercial",
        "internal",
        "evaluation",
        "prohibited",
        "forbidden",
        "restricted",
        "may",
        "must",
        "shall",
        "licensed",
        "sold",
        "confidential",
        "personal",
    ];
    TURNING.contains(&word) || word.starts_with("non-")
}

/// Whether a word is one with which one forbids.
fn forbids(word: &str) -> bool {
    BAN.contains(&word) || word.ends_with("n't")
}
