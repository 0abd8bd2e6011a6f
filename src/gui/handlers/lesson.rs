//! Lessons begun and ended: what the worker is asked for, what is written, and which votes are kept with the work.

use super::review::review;
use super::window::Window;
use crate::edits::Vote;
use crate::gui::state::history::Work;
use crate::gui::state::lesson::{self, Presenting, Turn, Typing};
use crate::gui::state::model::{Model, Problem};
use crate::gui::state::room::OpenRoom;
use crate::gui::strings::lesson as say;
use crate::gui::worker::Job;
use crate::io::random;
use crate::lesson::{Class, OWN, Told, lessons, of_comparison};
use crate::room::Secrets;
use std::sync::Arc;

/// Begins a lesson; what the program reads in its words is asked of the worker.
pub fn begin(window: &mut Window<'_>, id: &str) {
    let model = &mut *window.model;
    let since = window.ctx.input(|it| it.time);
    if id == OWN {
        let class = model.sheet.as_ref().and_then(|it| of_comparison(&it.comparison, &it.rules));
        match class {
            Some(class) => model.presenting = Some(Presenting::new(class, since)),
            None => model
                .problems
                .push(Problem { what: say::NOTHING_TO_ASK.to_owned(), details: say::NOTHING_TO_ASK_WHY.to_owned() }),
        }
        return;
    }
    let Some(lesson) = lessons().iter().chain(&model.lessons).find(|it| it.id == id).cloned() else { return };
    // Phones that were there before find their votes, and the lesson goes on where it was.
    let kept = model.room.as_deref().filter(|it| it.lesson == lesson.id).cloned();
    let again = kept.and_then(|kept| {
        let fresh = Secrets::of(&random().ok()?);
        Some(Presenting::again(OpenRoom::again(Class::new(lesson.clone()), kept, fresh), since))
    });
    model.presenting = Some(again.unwrap_or_else(|| Presenting::new(Class::new(lesson.clone()), since)));
    let rules = Arc::clone(&model.rules);
    window.submit(Job::Tell(Box::new(lesson), rules));
}

/// Takes in what the program reads in the words of each step.
pub fn told(model: &mut Model, told: Vec<Vec<Told>>) {
    let Some(presenting) = &mut model.presenting else { return };
    for (turned, told) in presenting.class.steps.iter_mut().zip(told) {
        turned.told = told;
    }
}

/// Does what the presenter did.
pub fn turn(window: &mut Window<'_>, turn: Turn) {
    match turn {
        Turn::Room => return super::room::answer(window),
        Turn::RoomAt(address) => return super::room::open(window, Some(&address)),
        Turn::CloseRoom => return super::room::close(window.model),
        _ => {}
    }
    let turn = match turn {
        Turn::Draw => match random() {
            Ok(seed) => Turn::Drawn(u64::from_le_bytes(seed)),
            Err(error) => {
                let problem = Problem { what: say::NOT_DRAWN.to_owned(), details: error.to_string() };
                return window.model.problems.push(problem);
            }
        },
        turn => turn,
    };
    let model = &mut *window.model;
    super::room::take_votes(model);
    let Some(presenting) = &mut model.presenting else { return };
    let step = presenting.step;
    if let Turn::Write(path) = turn {
        presenting.path = Some(path.clone());
        let (class, rules) = (Box::new(presenting.class.clone()), Arc::clone(&model.rules));
        return window.submit(Job::Debrief { class, path, rules });
    }
    if lesson::turn(presenting, turn) {
        if presenting.step != step {
            presenting.since_step = Some(window.ctx.input(|it| it.time));
        }
        presenting.follow();
        if let Some(room) = &presenting.room {
            model.room = Some(Arc::new(room.lock().kept()));
        }
    } else if let Some(presenting) = model.presenting.take() {
        keep_votes(model, &presenting.class);
    }
}

/// Says where the debrief was written, or why not; `false` where no lesson is given.
pub fn written(model: &mut Model, result: &Result<String, Problem>) -> bool {
    let Some(presenting) = &mut model.presenting else { return false };
    presenting.written = match result {
        Ok(path) => say::written(path),
        Err(problem) => say::not_written(&problem.details),
    };
    // What was typed is still there to be mended.
    if let (Err(_), Some(path)) = (result, presenting.path.take()) {
        presenting.typing = Some(Typing::Path(path));
    }
    true
}

/// Takes the file that was chosen in the system's dialog; `false` where no lesson is given.
pub fn take_path(model: &mut Model, path: Option<String>) -> bool {
    let Some(presenting) = &mut model.presenting else { return false };
    if let Some(path) = path {
        presenting.typing = Some(Typing::Path(path));
    }
    true
}

/// Votes on clauses of documents that are open are kept with the work on them; those on other texts are in the debrief.
fn keep_votes(model: &mut Model, class: &Class) {
    let is_open = |sha256: &str| model.loaded().iter().any(|it| it.document.sha256 == sha256);
    let votes: Vec<Vote> = class
        .asked()
        .filter(|(_, _, turned)| turned.votes.values().any(|it| *it > 0))
        .filter_map(|(_, _, turned)| {
            let place = turned.told.first()?.place.clone();
            let counts = turned.votes.iter().filter(|it| *it.1 > 0).map(|(choice, count)| (*choice, *count)).collect();
            is_open(&place.sha256).then_some(Vote { place, counts })
        })
        .collect();
    if votes.is_empty() {
        return;
    }
    let before: Work = model.work();
    model.history.step(say::votes_of_lesson(&class.lesson.title), before);
    for vote in votes {
        model.edits.vote(vote);
    }
    review(model);
}
