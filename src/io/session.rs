//! Sessions on the disk: opened with their documents, saved without overwriting anybody's work.

use super::data::{data_folder, is_own, remember_own};
use super::load::{Argument, LoadError, one, read_limited};
use super::model_file;
use super::names::{name_of, path_of};
use super::own::read_own;
use super::pages::source as read_source;
use super::said::said;
use super::save::{Replaces, write_in_steps};
use crate::document::{ORIGINAL, Source, sha256_of};
use crate::session::{EXTENSION, Entry, Location, Part, Session, SessionError, Start};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

/// The largest session file, in bytes: several texts of the largest size travel in it.
const MAX_SESSION: u64 = 4 * super::MAX_BYTES;

/// Whether files that a session names outside its own folder are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Only if this machine wrote the session.
    IfOwn,
    /// The user said so.
    Read,
    /// The user said no.
    Leave,
}

/// A session with what its documents are now.
#[derive(Debug)]
pub struct OpenSession {
    /// The session. Its places are those of the documents as they are now.
    pub session: Session,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Its documents, in their order.
    pub documents: Vec<Restored>,
}

impl OpenSession {
    /// Files that it names outside its folder and that were not read.
    pub fn outside(&self) -> Vec<&Path> {
        self.documents.iter().flat_map(|it| &it.outside).map(PathBuf::as_path).collect()
    }
}

/// A session's document.
#[derive(Debug)]
pub struct Restored {
    /// What to call it: what would open it on the command line.
    pub argument: String,
    /// Where it came from.
    pub start: Start,
    /// Its files, or why there are none.
    pub sources: Result<Vec<Source>, String>,
    /// What changed since the session was saved, in a sentence for each file.
    pub changed: Vec<String>,
    /// Files outside the session's folder that were not read.
    pub outside: Vec<PathBuf>,
    /// Paths below its folder when the session was saved, where it is a release's.
    pub files: Vec<String>,
}

/// Why a session was not saved. The file is then as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The disk is full, the folder read-only, or the like.
    #[error("{path}: not saved: {}; what was there is as it was, choose another folder or name", said(source))]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Somebody saved another session there since this one was opened.
    #[error("{path}: was changed by another window or program since it was opened here; it was not overwritten")]
    Changed {
        /// The file.
        path: String,
    },
    /// There is a file of that name.
    #[error("{path}: is there already; it was not overwritten")]
    Exists {
        /// The file.
        path: String,
    },
    /// Larger than what can be opened again.
    #[error("{path}: the session would be larger than 256 MiB; save it without the texts")]
    TooLarge {
        /// The file.
        path: String,
    },
}

/// What a save expects to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expects {
    /// No file.
    Nothing,
    /// The file of this SHA-256, or none.
    Hash(String),
    /// Whatever is there may go: the user said so.
    Anything,
}

/// Whether an argument names a session, by its extension.
pub fn is_session(argument: &Argument) -> bool {
    let path = Path::new(&argument.0);
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION)) && !argument.0.starts_with("spdx:")
}

/// Reads a session and the documents that it names.
///
/// # Errors
/// A line that names the file, what is wrong and what to do; the file is never touched.
pub fn open_session(path: &Path, outside: Outside) -> Result<OpenSession, String> {
    let data = data_folder();
    open_session_in(data.as_deref(), path, outside)
}

fn open_session_in(data: Option<&Path>, path: &Path, outside: Outside) -> Result<OpenSession, String> {
    let name = name_of(path);
    let bytes = read_limited(&name, MAX_SESSION).map_err(|error| error.to_string())?;
    let mut session = Session::from_bytes(&bytes).map_err(|error: SessionError| format!("{name}: {error}"))?;
    let reads_outside = match outside {
        Outside::Read => true,
        Outside::Leave => false,
        Outside::IfOwn => data.is_some_and(|it| is_own(it, &bytes)),
    };
    let folder = folder_of(path);
    let documents: Vec<Restored> = session.documents.iter().map(|it| restore(it, &folder, reads_outside)).collect();
    let moves = session.documents.iter().zip(&documents).filter_map(|(entry, restored)| {
        let sources = restored.sources.as_ref().ok()?;
        let hashes: Vec<String> = sources.iter().map(|it| sha256_of(&it.bytes)).collect();
        let now = crate::document::joint_sha256(hashes.iter().map(String::as_str));
        Some((entry.sha256(), now, restored.argument.clone()))
    });
    let moves: Vec<_> = moves.collect();
    session.edits.move_to(&moves);
    Ok(OpenSession { session, sha256: sha256_of(&bytes), documents })
}

