//! What a room did in a lesson: how it voted, what it put where, what was revealed and where it disagreed. Nothing of it
//! is anybody's by name.

use super::ballot::{Phones, Round};
use super::file::{Exercise, Lesson};
use super::pairing::Group;
use super::phase::{Phase, moved};
use super::task::{Placed, Task};
use super::told::{Told, told};
use crate::align;
use crate::assess::Rules;
use crate::clause::Clauses;
use crate::document::{Document, Source, Span};
use crate::edits::{Choice, Edits};
use std::collections::BTreeMap;

/// A lesson as it is given to a room.
#[derive(Clone, Debug)]
pub struct Class {
    /// The lesson.
    pub lesson: Lesson,
    /// What the room did at each of its steps.
    pub steps: Vec<Turned>,
}

/// A step as the room took it.
#[derive(Clone, Debug, Default)]
pub struct Turned {
    /// Whether the answer was shown.
    pub is_revealed: bool,
    /// Whether it ever was: what the room says after that is no prediction.
    pub was_revealed: bool,
    /// Which vote is taken, or whether people argue between two.
    pub phase: Phase,
    /// How it voted before the answer was shown, as far as no phone did it.
    pub votes: BTreeMap<Choice, u32>,
    /// How it voted after the argument, before the answer was shown.
    pub second: BTreeMap<Choice, u32>,
    /// What phones said.
    pub phones: Phones,
    /// Who argues with whom, where that was drawn.
    pub groups: Vec<Group>,
    /// How it voted after.
    pub after: BTreeMap<Choice, u32>,
    /// Where it put things.
    pub placed: Placed,
    /// Why it reads the words otherwise, as somebody wrote down.
    pub disagreement: String,
    /// What the program reads in the words, the texts in order; nothing until it is known.
    pub told: Vec<Told>,
    /// What there is to move, where something is.
    pub task: Option<Task>,
    /// Of two quotes, after and before, the words that differ.
    pub differing: [Vec<Span>; 2],
}

impl Class {
    /// A lesson before it begins.
    pub fn new(lesson: Lesson) -> Self {
        let turned = |it: &super::Step| Turned {
            task: it.exercise.as_ref().and_then(Task::of),
            differing: it.exercise.as_ref().map(differing).unwrap_or_default(),
            ..Turned::default()
        };
        Self { steps: lesson.steps.iter().map(turned).collect(), lesson }
    }

    /// Reads the words that a step quotes, unless they were read: what the program and the definitions make of them.
    pub fn tell(&mut self, step: usize, rules: &Rules) {
        let of = self.lesson.steps.get(step).and_then(|it| it.exercise.as_ref());
        let (Some(exercise), Some(turned)) = (of, self.steps.get_mut(step)) else { return };
        if turned.told.is_empty() {
            let quotes = exercise.quotes().into_iter();
            turned.told = quotes.filter_map(|(text, quote)| told(&self.lesson, text, quote?, rules)).collect();
        }
    }

    /// The steps that asked something, each with what the room did.
    pub fn asked(&self) -> impl Iterator<Item = (&super::Step, &Exercise, &Turned)> {
        self.lesson
            .steps
            .iter()
            .zip(&self.steps)
            .filter_map(|(step, turned)| Some((step, step.exercise.as_ref()?, turned)))
    }
}

impl Turned {
    /// The votes that count now: those before the argument, after it, or after the answer was shown.
    pub fn votes_now(&mut self) -> &mut BTreeMap<Choice, u32> {
        match self.phase.round() {
            _ if self.was_revealed => &mut self.after,
            Round::First => &mut self.votes,
            Round::Second => &mut self.second,
        }
    }

    /// The same to be shown.
    pub fn votes_shown(&self) -> &BTreeMap<Choice, u32> {
        match self.phase.round() {
            _ if self.was_revealed => &self.after,
            Round::First => &self.votes,
            Round::Second => &self.second,
        }
    }

    /// Shows the answer, or hides it again.
    pub fn reveal(&mut self) {
        self.is_revealed = !self.is_revealed;
        self.was_revealed = true;
    }

    /// Whether anything happened: a step that was passed over tells nothing.
    pub fn is_taken(&self) -> bool {
        self.was_revealed || !self.disagreement.is_empty() || self.said().is_some()
    }

    /// What the program reads where these words stand.
    pub fn told_in(&self, quote: &str) -> Option<&Told> {
        let bare = |it: &str| it.split_whitespace().collect::<String>();
        let asked = self.told.iter().find(|it| it.quote == quote);
        let quote = bare(quote);
        asked.or_else(|| self.told.iter().find(|it| bare(&it.clause).contains(&quote)))
    }

    /// One voice more, or one less.
    pub fn count(&mut self, choice: Choice, more: bool) {
        let count = self.votes_now().entry(choice).or_default();
        *count = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
    }

