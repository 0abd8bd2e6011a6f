//! Every finding of every document, heaviest first: what one may not do, in one minute.

use super::finding::{agreements_ui, finding_button};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::inspector as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::words::outcome_line;
use crate::lens::{Criterion, CriterionReading, State};
use crate::report::words::{authority, criterion_title, state};
use eframe::egui::{CollapsingHeader, RichText, Ui};

/// The findings, document by document.
pub fn findings_ui(ui: &mut Ui, sheet: &Sheet, selected: Option<FindingAt>, commands: &mut Vec<Command>) {
    agreements_ui(ui, sheet);
    for (document, analysed) in sheet.comparison.documents.iter().enumerate() {
        ui.push_id(document, |ui| {
            ui.label(bold(visible(&analysed.title())).color(tokens(ui).strong));
            if let Some((_, words)) = outcome_line(sheet, document) {
                ui.label(words);
            }
            criteria_ui(ui, sheet, document);
            let mut all: Vec<_> =
                (0..analysed.assessment.findings.len()).map(|finding| FindingAt { document, finding }).collect();
            all.sort_by_key(|at| (std::cmp::Reverse(sheet.weight(*at)), at.finding));
            if all.is_empty() {
                ui.label(RichText::new(say::NO_FINDING_AT_ALL).color(tokens(ui).weak));
            }
            for at in all {
                let clause = analysed.assessment.findings.get(at.finding).map(|it| it.clause);
                let label = clause.and_then(|it| analysed.clauses.list.get(it)).map_or("", |it| it.label.as_str());
                finding_button(ui, sheet, at, label, selected == Some(at), commands);
            }
            let unread = analysed.assessment.unread.len();
            if unread > 0 {
                let words = say::sentences_not_understood(unread);
                ui.label(RichText::new(words).color(tokens(ui).weak));
            }
            ui.add_space(2.0 * GAP);
        });
    }
}

/// What a criterion asks for, who says so, and why it is unread if it is.
fn criterion_words(criterion: &Criterion, reading: &CriterionReading) -> String {
    let mut words = format!("{}\n{}", criterion.summary, authority(criterion));
    if !reading.because.is_empty() {
        words = say::state_because(state(reading.state), &reading.because, &words);
    }
    words
}

fn criteria_ui(ui: &mut Ui, sheet: &Sheet, document: usize) {
    let (Some(lens), Some(reading)) = (sheet.lens(), sheet.reading(document)) else { return };
    let heading = say::criterion_by_criterion(&lens.short);
    CollapsingHeader::new(heading).id_salt("criteria").show(ui, |ui| {
        for it in &reading.criteria {
            let Some(criterion) = lens.criterion(&it.id) else { continue };
            let text = format!("{}: {}", criterion_title(criterion), state(it.state));
            let is_quiet = matches!(it.state, State::Silent | State::Absent | State::Unread);
            let text = if is_quiet { RichText::new(text).color(tokens(ui).weak) } else { text.into() };
            ui.label(text).on_hover_text(criterion_words(criterion, it));
        }
    });
}