/// The folder that a session's names are seen from.
fn folder_of(path: &Path) -> PathBuf {
    absolute(path).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The same path from anywhere, without a way up in it.
pub fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut out = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::ParentDir => drop(out.pop()),
            other => out.push(other),
        }
    }
    out
}

fn restore(entry: &Entry, folder: &Path, reads_outside: bool) -> Restored {
    let mut changed = Vec::new();
    let mut outside = Vec::new();
    let mut names = Vec::new();
    let mut sources = Ok(Vec::new());
    for part in &entry.parts {
        let (name, file) = match part.location(folder) {
            _ if entry.start == Start::Pasted => (part.name.clone(), None),
            // A folder without a text, and nothing of it to read.
            _ if part.bytes == 0 && !entry.files.is_empty() => {
                if let Ok(list) = &mut sources {
                    list.push(Source::new(part.name.as_str(), Vec::new()));
                }
                names.push(part.name.clone());
                continue;
            }
            Location::Library => (part.name.clone(), Some(part.name.clone())),
            Location::Model => (part.name.clone(), None),
            Location::Inside(path) if reads_outside || is_really_in(&path, folder) => as_file(&path),
            Location::Outside(path) if reads_outside => as_file(&path),
            // Out of the folder by its name, or by a link on the way.
            Location::Inside(path) | Location::Outside(path) => {
                if part.carried().is_none() {
                    outside.push(path);
                }
                (part.name.clone(), None)
            }
        };
        // A file that was read as it was before its changes is read so again.
        let before = if part.name.starts_with(ORIGINAL) { ORIGINAL } else { "" };
        let as_before = |it: String| if it.starts_with(before) { it } else { format!("{before}{it}") };
        let (name, file) = (as_before(name), file.map(as_before));
        match source(part, &name, file.as_deref()) {
            Ok((source, note)) => {
                changed.extend(note);
                if let Ok(list) = &mut sources {
                    list.push(source);
                }
            }
            Err(error) => sources = Err(error),
        }
        names.push(name);
    }
    let files = entry.files.clone();
    Restored { argument: names.join("+"), start: entry.start, sources, changed, outside, files }
}

fn as_file(path: &Path) -> (String, Option<String>) {
    let name = name_of(path);
    (name.clone(), Some(name))
}

/// A part's bytes: those that the session carries, else those of the file; and a sentence if the file changed.
fn source(part: &Part, name: &str, file: Option<&str>) -> Result<(Source, Option<String>), String> {
    // The session was checked when it was read: what it carries is what its hash says.
    let carried = part.carried().and_then(Result::ok);
    let on_disk = file.map(plain);
    let is_other = |it: &Source| sha256_of(&it.bytes) != part.sha256;
    match (carried, on_disk) {
        (Some(bytes), Some(Ok(source))) if is_other(&source) => {
            let note = format!("{name}: the file changed since the session was saved; the text shown is the saved one");
            Ok((read_source(name, bytes), Some(note)))
        }
        (Some(bytes), _) => Ok((read_source(name, bytes), None)),
        (None, Some(Ok(source))) => {
            let note = is_other(&source).then(|| {
                let (was, is) = (short(&part.sha256), sha256_of(&source.bytes));
                format!(
                    "{name}: the file changed since the session was saved (sha256 {was} then, {} now); what is shown is the file as it is now",
                    short(&is)
                )
            });
            Ok((source, note))
        }
        (None, Some(Err(error))) => Err(format!("{error} (the session has it as sha256 {})", short(&part.sha256))),
        (None, None) => {
            Err(format!("{name}: is outside the session's folder and the session was saved elsewhere; it was not read"))
        }
    }
}

