//! Where the room and the definitions disagree, and what to read next.

use crate::edits::Choice;
use crate::lens::Weight;
use crate::lesson::{Class, Exercise, Objection, Round, Turned};
use std::collections::BTreeSet;

/// What most of the room said at a step beside the lesson's answer, and which definition says what; nothing where they
/// agree, or nobody voted before the answer was shown.
pub fn apart(class: &Class, step: usize) -> Vec<String> {
    let of = class.lesson.steps.get(step).and_then(|it| it.exercise.as_ref()).zip(class.steps.get(step));
    let Some((Exercise::Mark { answer, .. } | Exercise::Difference { answer, .. }, turned)) = of else {
        return Vec::new();
    };
    let Some((most, count, voices)) = most_said(turned) else { return Vec::new() };
    if answer.is_empty() || most.iter().all(|it| answer.contains(it)) {
        return Vec::new();
    }
    let each = if most.len() > 1 { " each" } else { "" };
    let mut lines = vec![format!(
        "The room is of another mind: most said {} ({count}{each} of {voices}), the lesson says {}.",
        named(most.iter().copied()),
        named(answer.iter().copied())
    )];
    let objections: Vec<&Objection> = turned.told.iter().flat_map(|it| &it.objections).collect();
    lines.extend(objections.iter().map(|it| said(it)));
    if objections.is_empty() && !turned.told.is_empty() {
        let found = turned.told.iter().any(|it| !it.findings.is_empty());
        lines.push(if found {
            "No definition objects to these words as the program reads them.".to_owned()
        } else {
            "The program found nothing in these words: what definitions make of them is not known.".to_owned()
        });
    }
    lines
}

/// The choices that most voices went to in the last vote before the answer, how many each has, and how many voices there
/// are; nothing where there are none.
fn most_said(turned: &Turned) -> Option<(Vec<Choice>, u32, u64)> {
    let votes = [Round::Second, Round::First].map(|it| turned.voices(it));
    let last = votes.into_iter().find(|it| it.values().any(|it| *it > 0))?;
    let count = last.values().copied().max()?;
    let most = last.iter().filter(|it| *it.1 == count).map(|it| *it.0).collect();
    Some((most, count, last.values().map(|it| u64::from(*it)).sum()))
}

fn named(choices: impl Iterator<Item = Choice>) -> String {
    choices.map(Choice::name).collect::<Vec<_>>().join(" and ")
}

fn said(it: &Objection) -> String {
    let says = match it.weight {
        Weight::Conflicts => "conflicts with it",
        Weight::Strains => "strains it",
        _ => "whether it conflicts is disputed",
    };
    format!("{}, “{}”: {says}.", it.definition, it.criterion)
}

/// What to read next: the lesson's sources, the criteria that the room was of another mind about, and the clauses that
/// were asked about. Each once, in this order.
pub fn to_read(class: &Class) -> Vec<String> {
    let mut all: Vec<String> = class.lesson.facts.iter().map(|it| it.source.clone()).collect();
    let taken = || class.lesson.steps.iter().zip(&class.steps).enumerate().filter(|it| it.1.1.is_taken());
    for (at, (_, turned)) in taken() {
        let of_room = turned.told.iter().flat_map(|it| &it.objections).filter(|_| !apart(class, at).is_empty());
        all.extend(of_room.map(|it| match it.link {
            "" => format!("{}, “{}”", it.definition, it.criterion),
            link => format!("{}, “{}”: {link}", it.definition, it.criterion),
        }));
    }
    for (_, (step, turned)) in taken() {
        let quotes = step.exercise.as_ref().map(Exercise::quotes).unwrap_or_default();
        all.extend(quotes.into_iter().map(|(text, quote)| match quote.and_then(|it| turned.told_in(it)) {
            Some(told) => format!("{text}, clause {}", told.label),
            None => text.to_owned(),
        }));
    }
    let mut seen = BTreeSet::new();
    all.retain(|it| seen.insert(it.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::lesson::{Class, lessons};

    /// The lesson on military use, after a vote.
    fn voted(votes: &[(Choice, u32)]) -> Class {
        let mut class = Class::new(lessons().iter().find(|it| it.id == "ai-act").expect("a lesson").clone());
        (0..class.steps.len()).for_each(|it| class.tell(it, Rules::built_in()));
        class.steps[1].votes = votes.iter().copied().collect();
        class
    }

    #[test]
    fn a_room_of_another_mind_is_told_what_each_definition_says() {
        let class = voted(&[(Choice::None, 7), (Choice::Use, 3)]);
        let lines = apart(&class, 1).join("\n");
        assert!(lines.contains("most said none (7 of 10), the lesson says use."), "{lines}");
        assert!(lines.contains("Open Source Definition") && lines.contains("conflicts with it"), "{lines}");
        let read = to_read(&class).join("\n");
        for words in ["recital 102", "Open Source Definition", "https://", "own:tern-1.1, clause"] {
            assert!(read.contains(words), "{words}: {read}");
        }
    }

    #[test]
    fn where_most_agree_or_nobody_voted_nothing_is_said() {
        assert_eq!(apart(&voted(&[(Choice::None, 3), (Choice::Use, 7)]), 1), Vec::<String>::new());
        assert_eq!(apart(&voted(&[]), 1), Vec::<String>::new());
        let tied = apart(&voted(&[(Choice::None, 5), (Choice::Use, 5)]), 1);
        assert!(tied[0].contains("use and none (5 each of 10)"), "{tied:?}");
        let mut class = voted(&[(Choice::None, 9)]);
        class.steps[1].second = [(Choice::Use, 9)].into();
        assert_eq!(apart(&class, 1), Vec::<String>::new(), "the last vote counts");
    }
}
