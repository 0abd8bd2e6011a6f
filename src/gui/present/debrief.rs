//! The end of a lesson: what to talk about, and what was asked, voted and revealed.

use super::step::room;
use super::{Presenting, size};
use crate::gui::command::Command;
use crate::gui::strings::present as say;
use crate::gui::theme::{bold_font, tokens};
use crate::lesson::Exercise;
use crate::report::handout::answer;
use eframe::egui::{Button, Label, RichText, Ui};

pub(super) fn debrief_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    let size = size(ui);
    ui.label(RichText::new(say::DEBRIEF).font(bold_font(size * 1.25)).color(tokens(ui).strong));
    for question in &it.lesson.debrief {
        ui.add(Label::new(RichText::new(question).size(size)).wrap());
    }
    ui.separator();
    ui.label(RichText::new(say::WHAT_WAS_ASKED).font(bold_font(size)));
    for line in lines(it) {
        ui.add(Label::new(RichText::new(line).size(24.0)).wrap());
    }
    if ui.add(Button::new(RichText::new(say::SAVE_DEBRIEF).size(24.0))).clicked() {
        commands.push(Command::Copy(words(it)));
    }
}

fn lines(it: &Presenting) -> Vec<String> {
    let asked = it.lesson.steps.iter().zip(&it.votes).filter_map(|(step, votes)| {
        let exercise = step.exercise.as_ref()?;
        let Exercise::Mark { .. } = exercise else { return None };
        let room = if votes.values().any(|it| *it > 0) { room(votes) } else { say::NOT_ASKED.to_owned() };
        Some(say::asked(&step.title, room, answer(exercise)))
    });
    asked.collect()
}

/// The debrief as plain text, to be kept.
fn words(it: &Presenting) -> String {
    let mut all = vec![it.lesson.title.clone(), it.lesson.objective.clone(), String::new()];
    all.extend(lines(it));
    all.push(String::new());
    all.extend(it.lesson.debrief.iter().cloned());
    all.join("\n")
}
