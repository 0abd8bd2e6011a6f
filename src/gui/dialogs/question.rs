//! Questions that only the user can answer; what is asked about happens to nothing before that.

use super::Answer as Stays;
use super::{dialog, enter};
use crate::document::visible;
use crate::gui::answering::Answer;
use crate::gui::command::Command;
use crate::gui::model::{After, Model, Question};
use crate::gui::theme::tokens;
use crate::gui::words::counted;
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
        Stays::Stay
    });
    if let Some(answer) = answer.or((!is_open).then_some(Answer::Cancel)) {
        commands.push(Command::Answer(answer));
    }
}

fn title(question: &Question) -> &'static str {
    match question {
        Question::Unsaved(_) => "Save your work?",
        Question::Changed { is_new: false, .. } => "Changed by somebody else",
        Question::Changed { is_new: true, .. } => "The file is there already",
        Question::Discard(_) => "Throw this work away?",
        Question::Outside { .. } => "Files outside the session's folder",
    }
}

fn words_ui(ui: &mut Ui, question: &Question, model: &Model) {
    match question {
        Question::Unsaved(after) => {
            let (marks, pins) = (model.edits.marks.len(), model.edits.pins.len());
            let what = match after {
                After::Close => "closing the window",
                After::GoOn | After::Recover(_) | After::OpenSession(_) | After::Open(_) => "opening something else",
            };
            let (marks, pins) = (counted(marks, "mark", "marks"), counted(pins, "pin", "pins"));
            ui.label(format!("This comparison has work that is not saved ({marks}, {pins}). Save it before {what}?"));
        }
        Question::Changed { path, is_new: false, .. } => {
            ui.label(format!(
                "{} was changed by another window or program since you opened it. Overwriting it loses what was \
                 changed there. Saved under another name, yours can be laid over it.",
                path.display()
            ));
        }
        Question::Changed { path, is_new: true, .. } => {
            ui.label(format!("{} exists. Replacing it loses what is in it.", path.display()));
        }
        Question::Discard(index) => {
            let summary = model.left_behind.get(*index).map_or("", |it| it.summary.as_str());
            ui.label(format!("{}. It cannot be brought back.", visible(summary)));
        }
        Question::Outside { path, files } => {
            ui.label(format!(
                "{} was saved on another machine or by somebody else, and names files outside its own folder. Reading \
                 them shows their text here, and in reports that you export.",
                path.display()
            ));
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
        Question::Unsaved(_) => &[("Save", Answer::Save), ("Don't save", Answer::Without), ("Cancel", Answer::Cancel)],
        Question::Changed { is_new: false, .. } => {
            &[("Save as…", Answer::Elsewhere), ("Overwrite", Answer::DoIt), ("Cancel", Answer::Cancel)]
        }
        Question::Changed { is_new: true, .. } => {
            &[("Another name…", Answer::Elsewhere), ("Replace", Answer::DoIt), ("Cancel", Answer::Cancel)]
        }
        Question::Discard(_) => &[("Keep it", Answer::Cancel), ("Throw it away", Answer::DoIt)],
        Question::Outside { .. } => {
            &[("Leave them out", Answer::Without), ("Read them", Answer::DoIt), ("Cancel", Answer::Cancel)]
        }
    }
}
