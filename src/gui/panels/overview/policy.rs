//! What in the documents breaks the house's policy.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::state::model::Model;
use crate::gui::state::policy::PolicySheet;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::policy as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::section_ui;
use crate::gui::widgets::words::{clause_name, short};
use crate::policy::{Breach, CODES, Level};
use eframe::egui::{RichText, Ui};

/// How many breaches of a document are told here.
const MOST: usize = 12;

/// The section; nothing while documents are held against no policy.
pub(super) fn policy_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, commands: &mut Vec<Command>) {
    let Some((held, judged)) = model.policy.as_ref().zip(model.judged.as_ref()) else { return };
    section_ui(ui, &say::your_policy(visible(&held.title())));
    for document in 0..sheet.comparison.documents.len() {
        document_ui(ui, sheet, judged, document, commands);
        ui.add_space(GAP);
    }
    if ui.button(say::CHANGE_POLICY).clicked() {
        commands.push(Command::Do(Action::Policy));
    }
}

fn document_ui(ui: &mut Ui, sheet: &Sheet, judged: &PolicySheet, document: usize, commands: &mut Vec<Command>) {
    let Some((analysed, of)) = sheet.document(document).zip(judged.documents.get(document)) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(visible(&analysed.document.short_name())));
        ui.label(summary(judged, document, of.excepted.len()));
    });
    // What is forbidden comes before what somebody must look at, what was not understood after what was.
    let mut list: Vec<&Breach> = of.breaches.iter().collect();
    list.sort_by_key(|it| (std::cmp::Reverse(it.level), it.code == CODES[0]));
    for breach in list.iter().take(MOST) {
        breach_ui(ui, sheet, document, breach, commands);
    }
    if let Some(more) = list.len().checked_sub(MOST).filter(|it| *it > 0) {
        ui.label(say::and_more(more));
    }
}

/// "2 clauses or answers are forbidden, 3 are to be reviewed, 1 is taken by an exception".
fn summary(judged: &PolicySheet, document: usize, excepted: usize) -> String {
    let counts = [
        (judged.count(document, Level::Forbidden), say::forbidden as fn(usize) -> String),
        (judged.count(document, Level::Review), say::to_review),
        (excepted, say::taken_by_exceptions),
    ];
    let parts: Vec<String> = counts.iter().filter(|it| it.0 > 0).map(|(count, words)| words(*count)).collect();
    if parts.is_empty() { say::NOTHING_BREAKS_IT.to_owned() } else { parts.join(", ") }
}

fn breach_ui(ui: &mut Ui, sheet: &Sheet, document: usize, breach: &Breach, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let (word, hue) = match breach.level {
        Level::Forbidden => (say::FORBIDDEN, tokens.conflicts.mark),
        Level::Review => (say::REVIEW, tokens.weak),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(word).color(hue));
        ui.label(visible(&breach.title));
        place_ui(ui, sheet, document, breach, commands);
    });
    ui.indent(&breach.fingerprint, |ui| {
        ui.label(RichText::new(short(&visible(&breach.why), 240)).color(tokens.weak));
        if !breach.note.is_empty() {
            ui.label(visible(&breach.note));
        }
        if !breach.fallback.is_empty() {
            ui.label(format!("{} “{}”", say::SUGGESTED_WORDS, visible(&breach.fallback)));
        }
    });
}

/// A link to the clause, where it is about one.
fn place_ui(ui: &mut Ui, sheet: &Sheet, document: usize, breach: &Breach, commands: &mut Vec<Command>) {
    let Some((clause, _)) = breach.place else { return };
    let Some(of) = sheet.document(document).and_then(|it| it.clauses.list.get(clause)) else { return };
    let Some(row) = sheet.row_of(document, clause) else { return };
    if ui.link(clause_name(of)).on_hover_text(say::TO_THE_CLAUSE).clicked() {
        commands.push(Command::Do(Action::PageText));
        commands.push(Command::GoToRow(row));
    }
}
