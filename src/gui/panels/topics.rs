//! The documents by topic: a question, and what each document says on it, beside each other.

use super::pages;
use crate::compare::{Analysed, TopicCell, TopicRow, TopicState};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use crate::gui::theme::{bold, clause_font, tokens};
use crate::gui::widgets::words::short;
use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, ScrollArea, Ui};

/// Columns are never narrower, in points: beyond that they scroll sideways.
const COLUMN: f32 = 230.0;
/// Between two columns, in points.
const GAP: f32 = 20.0;
/// A clause is shown up to this many letters; the inspector and the rows have all of it.
const LETTERS: usize = 900;

/// The topics below each other.
pub fn topics_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, view: &View, commands: &mut Vec<Command>) {
    let count = sheet.comparison.documents.len();
    let width = ui.available_width().max(COLUMN * f32::from(u16::try_from(count).unwrap_or(u16::MAX)));
    ScrollArea::both().id_salt("topics").auto_shrink([false, false]).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(8, 8)).show(ui, |ui| {
            ui.set_width(width - 32.0);
            ui.spacing_mut().item_spacing.x = GAP;
            head_ui(ui, sheet);
            for (row, answers) in sheet.topics.rows.iter().zip(&sheet.topics.answers) {
                ui.separator();
                topic_ui(ui, model, sheet, view, (row, answers), commands);
            }
            if !sheet.topics.silent.is_empty() {
                ui.separator();
                ui.label(RichText::new(say::nobody_on(sheet.topics.silent.join(", "))).color(tokens(ui).weak));
            }
        });
        pages::apply(ui, view, ui.min_rect());
    });
}

fn head_ui(ui: &mut Ui, sheet: &Sheet) {
    let strong = tokens(ui).strong;
    ui.columns(sheet.comparison.documents.len(), |columns| {
        for (column, analysed) in columns.iter_mut().zip(&sheet.comparison.documents) {
            let name = visible(&analysed.document.short_name());
            column.add(Label::new(bold(&name).color(strong)).truncate()).on_hover_text(&name);
        }
    });
}

/// The question, and a column for each document.
fn topic_ui(
    ui: &mut Ui,
    model: &Model,
    sheet: &Sheet,
    view: &View,
    (row, answers): (&TopicRow, &[String]),
    commands: &mut Vec<Command>,
) {
    let Some(topic) = row.topic() else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(&topic.title).size(view.text_size + 1.0).color(tokens(ui).strong));
        ui.label(RichText::new(&topic.question).color(tokens(ui).weak));
    });
    ui.columns(row.cells.len(), |columns| {
        for (document, ((column, cell), answer)) in columns.iter_mut().zip(&row.cells).zip(answers).enumerate() {
            // Columns stretch what stands in them, words too.
            column.with_layout(Layout::top_down(Align::LEFT), |column| {
                answer_ui(column, cell.state, answer);
                cell_ui(column, model, sheet, view, (document, cell), commands);
            });
        }
    });
}

fn answer_ui(ui: &mut Ui, state: TopicState, answer: &str) {
    if answer.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    let words = match state {
        TopicState::Answered => bold(answer).color(tokens.strong),
        TopicState::Silent => RichText::new(answer).color(tokens.weak),
        TopicState::Unloaded | TopicState::Unread => bold(answer).color(tokens.text),
    };
    ui.add(Label::new(words).wrap());
}

/// The clauses, each below a button with its number.
fn cell_ui(
    ui: &mut Ui,
    model: &Model,
    sheet: &Sheet,
    view: &View,
    (document, cell): (usize, &TopicCell),
    commands: &mut Vec<Command>,
) {
    let Some(analysed) = sheet.document(document) else { return };
    for clause in &cell.clauses {
        let Some(of) = analysed.clauses.list.get(*clause) else { continue };
        let row = sheet.row_of(document, *clause);
        let is_selected = row.is_some() && model.selection.row == row && model.selection.document == Some(document);
        let button = ui.selectable_label(is_selected, RichText::new(visible(&of.label)).color(tokens(ui).accent));
        if button.on_hover_text(say::SELECT_CLAUSE).clicked()
            && let Some(row) = row
        {
            commands.push(Command::SelectCell(row, document));
        }
        let words = short(&visible(analysed.document.plain.slice(of.span)), LETTERS);
        ui.add(Label::new(RichText::new(words).font(clause_font(view.text_size, false))).wrap());
    }
    if !cell.further.is_empty() {
        ui.label(RichText::new(say::also(further(analysed, cell))).color(tokens(ui).weak));
    }
}

fn further(analysed: &Analysed, cell: &TopicCell) -> String {
    let label = |it: &usize| analysed.clauses.list.get(*it).map(|it| visible(&it.label));
    cell.further.iter().filter_map(label).collect::<Vec<_>>().join(", ")
}
