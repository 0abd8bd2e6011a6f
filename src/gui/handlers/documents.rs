//! Documents opened, closed, moved and brought back, and the comparison that follows.

use super::window::Window;
use crate::gui::runtime::Runtime;
use crate::gui::state::model::{Model, Problem};
use crate::gui::state::opened::{Opened, Origin, Recent};
use crate::gui::state::page::Page;
use crate::gui::state::selection::Selection;
use crate::gui::strings::work as say;
use crate::gui::worker::{Job, Loaded, Loading, hash_of, is_file};
use crate::io::MOST_RECENT;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Remembers documents that were opened in earlier runs and looks which are still there.
pub fn remember(window: &mut Window<'_>, recent: Vec<String>) {
    window.model.recent = recent.iter().map(|it| Recent { argument: it.clone(), missing: None }).collect();
    if !recent.is_empty() {
        window.submit(Job::Probe(recent));
    }
}

/// Hands what this window opened or forgot since to the list of all windows.
pub fn share_recent(window: &mut Window<'_>) {
    let Some(data) = window.runtime.data.clone() else { return };
    let now: Vec<String> = window.model.recent.iter().map(|it| it.argument.clone()).collect();
    if now != window.runtime.recent {
        let before = std::mem::replace(&mut window.runtime.recent, now.clone());
        window.runtime.worker.submit(Job::Recent { data, before, now });
    }
}

/// Asks what other windows opened meanwhile.
pub fn ask_recent(window: &mut Window<'_>) {
    let Some(data) = window.runtime.data.clone() else { return };
    let now = window.runtime.recent.clone();
    window.runtime.worker.submit(Job::Recent { data, before: now.clone(), now });
}

/// Takes in what all windows opened lately. What was opened here since the question is handed in next.
pub fn recent_told(window: &mut Window<'_>, list: Vec<String>) {
    let here: Vec<String> = window.model.recent.iter().map(|it| it.argument.clone()).collect();
    if here == window.runtime.recent && here != list {
        window.runtime.recent.clone_from(&list);
        remember(window, list);
    }
}

/// Puts a document or session in front of those opened before.
pub fn remember_one(model: &mut Model, argument: String) {
    model.recent.retain(|it| it.argument != argument);
    model.recent.insert(0, Recent { argument, missing: None });
    model.recent.truncate(MOST_RECENT);
}

/// Measures others against the document of this index.
pub fn set_baseline(window: &mut Window<'_>, index: usize) {
    let model = &mut *window.model;
    // What a panel of the frame before asked for may be gone by now.
    let Some(opened) = model.documents.get(index) else { return };
    let name = opened.origin.short_name();
    model.history.step(say::measure_against(&name), model.work());
    model.options.baseline = index;
    compare(window);
}

/// Closes the document of this index.
pub fn remove(window: &mut Window<'_>, index: usize) {
    let model = &mut *window.model;
    if index >= model.documents.len() {
        return;
    }
    let before = model.work();
    let removed = model.documents.remove(index);
    if model.options.baseline >= index {
        model.options.baseline = model.options.baseline.saturating_sub(1);
    }
    model.history.step(say::remove(removed.origin.short_name()), before);
    compare(window);
}

/// Puts a document in the place of another.
pub fn move_to(window: &mut Window<'_>, from: usize, to: usize) {
    let model = &mut *window.model;
    if from.max(to) >= model.documents.len() {
        return;
    }
    let before = model.work();
    let moved = model.documents.remove(from);
    model.history.step(say::move_document(moved.origin.short_name()), before);
    model.documents.insert(to, moved);
    model.options.baseline = place_after(model.options.baseline, from, to);
    compare(window);
}

/// Reads through these definitions, in this order.
pub fn read_through(window: &mut Window<'_>, ids: Vec<String>) {
    let Window { model, view, .. } = window;
    model.options.lenses = ids;
    if !model.options.lenses.contains(&model.lens) {
        model.lens = model.options.lenses.first().cloned().unwrap_or_default();
    }
    view.lenses.clone_from(&model.options.lenses);
    compare(window);
}

/// Opens a standard text beside what was made from it: what was changed is measured against it.
pub fn open_original(window: &mut Window<'_>, argument: String) {
    if let Some(index) = window.model.documents.iter().position(|it| it.origin.name() == argument) {
        return set_baseline(window, index);
    }
    load(window, Origin::Argument(argument), Loading::Name);
    window.model.options.baseline = window.model.documents.len().saturating_sub(1);
}

/// Opens the standard text that a document here was made from, if one was.
pub fn open_own_original(window: &mut Window<'_>) {
    if let Some(argument) = window.model.original() {
        open_original(window, argument);
    }
}

