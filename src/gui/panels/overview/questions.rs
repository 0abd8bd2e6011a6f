//! The questions that people ask of any licence, as a table with documents as columns.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::glance::{AnswerCell, QuestionRow};
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::pages as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::{is_part, section_ui, verdict_mark};
use eframe::egui::{Align, Label, Layout, Link, Rect, RichText, Role, ScrollArea, Ui, vec2};

/// The column of the questions, in points.
const QUESTION: f32 = 190.0;
/// Columns of documents are never narrower, in points: beyond that they scroll sideways.
const COLUMN: f32 = 210.0;
/// Between two columns, in points.
const GAP: f32 = 14.0;

/// The table.
pub(super) fn questions_ui(ui: &mut Ui, sheet: &Sheet, commands: &mut Vec<Command>) {
    section_ui(ui, say::WHAT_EACH_TEXT_ANSWERS);
    let count = sheet.comparison.documents.len();
    let columns = f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let each = ((ui.available_width() - QUESTION) / columns.max(1.0) - GAP).max(COLUMN);
    ScrollArea::horizontal().id_salt("questions").show(ui, |ui| {
        ui.vertical(|ui| {
            is_part(ui, Role::Table, Some(say::WHAT_EACH_TEXT_ANSWERS));
            ui.spacing_mut().item_spacing = vec2(GAP, 4.0);
            head_ui(ui, sheet, each);
            for row in &sheet.glance.rows {
                ui.separator();
                row_ui(ui, sheet, row, each, commands);
            }
        });
    });
    if count > 1 {
        ui.label(RichText::new(say::BAR_MARKS_OTHER_ANSWER).color(tokens(ui).weak));
    }
}

/// One cell of a line, as wide as its column.
fn column_ui(ui: &mut Ui, width: f32, role: Role, content: impl FnOnce(&mut Ui)) -> Rect {
    let cell = ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        is_part(ui, role, None);
        ui.set_width(width);
        content(ui);
    });
    cell.response.rect
}

fn head_ui(ui: &mut Ui, sheet: &Sheet, each: f32) {
    let strong = tokens(ui).strong;
    ui.horizontal_top(|ui| {
        is_part(ui, Role::Row, None);
        column_ui(ui, QUESTION, Role::ColumnHeader, |_| {});
        for analysed in &sheet.comparison.documents {
            let name = visible(&analysed.document.short_name());
            column_ui(ui, each, Role::ColumnHeader, |ui| {
                ui.add(Label::new(bold(&name).color(strong)).truncate()).on_hover_text(&name);
            });
        }
    });
}

fn row_ui(ui: &mut Ui, sheet: &Sheet, row: &QuestionRow, each: f32, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        is_part(ui, Role::Row, None);
        column_ui(ui, QUESTION, Role::RowHeader, |ui| {
            ui.add(Label::new(RichText::new(&row.question.asks).color(tokens(ui).strong)).wrap());
        });
        for (document, cell) in row.cells.iter().enumerate() {
            let place = column_ui(ui, each, Role::Cell, |ui| cell_ui(ui, sheet, document, cell, commands));
            if cell.differs {
                let bar = Rect::from_min_max(place.left_top() - vec2(7.0, 0.0), place.left_bottom() - vec2(4.0, 0.0));
                ui.painter().rect_filled(bar, 1.5, tokens(ui).edited.mark);
            }
        }
    });
}

/// An answer, which leads to the words that it rests on.
fn cell_ui(ui: &mut Ui, sheet: &Sheet, document: usize, cell: &AnswerCell, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        verdict_mark(ui, cell.verdict, 18.0);
        ui.vertical(|ui| {
            // Never cut: the condition that matters may be the last.
            let words = &cell.brief;
            let target = target(sheet, document, cell);
            let response = if target.is_some() {
                ui.add(Link::new(RichText::new(words).color(tokens(ui).text)))
            } else {
                ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap())
            };
            let response = response.on_hover_ui(|ui| {
                ui.set_max_width(520.0);
                ui.label(&cell.short);
                ui.label(RichText::new(&cell.quotes).color(tokens(ui).weak));
            });
            if response.clicked() {
                commands.extend(target);
            }
        });
    });
}

fn target(sheet: &Sheet, document: usize, cell: &AnswerCell) -> Option<Command> {
    let of_finding = cell.finding.map(|finding| Command::SelectFinding(FindingAt { document, finding }));
    of_finding.or_else(|| Some(Command::SelectCell(sheet.row_of(document, cell.clause?)?, document)))
}
