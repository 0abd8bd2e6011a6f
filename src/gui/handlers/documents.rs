//! Documents opened, closed and brought back, and the comparison that follows.

use crate::gui::handlers::session;
use crate::gui::runtime::Runtime;
use crate::gui::state::model::{Model, Problem};
use crate::gui::state::opened::{Opened, Origin, Recent};
use crate::gui::state::question::{After, Question};
use crate::gui::state::selection::Selection;
use crate::gui::strings::work as say;
use crate::gui::worker::{Job, Loaded, Loading, hash_of, is_file};
use crate::io::Outside;
use eframe::egui::Context;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// How many recent documents are remembered.
const RECENT: usize = 12;

/// Remembers documents that were opened in earlier runs and looks which are still there.
pub fn remember(model: &mut Model, runtime: &Runtime, recent: Vec<String>) {
    model.recent = recent.iter().map(|it| Recent { argument: it.clone(), missing: None }).collect();
    if !recent.is_empty() {
        submit(model, runtime, Job::Probe(recent));
    }
}

/// Puts a document or session in front of those opened before.
pub fn remember_one(model: &mut Model, argument: String) {
    model.recent.retain(|it| it.argument != argument);
    model.recent.insert(0, Recent { argument, missing: None });
    model.recent.truncate(RECENT);
}

/// Hands in a job.
pub fn submit(model: &mut Model, runtime: &Runtime, job: Job) {
    model.busy += 1;
    runtime.worker.submit(job);
}

/// Opens documents beside what is open; a session takes its place.
pub fn open(model: &mut Model, runtime: &mut Runtime, arguments: Vec<String>) {
    let (sessions, documents): (Vec<_>, Vec<_>) = arguments.into_iter().partition(|it| session::is_session(it));
    let mut sessions = sessions.into_iter();
    let first = sessions.next();
    if first.is_some() {
        // The session takes the place of what is open: what is named beside it comes after it.
        runtime.after_session = documents;
    } else {
        for argument in documents {
            load(model, runtime, Origin::Argument(argument), Loading::Name);
        }
    }
    if let Some(first) = first {
        session::open(model, runtime, PathBuf::from(first), Outside::IfOwn);
    }
    for other in sessions {
        let details = say::open_by_itself_or(&other);
        model.problems.push(Problem { what: say::ONLY_ONE_SESSION_OPEN.to_owned(), details });
    }
}

/// Opens other work in this one's place, after asking where something would be lost.
pub fn instead(ctx: &Context, model: &mut Model, runtime: &mut Runtime, after: After) {
    if model.is_unsaved() {
        model.question = Some(Question::Unsaved(after));
    } else {
        session::go_on(ctx, model, runtime, after);
    }
}

/// Measures others against the document of this index.
pub fn set_baseline(model: &mut Model, runtime: &mut Runtime, index: usize) {
    let name = model.documents.get(index).map_or_else(String::new, |it| it.origin.short_name());
    model.history.step(say::measure_against(&name), model.work());
    model.options.baseline = index;
    compare(model, runtime);
}

/// Opens a standard text beside what was made from it: what was changed is measured against it.
pub fn open_original(model: &mut Model, runtime: &mut Runtime, argument: String) {
    if let Some(index) = model.documents.iter().position(|it| it.origin.name() == argument) {
        return set_baseline(model, runtime, index);
    }
    load(model, runtime, Origin::Argument(argument), Loading::Name);
    model.options.baseline = model.documents.len().saturating_sub(1);
}

/// Takes a text as a document.
pub fn paste(model: &mut Model, runtime: &mut Runtime, text: String) {
    if text.trim().is_empty() {
        let details = say::CLIPBOARD_HOLDS_NO_TEXT.to_owned();
        model.problems.push(Problem { what: say::NOTHING_PASTED.to_owned(), details });
        return;
    }
    runtime.pasted += 1;
    let name = say::pasted_text(runtime.pasted);
    load(model, runtime, Origin::Pasted(name), Loading::Text(text));
}

/// Loads one more document.
pub fn load(model: &mut Model, runtime: &mut Runtime, origin: Origin, loading: Loading) {
    let id = runtime.next_id;
    runtime.next_id += 1;
    model.history.step(say::open(origin.short_name()), model.work());
    model.documents.push(Opened::loading(id, origin.clone()));
    let rules = Arc::clone(&model.rules);
    submit(model, runtime, Job::Load { id, origin, loading, rules });
}

