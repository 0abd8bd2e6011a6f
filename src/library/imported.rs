//! Texts that the user imported: beside the built-in ones, marked with where they come from.
//!
//! `io` reads them from the data folder and installs them once at the start, or again after an import. A report that
//! knows a text by them names the collection, for another machine may not have it.

use super::encode::encode;
use super::index::Index;
use super::{Entry, Held};
use serde::{Deserialize, Serialize};
use std::sync::RwLock;

/// What stands before the ids of imported texts: those of ScanCode's database, and any others.
pub const IMPORT_PREFIXES: [&str; 2] = ["scancode", "import"];

/// The most texts that one import takes.
pub const MOST_TEXTS: usize = 50_000;

/// A set of texts from one place, without the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// What stands before the ids: one of [`IMPORT_PREFIXES`].
    pub prefix: String,
    /// What it is called.
    pub name: String,
    /// Where it was taken from, as the user named it, or which package.
    pub source: String,
    /// Under which terms it may be passed on, and who is to be named.
    pub terms: String,
    /// The day of the import: `2026-11-26`.
    pub date: String,
    /// SHA-256 of what it was taken from: of a package its file, of a folder all texts one after the other.
    pub sha256: String,
    /// SHA-256 of the index that was made of them.
    #[serde(default)]
    pub index_sha256: String,
    /// The texts, in their order.
    pub texts: Vec<ImportedText>,
}

/// What is known of an imported text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedText {
    /// Its id in the collection.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its SPDX id, or the `LicenseRef-…` that the collection gives it; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub spdx: String,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub steward: String,
    /// What the collection sorts it under: its word, not this program's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// Where it begins in the collection's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A collection with its texts and their index.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it is.
    pub collection: Collection,
    /// All texts, one after the other.
    pub text: String,
    /// The index, as [`index_of`] makes it.
    pub index: Vec<u8>,
}

/// The index of texts, for an import to keep.
pub fn index_of<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    encode(texts)
}

/// What is installed.
#[derive(Debug)]
struct Installed {
    collections: Vec<&'static Loaded>,
    entries: Vec<Entry>,
}

static INSTALLED: RwLock<&'static Installed> = RwLock::new(&NOTHING);
static NOTHING: Installed = Installed { collections: Vec::new(), entries: Vec::new() };

/// Puts these collections in the place of those installed before. What was installed stays in memory until the
/// program ends, for texts that are open may come from it.
pub fn install(collections: Vec<Loaded>) {
    let collections: Vec<&'static Loaded> = collections.into_iter().map(|it| &*Box::leak(Box::new(it))).collect();
    let entries = collections.iter().flat_map(|it| it.collection.texts.iter().map(move |text| entry(it, text)));
    let installed = Box::leak(Box::new(Installed { entries: entries.collect(), collections }));
    if let Ok(mut it) = INSTALLED.write() {
        *it = installed;
    }
}

fn entry(loaded: &'static Loaded, text: &'static ImportedText) -> Entry {
    Entry {
        id: &text.id,
        name: &text.name,
        osi_approved: false,
        fsf_libre: false,
        deprecated: false,
        own: false,
        held: Held::Open(loaded.text.get(text.start..text.end).unwrap_or("")),
        imported: Some((&loaded.collection, text)),
    }
}

fn installed() -> &'static Installed {
    INSTALLED.read().map_or(&NOTHING, |it| *it)
}

/// The imported texts.
pub fn imported() -> &'static [Entry] {
    &installed().entries
}

/// The collections that they come from.
pub fn collections() -> impl Iterator<Item = &'static Collection> {
    installed().collections.iter().map(|it| &it.collection)
}

/// The indexes of the imported texts with their entries, in the same order.
pub(super) fn indexes() -> impl Iterator<Item = (Index<'static>, &'static [Entry])> {
    let mut entries = imported();
    installed().collections.iter().map(move |it| {
        let (own, rest) = entries.split_at_checked(it.collection.texts.len()).unwrap_or((entries, &[]));
        entries = rest;
        (Index::of(&it.index), own)
    })
}
