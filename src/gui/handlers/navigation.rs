//! Where one is: the selected row and finding, the way to others, the places visited, and which rows are shown.

use super::window::Window;
use crate::gui::state::filter::{Only, Piece};
use crate::gui::state::model::Model;
use crate::gui::state::page::{Page, Trail, Visited};
use crate::gui::state::selection::{Held, Selection};
use crate::gui::state::sheet::{FindingAt, Sheet, step};
use crate::options::{Arrangement, Show};
use std::sync::Arc;

/// Makes the sheet anew after lens or filter changed.
pub fn look_again(model: &mut Model) {
    if let Some(sheet) = &model.sheet {
        let (comparison, rules) = (Arc::clone(&sheet.comparison), Arc::clone(&sheet.rules));
        model.sheet = Some(Arc::new(Sheet::of(comparison, rules, &model.lens, &model.filter, &model.unfolded)));
    }
}

/// Selects a row and a finding in it, this one, else the heaviest, and turns to the texts.
pub fn select(model: &mut Model, row: usize, finding: Option<FindingAt>) {
    leave(model, (Page::Text, Some(row)));
    if model.sheet.is_some() {
        model.page = Page::Text;
    }
    choose(model, row, finding);
}

/// Selects a row and a finding in it, on the page where one is.
fn choose(model: &mut Model, row: usize, finding: Option<FindingAt>) {
    let Some(sheet) = &model.sheet else { return };
    let heaviest =
        || sheet.findings_in(row).into_iter().max_by_key(|at| (sheet.weight(*at), std::cmp::Reverse(at.document)));
    let finding = finding.or_else(heaviest);
    // The column stays the one that the user looks at.
    let has_words = |document: &usize| {
        sheet.row(row).and_then(|it| it.cells.get(*document)).is_some_and(|it| !it.clauses.is_empty())
    };
    let before = model.selection.document.filter(has_words);
    let document =
        finding.map(|at| at.document).or(before).or_else(|| (0..sheet.comparison.documents.len()).find(has_words));
    model.selection = Selection { row: Some(row), document, finding };
}

/// Remembers where one was before one goes there. A page of texts without a selected row is no place of its own.
fn leave(model: &mut Model, there: Visited) {
    let here = (model.page, model.selection.row);
    if here != there && here != (Page::Text, None) {
        model.trail.leave(here);
    }
}

/// Selects a finding and brings its row into view.
pub fn select_finding(window: &mut Window<'_>, at: FindingAt) {
    let Some(sheet) = &window.model.sheet else { return };
    let Some(row) = sheet.finding(at).and_then(|it| sheet.row_of(at.document, it.clause)) else { return };
    let_go(window);
    select(window.model, row, Some(at));
    show(window, row);
}

/// Selects the row after or before the selected one in a list of rows.
pub fn go(window: &mut Window<'_>, list: impl Fn(&Sheet) -> &Vec<usize>, forward: bool) {
    let Some(sheet) = window.model.sheet.clone() else { return };
    let Some(row) = step(list(&sheet), window.model.selection.row, forward) else { return };
    go_to(window, row);
}

/// Selects the next or previous entry of the list of changes, which stays in view.
pub fn walk(window: &mut Window<'_>, forward: bool) {
    let Some(sheet) = window.model.sheet.clone() else { return };
    let from = (window.model.selection.row, window.model.selection.document);
    let Some(next) = sheet.differences.step(window.view.order, from, forward) else { return };
    choose(window.model, next.difference.row, None);
    window.model.selection.document = Some(next.difference.document);
    window.view.reveal = Some(next.difference.row);
}

/// Selects a row and brings it into view, whatever is folded.
pub fn go_to(window: &mut Window<'_>, row: usize) {
    let_go(window);
    select(window.model, row, None);
    show(window, row);
}

/// What had the keyboard on another page is gone once the texts are shown: the clause that one goes to takes it.
fn let_go(window: &Window<'_>) {
    if window.model.page != Page::Text {
        window.ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|it| memory.surrender_focus(it)));
    }
}

/// Turns to a page, with the selected row in view.
pub fn turn_to(window: &mut Window<'_>, page: Page) {
    leave(window.model, (page, window.model.selection.row));
    window.model.page = page;
    window.view.reveal = window.model.selection.row;
}

/// Goes back to where one was, or forward again.
pub fn go_back(window: &mut Window<'_>, forward: bool) {
    let model = &mut *window.model;
    let here = (model.page, model.selection.row);
    let Trail { past, future } = &mut model.trail;
    let (from, to) = if forward { (future, past) } else { (past, future) };
    let Some((page, row)) = from.pop() else { return };
    to.push(here);
    let trail = model.trail.clone();
    match row {
        Some(row) => go_to(window, row),
        None => model.selection.row = None,
    }
    window.model.page = page;
    // Going back is no place of its own.
    window.model.trail = trail;
}

/// Unfolds the bar of this index among the pieces.
pub fn unfold(model: &mut Model, piece: usize) {
    let Some(Piece::Fold(rows)) = model.sheet.as_ref().and_then(|it| it.pieces.get(piece)).cloned() else { return };
    model.unfolded.extend(rows);
    look_again(model);
}

/// Turns to the texts, with this row in view.
fn show(window: &mut Window<'_>, row: usize) {
    if let Some(sheet) = window.model.sheet.clone() {
        unfold(window.model, sheet.piece_of(row));
    }
    window.view.reveal = Some(row);
    by_clause(window);
}

/// Who goes to a row, or chooses among rows, wants to see it: topics give way.
fn by_clause(window: &mut Window<'_>) {
    window.model.arrangement = Some(Arrangement::Clause);
}

/// Looks through the lens of this id.
pub fn look_through(model: &mut Model, id: String) {
    model.lens = id;
    model.lit = None;
    look_again(model);
}

/// Shows the rows of this sort, what was unfolded by hand folded again.
pub fn show_only(window: &mut Window<'_>, show: Show) {
    window.model.filter.show = show;
    fold_again(window);
}

/// Shows only rows with findings about this.
pub fn only(window: &mut Window<'_>, only: Only) {
    window.model.filter.only = only;
    fold_again(window);
}

fn fold_again(window: &mut Window<'_>) {
    window.model.page = Page::Text;
    window.model.unfolded.clear();
    look_again(window.model);
    window.view.reveal = window.model.selection.row;
    by_clause(window);
}

/// Selects what was held, if the documents still have it.
pub fn find_again(window: &mut Window<'_>, held: &Held) {
    let Some((document, row)) = window.model.sheet.as_ref().and_then(|it| held.place_in(it)) else { return };
    let (page, arrangement) = (window.model.page, window.model.arrangement);
    window.model.selection.document = Some(document);
    go_to(window, row);
    // Reading again is no step of the reader's.
    window.model.page = page;
    window.model.arrangement = arrangement;
    window.model.trail = Trail::default();
}
