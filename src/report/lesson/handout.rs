//! A lesson on paper: the room's pages, cards to cut out, and the answers on pages of their own.

use crate::assess::Rules;
use crate::edits::Choice;
use crate::lens::Lenses;
use crate::lesson::{Card, Exercise, Lesson, Step, Task, told};
use crate::report::format::html::render;
use minijinja::context;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

const TEMPLATE: &str = include_str!("../../../assets/report/handout.html");

/// A lesson's pages.
#[derive(Serialize)]
struct Page<'a> {
    title: &'a str,
    objective: &'a str,
    minutes: u32,
    facts: Vec<FactPart<'a>>,
    steps: Vec<StepPart<'a>>,
    cards: Vec<QuotePart<'a>>,
    criteria: Vec<String>,
    /// The parts of a model, and of a program, for the mapping.
    parts: Vec<String>,
    debrief: &'a [String],
}

#[derive(Serialize)]
struct FactPart<'a> {
    says: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct StepPart<'a> {
    number: usize,
    title: &'a str,
    minutes: u32,
    show: &'a str,
    notes: &'a str,
    question: &'static str,
    quotes: Vec<QuotePart<'a>>,
    /// Things to be put in order or in place, in an order that says nothing, each with a box to write in.
    boxes: Vec<String>,
    answer: String,
    because: &'a str,
    told: Vec<ToldPart>,
}

#[derive(Serialize)]
struct QuotePart<'a> {
    quote: &'a str,
    text: &'a str,
    /// Which of a pair it is.
    name: &'static str,
}

#[derive(Serialize)]
struct ToldPart {
    place: String,
    words: String,
}

/// Writes a lesson as one page to print.
///
/// # Errors
/// What the writer says.
pub fn write_handout(lesson: &Lesson, rules: &Rules, out: &mut dyn Write) -> io::Result<()> {
    let exercises = || lesson.steps.iter().filter_map(|it| it.exercise.as_ref());
    let matches = || exercises().filter(|it| matches!(it, Exercise::Match { .. }));
    let page = Page {
        title: &lesson.title,
        objective: &lesson.objective,
        minutes: lesson.minutes(),
        facts: lesson.facts.iter().map(|it| FactPart { says: &it.says, source: &it.source }).collect(),
        steps: (1..).zip(&lesson.steps).map(|(number, it)| step(lesson, number, it, rules)).collect(),
        cards: matches().flat_map(quotes).collect(),
        criteria: if matches().next().is_some() { criteria() } else { Vec::new() },
        parts: parts(lesson),
        debrief: &lesson.debrief,
    };
    render(TEMPLATE, context! { title => page.title, page, rules => rules.version }, out)
}

/// The cards of parts that are mapped in any step, and once those of the places that they go to.
fn parts(lesson: &Lesson) -> Vec<String> {
    let exercises = lesson.steps.iter().filter_map(|it| it.exercise.as_ref());
    let tasks: Vec<Task> = exercises.filter(|it| matches!(it, Exercise::Mapping { .. })).filter_map(Task::of).collect();
    let places = tasks.first().map_or_else(Vec::new, |it| it.places.clone());
    tasks.into_iter().flat_map(|it| it.things).map(|it| it.words).chain(places).collect()
}

/// The criteria of the Open Source Definition: a deck to match cards with.
fn criteria() -> Vec<String> {
    let lens = Lenses::built_in().get("osd");
    lens.map_or_else(Vec::new, |lens| {
        lens.criteria.iter().map(|it| format!("OSD {}: {}", it.short, it.title)).collect()
    })
}

fn quotes(exercise: &Exercise) -> Vec<QuotePart<'_>> {
    let is_pair = matches!(exercise, Exercise::Difference { .. });
    let names: &[&'static str] = if is_pair { &["after", "before"] } else { &[] };
    let named = exercise.quotes().into_iter().enumerate().filter_map(|(at, (text, quote))| {
        Some(QuotePart { quote: quote?, text, name: names.get(at).copied().unwrap_or("") })
    });
    let mut quotes: Vec<QuotePart> = named.collect();
    if is_pair {
        quotes.reverse();
    }
    quotes
}

fn step<'a>(lesson: &Lesson, number: usize, it: &'a Step, rules: &Rules) -> StepPart<'a> {
    let exercise = it.exercise.as_ref();
    let told = exercise.filter(|it| matches!(it, Exercise::Mark { .. } | Exercise::Difference { .. })).map_or_else(
        Vec::new,
        |exercise| {
            let quoted = exercise
                .quotes()
                .into_iter()
                .filter_map(|(text, quote)| Some((text, told(lesson, text, quote?, rules)?)));
            quoted
                .map(|(text, told)| ToldPart {
                    place: format!("{text}, clause {}", told.label),
                    words: reading(&told.freedoms, &told.findings),
                })
                .collect()
        },
    );
    StepPart {
        number,
        title: &it.title,
        minutes: it.minutes,
        show: &it.show,
        notes: &it.notes,
        question: exercise.map_or("", Exercise::question),
        quotes: exercise.map_or_else(Vec::new, quotes),
        boxes: exercise
            .and_then(Task::of)
            .filter(|it| it.things.iter().all(|it| it.from.is_empty()))
            .map_or_else(Vec::new, |it| it.things.into_iter().map(|it| it.words).collect()),
        answer: exercise.map_or_else(String::new, answer),
        because: exercise.map_or("", Exercise::because),
        told,
    }
}

/// The program's reading in a line: "use, share (User-count threshold)".
pub fn reading(freedoms: &BTreeSet<Choice>, findings: &[(String, String)]) -> String {
    let mut titles: Vec<&str> = findings.iter().map(|it| it.0.as_str()).collect();
    titles.dedup();
    let freedoms: Vec<&str> = freedoms.iter().map(|it| it.name()).collect();
    match titles.as_slice() {
        [] => "nothing was found".to_owned(),
        titles => format!("{} ({})", freedoms.join(", "), titles.join("; ")),
    }
}

/// The lesson's answer in a line.
pub fn answer(exercise: &Exercise) -> String {
    match exercise {
        Exercise::Mark { answer, .. } => freedoms(answer),
        Exercise::Difference { answer, .. } if !answer.is_empty() => freedoms(answer),
        Exercise::Difference { quote, other_quote, .. } => format!("before: “{other_quote}”; after: “{quote}”"),
        Exercise::Match { cards, .. } => {
            let either = |it: &Card| {
                let all = std::iter::once(&it.answer).chain(&it.also).map(|it| criterion(it));
                all.collect::<Vec<_>>().join(", or ")
            };
            let cards = cards.iter().map(|it| format!("“{}”: {}", it.quote, either(it)));
            cards.collect::<Vec<_>>().join("; ")
        }
        Exercise::Order { texts, .. } => {
            let ids = texts.iter().map(|it| it.rsplit_once(':').map_or(it.as_str(), |it| it.1));
            ids.collect::<Vec<_>>().join(", ")
        }
        Exercise::Mapping { mapping, .. } => crate::openness::mappings()
            .iter()
            .find(|it| it.id == *mapping)
            .map_or_else(String::new, |it| it.title.clone()),
    }
}

fn freedoms(answer: &[Choice]) -> String {
    answer.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ")
}

fn criterion(id: &str) -> String {
    let found = Lenses::built_in().list.iter().find_map(|lens| Some((lens, lens.criterion(id)?)));
    found.map_or_else(|| id.to_owned(), |(lens, it)| format!("{} {}, {}", lens.short, it.short, it.title))
}
