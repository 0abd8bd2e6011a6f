//! Things that a room moves: cards to criteria, licences to ranks, parts of a model to parts of a program.

use super::measure::size;
use super::spotlight::in_quotes;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use crate::gui::strings::lesson as say;
use crate::gui::theme::tokens;
use crate::lesson::{Task, Turned};
use eframe::egui::{Button, Frame, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder};

/// How much of the width the places take.
pub(super) const PLACES: f32 = 0.42;

pub(super) fn task_ui(ui: &mut Ui, it: &Presenting, task: &Task, turned: &Turned, commands: &mut Vec<Command>) {
    for (at, _) in in_order(task, turned) {
        thing_ui(ui, it, task, turned, at, commands);
    }
    if task.is_ranking && !turned.is_revealed {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(say::PLACE).size(24.0).color(tokens(ui).weak));
            for place in 0..task.places.len() {
                place_ui(ui, task, place, commands);
            }
        });
    }
    if !turned.is_revealed {
        ui.add(Label::new(RichText::new(say::TASK_KEYS).size(20.0).color(tokens(ui).weak)).wrap());
    }
}

/// The task whose places stand beside the page, where they do not scroll away.
pub(super) fn with_places(it: &Presenting) -> Option<(&Task, &Turned)> {
    let turned = it.turned().filter(|it| !it.is_revealed)?;
    Some((turned.task.as_ref().filter(|it| !it.is_ranking)?, turned))
}

/// Things in the order they are shown: a ranking as it stands, what has no rank at the end; else as they come.
fn in_order<'a>(task: &'a Task, turned: &Turned) -> Vec<(usize, &'a crate::lesson::Thing)> {
    let mut all: Vec<_> = task.things.iter().enumerate().collect();
    if task.is_ranking {
        let shown =
            |at: usize, right: Option<usize>| if turned.is_revealed { right } else { turned.placed.get(&at).copied() };
        all.sort_by_key(|(at, it)| (shown(*at, it.right.first().copied()).unwrap_or(usize::MAX), *at));
    }
    all
}

fn thing_ui(ui: &mut Ui, it: &Presenting, task: &Task, turned: &Turned, at: usize, commands: &mut Vec<Command>) {
    let Some(thing) = task.things.get(at) else { return };
    let is_chosen = it.chosen == at && !turned.is_revealed;
    let colors = tokens(ui);
    let frame = Frame::new().fill(colors.raised).inner_margin(Margin::symmetric(16, 6)).corner_radius(6);
    let stroke = if is_chosen { Stroke::new(3.0, colors.accent) } else { Stroke::new(1.0, colors.line) };
    let response = ui.scope_builder(UiBuilder::new().id_salt(("thing", at)).sense(Sense::click()), |ui| {
        frame.stroke(stroke).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = if thing.from.is_empty() { thing.words.clone() } else { in_quotes(&thing.words) };
            let words = RichText::new(words).size(24.0_f32.max(size(ui) * 0.9)).color(colors.strong);
            let line = where_to(task, turned, at);
            let weak = |words: String| Label::new(RichText::new(words).size(24.0).color(colors.weak)).selectable(false);
            // A name leaves room beside it, a quote does not.
            if thing.from.is_empty() {
                ui.horizontal_wrapped(|ui| {
                    ui.add(Label::new(words).selectable(false));
                    line.map(|it| ui.add(weak(it)));
                });
            } else {
                ui.add(Label::new(words).selectable(false).wrap());
                line.map(|it| ui.add(weak(it).wrap()));
            }
        });
    });
    if is_chosen {
        response.response.scroll_to_me(None);
    }
    if response.response.clicked() {
        commands.push(Command::Turn(Turn::Pick(at)));
    }
}

/// Where the room put a thing, and, once it is revealed, where the lesson has it.
fn where_to(task: &Task, turned: &Turned, at: usize) -> Option<String> {
    let place = |it: &usize| task.places.get(*it).map(String::as_str);
    let put = turned.placed.get(&at).and_then(place);
    if !turned.is_revealed {
        return put.map(say::room_put);
    }
    let right: Vec<&str> = task.things.get(at)?.right.iter().filter_map(place).collect();
    let is_same = put.is_some_and(|it| right.contains(&it));
    let put = put.unwrap_or(say::NO_PLACE);
    let right = if right.is_empty() { say::NO_PLACE.to_owned() } else { right.join(say::OR) };
    Some(if is_same { say::both_put(put) } else { say::lesson_put(right, put) })
}

/// Where things go; how many are there.
pub(super) fn places_ui(ui: &mut Ui, it: &Presenting, task: &Task, turned: &Turned, commands: &mut Vec<Command>) {
    ScrollArea::vertical().id_salt(("places", it.step)).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for place in 0..task.places.len() {
            place_ui(ui, task, place, commands);
        }
        let left = task.things.len() - turned.placed.len();
        if left > 0 {
            ui.label(RichText::new(say::to_be_put(left)).size(24.0).color(tokens(ui).weak));
        }
    });
}

fn place_ui(ui: &mut Ui, task: &Task, place: usize, commands: &mut Vec<Command>) {
    let Some(name) = task.places.get(place) else { return };
    let key = (place + 1) % 10;
    let words = if task.is_ranking { name.clone() } else { say::place(key, name) };
    let button = Button::new(RichText::new(words).size(24.0)).wrap().frame_when_inactive(task.is_ranking);
    if ui.add(button).clicked() {
        commands.push(Command::Turn(Turn::Put(place)));
    }
}
