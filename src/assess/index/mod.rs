//! The rule set made ready to run: one automaton over the words of all rules, patterns compiled on first need.

mod needs;
mod slots;

pub(super) use needs::{Needs, Words};
pub(super) use slots::ReadySlots;

use super::schema::kind::Freedom;
use super::schema::rule::{QUIET_ROLES, Rule, RuleFile, Scope, Unless, Within};
use crate::clause::{Actor, Modality, Role};
use aho_corasick::AhoCorasick;
use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;
use regex_syntax::hir::{Hir, HirKind, Repetition};
use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// What runs.
#[derive(Clone, Debug)]
pub(super) struct Index {
    words: AhoCorasick,
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
    pub(super) roles: Vec<Role>,
    pub(super) not_roles: Vec<Role>,
    pub(super) forces: Vec<Modality>,
    pub(super) actors: Vec<Actor>,
}

/// A pattern that is compiled when it is first looked for.
///
/// Patterns bridge gaps of so many letters (`.{0,60}`), and each such gap makes many states. Most texts lack even the
/// words around the gaps, so a looser pattern, in which a gap may be of any length, is asked first: it has few states,
/// and what it does not find the pattern itself would not find.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    source: String,
    /// The words without which it cannot match.
    pub(super) needs: Needs,
    /// Whether it is looked for in whole documents.
    is_far: bool,
    loose: OnceLock<Option<Regex>>,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that is looked for where a trigger matched: what words it needs is not worth asking.
    fn new(source: &str) -> Self {
        let (source, needs) = (source.to_owned(), Needs::Nothing);
        Self { source, needs, is_far: false, loose: OnceLock::new(), regex: OnceLock::new() }
    }

    /// A rule's trigger, looked for in many places.
    fn trigger(source: &str, words: &mut Words) -> Self {
        Self { needs: Needs::of(source, words), ..Self::new(source) }
    }

    /// A pattern that is looked for in whole documents: there a table pays.
    fn far(source: &str, words: &mut Words) -> Self {
        Self { is_far: true, ..Self::trigger(source, words) }
    }

    /// As it was written.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// The compiled pattern; rule files are checked when they are read, so that none is missing here.
    pub(super) fn regex(&self) -> Option<&Regex> {
        // Behind a looser pattern it is searched rarely, and in short texts: walking its many states then costs less
        // than making a table of them.
        self.regex.get_or_init(|| compiled(&self.source, self.is_far || self.loose().is_none())).as_ref()
    }

    fn loose(&self) -> Option<&Regex> {
        let loose = || loosened(&self.source).filter(|_| !self.is_far);
        self.loose.get_or_init(|| loose().and_then(|it| compiled(&it, true))).as_ref()
    }

    /// False only where the pattern is not in this text (in lower case): the quick answer.
    pub(super) fn may_be_in(&self, text: &[u8]) -> bool {
        self.loose().is_none_or(|it| it.is_match(text))
    }

    /// Whether it is found in this text (in lower case).
    pub(super) fn is_in(&self, text: &[u8]) -> bool {
        self.may_be_in(text) && self.regex().is_some_and(|regex| regex.is_match(text))
    }
}

fn compiled(pattern: &str, with_table: bool) -> Option<Regex> {
    let config = Config::new().hybrid(with_table).utf8_empty(false);
    let bytes = syntax::Config::new().unicode(false).utf8(false);
    Regex::builder().configure(config).syntax(bytes).build(pattern).ok()
}

/// The pattern with every counted repetition made an unlimited one; `None` if it has none worth it.
fn loosened(pattern: &str) -> Option<String> {
    let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).ok()?;
    let mut changed = false;
    let hir = loose(&hir, &mut changed);
    changed.then(|| hir.to_string())
}

fn loose(hir: &Hir, changed: &mut bool) -> Hir {
    match hir.kind() {
        HirKind::Repetition(it) => {
            let counted = it.max.is_some_and(|max| max > 3);
            *changed |= counted;
            let (min, max) = if counted { (it.min.min(1), None) } else { (it.min, it.max) };
            Hir::repetition(Repetition { min, max, greedy: it.greedy, sub: Box::new(loose(&it.sub, changed)) })
        }
        HirKind::Capture(it) => loose(&it.sub, changed),
        HirKind::Concat(all) => Hir::concat(all.iter().map(|it| loose(it, changed)).collect()),
        HirKind::Alternation(all) => Hir::alternation(all.iter().map(|it| loose(it, changed)).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => hir.clone(),
    }
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
        let in_order = words.in_order();
        tried.resize(in_order.len(), Vec::new());
        Self {
            words: AhoCorasick::new(in_order).unwrap_or_else(|_| Self::nothing()),
            rules_of_word: tried,
            rules,
            slotted,
        }
    }

    /// An automaton that finds nothing, for a rule set too large to index.
    fn nothing() -> AhoCorasick {
        AhoCorasick::new::<_, &str>([]).expect("an automaton without words is always small enough")
    }

    /// Where words of the rules stand in this text (in lower case): position and the word's number.
    pub(super) fn hits(&self, text: &[u8]) -> impl Iterator<Item = (usize, usize)> {
        self.words.find_overlapping_iter(text).map(|hit| (hit.start(), hit.pattern().as_usize()))
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
            pattern: Pattern::trigger(&rule.pattern, words),
            slots: rule.slots.as_ref().map(ReadySlots::of),
            all: rule.all.iter().map(|it| Pattern::new(it)).collect(),
            lead: rule.lead.as_deref().map(Pattern::new),
            heading: rule.heading.as_deref().map(Pattern::new),
            document: rule.document.as_deref().map(|it| Pattern::far(it, words)),
            unless: rule.unless.iter().map(|it| exception(it, words)).collect(),
            verbs: rule.verbs.iter().map(|(freedom, it)| (*freedom, Pattern::new(it))).collect(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loose_pattern_finds_whatever_the_pattern_finds() {
        for (pattern, text) in [
            (r"\b(?:only|solely)\b.{0,20}research", "only, as far as the law goes, for research"),
            (r"\b(?:only|solely)\b.{0,20}research", "only for research"),
            (r"(?P<n>[0-9]{1,9}) (?:big |old ){0,5}users", "700 big old users"),
            (r"^.{0,8}[^;]{2,40}$", "1. a short line"),
        ] {
            let pattern = Pattern::new(pattern);
            let exact = pattern.regex().is_some_and(|it| it.is_match(text.as_bytes()));
            assert!(
                pattern.loose().is_some() && (!exact || pattern.may_be_in(text.as_bytes())),
                "{}",
                pattern.source()
            );
        }
        let pattern = Pattern::new(r"[0-9]{1,9} (?:big |old ){0,5}users");
        assert!(!pattern.may_be_in(b"many users"));
        assert_eq!(loosened("a|bc?"), None);
    }
}
