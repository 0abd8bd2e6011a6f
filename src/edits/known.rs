//! What a reviewer knows of a release's artefacts that its files do not show.

use crate::artefact::State;
use serde::{Deserialize, Serialize};

/// What a reviewer knows of a component of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// SHA-256 of the release's document.
    pub sha256: String,
    /// Its name, for people.
    pub name: String,
    /// The component's id.
    pub component: String,
    /// What is known of it.
    pub state: State,
    /// Its licence; empty where none is known.
    #[serde(default)]
    pub license: String,
    /// Where the reviewer knows it from.
    #[serde(default)]
    pub note: String,
    /// Who says so; empty while nobody gave a name.
    #[serde(default)]
    pub reviewer: String,
}

impl Known {
    /// Whether both are about the same component of the same release. The last word on it counts.
    pub fn is_about_same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.component == other.component
    }
}
