//! The keys and the marks.

use super::frame::{Then, dialog};
use crate::align::Relation;
use crate::gui::command::table::TABLE;
use crate::gui::state::dialogs::PlainDialog;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::{legend_ui, relation_mark, relation_word};
use eframe::egui::{Context, Grid, ScrollArea, Sense, Ui, vec2};

/// Shows the dialog while it is open.
pub fn keys_dialog_ui(ctx: &Context, it: &mut PlainDialog) {
    dialog(ctx, say::KEYS_MARKS, &mut it.is_open, 620.0, |ui| {
        let height = (ui.ctx().content_rect().height() - 180.0).max(160.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.label(bold(say::MARKS));
            marks_ui(ui);
            ui.add_space(6.0);
            legend_ui(ui);
            ui.add_space(6.0);
            ui.label(bold(say::KEYS));
            keys_ui(ui);
        });
        if ui.button(say::CLOSE).clicked() { Then::Close } else { Then::Stay }
    });
}

fn marks_ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for relation in Relation::ALL {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            relation_mark(ui.painter(), rect.center(), relation, tokens(ui));
            ui.label(relation_word(relation));
            ui.add_space(6.0);
        }
    });
}

fn keys_ui(ui: &mut Ui) {
    Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        for entry in TABLE.iter().filter(|it| !it.keys.is_empty()) {
            let keys: Vec<_> = entry.keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
            ui.label(entry.label);
            ui.label(keys.join(say::OR));
            ui.end_row();
        }
    });
}
