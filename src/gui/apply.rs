//! The one place that changes the model: by commands, and by what the worker hands back.

use super::command::{Action, Command};
use super::dialogs::Dialogs;
use super::history::History;
use super::model::{Model, Opened, Origin, Problem, Recent, Selection};
use super::picker::{Picked, Picker};
use super::pinning;
use super::sheet::{FindingAt, Sheet, step};
use super::view::View;
use super::worker::{Done, Job, Worker};
use crate::edits::Edits;
use crate::options::Show;
use eframe::egui::{Context, ThemePreference, ViewportCommand, gui_zoom};
use std::path::PathBuf;
use std::sync::Arc;

/// How many recent documents are remembered.
const RECENT: usize = 12;

/// What commands need beside the model.
pub struct Runtime {
    /// Does what takes time.
    pub worker: Worker,
    /// The system's dialogs.
    pub picker: Picker,
    /// The newest comparison that was asked for.
    generation: u64,
    /// The id of the next document.
    next_id: u64,
    /// How many texts were pasted.
    pasted: usize,
    /// Whether the next paste is a document, wherever the cursor is.
    pub awaits_paste: bool,
}

impl Runtime {
    /// With this worker.
    pub fn new(worker: Worker) -> Self {
        Self { worker, picker: Picker::default(), generation: 0, next_id: 0, pasted: 0, awaits_paste: false }
    }
}

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
        Command::Open(arguments) => open(model, runtime, arguments.into_iter().map(Origin::Argument)),
        Command::Example(arguments) => {
            model.documents.clear();
            open(model, runtime, arguments.into_iter().map(Origin::Argument));
        }
        Command::Original(argument) => open_original(model, runtime, argument),
        Command::PasteText(text) => paste(model, runtime, text),
        Command::Remove(index) if index < model.documents.len() => {
            model.documents.remove(index);
            if model.options.baseline >= index {
                model.options.baseline = model.options.baseline.saturating_sub(1);
            }
            compare(model, runtime);
        }
        Command::Move { from, to } if from.max(to) < model.documents.len() => {
            let moved = model.documents.remove(from);
            model.documents.insert(to, moved);
            model.options.baseline = place_after(model.options.baseline, from, to);
            compare(model, runtime);
        }
        Command::Baseline(index) if index < model.documents.len() => {
            model.options.baseline = index;
            compare(model, runtime);
        }
        Command::Lens(id) => {
            model.lens = id;
            look_again(model);
        }
        Command::SelectRow(row) => select(model, row, None),
        Command::GoToRow(row) => go_to(model, view, row),
        Command::SelectFinding(at) => select_finding(model, view, at),
        Command::Dismiss(index) if index < model.problems.len() => {
            model.problems.remove(index);
        }
        // What a panel of the frame before asked for may be gone by now.
        Command::Remove(_) | Command::Move { .. } | Command::Baseline(_) | Command::Dismiss(_) => {}
        Command::DismissNotice => model.notice = None,
        Command::Forget(argument) => model.recent.retain(|it| it.argument != argument),
        Command::BrowseOpen => runtime.picker.open(waker(ctx)),
        Command::BrowseSave(name) => runtime.picker.save(&name, waker(ctx)),
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
        model.show = show;
        look_again(model);
        view.reveal = model.selection.row;
        return;
    }
    match action {
        Action::Open => dialogs.open.show(),
        Action::Library => dialogs.library.show(),
        Action::Export => dialogs.export.show(model),
        Action::Shortcuts => dialogs.keys.show(),
        Action::About => dialogs.about.show(),
        Action::Paste => {
            runtime.awaits_paste = true;
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        Action::CloseAll => {
            model.documents.clear();
            compare(model, runtime);
        }
        Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        Action::Inspector => view.inspector = !view.inspector,
        Action::ThemeSystem => set_theme(ctx, view, ThemePreference::System),
        Action::ThemeLight => set_theme(ctx, view, ThemePreference::Light),
        Action::ThemeDark => set_theme(ctx, view, ThemePreference::Dark),
        Action::ZoomIn => gui_zoom::zoom_in(ctx),
        Action::ZoomOut => gui_zoom::zoom_out(ctx),
        Action::ZoomReset => ctx.set_zoom_factor(1.0),
        Action::NextChange => go(model, view, |sheet| &sheet.changes, true),
        Action::PreviousChange => go(model, view, |sheet| &sheet.changes, false),
        Action::NextDeviation => go(model, view, |sheet| &sheet.deviations, true),
        Action::PreviousDeviation => go(model, view, |sheet| &sheet.deviations, false),
        Action::NextRow => go(model, view, |sheet| &sheet.visible, true),
        Action::PreviousRow => go(model, view, |sheet| &sheet.visible, false),
        Action::Pin => {
            if pinning::pin(model) {
                compare(model, runtime);
            }
        }
        Action::Split => {
            if pinning::split(model) {
                compare(model, runtime);
            }
        }
        Action::Undo => step_back(model, runtime, History::undo, "Undone"),
        Action::Redo => step_back(model, runtime, History::redo, "Done again"),
        Action::Original => {
            if let Some(argument) = model.original() {
                open_original(model, runtime, argument);
            }
        }
        Action::ShowAll | Action::ShowChanges | Action::ShowDeviations => {}
    }
}

