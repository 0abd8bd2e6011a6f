//! Clauses → findings, by the rules in `assets/rules/`.
//!
//! A rule reads words, never names: nothing here knows which licence a text is.
//! Every finding says which rule fired on which words; every hit that an exception took back is kept with its reason.

mod engine;
mod kind;
mod parameter;
pub mod rule;
mod rules;
mod unread;

pub use kind::{Freedom, Kind, Stance};
pub use rules::Rules;

use crate::clause::Clauses;
use crate::document::{Document, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// How sure the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The words say it.
    Stated,
    /// The words imply it.
    Implied,
    /// The words can be read otherwise.
    Unclear,
}

/// Something a clause does to a freedom, tied to its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind: an id such as `user-threshold`.
    pub kind: String,
    /// Grant, condition, restriction or notice.
    pub stance: Stance,
    /// How sure the words are.
    pub certainty: Certainty,
    /// The freedoms it touches.
    pub freedoms: Vec<Freedom>,
    /// The clause it stands in.
    pub clause: usize,
    /// The exact words.
    pub span: Span,
    /// What the words say in numbers and names: `users`, `territory`, `consequence`, …
    pub parameters: BTreeMap<String, serde_json::Value>,
    /// Id of the rule that fired.
    pub rule: String,
    /// Why it fired, for people.
    pub why: String,
    /// Stable across edits elsewhere: kind, clause anchor and words.
    pub anchor: String,
}

/// A hit that an exception took back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The kind it would have been.
    pub kind: String,
    /// The clause it stands in.
    pub clause: usize,
    /// The words that looked like it.
    pub span: Span,
    /// Id of the rule.
    pub rule: String,
    /// Why it is not a finding.
    pub because: String,
}

/// Another document that the text makes part of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What it is: "acceptable-use policy".
    pub what: String,
    /// The clause that imports it.
    pub clause: usize,
    /// The words that do.
    pub span: Span,
    /// Its name or address, as far as the text says.
    pub target: Option<String>,
    /// Whether it is among the parts that were opened.
    pub loaded: bool,
}

/// What rules found in one document.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// Findings in document order.
    pub findings: Vec<Finding>,
    /// Hits that were taken back, in document order.
    pub suppressed: Vec<Suppressed>,
    /// Other documents that the text imports.
    pub imports: Vec<Import>,
    /// For each clause: false where it looks operative and no rule understood it.
    pub read: Vec<bool>,
}

/// Assesses one document.
pub fn assess(document: &Document, clauses: &Clauses, rules: &Rules) -> Assessment {
    engine::run(document, clauses, rules)
}
