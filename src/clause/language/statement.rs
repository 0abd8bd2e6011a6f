//! Statements: who may, must or must not do what, under which limit, with which exception.

use super::cue::{self, Cue};
use super::operator;
use super::sentence::{sentences, units};
use crate::clause::{Clause, Clauses, Role};
use crate::document::{Document, Span};
use std::collections::BTreeMap;

/// Who a statement binds or frees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The licensee: you, the recipient, whoever uses or distributes.
    Licensee,
    /// The licensor, a contributor, the steward.
    Licensor,
    /// A thing: this License, the rights, modified files.
    Thing,
    /// Not said or not understood.
    Unknown,
}

/// What force a statement has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// Rights are given: "hereby grants", "is granted".
    Grant,
    /// One may: "you may", "are free to".
    Permission,
    /// One must: "must", "shall", "agrees to".
    Duty,
    /// One must not: "may not", "shall not", "is prohibited".
    Prohibition,
    /// One is asked: "should", "is encouraged to".
    Advice,
    /// Nothing is allowed or demanded.
    Plain,
}

impl Modality {
    /// Whether it allows, demands or forbids something.
    pub fn is_operative(self) -> bool {
        !matches!(self, Self::Advice | Self::Plain)
    }
}

/// One statement: a sentence, a list item, or an inline item with what it inherits from its lead-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The clause whose own text holds it.
    pub clause: usize,
    /// Where it stands.
    pub span: Span,
    /// What it is for: as a rule what its clause is for.
    pub role: Role,
    /// Who it binds or frees.
    pub actor: Actor,
    /// Its force.
    pub modality: Modality,
    /// The word or words that carry the force; inside the lead-in when inherited.
    pub cue: Option<Span>,
    /// Whether the sentence denies: a prohibition, or "does not grant".
    pub negated: bool,
    /// Whether the force comes from the lead-in of a list.
    pub inherited: bool,
    /// The statement that introduces the list it is an item of.
    pub lead_in: Option<usize>,
    /// The verbs: what is allowed, demanded or forbidden.
    pub action: Option<Span>,
    /// What the verbs act on.
    pub object: Option<Span>,
    /// "solely for …", "only …", "for non-commercial purposes".
    pub limiter: Option<Span>,
    /// "except …", "unless …", "other than …".
    pub exception: Option<Span>,
    /// "if …", "provided that …", "on condition that …".
    pub condition: Option<Span>,
}

/// Whether plain text has words that allow, demand or forbid.
pub(in crate::clause) fn has_cue(text: &str) -> bool {
    cue::find(text).is_some()
}

/// Every statement of every clause, in order.
pub(in crate::clause) fn statements(document: &Document, clauses: &[Clause]) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    // The last statement of each clause that announces a list.
    let mut announces: Vec<Option<usize>> = vec![None; clauses.len()];
    let mut unnumbered = LastUnnumbered::default();
    for clause in clauses {
        let announced = |id: usize| announces.get(id).copied().flatten();
        let before = unnumbered.sibling_before(clause);
        let lead_in = before.and_then(announced).or_else(|| clause.parent.and_then(announced));
        let first = all.len();
        read_clause(document, clause, lead_in, &mut all);
        if all.len() > first
            && is_lead_in(document.plain.slice(clause.span))
            && let Some(slot) = announces.get_mut(clause.id)
        {
            *slot = Some(all.len() - 1);
        }
    }
    all
}

/// Under each parent, the last clause so far that has no number.
#[derive(Default)]
struct LastUnnumbered(BTreeMap<Option<usize>, usize>);

impl LastUnnumbered {
    /// For a numbered clause, the paragraph without a number that stands before its list under the same parent:
    /// attachments print their lead-in so.
    fn sibling_before(&mut self, clause: &Clause) -> Option<usize> {
        if clause.number.is_some() {
            return self.0.get(&clause.parent).copied();
        }
        self.0.insert(clause.parent, clause.id);
        None
    }
}

/// Whether a text breaks off where a list is to follow.
fn is_lead_in(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([':', '：']) || leads_in(text) || text.ends_with(['-']) && text.len() > 20
}

/// Whether words break off where a list must follow: "you may not", "you must".
pub(in crate::clause) fn leads_in(text: &str) -> bool {
    let text = text.trim_end();
    [" to", " not", " must", " shall", " may", " following", " that", " for", " of", " from"]
        .iter()
        .any(|it| text.ends_with(it))
}

