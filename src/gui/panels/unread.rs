//! What was not understood in the selected row, and where its words are known from.

use crate::compare::{Analysed, ClausePrecedent};
use crate::document::visible;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::inspector as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::words::short;
use crate::library::Kinship;
use eframe::egui::{RichText, Ui};

/// What was not understood in a row, in its own words, and where the others are known from.
pub fn unread_ui(ui: &mut Ui, sheet: &Sheet, row: usize) {
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    let here = cells.iter().enumerate().filter_map(|(document, cell)| Some((sheet.document(document)?, cell)));
    for (analysed, cell) in here {
        let unread = analysed.assessment.unread.iter().filter(|it| cell.clauses.contains(&it.clause));
        for (index, it) in unread.enumerate() {
            if index == 0 {
                ui.label(bold(say::NOT_UNDERSTOOD));
            }
            let quote = visible(analysed.document.plain.slice(it.span));
            ui.label(say::unread_sentence(short(&quote, 300), visible(&it.because)));
        }
        for known in cell.clauses.iter().filter_map(|it| analysed.precedent_of(*it)) {
            ui.label(RichText::new(known_words(analysed, &known)).color(tokens(ui).weak));
        }
    }
}

/// Where a clause's words are known from.
fn known_words(analysed: &Analysed, known: &ClausePrecedent) -> String {
    let name = visible(&analysed.document.short_name());
    let own: Vec<String> = known.own.iter().map(|it| visible(analysed.document.plain.slice(*it))).collect();
    match known.kinship {
        Kinship::Exact => say::known_from(&name, known.entry.id, &known.label),
        Kinship::Cosmetic => say::filled_in_from(&name, known.entry.id, &known.label),
        Kinship::Edited => say::partly_known_from(&name, known.entry.id, &known.label, short(&own.join(" … "), 160)),
    }
}
