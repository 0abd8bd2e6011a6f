//! What colours, shapes and badges mean, in one line.

use crate::gui::theme::tokens;
use crate::gui::widgets::badge;
use crate::lens::Weight;
use eframe::egui::{RichText, Sense, Ui, vec2};

/// The legend of badges and word marks.
pub fn legend_ui(ui: &mut Ui) {
    let tokens = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label("Badges: the freedoms to Use, Study, Modify, Share.");
        for (weight, words) in [
            (Weight::Conflicts, "conflicts"),
            (Weight::Strains, "strains"),
            (Weight::Compatible, "condition that is allowed"),
            (Weight::Supports, "supports"),
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(15.0, 15.0), Sense::hover());
            badge(ui.painter(), rect, "U", Some(weight), tokens);
            ui.label(words);
            ui.add_space(4.0);
        }
        ui.label(RichText::new("only here").background_color(tokens.added.tint).underline());
        ui.label(RichText::new("missing elsewhere").background_color(tokens.removed.tint).strikethrough());
    });
}
