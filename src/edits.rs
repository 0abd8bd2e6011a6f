//! The user's corrections: an input of a comparison, never a mutation of its result.

use serde::{Deserialize, Serialize};

/// Two clauses that the user says belong together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pin {
    /// SHA-256 of the first document.
    pub document: String,
    /// Anchor of its clause.
    pub anchor: String,
    /// SHA-256 of the second document.
    pub other_document: String,
    /// Anchor of its clause.
    pub other_anchor: String,
}

/// Everything that the user corrected or noted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// Clauses aligned by hand.
    pub pins: Vec<Pin>,
}
