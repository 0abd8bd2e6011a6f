//! One step: large words, the question with its quotes, the vote, and what is revealed.

use super::bars::{bars_ui, has_bars};
use super::measure::size;
use super::spotlight::{Words, words_ui};
use super::task::task_ui;
use crate::document::visible;
use crate::edits::Choice;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold_font, tokens};
use crate::lesson::{Exercise, OWN, Phase, Step, Turned, grouped};
use crate::report::handout::{answer, reading};
use eframe::egui::{Button, Frame, Label, Margin, RichText, Stroke, Ui};

pub(super) fn step_ui(ui: &mut Ui, it: &Presenting, step: &Step, commands: &mut Vec<Command>) {
    let size = size(ui);
    ui.label(RichText::new(&step.title).font(bold_font(size * 1.25)).color(tokens(ui).strong));
    if !step.show.is_empty() {
        ui.add(Label::new(RichText::new(&step.show).size(size)).wrap());
    }
    let (Some(exercise), Some(turned)) = (&step.exercise, it.turned()) else { return };
    if let Some(task) = &turned.task {
        // A lesson that asks in its own words need not ask twice.
        if !it.is_revealed() && !step.show.trim_end().ends_with('?') {
            ui.add(Label::new(RichText::new(exercise.question()).font(bold_font(size))).wrap());
        }
        task_ui(ui, it, task, turned, commands);
    } else {
        quotes_ui(ui, it, exercise, turned);
    }
    // The answer takes the question's place, so that all of it is in sight.
    if it.is_revealed() {
        return revealed_ui(ui, it, exercise, turned);
    }
    let argue = if step.argue.is_empty() { say::ARGUE } else { step.argue.as_str() };
    let question = match turned.phase {
        Phase::Argue => Some(argue),
        _ => turned.task.is_none().then(|| exercise.question()),
    };
    if let Some(question) = question {
        ui.add(Label::new(RichText::new(question).font(bold_font(size))).wrap());
    }
    if turned.phase == Phase::Argue && !turned.groups.is_empty() {
        ui.add(Label::new(RichText::new(say::drawn(grouped(&turned.groups))).size(size)).wrap());
    }
    if exercise.is_voted_on() && turned.phase != Phase::Argue {
        votes_ui(ui, turned, commands);
    }
    rounds_ui(ui, it, step, turned, commands);
}

/// The words of texts, each in a frame, with where they stand; of a pair the one before comes first.
fn quotes_ui(ui: &mut Ui, it: &Presenting, exercise: &Exercise, turned: &Turned) {
    let is_pair = matches!(exercise, Exercise::Difference { .. });
    let size = size(ui);
    let quotes: Vec<_> = exercise.quotes().into_iter().zip(&turned.differing).collect();
    for (index, ((text, quote), differing)) in quotes.into_iter().enumerate().rev() {
        let Some(quote) = quote else { continue };
        if index > 0 && !is_pair {
            continue;
        }
        let frame = Frame::new().fill(tokens(ui).raised).inner_margin(Margin::symmetric(20, 12)).corner_radius(6);
        frame.stroke(Stroke::new(1.0, tokens(ui).line)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let told = turned.told_in(quote);
            let clause = told.filter(|_| it.spotlight == Some(it.step)).map(|it| it.clause.as_str());
            let differing = if turned.is_revealed { differing.as_slice() } else { &[] };
            words_ui(ui, &Words { quote, clause, differing }, size);
            let place = told.map_or_else(|| say::from(text), |it| say::quote_from(&it.label, text));
            let name = if index == 0 { say::AFTER } else { say::BEFORE };
            let place = if is_pair { say::named_place(name, place) } else { place };
            ui.label(RichText::new(place).size(24.0).color(tokens(ui).weak));
        });
    }
}

/// The room's voices; a click counts one more, like its key.
fn votes_ui(ui: &mut Ui, turned: &Turned, commands: &mut Vec<Command>) {
    let size = size(ui).max(26.0);
    if turned.was_revealed {
        ui.label(RichText::new(say::VOTE_AGAIN).size(24.0).color(tokens(ui).weak));
    }
    ui.horizontal_wrapped(|ui| {
        for (number, choice) in (1..).zip(Choice::ALL) {
            let count = turned.votes_shown().get(&choice).copied().unwrap_or(0);
            let words = say::place(number, say::votes_for(choice.name(), count));
            if ui.add(Button::new(RichText::new(words).size(size))).clicked() {
                commands.push(Command::Turn(Turn::Vote(choice, true)));
            }
        }
        if ui.add(Button::new(RichText::new(say::TYPE_COUNTS).size(size))).clicked() {
            commands.push(Command::Turn(Turn::BeginCounts));
        }
    });
}

