//! How many rows of each relation a document has.

use crate::align::Relation;
use crate::compare::Comparison;

/// One document's rows, counted by relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Index of the document.
    pub document: usize,
    counts: [usize; Relation::ALL.len()],
}

impl Tally {
    /// The tallies of every document but the baseline.
    pub fn all(comparison: &Comparison) -> Vec<Self> {
        (0..comparison.documents.len())
            .filter(|it| *it != comparison.baseline)
            .map(|it| Self::one(comparison, it))
            .collect()
    }

    fn one(comparison: &Comparison, document: usize) -> Self {
        let mut counts = [0; Relation::ALL.len()];
        let relations = comparison.rows.iter().filter_map(|row| row.cells.get(document)?.relation);
        for relation in relations {
            for (count, _) in counts.iter_mut().zip(Relation::ALL).filter(|(_, it)| *it == relation) {
                *count += 1;
            }
        }
        Self { document, counts }
    }

    /// How many rows of this relation.
    pub fn of(&self, relation: Relation) -> usize {
        self.counted().find(|(it, _)| *it == relation).map_or(0, |(_, count)| count)
    }

    /// Every relation with its count, zeros included.
    pub fn counted(&self) -> impl Iterator<Item = (Relation, usize)> {
        Relation::ALL.into_iter().zip(self.counts)
    }
}
