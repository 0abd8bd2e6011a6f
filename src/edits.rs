//! The user's corrections: an input of a comparison, never a mutation of its result.

use crate::clause::Clauses;
use crate::document::Document;
use serde::{Deserialize, Serialize};

/// A clause, told in so many ways that it is found again after its file changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// SHA-256 of the document.
    pub sha256: String,
    /// The document's name as given.
    pub name: String,
    /// The clause's anchor.
    pub anchor: String,
    /// Its label.
    pub label: String,
    /// Its heading; empty where it has none.
    pub heading: String,
}

impl Place {
    /// The place of a clause.
    pub fn of(document: &Document, clauses: &Clauses, clause: usize) -> Self {
        let of_clause = clauses.list.get(clause);
        Self {
            sha256: document.sha256.clone(),
            name: document.name.clone(),
            anchor: of_clause.map_or_else(String::new, |it| it.anchor.clone()),
            label: of_clause.map_or_else(String::new, |it| it.label.clone()),
            heading: of_clause
                .and_then(|it| it.heading)
                .map_or_else(String::new, |it| document.plain.slice(it).to_owned()),
        }
    }

    /// Whether this is the document that it is in, as it was or changed since.
    pub fn is_in(&self, document: &Document) -> bool {
        self.sha256 == document.sha256 || self.name == document.name
    }

    /// The clause: the same words, else the same heading under the same label, else the only one of that label.
    pub fn find(&self, document: &Document, clauses: &Clauses) -> Option<usize> {
        if !self.is_in(document) {
            return None;
        }
        let is_headed = |it: &&crate::clause::Clause| {
            it.label == self.label && it.heading.map_or("", |it| document.plain.slice(it)) == self.heading
        };
        let only = |list: Vec<&crate::clause::Clause>| match list.as_slice() {
            [one] => Some(one.id),
            _ => None,
        };
        let anchored = clauses.list.iter().find(|it| it.anchor == self.anchor).map(|it| it.id);
        anchored
            .or_else(|| only(clauses.list.iter().filter(is_headed).collect()))
            .or_else(|| only(clauses.list.iter().filter(|it| it.label == self.label).collect()))
    }
}

/// Two clauses of two documents that the user says belong together, or do not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pin {
    /// A clause of one document.
    pub one: Place,
    /// A clause of another.
    pub other: Place,
    /// Whether they must not stand in one row, whatever their words say.
    #[serde(default)]
    pub apart: bool,
}

impl Pin {
    /// Whether both pins are about the same two clauses.
    pub fn is_about(&self, other: &Self) -> bool {
        let same = |a: &Place, b: &Place| a.sha256 == b.sha256 && a.anchor == b.anchor;
        same(&self.one, &other.one) && same(&self.other, &other.other)
            || same(&self.one, &other.other) && same(&self.other, &other.one)
    }
}

/// Everything that the user corrected or noted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// Clauses aligned by hand; the last word on two clauses counts.
    pub pins: Vec<Pin>,
}

impl Edits {
    /// Adds a pin; what was said before of the same two clauses no longer holds.
    pub fn pin(&mut self, pin: Pin) {
        self.pins.retain(|it| !it.is_about(&pin));
        self.pins.push(pin);
    }
}
