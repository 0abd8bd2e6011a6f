//! What a reviewer says of a finding or of a clause.

use super::Place;
use crate::assess::{Finding, Freedom, Stance};
use serde::{Deserialize, Serialize};

/// Whether a reviewer goes along with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The words say so.
    Agree,
    /// They do not.
    Disagree,
    /// They can be read either way, or the reviewer cannot tell.
    Unsure,
}

impl Verdict {
    /// All three, in the order they are always shown.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Disagree, Self::Unsure];

    /// Its name, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Unsure => "unsure",
        }
    }
}

/// Which finding a mark is about, told so that it is found again by other rules and in a changed text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Marked {
    /// The finding's kind.
    pub kind: String,
    /// The finding's anchor.
    pub anchor: String,
    /// Its words when the mark was made.
    pub quote: String,
}

/// A finding that the program did not make and a reviewer does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// Its kind.
    pub kind: String,
    /// What such a finding does.
    pub stance: Stance,
    /// The freedoms it touches.
    pub freedoms: Vec<Freedom>,
}

/// What a reviewer puts in the place of the program's word. The program's own reading stays beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Override {
    /// The finding does not count.
    SetAside,
    /// The clause has a finding that the program did not make.
    Found(Found),
}

/// What one reviewer says of one finding, or of a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mark {
    /// Who says it; empty where nobody gave a name.
    pub reviewer: String,
    /// The clause.
    pub place: Place,
    /// The finding; none where the mark is about the clause itself.
    pub finding: Option<Marked>,
    /// Whether the reviewer goes along.
    pub verdict: Option<Verdict>,
    /// Anything else, in the reviewer's words.
    pub note: String,
    /// What the reviewer puts in its place.
    #[serde(rename = "override")]
    pub overrides: Option<Override>,
}

impl Mark {
    /// A mark on a finding, or on the clause itself, that says nothing yet.
    pub fn on(reviewer: &str, place: Place, finding: Option<(&Finding, &str)>) -> Self {
        let marked = finding.map(|(it, quote)| Marked {
            kind: it.kind.clone(),
            anchor: it.anchor.clone(),
            quote: quote.to_owned(),
        });
        Self { reviewer: reviewer.to_owned(), place, finding: marked, ..Self::default() }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.verdict.is_none() && self.note.is_empty() && self.overrides.is_none()
    }

    /// Whether both are one reviewer's word on the same finding or clause.
    pub fn is_of_same(&self, other: &Self) -> bool {
        let same_subject = match (&self.finding, &other.finding) {
            (Some(one), Some(other)) => one.kind == other.kind && one.anchor == other.anchor,
            (None, None) => self.place.anchor == other.place.anchor,
            _ => false,
        };
        same_subject && self.reviewer == other.reviewer && self.place.sha256 == other.place.sha256
    }
}
