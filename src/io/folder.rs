//! Which files lie in a release's folder: their paths, never their contents.

use super::hub;
use super::load::{Argument, LoadError, load};
use crate::document::Source;
use std::fs;
use std::path::Path;

/// No more files than these are listed: a release has thousands at most, and a home folder is none.
const MOST: usize = 20_000;
/// Folders below this depth are not looked into.
const DEEPEST: usize = 8;

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
