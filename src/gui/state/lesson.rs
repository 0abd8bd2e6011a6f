//! A lesson that is being given: which step, what is chosen, shown and typed, and what each turn of the presenter does
//! to that.
//!
//! What the room voted, moved and disagreed on is kept until the lesson ends; nothing of it is anybody's by name.

use crate::edits::Choice;
use crate::gui::state::room::OpenRoom;
use crate::gui::strings::lesson as say;
use crate::lesson::{Class, Exercise, Phase, Turned, counts};

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
    /// The room of phones, where one answers.
    pub room: Option<OpenRoom>,
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
            room: None,
            since: Some(since),
            since_step: Some(since),
        }
    }

    /// A lesson whose room is taken up again, at the step where it was; at its beginning if it had ended.
    pub fn again(room: OpenRoom, since: f64) -> Self {
        let (class, step) = {
            let room = room.lock();
            (room.class().clone(), room.showing().step)
        };
        let step = if step < class.steps.len() { step } else { 0 };
        Self { step, room: Some(OpenRoom { is_shown: false, ..room }), ..Self::new(class, since) }
    }

    /// What the room did at the present step; `None` at the debrief.
    pub fn turned(&self) -> Option<&Turned> {
        self.class.steps.get(self.step)
    }

    /// Phones follow the screen, where there are some.
    pub fn follow(&self) {
        if let Some(room) = &self.room {
            room.follow(&self.class, self.step, self.is_blank);
        }
    }

    fn exercise(&self) -> Option<&Exercise> {
        self.class.lesson.steps.get(self.step)?.exercise.as_ref()
    }

    /// Whether the answer of the present step is shown.
    pub fn is_revealed(&self) -> bool {
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
    /// The argument, and then the second vote.
    Again,
    /// Draws who argues with whom.
    Draw,
    /// The same from this seed.
    Drawn(u64),
    /// Lets the room answer from its phones; where it does, shows or hides how to join.
    Room,
    /// The same on another address of this machine.
    RoomAt(String),
    /// Lets no phone in any more.
    CloseRoom,
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
        Turn::Reveal
        | Turn::Again
        | Turn::Drawn(_)
        | Turn::Vote(..)
        | Turn::Choose(_)
        | Turn::Pick(_)
        | Turn::Put(_) => {
            of_step(it, &turn);
        }
        Turn::BeginCounts | Turn::BeginDisagreement | Turn::BeginPath | Turn::Type(_) | Turn::Enter | Turn::Leave => {
            // Enter at the question whether to end is the answer.
            if turn == Turn::Enter && it.typing == Some(Typing::End) {
                return false;
            }
            type_turn(it, turn);
        }
        // Files are written by who has them, and so are rooms opened; chance comes from the system.
        Turn::Draw | Turn::Write(_) | Turn::Room | Turn::RoomAt(_) | Turn::CloseRoom => {}
        Turn::Away if it.is_blank => it.is_blank = false,
        Turn::Away if it.room.as_ref().is_some_and(|it| it.is_shown) => hide_invitation(it),
        Turn::Away if it.has_window => it.has_window = false,
        Turn::Away => it.typing = Some(Typing::End),
        Turn::End => return false,
    }
    true
}

fn hide_invitation(it: &mut Presenting) {
    if let Some(room) = &mut it.room {
        room.is_shown = false;
    }
}

fn go_to(it: &mut Presenting, step: usize) {
    hide_invitation(it);
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
        Turn::Again if is_asked && !turned.was_revealed => {
            turned.phase = if turned.phase == Phase::First { Phase::Argue } else { Phase::Second };
        }
        Turn::Drawn(seed) if turned.phase == Phase::Argue && !turned.was_revealed => turned.draw(*seed),
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

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Votes, one number for each choice, and what is wrong with them.
    Counts([String; 5], String),
    /// Why the room reads it otherwise.
    Disagreement(String),
    /// Where the debrief goes.
    Path(String),
    /// Nothing yet: whether the lesson ends here.
    End,
}

/// Begins, goes on or ends.
fn type_turn(it: &mut Presenting, turn: Turn) {
    let is_vote = it.exercise().is_some_and(Exercise::is_voted_on);
    let is_end = it.step >= it.class.steps.len();
    match turn {
        Turn::BeginCounts if is_vote => {
            let typed = |choice: Choice| {
                let votes = it.turned().map(Turned::votes_shown);
                let count = votes.and_then(|it| it.get(&choice)).copied().unwrap_or(0);
                if count == 0 { String::new() } else { count.to_string() }
            };
            it.typing = Some(Typing::Counts(Choice::ALL.map(typed), String::new()));
        }
        Turn::BeginDisagreement if it.exercise().is_some() => {
            it.typing = Some(Typing::Disagreement(it.turned().map_or_else(String::new, |it| it.disagreement.clone())));
        }
        Turn::BeginPath if is_end => {
            let name = say::debrief_file(&it.class.lesson.id);
            let path = crate::io::absolute(std::path::Path::new(&name));
            it.typing = Some(Typing::Path(path.to_string_lossy().into_owned()));
        }
        Turn::Type(typing) => it.typing = it.typing.is_some().then_some(typing),
        Turn::Enter => enter(it),
        Turn::Leave => it.typing = None,
        _ => {}
    }
}

fn enter(it: &mut Presenting) {
    let step = it.step;
    let mut turned = it.class.steps.get_mut(step);
    match it.typing.take() {
        Some(Typing::Counts(typed, _)) => match counts(&typed) {
            Ok(votes) => {
                if let Some(turned) = turned.as_deref_mut() {
                    *turned.votes_now() = votes;
                }
            }
            Err(words) => it.typing = Some(Typing::Counts(typed, words)),
        },
        Some(Typing::Disagreement(words)) => {
            if let Some(turned) = turned {
                words.trim().clone_into(&mut turned.disagreement);
            }
        }
        Some(Typing::Path(_) | Typing::End) | None => {}
    }
}
