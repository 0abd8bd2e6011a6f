//! Where a session is saved, and which one is laid over it.

use super::{Answer, NO_ANSWER, dialog, enter};
use crate::gui::command::Command;
use crate::gui::saving::with_extension;
use crate::gui::state::model::Model;
use crate::gui::state::question::After;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Button, Context, RichText, TextEdit, Ui};
use std::path::PathBuf;

/// Asks where to save the session.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the dialog")]
pub struct SessionDialog {
    pub(super) is_open: bool,
    path: String,
    carries: bool,
    was_unanswered: bool,
    wants_focus: bool,
    after: After,
}

impl SessionDialog {
    /// Opens it; `after` waits until the session is saved.
    pub fn show(&mut self, model: &Model, after: After) {
        let path = model.session.path.as_ref().map(|it| it.to_string_lossy().into_owned());
        self.path = path.unwrap_or_else(|| format!("{}.undiluted", super::export::file_name(model)));
        self.carries = model.session.carries;
        self.was_unanswered = false;
        self.wants_focus = true;
        self.after = after;
        self.is_open = true;
    }

    /// Takes the path that was chosen in the system's dialog.
    pub fn take(&mut self, path: Option<String>) {
        self.was_unanswered = path.is_none();
        if let Some(path) = path {
            self.path = path;
        }
    }

    /// Shows it while it is open.
    pub fn ui(&mut self, ctx: &Context, model: &Model, commands: &mut Vec<Command>) {
        let Self { is_open, path, carries, was_unanswered, wants_focus, after } = self;
        dialog(ctx, say::SAVE_SESSION, is_open, 540.0, |ui| {
            ui.label(say::SESSION_KEEPS_DOCUMENTS_NAMES);
            path_ui(ui, path, wants_focus, commands, |path| Command::BrowseSession(path.to_owned()));
            let weak = tokens(ui).weak;
            if *was_unanswered {
                ui.label(RichText::new(NO_ANSWER).color(weak));
            }
            let size = counted_size(model);
            ui.checkbox(carries, say::keep_texts_file(&size));
            let why = say::SO_OPENS_ANOTHER_MACHINE;
            ui.label(RichText::new(why).color(weak));
            let mut answer = Answer::Stay;
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let is_ready = !path.trim().is_empty();
                let save = ui.add_enabled(is_ready, Button::new(say::SAVE_SESSION));
                if save.clicked() || (is_ready && enter(ui)) {
                    let path = with_extension(path.trim());
                    commands.push(Command::SaveAs { path, carries: *carries, after: after.clone() });
                    answer = Answer::Close;
                }
                if ui.button(say::CANCEL).clicked() {
                    answer = Answer::Close;
                }
            });
            answer
        });
    }
}

/// Asks which session is laid over this one.
#[derive(Debug, Default)]
pub struct LayOverDialog {
    pub(super) is_open: bool,
    path: String,
    was_unanswered: bool,
    wants_focus: bool,
}

impl LayOverDialog {
    /// Opens it.
    pub fn show(&mut self) {
        *self = Self { is_open: true, wants_focus: true, ..Self::default() };
    }

    /// Takes the path that was chosen in the system's dialog.
    pub fn take(&mut self, path: Option<String>) {
        self.was_unanswered = path.is_none();
        if let Some(path) = path {
            self.path = path;
        }
    }

    /// Shows it while it is open.
    pub fn ui(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let Self { is_open, path, was_unanswered, wants_focus } = self;
        dialog(ctx, say::LAY_REVIEWERS_SESSION_OVER, is_open, 540.0, |ui| {
            ui.label(say::MARKS_PINS_VOTES_OTHER);
            path_ui(ui, path, wants_focus, commands, |_| Command::BrowseLayOver);
            if *was_unanswered {
                ui.label(RichText::new(NO_ANSWER).color(tokens(ui).weak));
            }
            let mut answer = Answer::Stay;
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let is_ready = !path.trim().is_empty();
                let take = ui.add_enabled(is_ready, Button::new(say::LAY_OVER));
                if take.clicked() || (is_ready && enter(ui)) {
                    commands.push(Command::LayOver(PathBuf::from(path.trim())));
                    answer = Answer::Close;
                }
                if ui.button(say::CANCEL).clicked() {
                    answer = Answer::Close;
                }
            });
            answer
        });
    }
}

fn path_ui(
    ui: &mut Ui,
    path: &mut String,
    wants_focus: &mut bool,
    commands: &mut Vec<Command>,
    browse: impl Fn(&str) -> Command,
) {
    ui.horizontal(|ui| {
        let label = ui.label(say::FILE);
        let field = TextEdit::singleline(path).desired_width(ui.available_width() - 100.0);
        let response = ui.add(field).labelled_by(label.id);
        if std::mem::take(wants_focus) {
            response.request_focus();
            // What is typed takes the place of what is proposed.
            let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
            let all = CCursorRange::two(CCursor::new(0), CCursor::new(path.chars().count()));
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), response.id);
        }
        if ui.button(say::BROWSE).on_hover_text(say::CHOOSE_FILE).clicked() {
            commands.push(browse(path));
        }
    });
}

/// How large the texts are.
fn counted_size(model: &Model) -> String {
    let files = model.documents.iter().filter_map(|it| it.sources.as_ref()).flat_map(|it| it.iter());
    let bytes: usize = files.map(|it| it.bytes.len()).sum();
    crate::report::size(bytes)
}
