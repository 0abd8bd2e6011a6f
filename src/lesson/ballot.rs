//! What one phone says to one question: the freedoms it chose, the words it tapped, where it put things, how sure it is.
//! A phone is a number, the order in which it came; who holds it is not known.

use super::file::Exercise;
use super::task::{Placed, Task};
use crate::edits::Choice;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which vote on a question: before people talk to each other, or after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// Everybody alone.
    #[default]
    First,
    /// After the argument.
    Second,
}

impl Round {
    /// Both, in their order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// Its name, lower case, in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }
}

/// What one phone says to one question in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ballot {
    /// The freedoms that were chosen, or none of them; empty where the question is no vote.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub choices: BTreeSet<Choice>,
    /// The words that were tapped, counted from 0 through the quotes of the exercise in their order.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub words: BTreeSet<usize>,
    /// Where things were put.
    #[serde(skip_serializing_if = "Placed::is_empty")]
    pub placed: Placed,
    /// Whether who voted is sure of it; nothing where it was not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<bool>,
}

/// The ballots of one round by the phone's number.
pub type Ballots = BTreeMap<u32, Ballot>;

/// What the phones said to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Phones {
    /// Before the argument.
    pub first: Ballots,
    /// After it.
    pub second: Ballots,
}

impl Phones {
    /// The ballots of a round.
    pub fn of(&self, round: Round) -> &Ballots {
        match round {
            Round::First => &self.first,
            Round::Second => &self.second,
        }
    }

    /// The same to be changed.
    pub fn of_mut(&mut self, round: Round) -> &mut Ballots {
        match round {
            Round::First => &mut self.first,
            Round::Second => &mut self.second,
        }
    }

    /// Whether no phone said anything.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.second.is_empty()
    }
}

impl Ballot {
    /// Whether it says nothing but, at most, how sure somebody is.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.words.is_empty() && self.placed.is_empty()
    }

    /// Leaves what an exercise can be answered with: known words, known places, none or freedoms and never both, and in
    /// a ranking one thing a place. What comes from a phone may be anything.
    #[must_use]
    pub fn fitted(mut self, exercise: &Exercise, task: Option<&Task>) -> Self {
        if !exercise.is_voted_on() {
            self.choices.clear();
        } else if self.choices.len() > 1 {
            self.choices.remove(&Choice::None);
        }
        let words = if exercise.is_tapped() { word_count(exercise) } else { 0 };
        self.words.retain(|it| *it < words);
        match task {
            None => self.placed.clear(),
            Some(task) => {
                let mut taken = BTreeSet::new();
                self.placed.retain(|thing, place| {
                    let is_known = *thing < task.things.len() && *place < task.places.len();
                    is_known && (!task.is_ranking || taken.insert(*place))
                });
            }
        }
        self
    }

    /// Whether it is the lesson's answer; `None` where the lesson has none that can be compared, or nothing was said to
    /// it.
    pub fn is_right(&self, exercise: &Exercise, task: Option<&Task>) -> Option<bool> {
        match exercise {
            Exercise::Mark { answer, .. } | Exercise::Difference { answer, .. } if exercise.is_voted_on() => {
                (!self.choices.is_empty()).then(|| self.choices == answer.iter().copied().collect())
            }
            _ => {
                let (right, of) = task.filter(|_| !self.placed.is_empty())?.right(&self.placed);
                (of > 0).then_some(right == of)
            }
        }
    }
}

/// The words that can be tapped, in the order of their numbers.
pub fn words(exercise: &Exercise) -> impl Iterator<Item = &str> {
    exercise.quotes().into_iter().filter_map(|it| it.1).flat_map(str::split_whitespace)
}

fn word_count(exercise: &Exercise) -> usize {
    words(exercise).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::lessons;

    fn exercise(id: &str, step: usize) -> (Exercise, Option<Task>) {
        let lesson = lessons().iter().find(|it| it.id == id).expect("a lesson");
        let exercise = lesson.steps[step].exercise.clone().expect("an exercise");
        let task = Task::of(&exercise);
        (exercise, task)
    }

    #[test]
    fn a_ballot_keeps_only_what_its_question_asks() {
        let (mark, _) = exercise("community-licence", 1);
        let said = Ballot {
            choices: Choice::ALL.into(),
            words: [0, 3, 99_999].into(),
            placed: [(0, 0)].into(),
            sure: Some(true),
        };
        let kept = said.clone().fitted(&mark, None);
        assert_eq!((kept.choices.len(), kept.words.len(), kept.placed.len()), (4, 2, 0), "none and freedoms exclude");
        let (mapping, task) = exercise("mapping", 1);
        let kept = Ballot { placed: [(0, 1), (1, 99), (99, 1)].into(), ..said }.fitted(&mapping, task.as_ref());
        assert_eq!((kept.choices.len(), kept.words.len(), kept.placed), (0, 0, Placed::from([(0, 1)])));
    }

    #[test]
    fn in_a_ranking_a_place_is_taken_once() {
        let promise = lessons().iter().find(|it| it.id == "promise").expect("a lesson");
        let mut exercises = promise.steps.iter().filter_map(|it| it.exercise.as_ref());
        let exercise = exercises.find(|it| matches!(it, Exercise::Order { .. })).expect("an order").clone();
        let task = Task::of(&exercise);
        let said = Ballot { placed: [(0, 1), (1, 1), (2, 0)].into(), ..Ballot::default() };
        assert_eq!(said.fitted(&exercise, task.as_ref()).placed, Placed::from([(0, 1), (2, 0)]));
    }

    #[test]
    fn right_is_what_the_lesson_says_whole() {
        let (mark, _) = exercise("community-licence", 1);
        let of = |choices: &[Choice]| Ballot { choices: choices.iter().copied().collect(), ..Ballot::default() };
        assert_eq!(of(&[Choice::Use, Choice::Modify, Choice::Share]).is_right(&mark, None), Some(true));
        assert_eq!(of(&[Choice::Use]).is_right(&mark, None), Some(false));
        assert_eq!(of(&[]).is_right(&mark, None), None);
    }
}
