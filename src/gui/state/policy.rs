//! The house's policy in the window: its file, and what in the open documents breaks it.

use crate::gui::state::model::Problem;
use crate::gui::strings::policy as say;
use crate::policy::{Breach, Judged, Level, Policy};
use std::path::PathBuf;
use std::sync::Arc;

/// A policy that documents are held against.
#[derive(Clone, Debug)]
pub struct HousePolicy {
    /// Its file, where it has one yet.
    pub path: Option<PathBuf>,
    /// The file as it is written.
    pub text: String,
    /// What it says.
    pub policy: Arc<Policy>,
}

impl HousePolicy {
    /// "undiluted.toml, ship".
    pub fn title(&self) -> String {
        let name = &self.policy.name;
        self.policy.profile.as_ref().map_or_else(|| name.clone(), |profile| format!("{name}, {profile}"))
    }
}

/// What breaks a policy, document by document.
#[derive(Clone, Debug, Default)]
pub struct PolicySheet {
    /// One for each document of the comparison.
    pub documents: Vec<Judged>,
}

impl PolicySheet {
    /// What the policy says against a kind of finding in a clause.
    pub fn of_finding<'a>(&'a self, document: usize, clause: usize, kind: &'a str) -> impl Iterator<Item = &'a Breach> {
        let of = self.documents.get(document).map_or(&[][..], |it| it.breaches.as_slice());
        of.iter().filter(move |it| it.code == kind && it.place.is_some_and(|place| place.0 == clause))
    }

    /// How many breaches of a level a document has.
    pub fn count(&self, document: usize, level: Level) -> usize {
        self.documents.get(document).map_or(0, |it| it.breaches.iter().filter(|it| it.level == level).count())
    }
}

/// The policy's file while it is read and changed.
#[derive(Debug, Default)]
pub struct PolicyDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// Where the file is, or is to be.
    pub path: String,
    /// The file as it stands in the field.
    pub text: String,
    /// What is wrong with it, each with its line.
    pub mistakes: Vec<String>,
    /// The text that the mistakes are of.
    pub checked: Option<String>,
}

impl PolicyDialog {
    /// Opens it with the policy that is held, or with one to begin with.
    pub fn show(&mut self, held: Option<&HousePolicy>) {
        let path = held.and_then(|it| it.path.as_ref()).map(|it| it.to_string_lossy().into_owned());
        let text = held.map_or_else(|| crate::policy::TEMPLATE.to_owned(), |it| it.text.clone());
        let path = path.unwrap_or_else(|| crate::policy::FILE_NAME.to_owned());
        *self = Self { is_open: true, path, text, ..Self::default() };
    }

    /// Opens it with a file that cannot be held as it is, so that it can be mended.
    pub fn show_broken(&mut self, path: String, text: String) {
        *self = Self { is_open: true, path, text, ..Self::default() };
    }
}

/// What is done with a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyWanted {
    /// Read it from this file and hold documents against it.
    Read(PathBuf),
    /// Hold documents against this text.
    Hold {
        /// Its file.
        path: PathBuf,
        /// The text.
        text: String,
        /// Whether the file is written first.
        writes: bool,
    },
    /// Hold documents against none.
    Leave,
}

/// A mistake as a problem of the window.
pub fn unreadable(path: &str, details: String) -> Problem {
    Problem { what: say::policy_could_not_be_read(path), details }
}
