//! The lessons, to start one.

use super::{Answer, dialog};
use crate::gui::command::Command;
use crate::gui::model::Model;
use crate::gui::strings::present as say;
use crate::gui::theme::{bold, tokens};
use crate::lesson::lessons;
use eframe::egui::{Context, Label, RichText, ScrollArea};

/// Lists lessons.
#[derive(Debug, Default)]
pub struct LessonsDialog {
    pub(super) is_open: bool,
}

impl LessonsDialog {
    /// Opens it.
    pub fn show(&mut self) {
        self.is_open = true;
    }

    /// Shows it while it is open.
    pub fn ui(&mut self, ctx: &Context, model: &Model, commands: &mut Vec<Command>) {
        dialog(ctx, say::LESSONS, &mut self.is_open, 640.0, |ui| {
            ui.label(RichText::new(say::LESSONS_INTRO).color(tokens(ui).weak));
            let height = (ui.ctx().content_rect().height() - 240.0).max(160.0);
            let mut answer = Answer::Stay;
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
                for lesson in lessons().iter().chain(&model.lessons) {
                    ui.horizontal_top(|ui| {
                        let button = ui.button(say::START);
                        let name = say::start(&lesson.title);
                        button.widget_info(|| {
                            eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, name.clone())
                        });
                        if button.clicked() {
                            commands.push(Command::Present(lesson.id.clone()));
                            answer = Answer::Close;
                        }
                        ui.vertical(|ui| {
                            ui.label(bold(&lesson.title));
                            let words = format!("{}. {}", say::minutes(lesson.minutes()), lesson.objective);
                            ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap());
                        });
                    });
                    ui.add_space(4.0);
                }
            });
            ui.label(RichText::new(say::KEYS_1).small().color(tokens(ui).weak));
            ui.label(RichText::new(say::KEYS_2).small().color(tokens(ui).weak));
            if ui.button(say::CLOSE).clicked() { Answer::Close } else { answer }
        });
    }
}
