//! Tracked changes: a list before the text says what each did, and marks in the text say where.

use super::draft::Draft;
use crate::document::convert::tally::Tally;
use crate::document::convert::xml::Tag;
use std::collections::{BTreeSet, HashMap};

/// What is known of the changes, and which are open.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    /// The change that the list tells of now.
    region: Option<String>,
    insertions: BTreeSet<String>,
    inserting: BTreeSet<String>,
    /// What changes took out, by their ids.
    taken_out: HashMap<String, Vec<Draft>>,
    /// A deletion whose words begin.
    begun: Option<String>,
}

impl Changes {
    /// An element of the list of changes, or one that matters to nobody.
    pub fn meet(&mut self, name: &str, tag: &Tag, tally: &mut Tally) {
        match name {
            "text:changed-region" => self.region = tag.attribute("id"),
            "text:insertion" => {
                tally.change(true, None);
                self.insertions.extend(self.region.clone());
            }
            "text:deletion" => {
                tally.change(false, None);
                self.begun = Some(self.region.clone().unwrap_or_default());
            }
            "text:format-change" => tally.formatting += 1,
            _ => {}
        }
    }

    /// The deletion whose words begin, once.
    pub fn take_begun(&mut self) -> Option<String> {
        self.begun.take()
    }

    /// Keeps what a change took out.
    pub fn keep(&mut self, id: String, paragraphs: Vec<Draft>) {
        self.taken_out.insert(id, paragraphs);
    }

    /// What a change took out; it stands in one place only.
    pub fn take(&mut self, id: &str) -> Vec<Draft> {
        self.taken_out.remove(id).unwrap_or_default()
    }

    /// The words of a change begin in the text.
    pub fn start(&mut self, id: &str) {
        if self.insertions.contains(id) {
            self.inserting.insert(id.to_owned());
        }
    }

    /// The words of a change end.
    pub fn end(&mut self, id: &str) {
        self.inserting.remove(id);
    }

    /// Whether what is read now was put in.
    pub fn is_inserting(&self) -> bool {
        !self.inserting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_out_stands_in_one_place_and_only_insertions_are_open() {
        let mut changes = Changes::default();
        changes.keep("1".to_owned(), vec![Draft::default()]);
        assert_eq!((changes.take("1").len(), changes.take("1").len()), (1, 0));
        changes.start("unheard of");
        assert!(!changes.is_inserting());
        changes.insertions.insert("2".to_owned());
        changes.start("2");
        assert!(changes.is_inserting());
        changes.end("2");
        assert!(!changes.is_inserting());
    }
}
