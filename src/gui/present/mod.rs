//! The presenter's view: one thing at a time, large enough for the last row, led by a clicker's keys.
//!
//! What the room voted, moved and disagreed on is kept until the lesson ends; nothing of it is anybody's by name.

mod debrief;
mod keys;
mod notes;
mod spotlight;
mod step;
mod task;
mod typing;

use crate::edits::Choice;
use crate::gui::command::Command;
use crate::gui::strings::present as say;
use crate::gui::theme::{bold, tokens};
use crate::lesson::{Class, Exercise, Turned};
use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui, vec2};
use std::time::Duration;
pub use typing::Typing;

/// A lesson that is being given.
#[derive(Clone, Debug)]
pub struct Presenting {
    /// The lesson, and what the room did.
    pub class: Class,
    /// Which step; as many as there are means the debrief.
    pub step: usize,
    /// Which of the things that can be moved is next.
    pub chosen: usize,
    /// Whether the screen is blank.
    pub is_blank: bool,
    /// Whether notes stand below.
    pub has_notes: bool,
    /// Whether notes have a window of their own.
    pub has_window: bool,
    /// The step at which words are shown within their clause.
    pub spotlight: Option<usize>,
    /// What is being typed.
    pub typing: Option<Typing>,
    /// What became of the debrief's file.
    pub written: String,
    /// The file that it is being written to.
    pub path: Option<String>,
    /// When it began, in seconds of the window's clock.
    pub since: Option<f64>,
    /// When the present step began.
    pub since_step: Option<f64>,
}

impl Presenting {
    /// A lesson at its beginning.
    pub fn new(class: Class, since: f64) -> Self {
        Self {
            class,
            step: 0,
            chosen: 0,
            is_blank: false,
            has_notes: false,
            has_window: false,
            spotlight: None,
            typing: None,
            written: String::new(),
            path: None,
            since: Some(since),
            since_step: Some(since),
        }
    }

    /// What the room did at the present step; `None` at the debrief.
    pub fn turned(&self) -> Option<&Turned> {
        self.class.steps.get(self.step)
    }

    fn exercise(&self) -> Option<&Exercise> {
        self.class.lesson.steps.get(self.step)?.exercise.as_ref()
    }

    /// Whether the answer of the present step is shown.
    fn is_revealed(&self) -> bool {
        self.turned().is_some_and(|it| it.is_revealed)
    }
}

/// What a presenter does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The next step.
    Next,
    /// The step before.
    Back,
    /// This step.
    GoTo(usize),
    /// Shows or hides the answer.
    Reveal,
    /// Blanks the screen, or not.
    Blank,
    /// Notes below, or not.
    Notes,
    /// Notes in a window of their own, or not.
    Window,
    /// Words within their clause, or alone.
    Spotlight,
    /// One voice more, or less.
    Vote(Choice, bool),
    /// The next thing that can be moved, or the one before.
    Choose(bool),
    /// This thing.
    Pick(usize),
    /// The chosen thing goes to this place.
    Put(usize),
    /// Votes are typed.
    BeginCounts,
    /// A disagreement is typed.
    BeginDisagreement,
    /// The debrief's file is typed.
    BeginPath,
    /// What is typed so far.
    Type(Typing),
    /// What was typed counts.
    Enter,
    /// What was typed does not count.
    Leave,
    /// The debrief is to be written to this file.
    Write(String),
    /// Out of what is in front: the blank screen, the notes' window, else the lesson itself, after asking.
    Away,
    /// Ends the lesson.
    End,
}

/// Does what the presenter did; `false` ends the lesson.
pub fn turn(it: &mut Presenting, turn: Turn) -> bool {
    let last = it.class.steps.len();
    match turn {
        Turn::Next => go_to(it, (it.step + 1).min(last)),
        Turn::Back => go_to(it, it.step.saturating_sub(1)),
        Turn::GoTo(step) => go_to(it, step.min(last)),
        Turn::Blank => it.is_blank = !it.is_blank,
        Turn::Notes => it.has_notes = !it.has_notes,
        Turn::Window => it.has_window = !it.has_window,
        Turn::Spotlight => it.spotlight = if it.spotlight == Some(it.step) { None } else { Some(it.step) },
        Turn::Reveal | Turn::Vote(..) | Turn::Choose(_) | Turn::Pick(_) | Turn::Put(_) => of_step(it, &turn),
        Turn::BeginCounts | Turn::BeginDisagreement | Turn::BeginPath | Turn::Type(_) | Turn::Enter | Turn::Leave => {
            // Enter at the question whether to end is the answer.
            if turn == Turn::Enter && it.typing == Some(Typing::End) {
                return false;
            }
            typing::turn(it, turn);
        }
        // Files are written by who has them.
        Turn::Write(_) => {}
        Turn::Away if it.is_blank => it.is_blank = false,
        Turn::Away if it.has_window => it.has_window = false,
        Turn::Away => it.typing = Some(Typing::End),
        Turn::End => return false,
    }
    true
}

fn go_to(it: &mut Presenting, step: usize) {
    it.step = step;
    it.chosen = 0;
    it.spotlight = None;
}

fn of_step(it: &mut Presenting, turn: &Turn) {
    let is_vote = it.exercise().is_some_and(Exercise::is_voted_on);
    let is_asked = it.exercise().is_some();
    let Some(turned) = it.class.steps.get_mut(it.step) else { return };
    let things = turned.task.as_ref().map_or(0, |it| it.things.len());
    match turn {
        Turn::Reveal if is_asked => turned.reveal(),
        Turn::Vote(choice, more) if is_vote => turned.count(*choice, *more),
        Turn::Choose(next) if things > 0 => {
            it.chosen = if *next { (it.chosen + 1).min(things - 1) } else { it.chosen.saturating_sub(1) };
        }
        Turn::Pick(thing) if *thing < things => it.chosen = *thing,
        // What is revealed is no riddle any more.
        Turn::Put(place) if !turned.is_revealed => {
            if let Some(task) = &turned.task {
                task.put(&mut turned.placed, it.chosen, *place);
                // The next thing that has no place is the next one to talk about.
                let open = (1..=things).map(|by| (it.chosen + by) % things).find(|it| !turned.placed.contains_key(it));
                if turned.placed.contains_key(&it.chosen) {
                    it.chosen = open.unwrap_or(it.chosen);
                }
            }
        }
        _ => {}
    }
}

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

/// The size of running text: 24 points at least, more on a larger screen.
fn size(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() / 27.0).clamp(24.0, 44.0)
}

fn bar_ui(ui: &mut Ui, it: &Presenting) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (minutes, seconds) = clock(ui, it.since);
            let planned = it.class.lesson.minutes();
            ui.label(RichText::new(say::clock(minutes, seconds, planned)).size(24.0).color(tokens(ui).weak));
            ui.add_space(24.0);
            let all = it.class.steps.len();
            ui.label(RichText::new(say::step_of((it.step + 1).min(all), all)).size(24.0));
            ui.add_space(24.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(eframe::egui::Label::new(bold(&it.class.lesson.title).size(24.0)).truncate());
            });
        });
    });
}

/// Minutes and seconds since then.
fn clock(ui: &Ui, since: Option<f64>) -> (u64, u64) {
    let now = ui.input(|input| input.time);
    let passed = Duration::from_secs_f64((now - since.unwrap_or(now)).max(0.0));
    // A second later there is a new number to show, and nothing in between.
    ui.ctx().request_repaint_after(Duration::from_secs(1));
    (passed.as_secs() / 60, passed.as_secs() % 60)
}
