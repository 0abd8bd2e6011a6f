//! A session: the work on a comparison as one file that is kept, sent and opened again.
//!
//! It names its documents by path and SHA-256 and carries their texts where the user wants it to travel. Everything
//! else in it is the user's: options, pins, marks, votes. Knows no window and touches no file; `io` does that.
//!
//! # The file
//!
//! One JSON object, `*.undiluted`:
//!
//! ```json
//! { "schema": "undiluted/session/1", "made_by": "undiluted 0.1.0",
//!   "sha256": "of the session below, written without spaces",
//!   "session": { "documents": [], "options": {}, "show": "all", "lens": "osd", "reviewer": "", "edits": {} } }
//! ```
//!
//! The hash tells damage from a session that was meant; layout may change. A file written by hand leaves it out.
//! An unknown field or a later schema is refused: what this program does not know it could only lose.

mod budget;
mod entry;
mod file;

pub use entry::{Entry, Location, Part, Start};
pub use file::{EXTENSION, SessionError};

use crate::edits::Edits;
use crate::options::{Arrangement, Options, Show};
use crate::room::Kept;
use serde::{Deserialize, Serialize};

/// The work on a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// The documents, in the user's order.
    pub documents: Vec<Entry>,
    /// Lenses and baseline.
    pub options: Options,
    /// Which rows are shown.
    pub show: Show,
    /// What rows stand for; nothing while the documents decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Arrangement>,
    /// Id of the lens in view; empty for the first.
    pub lens: String,
    /// Who makes the marks; empty where nobody gave a name.
    pub reviewer: String,
    /// Pins, marks and votes.
    pub edits: Edits,
    /// The room of the last lesson that was answered by phones, so that it can be taken up again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Kept>,
}

impl Session {
    /// How many marks it has, and how many pins.
    pub fn counts(&self) -> (usize, usize) {
        (self.edits.marks.len(), self.edits.pins.len())
    }

    /// Whether it carries texts.
    pub fn carries(&self) -> bool {
        self.documents.iter().flat_map(|it| &it.parts).any(|it| it.text.is_some() || it.base64.is_some())
    }

    /// Its documents and marks in a line: "MIT beside LICENSE, 3 marks".
    pub fn summary(&self) -> String {
        let names: Vec<String> = self.documents.iter().map(Entry::short_name).collect();
        let names = if names.is_empty() { "no document".to_owned() } else { names.join(" beside ") };
        match self.counts() {
            (0, 0) => names,
            (marks, pins) => format!("{names}, {}, {}", many(marks, "mark"), many(pins, "pin")),
        }
    }
}

fn many(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
