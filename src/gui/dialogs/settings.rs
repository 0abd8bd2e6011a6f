//! How the window looks and counts.

use super::frame::{Then, dialog};
use crate::gui::command::Command;
use crate::gui::state::dialogs::PlainDialog;
use crate::gui::state::model::Model;
use crate::gui::state::view::{Columns, View};
use crate::gui::strings::dialogs as say;
use crate::gui::theme::{LARGEST_TEXT, Palette, SMALLEST_TEXT, bold, tokens};
use crate::lens::Lenses;
use eframe::egui::{Context, RichText, ScrollArea, Slider, ThemePreference, Ui};

/// Shows the dialog while it is open. What is chosen takes effect at once.
pub fn settings_ui(ctx: &Context, it: &mut PlainDialog, model: &Model, view: &View, commands: &mut Vec<Command>) {
    dialog(ctx, say::SETTINGS, &mut it.is_open, 560.0, |ui| {
        let mut chosen = view.clone();
        let height = (ui.ctx().content_rect().height() - 200.0).max(160.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 14.0);
            looks_ui(ui, &mut chosen);
            ui.add_space(8.0);
            counts_ui(ui, &mut chosen);
            ui.add_space(8.0);
            lenses_ui(ui, model, commands);
        });
        if chosen != *view {
            commands.push(Command::Settle(Box::new(chosen)));
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let done = ui.button(say::CLOSE).clicked();
            if ui.button(say::RESET).on_hover_text(say::EVERYTHING_HERE_FIRST).clicked() {
                // What was opened and who one is are no settings.
                let View { lens, reviewer, recent, .. } = view.clone();
                commands.push(Command::Settle(Box::new(View { lens, reviewer, recent, ..View::default() })));
                commands.push(Command::Lenses(Model::default().options.lenses));
            }
            if done { Then::Close } else { Then::Stay }
        })
        .inner
    });
}

fn looks_ui(ui: &mut Ui, view: &mut View) {
    ui.label(bold(say::LOOKS));
    ui.horizontal_wrapped(|ui| {
        ui.label(say::THEME);
        for (theme, name) in [
            (ThemePreference::System, say::SYSTEM),
            (ThemePreference::Light, say::LIGHT),
            (ThemePreference::Dark, say::DARK),
        ] {
            ui.radio_value(&mut view.theme, theme, name);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(say::COLOURS);
        ui.radio_value(&mut view.palette, Palette::Usual, say::USUAL_SAFE_COLOUR_BLIND);
        ui.radio_value(&mut view.palette, Palette::Contrast, say::HIGH_CONTRAST);
    });
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say::SIZE_CLAUSE_TEXT);
        ui.add(Slider::new(&mut view.text_size, SMALLEST_TEXT..=LARGEST_TEXT).step_by(1.0).suffix(" pt"))
            .labelled_by(label.id);
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(say::COLUMNS);
        for (columns, name) in
            [(Columns::AsFits, say::FIT), (Columns::Beside, say::SIDE_BY_SIDE), (Columns::Unified, say::UNIFIED)]
        {
            ui.radio_value(&mut view.columns, columns, name);
        }
    });
    ui.checkbox(&mut view.reduced_motion, say::REDUCED_MOTION_NOTHING_FADES);
}

fn counts_ui(ui: &mut Ui, view: &mut View) {
    ui.label(bold(say::WHAT_COUNTS_DIFFERENCE));
    ui.label(say::LINE_BREAKS_SPACES_NEVER);
    ui.checkbox(&mut view.cosmetic, say::TYPOGRAPHY_COUNTS_TOO_QUOTES);
}

/// Which definitions are read through, and which comes first.
fn lenses_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    ui.label(bold(say::DEFINITIONS));
    ui.label(say::FIRST_ONE_ONE_COMPARISON);
    let chosen = &model.options.lenses;
    let rest = Lenses::built_in().list.iter().map(|it| &it.id).filter(|it| !chosen.contains(it));
    let all: Vec<&String> = chosen.iter().chain(rest).collect();
    for id in all {
        let Some(lens) = Lenses::built_in().get(id) else { continue };
        ui.horizontal(|ui| {
            let mut is_on = chosen.contains(id);
            // One stays: without a definition there is nothing to measure by.
            let may_change = !is_on || chosen.len() > 1;
            let tick = ui.add_enabled(may_change, eframe::egui::Checkbox::new(&mut is_on, &lens.title));
            if tick.changed() {
                let mut list: Vec<String> = chosen.iter().filter(|it| *it != id).cloned().collect();
                if is_on {
                    list.push(id.clone());
                }
                commands.push(Command::Lenses(list));
            }
            if chosen.first() == Some(id) {
                ui.label(RichText::new(say::FIRST).small().color(tokens(ui).weak));
            } else if chosen.contains(id) && ui.small_button(say::MAKE_FIRST).clicked() {
                let list = std::iter::once(id).chain(chosen.iter().filter(|it| *it != id)).cloned().collect();
                commands.push(Command::Lenses(list));
            }
        });
    }
}
