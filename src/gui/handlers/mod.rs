//! The one place that changes the model: by commands, and by what the worker hands back.

pub mod answering;
pub mod documents;
mod lesson;
pub mod looking;
mod navigation;
mod openness;
mod pins;
mod review;
pub mod session;

use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::handlers::documents::{
    compare, from_shelf, instead, loaded, open, open_original, paste, place_after, reload, remember_one, set_baseline,
    stop, submit,
};
use crate::gui::handlers::navigation::{go, go_back, go_to, look_again, select, select_finding, unfold};
use crate::gui::runtime::Runtime;
use crate::gui::state::dialogs::Dialogs;
use crate::gui::state::history::{History, Work};
use crate::gui::state::model::Model;
use crate::gui::state::page::{Page, Trail};
use crate::gui::state::question::{After, Question};
use crate::gui::state::selection::Selection;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::View;
use crate::gui::strings::work as say;
use crate::gui::worker::picker::Picked;
use crate::gui::worker::{Done, Job};
use crate::io::{Expects, Imported};
use eframe::egui::{Context, ViewportCommand, gui_zoom};
use std::path::PathBuf;
use std::sync::Arc;

/// Does what a command says.
pub fn apply(
    ctx: &Context,
    command: Command,
    model: &mut Model,
    view: &mut View,
    dialogs: &mut Dialogs,
    runtime: &mut Runtime,
) {
    match command {
        Command::Do(action) => act(ctx, action, model, view, dialogs, runtime),
        Command::Open(arguments) => open(model, runtime, arguments),
        Command::Example(arguments) => instead(ctx, model, runtime, After::Open(arguments)),
        Command::Original(argument) => open_original(model, runtime, argument),
        Command::PasteText(text) => paste(model, runtime, text),
        Command::Remove(index) if index < model.documents.len() => {
            let before = model.work();
            let removed = model.documents.remove(index);
            if model.options.baseline >= index {
                model.options.baseline = model.options.baseline.saturating_sub(1);
            }
            model.history.step(say::remove(removed.origin.short_name()), before);
            compare(model, runtime);
        }
        Command::Move { from, to } if from.max(to) < model.documents.len() => {
            let before = model.work();
            let moved = model.documents.remove(from);
            model.history.step(say::move_document(moved.origin.short_name()), before);
            model.documents.insert(to, moved);
            model.options.baseline = place_after(model.options.baseline, from, to);
            compare(model, runtime);
        }
        Command::Baseline(index) if index < model.documents.len() => set_baseline(model, runtime, index),
        Command::Lens(id) => {
            model.lens = id;
            model.lit = None;
            look_again(model);
        }
        Command::Lenses(ids) => {
            model.options.lenses = ids;
            if !model.options.lenses.contains(&model.lens) {
                model.lens = model.options.lenses.first().cloned().unwrap_or_default();
            }
            view.lenses.clone_from(&model.options.lenses);
            compare(model, runtime);
        }
        Command::Only(only) => looking::only(model, view, only),
        Command::Light(criterion) => model.lit = criterion,
        Command::Unfold(piece) => unfold(model, piece),
        Command::Look(query) => looking::look_for(model, runtime, query),
        Command::EndFind => model.searched = model.find.take().map(|it| it.query).unwrap_or_default(),
        Command::TextSize(size) => looking::resize(view, size),
        Command::Settle(settled) => {
            *view = *settled;
            looking::settle(ctx, model, view);
        }
        Command::SelectCell(row, document) => {
            select(model, row, None);
            model.selection.document = Some(document);
        }
        Command::GoToRow(row) => go_to(model, view, row),
        Command::SelectFinding(at) => select_finding(model, view, at),
        Command::KeepStale => model.documents.iter_mut().for_each(|it| it.kept.clone_from(&it.on_disk)),
        Command::Dismiss(index) if index < model.problems.len() => {
            model.problems.remove(index);
        }
        // What a panel of the frame before asked for may be gone by now.
        Command::Remove(_) | Command::Move { .. } | Command::Baseline(_) | Command::Dismiss(_) => {}
        Command::DismissNotice => model.notice = None,
        Command::Forget(argument) => model.recent.retain(|it| it.argument != argument),
        Command::BrowseOpen => runtime.picker.open(waker(ctx)),
        Command::BrowseSave(name) => runtime.picker.save(&name, waker(ctx)),
        Command::BrowseSession(name) => runtime.picker.session(&name, waker(ctx)),
        Command::BrowseLayOver => runtime.picker.lay_over(waker(ctx)),
        Command::SaveAs { path, carries, after } => {
            model.session.carries = carries;
            // The file that is open may go: it was asked for by its name.
            let is_own = model.session.path.as_ref() == Some(&path);
            let hash = model.session.sha256.clone().filter(|_| is_own);
            session::save_to(model, runtime, &path, hash.map_or(Expects::Nothing, Expects::Hash), after);
        }
        Command::AboutRecord(id) => dialogs.texts.show_for(&id),
        Command::GetTexts => {
            model.notice = Some(say::DOWNLOADING_TEXTS_MODEL_LICENCES.to_owned());
            runtime.stop = Arc::default();
            submit(model, runtime, Job::GetTexts(Arc::clone(&runtime.stop)));
        }
        Command::ImportTexts(path) => {
            model.notice = Some(say::TAKING_TEXTS_GO_WORKING.to_owned());
            submit(model, runtime, Job::ImportTexts(path));
        }
        Command::BrowseTexts => runtime.picker.texts(waker(ctx)),
        Command::LayOver(path) => submit(model, runtime, Job::LayOver(path)),
        Command::Answer(answer) => answering::answer(ctx, answer, model, dialogs, runtime),
        Command::Recover(index) => instead(ctx, model, runtime, After::Recover(index)),
        Command::AskDiscard(index) => model.question = Some(Question::Discard(index)),
        Command::Mark(mark, said) => review::mark(model, *mark, said),
        Command::Vote(vote) => review::vote(model, vote),
        Command::Present(id) => lesson::begin(ctx, model, runtime, &id),
        Command::Turn(turn) => lesson::turn(ctx, model, runtime, turn),
        Command::Know(known) => openness::know(model, runtime, *known),
        Command::Unknow { sha256, component } => openness::unknow(model, runtime, &sha256, component),
        Command::Reviewer(name) => review::sign(model, name),
        Command::Export(format, path) => export(model, runtime, format, path),
        Command::Copy(text) => ctx.copy_text(text),
    }
}

