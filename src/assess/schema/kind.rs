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
    /// What it asks of whoever builds on the work; nothing where it binds those alone who got it.
    #[serde(default, rename = "passes-on")]
    pub passes_on: Option<PassesOn>,
    /// What it leaves to a business, where it is a restriction.
    #[serde(default)]
    pub business: ForBusiness,
    /// Whether permissive licences have such words themselves, so that they are no sign of other terms.
    #[serde(default)]
    pub ordinary: bool,
}

/// What a clause asks of whoever builds on the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassesOn {
    /// The end of "asks to …": "stay non-commercial".
    pub to: String,
    /// What shows whether they do it; nothing where only a reader can tell.
    #[serde(default)]
    pub shown: Option<Shown>,
}

/// What shows that somebody does what the terms of the base ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// The name begins with the finding's parameter `prefix`.
    Name,
    /// The card has the words of the finding's parameter `text`.
    Words,
    /// The licence is of the same family.
    Family,
    /// The licence lists forbidden uses.
    Uses,
    /// The licence has the same limit.
    Limit,
    /// The licence's text and its notices are there.
    Notices,
}

/// What a clause leaves to a business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForBusiness {
    /// It does not touch business.
    #[default]
    Free,
    /// Business is bounded: by size, field, place, permission or price.
    Bounded,
    /// Business is kept out.
    Out,
}
