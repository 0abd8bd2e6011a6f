//! A lesson on the documents that are open: their own clauses, first without marks, then with what the program reads.

use super::class::Class;
use super::file::{Exercise, Lesson, Step};
use super::quote::{LONGEST, bare, shortened};
use super::told::{Told, told_of};
use crate::align::Relation;
use crate::assess::Rules;
use crate::compare::{Analysed, Comparison};
use crate::edits::Choice;
use crate::lens::{Reading, Weight};
use std::collections::BTreeSet;

/// How many clauses a room is asked about, and how many pairs.
const CLAUSES: usize = 8;
const PAIRS: usize = 3;
/// Words of a clause that is worth a question.
const FEWEST_WORDS: usize = 8;
/// How long a step takes, in minutes.
const MINUTES: u32 = 2;

/// The id of this lesson.
pub const OWN: &str = "open-documents";

/// A lesson made of what is compared; `None` where there is nothing to ask. Its answers are the program's reading: it
/// says so.
pub fn of_comparison(comparison: &Comparison, rules: &Rules) -> Option<Class> {
    let mut asked = clauses(comparison, rules);
    asked.extend(pairs(comparison, rules));
    if asked.is_empty() {
        return None;
    }
    let names: Vec<String> = comparison.documents.iter().map(|it| it.document.short_name()).collect();
    let lesson = Lesson {
        id: OWN.to_owned(),
        order: 0,
        title: names.join(", "),
        objective: "One has read clauses of these texts before anybody marked them.".to_owned(),
        facts: Vec::new(),
        texts: Vec::new(),
        steps: asked.iter().map(|it| it.0.clone()).collect(),
        debrief_minutes: 3,
        debrief: vec![
            "Which clause would stop you, and which one would stop only others?".to_owned(),
            "Where did the room read otherwise than the program? Who is right, and by which words?".to_owned(),
        ],
    };
    let mut class = Class::new(lesson);
    for (turned, (_, told)) in class.steps.iter_mut().zip(asked) {
        turned.told = told;
    }
    Some(class)
}

/// Clauses that the program finds something in: those that burden a freedom first, and some that burden none, for a
/// room that knows that every clause is bad learns nothing.
fn clauses(comparison: &Comparison, rules: &Rules) -> Vec<(Step, Vec<Told>)> {
    let count = comparison.documents.len().max(1);
    let each = (CLAUSES / count).max(2);
    let mut asked = Vec::new();
    for (document, readings) in comparison.documents.iter().zip(&comparison.readings) {
        let findings = &document.assessment.findings;
        let with_findings: BTreeSet<usize> = findings.iter().map(|it| it.clause).collect();
        let mut all: Vec<(usize, Told)> = with_findings
            .into_iter()
            .filter(|it| words(document, *it) >= FEWEST_WORDS)
            .map(|it| (it, told_of(document, readings, it, None, rules)))
            .collect();
        let weight = |clause: usize| {
            let of = findings.iter().enumerate().filter(|it| it.1.clause == clause);
            of.map(|it| heaviest(readings, it.0)).max().unwrap_or(0)
        };
        // The weightiest first, then in reading order again.
        all.sort_by_key(|it| (std::cmp::Reverse(weight(it.0)), it.0));
        let (mut free, burdened): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|it| it.1.freedoms.contains(&Choice::None));
        // A grant or a condition is worth more thought than what binds nobody's freedom, such as a court's place.
        let speaks = |clause: usize| findings.iter().any(|it| it.clause == clause && !it.freedoms.is_empty());
        free.sort_by_key(|it| (!speaks(it.0), it.0));
        let mut chosen: Vec<_> = burdened.into_iter().take(each - each / 4).collect();
        let room = each - chosen.len();
        chosen.extend(free.into_iter().take(room));
        chosen.sort_by_key(|it| it.0);
        let name = document.document.short_name();
        asked.extend(chosen.into_iter().map(|(clause, told)| (mark(&name, document, clause, &told), vec![told])));
    }
    asked
}

fn heaviest(readings: &[Reading], finding: usize) -> u8 {
    let rank = |it: &Reading| match it.weight_of(finding) {
        Some(Weight::Conflicts) => 3,
        Some(Weight::Strains) => 2,
        Some(Weight::Disputed) => 1,
        _ => 0,
    };
    readings.iter().map(rank).max().unwrap_or(0)
}

