//! What of a text was not understood and what it refers to that is not here: counted, with the way to the words.

use crate::assess::Unread;
use crate::compare::Analysed;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, tokens};
use crate::gui::widgets::verdict_mark;
use crate::gui::widgets::words::{clause_name, short};
use crate::question::Verdict;
use crate::report::card::Card;
use eframe::egui::{CollapsingHeader, Label, RichText, Ui};

/// How many sentences are quoted where they are unfolded.
const MOST: usize = 60;
/// How much of a sentence is quoted, in characters.
const QUOTED: usize = 180;

/// The count, which unfolds into the sentences, each with the way to its place; then what is not loaded.
pub(super) fn ui(
    ui: &mut Ui,
    sheet: &Sheet,
    document: usize,
    (analysed, card): (&Analysed, &Card),
    commands: &mut Vec<Command>,
) {
    ui.add_space(GAP);
    let unread = &analysed.assessment.unread;
    if !unread.is_empty() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            verdict_mark(ui, Verdict::Unread, 22.0);
            let title = RichText::new(say::sentences_not_understood(unread.len())).color(tokens(ui).strong);
            CollapsingHeader::new(title).id_salt(("unread", document)).show(ui, |ui| {
                sentences_ui(ui, sheet, document, analysed, commands);
            });
        });
    }
    // The first line of the foot counts the sentences, and stands above already.
    for it in card.foot.iter().skip(usize::from(!unread.is_empty())) {
        ui.add(Label::new(RichText::new(it).color(tokens(ui).strong)).wrap());
    }
    ui.add_space(GAP);
}

fn sentences_ui(ui: &mut Ui, sheet: &Sheet, document: usize, analysed: &Analysed, commands: &mut Vec<Command>) {
    let unread = &analysed.assessment.unread;
    for it in unread.iter().take(MOST) {
        let quote = visible(analysed.document.plain.slice(it.span));
        let clause = analysed.clauses.list.get(it.clause).map(clause_name).unwrap_or_default();
        let words = say::unread_in(short(&quote, QUOTED), &clause);
        match sheet.row_of(document, it.clause) {
            Some(row) => {
                if ui.link(RichText::new(words).color(tokens(ui).text)).on_hover_text(say::TO_THE_CLAUSE).clicked() {
                    commands.push(Command::SelectCell(row, document));
                    commands.push(Command::GoToRow(row));
                }
            }
            None => {
                ui.add(Label::new(words).wrap());
            }
        }
    }
    if let Some(more) = unread.len().checked_sub(MOST).filter(|it| *it > 0) {
        ui.label(say::and_more(more));
    }
}

/// How many sentences were not understood, with the words of the first.
pub(super) fn first_unread(analysed: &Analysed) -> Option<(&Unread, String)> {
    let unread = &analysed.assessment.unread;
    let first = unread.first()?;
    let quote = visible(analysed.document.plain.slice(first.span));
    Some((first, say::first_not_understood(say::sentences_not_understood(unread.len()), short(&quote, 110))))
}
