//! What colours, shapes and badges mean.

use super::badge::badge;
use crate::gui::strings::inspector as say;
use crate::gui::theme::tokens;
use crate::lens::Weight;
use eframe::egui::{RichText, Sense, Ui, vec2};

const BADGES: &str = say::BADGES_FREEDOMS_USE_STUDY;

const WEIGHTS: [(Option<Weight>, &str); 5] = [
    (Some(Weight::Conflicts), say::CONFLICTS),
    (Some(Weight::Strains), say::DOUBTFUL),
    (Some(Weight::Compatible), say::ALLOWED),
    (Some(Weight::Supports), say::SUPPORTS),
    (None, say::NO_BEARING_DEFINITION),
];

/// The legend in a line.
pub fn legend_ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(BADGES);
        for (weight, words) in WEIGHTS {
            weight_ui(ui, weight, words);
            ui.add_space(4.0);
        }
        words_ui(ui);
    });
}

/// The legend as a list, where there is little width.
pub fn legend_list_ui(ui: &mut Ui) {
    ui.label(BADGES);
    for (weight, words) in WEIGHTS {
        ui.horizontal(|ui| weight_ui(ui, weight, words));
    }
    ui.horizontal(words_ui);
}

fn weight_ui(ui: &mut Ui, weight: Option<Weight>, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(15.0, 15.0), Sense::hover());
    badge(ui.painter(), rect, "U", weight, tokens(ui));
    ui.label(words);
}

fn words_ui(ui: &mut Ui) {
    let tokens = tokens(ui);
    ui.label(RichText::new(say::ONLY_HERE).background_color(tokens.added.tint).underline());
    ui.label(RichText::new(say::MISSING_ELSEWHERE).background_color(tokens.removed.tint).strikethrough());
    ui.label(RichText::new(say::FINDING).background_color(tokens.found));
}
