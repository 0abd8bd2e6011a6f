//! What is built in: the texts of the SPDX list (through the `spdx` crate), the project's own teaching licences, and
//! records of licences whose texts are not here.
//!
//! Never judges and never reads files: records and fictional texts are compiled in.

mod encode;
#[cfg(test)]
mod ending;
mod form;
mod imported;
mod index;
mod likeness;
mod near;
mod own;
pub mod precedent;
mod pressed;
mod record;
mod region;
pub mod scancode;
mod words;

pub use form::{Form, Lacks};
pub use imported::{
    Collection, IMPORT_PREFIXES, ImportedText, Loaded, MOST_TEXTS, collections, imported, index_of, install,
};
pub use likeness::{Likeness, likeness, same_words};
pub use near::nearest;
pub use precedent::{Kinship, Precedent, is_holder, label_at, precedents, sentences};
pub use pressed::Held;
pub use record::{Record, Recorded};
pub use region::Region;
pub use words::{ends_terms, folded_words, is_left_open, says_terms, terms, words};

use crate::never::packed;
use std::sync::OnceLock;

/// A text that opens without any file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, as the SPDX list has them")]
pub struct Entry {
    /// What to type after `spdx:` (or `own:` for the project's own texts).
    pub id: &'static str,
    /// Its full name.
    pub name: &'static str,
    /// Whether the Open Source Initiative approved it, as the SPDX list says.
    pub osi_approved: bool,
    /// Whether the Free Software Foundation calls it free, as the SPDX list says.
    pub fsf_libre: bool,
    /// Whether the id is deprecated.
    pub deprecated: bool,
    /// Whether it is one of the project's own fictional texts.
    pub own: bool,
    /// Its text, which is opened when it is asked for.
    pub held: Held,
    /// Where it was imported from, if it is not built in.
    pub imported: Option<(&'static Collection, &'static ImportedText)>,
}

/// What stands before an id, with a colon between them.
pub const PREFIXES: &[&str] = &["own", "record", "spdx", "scancode", "import"];

impl Entry {
    /// What stands before its id.
    pub fn prefix(&self) -> &'static str {
        match self.imported {
            Some((collection, _)) => &collection.prefix,
            None if self.own => "own",
            None => "spdx",
        }
    }

    /// Its text.
    pub fn text(&self) -> &'static str {
        self.held.text()
    }

    /// Under which id reports know it: SPDX's, or one in its manner.
    pub fn known_as(&self) -> &'static str {
        self.imported.map(|(_, text)| text.spdx.as_str()).filter(|it| !it.is_empty()).unwrap_or(self.id)
    }

    /// What opens it: `spdx:MIT`, `own:heron-1.0`.
    pub fn key(&self) -> String {
        format!("{}:{}", self.prefix(), self.id)
    }
}

/// Every built-in text: the project's own first, then the SPDX list, each by id.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let standard = pressed::standard().map(|(id, held)| {
            let license = spdx::license_id(id);
            Entry {
                id,
                name: license.map_or(id, |it| it.full_name),
                osi_approved: license.is_some_and(spdx::LicenseId::is_osi_approved),
                fsf_libre: license.is_some_and(spdx::LicenseId::is_fsf_free_libre),
                // Ids with a plus stand in the list as old spellings alone.
                deprecated: license.is_none_or(spdx::LicenseId::is_deprecated),
                own: false,
                held,
                imported: None,
            }
        });
        own::ENTRIES.iter().copied().chain(standard).collect()
    })
}

/// The texts of the SPDX list, in the order of their indexes.
fn standard() -> impl Iterator<Item = &'static Entry> {
    entries().iter().filter(|it| !it.own)
}

/// The entry of this id, upper and lower case alike; built-in ones first.
pub fn entry(id: &str) -> Option<&'static Entry> {
    entries().iter().chain(imported()).find(|entry| entry.id.eq_ignore_ascii_case(id))
}

/// The entry of this id behind this prefix. A record stands for the imported text that it is of.
pub fn entry_at(prefix: &str, id: &str) -> Option<&'static Entry> {
    if prefix == "record" {
        return record(id).and_then(text_of);
    }
    let all = entries().iter().chain(imported());
    all.filter(|it| it.prefix() == prefix).find(|it| it.id.eq_ignore_ascii_case(id))
}

/// The record of an imported text, if there is one.
pub fn record_of(entry: &Entry) -> Option<&'static Record> {
    records().iter().find(|it| is_of(it, entry))
}

/// Whether an imported text is the one that a record is of.
fn is_of(record: &Record, entry: &Entry) -> bool {
    entry.prefix() == "scancode" && (record.id == entry.id || record.scancode.iter().any(|it| it == entry.id))
}

/// The imported text that a record is of, if it was imported.
pub fn text_of(record: &Record) -> Option<&'static Entry> {
    imported().iter().find(|it| is_of(record, it))
}

/// Every record, by id: read and checked when the crate was built.
pub fn records() -> &'static [Record] {
    static RECORDS: OnceLock<Vec<Record>> = OnceLock::new();
    RECORDS.get_or_init(|| packed(include_bytes!(concat!(env!("OUT_DIR"), "/records.pack"))))
}

/// The record of this id, upper and lower case alike.
pub fn record(id: &str) -> Option<&'static Record> {
    records().iter().find(|record| record.id.eq_ignore_ascii_case(id))
}
