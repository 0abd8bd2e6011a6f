//! Clauses put together or kept apart by hand.

use super::Place;
use serde::{Deserialize, Serialize};

/// Two clauses of two documents that the user says belong together, or do not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// A clause of one document.
    pub one: Place,
    /// A clause of another.
    pub other: Place,
    /// Whether they must not stand in one row, whatever their words say.
    #[serde(default)]
    pub apart: bool,
}

impl Pin {
    /// Whether both pins are about the same two clauses.
    pub fn is_about(&self, other: &Self) -> bool {
        self.one.is_same(&other.one) && self.other.is_same(&other.other)
            || self.one.is_same(&other.other) && self.other.is_same(&other.one)
    }
}