/// Takes in a document that was loaded, or not.
pub fn loaded(model: &mut Model, runtime: &mut Runtime, id: u64, result: Result<Loaded, Problem>) {
    match result {
        Ok(mut loaded) => {
            if let Some(argument) = loaded.recent.take() {
                remember_one(model, argument);
            }
            runtime.shelf.insert(id, loaded);
            from_shelf(model, runtime);
        }
        Err(problem) => {
            if !model.documents.iter().any(|it| it.id == id) {
                // It was given up.
                return;
            }
            model.documents.retain(|it| it.id != id);
            model.saved.documents.retain(|it| it.id != id);
            let now = model.work();
            model.history.forget(id, &now);
            model.problems.push(problem);
        }
    }
    if model.documents.iter().all(|it| it.analysed.is_some()) {
        compare(model, runtime);
    }
}

/// Gives documents what was loaded of them.
pub fn from_shelf(model: &mut Model, runtime: &Runtime) {
    for opened in model.documents.iter_mut().filter(|it| it.analysed.is_none()) {
        if let Some(Loaded { analysed, sources, files, .. }) = runtime.shelf.get(&opened.id) {
            opened.analysed = Some(Arc::clone(analysed));
            opened.sources = Some(Arc::clone(sources));
            // What is read again by the names of its files is still the folder that it was.
            if !files.is_empty() {
                opened.files = Arc::clone(files);
            }
        }
    }
}

/// Looks whether files changed on disk since they were read.
pub fn watch(model: &mut Model, runtime: &Runtime) {
    let files: Vec<_> = model
        .documents
        .iter()
        .filter(|it| matches!(&it.origin, Origin::Argument(name) if is_file(name)))
        .filter_map(|it| Some((it.id, it.origin.name().to_owned(), hash_of(it.sources.as_ref()?))))
        .collect();
    if !files.is_empty() {
        submit(model, runtime, Job::Watch(files));
    }
}

/// Takes in what was seen on disk.
pub fn watched(model: &mut Model, seen: &[(u64, Option<String>)]) {
    for opened in &mut model.documents {
        if let Some((_, on_disk)) = seen.iter().find(|(id, _)| *id == opened.id) {
            opened.on_disk.clone_from(on_disk);
        }
    }
}

/// Reads again what changed on disk; undo brings the former text back.
pub fn reload(model: &mut Model, runtime: &mut Runtime) {
    let stale: Vec<usize> =
        (0..model.documents.len()).filter(|it| model.documents.get(*it).is_some_and(Opened::is_stale)).collect();
    if stale.is_empty() {
        return;
    }
    model.history.step(say::RELOAD_FROM_DISK.to_owned(), model.work());
    for index in stale {
        let Some(opened) = model.documents.get_mut(index) else { continue };
        let (id, origin, files) = (runtime.next_id, opened.origin.clone(), Arc::clone(&opened.files));
        runtime.next_id += 1;
        *opened = Opened { files, ..Opened::loading(id, origin.clone()) };
        let rules = Arc::clone(&model.rules);
        submit(model, runtime, Job::Load { id, origin, loading: Loading::Name, rules });
    }
}

/// Gives up what is under way: documents that are being read are not opened, downloads end, and the comparison that
/// is there stays.
pub fn stop(model: &mut Model, runtime: &mut Runtime) {
    runtime.stop.store(true, Ordering::Relaxed);
    let given_up: Vec<u64> = model.documents.iter().filter(|it| it.analysed.is_none()).map(|it| it.id).collect();
    model.documents.retain(|it| it.analysed.is_some());
    for id in given_up {
        let now = model.work();
        model.history.forget(id, &now);
    }
    runtime.generation += 1;
    if model.sheet.is_none() && !model.documents.is_empty() {
        compare(model, runtime);
    }
}

/// Asks for a comparison of what is open.
pub fn compare(model: &mut Model, runtime: &mut Runtime) {
    // What is under way is about other documents.
    runtime.generation += 1;
    // And so is a clause that is held: it is told by its place among them.
    model.held = None;
    let documents = model.loaded();
    if documents.is_empty() {
        model.sheet = None;
        model.find = None;
        model.page = crate::gui::state::page::Page::default();
        model.selection = Selection::default();
        model.options.baseline = 0;
        return;
    }
    let (edits, options) = (model.edits.clone(), model.options.clone());
    submit(model, runtime, Job::Compare { generation: runtime.generation, documents, edits, options });
}

/// Where something at `index` stands after another was moved.
pub fn place_after(index: usize, from: usize, to: usize) -> usize {
    match index {
        it if it == from => to,
        it if from < it && it <= to => it - 1,
        it if to <= it && it < from => it + 1,
        it => it,
    }
}

#[cfg(test)]
mod tests {
    use super::place_after;

    #[test]
    fn the_baseline_stays_with_its_document() {
        let names = ["a", "b", "c", "d"];
        for from in 0..4 {
            for to in 0..4 {
                let mut moved = names.to_vec();
                let one = moved.remove(from);
                moved.insert(to, one);
                for (index, name) in names.iter().enumerate() {
                    assert_eq!(moved[place_after(index, from, to)], *name);
                }
            }
        }
    }
}
