//! Word edits between two clauses.

use super::EditClass;
use crate::document::{Document, Span};

/// Words that differ between a cell and the one it is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What sort of difference.
    pub class: EditClass,
    /// The document it is measured against.
    pub against: usize,
    /// The words there; empty where words were added.
    pub there: Span,
    /// The words here; empty where words are missing.
    pub here: Span,
}

/// The edits from `there` to `here`.
pub fn edits(_there: (&Document, &[Span]), _here: (&Document, &[Span]), _against: usize) -> Vec<Edit> {
    Vec::new()
}
