//! The pages of a comparison, and which of their places were visited.

/// The pages of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// What it comes to, at a glance.
    #[default]
    Overview,
    /// The texts, row by row.
    Text,
    /// One text at the width of a book.
    Reading,
    /// What differs, as a list.
    Changes,
    /// Every clause of every document as a grid.
    Matrix,
    /// Where definitions disagree.
    Definitions,
    /// What is open of the models.
    Openness,
}

/// How many places are kept to go back to.
const PLACES: usize = 100;

/// A place: the page, and the row that was selected.
pub type Visited = (Page, Option<usize>);

/// Places visited: those one can go back to, and those one came back from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Behind, the latest last.
    pub past: Vec<Visited>,
    /// Ahead, the nearest last.
    pub future: Vec<Visited>,
}

impl Trail {
    /// Leaves a place for another.
    pub fn leave(&mut self, place: Visited) {
        if self.past.last() != Some(&place) {
            self.past.push(place);
        }
        self.future.clear();
        if self.past.len() > PLACES {
            self.past.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_kept_once_and_not_without_end() {
        let at = |row: usize| (Page::Text, Some(row));
        let mut trail = Trail { past: vec![at(1)], future: vec![at(9)] };
        trail.leave(at(1));
        assert_eq!((trail.past.len(), trail.future.len()), (1, 0), "what lay ahead is gone once one goes elsewhere");
        (0..300).for_each(|row| trail.leave(at(row)));
        assert_eq!((trail.past.len(), trail.past.last()), (PLACES, Some(&at(299))));
    }
}
