//! What the chosen definition asks, criterion by criterion: one click lights the words that bear on it in every text.

use super::finding::finding_button;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::inspector as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::words::clause_name;
use crate::lens::{Criterion, Lens};
use crate::report::words::{authority, criterion_title, state};
use eframe::egui::{Button, RichText, Ui, vec2};

/// The criteria with their states in each document.
pub fn criteria_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, commands: &mut Vec<Command>) {
    let Some(lens) = sheet.lens() else { return };
    ui.label(bold(&lens.title).color(tokens(ui).strong));
    ui.label(RichText::new(say::CHOOSE_CRITERION_LIGHT_WORDS).color(tokens(ui).weak));
    ui.add_space(GAP);
    for criterion in &lens.criteria {
        let is_lit = model.lit.as_deref() == Some(criterion.id.as_str());
        let button = Button::selectable(is_lit, criterion_title(criterion))
            .right_text("")
            .min_size(vec2(ui.available_width(), 0.0))
            .truncate();
        if ui.add(button).on_hover_text(&criterion.summary).clicked() {
            commands.push(Command::Light((!is_lit).then(|| criterion.id.clone())));
        }
        states_ui(ui, sheet, criterion);
        if is_lit {
            words_ui(ui, model, sheet, lens, criterion, commands);
        }
    }
}

fn states_ui(ui: &mut Ui, sheet: &Sheet, criterion: &Criterion) {
    let states: Vec<_> = (0..sheet.comparison.documents.len())
        .filter_map(|document| {
            let reading = sheet.reading(document)?.criteria.iter().find(|it| it.id == criterion.id)?;
            let name = visible(&sheet.document(document)?.document.short_name());
            Some((name, state(reading.state)))
        })
        .collect();
    let first = states.first().map(|it| it.1);
    let words = if states.len() > 1 && states.iter().all(|it| Some(it.1) == first) {
        say::in_every_text(first.unwrap_or_default())
    } else if states.len() == 1 {
        first.unwrap_or_default().to_owned()
    } else {
        states.iter().map(|(name, word)| format!("{name}: {word}")).collect::<Vec<_>>().join("; ")
    };
    ui.horizontal_wrapped(|ui| {
        ui.add_space(10.0);
        ui.label(RichText::new(words).small().color(tokens(ui).weak));
    });
}

/// The words that bear on it, and who says what it asks.
fn words_ui(
    ui: &mut Ui,
    model: &Model,
    sheet: &Sheet,
    lens: &Lens,
    criterion: &Criterion,
    commands: &mut Vec<Command>,
) {
    ui.indent((say::LIT, &criterion.id), |ui| {
        ui.label(&criterion.summary);
        ui.label(RichText::new(authority(criterion)).small().color(tokens(ui).weak));
        let bearing = sheet.bearing_on(&criterion.id);
        if bearing.is_empty() {
            ui.label(say::no_words_found_bear(&lens.short, &criterion.short));
        }
        for at in bearing {
            let Some(analysed) = sheet.document(at.document) else { continue };
            let clause = sheet.finding(at).and_then(|it| analysed.clauses.list.get(it.clause)).map(clause_name);
            let place = match sheet.comparison.documents.len() {
                1 => clause.unwrap_or_default(),
                _ => format!("{}, {}", visible(&analysed.document.short_name()), clause.unwrap_or_default()),
            };
            finding_button(ui, sheet, at, &place, model.selection.finding == Some(at), commands);
        }
        if ui.button(say::PUT_LIGHT_OUT).clicked() {
            commands.push(Command::Light(None));
        }
    });
}
