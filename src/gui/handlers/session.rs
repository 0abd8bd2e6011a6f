//! Sessions opened in the place of what is open, and laid over it.

use super::documents::{compare, load};
use super::window::Window;
use crate::edits::Edits;
use crate::gui::state::history::{History, Work};
use crate::gui::state::model::{Model, Problem, SessionFile};
use crate::gui::state::opened::Origin;
use crate::gui::state::question::{After, Question};
use crate::gui::strings::work as say;
use crate::gui::worker::{Job, Loading};
use crate::io::{OpenSession, Outside};
use crate::session::Start;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether this argument is a session rather than a document.
fn is_session(argument: &str) -> bool {
    crate::io::is_session(&crate::io::Argument(argument.to_owned()))
}

/// Opens documents beside what is open; a session takes its place.
pub fn open_all(window: &mut Window<'_>, arguments: Vec<String>) {
    // A policy is no document: documents are held against it.
    let is_policy = |it: &String| Path::new(it).extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"));
    let (policies, arguments): (Vec<_>, Vec<_>) = arguments.into_iter().partition(is_policy);
    for path in policies {
        window.submit(Job::ReadPolicy(PathBuf::from(path)));
    }
    let (sessions, documents): (Vec<_>, Vec<_>) = arguments.into_iter().partition(|it| is_session(it));
    let mut sessions = sessions.into_iter();
    let first = sessions.next();
    if first.is_some() {
        // The session takes the place of what is open: what is named beside it comes after it.
        window.runtime.after_session = documents;
        // As on the command line, several sessions are laid over the first.
        window.runtime.laid_over_session = sessions.map(PathBuf::from).collect();
    } else {
        for argument in documents {
            load(window, Origin::Argument(argument), Loading::Name);
        }
    }
    if let Some(first) = first {
        open(window, PathBuf::from(first));
    }
}

/// Opens a session in this work's place, after asking where something would be lost.
fn open(window: &mut Window<'_>, path: PathBuf) {
    if window.model.is_unsaved() {
        window.model.question = Some(Question::Unsaved(After::OpenSession(path)));
        return;
    }
    window.submit(Job::OpenSession { path, outside: Outside::IfOwn });
}

/// Takes in a session that was read.
pub fn opened(window: &mut Window<'_>, path: PathBuf, open: OpenSession, outside: Outside) {
    let files: Vec<PathBuf> = open.outside().into_iter().map(Path::to_path_buf).collect();
    if outside == Outside::IfOwn && !files.is_empty() {
        window.model.question = Some(Question::Outside { path, files });
        return;
    }
    let sha256 = open.sha256.clone();
    adopt(window, open, Some((crate::io::absolute(&path), sha256)));
    window.model.saved = window.model.work();
    open_waiting(window);
}

/// Opens the documents that were named beside a session, and lays over it the sessions that were.
pub fn open_waiting(window: &mut Window<'_>) {
    for argument in std::mem::take(&mut window.runtime.after_session) {
        load(window, Origin::Argument(argument), Loading::Name);
    }
    for path in std::mem::take(&mut window.runtime.laid_over_session) {
        window.submit(Job::LayOver(path));
    }
}

/// Goes on where the session that was named first could not be opened: with the next one, if there is one.
pub fn open_next(window: &mut Window<'_>) {
    if window.runtime.laid_over_session.is_empty() {
        return open_waiting(window);
    }
    let next = window.runtime.laid_over_session.remove(0);
    open(window, next);
}

/// Puts a session in the place of what is open.
pub fn adopt(window: &mut Window<'_>, open: OpenSession, file: Option<(PathBuf, String)>) {
    let OpenSession { session, documents, .. } = open;
    let model = &mut *window.model;
    model.documents.clear();
    let mut baseline = session.options.baseline;
    let carries = session.carries();
    let mut missing = Vec::new();
    let mut loads = Vec::new();
    for (index, (restored, entry)) in documents.into_iter().zip(session.documents).enumerate() {
        let origin = match restored.start {
            Start::Named => Origin::Argument(restored.argument.clone()),
            Start::Pasted => Origin::Pasted(restored.argument.clone()),
        };
        match restored.sources {
            Ok(sources) => {
                for change in &restored.changed {
                    let what = say::FILE_CHANGED_SINCE_SESSION.to_owned();
                    model.problems.push(Problem { what, details: change.clone() });
                }
                loads.push((origin, Loading::Read(Arc::new(sources), restored.files, restored.changed)));
            }
            Err(details) => {
                let what = say::session_could_not_be(origin.name());
                model.problems.push(Problem { what, details });
                missing.push((index, entry));
                if index < session.options.baseline {
                    baseline = baseline.saturating_sub(1);
                }
            }
        }
    }
    let (path, sha256) = file.map_or((None, None), |(path, sha256)| (Some(path), Some(sha256)));
    let original = session.options.baseline;
    let stand_in = missing.iter().any(|(place, _)| *place == original).then_some((baseline, original));
    model.session = SessionFile { path, sha256, carries, missing, stand_in };
    model.options.baseline = baseline;
    model.options.chain = session.options.chain;
    model.edits = session.edits;
    model.room = session.room.map(Arc::new);
    model.filter.show = session.show;
    model.arrangement = session.by;
    if model.options.lenses.contains(&session.lens) {
        model.lens = session.lens;
    }
    let nothing = loads.is_empty();
    for (origin, loading) in loads {
        load(window, origin, loading);
    }
    if nothing {
        compare(window);
    }
    window.model.history = History::default();
}

/// Gives the work up: what is open is no longer this session's.
pub fn start_anew(model: &mut Model) {
    model.documents.clear();
    model.edits = Edits::default();
    model.room = None;
    model.options.baseline = 0;
    model.arrangement = None;
    model.session = SessionFile::default();
    model.saved = Work::default();
    model.history = History::default();
}

/// Lays another reviewer's session over this one: its marks, pins and votes come in, its documents stay away.
pub fn lay_over(window: &mut Window<'_>, path: &Path, other: &OpenSession) {
    let name = path.file_stem().map_or_else(|| say::ANOTHER.to_owned(), |it| it.to_string_lossy().into_owned());
    let model = &mut *window.model;
    let before = model.work();
    let left_out = model.edits.lay_over(&other.session.edits, &name);
    let open: Vec<_> = model.loaded().iter().map(|it| it.document.sha256.clone()).collect();
    let others = other.session.documents.iter().filter(|it| !open.contains(&it.sha256())).count();
    let mut words = vec![say::laid_over_session(path.display())];
    if left_out > 0 {
        words.push(say::its_pins_or_votes(left_out));
    }
    if others > 0 {
        words.push(say::its_documents_not_open(others));
    }
    model.notice = Some(words.join(". "));
    model.history.step(say::laying_over_session(&name), before);
    compare(window);
}