/// Which vote this is, how many phones answered, and the way to the next.
fn rounds_ui(ui: &mut Ui, it: &Presenting, step: &Step, turned: &Turned, commands: &mut Vec<Command>) {
    if turned.was_revealed {
        return;
    }
    let room = it.room.as_ref().filter(|it| it.is_open());
    ui.horizontal_wrapped(|ui| {
        let next = match turned.phase {
            Phase::First if step.argue.is_empty() && room.is_none() => None,
            Phase::First => Some(say::ARGUE_KEY),
            Phase::Argue => Some(say::AGAIN_KEY),
            Phase::Second => None,
        };
        if let Some(words) = next
            && ui.add(Button::new(RichText::new(words).size(24.0))).clicked()
        {
            commands.push(Command::Turn(Turn::Again));
        }
        if turned.phase == Phase::Argue && ui.add(Button::new(RichText::new(say::DRAW_KEY).size(24.0))).clicked() {
            commands.push(Command::Turn(Turn::Draw));
        }
        if room.is_none() && ui.add(Button::new(RichText::new(say::ROOM_KEY).size(24.0))).clicked() {
            commands.push(Command::Turn(Turn::Room));
        }
        if turned.phase == Phase::Second {
            ui.label(RichText::new(say::SECOND_VOTE).size(24.0));
        }
        if let Some(room) = room.filter(|_| turned.phase.is_open()) {
            let answered = turned.phones.of(turned.phase.round()).len();
            ui.label(RichText::new(say::answered(answered, room.phones)).size(24.0));
        }
    });
}

/// What the program reads in the words; of a pair in both.
fn read(exercise: &Exercise, turned: &Turned) -> String {
    let words = |quote: Option<&str>| {
        let told = quote.and_then(|it| turned.told_in(it));
        told.map_or_else(|| say::NOTHING_READ.to_owned(), |it| visible(&reading(&it.freedoms, &it.findings)))
    };
    match exercise.quotes().as_slice() {
        [(_, after), (_, before)] => say::read_in_both(words(*before), words(*after)),
        [(_, only), ..] => words(*only),
        [] => String::new(),
    }
}

fn revealed_ui(ui: &mut Ui, it: &Presenting, exercise: &Exercise, turned: &Turned) {
    let is_own = it.class.lesson.id == OWN;
    let size = size(ui);
    let part = |ui: &mut Ui, title: &str, words: &str| {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(RichText::new(title).size(24.0).color(tokens(ui).weak));
            ui.add(Label::new(RichText::new(words).size(size).color(tokens(ui).strong)).wrap());
        });
    };
    ui.separator();
    // What was moved shows the lesson's places already, and of a pair the words that differ stand out.
    match (&turned.task, exercise) {
        _ if is_own => {}
        // Its marks among the bars are the answer.
        _ if exercise.is_voted_on() && has_bars(turned) => {}
        (Some(task), _) => {
            let (right, of) = task.right(&turned.placed);
            part(ui, say::ANSWER, &say::as_in_lesson(right, of));
        }
        (None, Exercise::Difference { because, answer, .. }) if answer.is_empty() => part(ui, say::ANSWER, because),
        (None, _) => part(ui, say::ANSWER, &answer(exercise)),
    }
    if has_bars(turned) {
        bars_ui(ui, &it.class, it.step, exercise, turned);
    }
    let is_said = matches!(exercise, Exercise::Difference { answer, .. } if answer.is_empty());
    if !is_own && !is_said {
        ui.add(Label::new(RichText::new(exercise.because()).size(size)).wrap());
    }
    if let Some(said) = turned.said().filter(|_| turned.task.is_none() && !has_bars(turned)) {
        part(ui, say::ROOM_SAID, &said);
    }
    if matches!(exercise, Exercise::Mark { .. } | Exercise::Difference { .. }) {
        part(ui, say::PROGRAM_READS, &read(exercise, turned));
        // In a lesson on open documents that is the answer.
        if is_own {
            ui.add(Label::new(RichText::new(exercise.because()).size(size)).wrap());
        }
    }
    if turned.disagreement.is_empty() {
        ui.label(RichText::new(say::DISAGREE).size(24.0).color(tokens(ui).weak));
    } else {
        part(ui, say::ROOM_DISAGREES, &turned.disagreement);
    }
}