fn act(
    ctx: &Context,
    action: Action,
    model: &mut Model,
    view: &mut View,
    dialogs: &mut Dialogs,
    runtime: &mut Runtime,
) {
    if let Some(show) = action.shows() {
        return looking::show(model, view, show);
    }
    match action {
        Action::Open => dialogs.open.show(),
        Action::Library => dialogs.library.show(),
        Action::GetTexts => dialogs.texts.show(),
        Action::Lessons => {
            submit(model, runtime, Job::Lessons);
            dialogs.lessons.show();
        }
        Action::Export => dialogs.export.show(model),
        Action::Shortcuts => dialogs.keys.show(),
        Action::About => dialogs.about.show(),
        Action::Paste => {
            runtime.awaits_paste = true;
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        Action::Save => {
            if session::save(model, runtime, After::GoOn) {
                dialogs.session.show(model, After::GoOn);
            }
        }
        Action::SaveAs => dialogs.session.show(model, After::GoOn),
        Action::LayOver => dialogs.lay_over.show(),
        Action::CloseAll => instead(ctx, model, runtime, After::Open(Vec::new())),
        Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        Action::Inspector => view.inspector = !view.inspector,
        Action::Settings => dialogs.settings.show(),
        Action::Palette => dialogs.palette.show(),
        Action::GoToClause => dialogs.palette.show_clauses(),
        Action::Find => {
            model.page = Page::Text;
            view.wants_find = true;
            if model.find.is_none() {
                let before = model.searched.clone();
                looking::look_for(model, runtime, before);
            }
        }
        // What was looked for last is looked for again.
        Action::FindNext | Action::FindPrevious if model.find.is_none() => {
            let before = model.searched.clone();
            looking::look_for(model, runtime, before);
        }
        Action::FindNext => looking::find_next(model, view, true),
        Action::FindPrevious => looking::find_next(model, view, false),
        Action::Back => go_back(model, view, false),
        Action::Forward => go_back(model, view, true),
        Action::NextRegion => crate::gui::command::focus::go(ctx, true),
        Action::PreviousRegion => crate::gui::command::focus::go(ctx, false),
        Action::CopyClause | Action::CopyRow | Action::CopySide | Action::CopyDocument => {
            if let Some(text) = looking::copied(model, action) {
                ctx.copy_text(text);
                model.notice = Some(say::COPIED.to_owned());
            }
        }
        Action::Reload => reload(model, runtime),
        Action::Stop => stop(model, runtime),
        Action::ZoomIn => gui_zoom::zoom_in(ctx),
        Action::ZoomOut => gui_zoom::zoom_out(ctx),
        Action::ZoomReset => ctx.set_zoom_factor(1.0),
        Action::NextChange => go(model, view, |sheet| &sheet.changes, true),
        Action::PreviousChange => go(model, view, |sheet| &sheet.changes, false),
        Action::NextDeviation => go(model, view, |sheet| &sheet.deviations, true),
        Action::PreviousDeviation => go(model, view, |sheet| &sheet.deviations, false),
        Action::NextRow => go(model, view, |sheet| &sheet.visible, true),
        Action::PreviousRow => go(model, view, |sheet| &sheet.visible, false),
        Action::Pin if pins::pin(model) => compare(model, runtime),
        Action::Split if pins::split(model) => compare(model, runtime),
        Action::Undo => step_back(model, runtime, History::undo, say::UNDONE),
        Action::Redo => step_back(model, runtime, History::redo, say::DONE_AGAIN),
        Action::Original => {
            if let Some(argument) = model.original() {
                open_original(model, runtime, argument);
            }
        }
        Action::Pin | Action::Split => {}
        _ => looking::act(ctx, action, model, view),
    }
}

/// Takes in what the worker did.
pub fn take(ctx: &Context, done: Done, model: &mut Model, view: &mut View, runtime: &mut Runtime) {
    if !matches!(done, Done::Kept(_) | Done::LibraryOpened(_)) {
        model.busy = model.busy.saturating_sub(1);
    }
    match done {
        Done::Loaded(id, result) => loaded(model, runtime, id, result),
        Done::SessionOpened(_, _, Err(problem)) => {
            model.problems.push(problem);
            session::open_waiting(model, runtime);
        }
        Done::SessionOpened(path, outside, Ok(open)) => {
            remember_one(model, path.to_string_lossy().into_owned());
            session::opened(model, runtime, path, open, outside);
        }
        Done::LaidOver(path, Ok(other)) => session::lay_over(model, runtime, &path, &other),
        Done::SessionSaved(saved, result) => session::saved(ctx, model, runtime, saved, result),
        Done::LibraryOpened(problems) => model.problems.extend(problems),
        Done::TextsImported(Ok(Imported { collection, left_out })) => {
            let (count, name) = (collection.texts.len(), &collection.name);
            let left = if left_out > 0 { say::too_large_ones_left(left_out) } else { String::new() };
            model.notice = Some(say::texts_library_terms(count, name, &left, &collection.terms));
            model.problems.retain(|it| it.what != crate::gui::worker::TEXTS_UNREAD);
        }
        Done::Kept(result) => runtime.keeper.done(result),
        Done::Lessons(lessons, problems) => {
            model.lessons = lessons;
            let new: Vec<_> = problems.into_iter().filter(|it| !model.problems.contains(it)).collect();
            model.problems.extend(new);
        }
        Done::Told(told) => lesson::told(model, told),
        Done::Exported(result) if lesson::written(model, &result) => {}
        Done::Releases(generation, result) if generation == runtime.generation => match result {
            Ok(releases) => model.releases = Some(Arc::new(releases)),
            Err(problem) => model.problems.push(problem),
        },
        Done::Compared(generation, result) if generation == runtime.generation => match result {
            Ok(comparison) => {
                let held = navigation::hold(model);
                model.selection = Selection::default();
                model.trail = Trail::default();
                model.unfolded.clear();
                let rules = Arc::clone(&model.rules);
                model.sheet = Some(Arc::new(Sheet::of(comparison, rules, &model.lens, &model.filter, &model.unfolded)));
                view.reveal = None;
                if let Some(held) = held {
                    navigation::find_again(model, view, &held);
                }
                // What was found is told by its place among the documents.
                if let Some(query) = model.find.as_ref().map(|it| it.query.clone()) {
                    looking::look_for(model, runtime, query);
                }
                model.releases = None;
                openness::ask(model, runtime);
                // What was said while it was under way is not in it yet.
                review::review(model);
            }
            Err(problem) => model.problems.push(problem),
        },
        Done::Compared(..) | Done::Releases(..) => {}
        Done::Found(query, result) => looking::found(model, view, &query, result),
        Done::Watched(changed) => documents::watched(model, &changed),
        Done::Exported(Ok(path)) => model.notice = Some(say::wrote(&path)),
        Done::TextsImported(Err(problem)) | Done::Exported(Err(problem)) | Done::LaidOver(_, Err(problem)) => {
            model.problems.push(problem);
        }
        Done::Probed(found) => {
            for (argument, missing) in found {
                if let Some(recent) = model.recent.iter_mut().find(|it| it.argument == argument) {
                    recent.missing = missing;
                }
            }
        }
    }
}

/// Takes in what was chosen in a system dialog.
pub fn take_picked(picked: Picked, model: &mut Model, dialogs: &mut Dialogs, runtime: &mut Runtime) {
    let as_text = |path: PathBuf| path.to_string_lossy().into_owned();
    match picked {
        Picked::Open(paths) if paths.is_empty() => dialogs.open.no_answer(),
        Picked::Open(paths) => {
            dialogs.open.close();
            open(model, runtime, paths.into_iter().map(as_text).collect());
        }
        Picked::Save(path) => {
            let path = path.map(as_text);
            if !lesson::take_path(model, path.clone()) {
                dialogs.export.take(path);
            }
        }
        Picked::Session(path) => dialogs.session.take(path.map(as_text)),
        Picked::Texts(path) => dialogs.texts.take(path.map(as_text)),
        Picked::LayOver(path) => dialogs.lay_over.take(path.map(as_text)),
    }
}

fn export(model: &mut Model, runtime: &Runtime, format: String, path: String) {
    let Some(comparison) = model.sheet.as_ref().map(|it| Arc::clone(&it.comparison)) else { return };
    // The lens in view comes first: reports count deviations by it.
    let mut options = model.options.clone();
    options.lenses.sort_by_key(|it| *it != model.lens);
    let show = model.filter.show;
    let rules = Arc::clone(&model.rules);
    let releases = model.releases.clone().filter(|_| model.page == Page::Openness);
    submit(model, runtime, Job::Export { format, path, comparison, releases, options: Box::new(options), show, rules });
}

/// Takes a step back, or does it again.
fn step_back(
    model: &mut Model,
    runtime: &mut Runtime,
    step: fn(&mut History, &Work) -> Option<(Work, String)>,
    said: &str,
) {
    let now = model.work();
    let Some((work, label)) = step(&mut model.history, &now) else { return };
    let only_marks = work.edits.pins == now.edits.pins && {
        let edits = now.edits.clone();
        Work { edits, ..work.clone() }.is_same(&now)
    };
    (model.documents, model.options, model.edits) = (work.documents, work.options, work.edits);
    model.notice = Some(format!("{said}: {label}"));
    if only_marks {
        review::review(model);
        return openness::ask(model, runtime);
    }
    from_shelf(model, runtime);
    compare(model, runtime);
}

fn waker(ctx: &Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
