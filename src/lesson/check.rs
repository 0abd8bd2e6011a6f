//! What is wrong with a lesson: words that do not stand in their text, criteria that nobody has, times that do not add
//! up. For teachers who write their own, and for the built-in ones in a test.

use super::file::{Exercise, Lesson};
use super::told::{passage, text};
use crate::edits::Choice;
use crate::lens::Lenses;
use crate::openness::mappings;

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
        found.push(format!("its steps take {} minutes together; a lesson takes {least} to {most}", lesson.minutes()));
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
    for (number, step) in (1..).zip(&lesson.steps) {
        if step.show.trim().is_empty() {
            found.push(format!("step {number} shows nothing"));
        }
        let exercise = step.exercise.iter().flat_map(of_exercise);
        found.extend(exercise.map(|it| format!("step {number}, {}: {it}", step.title)));
    }
    found
}

fn of_exercise(exercise: &Exercise) -> Vec<String> {
    let mut found = Vec::new();
    for (key, quote) in exercise.quotes() {
        match (text(key), quote) {
            (None, _) => found.push(format!("{key} is no text of the library")),
            (Some(text), Some(quote)) if passage(text, quote).is_none() => {
                found.push(format!("“{quote}” does not stand in {key}"));
            }
            _ => {}
        }
    }
    if exercise.because().trim().is_empty() {
        found.push("it does not say why".to_owned());
    }
    match exercise {
        Exercise::Mark { answer, .. } if answer.is_empty() || answer.contains(&Choice::None) && answer.len() > 1 => {
            found.push("its answer is freedoms, or none alone".to_owned());
        }
        Exercise::Match { cards, .. } => {
            let is_known = |id: &str| Lenses::built_in().list.iter().any(|lens| lens.criterion(id).is_some());
            found.extend(
                cards
                    .iter()
                    .filter(|it| !is_known(&it.answer))
                    .map(|it| format!("no definition has a criterion {}", it.answer)),
            );
        }
        Exercise::Order { texts, .. } if texts.len() < 3 => {
            found.push("it puts fewer than three texts in order".to_owned());
        }
        Exercise::Mapping { mapping, .. } if !mappings().iter().any(|it| it.id == *mapping) => {
            found.push(format!("there is no mapping {mapping}"));
        }
        _ => {}
    }
    found
}
