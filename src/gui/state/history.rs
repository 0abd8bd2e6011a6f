//! What the user did to the comparison, step by step, so that each step can be taken back.

use crate::edits::Edits;
use crate::gui::state::opened::Opened;
use crate::options::Options;
use crate::room::Kept;
use std::sync::Arc;

/// How many steps are kept.
const STEPS: usize = 200;

/// What undo covers: the documents and what was chosen and said of them.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// The documents, in the user's order.
    pub documents: Vec<Opened>,
    /// Lenses and baseline.
    pub options: Options,
    /// Pins, marks and votes.
    pub edits: Edits,
    /// The room of the last lesson; no step takes that back.
    pub room: Option<Arc<Kept>>,
}

impl Work {
    /// Whether both come to the same, whatever has been loaded of it by now.
    pub fn is_same(&self, other: &Self) -> bool {
        self.is(&other.documents, &other.options, &other.edits, other.room.as_ref())
    }

    /// Whether these come to the same. Asked with every frame, so nothing is copied.
    pub fn is(&self, documents: &[Opened], options: &Options, edits: &Edits, room: Option<&Arc<Kept>>) -> bool {
        let ids = |documents: &[Opened]| documents.iter().map(|it| it.id).collect::<Vec<_>>();
        let is_room = self.room.as_ref() == room;
        ids(&self.documents) == ids(documents) && self.options == *options && self.edits == *edits && is_room
    }
}

/// The work before each step, and after those that were taken back.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

/// What a step was, and the work on its other side.
#[derive(Debug)]
struct Step {
    label: String,
    /// Steps on the same thing in a row count as one: a note is not undone letter by letter.
    thing: Option<String>,
    work: Work,
}

impl History {
    /// Remembers how things stood before a step of this name; what was taken back can no longer be done again.
    pub fn step(&mut self, label: String, before: Work) {
        self.push(Step { label, thing: None, work: before });
    }

    /// The same for a step that goes on with the last one if that was on the same thing.
    pub fn step_on(&mut self, thing: String, label: String, before: Work) {
        let goes_on = self.future.is_empty() && self.past.last().is_some_and(|it| it.thing.as_ref() == Some(&thing));
        if !goes_on {
            self.push(Step { label, thing: Some(thing), work: before });
        }
    }

    fn push(&mut self, step: Step) {
        self.future.clear();
        self.past.push(step);
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// The name of the step that would be taken back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|it| it.label.as_str())
    }

    /// The name of the step that would be done again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|it| it.label.as_str())
    }

    /// Takes the last step back: how things stood before it, and its name.
    pub fn undo(&mut self, now: &Work) -> Option<(Work, String)> {
        over(&mut self.past, &mut self.future, now)
    }

    /// Does the last step that was taken back again.
    pub fn redo(&mut self, now: &Work) -> Option<(Work, String)> {
        over(&mut self.future, &mut self.past, now)
    }

    /// A document could not be opened: no step brings it back, and one that did nothing else is none.
    pub fn forget(&mut self, document: u64, now: &Work) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.work.documents.retain(|it| it.id != document);
        }
        // A step of the past leads from its work to that of the next one, and the last one to now.
        let mut after = now.clone();
        for at in (0..self.past.len()).rev() {
            if self.past.get(at).is_some_and(|it| it.work.is_same(&after)) {
                self.past.remove(at);
            } else if let Some(step) = self.past.get(at) {
                after = step.work.clone();
            }
        }
    }
}

/// Takes a step from one side to the other.
fn over(from: &mut Vec<Step>, to: &mut Vec<Step>, now: &Work) -> Option<(Work, String)> {
    let step = from.pop()?;
    to.push(Step { label: step.label.clone(), thing: None, work: now.clone() });
    Some((step.work, step.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Pin, Place};
    use crate::gui::state::opened::Origin;

    fn work(label: &str) -> Work {
        let place = |name: &str| Place { name: name.to_owned(), label: label.to_owned(), ..Place::default() };
        let pins = vec![Pin { one: place("a"), other: place("b"), apart: false }];
        Work { edits: Edits { pins, ..Edits::default() }, ..Work::default() }
    }

    fn opened(id: u64) -> Opened {
        Opened::loading(id, Origin::Argument(id.to_string()))
    }

    fn undone(step: Option<(Work, String)>) -> Option<(Edits, String)> {
        step.map(|(work, label)| (work.edits, label))
    }

    #[test]
    fn steps_are_taken_back_and_done_again() {
        let mut history = History::default();
        history.step("pin 1".to_owned(), Work::default());
        history.step("pin 2".to_owned(), work("1"));
        assert_eq!(undone(history.undo(&work("2"))), Some((work("1").edits, "pin 2".to_owned())));
        assert_eq!(undone(history.undo(&work("1"))), Some((Edits::default(), "pin 1".to_owned())));
        assert!(history.undo(&Work::default()).is_none());
        assert_eq!(undone(history.redo(&Work::default())), Some((work("1").edits, "pin 1".to_owned())));
        history.step("pin 3".to_owned(), work("1"));
        assert_eq!((history.redo_label(), history.undo_label()), (None, Some("pin 3")));
    }

    #[test]
    fn a_note_is_one_step_however_many_letters_it_has() {
        let mut history = History::default();
        for letters in ["", "w", "wh", "why"] {
            history.step_on("note on 1".to_owned(), "note on 1".to_owned(), work(letters));
        }
        history.step_on("note on 2".to_owned(), "note on 2".to_owned(), work("why?"));
        assert_eq!(undone(history.undo(&work("x"))), Some((work("why?").edits, "note on 2".to_owned())));
        assert_eq!(undone(history.undo(&work("why?"))), Some((work("").edits, "note on 1".to_owned())));
        history.step_on("note on 1".to_owned(), "note on 1".to_owned(), work(""));
        assert_eq!(history.redo_label(), None);
    }

    #[test]
    fn opening_what_cannot_be_opened_is_no_step() {
        let mut history = History::default();
        let with = |ids: &[u64]| Work { documents: ids.iter().map(|it| opened(*it)).collect(), ..Work::default() };
        history.step("open 1".to_owned(), with(&[]));
        history.step("open 2".to_owned(), with(&[1]));
        history.step("open 3".to_owned(), with(&[1, 2]));
        history.forget(2, &with(&[1, 3]));
        assert_eq!(history.undo_label(), Some("open 3"));
        let (before, _) = history.undo(&with(&[1, 3])).expect("a step");
        assert!(before.is_same(&with(&[1])));
        assert_eq!(history.undo_label(), Some("open 1"));
    }
}
