//! Imported texts on the disk: one folder a collection, below `library` in the data folder.

use super::own::{Turn, read_own, words_of_own};
use super::save::{LEFT_BEHIND, write_atomic};
use crate::document::sha256_of;
use crate::library::{self, Collection, ImportedText, Loaded, index_of};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a collection's folder holds.
const ABOUT: &str = "collection.json";
const TEXTS: &str = "texts.txt";
const INDEX: &str = "index.bin";
/// SHA-256 of the other three, a line each: a text that was altered on the disk is not judged by.
const SUMS: &str = "SHA256SUMS";
/// The files that the sums are of.
const SUMMED: [&str; 3] = [ABOUT, TEXTS, INDEX];

/// A collection as an import makes it, text by text.
#[derive(Debug, Default)]
pub struct Kept {
    /// What it is.
    pub collection: Collection,
    /// How many texts were left out.
    pub left_out: usize,
    /// Files and folders that could not be read, each with the reason.
    pub unread: Vec<String>,
    /// All texts, one after the other.
    text: String,
}

impl Kept {
    /// A collection that has no text yet.
    pub fn of(collection: Collection) -> Self {
        Self { collection, ..Self::default() }
    }

    /// Takes a text in; its place is noted.
    pub fn push(&mut self, about: ImportedText, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        self.text.push('\n');
        self.collection.texts.push(ImportedText { start, end, ..about });
    }

    /// How many bytes of text it has.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// All texts, one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes it below the data folder, in the place of one of the same name; whole or not at all.
    pub(super) fn write(&self, data: &Path, name: &str) -> io::Result<()> {
        let root = folder(data);
        fs::create_dir_all(&root)?;
        sweep(&root);
        let made = tempfile::Builder::new().prefix(".import-").tempdir_in(&root)?;
        let texts = self.collection.texts.iter().map(|it| self.text.get(it.start..it.end).unwrap_or(""));
        write_atomic(&made.path().join(TEXTS), self.text.as_bytes())?;
        let index = index_of(texts);
        write_atomic(&made.path().join(INDEX), &index)?;
        let collection = Collection { index_sha256: sha256_of(&index), ..self.collection.clone() };
        let about = serde_json::to_vec(&collection)?;
        write_atomic(&made.path().join(ABOUT), &about)?;
        let sums = sums([&about, self.text.as_bytes(), &index]);
        write_atomic(&made.path().join(SUMS), sums.as_bytes())?;
        // From here on nobody reads, and nobody else writes.
        let _turn = Turn::to_write(&lock(data))?;
        let (place, aside) = (root.join(name), tempfile::Builder::new().prefix(".old-").tempdir_in(&root)?);
        if place.exists() {
            fs::rename(&place, aside.path().join("old"))?;
        }
        if let Err(error) = fs::rename(made.path(), &place) {
            fs::rename(aside.path().join("old"), &place).ok();
            return Err(error);
        }
        // It is in its place: there is nothing to take away any more.
        let _moved = made.keep();
        Ok(())
    }
}

/// Reads every imported collection and installs it in the library; a line for each that cannot be read.
pub fn open_library(data: &Path) -> Vec<String> {
    if !folder(data).is_dir() {
        return Vec::new();
    }
    // Where no lock can be made, as in a folder that is read-only, nobody can write either.
    let _turn = Turn::to_read(&lock(data)).ok();
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder(data)).into_iter().flatten().flatten().map(|it| it.path()).collect();
    folders.retain(|it| it.is_dir() && it.file_name().is_some_and(|it| !it.to_string_lossy().starts_with('.')));
    folders.sort();
    let (mut loaded, mut errors) = (Vec::new(), Vec::new());
    for folder in folders {
        match read(&folder) {
            Ok(it) => loaded.push(it),
            Err(error) => errors.push(format!("{}: {error}; import it again", folder.display())),
        }
    }
    if !loaded.is_empty() {
        library::install(loaded);
    }
    errors
}

fn read(folder: &Path) -> io::Result<Loaded> {
    let invalid = |it: &str| io::Error::new(io::ErrorKind::InvalidData, it.to_owned());
    let [about, text, index] = SUMMED.map(|it| read_own(&folder.join(it)));
    let (about, text, index) = (about?, text?, index?);
    match words_of_own(&folder.join(SUMS)) {
        Ok(kept) if kept == sums([&about, &text, &index]) => {}
        Ok(_) => return Err(invalid("it was altered or is damaged")),
        // Earlier versions kept no sums.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let collection: Collection = serde_json::from_slice(&about)?;
    let text = String::from_utf8(text).map_err(|_| invalid("its texts are damaged"))?;
    if sha256_of(&index) != collection.index_sha256 {
        return Err(invalid("its index is damaged"));
    }
    if !library::IMPORT_PREFIXES.contains(&collection.prefix.as_str()) {
        return Err(invalid("it was made by a later version"));
    }
    if collection.texts.iter().any(|it| text.get(it.start..it.end).is_none()) {
        return Err(invalid("its texts are damaged"));
    }
    Ok(Loaded { collection, text, index })
}

/// The sums of the three files, as `sha256sum` writes and checks them.
fn sums(files: [&[u8]; 3]) -> String {
    let line = |(name, bytes): (&&str, &[u8])| format!("{}  {name}\n", sha256_of(bytes));
    SUMMED.iter().zip(files).map(line).collect::<Vec<_>>().concat()
}

/// What is kept under a name already.
pub(super) fn kept_already(data: &Path, name: &str) -> Option<Collection> {
    serde_json::from_slice(&read_own(&place(data, name).join(ABOUT)).ok()?).ok()
}

/// Where a collection of this name is kept.
pub(super) fn place(data: &Path, name: &str) -> PathBuf {
    folder(data).join(name)
}

/// Takes away what imports left that were killed.
fn sweep(root: &Path) {
    for path in fs::read_dir(root).into_iter().flatten().flatten().map(|it| it.path()) {
        let is_left = path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.'));
        let age = || fs::metadata(&path).ok()?.modified().ok()?.elapsed().ok();
        if is_left && age().is_some_and(|it| it > LEFT_BEHIND) {
            fs::remove_dir_all(path).ok();
        }
    }
}

fn folder(data: &Path) -> PathBuf {
    data.join("library")
}

/// What runs that write and runs that read take turns by.
fn lock(data: &Path) -> PathBuf {
    data.join("library.lock")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import;

    #[test]
    fn a_text_that_was_altered_on_the_disk_is_not_used() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("texts");
        fs::create_dir(&folder).expect("writable");
        fs::write(folder.join("LICENSE"), "You may use it.").expect("writable");
        let kept = place.path().join("data/library/import-texts");
        import(&folder, &place.path().join("data")).expect("texts");
        assert!(read(&kept).is_ok());
        for name in ["collection.json", "texts.txt", "index.bin", "SHA256SUMS"] {
            let path = kept.join(name);
            let whole = fs::read(&path).expect("it is there");
            for at in [0, whole.len() / 2, whole.len() - 1] {
                let mut altered = whole.clone();
                altered[at] ^= 1;
                fs::write(&path, altered).expect("writable");
                assert!(read(&kept).is_err(), "{name} {at}");
            }
            fs::write(&path, whole).expect("writable");
        }
    }
}
