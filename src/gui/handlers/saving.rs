//! What is written, sessions and reports; and what waits until the work is saved or given up: closing, other work.

use super::documents::{load, remember_one};
use super::recovery::recover;
use super::session::start_anew;
use super::window::Window;
use crate::gui::state::dialogs::ReportWanted;
use crate::gui::state::draft::Draft;
use crate::gui::state::history::{History, Work};
use crate::gui::state::model::{Model, Problem};
use crate::gui::state::opened::Origin;
use crate::gui::state::page::Page;
use crate::gui::state::question::{After, Answer, Question};
use crate::gui::strings::work as say;
use crate::gui::worker::{Job, Loading};
use crate::io::{Expects, Outside, SaveError};
use eframe::egui::ViewportCommand;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Saves to the session's file, or asks for one where there is none yet.
pub fn save(window: &mut Window<'_>, after: After) {
    let Some(path) = window.model.session.path.clone() else {
        return window.dialogs.session.show(window.model, after);
    };
    let expects = window.model.session.sha256.clone().map_or(Expects::Nothing, Expects::Hash);
    save_to(window, &path, expects, after);
}

/// Saves to a file that was asked for by its name.
pub fn save_as(window: &mut Window<'_>, path: &Path, carries: bool, after: After) {
    let session = &mut window.model.session;
    session.carries = carries;
    // The file that is open may go: it was asked for by its name.
    let is_own = session.path.as_deref() == Some(path);
    let hash = session.sha256.clone().filter(|_| is_own);
    save_to(window, path, hash.map_or(Expects::Nothing, Expects::Hash), after);
}

/// Saves to this file.
fn save_to(window: &mut Window<'_>, path: &Path, expects: Expects, after: After) {
    let (path, draft, work) = (crate::io::absolute(path), Draft::of(window.model), window.model.work());
    window.submit(Job::SaveSession { path, draft, expects, work: Box::new(work), after });
}

/// Takes in what came of a save.
pub fn saved(window: &mut Window<'_>, (path, work, after): (PathBuf, Work, After), result: Result<String, SaveError>) {
    let model = &mut *window.model;
    match result {
        Ok(sha256) => {
            remember_one(model, crate::io::name_of(&path));
            model.notice = Some(say::saved(path.display()));
            model.session.path = Some(path);
            model.session.sha256 = Some(sha256);
            model.saved = work;
            go_on(window, after);
        }
        Err(SaveError::Changed { .. }) => model.question = Some(Question::Changed { path, is_new: false, after }),
        Err(SaveError::Exists { .. }) => model.question = Some(Question::Changed { path, is_new: true, after }),
        Err(error) => {
            model.problems.push(Problem { what: say::SESSION_NOT_SAVED.to_owned(), details: error.to_string() });
        }
    }
}

/// Does what waited until the work was saved or given up.
fn go_on(window: &mut Window<'_>, after: After) {
    match after {
        After::GoOn => {}
        After::Recover(index) => recover(window, index),
        After::Close => {
            window.runtime.may_close = true;
            window.ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        After::OpenSession(path) => window.submit(Job::OpenSession { path, outside: Outside::IfOwn }),
        After::Open(arguments) => {
            start_anew(window.model);
            for argument in arguments {
                load(window, Origin::Argument(argument), Loading::Name);
            }
            window.model.history = History::default();
        }
    }
}

/// Opens other work in this one's place, after asking where something would be lost.
pub fn instead(window: &mut Window<'_>, after: After) {
    if window.model.is_unsaved() {
        window.model.question = Some(Question::Unsaved(after));
    } else {
        go_on(window, after);
    }
}

/// Does what was answered.
pub fn answer(window: &mut Window<'_>, answer: Answer) {
    let Some(question) = window.model.question.take() else { return };
    match (question, answer) {
        (_, Answer::Cancel) => {}
        (Question::Discard(index), _) => {
            if index < window.model.left_behind.len() {
                window.model.left_behind.remove(index).discard();
            }
        }
        (Question::Unsaved(after), Answer::Save) => save(window, after),
        (Question::Unsaved(after), _) => {
            start_anew(window.model);
            go_on(window, after);
        }
        (Question::Changed { path, after, .. }, Answer::DoIt) => {
            save_to(window, &path, Expects::Anything, after);
        }
        (Question::Changed { after, .. }, _) => window.dialogs.session.show(window.model, after),
        (Question::Outside { path, .. }, answer) => {
            let outside = if answer == Answer::DoIt { Outside::Read } else { Outside::Leave };
            window.submit(Job::OpenSession { path, outside });
        }
    }
}

/// What stands in the way of closing, if anything.
pub fn may_close(window: &mut Window<'_>) -> bool {
    if window.runtime.may_close || !window.model.is_unsaved() {
        return true;
    }
    window.model.question = Some(Question::Unsaved(After::Close));
    false
}

/// Hands the report that was written last to the system.
pub fn hand_over(model: &mut Model, how: fn(&Path) -> std::io::Result<()>) {
    let Some(path) = &model.written else { return };
    if let Err(error) = how(path) {
        let details = say::open_it_yourself(path.display(), crate::io::said(&error));
        model.problems.push(Problem { what: say::SYSTEM_COULD_NOT_OPEN.to_owned(), details });
    }
}

/// Writes a report.
pub fn export(window: &mut Window<'_>, wanted: ReportWanted) {
    let model = &mut *window.model;
    let Some(comparison) = model.sheet.as_ref().map(|it| Arc::clone(&it.comparison)) else { return };
    // The lens in view comes first: reports count deviations by it.
    let mut options = model.options.clone();
    options.lenses.sort_by_key(|it| *it != model.lens);
    let (show, by) = (model.filter.show, model.arrangement);
    let rules = Arc::clone(&model.rules);
    let date = wanted.is_dated.then(crate::io::today);
    let ReportWanted { format, path, paper, .. } = wanted;
    let (format, paper) = (format.to_owned(), Box::new(paper));
    let releases = model.releases.clone().filter(|_| model.page == Page::Openness);
    window.submit(Job::Export {
        format,
        path,
        comparison,
        releases,
        options: Box::new(options),
        show,
        by,
        rules,
        paper,
        date,
    });
}