/// What a part's name stands for: one text of the library, one file, or a model file's header. A session cannot make
/// it stand for more: no bundle, no folder, no hub.
fn plain(name: &str) -> Result<Source, LoadError> {
    match model_file::read(name) {
        Some(Ok(mut sources)) if sources.len() == 1 => Ok(sources.remove(0)),
        Some(Err(error)) => Err(error),
        _ => one(name),
    }
}

/// Whether a path is in a folder when links are followed.
fn is_really_in(path: &Path, folder: &Path) -> bool {
    match (fs::canonicalize(path_of(&name_of(path))), fs::canonicalize(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        // What is not there leads nowhere.
        _ => true,
    }
}

fn short(sha256: &str) -> String {
    format!("{}…", sha256.get(..8).unwrap_or(sha256))
}

/// A document for a session that will be saved at `path`, with the paths below its folder; it carries its texts if asked to, or if there is no file to
/// read them from again.
pub fn session_entry(start: Start, sources: &[Source], files: &[String], path: &Path, carry: bool) -> Entry {
    let folder = folder_of(path);
    // What is nowhere to be read again travels.
    let is_lasting =
        |it: &Source| path_of(&it.name).exists() || Part::of(it, &folder, false).location(&folder) == Location::Library;
    let carry = carry || start == Start::Pasted || !sources.iter().all(is_lasting);
    let part = |source: &Source| {
        let part = Part::of(source, &folder, carry);
        if start == Start::Pasted || matches!(part.location(&folder), Location::Library | Location::Model) {
            return part;
        }
        // A path as typed means nothing from another folder.
        let whole = name_of(&absolute(&path_of(&source.name)));
        let name = Part::of(&Source::new(whole, ""), &folder, false).name;
        Part { name, ..part }
    };
    Entry { start, parts: sources.iter().map(part).collect(), files: files.to_vec() }
}

/// Saves a session and remembers that it is this machine's own. The SHA-256 of what was written.
///
/// # Errors
/// [`SaveError`] says what is there and that it is as it was.
pub fn save_session(path: &Path, session: &Session, expects: &Expects) -> Result<String, SaveError> {
    let bytes = session.to_bytes();
    save_in_steps(path, &bytes, expects, &mut |_| Ok(()))?;
    if let Some(data) = data_folder() {
        // Not to know it again means to be asked, no more.
        remember_own(&data, &bytes).ok();
    }
    Ok(sha256_of(&bytes))
}

fn save_in_steps(
    path: &Path,
    bytes: &[u8],
    expects: &Expects,
    before: &mut dyn FnMut(super::save::Step) -> io::Result<()>,
) -> Result<(), SaveError> {
    let name = || name_of(path);
    if bytes.len() as u64 > MAX_SESSION {
        return Err(SaveError::TooLarge { path: name() });
    }
    let replaces = if *expects == Expects::Nothing { Replaces::Nothing } else { Replaces::Anything };
    // Of two windows that save at once the second waits here, and then sees what the first one wrote.
    let mut old = fs::metadata(path).ok().filter(fs::Metadata::is_file).and_then(|_| File::open(path).ok());
    if let Some(old) = &old {
        old.lock().ok();
    }
    if let Expects::Hash(expected) = expects
        && old.as_mut().is_some_and(|it| is_other(it, path, expected))
    {
        return Err(SaveError::Changed { path: name() });
    }
    write_in_steps(path, bytes, replaces, before).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists { path: name() },
        io::ErrorKind::NotFound => {
            SaveError::Io { path: name(), source: io::Error::new(source.kind(), "there is no such folder") }
        }
        _ => SaveError::Io { path: name(), source },
    })
}

