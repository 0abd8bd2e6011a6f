//! How the sentences of the selected row were read.

use crate::clause::Predicate;
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

/// What each sentence of a row is taken to forbid, confine, tie to consent or allow, document by document. It is put
/// into words only while it is unfolded.
pub fn reading_ui(ui: &mut Ui, sheet: &Sheet, row: usize) {
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    let here = cells.iter().enumerate().filter_map(|(document, cell)| Some((sheet.document(document)?, cell)));
    let read: Vec<(&Analysed, Vec<&Predicate>)> = here
        .map(|(analysed, cell)| {
            let all = cell.clauses.iter().flat_map(|it| analysed.clauses.predicates_of(*it));
            (analysed.as_ref(), all.take(MOST).collect())
        })
        .filter(|(_, predicates): &(_, Vec<_>)| !predicates.is_empty())
        .collect();
    if read.is_empty() {
        return;
    }
    CollapsingHeader::new(say::HOW_IT_WAS_READ).id_salt("reading").show(ui, |ui| {
        for (analysed, predicates) in read {
            ui.label(RichText::new(visible(&analysed.document.short_name())).color(tokens(ui).weak));
            for it in predicates {
                ui.label(predicate(it, |span| quoted(analysed, span)));
            }
        }
    });
}

fn quoted(analysed: &Analysed, span: Span) -> String {
    short(&visible(analysed.document.plain.slice(span).trim_matches([' ', ',', '.', ';'])), 120)
}
