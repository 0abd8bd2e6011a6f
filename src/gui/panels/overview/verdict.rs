//! What a text comes to under the chosen definition: the outcome, and each criterion that it conflicts with, in words.

use crate::gui::command::Command;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::outcome_mark;
use crate::gui::widgets::words::{outcome_line, outcome_word};
use crate::lens::{Criterion, CriterionReading, Outcome, State};
use eframe::egui::{Label, RichText, Ui};

/// Says it. Whether something conflicts, so that what was not understood cannot make it better.
pub(super) fn ui(ui: &mut Ui, sheet: &Sheet, document: usize, commands: &mut Vec<Command>) -> bool {
    let (Some(lens), Some(reading)) = (sheet.lens(), sheet.reading(document)) else { return false };
    let Some((outcome, words)) = outcome_line(sheet, document) else { return false };
    let is_settled = outcome == Some(Outcome::Conflicts);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 1.5 * GAP;
        if let Some(outcome) = outcome {
            outcome_mark(ui, outcome, 18.0);
        }
        let said = if is_settled { outcome_word(lens) } else { words.clone() };
        let label = ui.add(Label::new(bold(said).color(tokens(ui).strong)).wrap());
        if is_settled {
            label.on_hover_text(&words);
        }
    });
    if is_settled {
        for it in reading.criteria.iter().filter(|it| it.state == State::Conflicts) {
            let Some(criterion) = lens.criterion(&it.id) else { continue };
            criterion_ui(ui, sheet, (document, criterion, it), commands);
        }
        let doubtful: Vec<String> = reading
            .criteria
            .iter()
            .filter(|it| it.state == State::Strains)
            .filter_map(|it| lens.criterion(&it.id))
            .map(|it| say::criterion_title(&it.title, &it.short))
            .collect();
        if !doubtful.is_empty() {
            let words = say::doubtful_on(doubtful.join(", "));
            ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap());
        }
    }
    ui.add_space(GAP);
    is_settled
}

/// A criterion that the text conflicts with, and the clauses that do: a click leads to the first.
fn criterion_ui(
    ui: &mut Ui,
    sheet: &Sheet,
    (document, criterion, reading): (usize, &Criterion, &CriterionReading),
    commands: &mut Vec<Command>,
) {
    let conflicting = |it: &&usize| {
        let at = FindingAt { document, finding: **it };
        sheet.weight(at) == Some(crate::lens::Weight::Conflicts)
    };
    let findings = || reading.findings.iter().filter(conflicting);
    let mut labels: Vec<&str> = findings().filter_map(|it| label_of(sheet, document, *it)).collect();
    labels.dedup();
    let title = say::criterion_title(&criterion.title, &criterion.short);
    let words = if labels.is_empty() { title } else { say::criterion_in(&title, labels.join(", ")) };
    ui.horizontal_top(|ui| {
        ui.add_space(5.0 * GAP);
        match findings().next() {
            Some(finding) => {
                let words = RichText::new(words).color(tokens(ui).text);
                if ui.link(words).on_hover_text(&criterion.summary).clicked() {
                    commands.push(Command::SelectFinding(FindingAt { document, finding: *finding }));
                }
            }
            None => {
                ui.add(Label::new(words).wrap()).on_hover_text(&criterion.summary);
            }
        }
    });
}

fn label_of(sheet: &Sheet, document: usize, finding: usize) -> Option<&str> {
    let found = sheet.finding(FindingAt { document, finding })?;
    Some(sheet.document(document)?.clauses.list.get(found.clause)?.label.as_str())
}