/// Takes a text as a document.
pub fn paste(window: &mut Window<'_>, text: String) {
    if text.trim().is_empty() {
        let details = say::CLIPBOARD_HOLDS_NO_TEXT.to_owned();
        window.model.problems.push(Problem { what: say::NOTHING_PASTED.to_owned(), details });
        return;
    }
    window.runtime.pasted += 1;
    let name = say::pasted_text(window.runtime.pasted);
    load(window, Origin::Pasted(name), Loading::Text(text));
}

/// Loads one more document.
pub fn load(window: &mut Window<'_>, origin: Origin, loading: Loading) {
    let Window { model, runtime, .. } = window;
    let id = runtime.next_id;
    runtime.next_id += 1;
    model.history.step(say::open(origin.short_name()), model.work());
    model.documents.push(Opened::loading(id, origin.clone()));
    let rules = Arc::clone(&model.rules);
    window.submit(Job::Load { id, origin, loading, rules });
}

/// Takes in a document that was loaded, or not.
pub fn loaded(window: &mut Window<'_>, id: u64, result: Result<Loaded, Problem>) {
    let Window { model, runtime, .. } = window;
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
    if window.model.documents.iter().all(|it| it.analysed.is_some()) {
        compare(window);
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
pub fn watch(window: &mut Window<'_>) {
    let files: Vec<_> = window
        .model
        .documents
        .iter()
        .filter(|it| matches!(&it.origin, Origin::Argument(name) if is_file(name)))
        .filter_map(|it| Some((it.id, it.origin.name().to_owned(), hash_of(it.sources.as_ref()?))))
        .collect();
    if !files.is_empty() {
        window.submit(Job::Watch(files));
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

/// Goes on with files as they were read, whatever is on disk by now.
pub fn keep_stale(model: &mut Model) {
    model.documents.iter_mut().for_each(|it| it.kept.clone_from(&it.on_disk));
}

/// Reads again what changed on disk; undo brings the former text back.
pub fn reload(window: &mut Window<'_>) {
    let model = &mut *window.model;
    let stale: Vec<usize> =
        (0..model.documents.len()).filter(|it| model.documents.get(*it).is_some_and(Opened::is_stale)).collect();
    if stale.is_empty() {
        return;
    }
    model.history.step(say::RELOAD_FROM_DISK.to_owned(), model.work());
    for index in stale {
        let Window { model, runtime, .. } = window;
        let Some(opened) = model.documents.get_mut(index) else { continue };
        let (id, origin, files) = (runtime.next_id, opened.origin.clone(), Arc::clone(&opened.files));
        runtime.next_id += 1;
        *opened = Opened { files, ..Opened::loading(id, origin.clone()) };
        let rules = Arc::clone(&model.rules);
        window.submit(Job::Load { id, origin, loading: Loading::Name, rules });
    }
}

/// Gives up what is under way: documents that are being read are not opened, downloads end, and the comparison that
/// is there stays.
pub fn stop(window: &mut Window<'_>) {
    let Window { model, runtime, .. } = window;
    runtime.stop.store(true, Ordering::Relaxed);
    let given_up: Vec<u64> = model.documents.iter().filter(|it| it.analysed.is_none()).map(|it| it.id).collect();
    model.documents.retain(|it| it.analysed.is_some());
    for id in given_up {
        let now = model.work();
        model.history.forget(id, &now);
    }
    runtime.generation += 1;
    if model.sheet.is_none() && !model.documents.is_empty() {
        compare(window);
    }
}

/// Asks for a comparison of what is open.
pub fn compare(window: &mut Window<'_>) {
    let Window { model, runtime, .. } = window;
    // What is under way is about other documents.
    runtime.generation += 1;
    // And so is a clause that is held: it is told by its place among them.
    model.held = None;
    let documents = model.loaded();
    if documents.is_empty() {
        model.sheet = None;
        model.find = None;
        model.page = Page::default();
        model.selection = Selection::default();
        model.options.baseline = 0;
        return;
    }
    let (edits, options) = (model.edits.clone(), model.options.clone());
    let generation = runtime.generation;
    window.submit(Job::Compare { generation, documents, edits, options });
}

/// Downloads texts of model licences.
pub fn get_texts(window: &mut Window<'_>) {
    window.model.notice = Some(say::DOWNLOADING_TEXTS_MODEL_LICENCES.to_owned());
    window.runtime.stop = Arc::default();
    window.submit(Job::GetTexts(Arc::clone(&window.runtime.stop)));
}

/// Takes in texts from here, or from the installed package.
pub fn import_texts(window: &mut Window<'_>, path: Option<PathBuf>) {
    window.model.notice = Some(say::TAKING_TEXTS_GO_WORKING.to_owned());
    window.submit(Job::ImportTexts(path));
}

/// Where something at `index` stands after another was moved.
fn place_after(index: usize, from: usize, to: usize) -> usize {
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
