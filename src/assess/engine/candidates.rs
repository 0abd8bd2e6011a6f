//! Which rules can fire where, by the words that stand there.

use super::text::Text;
use crate::assess::Rules;
use crate::assess::schema::rule::Scope;

/// What a rule is tried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Statement(usize),
    Clause(usize),
    Section(usize),
}

/// Which words of the rules stand where in a text.
pub(super) struct Words {
    /// Each word once for each statement that it stands in, by statement.
    statements: Vec<(usize, usize)>,
    /// And once for each clause.
    clauses: Vec<(usize, usize)>,
    /// Whether it stands anywhere.
    whole: Present,
}

impl Words {
    pub(super) fn of(text: &Text<'_>, rules: &Rules) -> Self {
        let (mut statements, mut clauses) = (Vec::new(), Vec::new());
        let mut whole = Present::default();
        let (mut statement, mut clause) = (None, None);
        rules.index().hits(text.all(), |at, word| {
            // The next word mostly stands where the last one stood.
            if !statement.is_some_and(|it| text.statement(it).contains(at)) {
                statement = text.statement_at(at);
            }
            if !clause.is_some_and(|it| text.own(it).contains(at)) {
                clause = text.clause_at(at);
            }
            statements.extend(statement.map(|it| (it, word)));
            clauses.extend(clause.map(|it| (it, word)));
            whole.set(word, true);
        });
        for list in [&mut statements, &mut clauses] {
            list.sort_unstable();
            list.dedup();
        }
        Self { statements, clauses, whole }
    }

    pub(super) fn in_document(&self, word: usize) -> bool {
        self.whole.has(word)
    }

    /// Units and the rules to try on them, in the order of the text, then of the rules.
    ///
    /// `all` keeps the rules of which one word stands there and others are missing: they cannot match, but a reader
    /// who asks how a clause was read wants to know how near they came.
    pub(super) fn candidates(&self, text: &Text<'_>, rules: &Rules, all: bool) -> Vec<(Unit, usize)> {
        let mut found = Vec::new();
        let mut present = Present::default();
        for words in self.statements.chunk_by(|a, b| a.0 == b.0) {
            tried(Unit::Statement, Scope::Statement, words, rules, all, &mut present, &mut found);
        }
        for words in self.clauses.chunk_by(|a, b| a.0 == b.0) {
            tried(Unit::Clause, Scope::Clause, words, rules, all, &mut present, &mut found);
        }
        let sections = found.len();
        for (clause, word) in &self.clauses {
            for rule in
                rules.index().rules_of(*word).iter().filter(|it| rules.index().scope(**it) == Some(Scope::Section))
            {
                found.push((Unit::Section(*clause), *rule));
                found.extend(text.clauses.ancestors(*clause).map(|it| (Unit::Section(it.id), *rule)));
            }
        }
        if let Some(sections) = found.get_mut(sections..) {
            sections.sort_unstable();
        }
        found.dedup();
        found
    }
}

/// The words that stand in one place.
#[derive(Default)]
struct Present(Vec<bool>);

impl Present {
    fn set(&mut self, word: usize, value: bool) {
        if self.0.len() <= word {
            self.0.resize(word + 1, false);
        }
        if let Some(slot) = self.0.get_mut(word) {
            *slot = value;
        }
    }

    fn has(&self, word: usize) -> bool {
        self.0.get(word).copied().unwrap_or(false)
    }
}

fn tried(
    unit: fn(usize) -> Unit,
    wanted: Scope,
    words: &[(usize, usize)],
    rules: &Rules,
    all: bool,
    present: &mut Present,
    found: &mut Vec<(Unit, usize)>,
) {
    let Some((at, _)) = words.first() else { return };
    for (_, word) in words {
        present.set(*word, true);
    }
    let first = found.len();
    let index = rules.index();
    for (_, word) in words {
        for rule in index.rules_of(*word).iter().filter(|it| index.scope(**it) == Some(wanted)) {
            if all || index.rules.get(*rule).is_some_and(|it| it.pattern.needs.met(&|word| present.has(word))) {
                found.push((unit(*at), *rule));
            }
        }
    }
    if let Some(rules) = found.get_mut(first..) {
        rules.sort_unstable();
    }
    for (_, word) in words {
        present.set(*word, false);
    }
}
