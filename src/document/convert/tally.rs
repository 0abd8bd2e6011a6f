//! What an Office file holds beside its text, counted to be said.

use crate::diagnostic::Code;
use crate::document::convert::paper::Paper;
use std::collections::BTreeSet;

/// What was met and is not in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub inserted: usize,
    pub deleted: usize,
    authors: BTreeSet<String>,
    /// Changes of how things look.
    pub formatting: usize,
    pub pictures: usize,
    /// Paragraphs of text boxes: they are in the text, behind what they hang on.
    pub boxed: usize,
    pub has_contents: bool,
    hidden: Vec<String>,
    goes_on: bool,
    /// Whether the row that is read is left out.
    pub leaves_row: bool,
}

/// No more hidden texts than these are told by their words.
const MOST_HIDDEN: usize = 20;
/// No more letters of one than these are kept.
const LONGEST_HIDDEN: usize = 200;

impl Tally {
    /// Counts a tracked change.
    pub fn change(&mut self, is_inserted: bool, author: Option<String>) {
        if is_inserted {
            self.inserted += 1;
        } else {
            self.deleted += 1;
        }
        self.author(author);
    }

    /// Notes who made tracked changes.
    pub fn author(&mut self, author: Option<String>) {
        if self.authors.len() < 5 {
            self.authors.extend(author.filter(|it| !it.trim().is_empty()));
        }
    }

    /// Notes hidden words; those of runs beside each other are one text.
    pub fn hide(&mut self, words: &str) {
        match self.hidden.last_mut().filter(|it| self.goes_on && it.len() < LONGEST_HIDDEN) {
            Some(last) => last.push_str(words),
            None => self.hidden.push(words.to_owned()),
        }
        self.goes_on = true;
    }

    /// Adds what was met in another part.
    pub fn add(&mut self, other: Self) {
        self.inserted += other.inserted;
        self.deleted += other.deleted;
        self.authors.extend(other.authors);
        self.pictures += other.pictures;
        self.hidden.extend(other.hidden);
    }

    /// Says what was met; `read_as` says which state of the text was read, and how the other is.
    pub fn tell(self, paper: &mut Paper, read_as: &str) {
        if self.inserted + self.deleted > 0 {
            let by = self.authors.iter().cloned().collect::<Vec<_>>().join(", ");
            let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
            let note = format!(
                "the file has tracked changes{by}: {} insertions and {} deletions; {read_as}",
                self.inserted, self.deleted
            );
            paper.notes.push((Code::TrackedChanges, note));
        }
        for (count, what) in [(self.pictures, "pictures"), (self.formatting, "changes of layout")] {
            if count > 0 {
                paper.dropped.push(format!("{count} {what}"));
            }
        }
        if self.has_contents {
            paper.dropped.push("a table of contents".to_owned());
        }
        if self.boxed > 0 {
            let note = format!("{} paragraphs of text boxes stand behind what they hang on", self.boxed);
            paper.notes.push((Code::Converted, note));
        }
        let count = self.hidden.len();
        for words in self.hidden.iter().filter(|it| !it.trim().is_empty()).take(MOST_HIDDEN) {
            let words = words.split_whitespace().take(12).collect::<Vec<_>>().join(" ");
            paper.notes.push((Code::HiddenText, format!("text that the file hides was left out: “{words} …”")));
        }
        if count > MOST_HIDDEN {
            paper.notes.push((Code::HiddenText, format!("{} more hidden texts were left out", count - MOST_HIDDEN)));
        }
    }
}
