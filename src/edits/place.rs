//! Where in a document a correction belongs, told so that it is found again after the file changed.

use crate::clause::Clauses;
use crate::document::Document;
use serde::{Deserialize, Serialize};

/// A clause, told in so many ways that it is found again after its file changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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

    /// Whether both are the same clause of the same text.
    pub fn is_same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.anchor == other.anchor
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
