//! The one place that changes the model: by commands, and by what the worker and system dialogs hand back.
//!
//! [`apply`] and [`act`] only say whose a command is; each file beside them handles those of one subject.

mod appearance;
mod clipboard;
mod documents;
mod lesson;
mod lesson_editor;
mod navigation;
mod openness;
mod pins;
mod policy;
mod recovery;
mod results;
mod review;
mod room;
mod saving;
mod search;
mod session;
mod undo;
mod window;

pub use appearance::settle;
pub use documents::{ask_recent, remember, share_recent, watch};
pub use policy::hold_again;
pub use recovery::{keep, left_behind};
pub use results::{take, take_picked};
pub use room::take_votes;
pub use saving::may_close;
pub use window::Window;

use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus;
use crate::gui::state::history::History;
use crate::gui::state::page::Page;
use crate::gui::state::question::{After, Question};
use crate::gui::strings::work as say;
use crate::gui::worker::Job;
use eframe::egui::{ViewportCommand, gui_zoom};

/// Does what a command says.
pub fn apply(window: &mut Window<'_>, command: Command) {
    match command {
        Command::Do(action) => act(window, action),
        Command::Open(arguments) => session::open_all(window, arguments),
        Command::Example(arguments) => saving::instead(window, After::Open(arguments)),
        Command::Original(argument) => documents::open_original(window, argument),
        Command::PasteText(text) => documents::paste(window, text),
        Command::Remove(index) => documents::remove(window, index),
        Command::Move { from, to } => documents::move_to(window, from, to),
        Command::Baseline(index) => documents::set_baseline(window, index),
        Command::Lens(id) => navigation::look_through(window.model, id),
        Command::Lenses(ids) => documents::read_through(window, ids),
        Command::Only(only) => navigation::only(window, only),
        Command::Light(criterion) => window.model.lit = criterion,
        Command::Order(order) => window.view.order = order,
        Command::Unfold(piece) => navigation::unfold(window.model, piece),
        Command::Look(query) => search::look_for(window, query),
        Command::EndFind => search::end(window.model),
        Command::TextSize(size) => appearance::resize(window.view, size),
        Command::Settle(settled) => {
            *window.view = *settled;
            appearance::settle(window);
        }
        Command::SelectCell(row, document) => {
            navigation::select(window.model, row, None);
            window.model.selection.document = Some(document);
        }
        Command::GoToRow(row) => navigation::go_to(window, row),
        Command::SelectFinding(at) => navigation::select_finding(window, at),
        Command::KeepStale => documents::keep_stale(window.model),
        Command::Dismiss(index) => dismiss(window, index),
        Command::DismissNotice => {
            window.model.notice = None;
            window.model.written = None;
        }
        Command::Forget(argument) => window.model.recent.retain(|it| it.argument != argument),
        Command::BrowseOpen => window.runtime.picker.open(window.waker()),
        Command::BrowseSave(name) => window.runtime.picker.save(&name, window.waker()),
        Command::BrowseSession(name) => window.runtime.picker.session(&name, window.waker()),
        Command::BrowseLayOver => window.runtime.picker.lay_over(window.waker()),
        Command::BrowseTexts => window.runtime.picker.texts(window.waker()),
        Command::SaveAs { path, carries, after } => saving::save_as(window, &path, carries, after),
        Command::AboutRecord(id) => window.dialogs.texts.show_for(&id),
        Command::GetTexts => documents::get_texts(window),
        Command::ImportTexts(path) => documents::import_texts(window, path),
        Command::LayOver(path) => window.submit(Job::LayOver(path)),
        Command::Answer(answer) => saving::answer(window, answer),
        Command::Recover(index) => saving::instead(window, After::Recover(index)),
        Command::AskDiscard(index) => window.model.question = Some(Question::Discard(index)),
        Command::Mark(mark, said) => review::mark(window.model, *mark, said),
        Command::Vote(vote) => review::vote(window.model, vote),
        Command::Present(id) => lesson::begin(window, &id),
        Command::Turn(turn) => lesson::turn(window, turn),
        Command::Know(known) => openness::know(window, *known),
        Command::Unknow { sha256, component } => openness::unknow(window, &sha256, component),
        Command::Reviewer(name) => review::sign(window.model, name),
        Command::LessonFile(wanted) => lesson_editor::act(window, *wanted),
        Command::Policy(wanted) => policy::act(window, *wanted),
        Command::Export(wanted) => saving::export(window, *wanted),
        Command::OpenWritten => saving::hand_over(window.model, crate::io::open_file),
        Command::ShowWritten => saving::hand_over(window.model, crate::io::show_in_folder),
        Command::Copy(text) => window.ctx.copy_text(text),
    }
}

