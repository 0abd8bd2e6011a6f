//! A report to write: format and path.

use super::frame::{NO_ANSWER, Then, dialog, enter};
use crate::compare::TopicRow;
use crate::gui::command::Command;
use crate::gui::state::dialogs::{ExportDialog, FORMATS, Format};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use crate::options::Show;
use crate::report::Extent;
use eframe::egui::{Button, ComboBox, Context, RadioButton, RichText, TextEdit, Ui};

/// Shows the dialog while it is open.
pub fn export_ui(ctx: &Context, it: &mut ExportDialog, model: &Model, commands: &mut Vec<Command>) {
    let mut is_open = it.is_open;
    dialog(ctx, say::EXPORT, &mut is_open, 560.0, |ui| {
        file_ui(ui, it, model, commands);
        let weak = tokens(ui).weak;
        if it.was_unanswered {
            ui.label(RichText::new(NO_ANSWER).color(weak));
        }
        let is_openness = model.page == Page::Openness;
        if !is_openness && it.format.is_page() {
            paper_ui(ui, it, model);
        }
        let what = match model.filter.show {
            _ if is_openness => say::OPENNESS_WRITTEN,
            Show::All => say::EVERY_ROW_WRITTEN,
            Show::Changes => say::ONLY_ROWS_DIFFER_WRITTEN,
            Show::Deviations => say::ONLY_ROWS_DEVIATIONS_WRITTEN,
        };
        if is_openness || !it.format.is_page() || it.extent == Extent::Full || model.filter.show != Show::All {
            ui.label(RichText::new(what).color(weak));
        }
        let mut answer = Then::Stay;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let is_ready = !it.path.trim().is_empty();
            let write = ui.add_enabled(is_ready, Button::new(say::WRITE_REPORT));
            if write.clicked() || (is_ready && enter(ui)) {
                commands.push(Command::Export(Box::new(it.wanted())));
                answer = Then::Close;
            }
            if ui.button(say::CANCEL).clicked() {
                answer = Then::Close;
            }
        });
        answer
    });
    it.is_open = is_open;
}

/// Format and path.
fn file_ui(ui: &mut Ui, it: &mut ExportDialog, model: &Model, commands: &mut Vec<Command>) {
    // What is open may have changed since a format was chosen.
    if it.format.refused(model).is_some() {
        choose(it, FORMATS[0]);
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(say::FORMAT);
        for format in FORMATS {
            let refused = format.refused(model);
            let radio = ui.add_enabled(refused.is_none(), RadioButton::new(it.format == format, format.label));
            if radio.on_disabled_hover_text(refused.unwrap_or_default()).clicked() {
                choose(it, format);
            }
        }
    });
    ui.horizontal(|ui| {
        let label = ui.label(say::FILE);
        let field = TextEdit::singleline(&mut it.path).desired_width(ui.available_width() - 100.0);
        ui.add(field).labelled_by(label.id);
        if ui.button(say::BROWSE).on_hover_text(say::CHOOSE_WHERE_WRITE).clicked() {
            commands.push(Command::BrowseSave(name_of(&it.path).to_owned()));
        }
    });
}

fn choose(it: &mut ExportDialog, format: Format) {
    it.path = with_extension(&it.path, it.format, format);
    it.format = format;
}

/// How much is printed, on what, and for whom.
fn paper_ui(ui: &mut Ui, it: &mut ExportDialog, model: &Model) {
    ui.horizontal_wrapped(|ui| {
        ui.label(say::HOW_MUCH);
        for (extent, words, tip) in [
            (Extent::Summary, say::SUMMARY, say::SUMMARY_TIP),
            (Extent::Changes, say::WITH_CHANGES, say::WITH_CHANGES_TIP),
            (Extent::Full, say::FULL, say::FULL_TIP),
        ] {
            if ui.radio(it.extent == extent, words).on_hover_text(tip).clicked() {
                it.extent = extent;
            }
        }
    });
    let spoken = model.sheet.iter().flat_map(|sheet| &sheet.topics.rows).filter_map(TopicRow::topic);
    let topics: Vec<(&'static str, &'static str)> = spoken.map(|it| (it.id.as_str(), it.title.as_str())).collect();
    ui.horizontal(|ui| {
        let label = ui.label(say::TOPICS);
        let title = topics.iter().find(|topic| topic.0 == it.topic).map_or(say::EVERY_TOPIC, |topic| topic.1);
        let list = ComboBox::from_id_salt("export topic").selected_text(title).width(200.0).show_ui(ui, |ui| {
            ui.selectable_value(&mut it.topic, "", say::EVERY_TOPIC);
            for (id, title) in &topics {
                ui.selectable_value(&mut it.topic, id, *title);
            }
        });
        list.response.labelled_by(label.id);
    });
    for (name, words) in [(say::MATTER, &mut it.matter), (say::READ_BY, &mut it.reviewer)] {
        ui.horizontal(|ui| {
            let label = ui.label(name);
            ui.add(TextEdit::singleline(words).desired_width(320.0)).labelled_by(label.id);
        });
    }
    ui.checkbox(&mut it.is_dated, say::PRINT_TODAYS_DATE);
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
