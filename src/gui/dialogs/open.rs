//! Files to open: typed, or chosen in the system's dialog.

use super::frame::{NO_ANSWER, Then, dialog, enter};
use crate::gui::command::Command;
use crate::gui::state::dialogs::OpenDialog;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use eframe::egui::{Button, Context, RichText, TextEdit};

/// Shows the dialog while it is open.
pub fn open_ui(ctx: &Context, it: &mut OpenDialog, commands: &mut Vec<Command>) {
    let OpenDialog { is_open, path, wants_focus, was_unanswered } = it;
    dialog(ctx, say::OPEN, is_open, 540.0, |ui| {
        let label = ui.label(say::PATH_FOLDER_OR_SPDX);
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(path)
                .hint_text(say::LICENSE_TXT_SPDX_APACHE)
                .desired_width(ui.available_width() - 100.0);
            let response = ui.add(field).labelled_by(label.id);
            if std::mem::take(wants_focus) {
                response.request_focus();
            }
            if ui.button(say::BROWSE).on_hover_text(say::CHOOSE_ONE_OR_MORE).clicked() {
                commands.push(Command::BrowseOpen);
            }
        });
        if *was_unanswered {
            ui.label(RichText::new(NO_ANSWER).color(tokens(ui).weak));
        }
        let arguments = split(path);
        let mut answer = Then::Stay;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let is_ready = !arguments.is_empty();
            let open = ui.add_enabled(is_ready, Button::new(say::OPEN));
            if open.clicked() || (is_ready && enter(ui)) {
                commands.push(Command::Open(arguments));
                answer = Then::Close;
            }
            if ui.button(say::CANCEL).clicked() {
                answer = Then::Close;
            }
        });
        answer
    });
}

/// What was typed, as arguments; quotes around a path are not part of it.
fn split(typed: &str) -> Vec<String> {
    typed
        .split('|')
        .map(|it| it.trim().trim_matches('"').trim_start_matches("file://"))
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn typed_paths_are_taken_apart() {
        assert_eq!(split("a b.txt | \"C:\\x y.md\"|| spdx:MIT "), ["a b.txt", "C:\\x y.md", "spdx:MIT"]);
        assert_eq!(split("file:///texts/a.txt"), ["/texts/a.txt"]);
    }
}
