//! The presenter's view: one thing at a time, large enough for the last row, led by a clicker's keys.
//!
//! What the room voted and what was revealed is kept until the lesson ends; nothing of it is anybody's by name.

mod debrief;
mod step;

use super::command::Command;
use super::strings::present as say;
use super::theme::{bold, bold_font, tokens};
use crate::edits::Choice;
use crate::lesson::{Lesson, Told};
use eframe::egui::{
    CentralPanel, Context, Frame, Key, Label, Layout, Margin, Modifiers, Panel, RichText, ScrollArea, Ui,
    ViewportBuilder, ViewportId, vec2,
};
use std::collections::BTreeMap;
use std::time::Duration;

/// A lesson that is being given.
#[derive(Clone, Debug)]
pub struct Presenting {
    /// The lesson.
    pub lesson: Lesson,
    /// Which step; as many as there are means the debrief.
    pub step: usize,
    /// For each step, whether its answer was revealed.
    pub revealed: Vec<bool>,
    /// For each step, how the room voted.
    pub votes: Vec<BTreeMap<Choice, u32>>,
    /// For each step, what the program reads in its words, the texts in order; nothing until it is known.
    pub told: Vec<Vec<Told>>,
    /// Whether the screen is blank.
    pub is_blank: bool,
    /// Whether notes stand below.
    pub has_notes: bool,
    /// Whether notes have a window of their own.
    pub has_window: bool,
    /// When it began, in seconds of the window's clock.
    pub since: Option<f64>,
}

impl Presenting {
    /// A lesson at its beginning.
    pub fn new(lesson: Lesson) -> Self {
        let steps = lesson.steps.len();
        Self {
            lesson,
            step: 0,
            revealed: vec![false; steps],
            votes: vec![BTreeMap::new(); steps],
            told: vec![Vec::new(); steps],
            is_blank: false,
            has_notes: false,
            has_window: false,
            since: None,
        }
    }

    /// Whether the answer of the present step is shown.
    pub fn is_revealed(&self) -> bool {
        self.revealed.get(self.step).copied().unwrap_or(false)
    }
}

/// What a presenter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The next step.
    Next,
    /// The step before.
    Back,
    /// Shows or hides the answer.
    Reveal,
    /// Blanks the screen, or not.
    Blank,
    /// Notes below, or not.
    Notes,
    /// Notes in a window of their own, or not.
    Window,
    /// One voice more, or less.
    Vote(Choice, bool),
    /// Ends the lesson.
    End,
}

/// Does what the presenter did; `false` ends the lesson.
pub fn turn(it: &mut Presenting, turn: Turn) -> bool {
    let last = it.lesson.steps.len();
    match turn {
        Turn::Next => it.step = (it.step + 1).min(last),
        Turn::Back => it.step = it.step.saturating_sub(1),
        Turn::Reveal => {
            if let Some(is) = it.revealed.get_mut(it.step) {
                *is = !*is;
            }
        }
        Turn::Blank => it.is_blank = !it.is_blank,
        Turn::Notes => it.has_notes = !it.has_notes,
        Turn::Window => it.has_window = !it.has_window,
        Turn::Vote(choice, more) => {
            if let Some(votes) = it.votes.get_mut(it.step) {
                let count = votes.entry(choice).or_default();
                *count = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
            }
        }
        Turn::End => return false,
    }
    true
}

/// Keys of clickers and of people.
const KEYS: [(Key, Turn); 12] = [
    (Key::ArrowRight, Turn::Next),
    (Key::PageDown, Turn::Next),
    (Key::Enter, Turn::Next),
    (Key::ArrowLeft, Turn::Back),
    (Key::PageUp, Turn::Back),
    (Key::Space, Turn::Reveal),
    (Key::B, Turn::Blank),
    (Key::Period, Turn::Blank),
    (Key::N, Turn::Notes),
    (Key::W, Turn::Window),
    (Key::Escape, Turn::End),
    (Key::F5, Turn::End),
];

const VOTES: [(Key, Choice); 5] = [
    (Key::Num1, Choice::Use),
    (Key::Num2, Choice::Study),
    (Key::Num3, Choice::Modify),
    (Key::Num4, Choice::Share),
    (Key::Num5, Choice::None),
];

