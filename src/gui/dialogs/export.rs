//! A report to write: format and path.

use super::frame::{NO_ANSWER, Then, dialog, enter};
use crate::gui::command::Command;
use crate::gui::state::dialogs::{ExportDialog, FORMATS, Format};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use eframe::egui::{Button, Context, RichText, TextEdit};

/// Shows the dialog while it is open.
pub fn export_ui(ctx: &Context, it: &mut ExportDialog, model: &Model, commands: &mut Vec<Command>) {
    let ExportDialog { is_open, format, path, was_unanswered } = it;
    dialog(ctx, say::EXPORT, is_open, 540.0, |ui| {
        ui.horizontal(|ui| {
            ui.label(say::FORMAT);
            for it in FORMATS {
                if ui.radio(*format == it, it.label).clicked() {
                    *path = with_extension(path, *format, it);
                    *format = it;
                }
            }
        });
        ui.horizontal(|ui| {
            let label = ui.label(say::FILE);
            let field = TextEdit::singleline(path).desired_width(ui.available_width() - 100.0);
            ui.add(field).labelled_by(label.id);
            if ui.button(say::BROWSE).on_hover_text(say::CHOOSE_WHERE_WRITE).clicked() {
                commands.push(Command::BrowseSave(name_of(path).to_owned()));
            }
        });
        let weak = tokens(ui).weak;
        if *was_unanswered {
            ui.label(RichText::new(NO_ANSWER).color(weak));
        }
        let what = match model.filter.show {
            _ if model.page == Page::Openness => say::OPENNESS_WRITTEN,
            crate::options::Show::All => say::EVERY_ROW_WRITTEN,
            crate::options::Show::Changes => say::ONLY_ROWS_DIFFER_WRITTEN,
            crate::options::Show::Deviations => say::ONLY_ROWS_DEVIATIONS_WRITTEN,
        };
        ui.label(RichText::new(what).color(weak));
        let mut answer = Then::Stay;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let is_ready = !path.trim().is_empty();
            let write = ui.add_enabled(is_ready, Button::new(say::WRITE_REPORT));
            if write.clicked() || (is_ready && enter(ui)) {
                commands.push(Command::Export(format.id.to_owned(), path.trim().to_owned()));
                answer = Then::Close;
            }
            if ui.button(say::CANCEL).clicked() {
                answer = Then::Close;
            }
        });
        answer
    });
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    crate::document::last_component(path)
}

/// The path with the extension of another format, if it has that of the present one.
fn with_extension(path: &str, from: Format, to: Format) -> String {
    match path.strip_suffix(from.extension).filter(|stem| stem.ends_with('.')) {
        Some(stem) => format!("{stem}{}", to.extension),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_follows_the_format() {
        assert_eq!(with_extension("a/b.html", FORMATS[0], FORMATS[1]), "a/b.md");
        assert_eq!(with_extension("a/report", FORMATS[0], FORMATS[1]), "a/report");
        assert_eq!(name_of("C:\\x\\y.md"), "y.md");
    }
}
