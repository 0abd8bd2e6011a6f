//! The library's texts, to open beside what is open.

use super::{Answer, dialog};
use crate::gui::command::Command;
use crate::gui::panels::LibraryList;
use crate::gui::strings::dialogs as say;
use eframe::egui::Context;

/// Offers the built-in texts.
#[derive(Debug, Default)]
pub struct LibraryDialog {
    pub(super) is_open: bool,
    list: LibraryList,
}

impl LibraryDialog {
    /// Opens it.
    pub fn show(&mut self) {
        *self = Self { is_open: true, list: LibraryList::default() };
        self.list.wants_focus = true;
    }

    /// Shows it while it is open.
    pub fn ui(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let Self { is_open, list } = self;
        dialog(ctx, say::LIBRARY, is_open, 640.0, |ui| {
            let before = commands.len();
            list.ui(ui, 340.0, commands);
            ui.add_space(8.0);
            let is_done = ui.button(say::CLOSE).clicked() || commands.len() > before;
            if is_done { Answer::Close } else { Answer::Stay }
        });
    }
}