/// Shows the lesson over the whole window.
pub fn present_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    keys(ui.ctx(), commands);
    // The keys are the lesson's: none of them walks about among buttons.
    ui.ctx().memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    let tokens = tokens(ui);
    if it.is_blank {
        CentralPanel::no_frame().frame(Frame::new().fill(tokens.page)).show(ui, |ui| {
            ui.centered_and_justified(|ui| ui.label(RichText::new(say::BLANK).size(size(ui)).color(tokens.weak)));
        });
        return;
    }
    notes_window(ui.ctx(), it);
    let bar = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(28, 10));
    Panel::top("present bar").frame(bar).show(ui, |ui| bar_ui(ui, it));
    if it.has_notes {
        let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(28, 12));
        Panel::bottom("present notes").frame(frame).show(ui, |ui| notes_ui(ui, it));
    }
    let page = Frame::new().fill(tokens.page).inner_margin(Margin::symmetric(40, 24));
    CentralPanel::no_frame().frame(page).show(ui, |ui| {
        let id = ("present", it.step);
        ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 14.0);
            match it.lesson.steps.get(it.step) {
                Some(of) => step::step_ui(ui, it, of, commands),
                None => debrief::debrief_ui(ui, it, commands),
            }
        });
    });
}

fn keys(ctx: &Context, commands: &mut Vec<Command>) {
    let turns: Vec<Turn> = ctx.input_mut(|input| {
        let turns = KEYS.iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|it| it.1);
        let mut turns: Vec<Turn> = turns.collect();
        for (key, choice) in VOTES {
            if input.consume_key(Modifiers::SHIFT, key) {
                turns.push(Turn::Vote(choice, false));
            } else if input.consume_key(Modifiers::NONE, key) {
                turns.push(Turn::Vote(choice, true));
            }
        }
        turns
    });
    commands.extend(turns.into_iter().map(Command::Turn));
}

/// The size of running text: 24 points at least, more on a larger screen.
fn size(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() / 27.0).clamp(24.0, 44.0)
}

fn bar_ui(ui: &mut Ui, it: &Presenting) {
    ui.horizontal(|ui| {
        ui.label(bold(&it.lesson.title).size(24.0));
        ui.with_layout(Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            let now = ui.input(|input| input.time);
            let passed = Duration::from_secs_f64((now - it.since.unwrap_or(now)).max(0.0));
            // A second later there is a new number to show, and nothing in between.
            ui.ctx().request_repaint_after(Duration::from_secs(1));
            let (minutes, seconds) = (passed.as_secs() / 60, passed.as_secs() % 60);
            ui.label(
                RichText::new(say::clock(minutes, seconds, it.lesson.minutes())).size(24.0).color(tokens(ui).weak),
            );
            ui.add_space(24.0);
            let all = it.lesson.steps.len();
            ui.label(RichText::new(say::step_of((it.step + 1).min(all), all)).size(24.0));
        });
    });
}

fn notes_ui(ui: &mut Ui, it: &Presenting) {
    let step = it.lesson.steps.get(it.step);
    let notes = step.map(|it| it.notes.as_str()).filter(|it| !it.is_empty()).unwrap_or(say::NO_NOTES);
    ui.add(Label::new(RichText::new(notes).size(18.0)).wrap());
    if let Some(next) = it.lesson.steps.get(it.step + 1) {
        ui.label(RichText::new(say::next_is(&next.title)).size(16.0).color(tokens(ui).weak));
    }
}

/// The notes in a window of their own, for the presenter's screen.
fn notes_window(ctx: &Context, it: &Presenting) {
    if !it.has_window {
        return;
    }
    let id = ViewportId::from_hash_of("present notes");
    let builder =
        ViewportBuilder::default().with_title(say::notes_of(&it.lesson.title)).with_inner_size([560.0, 420.0]);
    ctx.show_viewport_immediate(id, builder, |ui, _class| {
        CentralPanel::default().show(ui, |ui| {
            let title = it.lesson.steps.get(it.step).map_or(say::DEBRIEF, |it| it.title.as_str());
            ui.label(RichText::new(title).font(bold_font(22.0)));
            notes_ui(ui, it);
        });
    });
}
