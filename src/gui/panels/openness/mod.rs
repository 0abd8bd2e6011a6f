//! What is open of a release: artefacts × models, what definitions ask for, the mapping, contradictions, the chain.

mod chain;
mod grid;
mod mapping;
mod outcomes;

use super::pages::section_ui;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::model::Model;
use crate::gui::strings::openness as say;
use crate::gui::strings::pages::READING;
use crate::gui::theme::bold;
use crate::gui::view::View;
use crate::openness::Release;
use eframe::egui::{Label, Ui};

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
    section_ui(ui, say::ARTEFACTS);
    ui.label(say::INTRO);
    grid::grid_ui(ui, releases, view);
    section_ui(ui, say::ASKED_FOR);
    outcomes::outcomes_ui(ui, releases);
    section_ui(ui, say::MAPPING);
    mapping::mapping_ui(ui, releases, view);
    section_ui(ui, say::CONTRADICTIONS);
    chain::contradictions_ui(ui, releases, commands);
    section_ui(ui, say::CHAIN);
    chain::chain_ui(ui, releases);
}

/// A release's name as a column head, cut where it is long.
fn head_ui(ui: &mut Ui, release: &Release, width: f32) {
    let name = visible(&release.name);
    ui.set_width(width);
    let source = visible(&release.analysed.document.short_name());
    ui.add(Label::new(bold(&name)).truncate()).on_hover_text(format!("{name}\n{source}"));
}

/// The width of a column, so that all are in sight where that is possible.
fn column(ui: &Ui, first: f32, count: usize) -> f32 {
    let count = f32::from(u16::try_from(count).unwrap_or(u16::MAX)).max(1.0);
    ((ui.available_width() - first) / count - 16.0).clamp(190.0, 460.0)
}
