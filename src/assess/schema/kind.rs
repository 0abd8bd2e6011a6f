//! Kinds of finding: what each means, whatever rule found it.

use serde::{Deserialize, Serialize};

/// What a finding does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Gives or protects a freedom.
    Grant,
    /// Attaches a duty to it.
    Condition,
    /// Takes it away.
    Restriction,
    /// Neither; worth knowing.
    Notice,
}

/// One of the four freedoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freedom {
    /// Run it for any purpose.
    Use,
    /// Look inside and learn.
    Study,
    /// Change it.
    Modify,
    /// Pass it on, changed or not.
    Share,
}

impl Freedom {
    /// All four, in the order they are always shown.
    pub const ALL: [Self; 4] = [Self::Use, Self::Study, Self::Modify, Self::Share];

    /// Its name, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Study => "study",
            Self::Modify => "modify",
            Self::Share => "share",
        }
    }
}

/// How often a kind of finding is worth telling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Once {
    /// Once a statement.
    #[default]
    Statement,
    /// Once a clause: what several of its sentences do together.
    Clause,
}

/// A kind of finding, as `assets/rules/*.toml` describe it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The id that scripts use: `user-threshold`.
    pub id: String,
    /// A short name for people: "User-count threshold".
    pub title: String,
    /// One or two plain sentences on what such a clause does.
    pub summary: String,
    /// Grant, condition, restriction or notice.
    pub stance: Stance,
    /// The freedoms it touches.
    pub freedoms: Vec<Freedom>,
    /// Who says so, and where.
    #[serde(default)]
    pub authority: String,
    /// How often it is told.
    #[serde(default)]
    pub once: Once,
}
