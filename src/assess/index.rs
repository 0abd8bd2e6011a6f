//! The rule set made ready to run: one automaton over the words of all rules, patterns compiled on first need.

use super::kind::Freedom;
use super::rule::{Rule, RuleFile};
use crate::clause::{Actor, Modality, Role};
use aho_corasick::AhoCorasick;
use regex::bytes::{Regex, RegexBuilder};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What runs.
#[derive(Clone, Debug)]
pub(super) struct Index {
    words: AhoCorasick,
    /// For each word, the rules that need it or one like it.
    rules_of_word: Vec<Vec<usize>>,
    /// Every rule, in the order of files.
    pub(super) rules: Vec<Ready>,
}

/// One rule with its patterns and its conditions in types.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    /// Its file, and its place there.
    pub(super) place: (usize, usize),
    pub(super) pattern: Pattern,
    pub(super) all: Vec<Pattern>,
    pub(super) lead: Option<Pattern>,
    pub(super) heading: Option<Pattern>,
    pub(super) document: Option<Pattern>,
    pub(super) unless: Vec<Pattern>,
    pub(super) verbs: Vec<(Freedom, Pattern)>,
    pub(super) roles: Vec<Role>,
    pub(super) not_roles: Vec<Role>,
    pub(super) forces: Vec<Modality>,
    pub(super) actors: Vec<Actor>,
}

/// A pattern that is compiled when it is first looked for.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    source: String,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(source: &str) -> Self {
        Self { source: source.to_owned(), regex: OnceLock::new() }
    }

    /// As it was written.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// The compiled pattern; rule files are checked when they are read, so that none is missing here.
    pub(super) fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| RegexBuilder::new(&self.source).unicode(false).build().ok()).as_ref()
    }

    /// Whether it is found in this text (in lower case).
    pub(super) fn is_in(&self, text: &[u8]) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }
}

impl Index {
    pub(super) fn of(files: &[RuleFile]) -> Self {
        let mut rules = Vec::new();
        let mut of_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (file_index, file) in files.iter().enumerate() {
            for (index, rule) in file.rules.iter().enumerate() {
                for word in &rule.words {
                    of_word.entry(word).or_default().push(rules.len());
                }
                rules.push(Ready::of(rule, (file_index, index)));
            }
        }
        let words = AhoCorasick::new(of_word.keys()).unwrap_or_else(|_| Self::nothing());
        Self { words, rules_of_word: of_word.into_values().collect(), rules }
    }

    /// An automaton that finds nothing, for a rule set too large to index.
    fn nothing() -> AhoCorasick {
        AhoCorasick::new::<_, &str>([]).expect("an automaton without words is always small enough")
    }

    /// Where rules' words stand in this text (in lower case): position and rule.
    pub(super) fn hits(&self, text: &[u8]) -> impl Iterator<Item = (usize, usize)> {
        self.words.find_overlapping_iter(text).flat_map(|hit| {
            let rules = self.rules_of_word.get(hit.pattern().as_usize()).map_or(&[][..], Vec::as_slice);
            rules.iter().map(move |rule| (hit.start(), *rule))
        })
    }
}

impl Ready {
    fn of(rule: &Rule, place: (usize, usize)) -> Self {
        Self {
            place,
            pattern: Pattern::new(&rule.pattern),
            all: rule.all.iter().map(|it| Pattern::new(it)).collect(),
            lead: rule.lead.as_deref().map(Pattern::new),
            heading: rule.heading.as_deref().map(Pattern::new),
            document: rule.document.as_deref().map(Pattern::new),
            unless: rule.unless.iter().map(|it| Pattern::new(&it.pattern)).collect(),
            verbs: rule.verbs.iter().map(|(freedom, it)| (*freedom, Pattern::new(it))).collect(),
            roles: typed(&rule.roles),
            not_roles: typed(&rule.not_roles),
            forces: typed(&rule.modality),
            actors: typed(&rule.actor),
        }
    }
}

/// Words as the types they name; the build script and [`super::Rules::parse`] have seen that they do.
fn typed<T: DeserializeOwned>(words: &[String]) -> Vec<T> {
    words.iter().filter_map(|word| serde_json::from_value(serde_json::Value::from(word.as_str())).ok()).collect()
}
