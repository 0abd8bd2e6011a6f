//! The way through a question: everybody votes alone, argues, votes again, and sees the answer.

use super::ballot::{Phones, Round};
use super::class::Turned;
use super::pairing::{by_size, by_votes};
use super::task::Task;
use crate::edits::Choice;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a question is before its answer is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Everybody votes alone.
    #[default]
    First,
    /// Nobody votes: people talk to each other.
    Argue,
    /// Everybody votes again.
    Second,
}

impl Phase {
    /// The vote that counts are of; those of the argument are the first one's.
    pub fn round(self) -> Round {
        match self {
            Self::First | Self::Argue => Round::First,
            Self::Second => Round::Second,
        }
    }

    /// Whether votes are taken.
    pub fn is_open(self) -> bool {
        self != Self::Argue
    }
}

impl Turned {
    /// One step further: the argument where the question has one, the second vote, the answer. `false` where all of it
    /// is done, or there is no question: then the next step of the lesson follows.
    pub fn advance(&mut self, is_asked: bool, is_argued: bool) -> bool {
        if !is_asked || self.is_revealed {
            return false;
        }
        match self.phase {
            Phase::First if is_argued && !self.was_revealed => self.phase = Phase::Argue,
            Phase::Argue => self.phase = Phase::Second,
            Phase::First | Phase::Second => self.reveal(),
        }
        true
    }

    /// Draws who argues with whom: phones that answered otherwise, or where none answered as many people as were
    /// counted.
    pub fn draw(&mut self, seed: u64) {
        self.groups = by_votes(&self.phones.first, seed);
        if self.groups.is_empty() {
            let people = self.votes.values().fold(0_u32, |all, it| all.saturating_add(*it));
            self.groups = by_size(people, seed);
        }
    }

    /// The voices of a round: those that were typed or counted by key, and those of phones.
    pub fn voices(&self, round: Round) -> BTreeMap<Choice, u32> {
        let mut all = match round {
            Round::First => self.votes.clone(),
            Round::Second => self.second.clone(),
        };
        for choice in self.phones.of(round).values().flat_map(|it| &it.choices) {
            let count = all.entry(*choice).or_default();
            *count = count.saturating_add(1);
        }
        all
    }
}

/// How the phones moved things, in a line; `None` where none did.
pub(super) fn moved(task: &Task, phones: &Phones) -> Option<String> {
    let right = |round: Round| {
        let moved: Vec<_> = phones.of(round).values().filter(|it| !it.placed.is_empty()).collect();
        let is_right = |placed| {
            let (right, of) = task.right(placed);
            of > 0 && right == of
        };
        let right = moved.iter().filter(|it| is_right(&it.placed)).count();
        (!moved.is_empty()).then(|| format!("{right} of {} phones all as in the lesson", moved.len()))
    };
    match (right(Round::First), right(Round::Second)) {
        (None, None) => None,
        (Some(first), None) => Some(first),
        (first, Some(second)) => {
            Some(format!("{}; after the argument: {second}", first.as_deref().unwrap_or("nothing before")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_goes_from_vote_to_argument_to_vote_to_answer() {
        let mut turned = Turned::default();
        assert!(!turned.advance(false, true), "nothing is asked");
        for (phase, is_revealed) in [(Phase::Argue, false), (Phase::Second, false), (Phase::Second, true)] {
            assert!(turned.advance(true, true));
            assert_eq!((turned.phase, turned.is_revealed), (phase, is_revealed));
        }
        assert!(!turned.advance(true, true), "the next step follows");
        let mut short = Turned::default();
        assert!(short.advance(true, false) && short.is_revealed, "without an argument the answer follows");
    }

    #[test]
    fn hands_that_were_counted_are_drawn_where_no_phone_answered() {
        let mut turned = Turned::default();
        turned.draw(1);
        assert!(turned.groups.is_empty(), "nobody is there");
        (0..5).for_each(|_| turned.count(Choice::Use, true));
        turned.draw(1);
        assert_eq!(turned.groups.iter().map(Vec::len).sum::<usize>(), 5);
    }

    #[test]
    fn voices_of_keys_and_phones_add_up_by_round() {
        let mut turned = Turned::default();
        turned.count(Choice::Use, true);
        turned.phase = Phase::Second;
        turned.count(Choice::Share, true);
        let ballot = super::super::Ballot { choices: [Choice::Use].into(), ..Default::default() };
        turned.phones.first.insert(1, ballot.clone());
        turned.phones.second.insert(1, ballot);
        assert_eq!(turned.voices(Round::First), BTreeMap::from([(Choice::Use, 2)]));
        assert_eq!(turned.voices(Round::Second), BTreeMap::from([(Choice::Use, 1), (Choice::Share, 1)]));
        assert_eq!(turned.said().as_deref(), Some("use 2 of 2; after the argument: use 1 of 2, share 1 of 2"));
    }
}
