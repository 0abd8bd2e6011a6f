//! Steps taken back, and done again.

use super::documents::{compare, from_shelf};
use super::openness;
use super::review::review;
use super::window::Window;
use crate::gui::state::history::{History, Work};

/// Takes a step back, or does it again.
pub fn step_back(window: &mut Window<'_>, step: fn(&mut History, &Work) -> Option<(Work, String)>, said: &str) {
    let model = &mut *window.model;
    let now = model.work();
    let Some((work, label)) = step(&mut model.history, &now) else { return };
    let only_marks = work.edits.pins == now.edits.pins && {
        let edits = now.edits.clone();
        Work { edits, ..work.clone() }.is_same(&now)
    };
    (model.documents, model.options, model.edits) = (work.documents, work.options, work.edits);
    model.notice = Some(format!("{said}: {label}"));
    if only_marks {
        review(model);
        return openness::ask(window);
    }
    from_shelf(model, window.runtime);
    compare(window);
}
