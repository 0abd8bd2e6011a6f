//! One step: large words, the question with its quotes, the vote, and what is revealed.

use super::{Presenting, Turn, size};
use crate::artefact::all;
use crate::document::visible;
use crate::edits::Choice;
use crate::gui::command::Command;
use crate::gui::strings::present as say;
use crate::gui::theme::{bold_font, tokens};
use crate::lesson::{Exercise, Step, Told};
use crate::openness::{Role, mappings};
use crate::report::handout::{answer, reading};
use eframe::egui::{Button, Frame, Label, Margin, RichText, Stroke, Ui};

pub(super) fn step_ui(ui: &mut Ui, it: &Presenting, step: &Step, commands: &mut Vec<Command>) {
    let size = size(ui);
    ui.label(RichText::new(&step.title).font(bold_font(size * 1.25)).color(tokens(ui).strong));
    ui.add(Label::new(RichText::new(&step.show).size(size)).wrap());
    let Some(exercise) = &step.exercise else { return };
    match exercise {
        Exercise::Order { texts, .. } => {
            let mut shown: Vec<&str> = texts.iter().map(String::as_str).collect();
            // Until it is revealed the order says nothing.
            if !it.is_revealed() {
                shown.sort_unstable();
            }
            quotes_ui(ui, &shown.iter().map(|it| (*it, None)).collect::<Vec<_>>(), &[], it);
        }
        Exercise::Mapping { mapping, .. } => mapping_ui(ui, mapping, it.is_revealed()),
        Exercise::Mark { .. } | Exercise::Match { .. } => quotes_ui(ui, &exercise.quotes(), &[], it),
        Exercise::Difference { .. } => {
            let quotes: Vec<_> = exercise.quotes().into_iter().rev().collect();
            quotes_ui(ui, &quotes, &[say::BEFORE, say::AFTER], it);
        }
    }
    // The answer takes the question's place, so that all of it is in sight.
    if it.is_revealed() {
        return revealed_ui(ui, it, exercise);
    }
    ui.add(Label::new(RichText::new(exercise.question()).font(bold_font(size))).wrap());
    if matches!(exercise, Exercise::Mark { .. }) {
        votes_ui(ui, it, commands);
    }
}

/// The words of texts, each in a frame, with where they stand.
fn quotes_ui(ui: &mut Ui, quotes: &[(&str, Option<&str>)], names: &[&str], it: &Presenting) {
    let size = size(ui);
    for (index, (text, quote)) in quotes.iter().enumerate() {
        let frame = Frame::new().fill(tokens(ui).raised).inner_margin(Margin::symmetric(20, 12)).corner_radius(6);
        frame.stroke(Stroke::new(1.0, tokens(ui).line)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if let Some(quote) = quote {
                ui.add(Label::new(RichText::new(format!("“{quote}”")).size(size)).wrap());
            }
            let bare = |it: &str| it.split_whitespace().collect::<String>();
            let stands = |told: &&Told| quote.is_some_and(|quote| bare(&told.clause).contains(&bare(quote)));
            let told = it.told.get(it.step).into_iter().flatten().find(stands);
            let place = told.map_or_else(|| say::from(text), |it| say::quote_from(&it.label, text));
            let place = names.get(index).map_or_else(|| place.clone(), |name| format!("{name}: {place}"));
            ui.label(RichText::new(place).size(24.0).color(tokens(ui).weak));
        });
    }
}

/// The room's voices; a click counts one more, like its key.
fn votes_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    let votes = it.votes.get(it.step);
    ui.horizontal_wrapped(|ui| {
        for (number, choice) in (1..).zip(Choice::ALL) {
            let count = votes.and_then(|it| it.get(&choice)).copied().unwrap_or(0);
            let words = format!("{number}  {}", say::votes_for(choice.name(), count));
            if ui.add(Button::new(RichText::new(words).size(26.0))).clicked() {
                commands.push(Command::Turn(Turn::Vote(choice, true)));
            }
        }
    });
}

fn revealed_ui(ui: &mut Ui, it: &Presenting, exercise: &Exercise) {
    let size = size(ui);
    let part = |ui: &mut Ui, title: &str, words: &str| {
        ui.label(RichText::new(title).size(24.0).color(tokens(ui).weak));
        ui.add(Label::new(RichText::new(words).size(size).color(tokens(ui).strong)).wrap());
    };
    ui.separator();
    part(ui, say::ANSWER, &answer(exercise));
    ui.add(Label::new(RichText::new(exercise.because()).size(size)).wrap());
    let votes = it.votes.get(it.step).filter(|it| it.values().any(|it| *it > 0));
    if let Some(votes) = votes {
        part(ui, say::ROOM_SAID, &room(votes));
    }
    let told = it.told.get(it.step).map_or(&[][..], Vec::as_slice);
    if matches!(exercise, Exercise::Mark { .. } | Exercise::Difference { .. }) {
        let words: Vec<String> = told.iter().map(|it| visible(&reading(&it.freedoms, &it.findings))).collect();
        part(
            ui,
            say::PROGRAM_READS,
            if words.is_empty() { say::NOTHING_READ } else { words.first().map_or("", String::as_str) },
        );
        ui.label(RichText::new(say::DISAGREE).size(24.0).color(tokens(ui).weak));
    }
}

/// How the room voted, the most voices first.
pub(super) fn room(votes: &std::collections::BTreeMap<Choice, u32>) -> String {
    let all: u32 = votes.values().sum();
    let mut list: Vec<(&Choice, &u32)> = votes.iter().filter(|it| *it.1 > 0).collect();
    list.sort_by_key(|it| std::cmp::Reverse(*it.1));
    list.into_iter().map(|(choice, count)| say::votes_of(choice.name(), count, all)).collect::<Vec<_>>().join(", ")
}

/// The parts of a model, and once it is revealed, the parts of a program that they stand for.
fn mapping_ui(ui: &mut Ui, id: &str, is_revealed: bool) {
    let size = size(ui);
    let mapping = mappings().iter().find(|it| it.id == id);
    let name = |id: &String| all().find(|it| it.id == *id).map_or(id.clone(), |it| it.name.to_owned());
    let mut line = |words: String, is_quiet: bool| {
        let color = if is_quiet { tokens(ui).weak } else { tokens(ui).text };
        ui.add(Label::new(RichText::new(words).size(size).color(color)).wrap());
    };
    if let Some(mapping) = mapping.filter(|_| is_revealed) {
        for role in Role::ALL.into_iter().filter(|it| !mapping.of(*it).is_empty()) {
            let parts = mapping.of(role).iter().map(name).collect::<Vec<_>>().join(", ");
            line(format!("{}: {parts}", role.name()), false);
        }
    } else {
        line(all().filter(|it| it.is_required).map(|it| it.name).collect::<Vec<_>>().join(" · "), true);
        line(Role::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(" · "), true);
    }
}
