//! One proposition while its words are looked at.

use super::words::{self, Words};
use super::{Harmless, Reading, SORTS_OF_USE};
use crate::document::Span;
use crate::never::{part_of, slice};
use std::cell::OnceCell;

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

/// What a request says that is not asked: "but not required".
const WAIVED: [&str; 7] = ["requir", "obligat", "mandator", "necess", "bind", "enforc", "need"];

/// Words that name an office, or whose number it is, where it is told how a work came to be.
const OF_ORIGINS: [&str; 26] = [
    "government",
    "department",
    "united",
    "states",
    "agency",
    "contract",
    "grant",
    "award",
    "national",
    "institute",
    "institution",
    "corporation",
    "company",
    "community",
    "contributors",
    "american",
    "european",
    "license",
    "licence",
    "licenses",
    "academic",
    "my",
    "our",
    "no",
    "network",
    "laboratory",
];

/// Words behind which something new begins: a purpose, a place, a time, somebody who acts, an act.
const LEADING_ON: [&str; 72] = [
    "for", "in", "on", "at", "by", "with", "within", "from", "to", "into", "onto", "of", "under", "over", "upon",
    "during", "before", "after", "until", "since", "through", "via", "between", "among", "against", "as", "and", "or",
    "nor", "but", "if", "unless", "when", "while", "where", "whenever", "that", "which", "who", "than", "then", "not",
    "no", "only", "must", "may", "shall", "will", "can", "should", "would", "could", "might", "is", "are", "be",
    "been", "was", "were", "has", "have", "had", "do", "does", "did", "you", "they", "we", "it", "i", "he", "she",
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

/// One proposition while its words are looked at.
pub(super) struct Sentence<'a> {
    lists: &'a Harmless,
    written: &'a str,
    /// The same length in bytes.
    pub(super) lower: String,
    around: String,
    rest: &'a Words,
    disclaimer: OnceCell<bool>,
    history: OnceCell<bool>,
    origin: OnceCell<bool>,
    fact: OnceCell<bool>,
    definition: OnceCell<bool>,
    named: OnceCell<bool>,
}

impl<'a> Sentence<'a> {
    pub(super) fn of(lists: &'a Harmless, written: &'a str, around: &str, rest: &'a Words) -> Self {
        let (lower, around) = (written.to_ascii_lowercase(), around.to_ascii_lowercase());
        let (disclaimer, history, origin, fact, definition, named) = Default::default();
        Self { lists, written, lower, around, rest, disclaimer, history, origin, fact, definition, named }
    }