/// Does what a row of the table says.
fn act(window: &mut Window<'_>, action: Action) {
    if let Some(show) = action.shows() {
        return navigation::show_only(window, show);
    }
    if let Some(scroll) = action.scrolls() {
        window.view.scroll = Some(scroll);
        return;
    }
    if window.model.page == Page::Changes {
        match action {
            Action::NextRow | Action::NextChange => return navigation::walk(window, true),
            Action::PreviousRow | Action::PreviousChange => return navigation::walk(window, false),
            _ => {}
        }
    }
    match action {
        Action::Open => window.dialogs.open.show(),
        Action::Library => window.dialogs.library.show(),
        Action::GetTexts => window.dialogs.texts.show(),
        Action::Lessons => {
            window.submit(Job::Lessons);
            window.dialogs.lessons.show();
        }
        Action::WriteLesson => window.dialogs.lesson_editor.show(),
        Action::MakeLesson => lesson_editor::make(window),
        Action::Export => window.dialogs.export.show(window.model),
        Action::Shortcuts => window.dialogs.keys.show(),
        Action::About => window.dialogs.about.show(),
        Action::Paste => {
            window.runtime.awaits_paste = true;
            window.ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        Action::Save => saving::save(window, After::GoOn),
        Action::SaveAs => window.dialogs.session.show(window.model, After::GoOn),
        Action::Policy => window.dialogs.policy.show(window.model.policy.as_ref()),
        Action::LayOver => window.dialogs.lay_over.show(),
        Action::CloseAll => saving::instead(window, After::Open(Vec::new())),
        Action::Quit => window.ctx.send_viewport_cmd(ViewportCommand::Close),
        Action::Inspector => window.view.inspector = !window.view.inspector,
        Action::Settings => window.dialogs.settings.show(),
        Action::Palette => window.dialogs.palette.show(),
        Action::GoToClause => window.dialogs.palette.show_clauses(),
        Action::Find => search::begin(window),
        Action::FindNext => search::find_next(window, true),
        Action::FindPrevious => search::find_next(window, false),
        Action::Back => navigation::go_back(window, false),
        Action::Forward => navigation::go_back(window, true),
        Action::NextRegion => focus::go(window.ctx, true),
        Action::PreviousRegion => focus::go(window.ctx, false),
        Action::CopyClause | Action::CopyRow | Action::CopySide | Action::CopyDocument => {
            clipboard::copy(window, action);
        }
        Action::CopyRedline => clipboard::copy_redline(window),
        Action::Reload => documents::reload(window),
        Action::Stop => documents::stop(window),
        Action::ZoomIn => gui_zoom::zoom_in(window.ctx),
        Action::ZoomOut => gui_zoom::zoom_out(window.ctx),
        Action::ZoomReset => window.ctx.set_zoom_factor(1.0),
        Action::NextChange => navigation::go(window, |sheet| &sheet.changes, true),
        Action::PreviousChange => navigation::go(window, |sheet| &sheet.changes, false),
        Action::NextDeviation => navigation::go(window, |sheet| &sheet.deviations, true),
        Action::PreviousDeviation => navigation::go(window, |sheet| &sheet.deviations, false),
        Action::NextRow => navigation::go(window, |sheet| &sheet.visible, true),
        Action::PreviousRow => navigation::go(window, |sheet| &sheet.visible, false),
        Action::Pin => pins::pin(window),
        Action::Split => pins::split(window),
        Action::Undo => undo::step_back(window, History::undo, say::UNDONE),
        Action::Redo => undo::step_back(window, History::redo, say::DONE_AGAIN),
        Action::Original => documents::open_own_original(window),
        _ => match action.page() {
            Some(page) => navigation::turn_to(window, page),
            None => appearance::act(window, action),
        },
    }
}

/// Takes a problem away. What a panel of the frame before asked for may be gone by now.
fn dismiss(window: &mut Window<'_>, index: usize) {
    if index < window.model.problems.len() {
        window.model.problems.remove(index);
    }
}
