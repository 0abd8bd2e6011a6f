//! Documents from their names, and whether files are still what was read.

use super::job::{Loaded, Loading};
use crate::assess::Rules;
use crate::compare::Analysed;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Source, joint_sha256, sha256_of};
use crate::gui::state::opened::Origin;
use crate::gui::strings::work as say;
use crate::io;
use std::path::Path;
use std::sync::Arc;

/// Loads, reads and assesses a document.
pub(super) fn load(origin: &Origin, loading: Loading, rules: &Rules) -> Result<Loaded, String> {
    let (sources, files, changed) = match loading {
        Loading::Name => {
            let argument = io::Argument(origin.name().to_owned());
            let sources = io::load_release(&argument).map_err(|error| error.to_string())?;
            (Arc::new(sources), io::files(&argument), Vec::new())
        }
        Loading::Text(text) => (Arc::new(vec![Source::new(origin.name(), text)]), Vec::new(), Vec::new()),
        Loading::Read(sources, files, changed) => (sources, files, changed),
    };
    let recent = match origin {
        Origin::Argument(name) if name != "-" => Some(lasting(name)),
        Origin::Argument(_) | Origin::Pasted(_) => None,
    };
    let mut analysed = Analysed::read(&sources, rules);
    if let Some(diagnostic) = analysed.document.unreadable() {
        return Err(format!("{}: {}", origin.name(), diagnostic.message));
    }
    analysed.document.diagnostics.extend(changed.iter().map(|it| Diagnostic::new(Code::SourceChanged, it)));
    Ok(Loaded { analysed: Arc::new(analysed), sources, files: Arc::new(files), recent })
}

/// The argument in a form that works from any folder.
fn lasting(argument: &str) -> String {
    let path = io::path_of(argument);
    match path.try_exists() {
        Ok(true) => std::path::absolute(path).map_or_else(|_| argument.to_owned(), |it| io::name_of(&it)),
        _ => argument.to_owned(),
    }
}

/// SHA-256 of what is on disk, if that is not what was read. A file that is gone is no news: its text is here.
pub(super) fn on_disk(name: &str, read: &str) -> Option<String> {
    let sources = io::load(&io::Argument(name.to_owned())).ok()?;
    let hash = hash_of(&sources);
    (hash != read).then_some(hash)
}

/// SHA-256 over what was read of a document.
pub fn hash_of(sources: &[Source]) -> String {
    let each: Vec<String> = sources.iter().map(|it| sha256_of(&it.bytes)).collect();
    joint_sha256(each.iter().map(String::as_str))
}

/// Whether an argument names files of this machine, and not a text of the library or of the network.
pub fn is_file(argument: &str) -> bool {
    argument.split('+').all(|it| !it.contains(':') || Path::new(it).is_absolute()) && argument != "-"
}

/// Why an argument cannot be opened any more, if it names a file.
pub(super) fn unreachable_because(argument: &str) -> Option<String> {
    if !is_file(argument) || argument.contains('+') {
        return None;
    }
    match io::path_of(argument).try_exists() {
        Ok(true) => None,
        Ok(false) => Some(say::NO_LONGER_THERE.to_owned()),
        Err(error) => Some(io::said(&error)),
    }
}
