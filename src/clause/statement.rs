//! Statements: who may, must or must not do what, under which limit, with which exception.

use super::Clause;
use crate::document::{Document, Span};

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
    /// Who it binds or frees.
    pub actor: Actor,
    /// Its force.
    pub modality: Modality,
    /// The word or words that carry the force; inside the lead-in when inherited.
    pub cue: Option<Span>,
    /// Whether the force comes from the lead-in of a list.
    pub inherited: bool,
    /// The statement that introduces the list it is an item of.
    pub lead_in: Option<usize>,
    /// What is allowed, demanded or forbidden: from the cue to the statement's end or its first limit.
    pub action: Option<Span>,
    /// "solely for …", "only …", "for non-commercial purposes".
    pub limiter: Option<Span>,
    /// "except …", "unless …", "other than …".
    pub exception: Option<Span>,
    /// "if …", "provided that …", "on condition that …".
    pub condition: Option<Span>,
}

pub(super) fn statements(_document: &Document, _clauses: &[Clause]) -> Vec<Statement> {
    Vec::new()
}
