//! Clauses → findings, by the rules in `assets/rules/`.
//!
//! A rule reads words, never names: nothing here knows which licence a text is.
//! Every finding says which rule fired on which words; every hit that an exception took back is kept with its reason.

mod engine;
mod harmless;
mod index;
mod rules;
mod schema;

pub use engine::sentences::{Sentence, sentences};
pub use rules::Rules;
pub use schema::kind::{ForBusiness, Freedom, Kind, Once, PassesOn, Shown, Stance};
pub use schema::user::{RuleError, UserFile};
pub use schema::{fragment, rule};

use crate::clause::Clauses;
use crate::diagnostic::Diagnostic;
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
    /// Whether its words stand in a sentence that an approved text has.
    pub known: bool,
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

/// A sentence that could bind and that was not understood, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The clause that it stands in.
    pub clause: usize,
    /// Its words.
    pub span: Span,
    /// Why it counts as unread, for people.
    pub because: String,
    /// Whether it may give rights, so that a missing freedom is not yet a withheld one.
    pub may_grant: bool,
    /// Its words in lower case, to tell what it cannot be about; nothing where the rules do not read its language.
    pub words: Option<String>,
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
    /// For each clause: whether all its sentences are accounted for.
    pub read: Vec<bool>,
    /// The sentences that are not accounted for, and why, in document order.
    pub unread: Vec<Unread>,
    /// What to know about the assessment as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// Who approved the text's very words, where no rule reads its language.
    pub approvals: Vec<Approval>,
}

/// Somebody's decision about a whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Who decided.
    pub by: Approver,
    /// The id of the text in the SPDX list, which records the decision.
    pub of: &'static str,
}

/// Who decides that a text is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approver {
    /// The Open Source Initiative.
    Osi,
    /// The Free Software Foundation.
    Fsf,
}

impl Approver {
    /// Its name in a lens's file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Osi => "osi",
            Self::Fsf => "fsf",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Osi => "the Open Source Initiative",
            Self::Fsf => "the Free Software Foundation",
        }
    }
}

impl Assessment {
    /// What was found in some clauses; the others count as read.
    #[must_use]
    pub fn of_clauses(&self, stays: impl Fn(usize) -> bool) -> Self {
        let mut of = self.clone();
        of.findings.retain(|it| stays(it.clause));
        of.suppressed.retain(|it| stays(it.clause));
        of.imports.retain(|it| stays(it.clause));
        of.unread.retain(|it| stays(it.clause));
        of.approvals.clear();
        of.read.iter_mut().enumerate().filter(|it| !stays(it.0)).for_each(|it| *it.1 = true);
        of
    }
}

/// A sentence that an approved text has too, but for some words. It need not be understood again; it is judged all the
/// same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSentence {
    /// Where it stands.
    pub span: Span,
    /// Its words that the approved text does not have.
    pub own: Vec<Span>,
    /// Words of the approved text that it does not have.
    pub lacking: Vec<String>,
}

/// Assesses one document, of which these sentences, in its order, are known from approved texts.
pub fn assess(document: &Document, clauses: &Clauses, rules: &Rules, known: &[KnownSentence]) -> Assessment {
    engine::run(document, clauses, rules, known, None)
}

/// How far a rule got with the words of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Its trigger does not match.
    Pattern,
    /// It does not fire in clauses of this role.
    Role,
    /// The statement has another force.
    Force,
    /// The statement is about someone else.
    Actor,
    /// The headings above say something else.
    Heading,
    /// The lead-in says something else, or there is none.
    Lead,
    /// The statement introduces too few items.
    Items,
    /// The text lacks what the rule presumes.
    Document,
    /// Another pattern that it needs is missing.
    All,
    /// The grant names no verb that it knows.
    Verbs,
    /// An exception took it back.
    Exception(String),
    /// It fired.
    Fired,
}

/// One rule tried on one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The clause.
    pub clause: usize,
    /// Id of the rule.
    pub rule: String,
    /// How far it got.
    pub stop: Stop,
}

/// The trail of an assessment: every rule whose words stand in the text, clause by clause, and how far it got.
pub fn explain(document: &Document, clauses: &Clauses, rules: &Rules) -> Vec<Step> {
    let mut trail = Vec::new();
    engine::run(document, clauses, rules, &[], Some(&mut trail));
    trail
}
