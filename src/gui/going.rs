//! Where one is: the selected row and finding, and the way to others.

use super::model::{Model, Selection};
use super::sheet::{FindingAt, Sheet, step};
use super::view::View;
use crate::options::Show;
use std::sync::Arc;

/// Makes the sheet anew after lens or filter changed.
pub fn look_again(model: &mut Model) {
    if let Some(sheet) = &model.sheet {
        let (comparison, rules) = (Arc::clone(&sheet.comparison), Arc::clone(&sheet.rules));
        model.sheet = Some(Arc::new(Sheet::of(comparison, rules, &model.lens, model.show)));
    }
}

/// Selects a row and a finding in it: this one, else the heaviest.
pub fn select(model: &mut Model, row: usize, finding: Option<FindingAt>) {
    let Some(sheet) = &model.sheet else { return };
    let heaviest =
        || sheet.findings_in(row).into_iter().max_by_key(|at| (sheet.weight(*at), std::cmp::Reverse(at.document)));
    model.selection = Selection { row: Some(row), finding: finding.or_else(heaviest) };
}

/// Selects a finding and brings its row into view.
pub fn select_finding(model: &mut Model, view: &mut View, at: FindingAt) {
    let Some(sheet) = &model.sheet else { return };
    let clause = sheet.document(at.document).and_then(|it| it.assessment.findings.get(at.finding)).map(|it| it.clause);
    let Some(row) = clause.and_then(|clause| sheet.row_of(at.document, clause)) else { return };
    show_row(model, row);
    select(model, row, Some(at));
    view.reveal = Some(row);
}

/// Selects the row after or before the selected one in a list of rows.
pub fn go(model: &mut Model, view: &mut View, list: impl Fn(&Sheet) -> &Vec<usize>, forward: bool) {
    let Some(sheet) = model.sheet.clone() else { return };
    let Some(row) = step(list(&sheet), model.selection.row, forward) else { return };
    go_to(model, view, row);
}

/// Selects a row and brings it into view, whatever is filtered.
pub fn go_to(model: &mut Model, view: &mut View, row: usize) {
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
