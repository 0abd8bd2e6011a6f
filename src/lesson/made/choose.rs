//! Which questions a lesson has room for, and in which order: some to argue about, and for each of those one of the same
//! kind later, alone, to see whether it stuck.

use super::super::built_in::lessons;
use super::super::file::{Card, Exercise, Lesson, Step};
use super::changed::Pair;
use super::dividing::Mark;
use super::source::{Quotable, answer, because};
use crate::compare::Comparison;
use std::collections::BTreeSet;

/// How many questions are argued about, and how many of them are asked again of other words.
const ARGUED: usize = 3;
const SISTERS: usize = 2;
/// How long each takes, in minutes.
const ARGUED_MINUTES: u32 = 3;
const ALONE_MINUTES: u32 = 2;
const CARDS_MINUTES: u32 = 3;
const OPENING_MINUTES: u32 = 1;
/// A lesson takes so many minutes at least, its debrief so many.
const LEAST_MINUTES: u32 = 10;
const DEBRIEF_MINUTES: u32 = 3;
/// So many things that are not asked are named to be talked about.
const NAMED: usize = 3;

const ARGUE: &str = "Find somebody who answered otherwise. Which words decide?";

/// A lesson of these questions; `None` where there are none.
pub(super) fn lesson(
    comparison: &Comparison,
    texts: &[Quotable<'_>],
    marks: Vec<Mark>,
    pairs: Vec<Pair>,
    cards: Vec<Card>,
) -> Option<Lesson> {
    let names: Vec<&str> = texts.iter().map(|it| it.key.as_str()).collect();
    let mut steps = vec![opening(&names)];
    steps.extend(questions(texts, marks, pairs));
    if !cards.is_empty() {
        steps.push(sorting(cards));
    }
    if steps.len() == 1 {
        return None;
    }
    let taken: u32 = steps.iter().map(|it| it.minutes).sum();
    let quoted: BTreeSet<String> = steps
        .iter()
        .filter_map(|it| it.exercise.as_ref())
        .flat_map(Exercise::quotes)
        .map(|it| it.0.to_owned())
        .collect();
    let carried = texts.iter().filter(|it| quoted.contains(&it.key)).filter_map(|it| it.carried.clone());
    Some(Lesson {
        id: id(&names),
        order: 0,
        title: names.join(", "),
        objective: match comparison.documents.len() {
            1 => "One has read clauses of this text before anybody marked them.".to_owned(),
            _ => "One knows what divides these texts, and by which words.".to_owned(),
        },
        facts: Vec::new(),
        texts: carried.collect(),
        steps,
        debrief: debrief(texts),
        debrief_minutes: DEBRIEF_MINUTES.max(LEAST_MINUTES.saturating_sub(taken)),
    })
}

fn opening(names: &[&str]) -> Step {
    Step {
        title: "What is before us".to_owned(),
        minutes: OPENING_MINUTES,
        show: names.join("\n"),
        notes:
            "Who has read one of them whole? The answers of this lesson are the program's reading, not a teacher's: \
                ask for the words that say otherwise."
                .to_owned(),
        exercise: None,
        argue: String::new(),
        sister_of: None,
    }
}

/// The questions that are argued about, and then their sisters.
fn questions(texts: &[Quotable<'_>], mut marks: Vec<Mark>, pairs: Vec<Pair>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut sisters: Vec<Step> = Vec::new();
    let mut pairs = pairs.into_iter();
    for place in 0..ARGUED {
        // The second question is a pair, where there is one: after a clause its change.
        let pair = if place == 1 { pairs.next() } else { None };
        let (step, kinds, told) = if let Some(pair) = pair {
            marks.retain(|it| ![&pair.here.1, &pair.there.1].contains(&&it.quote));
            let told = pair.here.2.freedoms.clone();
            (changed(texts, &pair), BTreeSet::new(), told)
        } else {
            let Some(mark) = next(&mut marks, &steps) else { break };
            let told = mark.told.freedoms.clone();
            (marked(texts, &mark, ARGUE), mark.kinds, told)
        };
        let step = Step { title: free(&steps, &step.title), ..step };
        let alike = |it: &Mark| it.told.freedoms == told && (kinds.is_empty() || !it.kinds.is_disjoint(&kinds));
        // Of the same kind, or at least of the same answer.
        let at = marks.iter().position(alike).or_else(|| marks.iter().position(|it| it.told.freedoms == told));
        if let Some(at) = at.filter(|_| sisters.len() < SISTERS) {
            let sister = marked(texts, &marks.remove(at), "");
            sisters.push(Step { sister_of: Some(step.title.clone()), minutes: ALONE_MINUTES, ..sister });
        }
        steps.push(step);
    }
    for sister in sisters {
        steps.push(Step { title: free(&steps, &sister.title), ..sister });
    }
    steps
}

/// The next clause to argue about: one whose answer was not asked yet, if there is one, for a room that knows that every
/// clause is bad learns nothing; else one that answers another question.
fn next(marks: &mut Vec<Mark>, steps: &[Step]) -> Option<Mark> {
    let is_asked = |mark: &Mark| {
        steps.iter().any(|it| match &it.exercise {
            Some(Exercise::Mark { answer: of, .. } | Exercise::Difference { answer: of, .. }) => {
                *of == answer(&mark.told)
            }
            _ => false,
        })
    };
    let is_named = |mark: &Mark| mark.asks().is_some_and(|asks| steps.iter().any(|it| it.title == asks));
    let other = marks.iter().position(|it| !is_asked(it)).or_else(|| marks.iter().position(|it| !is_named(it)));
    let at = other.unwrap_or(0);
    (at < marks.len()).then(|| marks.remove(at))
}

fn marked(texts: &[Quotable<'_>], mark: &Mark, argue: &str) -> Step {
    let (name, label) = texts.get(mark.document).map_or(("", ""), |it| (it.key.as_str(), it.label(mark.clause)));
    let asks = mark.asks();
    let reasons: Vec<&str> = mark.reasons.iter().map(|it| it.words.as_str()).take(NAMED).collect();
    Step {
        title: asks.map_or_else(|| format!("Clause {label} of {name}"), str::to_owned),
        minutes: ARGUED_MINUTES,
        show: match asks {
            Some(_) if texts.len() > 1 => format!("The texts answer this differently. Read clause {label} of {name}."),
            _ => format!("Read clause {label} of {name} twice."),
        },
        notes: format!("Clause {label} of {name}. {}", reasons.join(" ")),
        exercise: Some(Exercise::Mark {
            text: name.to_owned(),
            quote: mark.quote.clone(),
            answer: answer(&mark.told),
            because: because(&mark.told),
        }),
        argue: argue.to_owned(),
        sister_of: None,
    }
}

fn changed(texts: &[Quotable<'_>], pair: &Pair) -> Step {
    let name = |document: usize| texts.get(document).map_or("", |it| it.key.as_str()).to_owned();
    let (here, there) = (name(pair.here.0), name(pair.there.0));
    let (label, other_label) = (&pair.here.2.label, &pair.there.2.label);
    Step {
        title: "Other words".to_owned(),
        minutes: ARGUED_MINUTES,
        show: format!("Clause {other_label} of {there}, and clause {label} of {here}. What differs?"),
        notes:
            "The program reads both sides; what takes nothing away in the one and something in the other is the change."
                .to_owned(),
        exercise: Some(Exercise::Difference {
            text: here,
            quote: pair.here.1.clone(),
            other: there,
            other_quote: pair.there.1.clone(),
            answer: answer(&pair.here.2),
            because: because(&pair.here.2),
        }),
        argue: ARGUE.to_owned(),
        sister_of: None,
    }
}

fn sorting(cards: Vec<Card>) -> Step {
    Step {
        title: "Which criterion?".to_owned(),
        minutes: CARDS_MINUTES,
        show: "Each card conflicts with a criterion as the program reads it. With which?".to_owned(),
        notes: "Ask who reads a card otherwise, and by which of its words.".to_owned(),
        exercise: Some(Exercise::Match {
            cards,
            because: "The words of each card are what the criterion does not allow.".to_owned(),
        }),
        argue: String::new(),
        sister_of: None,
    }
}

/// A title that no step has yet: sisters are named by it.
fn free(steps: &[Step], title: &str) -> String {
    let is_free = |it: &str| steps.iter().all(|step| step.title != it);
    let mut named = title.to_owned();
    let mut number = 2;
    while !is_free(&named) {
        named = format!("{title} ({number})");
        number += 1;
    }
    named
}

/// What to talk about: what divides, and what was not asked because nobody knows it from the texts alone.
fn debrief(texts: &[Quotable<'_>]) -> Vec<String> {
    let mut said = vec![
        "Which clause would stop you, and which one would stop only others?".to_owned(),
        "Where did the room read otherwise than the program? Who is right, and by which words?".to_owned(),
    ];
    for of in texts {
        let unread = &of.analysed.assessment.unread;
        if let Some(first) = unread.first() {
            let sentences =
                if unread.len() == 1 { "1 sentence".to_owned() } else { format!("{} sentences", unread.len()) };
            let label = of.label(first.clause);
            said.push(format!(
                "Not asked, because the program did not understand it: {sentences} of {}, the first in clause {label}. \
                 What do they say?",
                of.key
            ));
        }
        let clauses: BTreeSet<usize> = of.analysed.assessment.findings.iter().map(|it| it.clause).collect();
        let weighed: Vec<&str> = clauses.into_iter().filter(|it| of.is_weighed(*it)).map(|it| of.label(it)).collect();
        if !weighed.is_empty() {
            let more = weighed.len().saturating_sub(NAMED);
            let named = weighed.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            said.push(format!(
                "Not asked, because it is weighed differently by who reads it: clauses {named}{rest} of {}. How do you \
                 weigh them?",
                of.key
            ));
        }
    }
    said
}

/// An id of small letters, digits and hyphens that no lesson of the program has.
fn id(names: &[&str]) -> String {
    const LONGEST: usize = 60;
    let words: String = names.join(" ").to_lowercase();
    let parts = words.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    let mut id = "of".to_owned();
    for part in parts {
        if id.len() + part.len() < LONGEST {
            id.push('-');
            id.push_str(part);
        }
    }
    if lessons().iter().any(|it| it.id == id) { format!("{id}-texts") } else { id }
}
