//! How the sentences of the selected row were read.

use crate::compare::Analysed;
use crate::document::{Span, visible};
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::inspector as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::words::short;
use crate::report::reading::predicate;
use eframe::egui::{CollapsingHeader, RichText, Ui};

/// How many readings of one document are shown: a list of acts has one for each.
const MOST: usize = 40;

/// What each sentence of a row is taken to forbid, confine, tie to consent or allow, document by document.
pub fn reading_ui(ui: &mut Ui, sheet: &Sheet, row: usize) {
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    let here = cells.iter().enumerate().filter_map(|(document, cell)| Some((sheet.document(document)?, cell)));
    let read: Vec<(String, Vec<String>)> = here
        .map(|(analysed, cell)| (visible(&analysed.document.short_name()), lines(analysed, &cell.clauses)))
        .filter(|it| !it.1.is_empty())
        .collect();
    if read.is_empty() {
        return;
    }
    CollapsingHeader::new(say::HOW_IT_WAS_READ).id_salt("reading").show(ui, |ui| {
        for (name, lines) in read {
            ui.label(RichText::new(name).color(tokens(ui).weak));
            for line in lines {
                ui.label(line);
            }
        }
    });
}

fn lines(analysed: &Analysed, clauses: &[usize]) -> Vec<String> {
    let all = &analysed.clauses;
    let is_here = |statement: usize| all.statements.get(statement).is_some_and(|it| clauses.contains(&it.clause));
    let quoted = |it: Span| short(&visible(analysed.document.plain.slice(it).trim_matches([' ', ',', '.', ';'])), 120);
    let said = all.predicates.iter().filter(|it| is_here(it.statement)).map(|it| predicate(it, quoted));
    said.take(MOST).collect()
}
