//! Work kept against a crash, and gone on with after one.

use super::session::adopt;
use super::window::Window;
use crate::gui::state::draft::Draft;
use crate::gui::state::history::Work;
use crate::gui::state::model::Problem;
use crate::gui::strings::work as say;
use crate::gui::worker::Job;
use crate::io::LeftBehind;
use std::path::Path;

/// How long work may change before it is kept, in seconds.
const KEEP_AFTER: f64 = 2.0;

/// Work that was left behind, looked for when the window opens.
pub fn left_behind(data: Option<&Path>) -> Vec<LeftBehind> {
    data.map(LeftBehind::find).unwrap_or_default()
}

/// Goes on with work that a window left behind.
pub fn recover(window: &mut Window<'_>, index: usize) {
    if index >= window.model.left_behind.len() {
        return;
    }
    let left = window.model.left_behind.remove(index);
    match left.open() {
        Ok(open) => {
            let file = left.of.clone().map(|path| (path, String::new()));
            adopt(window, open, file);
            // What it was when it was saved is not known: it counts as unsaved, and is not overwritten blindly.
            window.model.saved = Work::default();
            window.model.session.carries = left.carries;
            window.runtime.keeper.take_over(left);
        }
        Err(details) => {
            let what = say::WORK_LEFT_BEHIND_COULD.to_owned();
            window.model.problems.push(Problem { what, details });
        }
    }
}

/// Keeps work that changed, once it has changed for a while; lets go of what is saved.
pub fn keep(window: &mut Window<'_>) {
    let Window { ctx, model, runtime, .. } = window;
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
