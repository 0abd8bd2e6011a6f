//! Where a session is saved, and which one is laid over it.

use super::frame::{NO_ANSWER, Then, dialog, enter};
use crate::gui::command::Command;
use crate::gui::state::dialogs::{LayOverDialog, SessionDialog};
use crate::gui::state::model::Model;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use crate::session::EXTENSION;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Button, Context, RichText, TextEdit, Ui};
use std::path::PathBuf;

/// Shows the dialog while it is open.
pub fn session_ui(ctx: &Context, it: &mut SessionDialog, model: &Model, commands: &mut Vec<Command>) {
    let SessionDialog { is_open, path, carries, was_unanswered, wants_focus, after } = it;
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
        let mut answer = Then::Stay;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let is_ready = !path.trim().is_empty();
            let save = ui.add_enabled(is_ready, Button::new(say::SAVE_SESSION));
            if save.clicked() || (is_ready && enter(ui)) {
                let path = with_extension(path.trim());
                commands.push(Command::SaveAs { path, carries: *carries, after: after.clone() });
                answer = Then::Close;
            }
            if ui.button(say::CANCEL).clicked() {
                answer = Then::Close;
            }
        });
        answer
    });
}

/// Shows the dialog while it is open.
pub fn lay_over_ui(ctx: &Context, it: &mut LayOverDialog, commands: &mut Vec<Command>) {
    let LayOverDialog { is_open, path, was_unanswered, wants_focus } = it;
    dialog(ctx, say::LAY_REVIEWERS_SESSION_OVER, is_open, 540.0, |ui| {
        ui.label(say::MARKS_PINS_VOTES_OTHER);
        path_ui(ui, path, wants_focus, commands, |_| Command::BrowseLayOver);
        if *was_unanswered {
            ui.label(RichText::new(NO_ANSWER).color(tokens(ui).weak));
        }
        let mut answer = Then::Stay;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let is_ready = !path.trim().is_empty();
            let take = ui.add_enabled(is_ready, Button::new(say::LAY_OVER));
            if take.clicked() || (is_ready && enter(ui)) {
                commands.push(Command::LayOver(PathBuf::from(path.trim())));
                answer = Then::Close;
            }
            if ui.button(say::CANCEL).clicked() {
                answer = Then::Close;
            }
        });
        answer
    });
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

/// A path for a session: as typed, with the extension that makes it one.
fn with_extension(typed: &str) -> PathBuf {
    let home = typed.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    let typed = &home.map_or_else(|| typed.to_owned(), |it| it.to_string_lossy().into_owned());
    let path = PathBuf::from(typed);
    if path.extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION)) {
        return path;
    }
    PathBuf::from(format!("{typed}.{EXTENSION}"))
}

#[cfg(test)]
mod tests {
    use super::with_extension;
    use std::path::Path;

    #[test]
    fn a_session_gets_its_extension_once() {
        for (typed, path) in [("a", "a.undiluted"), ("a.undiluted", "a.undiluted"), ("v1.2", "v1.2.undiluted")] {
            assert_eq!(with_extension(typed), Path::new(path));
        }
    }
}
