//! A release's folder: its licences, policies and card as one document, and which other files lie in it, by their paths.

use super::hub;
use super::load::{Argument, LoadError, load, one};
use super::names::{name_of, path_of};
use super::ollama;
use crate::artefact::{Card, Legal, Scope, is_called_card, is_folder_of_terms, is_of_unread_format, legal, scope_of};
use crate::document::{Document, Source, is_converted};
use std::fs;
use std::io::Read as _;
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
        // A pipe that is called as a licence is no licence that is passed over: reading it says what it is.
        if !path.is_dir() {
            if !stays(&path) {
                continue;
            }
            found.extend(rank(&path).map(|it| (it, path)));
        } else if path.is_dir() && !path.is_symlink() {
            let name = file_name(&path);
            if is_folder_of_terms(&name) || scope_of(&name) != Scope::Whole {
                found.extend(licences_in(&path).into_iter().filter(|it| stays(it)).map(|it| (NESTED, it)));
            }
        }
    }
    // What is no text is named where the files are listed; a folder of a thousand licences is a collection.
    found.retain(|(rank, path)| *rank == CARD || is_converted(&name_of(path)) || !is_binary(path));
    found.sort();
    found.truncate(MOST_TEXTS);
    if let Some(linked) = linked(folder, &found).filter(|it| stays(it) && !found.iter().any(|(_, path)| path == it)) {
        found.push((0, linked));
    }
    found.sort();
    if found.is_empty() {
        return Err(LoadError::EmptyFolder { name: name.to_owned() });
    }
    let sources: Vec<Source> = found.iter().map(|(_, path)| one(&name_of(path))).collect::<Result<_, _>>()?;
    let sources: Vec<Source> = sources.into_iter().filter(can_be_read).collect();
    if sources.is_empty() {
        return Err(LoadError::EmptyFolder { name: name.to_owned() });
    }
    Ok(sources)
}

/// Whether a Word or PDF file can be converted: one that cannot is named where the files are listed, as others that are
/// no text.
fn can_be_read(source: &Source) -> bool {
    !is_converted(&source.name) || Document::read(std::slice::from_ref(source)).unreadable().is_none()
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
const CARD: u8 = 4;

/// No more texts than these are read of a folder; others are named as not read.
const MOST_TEXTS: usize = 100;

/// The licence files of a folder that says by its name what it holds.
fn licences_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let above = file_name(folder);
    let is_licence = |it: &PathBuf| {
        let path = format!("{above}/{}", file_name(it));
        it.is_file() && legal(&path) == Some(Legal::Licence) && !is_of_unread_format(&path)
    };
    entries.map(|it| it.path()).filter(is_licence).collect()
}

/// Whether a file begins as no text does.
fn is_binary(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut head = [0; 4096];
    let count = fs::File::open(path).and_then(|mut it| it.read(&mut head)).unwrap_or(0);
    let head = head.get(..count).unwrap_or_default();
    let is_wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    head.starts_with(b"%PDF") || head.starts_with(b"PK\x03\x04") || !is_wide && head.contains(&0)
}

/// The file below the folder that the card names as licence.
fn linked(folder: &Path, found: &[(u8, PathBuf)]) -> Option<PathBuf> {
    let card = found.iter().find(|it| it.0 == CARD)?;
    let source = one(&name_of(&card.1)).ok()?;
    let link = Card::of(&Document::read(&[source]))?.license_link?;
    let below = Path::new(link.split('#').next()?);
    let stays = below.components().all(|it| matches!(it, Component::Normal(_) | Component::CurDir));
    let path: PathBuf = folder.join(below).components().filter(|it| *it != Component::CurDir).collect();
    (stays && is_text(&path) && path.is_file()).then_some(path)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned())
}

/// Whether a file is a text by its ending, or has no telling one.
fn is_text(path: &Path) -> bool {
    let extension = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    is_converted(&path.to_string_lossy())
        || extension.is_none_or(|it| matches!(it.as_str(), "txt" | "md" | "markdown" | "rst" | "html" | "htm"))
}

/// Where a file stands in a folder's bundle; `None` for files that are no part of it.
pub(super) fn rank(path: &Path) -> Option<u8> {
    let name = path.file_name()?.to_string_lossy();
    if is_called_card(&name) && is_text(path) {
        return Some(CARD);
    }
    if is_of_unread_format(&name) {
        return None;
    }
    legal(&name).map(|it| match it {
        Legal::Licence => 0,
        Legal::Policy => 2,
        Legal::Notice => 3,
    })
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

/// The files below the folder that an argument names, `/` between names, in order; those of a model that a cache knows by
/// its name; none where it names neither. Links to folders are not followed, and what begins with a dot is left out.
pub fn files(argument: &Argument) -> Vec<String> {
    if let Some(model) = argument.0.strip_prefix("hf:") {
        return hub::files(model);
    }
    if let Some(model) = argument.0.strip_prefix("ollama:") {
        return ollama::layers(model);
    }
    let path = path_of(&argument.0);
    if !path.is_dir() {
        return Vec::new();
    }
    below(&hub::snapshot(&path).unwrap_or(path))
}

/// The files below a folder.
pub(super) fn below(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    walk(root, "", 0, &mut found);
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
        let name = name_of(Path::new(&entry.file_name()));
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
            ("README.md", "---\nlicense: other\nlicense_link: ./papers/words.md\n---\n# Heron"),
            ("LICENSE", "whole"),
            ("data/LICENSE.txt", "data"),
            ("vendor/LICENSE", "somebody else's"),
            ("papers/words.md", "linked"),
            ("papers/other.md", "not linked"),
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
        assert_eq!(names("./papers/words.md"), ["LICENSE", "papers/words.md", "data/LICENSE.txt", "README.md"]);
        for link in ["LICENSE", "../x", "/etc/hostname", "papers", "https://x.example/terms.md", "no/such.md"] {
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
