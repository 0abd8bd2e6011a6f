//! A lesson as a file: read, changed with its mistakes below it, tried, saved.

use super::frame::{Then, dialog};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::lesson_editor::{LessonEditor, LessonWanted};
use crate::gui::strings::lesson_editor as say;
use crate::gui::theme::tokens;
use crate::lesson::{Lesson, checked};
use eframe::egui::{Button, Context, RichText, ScrollArea, TextEdit, Ui};
use std::path::PathBuf;

/// So many mistakes are told at once.
const MISTAKES: usize = 4;
/// Lines of the field.
const LINES: usize = 16;

/// Shows the dialog while it is open.
pub fn lesson_editor_ui(ctx: &Context, it: &mut LessonEditor, commands: &mut Vec<Command>) {
    let LessonEditor { is_open, path, text, mistakes, checked: of } = it;
    dialog(ctx, say::LESSON, is_open, 760.0, |ui| {
        ui.label(say::WHAT_A_LESSON_IS);
        ui.horizontal(|ui| {
            let label = ui.label(say::LESSON_FILE);
            ui.add(TextEdit::singleline(path).desired_width(ui.available_width() - 120.0)).labelled_by(label.id);
            if ui.button(say::READ_FILE).clicked() {
                commands.push(wanted(LessonWanted::Read(PathBuf::from(path.trim()))));
            }
        });
        let height = (ui.ctx().content_rect().height() * 0.5).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let label = ui.label(say::THE_LESSON);
            let field = TextEdit::multiline(text).code_editor().desired_width(f32::INFINITY).desired_rows(LINES);
            // Tab goes on to the buttons: who has no mouse must get out of the field.
            ui.add(field.lock_focus(false)).labelled_by(label.id);
        });
        if of.as_ref() != Some(text) {
            *mistakes = checked(text).err().unwrap_or_default().iter().map(|it| visible(it)).collect();
            *of = Some(text.clone());
        }
        mistakes_ui(ui, text, mistakes);
        buttons_ui(ui, (path, text), mistakes.is_empty(), commands)
    });
}

fn mistakes_ui(ui: &mut Ui, text: &str, mistakes: &[String]) {
    let tokens = tokens(ui);
    if mistakes.is_empty()
        && let Ok(lesson) = Lesson::read(text)
    {
        let questions = lesson.steps.iter().filter(|it| it.exercise.is_some()).count();
        ui.label(RichText::new(say::no_mistakes(lesson.minutes(), questions)).color(tokens.weak));
    }
    for it in mistakes.iter().take(MISTAKES) {
        ui.label(RichText::new(it).color(tokens.conflicts.mark));
    }
    if let Some(more) = mistakes.len().checked_sub(MISTAKES).filter(|it| *it > 0) {
        ui.label(say::and_more(more));
    }
}

/// A lesson with mistakes can be saved, for it need not be written in a day, and is not tried.
fn buttons_ui(ui: &mut Ui, (path, text): (&str, &str), is_ready: bool, commands: &mut Vec<Command>) -> Then {
    let mut answer = Then::Stay;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.add_enabled(is_ready, Button::new(say::TRY)).clicked() {
            commands.push(wanted(LessonWanted::Try(text.to_owned())));
            answer = Then::Close;
        }
        if ui.add_enabled(!path.trim().is_empty(), Button::new(say::SAVE)).clicked() {
            commands.push(wanted(LessonWanted::Write(PathBuf::from(path.trim()), text.to_owned())));
        }
        if ui.button(say::CLOSE).clicked() {
            answer = Then::Close;
        }
    });
    answer
}

fn wanted(it: LessonWanted) -> Command {
    Command::LessonFile(Box::new(it))
}
