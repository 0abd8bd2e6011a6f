//! The rule set made ready to run: the words of all rules, and their patterns.

mod slots;

pub(super) use slots::ReadySlots;

use super::schema::kind::Freedom;
use super::schema::rule::{QUIET_ROLES, Rule, RuleFile, Scope, Unless, Within};
use crate::clause::{Actor, Modality, Role};
use crate::pattern::{Finder, Pattern, Words};
use serde::de::DeserializeOwned;

/// What runs.
#[derive(Clone, Debug)]
pub(super) struct Index {
    words: Finder,
    /// For each word, the rules that are tried where it stands.
    rules_of_word: Vec<Vec<usize>>,
    /// Every rule, in the order of files.
    pub(super) rules: Vec<Ready>,
    /// Those that ask for slots.
    pub(super) slotted: Vec<usize>,
}

/// One rule with its patterns and its conditions in types.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    /// Its file, and its place there.
    pub(super) place: (usize, usize),
    /// What it is tried on.
    scope: Scope,
    pub(super) pattern: Pattern,
    pub(super) slots: Option<ReadySlots>,
    pub(super) all: Vec<Pattern>,
    pub(super) lead: Option<Pattern>,
    pub(super) heading: Option<Pattern>,
    pub(super) document: Option<Pattern>,
    pub(super) unless: Vec<Pattern>,
    pub(super) verbs: Vec<(Freedom, Pattern)>,
    pub(super) beside: Vec<(String, Pattern)>,
    pub(super) roles: Vec<Role>,
    pub(super) not_roles: Vec<Role>,
    pub(super) forces: Vec<Modality>,
    pub(super) actors: Vec<Actor>,
}

impl Index {
    pub(super) fn of(files: &[RuleFile]) -> Self {
        let mut rules = Vec::new();
        let mut words = Words::default();
        let mut tried: Vec<Vec<usize>> = Vec::new();
        for (file_index, file) in files.iter().enumerate() {
            for (index, rule) in file.rules.iter().enumerate() {
                for word in &rule.words {
                    let number = words.number(word.as_bytes());
                    tried.resize(tried.len().max(number + 1), Vec::new());
                    if let Some(rules_of_word) = tried.get_mut(number) {
                        rules_of_word.push(rules.len());
                    }
                }
                rules.push(Ready::of(rule, (file_index, index), &mut words));
            }
        }
        let slotted =
            (0..rules.len()).filter(|it| rules.get(*it).is_some_and(|it: &Ready| it.slots.is_some())).collect();
        Self { words: words.finder(), rules_of_word: tried, rules, slotted }
    }

    /// Calls for each place where a word of the rules stands in this text (in lower case): position and the word's
    /// number.
    pub(super) fn hits(&self, text: &[u8], hit: impl FnMut(usize, usize)) {
        self.words.hits(text, hit);
    }

    /// What a rule is tried on.
    pub(super) fn scope(&self, rule: usize) -> Option<Scope> {
        self.rules.get(rule).map(|it| it.scope)
    }

    /// The rules that are tried where this word stands.
    pub(super) fn rules_of(&self, word: usize) -> &[usize] {
        self.rules_of_word.get(word).map_or(&[], Vec::as_slice)
    }
}

impl Ready {
    fn of(rule: &Rule, place: (usize, usize), words: &mut Words) -> Self {
        Self {
            place,
            scope: rule.scope,
            pattern: Pattern::needing(&rule.pattern, words),
            slots: rule.slots.as_ref().map(ReadySlots::of),
            all: rule.all.iter().map(|it| Pattern::new(it)).collect(),
            lead: rule.lead.as_deref().map(Pattern::new),
            heading: rule.heading.as_deref().map(Pattern::new),
            document: rule.document.as_deref().map(|it| Pattern::far(it, words)),
            unless: rule.unless.iter().map(|it| exception(it, words)).collect(),
            verbs: rule.verbs.iter().map(|(freedom, it)| (*freedom, Pattern::new(it))).collect(),
            beside: rule.beside.iter().map(|(name, it)| (name.clone(), Pattern::new(it))).collect(),
            roles: typed(&rule.roles),
            not_roles: typed(&quiet_in(rule)),
            forces: typed(&rule.modality),
            actors: typed(&rule.actor),
        }
    }
}

/// Where a rule never fires: what slots forbid in a preamble counts, unless the rule says otherwise.
fn quiet_in(rule: &Rule) -> Vec<String> {
    let mut roles = rule.not_roles.clone();
    if rule.slots.is_some() && roles == QUIET_ROLES {
        roles.retain(|it| it != "preamble");
    }
    roles
}

fn exception(unless: &Unless, words: &mut Words) -> Pattern {
    match unless.within {
        Within::Document => Pattern::far(&unless.pattern, words),
        _ => Pattern::new(&unless.pattern),
    }
}

/// Words as the types they name; the build script and [`super::Rules::parse`] have seen that they do.
fn typed<T: DeserializeOwned>(words: &[String]) -> Vec<T> {
    words.iter().filter_map(|word| serde_json::from_value(serde_json::Value::from(word.as_str())).ok()).collect()
}
