//! A document as a session remembers it.

use crate::document::{ORIGINAL, Source, joint_sha256, last_component, sha256_of};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::path::{Component, Path, PathBuf};

/// Where a document came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// From files or the library, under the names of its parts.
    #[default]
    Named,
    /// From the clipboard or standard input: there is no file to read again.
    Pasted,
}

/// A document: one part, or several for a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// Where it came from.
    pub start: Start,
    /// What it is made of; never empty in a session that was read.
    pub parts: Vec<Part>,
    /// Paths below its folder when the session was saved, where it is a release's folder: what they show is told by
    /// their names, and the folder is not looked into again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

/// One file of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Part {
    /// Its path, from the session's folder where it is inside that, with `/` between; or `spdx:ID`; or a title.
    pub name: String,
    /// SHA-256 of its bytes when the session was saved.
    pub sha256: String,
    /// How many bytes it had.
    pub bytes: u64,
    /// Its text, if the session carries it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its bytes, if the session carries it and it is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
}

/// Where a part's name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into the library.
    Library,
    /// To a model on a hub or in a store: nothing is fetched because a session names it, only what it carries is read.
    Model,
    /// To a file in the session's folder or below it.
    Inside(PathBuf),
    /// To a file elsewhere on this machine, or on another.
    Outside(PathBuf),
}

impl Entry {
    /// The SHA-256 of the whole document, as its clauses' places have it.
    pub fn sha256(&self) -> String {
        joint_sha256(self.parts.iter().map(|it| it.sha256.as_str()))
    }

    /// The last components of its parts' names.
    pub fn short_name(&self) -> String {
        self.parts.iter().map(|it| last_component(&it.name)).collect::<Vec<_>>().join("+")
    }
}

impl Part {
    /// The part of a source, for a session in `folder`; it carries the bytes if asked to.
    pub fn of(source: &Source, folder: &Path, carry: bool) -> Self {
        let text = std::str::from_utf8(&source.bytes).ok().filter(|_| carry).map(str::to_owned);
        let base64 = (carry && text.is_none()).then(|| STANDARD.encode(&source.bytes));
        let (sha256, bytes) = (sha256_of(&source.bytes), source.bytes.len() as u64);
        Self { name: from_folder(&source.name, folder), sha256, bytes, text, base64 }
    }

    /// The bytes that the session carries, if it does and they are those of its hash.
    pub fn carried(&self) -> Option<Result<Vec<u8>, &'static str>> {
        let bytes = match (&self.text, &self.base64) {
            (Some(text), _) => text.clone().into_bytes(),
            (None, Some(base64)) => match STANDARD.decode(base64) {
                Ok(bytes) => bytes,
                Err(_) => return Some(Err("its carried bytes are not base64")),
            },
            (None, None) => return None,
        };
        Some(if sha256_of(&bytes) == self.sha256 { Ok(bytes) } else { Err("its carried text is not that of its hash") })
    }

    /// Where its name leads from a session in `folder`.
    pub fn location(&self, folder: &Path) -> Location {
        let name = self.name.strip_prefix(ORIGINAL).unwrap_or(&self.name);
        if is_library(name) {
            return Location::Library;
        }
        if MODELS.iter().any(|it| name.starts_with(it)) {
            return Location::Model;
        }
        let path = Path::new(name);
        // A backslash is a separator on some systems: what leads out there is not let in here.
        let names_drive = cfg!(windows) && name.contains(':');
        let leads_out = name.split(['/', '\\']).any(|it| it == "..") || names_drive || name.starts_with('\\');
        let is_below = path.components().all(|it| matches!(it, Component::Normal(_) | Component::CurDir));
        if is_below && !leads_out { Location::Inside(folder.join(path)) } else { Location::Outside(folder.join(path)) }
    }
}

/// What stands before the names of models on a hub or in a store.
const MODELS: [&str; 2] = ["hf:", "ollama:"];

/// Whether a name is one of the library.
fn is_library(name: &str) -> bool {
    name.split_once(':').is_some_and(|(prefix, _)| crate::library::PREFIXES.contains(&prefix))
}

/// An absolute path as seen from a folder, if it is inside; else as it is.
fn from_folder(name: &str, folder: &Path) -> String {
    if let Some(file) = name.strip_prefix(ORIGINAL) {
        return format!("{ORIGINAL}{}", from_folder(file, folder));
    }
    let below = Path::new(name).strip_prefix(folder).ok().filter(|_| folder.is_absolute());
    let Some(below) = below else { return name.to_owned() };
    let parts: Option<Vec<&str>> = below.components().map(|it| it.as_os_str().to_str()).collect();
    parts.map_or_else(|| name.to_owned(), |it| it.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str) -> Part {
        Part { name: name.to_owned(), ..Part::default() }
    }

    #[test]
    fn names_that_lead_out_of_the_folder_are_told_from_those_that_do_not() {
        let folder = Path::new("/home/ana/review");
        for name in ["LICENSE", "texts/a b.md", "./LICENSE", "a+b.txt", "…/x", "..a/b"] {
            assert_eq!(part(name).location(folder), Location::Inside(folder.join(name)), "{name}");
        }
        for name in
            ["../LICENSE", "a/../../b", "/etc/passwd", "..\\x", "a\\..\\..\\b", "\\\\host\\share\\x", "//host/x"]
        {
            assert!(matches!(part(name).location(folder), Location::Outside(_)), "{name}");
        }
        if cfg!(windows) {
            for name in ["C:\\x", "file:///etc/passwd", "COM1:"] {
                assert!(matches!(part(name).location(folder), Location::Outside(_)), "{name}");
            }
        }
        assert_eq!(part("spdx:MIT").location(folder), Location::Library);
        assert_eq!(part("hf:org/../../name/LICENSE").location(folder), Location::Model);
    }

    #[test]
    fn bytes_travel_whatever_they_are() {
        for bytes in [b"plain".to_vec(), vec![0xff, 0xfe, 0x41, 0], Vec::new()] {
            let made = Part::of(&Source::new("x", bytes.clone()), Path::new("/"), true);
            assert_eq!(made.carried(), Some(Ok(bytes)));
        }
        let other =
            Part { text: Some("changed".to_owned()), ..Part::of(&Source::new("x", "as it was"), Path::new("/"), true) };
        assert!(other.carried().is_some_and(|it| it.is_err()));
        assert_eq!(Part::of(&Source::new("x", "y"), Path::new("/"), false).carried(), None);
    }

    #[test]
    fn paths_inside_the_folder_are_seen_from_it() {
        let name = |it: &str| Part::of(&Source::new(it, ""), Path::new("/home/ana"), false).name;
        assert_eq!(name("/home/ana/texts/LICENSE"), "texts/LICENSE");
        assert_eq!(name("/elsewhere/LICENSE"), "/elsewhere/LICENSE");
        assert_eq!(name("spdx:MIT"), "spdx:MIT");
    }
}
