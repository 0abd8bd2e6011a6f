//! Rows: which clauses of which documents stand beside each other.

use super::edit::Edit;
use serde::Serialize;

/// How a cell's clauses relate to those they are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Every word the same, in the same place.
    Same,
    /// Only wrapping, quotes, numbering, case and the like differ.
    Cosmetic,
    /// Words differ.
    Edited,
    /// The same words in another place.
    Moved,
    /// Other words in another place.
    MovedEdited,
    /// One clause there is several here.
    Split,
    /// Several clauses there are one here.
    Merged,
    /// Not there.
    Added,
    /// There, not here.
    Absent,
}

impl Relation {
    /// Whether something other than cosmetics differs.
    pub fn is_change(self) -> bool {
        !matches!(self, Self::Same | Self::Cosmetic)
    }

    /// Its name as in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Cosmetic => "cosmetic",
            Self::Edited => "edited",
            Self::Moved => "moved",
            Self::MovedEdited => "moved-edited",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Added => "added",
            Self::Absent => "absent",
        }
    }

    /// Every relation, in the order summaries count them.
    pub const ALL: [Self; 9] = [
        Self::Same,
        Self::Cosmetic,
        Self::Edited,
        Self::Moved,
        Self::MovedEdited,
        Self::Split,
        Self::Merged,
        Self::Added,
        Self::Absent,
    ];
}

/// One document's share of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its clauses, in document order; empty where it has none.
    pub clauses: Vec<usize>,
    /// How they relate to `against`; `None` in the cell that others are measured against.
    pub relation: Option<Relation>,
    /// The document that this cell is measured against.
    pub against: Option<usize>,
    /// How sure the alignment is: 0 a guess, 1 certain.
    pub confidence: f32,
    /// Word edits, in order.
    pub edits: Vec<Edit>,
    /// Whether the user put it here.
    pub pinned: bool,
}

/// Clauses that belong together, one cell a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// One cell for each document, in the documents' order.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether something other than cosmetics differs in it.
    pub fn is_change(&self) -> bool {
        self.cells.iter().any(|cell| cell.relation.is_some_and(Relation::is_change))
    }
}
