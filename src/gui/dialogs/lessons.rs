//! The lessons, to start one.

use super::frame::{Then, dialog};
use crate::gui::command::Command;
use crate::gui::state::dialogs::PlainDialog;
use crate::gui::state::model::Model;
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold, tokens};
use crate::lesson::{OWN, lessons};
use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Label, RichText, ScrollArea, Ui, WidgetInfo};

/// Shows the dialog while it is open.
pub fn lessons_ui(ctx: &Context, it: &mut PlainDialog, model: &Model, commands: &mut Vec<Command>) {
    dialog(ctx, say::LESSONS, &mut it.is_open, 640.0, |ui| {
        ui.label(RichText::new(say::LESSONS_INTRO).color(tokens(ui).weak));
        let height = (ui.ctx().content_rect().height() - 240.0).max(160.0);
        let mut answer = Then::Stay;
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 14.0);
            if model.sheet.is_some() {
                lesson_ui(ui, (OWN, say::OWN_DOCUMENTS), say::OWN_INTRO.to_owned(), &mut answer, commands);
            }
            for lesson in lessons().iter().chain(&model.lessons) {
                let about = format!("{}. {}", say::minutes(lesson.minutes()), lesson.objective);
                lesson_ui(ui, (&lesson.id, &lesson.title), about, &mut answer, commands);
            }
        });
        ui.add(Label::new(RichText::new(say::KEYS_1).small().color(tokens(ui).weak)).wrap());
        ui.add(Label::new(RichText::new(say::KEYS_2).small().color(tokens(ui).weak)).wrap());
        if ui.button(say::CLOSE).clicked() { Then::Close } else { answer }
    });
}

/// A lesson with what it is about; the button's name says which one it starts.
fn lesson_ui(ui: &mut Ui, (id, title): (&str, &str), about: String, answer: &mut Then, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        let button = ui.button(say::START);
        let name = say::start(title);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
        if button.gained_focus() {
            button.scroll_to_me(None);
        }
        if button.clicked() {
            commands.push(Command::Present(id.to_owned()));
            *answer = Then::Close;
        }
        ui.vertical(|ui| {
            ui.label(bold(title));
            ui.add(Label::new(RichText::new(about).color(tokens(ui).weak)).wrap());
        });
    });
    ui.add_space(4.0);
}
