//! What a record of a licence holds. The build script reads `licenses/records/*.toml` with these types.

use serde::{Deserialize, Serialize};

/// A licence whose text is not part of this program: what it is, where to get it, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The id, also the name of the record's file: `llama-3.1`.
    pub id: String,
    /// The name that the licence gives itself.
    pub name: String,
    /// Who publishes it.
    pub steward: String,
    /// The models that it is known from.
    pub family: String,
    /// Its version, if the text has one.
    pub version: Option<String>,
    /// Its date, if the text has one.
    pub date: Option<String>,
    /// An address at which the text, or its model, is published.
    pub link: Option<String>,
    /// Where to get the text, in words.
    pub get: String,
    /// Keys of the text in ScanCode's database, where it has it under another than the record's id.
    #[serde(default)]
    pub scancode: Vec<String>,
    /// The files that make up the text that was read, in order.
    pub files: Vec<String>,
    /// What one may do and what not, in two or three sentences.
    pub summary: String,
    /// The day on which the text was read: `2026-11-25`.
    pub read: String,
    /// What was found, in the order of the text.
    pub reading: Vec<Recorded>,
}

/// What a reader found in one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The clause's label: `1.b.iv`.
    pub section: String,
    /// The kind of finding: `user-threshold`.
    pub kind: String,
    /// What the section says, in the reader's words.
    pub says: String,
}