/// Takes in what the worker did.
pub fn take(done: Done, model: &mut Model, view: &mut View, runtime: &mut Runtime) {
    model.busy = model.busy.saturating_sub(1);
    match done {
        Done::Loaded(id, result) => loaded(model, runtime, id, result),
        Done::Compared(generation, result) if generation == runtime.generation => match result {
            Ok(comparison) => {
                model.selection = Selection::default();
                model.sheet = Some(Arc::new(Sheet::of(comparison, Arc::clone(&model.rules), &model.lens, model.show)));
                view.reveal = None;
            }
            Err(problem) => model.problems.push(problem),
        },
        Done::Compared(..) => {}
        Done::Exported(Ok(path)) => model.notice = Some(format!("Wrote {path}")),
        Done::Exported(Err(problem)) => model.problems.push(problem),
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
            open(model, runtime, paths.into_iter().map(as_text).map(Origin::Argument));
        }
        Picked::Save(path) => dialogs.export.take(path.map(as_text)),
    }
}

/// Remembers documents that were opened in earlier runs and looks which are still there.
pub fn remember(model: &mut Model, runtime: &Runtime, recent: Vec<String>) {
    model.recent = recent.iter().map(|it| Recent { argument: it.clone(), missing: None }).collect();
    if !recent.is_empty() {
        submit(model, runtime, Job::Probe(recent));
    }
}

fn submit(model: &mut Model, runtime: &Runtime, job: Job) {
    model.busy += 1;
    runtime.worker.submit(job);
}

fn open(model: &mut Model, runtime: &mut Runtime, origins: impl Iterator<Item = Origin>) {
    for origin in origins {
        load(model, runtime, origin, None);
    }
}

/// Opens a standard text beside what was made from it: what was changed is measured against it.
fn open_original(model: &mut Model, runtime: &mut Runtime, argument: String) {
    if let Some(index) = model.documents.iter().position(|it| it.origin.name() == argument) {
        model.options.baseline = index;
        return compare(model, runtime);
    }
    open(model, runtime, std::iter::once(Origin::Argument(argument)));
    model.options.baseline = model.documents.len().saturating_sub(1);
}

fn paste(model: &mut Model, runtime: &mut Runtime, text: String) {
    if text.trim().is_empty() {
        let details = "the clipboard holds no text; copy some and paste again".to_owned();
        model.problems.push(Problem { what: "Nothing was pasted".to_owned(), details });
        return;
    }
    runtime.pasted += 1;
    let name = format!("pasted text {}", runtime.pasted);
    load(model, runtime, Origin::Pasted(name), Some(text));
}

fn load(model: &mut Model, runtime: &mut Runtime, origin: Origin, text: Option<String>) {
    let id = runtime.next_id;
    runtime.next_id += 1;
    model.documents.push(Opened { id, origin: origin.clone(), analysed: None });
    let rules = Arc::clone(&model.rules);
    submit(model, runtime, Job::Load { id, origin, text, rules });
}

