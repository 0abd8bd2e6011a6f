//! What the worker did and what was chosen in a system dialog, taken in.

use super::window::Window;
use super::{documents, lesson, lesson_editor, navigation, openness, policy, review, saving, search, session};
use crate::compare::Comparison;
use crate::gui::state::model::Problem;
use crate::gui::state::page::Trail;
use crate::gui::state::selection::{Held, Selection};
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::work as say;
use crate::gui::worker::picker::Picked;
use crate::gui::worker::{Done, TEXTS_UNREAD};
use crate::io::{Imported, name_of};
use crate::lesson::Lesson;
use std::path::PathBuf;
use std::sync::Arc;

/// Takes in what the worker did.
pub fn take(window: &mut Window<'_>, done: Done) {
    let model = &mut *window.model;
    if !matches!(done, Done::Kept(_) | Done::LibraryOpened(_) | Done::Recent(_) | Done::Broke(_, true)) {
        model.busy = model.busy.saturating_sub(1);
    }
    match done {
        Done::Loaded(id, result) => documents::loaded(window, id, result),
        Done::SessionOpened(_, _, Err(problem)) => {
            model.problems.push(problem);
            session::open_next(window);
        }
        Done::SessionOpened(path, outside, Ok(open)) => {
            documents::remember_one(model, name_of(&path));
            session::opened(window, path, open, outside);
        }
        Done::LaidOver(path, Ok(other)) => session::lay_over(window, &path, &other),
        Done::SessionSaved(saved, result) => saving::saved(window, saved, result),
        Done::LibraryOpened(problems) => model.problems.extend(problems),
        Done::TextsImported(Ok(imported)) => texts_imported(window, &imported),
        Done::Kept(result) => window.runtime.keeper.done(result),
        Done::Lessons(lessons, problems) => lessons_read(window, lessons, problems),
        Done::Told(told) => lesson::told(model, told),
        Done::Exported(result) if lesson::written(model, &result) => {}
        // What came too late is about other documents.
        Done::Compared(generation, _) | Done::Releases(generation, _) | Done::Judged(generation, _)
            if generation != window.runtime.generation => {}
        Done::Compared(_, Ok(comparison)) => compared(window, comparison),
        Done::Releases(_, Ok(releases)) => super::openness::arrived(model, releases),
        Done::Judged(_, Ok(sheet)) => policy::judged(window, sheet),
        Done::PolicyRead(path, Ok(text)) => policy::arrived(window, path, text),
        Done::LessonRead(path, Ok(text)) => lesson_editor::arrived(window, &path, text),
        Done::Found(query, result) => search::found(window, &query, result),
        Done::Watched(changed) => documents::watched(model, &changed),
        Done::Exported(Ok(path)) => {
            model.notice = Some(say::wrote(&path));
            model.written = Some(crate::io::absolute(std::path::Path::new(&path)));
        }
        Done::Compared(_, Err(problem))
        | Done::Releases(_, Err(problem))
        | Done::Judged(_, Err(problem))
        | Done::PolicyRead(_, Err(problem))
        | Done::LessonRead(_, Err(problem))
        | Done::TextsImported(Err(problem))
        | Done::Exported(Err(problem))
        | Done::LaidOver(_, Err(problem))
        | Done::Broke(problem, _) => model.problems.push(problem),
        Done::Recent(list) => list.into_iter().for_each(|it| documents::recent_told(window, it)),
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
pub fn take_picked(window: &mut Window<'_>, picked: Picked) {
    let as_text = |path: PathBuf| name_of(&path);
    match picked {
        Picked::Open(paths) if paths.is_empty() => window.dialogs.open.no_answer(),
        Picked::Open(paths) => {
            window.dialogs.open.close();
            session::open_all(window, paths.into_iter().map(as_text).collect());
        }
        Picked::Save(path) => {
            let path = path.map(as_text);
            if !lesson::take_path(window.model, path.clone()) {
                window.dialogs.export.take(path);
            }
        }
        Picked::Session(path) => window.dialogs.session.take(path.map(as_text)),
        Picked::Texts(path) => window.dialogs.texts.take(path.map(as_text)),
        Picked::LayOver(path) => window.dialogs.lay_over.take(path.map(as_text)),
    }
}

/// Shows a comparison in the place of the one before, the selected clause staying selected.
fn compared(window: &mut Window<'_>, comparison: Arc<Comparison>) {
    let model = &mut *window.model;
    let held = model.sheet.as_ref().and_then(|it| Held::of(it, model.selection));
    model.selection = Selection::default();
    model.trail = Trail::default();
    model.unfolded.clear();
    let rules = Arc::clone(&model.rules);
    model.sheet = Some(Arc::new(Sheet::of(comparison, rules, &model.lens, &model.filter, &model.unfolded)));
    window.view.reveal = None;
    if let Some(held) = held {
        navigation::find_again(window, &held);
    }
    // What was found is told by its place among the documents.
    if let Some(query) = window.model.find.as_ref().map(|it| it.query.clone()) {
        search::look_for(window, query);
    }
    window.model.releases = None;
    openness::ask(window);
    policy::judge(window);
    // What was said while it was under way is not in it yet.
    review::review(window.model);
}

fn texts_imported(window: &mut Window<'_>, Imported { collection, left_out, unread }: &Imported) {
    let left = if *left_out > 0 { say::too_large_ones_left(*left_out) } else { String::new() };
    let words = say::texts_library_terms(collection.texts.len(), &collection.name, &left, &collection.terms);
    window.model.notice = Some(words);
    window.model.problems.retain(|it| it.what != TEXTS_UNREAD);
    let left_out = |it: &String| Problem { what: say::TEXT_LEFT_OUT.to_owned(), details: it.clone() };
    window.model.problems.extend(unread.iter().map(left_out));
}

fn lessons_read(window: &mut Window<'_>, lessons: Vec<Lesson>, problems: Vec<Problem>) {
    let model = &mut *window.model;
    model.lessons = lessons;
    // A lesson that is still wrong is not said twice.
    let new: Vec<_> = problems.into_iter().filter(|it| !model.problems.contains(it)).collect();
    model.problems.extend(new);
}
