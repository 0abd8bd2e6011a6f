//! The end of a lesson: what to talk about, and what was asked, voted and revealed.

use super::measure::size;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold_font, tokens};
use crate::lesson::OWN;
use crate::report::handout::answer;
use crate::report::{apart, evidence, to_read};
use eframe::egui::{Button, Label, RichText, Ui};

pub(super) fn debrief_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    let size = size(ui);
    ui.label(RichText::new(say::DEBRIEF).font(bold_font(size * 1.25)).color(tokens(ui).strong));
    for question in &it.class.lesson.debrief {
        ui.add(Label::new(RichText::new(question).size(size)).wrap());
    }
    ui.separator();
    ui.label(RichText::new(say::WHAT_WAS_ASKED).font(bold_font(size)));
    let lines = lines(it);
    if lines.is_empty() {
        ui.label(RichText::new(say::NOTHING_TAKEN).size(24.0).color(tokens(ui).weak));
    }
    for line in lines {
        ui.add(Label::new(RichText::new(line).size(24.0)).wrap());
    }
    let to_read = to_read(&it.class);
    if !to_read.is_empty() {
        ui.label(RichText::new(say::TO_READ).font(bold_font(size)));
    }
    for source in to_read {
        ui.add(Label::new(RichText::new(source).size(24.0)).wrap());
    }
    ui.horizontal(|ui| {
        if ui.add(Button::new(RichText::new(say::SAVE_DEBRIEF).size(24.0))).clicked() {
            commands.push(Command::Turn(Turn::BeginPath));
        }
        if ui.add(Button::new(RichText::new(say::COPY_DEBRIEF).size(24.0))).clicked() {
            commands.push(Command::Copy(words(it)));
        }
    });
    if !it.written.is_empty() {
        ui.add(Label::new(RichText::new(&it.written).size(24.0)).wrap());
    }
}

fn lines(it: &Presenting) -> Vec<String> {
    let is_own = it.class.lesson.id == OWN;
    let mut lines = Vec::new();
    for (at, (step, turned)) in it.class.lesson.steps.iter().zip(&it.class.steps).enumerate() {
        let Some(exercise) = step.exercise.as_ref().filter(|_| turned.is_taken()) else { continue };
        let room = turned.said().unwrap_or_else(|| say::NOT_ASKED.to_owned());
        let line = if is_own {
            say::asked_own(&step.title, room, answer(exercise))
        } else {
            say::asked(&step.title, room, answer(exercise))
        };
        lines.push(if turned.disagreement.is_empty() { line } else { say::disagreed(line, &turned.disagreement) });
        // What phones' votes show of learning stands below what it is about.
        lines.extend(evidence(&it.class, at));
        lines.extend(apart(&it.class, at));
    }
    lines
}

/// The debrief as plain text, to be kept.
fn words(it: &Presenting) -> String {
    let lesson = &it.class.lesson;
    let mut all = vec![lesson.title.clone(), lesson.objective.clone(), String::new()];
    all.extend(lines(it));
    all.push(String::new());
    all.extend(lesson.debrief.iter().cloned());
    let to_read = to_read(&it.class);
    if !to_read.is_empty() {
        all.extend([String::new(), say::TO_READ.to_owned()]);
        all.extend(to_read);
    }
    all.join("\n")
}
