//! Arguments → bytes: files, standard input, library texts, bundles, folders.

use super::names::{name_of, path_of, written};
use super::pages::source;
use super::pipe::{PipeError, read_pipe};
use super::said::said;
use super::{folder, hub, model_file, ollama};
use crate::document::{ORIGINAL, Source};
use crate::library;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What stands for a document on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument(pub String);

/// Why a document could not be loaded: what, which file, what to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No such file, no permission, or the disk failed.
    #[error("{name}: cannot be read: {}", said(source))]
    Io {
        /// The file as given.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A device, or something else that is neither file, pipe nor folder.
    #[error("{name}: is not a regular file; devices are not read")]
    NotRegular {
        /// The file as given.
        name: String,
    },
    /// A folder where a file is meant.
    #[error("{name}: is a folder; a folder is named by itself, not in A+B")]
    Folder {
        /// The folder as given.
        name: String,
    },
    /// A pipe that nobody writes to.
    #[error("{name}: is a pipe that nobody writes to; start its writer first")]
    NoWriter {
        /// The pipe as given.
        name: String,
    },
    /// A pipe whose writer neither writes nor ends.
    #[error("{name}: its writer said nothing for {seconds} seconds; write to a file first and open that")]
    Silent {
        /// The pipe as given.
        name: String,
        /// How long it was waited for.
        seconds: u64,
    },
    /// Larger than what is read: [`MAX_BYTES`], or what a session may have.
    #[error("{name}: is larger than {} MiB; open the licence text by itself", limit / 1024 / 1024)]
    TooLarge {
        /// The file as given.
        name: String,
        /// How many bytes are read at most.
        limit: u64,
    },
    /// Not an id of the library.
    #[error("{name}: is not in the library; `undiluted library list` shows what is{hint}")]
    Unknown {
        /// The id as given.
        name: String,
        /// A near id, as a sentence, or nothing.
        hint: String,
    },
    /// A licence of which the library has a record and no text.
    #[error("{name}: the text is not part of this program. Get it and open its file. {get}")]
    NoText {
        /// The id as given.
        name: String,
        /// Where the text can be had.
        get: String,
    },
    /// A model on a hub or in a store that cannot be had.
    #[error("{name}: {why}")]
    Model {
        /// The name as given.
        name: String,
        /// What is in the way, and what to do.
        why: String,
    },
    /// A folder without a licence, policy or model card.
    #[error("{name}: holds no LICENSE, USE_POLICY or README file; name the file itself")]
    EmptyFolder {
        /// The folder as given.
        name: String,
    },
}

/// The arguments that a file lists, one a line; blank lines are left out. `-` is standard input.
///
/// # Errors
/// [`LoadError`] names the file and the next step.
pub fn list(name: &str) -> Result<Vec<Argument>, LoadError> {
    let source = one(name)?;
    let text = written(&source.bytes);
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    Ok(lines.filter(|line| !line.is_empty()).map(|line| Argument(line.to_owned())).collect())
}

/// Loads what an argument stands for: one source, or several for a bundle (`A+B`, a folder).
///
/// # Errors
/// [`LoadError`] names the file and the next step.
pub fn load(argument: &Argument) -> Result<Vec<Source>, LoadError> {
    let name = argument.0.as_str();
    // A file whose name has a plus sign is that file.
    // So is an id of the library that ends in one (`spdx:GPL-2.0+`).
    let is_one =
        path_of(name).exists() || key(name).is_some_and(|(prefix, id)| library::entry_at(prefix, id).is_some());
    if name.contains('+') && !is_one {
        let parts = name.split('+').filter(|part| !part.is_empty()).map(parts);
        return Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect());
    }
    match path_of(name) {
        path if path.is_dir() => folder::sources(&hub::snapshot(&path).unwrap_or(path), name),
        _ => parts(name),
    }
}

/// What one name stands for: a file or a library text, and of models wherever they live their licence, policies, card.
fn parts(name: &str) -> Result<Vec<Source>, LoadError> {
    if let Some(model) = name.strip_prefix(OLLAMA) {
        return ollama::load(name, model);
    }
    if let Some(model) = name.strip_prefix(HUB) {
        return hub::load(name, model);
    }
    match model_file::read(name) {
        Some(sources) => sources,
        None => Ok(vec![one(name)?]),
    }
}

/// What stands before the name of a model in Ollama's store.
pub(super) const OLLAMA: &str = "ollama:";
/// What stands before the id of a model on the Hugging Face Hub.
pub(super) const HUB: &str = "hf:";

/// The folder in which the user's own rule files are looked for, where the system has one.
pub fn rules_folder() -> Option<PathBuf> {
    super::data_folder().map(|it| it.join("rules"))
}

/// The folder in which the user's own lessons are looked for, where the system has one.
fn lessons_folder() -> Option<PathBuf> {
    super::data_folder().map(|it| it.join("lessons"))
}

/// The files of the user's own lessons: name and text; none where there is no such folder.
///
/// # Errors
/// [`LoadError`] names the folder or the file that cannot be read.
pub fn lesson_files() -> Result<Vec<(String, String)>, LoadError> {
    lessons_folder().filter(|it| it.is_dir()).map_or_else(|| Ok(Vec::new()), |it| rule_files(&it))
}

