//! Defined terms.

use super::Clause;
use crate::document::{Document, Span};

/// A term that the text defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term, as in the text, without its quotes.
    pub term: Span,
    /// The clause that defines it.
    pub clause: usize,
    /// The whole definition.
    pub span: Span,
}

pub(super) fn definitions(_document: &Document, _clauses: &[Clause]) -> Vec<Definition> {
    Vec::new()
}
