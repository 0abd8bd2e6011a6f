//! A report to write: format and path.

use super::{Answer, NO_ANSWER, dialog, enter};
use crate::gui::command::Command;
use crate::gui::export::{FORMATS, Format};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use eframe::egui::{Button, Context, RichText, TextEdit};

/// Asks how and where to write a report.
#[derive(Debug)]
pub struct ExportDialog {
    pub(super) is_open: bool,
    format: Format,
    path: String,
    was_unanswered: bool,
}

impl Default for ExportDialog {
    fn default() -> Self {
        Self { is_open: false, format: FORMATS[0], path: String::new(), was_unanswered: false }
    }
}

impl ExportDialog {
    /// Opens it; format and folder are those of the last time.
    pub fn show(&mut self, model: &Model) {
        if self.path.is_empty() {
            self.path = format!("{}.{}", file_name(model), self.format.extension);
        }
        self.is_open = true;
        self.was_unanswered = false;
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
        let Self { is_open, format, path, was_unanswered } = self;
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
            let mut answer = Answer::Stay;
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let is_ready = !path.trim().is_empty();
                let write = ui.add_enabled(is_ready, Button::new(say::WRITE_REPORT));
                if write.clicked() || (is_ready && enter(ui)) {
                    commands.push(Command::Export(format.id.to_owned(), path.trim().to_owned()));
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

/// A file name made of the documents' names, of letters that every system takes.
pub(super) fn file_name(model: &Model) -> String {
    let names: Vec<String> = model
        .loaded()
        .iter()
        .take(3)
        .map(|it| {
            let name = it.document.short_name();
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let name = name.rsplit_once(':').map_or(stem, |(_, id)| id);
            name.chars()
                .map(|it| if it.is_ascii_alphanumeric() || "-._".contains(it) { it } else { '-' })
                .take(40)
                .collect()
        })
        .collect();
    names.join("-vs-")
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