fn words(of: &Analysed, clause: usize) -> usize {
    of.clauses.list.get(clause).map_or(0, |it| of.document.plain.slice(it.span).split_whitespace().count())
}

fn mark(name: &str, of: &Analysed, clause: usize, told: &Told) -> Step {
    let whys: BTreeSet<&str> = told.findings.iter().map(|it| it.1.as_str()).collect();
    Step {
        title: if told.place.heading.is_empty() {
            format!("Clause {} of {name}", told.label)
        } else {
            told.place.heading.clone()
        },
        minutes: MINUTES,
        show: String::new(),
        notes: "The answer is the program's reading, not a teacher's: ask for the words that say otherwise.".to_owned(),
        exercise: Some(Exercise::Mark {
            text: name.to_owned(),
            quote: shortened(&bare(of, clause)),
            answer: told.freedoms.iter().copied().collect(),
            because: whys.into_iter().collect::<Vec<_>>().join(" "),
        }),
        argue: String::new(),
        sister_of: None,
    }
}

/// Clauses that stand in two documents with other words, and of which only one has a finding.
fn pairs(comparison: &Comparison, rules: &Rules) -> Vec<(Step, Vec<Told>)> {
    let mut asked = Vec::new();
    for change in &comparison.changed_findings {
        let row = comparison.rows.iter().find(|row| {
            let here = row.cells.get(change.document);
            let finding =
                change.finding.and_then(|it| comparison.documents.get(change.document)?.assessment.findings.get(it));
            let is_edited =
                here.is_some_and(|it| matches!(it.relation, Some(Relation::Edited | Relation::MovedEdited)));
            is_edited && finding.is_some_and(|it| here.is_some_and(|cell| cell.clauses.contains(&it.clause)))
        });
        let Some(pair) = row.and_then(|row| {
            let told = |document: usize| {
                let (of, readings) = (comparison.documents.get(document)?, comparison.readings.get(document)?);
                let clause = *row.cells.get(document)?.clauses.first()?;
                let told = told_of(of, readings, clause, None, rules);
                // What cannot be read in large type is no question for a room.
                let words = bare(of, clause);
                (words.len() <= LONGEST).then(|| (of.document.short_name(), words, told))
            };
            Some((told(change.document)?, told(change.against)?))
        }) else {
            continue;
        };
        let ((name, quote, here), (other, other_quote, there)) = pair;
        let title = format!("Clause {} and clause {}", there.label, here.label);
        if asked.iter().any(|(it, _): &(Step, _)| it.title == title) {
            continue;
        }
        let whys: BTreeSet<&str> = here.findings.iter().map(|it| it.1.as_str()).collect();
        let exercise = Exercise::Difference {
            text: name,
            quote,
            other,
            other_quote,
            answer: Vec::new(),
            because: whys.into_iter().collect::<Vec<_>>().join(" "),
        };
        let (show, notes, argue) = (String::new(), String::new(), String::new());
        let step = Step { title, minutes: MINUTES, show, notes, exercise: Some(exercise), argue, sister_of: None };
        asked.push((step, vec![here, there]));
        if asked.len() >= PAIRS {
            break;
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    fn class(texts: &[(&str, &str)]) -> Option<Class> {
        let rules = Rules::built_in();
        let read = |it: &(&str, &str)| Arc::new(Analysed::read(&[Source::new(it.0, it.1)], rules));
        let documents: Vec<_> = texts.iter().map(read).collect();
        let comparison = compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in());
        of_comparison(&comparison, rules)
    }

    const FREE: &str = "1. You may use, copy, modify and distribute the Model for any purpose.\n\n";
    const BOUND: &str = "2. You may not use the Model for military purposes or for surveillance of people.\n";

    #[test]
    fn a_room_is_asked_about_clauses_that_burden_and_about_some_that_do_not() {
        let class = class(&[("a.txt", &format!("{FREE}{BOUND}"))]).expect("two clauses to ask about");
        let answers: Vec<String> = class.asked().map(|it| crate::report::handout::answer(it.1)).collect();
        assert_eq!(answers, ["none", "use"], "in reading order");
        assert!(class.steps.iter().all(|it| it.told.len() == 1 && !it.told[0].place.anchor.is_empty()));
    }

    #[test]
    fn where_nothing_is_found_there_is_nothing_to_ask() {
        assert!(
            class(&[("a.txt", "Birds eat fish in the marsh, all through the winter and into the spring.\n")]).is_none()
        );
    }
}
