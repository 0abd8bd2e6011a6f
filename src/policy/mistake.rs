//! What is wrong with a policy, and where.

use std::ops::Range;

/// Where something stands in a policy, counting from 1; columns are characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Place {
    /// The place of a byte.
    pub fn of(text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line = before.bytes().filter(|it| *it == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        Self { line, column: before.get(start..).unwrap_or_default().chars().count() + 1 }
    }
}

/// Something that a policy cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{}:{}: {reason}", place.line, place.column)]
pub struct Mistake {
    /// The file's name as given.
    pub file: String,
    /// Where.
    pub place: Place,
    /// The bytes of the file that it is about.
    pub bytes: Range<usize>,
    /// What is wrong, and what to write.
    pub reason: String,
}
