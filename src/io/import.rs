//! Licence texts taken in: ScanCode's database from a Python package, a wheel or a folder, or any folder of licences.
//!
//! Nothing of a package is run: its files are read, and only licences and what is known of them are kept.

use super::date::today;
use super::pages::source as read_source;
use super::said::said;
use super::session::absolute;
use super::texts::{Kept, kept_already, place};
use crate::document::{Document, is_converted, sha256_of};
use crate::library::{Collection, ImportedText, MOST_TEXTS, scancode};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest text that is taken in, in bytes: larger ones are left out, not cut.
const MOST_BYTES: u64 = 2 * 1024 * 1024;
/// How many bytes of text one import takes.
const MOST_IN_ALL: usize = 64 * 1024 * 1024;
/// The largest wheel that is opened, in bytes: four times the one that is known.
const MOST_OF_A_WHEEL: u64 = 512 * 1024 * 1024;
/// How deep folders are looked into.
const DEPTH: usize = 8;
/// Where the database stands in its package.
const IN_PACKAGE: &str = "licensedcode/data/licenses";

/// Why nothing was imported: what, which file, what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or folder cannot be read.
    #[error("{path}: cannot be read: {}", said(source))]
    Read {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Not an archive, or a damaged one.
    #[error("{path}: is no wheel that can be read ({why}); download it again")]
    Archive {
        /// The file.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// No licence in it.
    #[error("{path}: holds no licence text; name ScanCode's package, its wheel, or a folder of licence files")]
    Nothing {
        /// The file or folder.
        path: String,
    },
    /// An earlier import of the same has more texts.
    #[error(
        "{path}: holds {count} texts and {here} are here already from {from}; they were kept. To replace them remove {folder}"
    )]
    Fewer {
        /// The file or folder.
        path: String,
        /// How many it holds.
        count: usize,
        /// How many are here.
        here: usize,
        /// Where those are from.
        from: String,
        /// Where they are kept.
        folder: String,
    },
    /// The data folder cannot be written.
    #[error("{path}: the texts were not kept: {}", said(source))]
    Write {
        /// The data folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The package could not be downloaded, or is another one.
    #[error("{0}")]
    Package(String),
}

/// What an import took in.
#[derive(Debug)]
pub struct Imported {
    /// The collection, without its texts.
    pub collection: Collection,
    /// How many texts were left out, for they are too large or there are too many.
    pub left_out: usize,
    /// Files and folders that could not be read, each with the reason.
    pub unread: Vec<String>,
}

/// Takes in the texts of a wheel or a folder and keeps them below the data folder, in the place of an earlier import
/// of the same. What was kept, without the texts.
///
/// # Errors
/// [`ImportError`] says why nothing was.
pub fn import(path: &Path, data: &Path) -> Result<Imported, ImportError> {
    let (mut kept, name) = match fs::metadata(path) {
        Ok(it) if it.is_dir() => from_folder(path, data)?,
        Ok(it) if it.is_file() => from_wheel(path)?,
        Ok(_) => return Err(ImportError::Nothing { path: path.display().to_string() }),
        Err(source) => return Err(ImportError::Read { path: path.display().to_string(), source }),
    };
    if let Some(here) = kept_already(data, &name).filter(|it| it.texts.len() > kept.collection.texts.len()) {
        return Err(ImportError::Fewer {
            path: path.display().to_string(),
            count: kept.collection.texts.len(),
            here: here.texts.len(),
            from: here.source,
            folder: place(data, &name).display().to_string(),
        });
    }
    if kept.collection.texts.is_empty() {
        return Err(ImportError::Nothing { path: path.display().to_string() });
    }
    kept.collection.date = today();
    if kept.collection.sha256.is_empty() {
        kept.collection.sha256 = sha256_of(kept.text().as_bytes());
    }
    kept.write(data, &name).map_err(|source| ImportError::Write { path: data.display().to_string(), source })?;
    Ok(Imported { left_out: kept.left_out, unread: kept.unread, collection: kept.collection })
}

fn new_scancode(source: String) -> Kept {
    let (prefix, name) = ("scancode".to_owned(), scancode::NAME.to_owned());
    let collection = Collection { prefix, name, source, terms: scancode::TERMS.to_owned(), ..Collection::default() };
    Kept::of(collection)
}

