//! The house's policy in the window: its file, and what in the open documents breaks it.

use crate::gui::state::model::Problem;
use crate::gui::strings::policy as say;
use crate::policy::{Breach, CODES, Judged, Level, Policy};
use std::collections::HashMap;
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
    /// The heaviest level of each clause that a rule speaks against, by document and clause.
    levels: HashMap<(usize, usize), Level>,
}

/// Breaches of one kind in one document: they are told in one line.
#[derive(Clone, Debug)]
pub struct BreachGroup<'a> {
    /// The first of them: they share its code, level, title and what the policy says of it.
    pub first: &'a Breach,
    /// Their clauses, each once, in the order of the text.
    pub clauses: Vec<usize>,
    /// How many there are.
    pub count: usize,
}

impl PolicySheet {
    /// With the level of each clause looked up once. What was not understood is marked as unread already.
    pub fn of(documents: Vec<Judged>) -> Self {
        let mut levels: HashMap<(usize, usize), Level> = HashMap::new();
        for (document, judged) in documents.iter().enumerate() {
            for breach in judged.breaches.iter().filter(|it| it.code != CODES[0]) {
                let Some((clause, _)) = breach.place else { continue };
                let level = levels.entry((document, clause)).or_insert(breach.level);
                *level = (*level).max(breach.level);
            }
        }
        Self { documents, levels }
    }

    /// The heaviest level of what a rule says against a clause.
    pub fn level_of(&self, document: usize, clause: usize) -> Option<Level> {
        self.levels.get(&(document, clause)).copied()
    }

    /// The breaches of a document, those of one kind together: what is forbidden first, what was not understood last.
    pub fn groups(&self, document: usize) -> Vec<BreachGroup<'_>> {
        let list = self.documents.get(document).map_or(&[][..], |it| it.breaches.as_slice());
        let mut groups: Vec<BreachGroup<'_>> = Vec::new();
        let mut places: HashMap<(&str, Level, &str), usize> = HashMap::new();
        for breach in list {
            let key = (breach.code.as_str(), breach.level, breach.title.as_str());
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(BreachGroup { first: breach, clauses: Vec::new(), count: 0 });
            }
            if let Some(group) = groups.get_mut(place) {
                group.count += 1;
                group.clauses.extend(breach.place.map(|it| it.0));
            }
        }
        for group in &mut groups {
            group.clauses.sort_unstable();
            group.clauses.dedup();
        }
        groups.sort_by_key(|it| (std::cmp::Reverse(it.first.level), it.first.code == CODES[0]));
        groups
    }

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
    /// Judge by this profile of the policy that is held.
    Profile(String),
    /// Hold documents against none.
    Leave,
}

/// A mistake as a problem of the window.
pub fn unreadable(path: &str, details: String) -> Problem {
    Problem { what: say::policy_could_not_be_read(path), details }
}
