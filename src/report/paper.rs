//! How much a report for people prints, on which topics, and for whom it was made.

use crate::compare::{Analysed, Comparison};
use crate::topic::Topics;

/// How much is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// What it comes to: cards, questions, what differs.
    Summary,
    /// And how each definition reads it, and the clauses that differ with their words.
    Changes,
    /// Everything: every clause, every finding, pictures.
    #[default]
    Full,
}

impl Extent {
    /// All of them, the shortest first, with their names.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Summary, "summary"), (Self::Changes, "changes"), (Self::Full, "full")];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }

    /// The extent of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.1 == name).map(|it| it.0)
    }
}

/// How a report for people is laid out, HTML and Markdown. Without names the same input gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// How much is printed.
    pub extent: Extent,
    /// Ids of the topics that clauses are printed of; empty for all.
    pub topics: Vec<String>,
    /// Who read it.
    pub reviewer: Option<String>,
    /// What it was read for: a case, a product, a ticket.
    pub matter: Option<String>,
}

impl Paper {
    /// Whether a topic is printed.
    pub(super) fn has(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|it| it == topic)
    }

    /// Whether a row of a comparison is about a topic that is printed, in any of its documents.
    pub(super) fn has_row(&self, comparison: &Comparison, row: usize) -> bool {
        let cells = comparison.rows.get(row).map_or(&[][..], |it| &it.cells);
        let mut pairs = comparison.documents.iter().zip(cells);
        self.topics.is_empty() || pairs.any(|(one, cell)| cell.clauses.iter().any(|it| self.has_clause(one, *it)))
    }

    fn has_clause(&self, one: &Analysed, clause: usize) -> bool {
        let list = &Topics::built_in().list;
        let about = one.topics.get(clause).map_or(&[][..], Vec::as_slice);
        about.iter().filter_map(|it| list.get(it.topic)).any(|it| self.has(&it.id))
    }

    /// The titles of the topics that are printed, where those are not all.
    pub(super) fn titles(&self) -> Vec<&'static str> {
        let chosen = Topics::built_in().list.iter().filter(|it| !self.topics.is_empty() && self.has(&it.id));
        chosen.map(|it| it.title.as_str()).collect()
    }
}

/// Every topic that a report can be confined to: its id and its title.
pub fn topics() -> Vec<(&'static str, &'static str)> {
    Topics::built_in().list.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents_have_names_and_topics_can_be_chosen() {
        for (extent, name) in Extent::ALL {
            assert_eq!((Extent::named(name), extent.name()), (Some(extent), name));
        }
        assert_eq!(Extent::named("everything"), None);
        let paper = Paper { topics: vec!["ending".to_owned()], ..Paper::default() };
        assert!(paper.has("ending") && !paper.has("grant") && paper.titles().len() == 1);
        assert!(Paper::default().has("grant") && Paper::default().titles().is_empty(), "all, and none is named");
        assert!(topics().iter().any(|it| it.0 == "patents"));
    }
}