fn read_clause(document: &Document, clause: &Clause, lead_in: Option<usize>, all: &mut Vec<Statement>) {
    // The heading names the clause; it neither allows nor forbids, unless it is all there is: "YOU MAY NOT SELL IT."
    let speaks = |it: Span| {
        let words = document.plain.slice(it);
        words.split_whitespace().count() >= 3 && operator::forbids(words)
    };
    let alone = clause.heading.filter(|it| document.plain.slice(clause.body()).trim().is_empty() && speaks(*it));
    let body = document.plain.from_source(alone.unwrap_or_else(|| clause.body()));
    let Some(text) = document.plain.text.get(body.range()) else { return };
    let skipped = text.len() - text.trim_start_matches([' ', '\n', '.', ':', '-']).len();
    let body = Span::new(body.start + skipped, body.end);
    let Some(text) = document.plain.text.get(body.range()) else { return };
    let from_source = |range: std::ops::Range<usize>| {
        document.plain.to_source(Span::new(body.start + range.start, body.start + range.end))
    };
    for (position, sentence) in sentences(text).into_iter().enumerate() {
        let mut head = if position == 0 { lead_in } else { None };
        let mut subject = Actor::Unknown;
        for unit in units(text, sentence) {
            let Some(words) = text.get(unit.range.clone()) else { continue };
            let id = all.len();
            let above = head.and_then(|it| all.get(it)).filter(|_| unit.is_item || position == 0);
            let statement = read(words, above, head);
            let mut located = locate(statement, clause.id, &unit.range, from_source);
            // "You will not, and will not permit …": the subject goes on.
            if located.actor == Actor::Unknown && located.modality != Modality::Plain && !located.inherited {
                located.actor = subject;
            }
            subject = located.actor;
            if !unit.is_item {
                // Inline items that follow inherit from this unit.
                head = Some(id);
            }
            all.push(located);
        }
    }
}

/// A statement with ranges relative to its unit.
struct Read {
    cue: Option<Cue>,
    inherits: Option<Statement>,
    lead_in: Option<usize>,
    parts: cue::Parts,
}

fn read(words: &str, above: Option<&Statement>, lead_in: Option<usize>) -> Read {
    let own = cue::find(words);
    let inherits = above.filter(|above| {
        above.modality != Modality::Plain
            && (own.is_none() || own.as_ref().is_some_and(|it| it.is_subordinate) || cue::is_fragment(words))
    });
    let parts = cue::parts(words, if inherits.is_some() { None } else { own.as_ref() });
    Read { cue: own.filter(|_| inherits.is_none()), inherits: inherits.cloned(), lead_in: above.and(lead_in), parts }
}

fn locate(
    read: Read,
    clause: usize,
    unit: &std::ops::Range<usize>,
    from_source: impl Fn(std::ops::Range<usize>) -> Span,
) -> Statement {
    let at = |range: std::ops::Range<usize>| from_source(unit.start + range.start..unit.start + range.end);
    let span = from_source(unit.clone());
    let base = Statement {
        clause,
        span,
        role: Role::Other,
        actor: Actor::Unknown,
        modality: Modality::Plain,
        cue: None,
        negated: false,
        inherited: false,
        lead_in: read.lead_in,
        action: read.parts.action.map(at),
        object: read.parts.object.map(at),
        limiter: read.parts.limiter.map(at),
        exception: read.parts.exception.map(at),
        condition: read.parts.condition.map(at),
    };
    match (read.inherits, read.cue) {
        (Some(above), _) => Statement {
            actor: above.actor,
            modality: above.modality,
            cue: above.cue,
            negated: above.negated,
            inherited: true,
            ..base
        },
        (None, Some(cue)) => Statement {
            actor: cue.actor,
            modality: cue.modality,
            negated: cue.negated,
            cue: Some(at(cue.range)),
            ..base
        },
        (None, None) => base,
    }
}

impl Clauses {
    /// The statements that a statement inherits from, nearest first.
    pub fn lead_ins<'a>(&'a self, statement: &'a Statement) -> impl Iterator<Item = &'a Statement> {
        std::iter::successors(Some(statement), |it| it.lead_in.and_then(|id| self.statements.get(id))).skip(1).take(8)
    }
}
