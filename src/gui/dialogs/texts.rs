//! Texts of model licences that are not built in: brought by the user's own pip, or taken from a folder or a wheel.

use super::frame::{NO_ANSWER, Then, dialog};
use crate::gui::command::Command;
use crate::gui::state::dialogs::TextsDialog;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::{bold, tokens};
use crate::library;
use eframe::egui::{Button, Context, Label, RichText, TextEdit};
use std::path::PathBuf;

/// Shows the dialog while it is open; `plan` says what a download does.
pub fn texts_ui(ctx: &Context, it: &mut TextsDialog, plan: &str, commands: &mut Vec<Command>) {
    let TextsDialog { is_open, path, was_unanswered, record } = it;
    dialog(ctx, say::TEXTS_MODEL_LICENCES, is_open, 600.0, |ui| {
        let mut answer = Then::Stay;
        if let Some(record) = record {
            ui.label(bold(format!("{} ({})", record.name, record.steward)));
            ui.label(&record.summary);
            ui.label(say::where_get_text(&record.get));
            if let Some(link) = &record.link {
                ui.add(Label::new(RichText::new(link).monospace().small()).wrap());
            }
            ui.separator();
        }
        ui.label(say::LLAMA_GEMMA_RAIL_OTHER);
        for it in library::collections() {
            let count = it.texts.len();
            ui.label(say::here_already_texts_imported(count, &it.name, &it.date));
        }
        ui.add_space(6.0);
        ui.label(bold(say::DOWNLOAD));
        ui.add(Label::new(say::what_is_done(plan)).wrap());
        if ui.button(say::DOWNLOAD_IMPORT).clicked() {
            commands.push(Command::GetTexts);
            answer = Then::Close;
        }
        ui.add_space(6.0);
        ui.label(bold(say::TAKE_FROM_COMPUTER));
        ui.label(say::PACKAGES_WHEEL_FOLDER_DATABASE);
        ui.horizontal(|ui| {
            let label = ui.label(say::FROM);
            let field = TextEdit::singleline(path).desired_width(ui.available_width() - 100.0);
            ui.add(field).labelled_by(label.id);
            if ui.button(say::BROWSE).on_hover_text(say::CHOOSE_FOLDER).clicked() {
                commands.push(Command::BrowseTexts);
            }
        });
        if *was_unanswered {
            ui.label(RichText::new(NO_ANSWER).color(tokens(ui).weak));
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.add(Button::new(say::IMPORT)).clicked() {
                let path = Some(path.trim()).filter(|it| !it.is_empty()).map(PathBuf::from);
                commands.push(Command::ImportTexts(path));
                answer = Then::Close;
            }
            if ui.button(say::CANCEL).clicked() {
                answer = Then::Close;
            }
        });
        answer
    });
}
