//! What must be passed on with a release, and whether it is there; its parts held against the whole.

use crate::document::visible;
use crate::gui::strings::openness as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::artefact_mark;
use crate::openness::{Passed, Release};
use crate::report::releases as told;
use eframe::egui::{Grid, Label, Rect, RichText, Sense, Ui, vec2};

/// The width of the last column, in points: the rest of the page on most screens.
const BECAUSE: f32 = 560.0;

pub(super) fn payload_ui(ui: &mut Ui, releases: &[Release]) {
    if releases.iter().all(|it| it.payload.is_empty()) {
        ui.add(Label::new(say::NO_PAYLOAD).wrap());
    }
    for (index, release) in releases.iter().enumerate().filter(|it| !it.1.payload.is_empty()) {
        ui.label(bold(visible(&release.name)));
        Grid::new(("to pass on", index)).striped(true).num_columns(3).spacing([16.0, 4.0]).show(ui, |ui| {
            for words in [say::WHAT, say::IS_IT_THERE, say::SHOWN_BY] {
                ui.label(RichText::new(words).color(tokens(ui).weak));
            }
            ui.end_row();
            for item in &release.payload {
                ui.label(told::payload(item));
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(13.0, 16.0), Sense::hover());
                    let rect = Rect::from_center_size(rect.center(), vec2(11.0, 11.0));
                    artefact_mark(ui.painter(), rect, mark_of(item.state), tokens(ui));
                    ui.label(item.state.name());
                });
                ui.scope(|ui| {
                    ui.set_max_width(BECAUSE);
                    ui.add(Label::new(RichText::new(visible(&item.because)).color(tokens(ui).weak)).wrap());
                });
                ui.end_row();
            }
        });
        ui.add_space(6.0);
    }
}

/// The parts of releases that have terms of their own.
pub(super) fn parts_ui(ui: &mut Ui, releases: &[Release]) {
    for release in releases.iter().filter(|it| !it.parts.is_empty()) {
        ui.label(bold(say::parts_of(visible(&release.name))));
        for part in &release.parts {
            ui.add(Label::new(visible(&told::part(part))).wrap());
            sides_ui(ui, told::quotes(&part.verdict, release));
        }
        ui.add_space(6.0);
    }
}

/// The words on both sides of a verdict, where there are some.
pub(super) fn sides_ui(ui: &mut Ui, quotes: String) {
    if !quotes.is_empty() {
        ui.add(Label::new(RichText::new(quotes).color(tokens(ui).weak)).wrap());
    }
}

/// The shape of a state: the same shapes as in the grid.
fn mark_of(state: Passed) -> crate::artefact::State {
    match state {
        Passed::There => crate::artefact::State::Present,
        Passed::Missing => crate::artefact::State::Absent,
        Passed::Unclear => crate::artefact::State::Unknown,
    }
}
