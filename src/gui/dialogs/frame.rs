//! The frame of every dialog: its title, how it closes, and what Enter does.

use crate::gui::strings::dialogs as say;
use crate::gui::widgets::{heading, is_part};
use eframe::egui::{Context, Frame, Id, Key, Modal, Modifiers, Role, Ui};

/// A dialog with a title; it closes with Escape, a click beside it, or when `contents` says so.
pub fn dialog(ctx: &Context, title: &str, is_open: &mut bool, width: f32, contents: impl FnOnce(&mut Ui) -> Then) {
    if !*is_open {
        return;
    }
    let frame = Frame::popup(&ctx.global_style()).inner_margin(18);
    let response = Modal::new(Id::unique(("dialog", title))).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() - 48.0));
        is_part(ui, Role::Dialog, Some(title));
        heading(ui, title, 18.0);
        ui.add_space(4.0);
        contents(ui)
    });
    if response.should_close() || response.inner == Then::Close {
        *is_open = false;
    }
}

/// What to say where a system dialog gave nothing back: cancelled, or there is none.
pub const NO_ANSWER: &str = say::NOTHING_CHOSEN_IF_NO;

/// Whether a dialog goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
}

/// Whether Enter was pressed.
pub fn enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}
