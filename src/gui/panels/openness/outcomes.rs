//! What definitions ask of artefacts: how far each element is there, and the least that is missing.

use super::columns::{column, head_ui};
use crate::gui::strings::openness as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::artefact_mark;
use crate::openness::{Fulfilled, Met, Release, demands};
use crate::report::releases as told;
use eframe::egui::{Grid, Label, Rect, RichText, ScrollArea, Sense, Ui, vec2};

/// The width of the definitions' names, in points.
const NAMES: f32 = 230.0;

pub(super) fn outcomes_ui(ui: &mut Ui, releases: &[Release]) {
    let width = column(ui, NAMES, releases.len());
    ScrollArea::horizontal().id_salt("asked sideways").show(ui, |ui| {
        Grid::new("asked for").striped(true).num_columns(1 + releases.len()).spacing([16.0, 8.0]).show(ui, |ui| {
            ui.label(RichText::new(say::DEFINITION).color(tokens(ui).weak));
            for release in releases {
                ui.vertical(|ui| head_ui(ui, release, width));
            }
            ui.end_row();
            for demands in demands() {
                ui.vertical(|ui| {
                    ui.set_width(NAMES - 20.0);
                    ui.add(Label::new(bold(&demands.title)).wrap()).on_hover_text(&demands.source);
                    ui.add(Label::new(RichText::new(&demands.status).small().color(tokens(ui).weak)).wrap());
                });
                for release in releases {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        outcome_ui(ui, &release.met(demands));
                    });
                }
                ui.end_row();
            }
        });
    });
}

fn outcome_ui(ui: &mut Ui, met: &Met<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add(Label::new(bold(told::met(met))).wrap());
    for it in &met.elements {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            let (rect, _) = ui.allocate_exact_size(vec2(13.0, 16.0), Sense::hover());
            let rect = Rect::from_center_size(rect.center(), vec2(11.0, 11.0));
            artefact_mark(ui.painter(), rect, mark_of(it.state), tokens(ui));
            let label = ui.add(Label::new(say::element(&it.element.title, it.state.name())).truncate());
            if !it.element.asks.is_empty() {
                label.on_hover_text(&it.element.asks);
            }
        });
    }
    let steps = told::to_reach(met);
    if !steps.is_empty() {
        let words = RichText::new(say::to_reach(steps)).small().color(tokens(ui).weak);
        ui.add(Label::new(words).wrap());
    }
}

/// The shape of a state: the same shapes as in the grid.
pub(super) fn mark_of(state: Fulfilled) -> crate::artefact::State {
    match state {
        Fulfilled::Met => crate::artefact::State::Present,
        Fulfilled::ToJudge => crate::artefact::State::Unlicensed,
        Fulfilled::Partly => crate::artefact::State::Restricted,
        Fulfilled::Lacking => crate::artefact::State::Absent,
        Fulfilled::Unknown => crate::artefact::State::Unknown,
    }
}
