//! What a folder of code holds that terms come with: licences, model cards, model files, and models that code names.
//!
//! What `.gitignore` leaves out is left out, hidden files too. Nothing is fetched.

use super::load::{Argument, LoadError, load};
use super::names::{name_of, path_of};
use super::{hub, ollama};
use crate::artefact::{
    Legal, MOST_CODE, NamedModel, is_called_card, is_of_unread_format, legal, may_name_models, models_named,
};
use crate::document::{Source, Span};
use ignore::WalkBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What was found below a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Documents, in the order of their paths: each is a release's folder, a licence with the policies beside it, or a model
    /// file; several paths are one document.
    pub documents: Vec<Vec<String>>,
    /// Models that code names, each once for each place.
    pub declared: Vec<Declared>,
    /// What was passed over and why, in words.
    pub passed_over: Vec<String>,
}

/// A model that a file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// `hf:org/name` or `ollama:name`; nothing where the code does not say it in words.
    pub key: Option<String>,
    /// The file.
    pub file: String,
    /// The line, counting from 1.
    pub line: usize,
    /// The column of its first character, counting from 1.
    pub column: usize,
    /// The whole line.
    pub words: String,
    /// Which bytes of the line name it.
    pub span: Span,
}

/// The files of one folder that matter.
#[derive(Default)]
struct Folder {
    licences: Vec<PathBuf>,
    policies: Vec<PathBuf>,
    notices: usize,
    models: Vec<PathBuf>,
    has_card: bool,
}

/// Looks through a folder.
pub fn walk(root: &str) -> Found {
    let mut found = Found::default();
    let mut folders: BTreeMap<PathBuf, Folder> = BTreeMap::new();
    let walker = WalkBuilder::new(path_of(root)).require_git(false).sort_by_file_name(Ord::cmp).build();
    for entry in walker {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.passed_over.push(format!("cannot be looked into: {error}"));
                continue;
            }
        };
        if entry.file_type().is_some_and(|it| it.is_file()) {
            let folder = entry.path().parent().map(Path::to_path_buf).unwrap_or_default();
            take(entry.path(), folders.entry(folder).or_default(), &mut found);
        }
    }
    gather(folders, &mut found);
    found
}

/// Sorts a file in by its name.
fn take(path: &Path, folder: &mut Folder, found: &mut Found) {
    let name = name_of(path);
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ending == "gguf" || ending == "safetensors" {
        folder.models.push(path.to_path_buf());
        return;
    }
    if may_name_models(&name) {
        return declared(path, &name, found);
    }
    if is_called_card(&name) {
        folder.has_card |= is_card(path);
        return;
    }
    // The name as it is shown has a backslash where a byte is no text, and no separator is meant.
    let Some(kind) = legal(&path.to_string_lossy()) else { return };
    if is_of_unread_format(&name) {
        found.passed_over.push(format!("{name}: holds terms by its name, in a format that is not read"));
        return;
    }
    match kind {
        Legal::Licence => folder.licences.push(path.to_path_buf()),
        Legal::Policy => folder.policies.push(path.to_path_buf()),
        Legal::Notice => folder.notices += 1,
    }
}

/// Whether a file called as a card has a card's table.
fn is_card(path: &Path) -> bool {
    let Ok(bytes) = super::load::read_limited(&name_of(path), MOST_CODE as u64) else { return false };
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default()).into_owned();
    let head = head.trim_start_matches('\u{feff}');
    let keys =
        ["license:", "license_name:", "base_model:", "library_name:", "pipeline_tag:", "datasets:", "model-index:"];
    let table = head.strip_prefix("---").map(|it| it.split("\n---").next().unwrap_or_default());
    table.is_some_and(|it| it.lines().any(|line| keys.iter().any(|key| line.starts_with(key))))
}

/// Makes documents of what each folder holds.
fn gather(folders: BTreeMap<PathBuf, Folder>, found: &mut Found) {
    let text = |it: &PathBuf| name_of(it);
    let mut within: BTreeSet<PathBuf> = BTreeSet::new();
    for (path, folder) in &folders {
        if folder.has_card {
            found.documents.push(vec![text(path)]);
            // The licences of a release's parts are read with it.
            let sources = load(&Argument(text(path))).unwrap_or_default();
            within.extend(sources.iter().map(|it| path_of(&it.name)));
        }
    }
    for (path, folder) in folders {
        if !folder.has_card {
            let policies: Vec<String> = folder.policies.iter().filter(|it| !within.contains(*it)).map(text).collect();
            let licences: Vec<&PathBuf> = folder.licences.iter().filter(|it| !within.contains(*it)).collect();
            if licences.is_empty() && !policies.is_empty() {
                found.documents.push(policies.clone());
            }
            for it in licences {
                found.documents.push(std::iter::once(text(it)).chain(policies.iter().cloned()).collect());
            }
            found.documents.extend(folder.models.iter().map(|it| vec![text(it)]));
        }
        if folder.notices > 0 {
            found.passed_over.push(format!("{}: notices there must be passed on and were not judged", path.display()));
        }
    }
    found.documents.sort();
}

/// The models that a file of code names.
fn declared(path: &Path, name: &str, found: &mut Found) {
    let is_large = fs::metadata(path).is_ok_and(|it| it.len() > MOST_CODE as u64);
    if is_large {
        found
            .passed_over
            .push(format!("{name}: is too long to be looked through for models ({} MiB)", MOST_CODE >> 20));
        return;
    }
    let bytes = match super::load::read_limited(name, MOST_CODE as u64) {
        Ok(bytes) => bytes,
        Err(error) => return found.passed_over.push(error.to_string()),
    };
    let text = String::from_utf8_lossy(&bytes);
    for NamedModel { key, span } in models_named(name, &text) {
        let before = text.get(..span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        let words = text.get(start..).and_then(|it| it.lines().next()).unwrap_or_default();
        let column = text.get(start..span.start).unwrap_or_default().chars().count() + 1;
        found.declared.push(Declared {
            key,
            file: name.to_owned(),
            line: before.matches('\n').count() + 1,
            column,
            words: words.to_owned(),
            span: Span::new(span.start - start, (span.end - start).min(words.len())),
        });
    }
}

/// What caches and stores on this machine have of a model: `hf:org/name`, `ollama:name`. Nothing is fetched.
///
/// # Errors
/// What is there and cannot be read.
pub fn here(key: &str) -> Result<Option<Vec<Source>>, LoadError> {
    if let Some(id) = key.strip_prefix("hf:") {
        return hub::in_cache(key, id);
    }
    let Some(model) = key.strip_prefix("ollama:") else { return Ok(None) };
    match ollama::load(key, model) {
        Ok(sources) => Ok(Some(sources)),
        // The store has it not, or there is no store.
        Err(LoadError::Model { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
