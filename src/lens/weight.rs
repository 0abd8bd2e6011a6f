//! How a finding bears on a criterion; the build script reads this file too.

use serde::{Deserialize, Serialize};

/// How a finding bears on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
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
