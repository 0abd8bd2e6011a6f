//! How a room voted on a clause.

use super::Place;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one may vote for: the freedom that a clause takes away or burdens, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Running it for any purpose.
    Use,
    /// Looking inside.
    Study,
    /// Changing it.
    Modify,
    /// Passing it on.
    Share,
    /// The clause leaves all four alone.
    None,
}

impl Choice {
    /// All five, in the order they are always shown.
    pub const ALL: [Self; 5] = [Self::Use, Self::Study, Self::Modify, Self::Share, Self::None];

    /// Its name, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Study => "study",
            Self::Modify => "modify",
            Self::Share => "share",
            Self::None => "none",
        }
    }
}

/// The voices of a room on one clause; several choices a person are possible, so they need not add up to a head count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Vote {
    /// The clause.
    pub place: Place,
    /// How many voices each choice had; those without any are left out.
    pub counts: BTreeMap<Choice, u32>,
}

impl Vote {
    /// All voices together.
    pub fn voices(&self) -> u64 {
        self.counts.values().map(|it| u64::from(*it)).sum()
    }
}