/// Whether a file that is locked here has other bytes than these. Another handle may have put a new file in its place
/// while this one waited; and where a lock keeps everybody else from reading, the handle itself reads.
fn is_other(locked: &mut File, path: &Path, expected: &str) -> bool {
    let now = read_own(path).or_else(|_| {
        let mut bytes = Vec::new();
        locked.read_to_end(&mut bytes).map(|_| bytes)
    });
    now.is_ok_and(|it| sha256_of(&it) != *expected)
}

#[cfg(test)]
mod tests {
    use super::super::save::Step;
    use super::*;
    use crate::edits::{Edits, Mark, Place};
    use std::ffi::OsStr;

    /// A session of two files of a folder and one outside, and the folder.
    fn saved(carry: bool) -> (tempfile::TempDir, PathBuf, Session) {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("review");
        fs::create_dir(&folder).expect("writable");
        let paths = [folder.join("LICENSE"), root.path().join("OTHER")];
        let entry = |path: &PathBuf| {
            fs::write(path, path.file_name().map(OsStr::as_encoded_bytes).unwrap_or_default()).expect("writable");
            let source = one(&path.to_string_lossy()).expect("readable");
            Entry { parts: vec![Part::of(&source, &folder, carry)], ..Entry::default() }
        };
        let session = Session { documents: paths.iter().map(entry).collect(), ..Session::default() };
        let path = folder.join("a.undiluted");
        fs::write(&path, session.to_bytes()).expect("writable");
        (root, path, session)
    }

    fn texts(open: &OpenSession) -> Vec<Option<String>> {
        let text = |it: &Restored| {
            let bytes = it.sources.as_ref().ok()?.first()?.bytes.clone();
            String::from_utf8(bytes).ok()
        };
        open.documents.iter().map(text).collect()
    }

    #[test]
    fn files_outside_the_folder_are_read_only_when_the_user_or_this_machine_says_so() {
        let (root, path, session) = saved(false);
        let data = root.path().join("data");
        let open = |outside| open_session_in(Some(&data), &path, outside).expect("a session");
        let both = [Some("LICENSE".to_owned()), Some("OTHER".to_owned())];
        assert_eq!(texts(&open(Outside::IfOwn)), [both[0].clone(), None]);
        assert_eq!(open(Outside::IfOwn).outside(), [root.path().join("OTHER")]);
        assert_eq!(texts(&open(Outside::Read)), both);
        assert!(open(Outside::Read).outside().is_empty());
        remember_own(&data, &session.to_bytes()).expect("writable");
        assert_eq!(texts(&open(Outside::IfOwn)), both);
        assert_eq!(texts(&open(Outside::Leave)), [both[0].clone(), None]);
    }

    #[cfg(unix)]
    #[test]
    fn neither_links_nor_folders_nor_bundles_lead_out() {
        let (root, path, session) = saved(false);
        let folder = root.path().join("review");
        std::os::unix::fs::symlink(root.path().join("OTHER"), folder.join("LINK")).expect("writable");
        fs::create_dir_all(folder.join("models--x/snapshots")).expect("writable");
        fs::create_dir_all(folder.join("models--x/refs")).expect("writable");
        fs::write(folder.join("models--x/refs/main"), root.path().to_string_lossy().as_bytes()).expect("writable");
        for name in ["LINK", "models--x", "spdx:MIT+hf:a/b", "spdx:MIT+../OTHER", "hf:a/b", "ollama:x"] {
            let part = Part { name: name.to_owned(), ..session.documents[0].parts[0].clone() };
            let entry = Entry { parts: vec![part], ..Entry::default() };
            let bytes = Session { documents: vec![entry], ..Session::default() }.to_bytes();
            fs::write(&path, bytes).expect("writable");
            let open = open_session_in(None, &path, Outside::IfOwn).expect("a session");
            assert!(open.documents[0].sources.is_err(), "{name}: {:?}", open.documents[0]);
        }
    }

