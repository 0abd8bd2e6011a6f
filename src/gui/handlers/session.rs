//! Sessions in the window: opened, saved, kept against a crash, laid over each other.

use crate::edits::Edits;
use crate::gui::handlers::documents::{compare, load, remember_one, submit};
use crate::gui::runtime::Runtime;
use crate::gui::state::draft::Draft;
use crate::gui::state::history::{History, Work};
use crate::gui::state::model::{Model, Problem, SessionFile};
use crate::gui::state::opened::Origin;
use crate::gui::state::question::{After, Question};
use crate::gui::strings::work as say;
use crate::gui::worker::{Job, Loading};
use crate::io::{Expects, LeftBehind, OpenSession, Outside, SaveError};
use crate::session::Start;
use eframe::egui::{Context, ViewportCommand};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How long work may change before it is kept, in seconds.
const KEEP_AFTER: f64 = 2.0;

/// Whether this argument is a session rather than a document.
pub fn is_session(argument: &str) -> bool {
    crate::io::is_session(&crate::io::Argument(argument.to_owned()))
}

/// Opens a session in this work's place, after asking where something would be lost.
pub fn open(model: &mut Model, runtime: &Runtime, path: PathBuf, outside: Outside) {
    if model.is_unsaved() {
        model.question = Some(Question::Unsaved(After::OpenSession(path)));
        return;
    }
    submit(model, runtime, Job::OpenSession { path, outside });
}

/// Takes in a session that was read.
pub fn opened(model: &mut Model, runtime: &mut Runtime, path: PathBuf, open: OpenSession, outside: Outside) {
    let files: Vec<PathBuf> = open.outside().into_iter().map(Path::to_path_buf).collect();
    if outside == Outside::IfOwn && !files.is_empty() {
        model.question = Some(Question::Outside { path, files });
        return;
    }
    let sha256 = open.sha256.clone();
    adopt(model, runtime, open, Some((crate::io::absolute(&path), sha256)));
    model.saved = model.work();
    open_waiting(model, runtime);
}

/// Opens the documents that were named beside a session.
pub fn open_waiting(model: &mut Model, runtime: &mut Runtime) {
    for argument in std::mem::take(&mut runtime.after_session) {
        load(model, runtime, Origin::Argument(argument), Loading::Name);
    }
}

/// Goes on with work that a window left behind.
pub fn recover(model: &mut Model, runtime: &mut Runtime, index: usize) {
    if index >= model.left_behind.len() {
        return;
    }
    let left = model.left_behind.remove(index);
    match left.open() {
        Ok(open) => {
            let file = left.of.clone().map(|path| (path, String::new()));
            adopt(model, runtime, open, file);
            // What it was when it was saved is not known: it counts as unsaved, and is not overwritten blindly.
            model.saved = Work::default();
            model.session.carries = left.carries;
            runtime.keeper.take_over(left);
        }
        Err(details) => {
            let what = say::WORK_LEFT_BEHIND_COULD.to_owned();
            model.problems.push(Problem { what, details });
        }
    }
}

/// Puts a session in the place of what is open.
fn adopt(model: &mut Model, runtime: &mut Runtime, open: OpenSession, file: Option<(PathBuf, String)>) {
    let OpenSession { session, documents, .. } = open;
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
    model.filter.show = session.show;
    if model.options.lenses.contains(&session.lens) {
        model.lens = session.lens;
    }
    let nothing = loads.is_empty();
    for (origin, loading) in loads {
        load(model, runtime, origin, loading);
    }
    if nothing {
        compare(model, runtime);
    }
    model.history = History::default();
}

/// Saves to the session's file, or asks for one where there is none yet. Whether a file is asked for.
pub fn save(model: &mut Model, runtime: &Runtime, after: After) -> bool {
    let Some(path) = model.session.path.clone() else { return true };
    let expects = model.session.sha256.clone().map_or(Expects::Nothing, Expects::Hash);
    save_to(model, runtime, &path, expects, after);
    false
}

/// Saves to this file.
pub fn save_to(model: &mut Model, runtime: &Runtime, path: &Path, expects: Expects, after: After) {
    let (path, draft, work) = (crate::io::absolute(path), Draft::of(model), model.work());
    submit(model, runtime, Job::SaveSession { path, draft, expects, work: Box::new(work), after });
}

/// Takes in what came of a save.
pub fn saved(
    ctx: &Context,
    model: &mut Model,
    runtime: &mut Runtime,
    (path, work, after): (PathBuf, Work, After),
    result: Result<String, SaveError>,
) {
    match result {
        Ok(sha256) => {
            remember_one(model, path.to_string_lossy().into_owned());
            model.notice = Some(say::saved(path.display()));
            model.session.path = Some(path);
            model.session.sha256 = Some(sha256);
            model.saved = work;
            go_on(ctx, model, runtime, after);
        }
        Err(SaveError::Changed { .. }) => model.question = Some(Question::Changed { path, is_new: false, after }),
        Err(SaveError::Exists { .. }) => model.question = Some(Question::Changed { path, is_new: true, after }),
        Err(error) => {
            model.problems.push(Problem { what: say::SESSION_NOT_SAVED.to_owned(), details: error.to_string() });
        }
    }
}

/// Does what waited until the work was saved or given up.
pub fn go_on(ctx: &Context, model: &mut Model, runtime: &mut Runtime, after: After) {
    match after {
        After::GoOn => {}
        After::Recover(index) => recover(model, runtime, index),
        After::Close => {
            runtime.may_close = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        After::OpenSession(path) => submit(model, runtime, Job::OpenSession { path, outside: Outside::IfOwn }),
        After::Open(arguments) => {
            start_anew(model);
            for argument in arguments {
                load(model, runtime, Origin::Argument(argument), Loading::Name);
            }
            model.history = History::default();
        }
    }
}

/// Gives the work up: what is open is no longer this session's.
pub fn start_anew(model: &mut Model) {
    model.documents.clear();
    model.edits = Edits::default();
    model.options.baseline = 0;
    model.session = SessionFile::default();
    model.saved = Work::default();
    model.history = History::default();
}

/// Lays another reviewer's session over this one: its marks, pins and votes come in, its documents stay away.
pub fn lay_over(model: &mut Model, runtime: &mut Runtime, path: &Path, other: &OpenSession) {
    let name = path.file_stem().map_or_else(|| say::ANOTHER.to_owned(), |it| it.to_string_lossy().into_owned());
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
    compare(model, runtime);
}

/// Keeps work that changed, once it has changed for a while; lets go of what is saved.
pub fn keep(ctx: &Context, model: &Model, runtime: &mut Runtime) {
    let now = ctx.input(|it| it.time);
    if !model.is_unsaved() {
        runtime.keeper.let_go();
        return;
    }
    if !runtime.keeper.is_behind(model) {
        return;
    }
    let since = *runtime.keeper.since.get_or_insert(now);
    let left = KEEP_AFTER - (now - since);
    if left > 0.0 {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    } else if let Some(recovery) = runtime.keeper.kept(model) {
        runtime.worker.submit(Job::Keep { recovery, draft: Draft::of(model), of: model.session.path.clone() });
    }
}

/// Work that was left behind, looked for when the window opens.
pub fn left_behind(data: Option<&Path>) -> Vec<LeftBehind> {
    data.map(LeftBehind::find).unwrap_or_default()
}
