//! Every clause of every document as a grid: a row a clause, a column a document.

use super::pages;
use crate::gui::command::Command;
use crate::gui::state::filter::Piece;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use crate::gui::theme::{Tokens, bold, bold_font, tokens};
use crate::gui::widgets::words::{clause_name, row_title, weighed};
use crate::gui::widgets::{badges, one_line, relation_mark, relation_word};
use eframe::egui::{Align2, FontId, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const ROW: f32 = 28.0;
const HEAD: f32 = 34.0;
const NAMES: f32 = 280.0;
/// Columns are never narrower: beyond that they scroll sideways.
const COLUMN: f32 = 150.0;

/// The grid.
pub fn matrix_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, view: &View, commands: &mut Vec<Command>) {
    if sheet.comparison.rows.is_empty() {
        ui.centered_and_justified(|ui| ui.label(say::THERE_NO_TEXT_SHOW));
        return;
    }
    let count = f32::from(u16::try_from(sheet.comparison.documents.len()).unwrap_or(u16::MAX));
    let names = NAMES.min(ui.available_width() * 0.4);
    let column = ((ui.available_width() - names - 16.0) / count).clamp(COLUMN, 320.0);
    let rows: Vec<usize> = sheet.visible.clone();
    let hidden: usize = sheet.pieces.iter().map(|it| if let Piece::Fold(rows) = it { rows.len() } else { 0 }).sum();
    ScrollArea::horizontal().id_salt("matrix sideways").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(names + column * count);
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, sheet, names, column);
        if hidden > 0 {
            ui.horizontal(|ui| {
                ui.add_space(12.0);
                ui.label(say::left_out_by_filter(say::rows(hidden)));
            });
        }
        ScrollArea::vertical().id_salt("matrix").auto_shrink([false, false]).show_rows(
            ui,
            ROW,
            rows.len(),
            |ui, range| {
                let first = f32::from(u16::try_from(range.start).unwrap_or(u16::MAX));
                let count = f32::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
                let top = ui.max_rect().left_top() - vec2(0.0, first * ROW);
                pages::apply(ui, view, Rect::from_min_size(top, vec2(1.0, count * ROW)));
                for row in rows.get(range).unwrap_or(&[]) {
                    let (rect, _) = ui.allocate_exact_size(vec2(names + column * count, ROW), Sense::hover());
                    row_ui(ui, model, sheet, *row, rect, (names, column), commands);
                }
            },
        );
    });
}

fn head_ui(ui: &mut Ui, sheet: &Sheet, names: f32, column: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, tokens.raised);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let mut left = rect.left() + names;
    for (index, analysed) in sheet.comparison.documents.iter().enumerate() {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(column, HEAD));
        left += column;
        let name = crate::document::visible(&analysed.document.short_name());
        let mut child = ui.new_child(
            eframe::egui::UiBuilder::new().id_salt(("matrix head", index)).max_rect(place.shrink2(vec2(8.0, 6.0))),
        );
        child.add(eframe::egui::Label::new(bold(&name).color(tokens.strong)).truncate()).on_hover_text(&name);
    }
}

fn row_ui(
    ui: &Ui,
    model: &Model,
    sheet: &Sheet,
    row: usize,
    rect: Rect,
    (names, column): (f32, f32),
    commands: &mut Vec<Command>,
) {
    let tokens = tokens(ui);
    let Some(of_row) = sheet.row(row) else { return };
    if model.selection.row == Some(row) {
        ui.painter().rect_filled(rect, 0.0, tokens.selected);
    }
    let (name, is_headed) = row_title(sheet, row);
    let font = if is_headed { bold_font(13.0) } else { FontId::proportional(13.0) };
    line_ui(ui, &name, font, tokens.text, Rect::from_min_size(rect.min + vec2(12.0, 0.0), vec2(names - 20.0, ROW)));
    for (document, cell) in of_row.cells.iter().enumerate() {
        let left = rect.left() + names + column * f32::from(u16::try_from(document).unwrap_or(u16::MAX));
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(column, ROW));
        let response = ui.interact(place, Id::unique(("matrix", row, document)), Sense::click());
        let words = told(sheet, row, document);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if cell.clauses.is_empty() {
            ui.painter().rect_filled(place.shrink(1.0), 0.0, tokens.hollow);
        }
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(place, 0.0, tokens.control_hover);
        }
        cell_ui(ui, sheet, row, document, place, tokens);
        ui.painter().vline(place.left(), place.y_range(), Stroke::new(1.0, tokens.line));
        if response.on_hover_text(words).clicked() {
            commands.push(Command::GoToRow(row));
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
}

fn cell_ui(ui: &Ui, sheet: &Sheet, row: usize, document: usize, place: Rect, tokens: &Tokens) {
    let Some(cell) = sheet.row(row).and_then(|it| it.cells.get(document)) else { return };
    if let Some(relation) = sheet.relation(row, document) {
        relation_mark(ui.painter(), pos2(place.left() + 15.0, place.center().y), relation, tokens);
    }
    let mut freedoms = [None; 4];
    for clause in &cell.clauses {
        for (one, other) in freedoms.iter_mut().zip(sheet.freedoms_of(document, *clause)) {
            *one = (*one).max(other);
        }
    }
    badges(ui.painter(), pos2(place.left() + 32.0, place.center().y - 7.5), freedoms, tokens);
    let label = sheet
        .document(document)
        .and_then(|it| it.clauses.list.get(*cell.clauses.first()?))
        .map_or_else(String::new, |it| it.label.clone());
    let at = Rect::from_min_max(pos2(place.left() + 104.0, place.top()), place.max);
    line_ui(ui, &label, FontId::proportional(12.0), tokens.weak, at);
}

fn line_ui(ui: &Ui, text: &str, font: FontId, color: eframe::egui::Color32, place: Rect) {
    let galley = one_line(ui, text, font, color, place.width().max(8.0));
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), place).min;
    ui.painter().galley(at, galley, color);
}

/// "clause 4.2, words differ, conflicts with use, in heron-2.0".
fn told(sheet: &Sheet, row: usize, document: usize) -> String {
    let (Some(cell), Some(analysed)) = (sheet.row(row).and_then(|it| it.cells.get(document)), sheet.document(document))
    else {
        return String::new();
    };
    let name = crate::document::visible(&analysed.document.short_name());
    if cell.clauses.is_empty() {
        return say::not_in(&name);
    }
    let clauses = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it)).map(clause_name);
    let relation = sheet.relation(row, document).map(|it| relation_word(it).to_owned());
    let weighs = cell.clauses.iter().filter_map(|it| weighed(sheet.freedoms_of(document, *it)));
    clauses.chain(relation).chain(weighs).chain([say::in_one(&name)]).collect::<Vec<_>>().join(", ")
}
