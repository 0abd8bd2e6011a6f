//! Dialogs: each owns its state, opens with `show` and pushes commands.

mod about;
mod export;
mod keys;
mod lessons;
mod library;
mod open;
mod palette;
mod question;
mod session;
mod settings;
mod texts;

use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::view::View;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::bold;
use eframe::egui::{Context, Frame, Id, Key, Modal, Modifiers, Ui};

/// Every dialog.
#[derive(Default)]
pub struct Dialogs {
    /// Files to open.
    pub open: open::OpenDialog,
    /// Built-in texts.
    pub library: library::LibraryDialog,
    /// Texts to take in.
    pub texts: texts::TextsDialog,
    /// Where the session is saved.
    pub session: session::SessionDialog,
    /// A session to lay over this one.
    pub lay_over: session::LayOverDialog,
    /// A report to write.
    pub export: export::ExportDialog,
    /// Lessons to give.
    pub lessons: lessons::LessonsDialog,
    /// Keys and marks.
    pub keys: keys::KeysDialog,
    /// How the window looks and counts.
    pub settings: settings::SettingsDialog,
    /// Every action by its name.
    pub palette: palette::PaletteDialog,
    /// What this is.
    pub about: about::AboutDialog,
}

impl Dialogs {
    /// Whether any is open.
    pub fn any_open(&self) -> bool {
        let Self { open, library, texts, session, lay_over, export, lessons, keys, settings, palette, about } = self;
        let asking = open.is_open || session.is_open || lay_over.is_open || export.is_open;
        let choosing = settings.is_open || palette.is_open || library.is_open || lessons.is_open;
        asking || choosing || texts.is_open || keys.is_open || about.is_open
    }

    /// Shows those that are open.
    pub fn ui(&mut self, ctx: &Context, model: &Model, view: &View, commands: &mut Vec<Command>) {
        self.open.ui(ctx, commands);
        self.library.ui(ctx, commands);
        self.texts.ui(ctx, &crate::io::Package::SCANCODE.plan(), commands);
        self.session.ui(ctx, model, commands);
        self.lay_over.ui(ctx, commands);
        self.export.ui(ctx, model, commands);
        self.lessons.ui(ctx, model, commands);
        self.keys.ui(ctx);
        self.settings.ui(ctx, model, view, commands);
        self.palette.ui(ctx, model, commands);
        self.about.ui(ctx, &model.rules);
        question::question_ui(ctx, model, commands);
    }
}

/// A dialog with a title; it closes with Escape, a click beside it, or when `contents` says so.
fn dialog(ctx: &Context, title: &str, is_open: &mut bool, width: f32, contents: impl FnOnce(&mut Ui) -> Answer) {
    if !*is_open {
        return;
    }
    let frame = Frame::popup(&ctx.global_style()).inner_margin(18);
    let response = Modal::new(Id::unique(("dialog", title))).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() - 48.0));
        ui.label(bold(title).size(18.0));
        ui.add_space(4.0);
        contents(ui)
    });
    if response.should_close() || response.inner == Answer::Close {
        *is_open = false;
    }
}

/// What to say where a system dialog gave nothing back: cancelled, or there is none.
const NO_ANSWER: &str = say::NOTHING_CHOSEN_IF_NO;

/// Whether a dialog goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Stay,
    Close,
}

/// Whether Enter was pressed.
fn enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}