fn from_wheel(path: &Path) -> Result<(Kept, String), ImportError> {
    let named = || path.display().to_string();
    let read = |source| ImportError::Read { path: named(), source };
    let archive = |why: &dyn ToString| ImportError::Archive { path: named(), why: why.to_string() };
    if fs::metadata(path).map_err(read)?.len() > MOST_OF_A_WHEEL {
        return Err(archive(&format!("it is larger than {} MiB", MOST_OF_A_WHEEL / 1024 / 1024)));
    }
    let bytes = fs::read(path).map_err(read)?;
    let file_name = path.file_name().map_or_else(named, |it| it.to_string_lossy().into_owned());
    let mut kept = new_scancode(file_name);
    kept.collection.sha256 = sha256_of(&bytes);
    let mut zip = zip::ZipArchive::new(io::Cursor::new(bytes)).map_err(|it| archive(&it))?;
    let mut names: Vec<String> =
        zip.file_names().flatten().map(Cow::into_owned).filter(|it| is_licence_file(it)).collect();
    names.sort();
    // Entries may share their bytes, so that a small file unpacks to any size: what is unpacked is counted, kept or not.
    let mut unpacked = 0;
    for name in names {
        let mut bytes = Vec::new();
        let file = zip.by_name(&name).map_err(|it| archive(&it))?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|it| archive(&it))?;
        unpacked += bytes.len();
        if unpacked > 2 * MOST_IN_ALL {
            return Err(archive(&format!("its licences unpack to more than {} MiB", 2 * MOST_IN_ALL / 1024 / 1024)));
        }
        take(&mut kept, &bytes);
    }
    Ok((kept, "scancode".to_owned()))
}

fn is_licence_file(name: &str) -> bool {
    name.contains(IN_PACKAGE) && name.ends_with(".LICENSE")
}

/// Takes in a file of ScanCode's database.
fn take(kept: &mut Kept, file: &[u8]) {
    if is_too_much(kept, file) {
        kept.left_out += 1;
    } else if let Some((about, text)) = scancode::licence(&String::from_utf8_lossy(file)) {
        kept.push(about, text);
    }
}

/// Whether one more file would be more than an import takes.
fn is_too_much(kept: &Kept, file: &[u8]) -> bool {
    file.len() as u64 > MOST_BYTES
        || kept.collection.texts.len() >= MOST_TEXTS
        || kept.bytes().saturating_add(file.len()) > MOST_IN_ALL
}

fn from_folder(path: &Path, data: &Path) -> Result<(Kept, String), ImportError> {
    let read = |source| ImportError::Read { path: path.display().to_string(), source };
    let inside = ["data/licenses", IN_PACKAGE, "src/licensedcode/data/licenses"].map(|it| path.join(it));
    let database = inside.iter().find(|it| it.is_dir()).map_or(path, PathBuf::as_path);
    let mut files = Vec::new();
    let mut unread = Vec::new();
    walk(path, DEPTH, &mut files, &mut unread).map_err(read)?;
    // A folder in which other texts stand too is the user's own, whatever shape some of them have.
    let is_database = |it: &&PathBuf| it.starts_with(database) && it.extension().is_some_and(|it| it == "LICENSE");
    let is_mixed = database == path && files.iter().any(|it| is_text_file(it) && !is_database(&it));
    if !is_mixed {
        let mut kept = new_scancode(absolute(path).display().to_string());
        for file in files.iter().filter(is_database) {
            match limited(file) {
                Ok(bytes) => take(&mut kept, &bytes),
                Err(error) => unread.push(unreadable(file, &error)),
            }
        }
        kept.unread.clone_from(&unread);
        if !kept.collection.texts.is_empty() {
            return Ok((kept, "scancode".to_owned()));
        }
    }
    let (mut kept, name) = any_folder(path, data, &files);
    kept.unread.splice(0..0, unread);
    Ok((kept, name))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("{}: {}", path.display(), said(error))
}

/// Every text file of a folder, under its path there.
fn any_folder(path: &Path, data: &Path, files: &[PathBuf]) -> (Kept, String) {
    let absolute = absolute(path);
    let source = absolute.display().to_string();
    let slug: String = absolute
        .file_name()
        .map_or("texts".into(), |it| it.to_string_lossy())
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || it == '-' || it == '.' { it } else { '-' })
        .collect();
    // Two folders of one name are two collections.
    let is_free = |it: &String| kept_already(data, &format!("import-{it}")).is_none_or(|here| here.source == source);
    let numbered = (2..1_000).map(|it| format!("{slug}-{it}"));
    let slug = std::iter::once(slug.clone()).chain(numbered).find(is_free).unwrap_or(slug);
    let collection = Collection {
        prefix: "import".to_owned(),
        name: slug.clone(),
        source,
        terms: "each text under its own terms".to_owned(),
        ..Collection::default()
    };
    let mut kept = Kept::of(collection);
    for file in files.iter().filter(|it| is_text_file(it)) {
        let bytes = match limited(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                kept.unread.push(unreadable(file, &error));
                continue;
            }
        };
        if is_too_much(&kept, &bytes) {
            kept.left_out += 1;
            continue;
        }
        let below = file.strip_prefix(path).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let document = Document::read(&[read_source(&below, bytes)]);
        if document.unreadable().is_none() && !document.text.trim().is_empty() {
            let about = ImportedText { id: format!("{slug}/{below}"), name: below.clone(), ..ImportedText::default() };
            kept.push(about, &document.text);
        }
    }
    (kept, format!("import-{slug}"))
}