fn loaded(
    model: &mut Model,
    runtime: &mut Runtime,
    id: u64,
    result: Result<(Arc<crate::compare::Analysed>, Option<String>), Problem>,
) {
    match result {
        Ok((analysed, recent)) => {
            if let Some(argument) = recent {
                model.recent.retain(|it| it.argument != argument);
                model.recent.insert(0, Recent { argument, missing: None });
                model.recent.truncate(RECENT);
            }
            if let Some(opened) = model.documents.iter_mut().find(|it| it.id == id) {
                opened.analysed = Some(analysed);
            }
        }
        Err(problem) => {
            model.documents.retain(|it| it.id != id);
            model.problems.push(problem);
        }
    }
    if model.documents.iter().all(|it| it.analysed.is_some()) {
        compare(model, runtime);
    }
}

/// Asks for a comparison of what is open.
fn compare(model: &mut Model, runtime: &mut Runtime) {
    // What is under way is about other documents.
    runtime.generation += 1;
    // And so is a clause that is held: it is told by its place among them.
    model.held = None;
    let documents = model.loaded();
    if documents.is_empty() {
        model.sheet = None;
        model.selection = Selection::default();
        model.options.baseline = 0;
        return;
    }
    let (edits, options) = (model.edits.clone(), model.options.clone());
    submit(model, runtime, Job::Compare { generation: runtime.generation, documents, edits, options });
}

fn export(model: &mut Model, runtime: &Runtime, format: String, path: String) {
    let Some(comparison) = model.sheet.as_ref().map(|it| Arc::clone(&it.comparison)) else { return };
    // The lens in view comes first: reports count deviations by it.
    let mut options = model.options.clone();
    options.lenses.sort_by_key(|it| *it != model.lens);
    let show = model.show;
    let rules = Arc::clone(&model.rules);
    submit(model, runtime, Job::Export { format, path, comparison, options, show, rules });
}

/// Makes the sheet anew after lens or filter changed.
fn look_again(model: &mut Model) {
    if let Some(sheet) = &model.sheet {
        let (comparison, rules) = (Arc::clone(&sheet.comparison), Arc::clone(&sheet.rules));
        model.sheet = Some(Arc::new(Sheet::of(comparison, rules, &model.lens, model.show)));
    }
}

fn select(model: &mut Model, row: usize, finding: Option<FindingAt>) {
    let Some(sheet) = &model.sheet else { return };
    let heaviest =
        || sheet.findings_in(row).into_iter().max_by_key(|at| (sheet.weight(*at), std::cmp::Reverse(at.document)));
    model.selection = Selection { row: Some(row), finding: finding.or_else(heaviest) };
}

fn select_finding(model: &mut Model, view: &mut View, at: FindingAt) {
    let Some(sheet) = &model.sheet else { return };
    let clause = sheet.document(at.document).and_then(|it| it.assessment.findings.get(at.finding)).map(|it| it.clause);
    let Some(row) = clause.and_then(|clause| sheet.row_of(at.document, clause)) else { return };
    show_row(model, row);
    select(model, row, Some(at));
    view.reveal = Some(row);
}

/// Selects the row after or before the selected one in a list of rows.
fn go(model: &mut Model, view: &mut View, list: impl Fn(&Sheet) -> &Vec<usize>, forward: bool) {
    let Some(sheet) = model.sheet.clone() else { return };
    let Some(row) = step(list(&sheet), model.selection.row, forward) else { return };
    go_to(model, view, row);
}

/// Selects a row and brings it into view, whatever is filtered.
fn go_to(model: &mut Model, view: &mut View, row: usize) {
    show_row(model, row);
    select(model, row, None);
    view.reveal = Some(row);
}

/// Shows all rows where this one is filtered out.
fn show_row(model: &mut Model, row: usize) {
    if model.sheet.as_ref().is_some_and(|sheet| !sheet.visible.contains(&row)) {
        model.show = Show::All;
        look_again(model);
    }
}

/// Takes a correction back, or does it again.
fn step_back(
    model: &mut Model,
    runtime: &mut Runtime,
    step: fn(&mut History, &Edits) -> Option<(Edits, String)>,
    said: &str,
) {
    let Some((edits, label)) = step(&mut model.history, &model.edits) else { return };
    model.edits = edits;
    model.notice = Some(format!("{said}: {label}"));
    compare(model, runtime);
}

fn set_theme(ctx: &Context, view: &mut View, theme: ThemePreference) {
    view.theme = theme;
    ctx.set_theme(theme);
}

fn waker(ctx: &Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
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