    #[test]
    fn a_pack_opens_without_its_files_and_looks_at_none_outside() {
        let (root, path, _) = saved(true);
        fs::remove_file(root.path().join("review/LICENSE")).expect("writable");
        fs::write(root.path().join("OTHER"), "changed").expect("writable");
        let open = open_session_in(None, &path, Outside::IfOwn).expect("a session");
        assert_eq!(texts(&open), [Some("LICENSE".to_owned()), Some("OTHER".to_owned())]);
        assert!(open.documents.iter().all(|it| it.changed.is_empty() && it.outside.is_empty()), "{open:?}");
        let open = open_session_in(None, &path, Outside::Read).expect("a session");
        assert_eq!(open.documents[1].changed.len(), 1, "asked for, the change is seen; the text stays the saved one");
        assert_eq!(texts(&open)[1].as_deref(), Some("OTHER"));
    }

    #[test]
    fn a_changed_file_is_said_and_its_marks_move_with_it() {
        let (root, path, mut session) = saved(false);
        let was = session.documents[0].sha256();
        let place = Place { sha256: was.clone(), label: "1".to_owned(), ..Place::default() };
        session.edits =
            Edits { marks: vec![Mark { note: "n".to_owned(), ..Mark::on("ana", place, None) }], ..Edits::default() };
        fs::write(&path, session.to_bytes()).expect("writable");
        fs::write(root.path().join("review/LICENSE"), "other words").expect("writable");
        let open = open_session_in(None, &path, Outside::IfOwn).expect("a session");
        assert!(open.documents[0].changed[0].contains("changed since"), "{:?}", open.documents[0].changed);
        assert_eq!(open.session.edits.marks[0].place.sha256, sha256_of(b"other words"));
        assert_eq!(open.session.documents[0].sha256(), was, "what was saved is not rewritten");
    }

    #[test]
    fn whoever_saves_second_is_told() {
        let (_root, path, session) = saved(false);
        let first = sha256_of(&session.to_bytes());
        let mine = Session { reviewer: "ana".to_owned(), ..session.clone() };
        let expects = Expects::Hash(first);
        save_in_steps(&path, &mine.to_bytes(), &expects, &mut |_| Ok(())).expect("nobody was before me");
        let theirs = Session { reviewer: "ben".to_owned(), ..session };
        let result = save_in_steps(&path, &theirs.to_bytes(), &expects, &mut |_| Ok(()));
        assert!(matches!(result, Err(SaveError::Changed { .. })), "{result:?}");
        let result = save_in_steps(&path, &theirs.to_bytes(), &Expects::Nothing, &mut |_| Ok(()));
        assert!(matches!(result, Err(SaveError::Exists { .. })), "{result:?}");
        assert_eq!(fs::read(&path).expect("readable"), mine.to_bytes());
        save_in_steps(&path, &theirs.to_bytes(), &Expects::Anything, &mut |_| Ok(())).expect("asked for");
    }

    #[test]
    fn two_windows_that_save_at_once_do_not_overwrite_each_other() {
        let (_root, path, session) = saved(false);
        let expects = Expects::Hash(sha256_of(&session.to_bytes()));
        let save = |name: usize| {
            let mine = Session { reviewer: name.to_string(), ..session.clone() };
            save_in_steps(&path, &mine.to_bytes(), &expects, &mut |_| Ok(())).is_ok()
        };
        let saved = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|name| scope.spawn(move || save(name))).collect();
            all.into_iter().map(|it| it.join().expect("no panic")).filter(|it| *it).count()
        });
        assert_eq!(saved, 1);
    }

    #[test]
    fn a_save_that_fails_names_the_file_and_leaves_it() {
        let (_root, path, session) = saved(false);
        for failing in [Step::Create, Step::Permissions, Step::Write, Step::Sync, Step::Replace] {
            let mut fail =
                |step| if step == failing { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) };
            let error = save_in_steps(&path, b"new", &Expects::Anything, &mut fail).expect_err("it must fail");
            assert!(error.to_string().contains("a.undiluted: not saved"), "{error}");
            assert_eq!(fs::read(&path).expect("readable"), session.to_bytes(), "{failing:?}");
        }
    }
}
