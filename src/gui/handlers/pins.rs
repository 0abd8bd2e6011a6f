//! Clauses put together or kept apart by hand.

use super::documents::compare;
use super::window::Window;
use crate::align::Row;
use crate::edits::{Pin, Place};
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::words::clause;
use crate::gui::strings::work as say;

/// A clause: its document, and its number there.
type At = (usize, usize);

/// Holds the selected row's clause, or joins it with the one that is held.
pub fn pin(window: &mut Window<'_>) {
    if hold_or_join(window.model) {
        compare(window);
    }
}

/// Keeps the clauses of the selected row apart; a pin that holds them is taken back.
pub fn split(window: &mut Window<'_>) {
    if keep_apart(window.model) {
        compare(window);
    }
}

/// Whether the documents must be aligned anew.
fn hold_or_join(model: &mut Model) -> bool {
    let Some((sheet, row)) = selected(model) else { return false };
    let clauses = clauses(row);
    let Some(held) = model.held.take() else {
        let Some(first) = clauses.first() else { return false };
        model.notice = Some(say::holding_select_row_belongs(named(&sheet, *first)));
        model.held = Some(*first);
        return false;
    };
    if clauses.contains(&held) {
        model.notice = Some(say::let_go(named(&sheet, held)));
        return false;
    }
    let Some(other) = clauses.iter().find(|it| it.0 != held.0) else {
        model.notice = Some(say::BOTH_CLAUSES_ONE_DOCUMENT.to_owned());
        return false;
    };
    step(model, &sheet, held, *other, false)
}

/// Whether the documents must be aligned anew.
fn keep_apart(model: &mut Model) -> bool {
    let Some((sheet, row)) = selected(model) else { return false };
    let clauses = clauses(row);
    let Some((one, other)) =
        clauses.first().and_then(|one| clauses.iter().find(|it| it.0 != one.0).map(|it| (*one, *it)))
    else {
        model.notice = Some(say::ROW_HOLDS_ONE_CLAUSE.to_owned());
        return false;
    };
    step(model, &sheet, one, other, true)
}

fn selected(model: &Model) -> Option<(std::sync::Arc<Sheet>, &Row)> {
    let sheet = model.sheet.as_ref()?;
    Some((std::sync::Arc::clone(sheet), sheet.row(model.selection.row?)?))
}

/// The first clause of each document in a row.
fn clauses(row: &Row) -> Vec<At> {
    row.cells.iter().enumerate().filter_map(|(document, cell)| Some((document, *cell.clauses.first()?))).collect()
}

fn step(model: &mut Model, sheet: &Sheet, one: At, other: At, apart: bool) -> bool {
    let place = |at: At| sheet.document(at.0).map(|it| Place::of(&it.document, &it.clauses, at.1));
    let (Some(first), Some(second)) = (place(one), place(other)) else { return false };
    let pin = Pin { one: first, other: second, apart };
    let before = model.work();
    let was_pinned = model.edits.pins.iter().any(|it| it.is_about(&pin) && it.apart != apart);
    if apart && was_pinned {
        // The opposite word is taken back; the clauses stand by their words again.
        model.edits.pins.retain(|it| !it.is_about(&pin));
    } else {
        model.edits.pin(pin);
    }
    let verb = match (apart, was_pinned) {
        (false, _) => say::PIN,
        (true, true) => say::UNPIN,
        (true, false) => say::KEEP_APART,
    };
    let label = say::pin_of_two(verb, named(sheet, one), named(sheet, other));
    model.notice = Some(say::done(&label));
    model.history.step(label, before);
    true
}

fn named(sheet: &Sheet, at: At) -> String {
    let Some(analysed) = sheet.document(at.0) else { return String::new() };
    let name = analysed.clauses.list.get(at.1).map(|it| clause(&it.label)).unwrap_or_default();
    say::clause_of(&name, analysed.document.short_name())
}
