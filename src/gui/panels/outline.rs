//! The clauses with headings or top numbers: a table of contents that jumps.

use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::inspector as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::badge;
use crate::gui::widgets::words::row_title;
use crate::lens::Weight;
use eframe::egui::{Button, Rect, RichText, Sense, Ui, vec2};

/// The outline of the rows, with the heaviest weight of each and what is below it.
pub fn outline_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let entries = entries(sheet);
    for (index, (row, depth, name, whose)) in entries.iter().enumerate() {
        let end = entries.get(index + 1).map_or(sheet.comparison.rows.len(), |it| it.0);
        let weight = (*row..end.max(row + 1)).filter_map(|it| sheet.row_weight(it)).max();
        let is_here = model.selection.row.is_some_and(|it| (*row..end).contains(&it));
        ui.horizontal(|ui| {
            ui.add_space(12.0 * f32::from(u8::try_from((*depth).min(6)).unwrap_or(6)));
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
            if weight.is_some_and(|it| it >= Weight::Disputed) {
                badge(ui.painter(), Rect::from_center_size(rect.center(), vec2(11.0, 11.0)), "", weight, tokens(ui));
            }
            // Whose heading it is, where it is not the baseline's.
            let width = ui.available_width();
            let button = Button::selectable(is_here, name)
                .right_text(RichText::new(whose).small())
                .min_size(vec2(width, 0.0))
                .truncate();
            if ui.add(button).clicked() {
                commands.push(Command::GoToRow(*row));
            }
        });
    }
    if entries.is_empty() {
        ui.label(say::THESE_TEXTS_HAVE_NO);
    }
}

/// Rows that begin a headed clause, or one of the two outermost numbers: row, depth, name, and whose it is if not
/// the baseline's.
fn entries(sheet: &Sheet) -> Vec<(usize, usize, String, String)> {
    let rows = sheet.comparison.rows.iter().enumerate();
    rows.filter_map(|(row, of_row)| {
        let mut cells = of_row.cells.iter().enumerate();
        let (document, clause) = cells.find_map(|(at, cell)| Some((at, cell.clauses.first()?)))?;
        let analysed = sheet.document(document)?;
        let clause = analysed.clauses.list.get(*clause)?;
        let is_entry = clause.heading.is_some() || (clause.number.is_some() && clause.depth < 2);
        let is_baseline = document == sheet.comparison.baseline;
        let name = || crate::document::visible(&analysed.document.short_name());
        let whose = if is_baseline { String::new() } else { name() };
        (is_entry && !clause.is_title).then(|| (row, clause.depth, row_title(sheet, row).0, whose))
    })
    .collect()
}
