//! What comes back from the process that takes PDF files apart.

use serde::{Deserialize, Serialize};

/// A file's pages in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// The pages; a file has at least one.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its lines in reading order.
    pub lines: Vec<PageLine>,
    /// How high it is, in points.
    pub height: f64,
    /// Pictures on it that are larger than an ornament.
    pub pictures: usize,
    /// Whether it has no letters, and a picture or drawing that may be of some.
    pub is_picture: bool,
    /// Whether its letters were recognised in a picture by a machine.
    pub is_recognised: bool,
    /// Letters of which the file does not say what they mean, and all letters.
    pub unknown: usize,
    /// All letters.
    pub letters: usize,
    /// Words that readers do not see: drawn in no colour, or beside the page.
    pub hidden: String,
}

/// One line of a page, or of one of its columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageLine {
    /// Its words, behind as many blanks as it is indented.
    pub text: String,
    /// Where its letters stand, in points from the top of the page.
    pub y: f64,
    /// Whether there is more room above it than between lines of a paragraph.
    pub after_gap: bool,
    /// Whether it reaches the right edge of its column.
    pub is_full: bool,
    /// Whether it is a running head, a footer or a page number.
    pub is_head: bool,
}
