//! What is open of a release: at a glance, artefacts × models, what definitions ask for, the mapping, contradictions, the chain.

mod chain;
mod columns;
mod grid;
mod mapping;
mod outcomes;
mod payload;
mod shelf;

use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::view::View;
use crate::gui::strings::openness as say;
use crate::gui::strings::pages::READING;
use crate::gui::widgets::section_ui;
use eframe::egui::{Align, Id, Rect, Ui, pos2};

/// The page.
pub fn openness_ui(ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
    let Some(releases) = &model.releases else {
        ui.label(READING);
        return;
    };
    if releases.is_empty() {
        ui.label(say::NOTHING_HERE);
        return;
    }
    jump_ui(ui);
    head(ui, say::AT_A_GLANCE);
    shelf::shelf_ui(ui, &model.shelf);
    head(ui, say::ARTEFACTS);
    ui.label(say::INTRO);
    grid::grid_ui(ui, releases, view);
    head(ui, say::ASKED_FOR);
    outcomes::outcomes_ui(ui, releases);
    head(ui, say::MAPPING);
    mapping::mapping_ui(ui, releases, view);
    head(ui, say::CONTRADICTIONS);
    chain::contradictions_ui(ui, releases, commands);
    head(ui, say::CHAIN);
    chain::chain_ui(ui, releases);
    payload::parts_ui(ui, releases);
    head(ui, say::TO_PASS_ON);
    payload::payload_ui(ui, releases);
}

/// Links to the sections below: the page is longer than a screen.
fn jump_ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        const TITLES: [&str; 7] = [
            say::AT_A_GLANCE,
            say::ARTEFACTS,
            say::ASKED_FOR,
            say::MAPPING,
            say::CONTRADICTIONS,
            say::CHAIN,
            say::TO_PASS_ON,
        ];
        for title in TITLES {
            if ui.link(title).clicked() {
                ui.data_mut(|data| data.insert_temp(jump_id(), title));
            }
        }
    });
}

fn jump_id() -> Id {
    Id::unique("openness jump")
}

/// A section's heading, brought into view if it was asked for.
fn head(ui: &mut Ui, title: &'static str) {
    let top = ui.cursor().top();
    section_ui(ui, title);
    if ui.data(|data| data.get_temp::<&'static str>(jump_id())) == Some(title) {
        ui.data_mut(|data| data.remove::<&'static str>(jump_id()));
        let rect = Rect::from_min_max(pos2(ui.min_rect().left(), top), ui.cursor().left_top());
        ui.scroll_to_rect(rect, Some(Align::TOP));
    }
}
