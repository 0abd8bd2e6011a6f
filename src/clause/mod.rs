//! Document → clause tree, sentences and statements.
//!
//! Clauses come from what is printed: numbers, headings, indentation. Each byte that is not blank belongs
//! to exactly one clause's own text. Statements (who may, must or must not do what) are computed here once;
//! rules and edit classes are written on them, never on raw strings.
//! Never judges, never compares, never fails.

mod language;
mod layout;

pub use language::definition::Definition;
pub use language::lexicon;
pub use language::operator::Force;
pub use language::predicate::Predicate;
pub use language::proposition::{Proposition, Turn};
pub use language::statement::{Actor, Modality, Statement};
pub use language::vocabulary::{Act, Object, names_act};

use crate::never::part_of;
use language::{definition, predicate, proposition, role, statement};

use crate::document::{Document, Span};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// What a clause is for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Gives rights.
    Grant,
    /// Says what one must do to have them.
    Condition,
    /// Says what one must not do.
    Restriction,
    /// Says what a term means.
    Definition,
    /// Says when rights end.
    Termination,
    /// Excludes warranty or liability.
    Disclaimer,
    /// Heads an attachment, exhibit or appendix.
    Attachment,
    /// Stands before the operative part: recitals, purposes, acceptance.
    Preamble,
    /// Anything else: titles, governing law, signatures, front matter.
    Other,
}

/// A clause: a numbered item, a headed section or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its index in [`Clauses::list`]; document order.
    pub id: usize,
    /// The clause it stands under.
    pub parent: Option<usize>,
    /// The numbers as printed, joined by dots (`1.b.iv`), or `¶n` under its parent's label.
    pub label: String,
    /// The printed number itself, if there is one.
    pub number: Option<Span>,
    /// The heading, without the number.
    pub heading: Option<Span>,
    /// What it is for.
    pub role: Role,
    /// Its own text: heading line and body, up to its first child or next sibling.
    pub span: Span,
    /// End of its last descendant.
    pub extent_end: usize,
    /// 0 at the root.
    pub depth: usize,
    /// The part of the bundle it stands in.
    pub part: usize,
    /// Whether it is the title of its part.
    pub is_title: bool,
    /// The language of its own text as ISO 639-1, where it can be told.
    pub language: Option<&'static str>,
    /// A short stable hash of label, heading and words, for notes and pins that outlive edits elsewhere.
    pub anchor: String,
}

impl Clause {
    /// The own text after the number (and after the heading, if the body follows on it).
    pub fn body(&self) -> Span {
        let after = self.heading.or(self.number).map_or(self.span.start, |it| it.end);
        Span::new(after.min(self.span.end), self.span.end)
    }
}

/// The clauses of a document and what was read in them.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// All clauses in document order; parents stand before their children.
    pub list: Vec<Clause>,
    /// All statements in document order.
    pub statements: Vec<Statement>,
    /// The propositions of all statements, in document order.
    pub propositions: Vec<Proposition>,
    /// What they say of acts, in the order of the statements.
    pub predicates: Vec<Predicate>,
    /// The terms that the text defines.
    pub definitions: Vec<Definition>,
}

impl Clauses {
    /// The clauses of a document as they are printed, with neither roles nor statements: enough to name a place in it.
    pub fn outline(document: &Document) -> Vec<Clause> {
        layout::clauses(document)
    }

    /// Reads the clauses of a document.
    pub fn of(document: &Document) -> Self {
        let mut list = layout::clauses(document);
        let mut statements = statement::statements(document, &list);
        let definitions = definition::definitions(document, &list);
        role::assign(document, &mut list, &statements);
        role::assign_statements(document, &list, &mut statements);
        for clause in &mut list {
            clause.anchor = anchor(&[&clause.label, document.plain.slice(clause.span)]);
        }
        let propositions = proposition::propositions(document, &statements);
        let predicates = predicate::predicates(document, &statements, &definitions);
        Self { list, statements, propositions, predicates, definitions }
    }

    /// The clause whose own text holds this byte.
    pub fn at(&self, at: usize) -> Option<&Clause> {
        let index = self.list.partition_point(|clause| clause.span.start <= at);
        self.list.get(index.checked_sub(1)?).filter(|clause| clause.span.contains(at))
    }

    /// The statements of one clause.
    pub fn statements_of(&self, clause: usize) -> &[Statement] {
        self.statements.get(self.statement_range(clause)).unwrap_or(&[])
    }

    /// The predicates of one clause's statements.
    pub fn predicates_of(&self, clause: usize) -> &[Predicate] {
        let statements = self.statement_range(clause);
        let from = self.predicates.partition_point(|it| it.statement < statements.start);
        let to = self.predicates.partition_point(|it| it.statement < statements.end);
        part_of(&self.predicates, from..to)
    }

    fn statement_range(&self, clause: usize) -> std::ops::Range<usize> {
        let from = self.statements.partition_point(|it| it.clause < clause);
        from..self.statements.partition_point(|it| it.clause <= clause)
    }

    /// The clause's ancestors, nearest first.
    pub fn ancestors(&self, clause: usize) -> impl Iterator<Item = &Clause> {
        std::iter::successors(self.list.get(clause), |it| it.parent.and_then(|parent| self.list.get(parent))).skip(1)
    }

    /// The clause's heading, or the nearest one above it.
    pub fn heading_above(&self, clause: usize) -> Option<Span> {
        self.list.get(clause)?.heading.or_else(|| self.ancestors(clause).find_map(|it| it.heading))
    }
}

/// Twelve hexadecimal digits of SHA-256 over these words, white space and case folded.
pub fn anchor(words: &[&str]) -> String {
    let mut hash = Sha256::new();
    for word in words {
        for piece in word.split_whitespace() {
            hash.update(piece.to_lowercase().as_bytes());
            hash.update(b" ");
        }
        hash.update(b"\n");
    }
    crate::document::hex(hash.finalize().get(..6).unwrap_or_default())
}
