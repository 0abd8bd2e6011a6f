//! A lesson's votes as a table: how often each answer was given, and nothing that would tell who gave it.

use super::apart::apart;
use crate::lesson::{Class, Exercise, Round, Shift, Step, Tally, Turned, words};
use crate::report::Visible;
use std::io::{self, Write};

/// Writes the votes as CSV, a line for each answer of each round. Nobody's answers stand beside each other: neither names
/// nor numbers of phones are in it.
///
/// # Errors
/// What the writer says.
pub fn write_csv(class: &Class, out: &mut dyn Write) -> io::Result<()> {
    let out = &mut Visible::new(out, false);
    writeln!(out, "lesson,step,title,round,what,answer,count\r")?;
    for (number, (step, turned)) in (1..).zip(class.lesson.steps.iter().zip(&class.steps)) {
        let Some(exercise) = &step.exercise else { continue };
        let lines = apart(class, number - 1).into_iter().map(|it| ("", "apart", it, 0));
        for (round, what, answer, count) in rows(step, exercise, turned).into_iter().chain(lines) {
            let fields = [&class.lesson.id, &number.to_string(), &step.title, round, what, &answer, &count.to_string()]
                .map(field);
            writeln!(out, "{}\r", fields.join(","))?;
        }
    }
    Ok(())
}

type VoteRow = (&'static str, &'static str, String, u32);

fn rows(step: &Step, exercise: &Exercise, turned: &Turned) -> Vec<VoteRow> {
    let mut rows: Vec<VoteRow> = Vec::new();
    let tapped: Vec<&str> = words(exercise).collect();
    for round in Round::ALL {
        let tally = Tally::of(turned.phones.of(round), exercise, turned.task.as_ref());
        let name = round.name();
        rows.extend(turned.voices(round).into_iter().map(|it| (name, "choice", it.0.name().to_owned(), it.1)));
        if let Some(task) = &turned.task {
            let placed = tally.placed.iter().filter_map(|((thing, place), count)| {
                let (thing, place) = (task.things.get(*thing)?, task.places.get(*place)?);
                Some((name, "placed", format!("{} → {place}", thing.words), *count))
            });
            rows.extend(placed);
        }
        let word = |(at, count): (&usize, &u32)| Some((name, "word", format!("{at} {}", tapped.get(*at)?), *count));
        rows.extend(tally.words.iter().filter_map(word));
        if tally.phones > 0 {
            rows.push((name, "phones", String::new(), tally.phones));
            rows.extend(tally.right.map(|it| (name, "as in the lesson", String::new(), it)));
            rows.push((name, "sure", String::new(), tally.sure.0));
            rows.push((name, "unsure", String::new(), tally.unsure.0));
        }
    }
    rows.extend(turned.after.iter().map(|it| ("after the answer", "choice", it.0.name().to_owned(), *it.1)));
    if let Some(shift) = Shift::of(&turned.phones, exercise, turned.task.as_ref()) {
        let parts = [
            ("stayed right", shift.stayed_right),
            ("became right", shift.became_right),
            ("became wrong", shift.became_wrong),
            ("stayed wrong", shift.stayed_wrong),
        ];
        rows.extend(parts.into_iter().map(|(answer, count)| ("both", "shift", answer.to_owned(), count)));
    }
    rows.extend(step.sister_of.as_ref().map(|it| ("", "sister of", it.clone(), 0)));
    rows
}

/// A field in quotes; what a table calculator would take for a formula has an apostrophe in front.
fn field(words: &str) -> String {
    let is_formula = words.trim_start().starts_with(['=', '+', '-', '@']) || words.starts_with(['\t', '\r']);
    let words = words.replace('"', "\"\"").replace(['\r', '\n'], " ");
    if is_formula { format!("\"'{words}\"") } else { format!("\"{words}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Choice;
    use crate::lesson::{Ballot, lessons};

    #[test]
    fn votes_are_counted_and_nobody_is_told_apart() {
        let lesson = lessons().iter().find(|it| it.id == "one-word").expect("a lesson");
        let mut class = Class::new(lesson.clone());
        class.lesson.steps[0].title = "=HYPERLINK(\"x\")".to_owned();
        let ballot = |choice| Ballot { choices: [choice].into(), words: [1].into(), ..Ballot::default() };
        class.steps[0].phones.first = [(417, ballot(Choice::None)), (418, ballot(Choice::Use))].into();
        class.steps[0].phones.second = [(417, ballot(Choice::None)), (418, ballot(Choice::None))].into();
        let mut bytes = Vec::new();
        write_csv(&class, &mut bytes).expect("memory");
        let csv = String::from_utf8(bytes).expect("UTF-8");
        for row in
            ["\"first\",\"choice\",\"none\",\"1\"", "\"second\",\"choice\",\"none\",\"2\"", "\"became right\",\"1\""]
        {
            assert!(csv.contains(row), "{row}: {csv}");
        }
        assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\"") && !csv.contains("417"), "{csv}");
    }
}