fn is_text_file(path: &Path) -> bool {
    let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().to_lowercase());
    let extension = path.extension().map_or_else(String::new, |it| it.to_string_lossy().to_lowercase());
    let is_named_so = ["license", "licence", "copying"].iter().any(|it| name.starts_with(it));
    match extension.as_str() {
        _ if is_converted(&name) => true,
        "" | "txt" | "md" | "markdown" | "html" | "htm" | "license" | "licence" => true,
        // `LICENSE.APACHE`, `licence-2.0`; but not what is no text for now.
        "doc" => false,
        _ => is_named_so,
    }
}

fn limited(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Files below a folder, in the order of their names; links and hidden ones are left alone. A folder within it that
/// cannot be read is named, and the others are looked into.
pub(super) fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, unread: &mut Vec<String>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (kind, path) = (entry.file_type()?, entry.path());
        if entry.file_name().to_string_lossy().starts_with('.') || files.len() > 4 * MOST_TEXTS {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            if let Err(error) = walk(&path, depth - 1, files, unread) {
                unread.push(unreadable(&path, &error));
            }
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn database(folder: &Path) {
        fs::create_dir_all(folder).expect("writable");
        let file = |key: &str, more: &str| {
            let text = format!(
                "---\nkey: {key}\nname: The {key}\ncategory: Permissive\nowner: O\n{more}---\n\nYou may use {key}.\n"
            );
            fs::write(folder.join(format!("{key}.LICENSE")), text).expect("writable");
        };
        file("egret-1.0", "spdx_license_key: LicenseRef-egret\n");
        file("old", "is_deprecated: yes\n");
    }

    fn ids(collection: &Collection) -> Vec<&str> {
        collection.texts.iter().map(|it| it.id.as_str()).collect()
    }

    #[test]
    fn the_database_is_found_in_a_package_its_data_and_a_checkout() {
        let data = tempfile::tempdir().expect("a folder");
        for (root, named) in [("a", "a/licensedcode/data/licenses"), ("b", "b/data/licenses"), ("c", "c")] {
            let place = tempfile::tempdir().expect("a folder");
            database(&place.path().join(named));
            let collection = import(&place.path().join(root), data.path()).expect("a database").collection;
            assert_eq!((ids(&collection), collection.prefix.as_str()), (vec!["egret-1.0"], "scancode"));
        }
        let left = fs::read_dir(data.path().join("library")).expect("a folder").count();
        assert_eq!(left, 1, "one import of it is kept, and no litter");
    }

    #[test]
    fn a_wheel_gives_its_licences_and_nothing_else() {
        let data = tempfile::tempdir().expect("a folder");
        let wheel = data.path().join("x-1.0-py3-none-any.whl");
        let mut zip = zip::ZipWriter::new(File::create(&wheel).expect("writable"));
        let options = zip::write::SimpleFileOptions::default();
        for (name, text) in [
            ("licensedcode/data/licenses/heron.LICENSE", "---\nkey: heron\nname: Heron\n---\nYou may look.\n"),
            ("licensedcode/data/licenses/../../../../evil.LICENSE", "---\nkey: evil\nname: E\n---\nYou may look.\n"),
            ("licensedcode/setup.py", "raise SystemExit('run')"),
        ] {
            zip.start_file(name, options).expect("an archive");
            zip.write_all(text.as_bytes()).expect("an archive");
        }
        zip.finish().expect("an archive");
        let collection = import(&wheel, &data.path().join("data")).expect("a database").collection;
        assert_eq!(ids(&collection), ["evil", "heron"], "names of files lead nowhere: only keys count");
        assert!(!data.path().join("evil.LICENSE").exists());
        fs::write(&wheel, "no archive").expect("writable");
        assert!(matches!(import(&wheel, data.path()), Err(ImportError::Archive { .. })));
    }

    #[test]
    fn an_import_neither_replaces_more_by_less_nor_one_folder_by_another() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        for (folder, names) in [("one/licences", &["a", "b"][..]), ("two/licences", &["c"]), ("mixed", &["d"])] {
            fs::create_dir_all(place.path().join(folder)).expect("writable");
            for name in names {
                fs::write(place.path().join(folder).join(format!("{name}.txt")), format!("You may use {name}."))
                    .expect("writable");
            }
        }
        let ids_of = |folder: &str| {
            let collection = import(&place.path().join(folder), &data).expect("texts").collection;
            collection.texts.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids_of("one/licences"), ["licences/a.txt", "licences/b.txt"]);
        assert_eq!(ids_of("two/licences"), ["licences-2/c.txt"]);
        fs::write(place.path().join("mixed/x.LICENSE"), "---\nkey: x\nname: X\n---\nYou may look.\n")
            .expect("writable");
        assert_eq!(ids_of("mixed"), ["mixed/d.txt", "mixed/x.LICENSE"], "not a database, for other texts stand there");
        fs::remove_file(place.path().join("one/licences/b.txt")).expect("writable");
        let fewer = import(&place.path().join("one/licences"), &data);
        assert!(matches!(fewer, Err(ImportError::Fewer { count: 1, here: 2, .. })), "{fewer:?}");
    }

    #[test]
    fn what_is_too_large_is_left_out_and_not_cut() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("texts");
        fs::create_dir(&folder).expect("writable");
        fs::write(folder.join("LICENSE.huge"), "You may use it. ".repeat(200_000)).expect("writable");
        fs::write(folder.join("LICENSE.small"), "You may use it.").expect("writable");
        let imported = import(&folder, &place.path().join("data")).expect("texts");
        assert_eq!((ids(&imported.collection), imported.left_out), (vec!["texts/LICENSE.small"], 1));
    }

    #[test]
    fn a_small_wheel_does_not_unpack_for_ever() {
        let place = tempfile::tempdir().expect("a folder");
        let wheel = place.path().join("x-1.0-py3-none-any.whl");
        let mut zip = zip::ZipWriter::new(File::create(&wheel).expect("writable"));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        let words = vec![b' '; usize::try_from(MOST_BYTES).expect("small")];
        for number in 0..=2 * MOST_IN_ALL / words.len() {
            zip.start_file(format!("licensedcode/data/licenses/{number}.LICENSE"), options).expect("an archive");
            zip.write_all(&words).expect("an archive");
        }
        zip.finish().expect("an archive");
        assert!(fs::metadata(&wheel).expect("a file").len() < 1024 * 1024);
        let error = import(&wheel, &place.path().join("data")).expect_err("too much");
        assert!(error.to_string().contains("unpack to more than 128 MiB"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_taken_in() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("texts");
        fs::create_dir_all(folder.join("closed")).expect("writable");
        fs::write(folder.join("LICENSE"), "You may use it.").expect("writable");
        fs::write(folder.join("closed/LICENSE"), "You may look.").expect("writable");
        symlink(place.path().join("nowhere"), folder.join("LICENSE.link")).expect("a link");
        fs::set_permissions(folder.join("closed"), fs::Permissions::from_mode(0o000)).expect("ours");
        let is_root = fs::read_dir(folder.join("closed")).is_ok();
        let imported = import(&folder, &place.path().join("data")).expect("the rest");
        fs::set_permissions(folder.join("closed"), fs::Permissions::from_mode(0o700)).expect("ours");
        assert!(ids(&imported.collection).contains(&"texts/LICENSE"));
        // Nothing is closed to root.
        assert_eq!(imported.unread.len(), usize::from(!is_root), "{:?}", imported.unread);
    }

    #[test]
    fn any_folder_of_texts_will_do() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("our licences");
        fs::create_dir_all(folder.join("sub")).expect("writable");
        fs::write(folder.join("LICENSE"), "You may use it.").expect("writable");
        fs::write(folder.join("sub/b.html"), "<p>You may <b>not</b>.</p>").expect("writable");
        fs::write(folder.join("weights.bin"), [0_u8, 1, 2]).expect("writable");
        fs::write(folder.join("empty.txt"), "").expect("writable");
        let data = place.path().join("data");
        let collection = import(&folder, &data).expect("texts").collection;
        assert_eq!(ids(&collection), ["our-licences/LICENSE", "our-licences/sub/b.html"]);
        assert!(matches!(import(&folder.join("sub/none"), &data), Err(ImportError::Read { .. })));
        let empty = place.path().join("empty");
        fs::create_dir(&empty).expect("writable");
        assert!(matches!(import(&empty, &data), Err(ImportError::Nothing { .. })));
    }
}
