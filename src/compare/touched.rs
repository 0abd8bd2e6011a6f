//! What a changed definition reaches: every clause that uses the term.

use super::Analysed;
use crate::align::{EditClass, Row};
use crate::clause::Role;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A clause that uses a term whose definition changed: not an edit, but not the same either.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The document that uses the term.
    pub document: usize,
    /// The clause that does.
    pub clause: usize,
    /// The term.
    pub term: String,
}

/// Every clause that a changed definition reaches, in order.
pub(super) fn touched(documents: &[Arc<Analysed>], rows: &[Row]) -> Vec<Touched> {
    let mut found = BTreeSet::new();
    for row in rows {
        for (index, cell) in row.cells.iter().enumerate() {
            let Some(of) = documents.get(index) else { continue };
            let changed = cell.edits.iter().any(|it| !matches!(it.class, EditClass::Cosmetic | EditClass::Parameter));
            for clause in cell.clauses.iter().filter(|_| changed) {
                if of.clauses.list.get(*clause).is_some_and(|it| it.role == Role::Definition) {
                    reach(of, index, *clause, &mut found);
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The clauses that use what this clause defines.
fn reach(of: &Analysed, document: usize, defining: usize, found: &mut BTreeSet<Touched>) {
    for definition in of.clauses.definitions.iter().filter(|it| it.clause == defining) {
        let term = of.document.plain.slice(definition.term);
        // "You" is in every clause: naming them all would say nothing.
        if term.len() < 3 || matches!(term, "You" | "Your" | "you" | "your") {
            continue;
        }
        for clause in of.clauses.list.iter().filter(|it| it.id != defining) {
            if uses(of.document.plain.slice(clause.span), term) {
                found.insert(Touched { document, clause: clause.id, term: term.to_owned() });
            }
        }
    }
}

fn uses(text: &str, term: &str) -> bool {
    text.match_indices(term).any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text.get(at + term.len()..).and_then(|it| it.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|it| it.is_alphanumeric() && it != 's')
    })
}