/// The rule files (`*.toml`) of a folder by name: path and text.
///
/// # Errors
/// [`LoadError`] names the folder or the file that cannot be read.
pub fn rule_files(folder: &Path) -> Result<Vec<(String, String)>, LoadError> {
    let name = name_of(folder);
    let failed = |source| LoadError::Io { name, source };
    let entries: Vec<_> = fs::read_dir(folder).and_then(Iterator::collect).map_err(failed)?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|it: fs::DirEntry| it.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    paths.iter().map(|path| text_file(&name_of(path))).collect()
}

/// One file of rules or pins: its name as given and its text.
///
/// # Errors
/// [`LoadError`] says why it cannot be read.
pub fn text_file(name: &str) -> Result<(String, String), LoadError> {
    let source = one(name)?;
    let invalid = |it| LoadError::Io { name: name.to_owned(), source: io::Error::new(io::ErrorKind::InvalidData, it) };
    Ok((source.name, String::from_utf8(source.bytes).map_err(invalid)?))
}

/// One file or one text of the library, and nothing else that a name could stand for.
pub(super) fn one(name: &str) -> Result<Source, LoadError> {
    if name == "-" {
        return limited(name, &mut io::stdin().lock(), MAX_BYTES).map(|bytes| source(name, bytes));
    }
    if let Some((prefix, id)) = key(name) {
        return built_in(prefix, id).ok_or_else(|| no_text(name, id));
    }
    read_limited(name.strip_prefix(ORIGINAL).unwrap_or(name), MAX_BYTES).map(|bytes| source(name, bytes))
}

/// The bytes of a file or pipe, no more than `limit` of them.
pub(super) fn read_limited(name: &str, limit: u64) -> Result<Vec<u8>, LoadError> {
    let failed = |source| LoadError::Io { name: name.to_owned(), source };
    let path = path_of(name);
    let metadata = fs::metadata(&path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(LoadError::Folder { name: name.to_owned() });
    }
    if is_device(&metadata) {
        return Err(LoadError::NotRegular { name: name.to_owned() });
    }
    if metadata.is_file() && metadata.len() > limit {
        return Err(LoadError::TooLarge { name: name.to_owned(), limit });
    }
    if metadata.is_file() {
        return limited(name, &mut File::open(path).map_err(failed)?, limit);
    }
    match read_pipe(&path, limit) {
        Ok(bytes) => limited(name, &mut bytes.as_slice(), limit),
        Err(PipeError::NoWriter) => Err(LoadError::NoWriter { name: name.to_owned() }),
        Err(PipeError::Silent(seconds)) => Err(LoadError::Silent { name: name.to_owned(), seconds }),
        Err(PipeError::Io(source)) => Err(failed(source)),
    }
}

fn built_in(prefix: &str, id: &str) -> Option<Source> {
    let entry = library::entry_at(prefix, id)?;
    Some(Source::new(entry.key(), entry.text()))
}

/// Why the library has no text of this id: there is only a record, or nothing, and then the id that was probably meant.
pub fn no_text(name: &str, id: &str) -> LoadError {
    let name = name.to_owned();
    if let Some(record) = library::record(id) {
        let link = record.link.as_ref().map_or(String::new(), |link| format!(" See {link}"));
        let also =
            "`undiluted library get` brings many such texts; `undiluted library import` takes them from a folder";
        return LoadError::NoText { name, get: format!("{}{link} {also}", record.get) };
    }
    let texts =
        library::entries().iter().chain(library::imported()).filter(|entry| !entry.deprecated).map(|entry| entry.id);
    let known = texts.chain(library::records().iter().map(|record| record.id.as_str()));
    let near = library::nearest(id, known).map_or(String::new(), |near| format!("; did you mean {near}?"));
    let is_imported = library::IMPORT_PREFIXES.iter().any(|it| name.starts_with(&format!("{it}:")));
    let hint = if is_imported && library::imported().is_empty() {
        "; no texts are imported here: `undiluted library get` or `undiluted library import`".to_owned()
    } else {
        near
    };
    LoadError::Unknown { name, hint }
}

/// Reads up to the limit, whatever the file says of its size.
fn limited(name: &str, reader: &mut dyn Read, limit: u64) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|source| LoadError::Io { name: name.to_owned(), source })?;
    if bytes.len() as u64 > limit {
        return Err(LoadError::TooLarge { name: name.to_owned(), limit });
    }
    Ok(bytes)
}

/// Whether this names a pipe.
#[cfg(unix)]
pub fn is_pipe(name: &str) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    fs::metadata(path_of(name)).is_ok_and(|it| it.file_type().is_fifo())
}

/// Whether this names a pipe.
#[cfg(not(unix))]
pub fn is_pipe(_name: &str) -> bool {
    false
}

#[cfg(unix)]
fn is_device(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = metadata.file_type();
    kind.is_block_device() || kind.is_char_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(metadata: &fs::Metadata) -> bool {
    !metadata.is_file()
}

/// Where in the library, and which id, if an argument names one: `spdx` and `MIT`.
fn key(name: &str) -> Option<(&str, &str)> {
    name.split_once(':').filter(|(prefix, _)| library::PREFIXES.contains(prefix))
}
