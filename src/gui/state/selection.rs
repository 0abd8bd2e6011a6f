//! Which row, column and finding the user looks at.

use crate::gui::state::sheet::FindingAt;

/// What the user looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Index into the comparison's rows.
    pub row: Option<usize>,
    /// The document whose column the user looks at.
    pub document: Option<usize>,
    /// The finding that the inspector explains.
    pub finding: Option<FindingAt>,
}
