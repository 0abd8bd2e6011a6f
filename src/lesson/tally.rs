//! What phones said together: how often each answer, how many as the lesson, how many changed their mind, and whether
//! those were right to.

use super::ballot::{Ballot, Ballots, Phones};
use super::file::Exercise;
use super::task::Task;
use crate::edits::Choice;
use std::collections::BTreeMap;

/// The ballots of one round, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many phones said something.
    pub phones: u32,
    /// How many chose each freedom, or none; several a phone are possible.
    pub choices: BTreeMap<Choice, u32>,
    /// How many said exactly what the lesson says; nothing where that cannot be told.
    pub right: Option<u32>,
    /// How many are sure, and how many of those are right.
    pub sure: (u32, u32),
    /// How many are unsure, and how many of those are right.
    pub unsure: (u32, u32),
    /// How many tapped each word.
    pub words: BTreeMap<usize, u32>,
    /// How many put each thing to each place.
    pub placed: BTreeMap<(usize, usize), u32>,
}

impl Tally {
    /// Counts ballots on an exercise.
    pub fn of(ballots: &Ballots, exercise: &Exercise, task: Option<&Task>) -> Self {
        let mut tally = Self::default();
        for ballot in ballots.values().filter(|it| !it.is_empty()) {
            tally.phones += 1;
            for choice in &ballot.choices {
                *tally.choices.entry(*choice).or_default() += 1;
            }
            for word in &ballot.words {
                *tally.words.entry(*word).or_default() += 1;
            }
            for (thing, place) in &ballot.placed {
                *tally.placed.entry((*thing, *place)).or_default() += 1;
            }
            let is_right = ballot.is_right(exercise, task);
            if let Some(right) = is_right {
                *tally.right.get_or_insert(0) += u32::from(right);
            }
            let of = match ballot.sure {
                Some(true) => &mut tally.sure,
                Some(false) => &mut tally.unsure,
                None => continue,
            };
            of.0 += 1;
            of.1 += u32::from(is_right == Some(true));
        }
        tally
    }

    /// The share that is right, in whole percent; nothing where nobody said anything that can be right.
    pub fn percent_right(&self) -> Option<u32> {
        self.right.filter(|_| self.phones > 0).map(|it| percent(it, self.phones))
    }
}

/// A part of a whole in whole percent, rounded; 0 of nothing.
pub fn percent(part: u32, whole: u32) -> u32 {
    let percent = (u64::from(part) * 100 + u64::from(whole) / 2).checked_div(u64::from(whole)).unwrap_or(0);
    u32::try_from(percent).unwrap_or(u32::MAX)
}

/// What became of those who voted twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// Right both times.
    pub stayed_right: u32,
    /// Right only after the argument.
    pub became_right: u32,
    /// Right only before it.
    pub became_wrong: u32,
    /// Right neither time.
    pub stayed_wrong: u32,
    /// How many said something else the second time.
    pub changed: u32,
}

impl Shift {
    /// Compares both rounds of the phones that voted in both; nothing where no phone did.
    pub fn of(phones: &Phones, exercise: &Exercise, task: Option<&Task>) -> Option<Self> {
        let mut shift = Self::default();
        let mut both = 0;
        for (phone, before) in &phones.first {
            let Some(after) = phones.second.get(phone).filter(|it| !it.is_empty() && !before.is_empty()) else {
                continue;
            };
            both += 1;
            let said = |it: &Ballot| (it.choices.clone(), it.placed.clone());
            shift.changed += u32::from(said(before) != said(after));
            let count = match (before.is_right(exercise, task), after.is_right(exercise, task)) {
                (Some(true), Some(true)) => &mut shift.stayed_right,
                (Some(false), Some(true)) => &mut shift.became_right,
                (Some(true), Some(false)) => &mut shift.became_wrong,
                (Some(false), Some(false)) => &mut shift.stayed_wrong,
                _ => continue,
            };
            *count += 1;
        }
        (both > 0).then_some(shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::lessons;

    fn ballot(choices: &[Choice], sure: Option<bool>) -> Ballot {
        Ballot { choices: choices.iter().copied().collect(), sure, ..Ballot::default() }
    }

    #[test]
    fn two_rounds_are_counted_and_the_way_between_them() {
        let lesson = lessons().iter().find(|it| it.id == "one-word").expect("a lesson");
        let exercise = lesson.steps[1].exercise.as_ref().expect("an exercise");
        let (right, wrong) = ([Choice::Use], [Choice::Share]);
        let phones = Phones {
            first: [
                (1, ballot(&right, Some(true))),
                (2, ballot(&wrong, Some(true))),
                (3, ballot(&wrong, Some(false))),
                (4, ballot(&right, None)),
            ]
            .into(),
            second: [
                (1, ballot(&right, None)),
                (2, ballot(&right, None)),
                (3, ballot(&[Choice::None], None)),
                (5, ballot(&right, None)),
            ]
            .into(),
        };
        let (first, second) = (Tally::of(&phones.first, exercise, None), Tally::of(&phones.second, exercise, None));
        assert_eq!((first.phones, first.right, first.sure, first.unsure), (4, Some(2), (2, 1), (1, 0)));
        assert_eq!((first.percent_right(), second.percent_right()), (Some(50), Some(75)));
        let shift = Shift::of(&phones, exercise, None).expect("three voted twice");
        let wanted = Shift { stayed_right: 1, became_right: 1, became_wrong: 0, stayed_wrong: 1, changed: 2 };
        assert_eq!(shift, wanted);
    }

    #[test]
    fn where_nobody_said_anything_nothing_is_told() {
        let lesson = lessons().iter().find(|it| it.id == "one-word").expect("a lesson");
        let exercise = lesson.steps[1].exercise.as_ref().expect("an exercise");
        assert_eq!(Shift::of(&Phones::default(), exercise, None), None);
        assert_eq!(Tally::of(&Ballots::new(), exercise, None).percent_right(), None);
        assert_eq!((percent(1, 3), percent(0, 0), percent(2, 3)), (33, 0, 67));
    }
}
