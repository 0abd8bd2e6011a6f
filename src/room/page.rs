//! The page that a phone gets: one plain page that works without script, in the reader's language. Every value is
//! escaped by the template, and the page is forbidden to load anything from elsewhere.

use super::state::Room;
use super::words::Tongue;
use crate::document::visible;
use crate::edits::Choice;
use crate::lesson::{Ballot, Exercise, Phase, Round, Tally, Task, Turned, percent};
use crate::never::built_in;
use crate::report::handout::answer;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use std::collections::BTreeSet;

pub(super) const STYLE: &str = include_str!("../../assets/room/style.css");
pub(super) const SCRIPT: &str = include_str!("../../assets/room/page.js");
const PAGE: &str = include_str!("../../assets/room/page.html");
const JOIN: &str = include_str!("../../assets/room/join.html");

/// A quote whose words can be tapped.
#[derive(Serialize)]
struct Quoted {
    /// `before` or `after` in a pair; empty where it is alone.
    name: &'static str,
    words: Vec<Tapped>,
}

#[derive(Serialize)]
struct Tapped {
    number: usize,
    word: String,
    checked: bool,
    /// Whether it is one that differs, once the answer is shown.
    differs: bool,
}

#[derive(Serialize)]
struct ChoicePart<'a> {
    id: &'static str,
    name: &'a str,
    checked: bool,
    right: bool,
    /// The room in percent of its phones' and hands' voices, the first vote and the second; empty before the answer.
    bars: Vec<(Round, u32, u32)>,
}

#[derive(Serialize)]
struct ThingPart {
    number: usize,
    words: String,
    /// Each place with its number and whether it was chosen.
    places: Vec<(usize, String, bool)>,
    /// Where the lesson has it, once the answer is shown.
    right: Vec<String>,
    yours: String,
}

/// The page for who has no code yet.
pub(super) fn join(tongue: &Tongue, tongues: &[Tongue], is_wrong: bool) -> String {
    render(JOIN, context! { tongue, tongues, is_wrong })
}

/// The page of the room for one phone.
pub(super) fn room(
    room: &Room,
    tongue: &Tongue,
    tongues: &[Tongue],
    phone: Option<u32>,
    said: Option<&str>,
    revision: u64,
) -> String {
    let class = &room.class;
    let step = class.lesson.steps.get(room.showing.step);
    let turned = class.steps.get(room.showing.step);
    let common = context! {
        tongue, tongues, revision, said,
        lesson => shown(&class.lesson.title),
        is_blank => room.showing.is_blank,
        is_end => step.is_none(),
        title => step.map(|it| shown(&it.title)),
        show => step.map(|it| shown(&it.show)),
        argue => step.map(|it| shown(&it.argue)),
        drawn => turned.map(|it| drawn(it, phone)),
    };
    let question = step.and_then(|it| it.exercise.as_ref()).zip(turned).filter(|_| !room.showing.is_blank);
    let asked = question.map(|(exercise, turned)| asked(room, tongue, exercise, turned, phone));
    render(PAGE, context! { asked, ..common })
}

/// Who a phone argues with, where that was drawn.
#[derive(Serialize)]
struct Drawn {
    number: u32,
    others: Vec<u32>,
}

fn drawn(turned: &Turned, phone: Option<u32>) -> Option<Drawn> {
    let number = phone?.saturating_add(1);
    let group = turned.groups.iter().find(|it| it.contains(&number))?;
    Some(Drawn { number, others: group.iter().copied().filter(|it| *it != number).collect() })
}

/// The question, the answer that was given, and once it is shown the lesson's with the room's.
fn asked(room: &Room, tongue: &Tongue, exercise: &Exercise, turned: &Turned, phone: Option<u32>) -> Value {
    let phase = room.showing.phase;
    let is_revealed = room.showing.is_revealed;
    let given = |round: Round| phone.and_then(|it| turned.phones.of(round).get(&it));
    // Who argued begins the second vote with what they said in the first.
    let own = given(phase.round()).or_else(|| given(Round::First));
    let none = Ballot::default();
    let ballot = own.unwrap_or(&none);
    let state = match phase {
        _ if is_revealed => "revealed",
        Phase::Argue => "argue",
        // What was revealed once is no question any more, even where it is covered up again.
        _ if turned.was_revealed => "closed",
        Phase::First | Phase::Second => "open",
    };
    context! {
        state,
        step => room.showing.step,
        round => phase.round().name(),
        is_second => phase == Phase::Second,
        is_kept => given(phase.round()).is_some(),
        is_answered => own.is_some(),
        question => question(tongue, exercise),
        sure => ballot.sure,
        quotes => quotes(exercise, turned, ballot, is_revealed),
        is_tapped => !ballot.words.is_empty(),
        is_pair => matches!(exercise, Exercise::Difference { .. }),
        choices => if exercise.is_voted_on() { choices(tongue, exercise, turned, ballot, is_revealed) } else { Vec::new() },
        things => turned.task.as_ref().map_or_else(Vec::new, |it| things(it, ballot, is_revealed)),
        answer => is_revealed.then(|| shown(&answer(exercise))),
        because => is_revealed.then(|| shown(exercise.because())),
        results => if is_revealed { results(exercise, turned) } else { Vec::new() },
    }
}

