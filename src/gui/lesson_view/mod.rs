//! The presenter's view: one thing at a time, large enough for the last row, led by a clicker's keys.

mod bars;
mod debrief;
mod invitation;
mod keys;
mod measure;
mod notes;
mod spotlight;
mod step;
mod task;
mod typing;

use self::measure::{clock, size};
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold, tokens};
use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui, vec2};

/// Shows the lesson over the whole window.
pub fn present_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    keys::read(ui.ctx(), it, commands);
    // The keys are the lesson's: none of them walks about among buttons, but for who types.
    if it.typing.is_none() {
        ui.ctx().memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
    let tokens = tokens(ui);
    notes::window(ui.ctx(), it, commands);
    if it.is_blank {
        CentralPanel::no_frame().frame(Frame::new().fill(tokens.page)).show(ui, |ui| {
            ui.centered_and_justified(|ui| ui.label(RichText::new(say::BLANK).size(size(ui)).color(tokens.weak)));
        });
        return;
    }
    let bar = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(28, 10));
    Panel::top("present bar").frame(bar).show(ui, |ui| bar_ui(ui, it));
    if it.typing.is_some() {
        let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(28, 12));
        Panel::bottom("present typing").frame(frame).show(ui, |ui| typing::typing_ui(ui, it, commands));
    } else if it.has_notes {
        let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(28, 12));
        Panel::bottom("present notes").frame(frame).show(ui, |ui| notes::notes_ui(ui, it));
    }
    if let Some(room) = it.room.as_ref().filter(|room| room.is_open() && room.is_shown) {
        let page = Frame::new().fill(tokens.page).inner_margin(Margin::symmetric(40, 24));
        CentralPanel::no_frame().frame(page).show(ui, |ui| invitation::invitation_ui(ui, it, room, commands));
        return;
    }
    if let Some((task, turned)) = task::with_places(it) {
        let frame = Frame::new().fill(tokens.page).inner_margin(Margin::symmetric(16, 24));
        let width = ui.ctx().content_rect().width() * task::PLACES;
        Panel::right("present places").exact_size(width).frame(frame).show(ui, |ui| {
            task::places_ui(ui, it, task, turned, commands);
        });
    }
    let page = Frame::new().fill(tokens.page).inner_margin(Margin::symmetric(40, 24));
    CentralPanel::no_frame().frame(page).show(ui, |ui| {
        let id = ("present", it.step, it.is_revealed());
        let shown = ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 14.0);
            let by = scrolled(it, commands);
            if by != 0.0 {
                ui.scroll_with_delta(vec2(0.0, by));
            }
            // The bar has its place beside the words.
            ui.set_max_width(ui.available_width() - 16.0);
            match it.class.lesson.steps.get(it.step) {
                Some(of) => step::step_ui(ui, it, of, commands),
                None => debrief::debrief_ui(ui, it, commands),
            }
        });
        // A thin bar says too little from the last row.
        let (inner, below) = (shown.inner_rect, shown.content_size.y - shown.state.clamped_offset().y);
        if below > inner.height() + 4.0 {
            let at = inner.right_bottom() + vec2(-4.0, 24.0);
            let font = eframe::egui::FontId::proportional(24.0);
            ui.painter().text(at, eframe::egui::Align2::RIGHT_BOTTOM, say::MORE_BELOW, font, tokens.accent);
        }
    });
}

/// How far ↑ and ↓ move the page, in points, where there is nothing to be chosen with them.
fn scrolled(it: &Presenting, commands: &[Command]) -> f32 {
    const BY: f32 = 160.0;
    if it.turned().is_some_and(|it| it.task.is_some() && !it.is_revealed) {
        return 0.0;
    }
    let by = |it: &Command| match it {
        Command::Turn(Turn::Choose(true)) => -BY,
        Command::Turn(Turn::Choose(false)) => BY,
        _ => 0.0,
    };
    commands.iter().map(by).sum()
}

fn bar_ui(ui: &mut Ui, it: &Presenting) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (minutes, seconds) = clock(ui, it.since);
            let planned = it.class.lesson.minutes();
            ui.label(RichText::new(say::clock(minutes, seconds, planned)).size(24.0).color(tokens(ui).weak));
            ui.add_space(24.0);
            if let Some(room) = it.room.as_ref().filter(|it| it.is_open()) {
                ui.label(RichText::new(say::room_code(&room.code)).size(24.0));
                ui.add_space(24.0);
            }
            let all = it.class.steps.len();
            ui.label(RichText::new(say::step_of((it.step + 1).min(all), all)).size(24.0));
            ui.add_space(24.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(eframe::egui::Label::new(bold(&it.class.lesson.title).size(24.0)).truncate());
            });
        });
    });
}
