//! The selected artefact: what shows it, under which terms, and what the user knows of it.

use crate::artefact::{State, named};
use crate::document::visible;
use crate::edits::Known;
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::view::{ArtefactEntry, View};
use crate::gui::strings::openness as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::words::quoted;
use crate::openness::Release;
use crate::report::releases as told;
use eframe::egui::{Label, RichText, TextEdit, Ui};

/// The states with their names, as one enters them.
const STATES: [(State, &str); 5] = [
    (State::Present, say::PRESENT),
    (State::Restricted, say::RESTRICTED),
    (State::Unlicensed, say::UNLICENSED),
    (State::Absent, say::ABSENT),
    (State::Unknown, say::UNKNOWN),
];

/// The artefact that was selected on its page.
pub fn artefact_ui(ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
    let selected = view.artefact.and_then(|(id, at)| Some((named(id)?, model.releases.as_ref()?.get(at)?)));
    let Some((component, release)) = selected else {
        ui.label(bold(say::NO_ARTEFACT));
        ui.label(say::CLICK_A_CELL);
        return;
    };
    let Some(cell) = release.cells.iter().find(|it| it.component == component) else { return };
    let document = &release.analysed.document;
    ui.label(bold(component.name).size(17.0).color(tokens(ui).strong));
    ui.label(RichText::new(visible(&release.name)).color(tokens(ui).weak));
    let terms = visible(&told::terms(cell));
    ui.label(if terms.is_empty() { told::state(cell).to_owned() } else { format!("{}: {terms}", told::state(cell)) });
    ui.add_space(GAP);
    ui.label(bold(say::SHOWN_BY));
    if cell.evidence.is_empty() && cell.files.is_empty() {
        ui.label(say::NOTHING_SHOWS_IT);
    }
    for span in &cell.evidence {
        ui.add(Label::new(quoted(document.slice(*span), 400)).wrap());
    }
    if !cell.files.is_empty() {
        ui.add(Label::new(say::files(visible(&cell.files.join(", ")))).wrap());
    }
    ui.add_space(2.0 * GAP);
    entry_ui(ui, model, release, (component.id, cell.state), view, commands);
}

/// What the user knows of it.
fn entry_ui(
    ui: &mut Ui,
    model: &Model,
    release: &Release,
    (component, found): (&'static str, State),
    view: &mut View,
    commands: &mut Vec<Command>,
) {
    let sha256 = &release.analysed.document.sha256;
    let entered = model.edits.known.iter().find(|it| it.sha256 == *sha256 && it.component == component);
    let is_of_this = view.entry.as_ref().is_some_and(|it| it.component == component && it.sha256 == *sha256);
    if !is_of_this {
        view.entry = Some(ArtefactEntry {
            sha256: sha256.clone(),
            component: component.to_owned(),
            state: entered.map_or(found, |it| it.state),
            license: entered.map_or_else(String::new, |it| it.license.clone()),
            note: entered.map_or_else(String::new, |it| it.note.clone()),
        });
    }
    let Some(entry) = &mut view.entry else { return };
    ui.label(bold(say::WHAT_I_KNOW));
    ui.add(Label::new(RichText::new(say::ENTRY_STANDS).color(tokens(ui).weak)).wrap());
    ui.horizontal_wrapped(|ui| {
        for (state, name) in STATES {
            ui.radio_value(&mut entry.state, state, name);
        }
    });
    for (name, hint, text) in
        [(say::LICENCE, say::LICENCE_HINT, &mut entry.license), (say::NOTE, say::NOTE_HINT, &mut entry.note)]
    {
        ui.horizontal(|ui| {
            let label = ui.label(name);
            ui.add(TextEdit::singleline(text).hint_text(hint).desired_width(ui.available_width()))
                .labelled_by(label.id);
        });
    }
    ui.horizontal(|ui| {
        if ui.button(say::ENTER).clicked() {
            commands.push(Command::Know(Box::new(Known {
                sha256: sha256.clone(),
                name: release.name.clone(),
                component: component.to_owned(),
                state: entry.state,
                license: entry.license.trim().to_owned(),
                note: entry.note.trim().to_owned(),
                reviewer: model.reviewer.clone(),
            })));
        }
        if entered.is_some() && ui.button(say::TAKE_BACK).clicked() {
            commands.push(Command::Unknow { sha256: sha256.clone(), component });
        }
    });
}
