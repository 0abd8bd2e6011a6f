//! Words and sentences that limit nobody, as `assets/harmless.toml` lists them.
//!
//! A sentence is harmless only if every word of it is: a list that lacks a word makes a text undetermined, one that has a
//! word too many may hide a limit.

mod file;
mod words;

pub use file::HarmlessFile;
pub use words::Words;

use crate::document::Span;
use regex::{Regex, RegexSet};
use std::collections::BTreeSet;
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
    phrases: Vec<Regex>,
    disclaimers: RegexSet,
    sentences: RegexSet,
    facts: RegexSet,
    definitions: RegexSet,
    histories: RegexSet,
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
        BUILT_IN.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the build script read and checked the file")]
            let file =
                serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/harmless.json"))).expect("built-in data");
            Self::of(&file)
        })
    }

    /// Ready to be asked.
    ///
    /// # Panics
    /// Where a pattern does not compile: the build script has compiled those of the built-in file.
    #[expect(clippy::expect_used, reason = "the build script compiled each of them")]
    pub fn of(file: &HarmlessFile) -> Self {
        let words = |list: &str| list.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
        let set =
            |patterns: &[String]| RegexSet::new(patterns.iter().map(|it| file::expanded(it))).expect("they compile");
        let phrases = file.phrases.iter().map(|it| Regex::new(&file::expanded(it)).expect("it compiles")).collect();
        Self {
            link: words(&file.words.link),
            grant: words(&file.words.grant),
            plain: words(&file.words.plain),
            denial: words(&file.words.denial),
            title: words(&file.words.title),
            limiting: words(&file.words.limiting),
            risky: words(&file.words.risky),
            phrases,
            disclaimers: set(&file.disclaimers),
            sentences: set(&file.sentences),
            facts: set(&file.facts),
            definitions: set(&file.definitions),
            histories: set(&file.histories),
        }
    }

    /// Whether a sentence is no worse for lacking this word.
    pub fn is_spare(&self, word: &str) -> bool {
        self.link.contains(word) || self.plain.contains(word) || words::is_number(word)
    }

    /// The words of a proposition that nothing accounts for; `rest` are those that no finding and no known text has,
    /// `around` is the sentence that it is a part of, unless it has a force of its own.
    pub fn left_over(&self, sentence: &str, around: &str, rest: &Words, reading: &Reading) -> Vec<Span> {
        let lower = sentence.to_lowercase();
        let lower = lower.trim().trim_end_matches(['.', ';', ',', ':', '*', '-', '=', '_', ' ', '"', ')', ']']);
        let lower = lower.trim_start_matches(['*', '-', '=', '_', ' ', '"', '(', '[', '/', '#', '>']);
        if !rest.has_letters() || self.sentences.is_match(lower) {
            return Vec::new();
        }
        let phrases: Vec<(usize, usize)> =
            self.phrases.iter().flat_map(|it| it.find_iter(sentence)).map(|it| (it.start(), it.end())).collect();
        let in_phrase = |word: Span| {
            let at = (word.start - rest.offset, word.end - rest.offset);
            phrases.iter().any(|it| it.0 <= at.0 && at.1 <= it.1)
        };
        let is_disclaimer = self.disclaimers.is_match(lower) || self.disclaimers.is_match(around);
        let is_known = |word: &str| self.link.contains(word) || self.plain.contains(word) || word.len() == 1;
        // "Wren Licence" names a text; "One Installation Per Site" may bind.
        let is_named = lower.split(|it: char| !it.is_alphanumeric()).any(|it| NAMED.contains(&it));
        let is_title = |word: &str| !self.limiting.contains(word) && (self.title.contains(word) || is_known(word));
        let is_risky = |word: &str| self.risky.contains(word) || word.starts_with("non-") || words::is_number(word);
        let is_ban = |word: &str| BAN.contains(&word) || word.ends_with("n't");
        let is_history = self.histories.is_match(lower);
        // A name, an address, a line of a table: nothing but capitals, numbers and what joins them.
        let is_label = rest.is_label(sentence, |it| self.link.contains(it));
        let keep = |word: Span| {
            let Some(written) = sentence.get(word.start - rest.offset..word.end - rest.offset) else { return true };
            let word_ = words::folded(written);
            let it = word_.as_str();
            let is_name = || rest.is_name(sentence, word);
            let explained = in_phrase(word)
                || match reading {
                    Reading::Title => {
                        is_title(it)
                            || rest.is_one() && !SORTS_OF_USE.contains(&it)
                            || is_named && words::is_capitalised(written) && !self.limiting.contains(it)
                            || words::is_number(it)
                    }
                    Reading::Grant => self.link.contains(it) || self.grant.contains(it) || it.len() == 1,
                    Reading::Binding if !is_disclaimer => false,
                    Reading::Condition if !is_disclaimer => is_known(it),
                    Reading::Fact if !is_disclaimer && is_history => !is_risky(it),
                    Reading::Fact if !is_disclaimer && is_label => !is_risky(it),
                    Reading::Fact if !is_disclaimer && !self.facts.is_match(lower) => false,
                    Reading::Restricted => {
                        is_known(it) || is_name() || self.denial.contains(it) || self.grant.contains(it) || is_ban(it)
                    }
                    Reading::Advice => is_known(it) || is_name() || ADVICE.contains(&it) || is_history && !is_risky(it),
                    Reading::Known => {
                        is_known(it)
                            || self.grant.contains(it)
                            || is_name()
                            || is_disclaimer && self.denial.contains(it)
                    }
                    _ if is_disclaimer => is_known(it) || self.denial.contains(it) || is_name() || !is_risky(it),
                    Reading::Definition if self.definitions.is_match(lower) => {
                        is_known(it) || is_name() || !is_risky(it)
                    }
                    Reading::Definition if !self.facts.is_match(lower) => false,
                    _ => is_known(it) || is_name(),
                };
            !explained
        };
        rest.list.iter().copied().filter(|it| keep(*it)).collect()
    }
}
