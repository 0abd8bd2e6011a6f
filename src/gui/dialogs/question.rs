//! Questions that only the user can answer; what is asked about happens to nothing before that.

use super::frame::{Then, dialog, enter};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::question::{After, Answer, Question};
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use eframe::egui::{Button, Context, RichText, ScrollArea, Ui};

/// Shows the question that is asked, if one is.
pub fn question_ui(ctx: &Context, model: &Model, commands: &mut Vec<Command>) {
    let Some(question) = &model.question else { return };
    let mut is_open = true;
    let mut answer = None;
    dialog(ctx, title(question), &mut is_open, 520.0, |ui| {
        words_ui(ui, question, model);
        ui.add_space(10.0);
        ui.horizontal_wrapped(|ui| {
            for (index, (label, it)) in answers(question).iter().enumerate() {
                let text = RichText::new(*label);
                let button = if index == 0 {
                    Button::new(text.color(tokens(ui).on_accent)).fill(tokens(ui).accent)
                } else {
                    Button::new(text)
                };
                // Enter is the answer that loses nothing: the first one.
                if ui.add(button).clicked() || (index == 0 && enter(ui)) {
                    answer = Some(*it);
                }
            }
        });
        Then::Stay
    });
    if let Some(answer) = answer.or((!is_open).then_some(Answer::Cancel)) {
        commands.push(Command::Answer(answer));
    }
}

fn title(question: &Question) -> &'static str {
    match question {
        Question::Unsaved(_) => say::SAVE_YOUR_WORK,
        Question::Changed { is_new: false, .. } => say::CHANGED_BY_SOMEBODY_ELSE,
        Question::Changed { is_new: true, .. } => say::FILE_THERE_ALREADY,
        Question::Discard(_) => say::THROW_WORK_AWAY,
        Question::Outside { .. } => say::FILES_OUTSIDE_SESSIONS_FOLDER,
    }
}

fn words_ui(ui: &mut Ui, question: &Question, model: &Model) {
    match question {
        Question::Unsaved(after) => {
            let (marks, pins) = (model.edits.marks.len(), model.edits.pins.len());
            let what = match after {
                After::Close => say::CLOSING_WINDOW,
                After::GoOn | After::Recover(_) | After::OpenSession(_) | After::Open(_) => say::OPENING_SOMETHING_ELSE,
            };
            let (marks, pins) = (say::marks(marks), say::pins(pins));
            ui.label(say::comparison_has_work_not(&marks, &pins, what));
        }
        Question::Changed { path, is_new: false, .. } => {
            ui.label(say::changed_by_another_window(path.display()));
        }
        Question::Changed { path, is_new: true, .. } => {
            ui.label(say::exists_replacing_loses_what(path.display()));
        }
        Question::Discard(index) => {
            let summary = model.left_behind.get(*index).map_or("", |it| it.summary.as_str());
            ui.label(say::cannot_be_brought_back(visible(summary)));
        }
        Question::Outside { path, files } => {
            ui.label(say::saved_another_machine_or(path.display()));
            ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
                for file in files {
                    ui.label(RichText::new(visible(&file.to_string_lossy())).monospace().small());
                }
            });
        }
    }
}

fn answers(question: &Question) -> &'static [(&'static str, Answer)] {
    match question {
        Question::Unsaved(_) => {
            &[(say::SAVE, Answer::Save), (say::DONT_SAVE, Answer::Without), (say::CANCEL, Answer::Cancel)]
        }
        Question::Changed { is_new: false, .. } => {
            &[(say::SAVE_AS, Answer::Elsewhere), (say::OVERWRITE, Answer::DoIt), (say::CANCEL, Answer::Cancel)]
        }
        Question::Changed { is_new: true, .. } => {
            &[(say::ANOTHER_NAME, Answer::Elsewhere), (say::REPLACE, Answer::DoIt), (say::CANCEL, Answer::Cancel)]
        }
        Question::Discard(_) => &[(say::KEEP, Answer::Cancel), (say::THROW_AWAY, Answer::DoIt)],
        Question::Outside { .. } => {
            &[(say::LEAVE_THEM_OUT, Answer::Without), (say::READ_THEM, Answer::DoIt), (say::CANCEL, Answer::Cancel)]
        }
    }
}