fn question<'a>(tongue: &'a Tongue, exercise: &Exercise) -> &'a str {
    let of = &tongue.questions;
    match exercise {
        Exercise::Mark { .. } => &of.mark,
        Exercise::Difference { .. } if exercise.is_voted_on() => &of.difference,
        Exercise::Difference { .. } => &of.find,
        Exercise::Match { .. } => &of.sort,
        Exercise::Order { .. } => &of.order,
        Exercise::Mapping { .. } => &of.mapping,
    }
}

/// The quotes in the order they are read: of a pair the one before stands first, and its words have the later numbers.
fn quotes(exercise: &Exercise, turned: &Turned, ballot: &Ballot, is_revealed: bool) -> Vec<Quoted> {
    if !exercise.is_tapped() {
        return Vec::new();
    }
    let is_pair = matches!(exercise, Exercise::Difference { .. });
    let names: [&str; 2] = if is_pair { ["after", "before"] } else { ["", ""] };
    let mut number = 0;
    let mut found: Vec<Quoted> = Vec::new();
    for ((quote, name), differing) in exercise.quotes().iter().filter_map(|it| it.1).zip(names).zip(&turned.differing) {
        let words = quote.split_whitespace().map(|word| {
            let at = word.as_ptr() as usize - quote.as_ptr() as usize;
            let differs = is_revealed && differing.iter().any(|it| it.start < at + word.len() && at < it.end);
            number += 1;
            Tapped { number: number - 1, word: shown(word), checked: ballot.words.contains(&(number - 1)), differs }
        });
        found.push(Quoted { name, words: words.collect() });
    }
    found.reverse();
    found
}

fn choices<'a>(
    tongue: &'a Tongue,
    exercise: &Exercise,
    turned: &Turned,
    ballot: &Ballot,
    is_revealed: bool,
) -> Vec<ChoicePart<'a>> {
    let right: BTreeSet<Choice> = match exercise {
        Exercise::Mark { answer, .. } | Exercise::Difference { answer, .. } => answer.iter().copied().collect(),
        _ => BTreeSet::new(),
    };
    let rounds: Vec<_> = Round::ALL.into_iter().map(|it| (it, turned.voices(it))).collect();
    let bars = |choice: Choice| {
        let of = rounds.iter().filter(|it| is_revealed && it.1.values().any(|it| *it > 0));
        of.map(|(round, voices)| {
            let count = voices.get(&choice).copied().unwrap_or(0);
            (*round, count, percent(count, voices.values().copied().max().unwrap_or(0)))
        })
        .collect()
    };
    let of = &tongue.choices;
    let names = [&of.r#use, &of.study, &of.modify, &of.share, &of.none];
    let part = |(choice, name): (Choice, &'a String)| ChoicePart {
        id: choice.name(),
        name,
        checked: ballot.choices.contains(&choice),
        right: is_revealed && right.contains(&choice),
        bars: bars(choice),
    };
    Choice::ALL.into_iter().zip(names).map(part).collect()
}

fn things(task: &Task, ballot: &Ballot, is_revealed: bool) -> Vec<ThingPart> {
    let place = |at: usize| task.places.get(at).map(|it| shown(it)).unwrap_or_default();
    let part = |(number, thing): (usize, &crate::lesson::Thing)| {
        let chosen = ballot.placed.get(&number).copied();
        ThingPart {
            number,
            words: shown(&thing.words),
            places: (0..task.places.len()).map(|it| (it, place(it), chosen == Some(it))).collect(),
            right: if is_revealed { thing.right.iter().map(|it| place(*it)).collect() } else { Vec::new() },
            yours: chosen.map(place).unwrap_or_default(),
        }
    };
    task.things.iter().enumerate().map(part).collect()
}

/// For each vote how many of its phones said what the lesson says.
fn results(exercise: &Exercise, turned: &Turned) -> Vec<(Round, u32, u32)> {
    let of = Round::ALL.into_iter().map(|round| {
        let tally = Tally::of(turned.phones.of(round), exercise, turned.task.as_ref());
        Some((round, tally.right?, tally.phones))
    });
    of.flatten().collect()
}

/// Words of a lesson file as they may be shown: what hides is made to show.
fn shown(words: &str) -> String {
    visible(words)
}

fn render(template: &str, values: Value) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    built_in(environment.render_str(template, values))
}
