//! Where one is: the selected row and finding, the way to others, and the places visited.

use crate::gui::state::filter::Piece;
use crate::gui::state::model::Model;
use crate::gui::state::page::{Page, Trail, Visited};
use crate::gui::state::selection::Selection;
use crate::gui::state::sheet::{FindingAt, Sheet, step};
use crate::gui::state::view::View;
use std::sync::Arc;

/// Makes the sheet anew after lens or filter changed.
pub fn look_again(model: &mut Model) {
    if let Some(sheet) = &model.sheet {
        let (comparison, rules) = (Arc::clone(&sheet.comparison), Arc::clone(&sheet.rules));
        model.sheet = Some(Arc::new(Sheet::of(comparison, rules, &model.lens, &model.filter, &model.unfolded)));
    }
}

/// Selects a row and a finding in it: this one, else the heaviest.
pub fn select(model: &mut Model, row: usize, finding: Option<FindingAt>) {
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
    leave(model, (Page::Text, Some(row)));
    model.page = Page::Text;
    model.selection = Selection { row: Some(row), document, finding };
}

/// Remembers where one was before one goes there. A page of texts without a selected row is no place of its own.
pub fn leave(model: &mut Model, there: Visited) {
    let here = (model.page, model.selection.row);
    if here != there && here != (Page::Text, None) {
        model.trail.leave(here);
    }
}

/// Selects a finding and brings its row into view.
pub fn select_finding(model: &mut Model, view: &mut View, at: FindingAt) {
    let Some(sheet) = &model.sheet else { return };
    let Some(row) = sheet.finding(at).and_then(|it| sheet.row_of(at.document, it.clause)) else { return };
    select(model, row, Some(at));
    show(model, view, row);
}

/// Selects the row after or before the selected one in a list of rows.
pub fn go(model: &mut Model, view: &mut View, list: impl Fn(&Sheet) -> &Vec<usize>, forward: bool) {
    let Some(sheet) = model.sheet.clone() else { return };
    let Some(row) = step(list(&sheet), model.selection.row, forward) else { return };
    go_to(model, view, row);
}

/// Selects a row and brings it into view, whatever is folded.
pub fn go_to(model: &mut Model, view: &mut View, row: usize) {
    select(model, row, None);
    show(model, view, row);
}

/// Goes back to where one was, or forward again.
pub fn go_back(model: &mut Model, view: &mut View, forward: bool) {
    let here = (model.page, model.selection.row);
    let Trail { past, future } = &mut model.trail;
    let (from, to) = if forward { (future, past) } else { (past, future) };
    let Some((page, row)) = from.pop() else { return };
    to.push(here);
    let trail = model.trail.clone();
    match row {
        Some(row) => go_to(model, view, row),
        None => model.selection.row = None,
    }
    model.page = page;
    // Going back is no place of its own.
    model.trail = trail;
}

/// Unfolds the bar of this index among the pieces.
pub fn unfold(model: &mut Model, piece: usize) {
    let Some(Piece::Fold(rows)) = model.sheet.as_ref().and_then(|it| it.pieces.get(piece)).cloned() else { return };
    model.unfolded.extend(rows);
    look_again(model);
}

/// Turns to the texts, with this row in view.
fn show(model: &mut Model, view: &mut View, row: usize) {
    if let Some(sheet) = model.sheet.clone() {
        unfold(model, sheet.piece_of(row));
    }
    view.reveal = Some(row);
}

/// The clause that is selected, told by its words and number: rows have other numbers once a text is read again.
pub struct Held {
    name: String,
    anchor: String,
    label: String,
}

/// What is selected, to be found again among other rows.
pub fn hold(model: &Model) -> Option<Held> {
    let sheet = model.sheet.as_ref()?;
    let row = sheet.row(model.selection.row?)?;
    let cells = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.clauses.is_empty());
    let (document, cell) = cells().find(|(it, _)| Some(*it) == model.selection.document).or_else(|| cells().next())?;
    let analysed = sheet.document(document)?;
    let clause = analysed.clauses.list.get(*cell.clauses.first()?)?;
    let (anchor, label) = (clause.anchor.clone(), clause.label.clone());
    Some(Held { name: analysed.document.name.clone(), anchor, label })
}

/// Selects what was held, if the documents still have it: the same words, else the same number.
pub fn find_again(model: &mut Model, view: &mut View, held: &Held) {
    let Some(sheet) = model.sheet.clone() else { return };
    let documents = &sheet.comparison.documents;
    let Some(document) = documents.iter().position(|it| it.document.name == held.name) else { return };
    let Some(list) = documents.get(document).map(|it| &it.clauses.list) else { return };
    let same_words = list.iter().position(|it| it.anchor == held.anchor);
    let Some(clause) = same_words.or_else(|| list.iter().position(|it| it.label == held.label)) else { return };
    let Some(row) = sheet.row_of(document, clause) else { return };
    let page = model.page;
    model.selection.document = Some(document);
    go_to(model, view, row);
    // Reading again is no step of the reader's.
    model.page = page;
    model.trail = Trail::default();
}
