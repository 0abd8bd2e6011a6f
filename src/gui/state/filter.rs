//! Which rows are shown in full; what is left out between them is folded to a bar.

use crate::assess::Freedom;
use crate::options::Show;
use std::collections::BTreeSet;
use std::ops::Range;

/// Which rows are shown in full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Every row, those that differ, or those that conflict or strain.
    pub show: Show,
    /// And of these only some.
    pub only: Only,
    /// Whether typography alone makes a difference.
    pub cosmetic: bool,
    /// Whether names, dates, addresses, numbering and typography alone make none.
    pub substance: bool,
}

/// What the findings of a row must be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// Anything; there need not be any.
    #[default]
    Anything,
    /// This freedom.
    Freedom(Freedom),
    /// This kind, by its id.
    Kind(String),
    /// Anything, in words that no approved text has: what is known from one word for word is left out.
    OwnWords,
}

/// What stands below each other in the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A row.
    Row(usize),
    /// Rows that are left out.
    Fold(Range<usize>),
}

impl Piece {
    /// The first row of it.
    pub fn first(&self) -> usize {
        match self {
            Self::Row(row) => *row,
            Self::Fold(rows) => rows.start,
        }
    }
}

/// All rows, those that neither match nor were unfolded by hand folded.
pub fn pieces(count: usize, matches: impl Fn(usize) -> bool, unfolded: &BTreeSet<usize>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for row in 0..count {
        if matches(row) || unfolded.contains(&row) {
            pieces.push(Piece::Row(row));
        } else if let Some(Piece::Fold(rows)) = pieces.last_mut() {
            rows.end = row + 1;
        } else {
            pieces.push(Piece::Fold(row..row + 1));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_becomes_bars_until_it_is_unfolded() {
        let matches = |row: usize| row == 2 || row == 5;
        let folded = pieces(7, matches, &BTreeSet::new());
        assert_eq!(
            folded,
            [Piece::Fold(0..2), Piece::Row(2), Piece::Fold(3..5), Piece::Row(5), Piece::Fold(6..7)],
            "no row is lost"
        );
        let unfolded = pieces(7, matches, &BTreeSet::from([3, 4]));
        assert_eq!(unfolded[1..5], [Piece::Row(2), Piece::Row(3), Piece::Row(4), Piece::Row(5)]);
    }
}