    /// Without the punctuation around it.
    pub(super) fn bare(&self) -> &str {
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

    /// Whether it tells how the work came to be.
    fn is_origin(&self) -> bool {
        *self.origin.get_or_init(|| self.lists.origins.is_match(self.bare()))
    }

    /// Whether it asks for something and leaves everybody free not to do it: no word demands, forbids or gives, but where
    /// it says that nothing is required. What an approving sentence makes its condition is asked for as well.
    pub(super) fn is_request(&self, reading: Reading) -> bool {
        let asks = |words: &str| self.lists.requests.is_match(words) && binds_nobody(words);
        match reading {
            Reading::Grant | Reading::Offer | Reading::Binding | Reading::Restricted => false,
            Reading::Condition => asks(&self.around),
            _ => asks(self.bare()),
        }
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
    pub(super) fn explains(&self, word: Span, reading: Reading) -> bool {
        let (lists, offset) = (self.lists, self.rest.offset);
        let Some(written) = self.written.get(word.start - offset..word.end - offset) else { return false };
        let folded = words::folded(written);
        let it = folded.as_str();
        let is_plain = || lists.is_known(it) || self.rest.is_name(self.written, word);
        match reading {
            Reading::Title => self.names(it, written) || self.is_disclaimer() && (is_plain() || self.disclaims(it)),
            // "Provided as is, with no warranties" gives nothing to do.
            Reading::Offer
                if self.is_disclaimer() && (lists.denial.contains(it) || is_plain() && !lists.is_telling(it)) =>
            {
                true
            }
            Reading::Grant | Reading::Offer => {
                lists.link.contains(it) || lists.grant.contains(it) || it.len() == 1 || self.is_granter(word, it)
            }
            Reading::Understood => {
                is_plain() || self.is_disclaimer() && self.disclaims(it) || self.only_describes(word, it)
            }
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
            Reading::Fact if self.is_origin() => {
                !lists.is_risky(it) || OF_ORIGINS.contains(&it) || words::is_number(it)
            }
            Reading::Fact if self.is_history() || self.is_label() => !lists.is_risky(it),
            Reading::Definition if self.is_definition() => is_plain() || !lists.is_risky(it),
            Reading::Fact | Reading::Definition => self.is_fact() && is_plain(),
        }
    }

    /// Whether a word that nobody knows stands before a noun or for one, inside words that were understood: "this
    /// LICENSE.FlashPoint file", "code formats". Behind a preposition, a verb or a comma it may be a limit or a duty.
    fn only_describes(&self, word: Span, folded: &str) -> bool {
        let at = word.start - self.rest.offset;
        let before = slice(&self.lower, 0..at);
        let is_beside = before.ends_with([' ', '-', '.', '"', '\n']);
        let trimmed = before.trim_end_matches([' ', '-', '.', '"', '\n']);
        let previous = trimmed.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
        is_beside
            && !trimmed.ends_with(|it: char| !it.is_alphanumeric())
            && previous.len() > 1
            && !self.lists.is_telling(folded)
            && !LEADING_ON.contains(&previous)
            && !previous.ends_with("ing")
            && !previous.ends_with("ly")
            && !folded.ends_with("ing")
            && self.rest.list.len() <= 24
    }

    /// Whether a name is that of who gives: "Marsh Light Labs hereby grants you …".
    fn is_granter(&self, word: Span, folded: &str) -> bool {
        let (at, end) = (word.start - self.rest.offset, word.end - self.rest.offset);
        let after = slice(self.written, end..);
        let before_verb = after.split_whitespace().take(6).take_while(|it| !it.starts_with("grant"));
        let is_verb_near = after.split_whitespace().take(7).any(|it| it.starts_with("grant"));
        let is_name = |it: &str| words::is_capitalised(it) || matches!(it, "hereby" | "and" | "of" | "the" | ",");
        let written = slice(self.written, at..end);
        is_verb_near
            && words::is_capitalised(written)
            && !self.lists.is_risky(folded)
            && before_verb.into_iter().all(is_name)
    }

    fn disclaims(&self, word: &str) -> bool {
        self.lists.denial.contains(word) || !self.lists.is_risky(word)
    }

    /// Whether it is the name of a licence and nothing else, of one word or of capitals: "pybench License".
    fn is_licence_name(&self) -> bool {
        let words: Vec<&str> = self.written.split_whitespace().collect();
        let is_licence = |it: &&str| {
            let bare = it.trim_matches(|it: char| !it.is_alphanumeric());
            bare.eq_ignore_ascii_case("license") || bare.eq_ignore_ascii_case("licence")
        };
        let Some(at) = words.iter().position(is_licence) else { return false };
        let name: Vec<&&str> = words.iter().take(at).filter(|it| !it.eq_ignore_ascii_case("the")).collect();
        words.len() - at <= 4 && (name.len() == 1 || name.iter().all(|it| words::is_capitalised(it)))
    }

    /// Whether a word of a title only names: "Wren Licence" names a text, "One Installation Per Site" may bind.
    fn names(&self, word: &str, written: &str) -> bool {
        self.lists.is_of_title(word)
            || self.is_licence_name() && !self.lists.is_telling(word)
            || self.rest.is_one() && !SORTS_OF_USE.contains(&word)
            || words::is_capitalised(written) && !self.lists.limiting.contains(word) && self.is_named()
            || words::is_number(word)
    }
}

/// Whether a copyright line with this word may limit: "Copyright 2024 Marsh, for internal use only".
pub(super) fn turns(word: &str) -> bool {
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

/// Whether no word of a request demands, forbids or gives, but where it says that nothing is required.
fn binds_nobody(lower: &str) -> bool {
    const BINDING: [&str; 16] = [
        "must",
        "shall",
        "may",
        "provided",
        "condition",
        "conditions",
        "conditional",
        "conditioned",
        "fee",
        "fees",
        "free",
        "permission",
        "grant",
        "granted",
        "licensed",
        "will",
    ];
    let is_inner = |it: char| it.is_alphanumeric() || it == '\'';
    let words: Vec<&str> = lower.split(|it: char| !is_inner(it)).filter(|it| !it.is_empty()).collect();
    let waives = |at: usize| {
        let next = part_of(&words, at + 1..);
        next.iter().take(3).any(|it| WAIVED.iter().any(|waived| it.starts_with(waived)))
    };
    words.iter().enumerate().all(|(at, it)| match *it {
        "not" | "no" => waives(at),
        "other" | "than" => true,
        it => !forbids(it) && !BINDING.contains(&it),
    })
}
