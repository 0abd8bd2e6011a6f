//! A release's folder: its licences, policies and card as one document, and which other files lie in it, by their paths.

use super::hub;
use super::load::{Argument, LoadError, load, one};
use crate::artefact::{Card, Scope, scope_of};
use crate::document::{Document, Source};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// No more files than these are listed: a release has thousands at most, and a home folder is none.
const MOST: usize = 20_000;
/// Folders below this depth are not looked into.
const DEEPEST: usize = 8;

/// A folder stands for its licences, policies and card, in that order. Licences of folders for data, code, weights or
/// documents are of it, and what its card links to as its licence.
pub(super) fn sources(folder: &Path, name: &str) -> Result<Vec<Source>, LoadError> {
    let failed = |source| LoadError::Io { name: name.to_owned(), source };
    let mut found: Vec<(u8, PathBuf)> = Vec::new();
    let stays = stays_in(folder);
    for path in fs::read_dir(folder).map_err(failed)?.flatten().map(|it| it.path()) {
        if path.is_file() {
            if !stays(&path) {
                continue;
            }
            found.extend(rank(&path).map(|it| (it, path)));
        } else if path.is_dir() && !path.is_symlink() && scope_of(&file_name(&path)) != Scope::Whole {
            found.extend(licences_in(&path).into_iter().filter(|it| stays(it)).map(|it| (NESTED, it)));
        }
    }
    if let Some(linked) = linked(folder, &found).filter(|it| stays(it) && !found.iter().any(|(_, path)| path == it)) {
        found.push((0, linked));
    }
    found.sort();
    if found.is_empty() {
        return Err(LoadError::EmptyFolder { name: name.to_owned() });
    }
    found.iter().map(|(_, path)| one(&path.to_string_lossy())).collect()
}

/// Whether a file lies in the folder, or, where that is a snapshot of a cache, in the cache of the same model: a link in
/// a folder from elsewhere may lead to what is nobody's business.
fn stays_in(folder: &Path) -> impl Fn(&Path) -> bool {
    let parent = folder.parent().filter(|it| it.file_name().is_some_and(|it| it == "snapshots"));
    let root = parent.and_then(Path::parent).unwrap_or(folder);
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    move |path| fs::canonicalize(path).is_ok_and(|it| it.starts_with(&root))
}

/// Where licences of folders within the folder stand: after its own.
const NESTED: u8 = 1;
/// Where a card stands: at the end.
pub(super) const CARD: u8 = 4;

/// The licence files of a folder that says by its name what it holds.
fn licences_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|it| it.path()).filter(|it| it.is_file() && rank(it) == Some(0)).collect()
}

/// The file below the folder that the card names as licence.
fn linked(folder: &Path, found: &[(u8, PathBuf)]) -> Option<PathBuf> {
    let card = found.iter().find(|it| it.0 == CARD)?;
    let source = one(&card.1.to_string_lossy()).ok()?;
    let link = Card::of(&Document::read(&[source]))?.license_link?;
    let below = Path::new(link.split('#').next()?);
    let stays = below.components().all(|it| matches!(it, Component::Normal(_) | Component::CurDir));
    let path: PathBuf = folder.join(below).components().filter(|it| *it != Component::CurDir).collect();
    (stays && is_text(&path) && path.is_file()).then_some(path)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned())
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    extension.is_none_or(|it| matches!(it.as_str(), "txt" | "md" | "html" | "htm"))
}

/// Where a file stands in a folder's bundle; `None` for files that are no part of it.
pub(super) fn rank(path: &Path) -> Option<u8> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    match name {
        _ if !is_text(path) => None,
        name if name.starts_with("license") || name.starts_with("licence") || name.starts_with("copying") => Some(0),
        name if ["license", "licence"].iter().any(|it| name.split(['_', '-', '.']).any(|word| word == *it)) => Some(0),
        name if name.contains("policy") || name.contains("acceptable") => Some(2),
        name if name.starts_with("notice") => Some(3),
        name if name.starts_with("readme") || name.starts_with("model_card") || name.starts_with("modelcard") => {
            Some(CARD)
        }
        _ => None,
    }
}

/// Loads what an argument stands for; a folder with files and without card and licence is a release too, and has no
/// text.
///
/// # Errors
/// [`LoadError`] names the file and the next step.
pub fn load_release(argument: &Argument) -> Result<Vec<Source>, LoadError> {
    match load(argument) {
        Err(LoadError::EmptyFolder { name }) if !files(argument).is_empty() => Ok(vec![Source::new(name, Vec::new())]),
        other => other,
    }
}

/// The files below the folder that an argument names, `/` between names, in order; none where it names no folder.
/// Links to folders are not followed, and what begins with a dot is left out.
pub fn files(argument: &Argument) -> Vec<String> {
    let path = Path::new(&argument.0);
    if !path.is_dir() {
        return Vec::new();
    }
    let root = hub::snapshot(path).unwrap_or_else(|| path.to_path_buf());
    let mut found = Vec::new();
    walk(&root, "", 0, &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, above: &str, depth: usize, found: &mut Vec<String>) {
    if depth > DEEPEST {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || found.len() >= MOST {
            continue;
        }
        let path = if above.is_empty() { name } else { format!("{above}/{name}") };
        // The type of the entry itself: a link is no folder, and a link to a file is that file.
        match entry.file_type() {
            Ok(it) if it.is_dir() => walk(&entry.path(), &path, depth + 1, found),
            Ok(_) if entry.path().is_dir() => {}
            // A file of nothing shows nothing.
            Ok(_) if fs::metadata(entry.path()).is_ok_and(|it| it.len() > 0) => found.push(path),
            Ok(_) | Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_with_the_licences_of_its_parts_and_the_one_that_its_card_links_to() {
        let folder = tempfile::tempdir().unwrap();
        for (it, text) in [
            ("README.md", "---\nlicense: other\nlicense_link: ./legal/terms.md\n---\n# Heron"),
            ("LICENSE", "whole"),
            ("data/LICENSE.txt", "data"),
            ("vendor/LICENSE", "somebody else's"),
            ("legal/terms.md", "linked"),
            ("legal/other.md", "not linked"),
        ] {
            let path = folder.path().join(it);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let names = |link: &str| {
            let card = format!("---\nlicense: other\nlicense_link: {link}\n---\n# Heron");
            fs::write(folder.path().join("README.md"), card).unwrap();
            let read = load(&Argument(folder.path().to_string_lossy().into_owned())).unwrap();
            let below = |it: &Source| Path::new(&it.name).strip_prefix(folder.path()).unwrap().to_path_buf();
            read.iter().map(|it| below(it).to_string_lossy().replace('\\', "/")).collect::<Vec<_>>()
        };
        assert_eq!(names("./legal/terms.md"), ["LICENSE", "legal/terms.md", "data/LICENSE.txt", "README.md"]);
        for link in ["LICENSE", "../x", "/etc/hostname", "legal", "https://x.example/terms.md", "no/such.md"] {
            assert_eq!(names(link), ["LICENSE", "data/LICENSE.txt", "README.md"], "{link}");
        }
    }

    #[test]
    fn paths_are_listed_in_order_and_links_to_folders_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        for it in ["b/two.txt", "a.txt", ".git/config", "b/c/three.bin"] {
            let path = folder.path().join(it);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("b/round")).unwrap();
        let argument = Argument(folder.path().to_string_lossy().into_owned());
        assert_eq!(files(&argument), ["a.txt", "b/c/three.bin", "b/two.txt"]);
        assert_eq!(files(&Argument("spdx:MIT".to_owned())), Vec::<String>::new());
    }
}
