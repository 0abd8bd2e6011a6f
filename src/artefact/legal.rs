//! Which files of a release hold terms, told by their names: licences, use policies, notices.
//!
//! The names are data (`assets/openness/files.toml`). A file that is called so counts, or is named as one that was not
//! read: none is passed over.

use crate::document::last_component;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a file of terms is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Legal {
    /// A licence, terms of use, an agreement.
    Licence,
    /// A use policy.
    Policy,
    /// Notices that must be passed on.
    Notice,
}

/// The file of names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileNames {
    legal: Vec<LegalNames>,
    folders: FolderNames,
    endings: Endings,
}

/// What one kind is called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LegalNames {
    kind: Legal,
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    first: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the names by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the names by it"))]
    must_not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FolderNames {
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    other: Vec<String>,
    unread: Vec<String>,
}

static NAMES: LazyLock<FileNames> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and tests read it")]
    toml::from_str(include_str!("../../assets/openness/files.toml")).expect("the built-in file names are read")
});

/// What a file holds by its path, `/` between names; nothing where it holds no terms.
pub fn legal(path: &str) -> Option<Legal> {
    let name = last_component(path).to_lowercase();
    if ending(&name).is_some_and(|it| NAMES.endings.other.iter().any(|other| other == it)) {
        return None;
    }
    let by_name = NAMES.legal.iter().find(|it| it.is_called(&name)).map(|it| it.kind);
    by_name.or_else(|| is_in_folder_of_terms(path).then_some(Legal::Licence).filter(|_| !super::is_called_card(&name)))
}

/// Whether a path's folder is one of terms: `LICENSES/x.txt`.
pub fn is_in_folder_of_terms(path: &str) -> bool {
    let folder = path.rsplit_once('/').map_or("", |it| last_component(it.0));
    is_folder_of_terms(folder)
}

/// Whether a folder is called as those that hold terms.
pub fn is_folder_of_terms(folder: &str) -> bool {
    let folder = folder.to_lowercase();
    NAMES.folders.names.contains(&folder)
}

/// Whether a file is of a format that people read and this program does not.
pub fn is_of_unread_format(path: &str) -> bool {
    let name = last_component(path).to_lowercase();
    ending(&name).is_some_and(|it| NAMES.endings.unread.iter().any(|unread| unread == it))
}

fn ending(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|it| it.1)
}

impl LegalNames {
    fn is_called(&self, name: &str) -> bool {
        let mut words = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
        let first = words.clone().next().unwrap_or("");
        self.within.iter().any(|it| name.contains(it.as_str()))
            || words.any(|word| self.words.iter().any(|it| it == word))
            || self.first.iter().any(|it| it == first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_the_file_says_and_no_others() {
        for of in &NAMES.legal {
            for name in &of.must {
                assert_eq!(legal(name), Some(of.kind), "{name}");
            }
            for name in &of.must_not {
                assert_eq!(legal(name), None, "{name}");
            }
        }
    }

    #[test]
    fn folders_of_terms_hold_terms() {
        for path in ["LICENSES/Heron.txt", "legal/heron.md", "a/licenses/x.pdf"] {
            assert_eq!(legal(path), Some(Legal::Licence), "{path}");
        }
        for path in ["docs/heron.md", "licenses/check.py", "legal/README.md"] {
            assert_eq!(legal(path), None, "{path}");
        }
        assert!(is_of_unread_format("a/LICENSE.DOC") && !is_of_unread_format("LICENSE.model"));
    }
}