    /// What the room said, in a line: voices, the most first, or how much of a task is as in the lesson; `None` where
    /// it said nothing.
    pub fn said(&self) -> Option<String> {
        if let Some(task) = self.task.as_ref().filter(|_| !self.placed.is_empty()) {
            let (right, of) = task.right(&self.placed);
            let places = |(thing, place): (&usize, &usize)| {
                let (thing, place) = (task.things.get(*thing)?, task.places.get(*place)?);
                Some(format!("{}: {place}", thing.words))
            };
            let places: Vec<String> = self.placed.iter().filter_map(places).collect();
            let phones = moved(task, &self.phones).map_or_else(String::new, |it| format!("; {it}"));
            return Some(format!("{right} of {of} as in the lesson ({}){phones}", places.join("; ")));
        }
        if let Some(task) = &self.task {
            return moved(task, &self.phones);
        }
        let rounds = [
            ("", voices(&self.voices(Round::First))),
            ("after the argument: ", voices(&self.voices(Round::Second))),
            ("after the answer: ", voices(&self.after)),
        ];
        let mut said: Vec<String> =
            rounds.iter().filter_map(|(when, it)| Some(format!("{when}{}", it.as_ref()?))).collect();
        if rounds[0].1.is_none() && !said.is_empty() {
            said.insert(0, "nothing before".to_owned());
        }
        (!said.is_empty()).then(|| said.join("; "))
    }
}

/// Voices in a line, the most first.
fn voices(votes: &BTreeMap<Choice, u32>) -> Option<String> {
    let all = votes.values().fold(0_u32, |all, it| all.saturating_add(*it));
    let mut list: Vec<(&Choice, &u32)> = votes.iter().filter(|it| *it.1 > 0).collect();
    list.sort_by_key(|it| std::cmp::Reverse(*it.1));
    let words: Vec<String> = list.into_iter().map(|(it, count)| format!("{} {count} of {all}", it.name())).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The words that differ between the quotes of a pair: of the one after, then of the one before.
fn differing(exercise: &Exercise) -> [Vec<Span>; 2] {
    let Exercise::Difference { quote, other_quote, .. } = exercise else { return Default::default() };
    let read = |it: &str| {
        let document = Document::read(&[Source::new("", it)]);
        let clauses = Clauses::of(&document);
        (document, clauses)
    };
    let (before, after) = (read(other_quote), read(quote));
    let rows = align::rows(&[(&before.0, &before.1), (&after.0, &after.1)], 0, false, &Edits::default());
    let edits: Vec<align::Edit> =
        rows.into_iter().filter_map(|it| it.cells.into_iter().nth(1)).flat_map(|it| it.edits).collect();
    [edits.iter().map(|it| it.here).collect(), edits.iter().map(|it| it.there).collect()]
}

/// No room is larger.
const MOST_VOICES: u32 = 99_999;

/// Numbers that somebody typed for the five choices, in their order; nothing typed is none.
///
/// # Errors
/// The words that are no number.
pub fn counts(typed: &[String; 5]) -> Result<BTreeMap<Choice, u32>, String> {
    let number = |it: &String| match it.trim() {
        "" => Ok(0),
        words => words.parse().ok().filter(|it| *it <= MOST_VOICES).ok_or_else(|| words.to_owned()),
    };
    Choice::ALL.into_iter().zip(typed).map(|(choice, it)| Ok((choice, number(it)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::lessons;

    #[test]
    fn what_a_room_said_stands_in_a_line() {
        let mut turned = Turned::default();
        assert_eq!(turned.said(), None);
        for choice in [Choice::Use, Choice::None, Choice::None] {
            turned.count(choice, true);
        }
        assert_eq!(turned.said().as_deref(), Some("none 2 of 3, use 1 of 3"));
        turned.count(Choice::Use, false);
        turned.count(Choice::Use, false);
        assert_eq!(turned.said().as_deref(), Some("none 2 of 2"), "no room has fewer than no voices");
        turned.reveal();
        turned.count(Choice::Use, true);
        assert_eq!(turned.said().as_deref(), Some("none 2 of 2; after the answer: use 1 of 1"));
    }

    #[test]
    fn a_room_that_moved_things_is_told_how_many_are_as_in_the_lesson() {
        let lesson = lessons().iter().find(|it| it.id == "promise").expect("a lesson").clone();
        let mut class = Class::new(lesson);
        let turned = class.steps.iter_mut().find(|it| it.task.is_some()).expect("a step puts licences in order");
        let task = turned.task.clone().expect("a task");
        for (thing, it) in task.things.iter().enumerate() {
            task.put(&mut turned.placed, thing, it.right[0]);
        }
        assert!(turned.said().is_some_and(|it| it.starts_with("3 of 3 as in the lesson (")), "{:?}", turned.said());
    }

    #[test]
    fn the_words_that_differ_in_a_pair_are_known() {
        let lesson = lessons().iter().find(|it| it.id == "one-word").expect("a lesson").clone();
        let class = Class::new(lesson);
        let (_, exercise, turned) = class.asked().next().expect("a pair");
        let quotes: Vec<&str> = exercise.quotes().into_iter().filter_map(|it| it.1).collect();
        let words = |side: usize| turned.differing[side].iter().map(|it| &quotes[side][it.range()]).collect::<Vec<_>>();
        assert_eq!((words(0), words(1)), (vec!["must"], vec!["may"]));
    }

    #[test]
    fn counts_are_typed() {
        let typed = ["12", "", " 0", "3", ""].map(str::to_owned);
        let votes = counts(&typed).expect("numbers");
        assert_eq!((votes[&Choice::Use], votes[&Choice::Study], votes[&Choice::Share]), (12, 0, 3));
        assert!(counts(&["99999999999999", "", "", "", ""].map(str::to_owned)).is_err());
        assert_eq!(counts(&["x2", "", "", "", ""].map(str::to_owned)), Err("x2".to_owned()));
    }
}
