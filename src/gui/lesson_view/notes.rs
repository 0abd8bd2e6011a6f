//! What only the presenter reads: notes, the steps with their times, the clock.

use super::measure::clock;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold_font, tokens};
use eframe::egui::{
    Button, CentralPanel, Context, Label, Panel, RichText, ScrollArea, Ui, ViewportBuilder, ViewportId,
};

/// The notes below the page.
pub(super) fn notes_ui(ui: &mut Ui, it: &Presenting) {
    let steps = &it.class.lesson.steps;
    let notes = steps.get(it.step).map(|it| it.notes.as_str()).filter(|it| !it.is_empty()).unwrap_or(say::NO_NOTES);
    ui.add(Label::new(RichText::new(notes).size(18.0)).wrap());
    if let Some(next) = steps.get(it.step + 1) {
        ui.label(RichText::new(say::next_is(&next.title)).size(16.0).color(tokens(ui).weak));
    }
}

/// The notes in a window of their own, for the presenter's screen: with the steps to go to, and the answer before the
/// room sees it.
pub(super) fn window(ctx: &Context, it: &Presenting, commands: &mut Vec<Command>) {
    if !it.has_window {
        return;
    }
    let id = ViewportId::from_hash_of("present notes");
    let title = say::notes_of(&it.class.lesson.title);
    let builder = ViewportBuilder::default().with_title(title).with_inner_size([760.0, 480.0]);
    ctx.show_viewport_immediate(id, builder, |ui, class| {
        // Clicker and keyboard lead the lesson whichever window has them.
        if class != eframe::egui::ViewportClass::EmbeddedWindow {
            super::keys::read(ui.ctx(), it, commands);
            if ui.ctx().input(|input| input.viewport().close_requested()) {
                commands.push(Command::Turn(Turn::Window));
            }
        }
        Panel::left("present steps").exact_size(300.0).show(ui, |ui| steps_ui(ui, it, commands));
        CentralPanel::default().show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| own_ui(ui, it));
        });
    });
}

fn own_ui(ui: &mut Ui, it: &Presenting) {
    let step = it.class.lesson.steps.get(it.step);
    let (minutes, seconds) = clock(ui, it.since);
    let lesson = &it.class.lesson;
    ui.label(RichText::new(say::clock(minutes, seconds, lesson.minutes())).color(tokens(ui).weak));
    let (minutes, seconds) = clock(ui, it.since_step);
    let planned = step.map_or(lesson.debrief_minutes, |it| it.minutes);
    ui.label(RichText::new(say::step_clock(minutes, seconds, planned)).size(18.0).color(tokens(ui).strong));
    let title = step.map_or(say::DEBRIEF, |it| it.title.as_str());
    ui.label(RichText::new(title).font(bold_font(22.0)));
    notes_ui(ui, it);
    if let Some(exercise) = step.and_then(|it| it.exercise.as_ref()) {
        ui.add_space(12.0);
        ui.label(RichText::new(say::ANSWER).color(tokens(ui).weak));
        ui.add(Label::new(RichText::new(crate::report::handout::answer(exercise)).size(18.0)).wrap());
        ui.add(Label::new(RichText::new(exercise.because()).size(16.0)).wrap());
    }
    ui.add_space(12.0);
    ui.add(Label::new(RichText::new(say::KEYS_1).small().color(tokens(ui).weak)).wrap());
    ui.add(Label::new(RichText::new(say::KEYS_2).small().color(tokens(ui).weak)).wrap());
}

/// The steps with their times; a click goes there.
fn steps_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    let mut from = 0;
    let steps = it.class.lesson.steps.iter().map(|it| (it.title.as_str(), it.minutes));
    for (at, (title, minutes)) in steps.chain([(say::DEBRIEF, 0)]).enumerate() {
        let words = say::step_at(from, title);
        from += minutes;
        if ui.add(Button::selectable(at == it.step, RichText::new(words).size(16.0)).truncate()).clicked() {
            commands.push(Command::Turn(Turn::GoTo(at)));
        }
    }
}
