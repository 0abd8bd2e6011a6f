//! The library's texts, to open beside what is open.

use super::frame::{Then, dialog};
use crate::gui::command::Command;
use crate::gui::panels::library_ui;
use crate::gui::state::dialogs::LibraryDialog;
use crate::gui::strings::dialogs as say;
use eframe::egui::Context;

/// Shows the dialog while it is open.
pub fn library_dialog_ui(ctx: &Context, it: &mut LibraryDialog, commands: &mut Vec<Command>) {
    let LibraryDialog { is_open, list } = it;
    dialog(ctx, say::LIBRARY, is_open, 640.0, |ui| {
        let before = commands.len();
        library_ui(ui, list, 340.0, commands);
        ui.add_space(8.0);
        let is_done = ui.button(say::CLOSE).clicked() || commands.len() > before;
        if is_done { Then::Close } else { Then::Stay }
    });
}
