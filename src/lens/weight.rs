//! How a finding bears on a criterion; the build script reads this file too.

use serde::{Deserialize, Serialize};

/// How a finding bears on a criterion of a definition, or on an entry of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Touches an entry of a catalogue and does not settle it.
    Unread,
    /// Says that an entry of a catalogue is not there.
    Absent,
    /// Says that an entry of a catalogue is there.
    Present,
    /// Speaks for the criterion.
    Supports,
    /// A condition that the criterion allows.
    Compatible,
    /// Authorities disagree.
    Disputed,
    /// Unusual, or in conflict depending on context.
    Strains,
    /// Against the criterion as we read it.
    Conflicts,
}

impl Weight {
    /// Whether it is one that catalogues give; definitions give the others.
    pub fn is_of_catalogues(self) -> bool {
        self <= Self::Present
    }
}
