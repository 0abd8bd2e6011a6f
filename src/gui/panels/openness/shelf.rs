//! A line for each model: its licence, may business use it, what must be done, what contradicts, what is missing.

use crate::gui::state::model::Shelf;
use crate::gui::strings::openness as say;
use crate::gui::theme::{bold, tokens};
use crate::report::shelf::ShelfRow;
use eframe::egui::{Grid, Label, RichText, ScrollArea, Ui};

/// How much of the width each column takes, in hundredths, and the least that it takes, in points.
const COLUMNS: [(f32, f32); 6] =
    [(0.14, 110.0), (0.12, 100.0), (0.2, 150.0), (0.2, 150.0), (0.15, 120.0), (0.19, 150.0)];

pub(super) fn shelf_ui(ui: &mut Ui, shelf: &Shelf) {
    let room = ui.available_width() - 80.0;
    let widths = COLUMNS.map(|(share, least)| (room * share).max(least));
    ScrollArea::horizontal().id_salt("shelf sideways").show(ui, |ui| {
        Grid::new("shelf").striped(true).num_columns(COLUMNS.len()).spacing([12.0, 6.0]).show(ui, |ui| {
            let titles = [say::MODEL, say::ITS_LICENCE, say::IN_BUSINESS, say::MUST_DO, say::CONTRADICTS, say::MISSING];
            for (title, width) in titles.into_iter().zip(widths) {
                cell_ui(ui, width, &[RichText::new(title).color(tokens(ui).weak)]);
            }
            ui.end_row();
            for row in &shelf.rows {
                row_ui(ui, row, widths);
            }
        });
    });
    for said in &shelf.unknowns {
        ui.add(Label::new(RichText::new(said).small().color(tokens(ui).weak)).wrap());
    }
}

fn row_ui(ui: &mut Ui, row: &ShelfRow, widths: [f32; COLUMNS.len()]) {
    let weak = tokens(ui).weak;
    let or_nothing = |words: &str| {
        let shown = if words.is_empty() { say::NOTHING_FOUND } else { words };
        RichText::new(shown).small()
    };
    let because = if row.is_bounded { say::only_if(&row.because) } else { row.because.clone() };
    let business: Vec<RichText> = [bold(row.business)]
        .into_iter()
        .chain([&because, &row.doubts].into_iter().filter(|it| !it.is_empty()).map(|it| RichText::new(it).small()))
        .collect();
    let missing = if row.missing.is_empty() { String::new() } else { say::missing(&row.missing, &row.definition) };
    let cells: [&[RichText]; COLUMNS.len()] = [
        &[bold(&row.name)],
        &[RichText::new(&row.licence)],
        &business,
        &[or_nothing(&row.must)],
        &[or_nothing(&row.contradicts)],
        &[or_nothing(&missing).color(weak)],
    ];
    for (words, width) in cells.into_iter().zip(widths) {
        cell_ui(ui, width, words);
    }
    ui.end_row();
}

/// Words one below the other, wrapped to the column.
fn cell_ui(ui: &mut Ui, width: f32, words: &[RichText]) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        for it in words {
            ui.add(Label::new(it.clone()).wrap());
        }
    });
}
