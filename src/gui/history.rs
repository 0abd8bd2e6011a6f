//! What the user corrected, step by step, so that each step can be taken back.

use crate::edits::Edits;

/// How many steps are kept.
const STEPS: usize = 200;

/// Corrections before each step, and those that were taken back.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

/// What a step was, and the corrections on its other side.
#[derive(Debug)]
struct Step {
    label: String,
    edits: Edits,
}

impl History {
    /// Remembers how things stood before a step of this name; what was taken back can no longer be done again.
    pub fn step(&mut self, label: String, before: Edits) {
        self.future.clear();
        self.past.push(Step { label, edits: before });
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
    pub fn undo(&mut self, now: &Edits) -> Option<(Edits, String)> {
        over(&mut self.past, &mut self.future, now)
    }

    /// Does the last step that was taken back again.
    pub fn redo(&mut self, now: &Edits) -> Option<(Edits, String)> {
        over(&mut self.future, &mut self.past, now)
    }
}

/// Takes a step from one side to the other.
fn over(from: &mut Vec<Step>, to: &mut Vec<Step>, now: &Edits) -> Option<(Edits, String)> {
    let step = from.pop()?;
    to.push(Step { label: step.label.clone(), edits: now.clone() });
    Some((step.edits, step.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Pin, Place};

    fn edits(label: &str) -> Edits {
        let place = |name: &str| Place { name: name.to_owned(), label: label.to_owned(), ..Place::default() };
        Edits { pins: vec![Pin { one: place("a"), other: place("b"), apart: false }] }
    }

    #[test]
    fn steps_are_taken_back_and_done_again() {
        let mut history = History::default();
        history.step("pin 1".to_owned(), Edits::default());
        history.step("pin 2".to_owned(), edits("1"));
        assert_eq!(history.undo(&edits("2")), Some((edits("1"), "pin 2".to_owned())));
        assert_eq!(history.undo(&edits("1")), Some((Edits::default(), "pin 1".to_owned())));
        assert_eq!(history.undo(&Edits::default()), None);
        assert_eq!(history.redo(&Edits::default()), Some((edits("1"), "pin 1".to_owned())));
        history.step("pin 3".to_owned(), edits("1"));
        assert_eq!((history.redo_label(), history.undo_label()), (None, Some("pin 3")));
    }
}
