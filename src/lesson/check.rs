//! What is wrong with a lesson: words that do not stand in their text, criteria that nobody has, times that do not add
//! up. For teachers who write their own, and for the built-in ones in a test.

use super::built_in::lessons;
use super::file::{Exercise, Lesson, Step};
use super::task::Task;
use super::told::{of_library, passage};
use crate::edits::Choice;
use crate::lens::Lenses;
use crate::openness::mappings;

/// Fewer words than these nobody can judge.
const FEWEST_WORDS: usize = 3;
/// How long a lesson may take, in minutes.
const MINUTES: std::ops::RangeInclusive<u32> = 10..=20;

/// Everything that is wrong with a lesson, one sentence each.
pub fn mistakes(lesson: &Lesson) -> Vec<String> {
    let mut found = Vec::new();
    let is_id =
        |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
    if !is_id(&lesson.id) {
        found.push(format!("the id “{}” has other signs than small letters, digits and hyphens", lesson.id));
    }
    for (what, words) in [("title", &lesson.title), ("objective", &lesson.objective)] {
        if words.trim().is_empty() {
            found.push(format!("the {what} is empty"));
        }
    }
    if !MINUTES.contains(&lesson.minutes()) {
        let (least, most) = (MINUTES.start(), MINUTES.end());
        found.push(format!(
            "its steps and its debrief take {} minutes together; a lesson takes {least} to {most}",
            lesson.minutes()
        ));
    }
    if lessons().iter().any(|it| it.id == lesson.id && it.title != lesson.title) {
        found.push(format!("the id “{}” is that of a lesson that comes with the program", lesson.id));
    }
    if lesson.steps.iter().all(|it| it.exercise.is_none()) {
        found.push("it asks the room nothing: no step has an exercise".to_owned());
    }
    if lesson.debrief.is_empty() {
        found.push("it has no debrief".to_owned());
    }
    for fact in lesson.facts.iter().filter(|it| it.source.trim().is_empty()) {
        found.push(format!("“{}” has no source", fact.says));
    }
    found.extend(of_texts(lesson));
    for (number, step) in (1..).zip(&lesson.steps) {
        if step.show.trim().is_empty() {
            found.push(format!("step {number} shows nothing"));
        }
        found.extend(of_rounds(lesson, number, step));
        let exercise = step.exercise.iter().flat_map(|it| of_exercise(lesson, it));
        found.extend(exercise.map(|it| format!("step {number}, {}: {it}", step.title)));
    }
    found
}

/// What is wrong with the texts that it brings along: one that hides another is never read.
fn of_texts(lesson: &Lesson) -> Vec<String> {
    let mut found = Vec::new();
    for (at, text) in lesson.texts.iter().enumerate() {
        let name = &text.name;
        if text.words.trim().is_empty() {
            found.push(format!("the text “{name}” is empty"));
        }
        if name.trim().is_empty() {
            found.push(format!("text {} has no name", at + 1));
        }
        if of_library(name).is_some() {
            found.push(format!("the text “{name}” has the name of one of the library: give it another"));
        }
        if lesson.texts.iter().take(at).any(|it| it.name == *name) {
            found.push(format!("two texts are called “{name}”"));
        }
    }
    found
}

/// What is wrong with a step's second vote or with the step that it tries again.
fn of_rounds(lesson: &Lesson, number: usize, step: &Step) -> Vec<String> {
    let mut found = Vec::new();
    if !step.argue.trim().is_empty() && step.exercise.is_none() {
        found.push(format!("step {number} has something to argue about and asks nothing"));
    }
    if let Some(sister) = &step.sister_of {
        // What has an answer: a vote, or things with their places.
        let asks = |it: &Step| {
            let exercise = it.exercise.as_ref()?;
            (exercise.is_voted_on() || Task::of(exercise).is_some()).then(|| exercise.is_voted_on())
        };
        let earlier = lesson.steps.iter().take(number - 1).find(|it| it.title == *sister);
        if asks(step).is_none() || earlier.and_then(asks) != asks(step) {
            found.push(format!(
                "step {number} is the sister of “{sister}”: name an earlier step by its title; on both the room votes, or on both it moves things"
            ));
        }
    }
    found
}

fn of_exercise(lesson: &Lesson, exercise: &Exercise) -> Vec<String> {
    let mut found = Vec::new();
    for (key, quote) in exercise.quotes() {
        match (lesson.text(key), quote) {
            (None, _) => found.push(format!("{key} is no text of the library, nor one that the lesson brings along")),
            (Some(text), Some(quote)) if passage(text, quote).is_none() => {
                found.push(format!("“{quote}” does not stand in {key}"));
            }
            (Some(_), Some(quote)) if quote.split_whitespace().count() < FEWEST_WORDS => {
                found.push(format!("“{quote}” is too short to be judged by: quote at least {FEWEST_WORDS} words"));
            }
            _ => {}
        }
    }
    if exercise.because().trim().is_empty() {
        found.push("it does not say why".to_owned());
    }
    match exercise {
        Exercise::Mark { answer, .. } if answer.is_empty() => {
            found.push("it has no answer: name freedoms (use, study, modify, share), or none".to_owned());
        }
        Exercise::Mark { answer, .. } | Exercise::Difference { answer, .. }
            if answer.contains(&Choice::None) && answer.len() > 1 =>
        {
            found.push("its answer is none and freedoms at once".to_owned());
        }
        Exercise::Match { cards, .. } => {
            let is_known = |id: &str| Lenses::built_in().list.iter().any(|lens| lens.criterion(id).is_some());
            found.extend(
                cards
                    .iter()
                    .flat_map(|it| std::iter::once(&it.answer).chain(&it.also))
                    .filter(|it| !is_known(it))
                    .map(|it| format!("no definition has a criterion {it}")),
            );
        }
        Exercise::Order { texts, .. } => {
            let different: std::collections::BTreeSet<&String> = texts.iter().collect();
            if different.len() < texts.len() {
                found.push("it puts a text in order that is there twice".to_owned());
            } else if texts.len() < 3 {
                found.push("it puts fewer than three texts in order".to_owned());
            }
        }
        Exercise::Mapping { mapping, parts, .. } => {
            if !mappings().iter().any(|it| it.id == *mapping) {
                found.push(format!("there is no mapping {mapping}"));
            }
            let unknown = parts.iter().filter(|it| !crate::artefact::all().any(|known| known.id == **it));
            found.extend(unknown.map(|it| format!("there is no component {it}")));
        }
        _ => {}
    }
    found
}
