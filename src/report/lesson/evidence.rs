//! What votes show of learning, in sentences: how many were right before and after the argument, who changed their mind,
//! how sure they were, and whether it held when the same was asked of other words.

use crate::lesson::{Class, Exercise, Phones, Round, Shift, Step, Tally, Task, Turned, percent, words};

/// What the phones' votes on a step show, a sentence each; nothing where no phone voted.
pub fn evidence(class: &Class, step: usize) -> Vec<String> {
    let (Some(of), Some(turned)) = (class.lesson.steps.get(step), class.steps.get(step)) else { return Vec::new() };
    let Some(exercise) = &of.exercise else { return Vec::new() };
    let task = turned.task.as_ref();
    let [first, second] = Round::ALL.map(|round| Tally::of(turned.phones.of(round), exercise, task));
    let mut lines = Vec::new();
    let rounds = [("The first vote", &first), ("The second vote", &second)];
    lines.extend(rounds.into_iter().filter_map(|(name, it)| {
        let right = it.right?;
        Some(format!("{name}: {right} of {} phones as in the lesson ({} %).", it.phones, percent(right, it.phones)))
    }));
    lines.extend(Shift::of(&turned.phones, exercise, task).map(|it| changed(&it)));
    let last = if second.phones > 0 { &second } else { &first };
    if last.sure.0 + last.unsure.0 > 0 && last.right.is_some() {
        let (sure, unsure) = (last.sure, last.unsure);
        lines.push(format!(
            "Of {} who were sure {} were right, of {} who were unsure {}.",
            sure.0, sure.1, unsure.0, unsure.1
        ));
    }
    lines.extend(tapped(last, exercise));
    lines.extend(turned.task.as_ref().map_or_else(Vec::new, |it| placed(last, it)));
    lines.extend(sister(class, of));
    lines
}

fn changed(it: &Shift) -> String {
    let (better, worse) = (it.became_right, it.became_wrong);
    format!("After the argument {} answered otherwise: {better} became right, {worse} became wrong.", it.changed)
}

/// How many words and places are told: the most frequent.
const MOST: usize = 5;

/// The words that most tapped, where any were.
fn tapped(tally: &Tally, exercise: &Exercise) -> Option<String> {
    let all: Vec<&str> = words(exercise).collect();
    let mut tapped: Vec<(usize, u32)> = tally.words.iter().map(|it| (*it.0, *it.1)).collect();
    tapped.sort_by_key(|it| (std::cmp::Reverse(it.1), it.0));
    let told = tapped.iter().take(MOST).filter_map(|(at, count)| Some(format!("“{}” {count}", all.get(*at)?)));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("Tapped most: {}.", told.join(", ")))
}

/// For each thing that phones put somewhere: where, and how many.
fn placed(tally: &Tally, task: &Task) -> Vec<String> {
    let told = task.things.iter().enumerate().filter_map(|(at, thing)| {
        let mut places: Vec<(usize, u32)> =
            tally.placed.iter().filter(|it| it.0.0 == at).map(|it| (it.0.1, *it.1)).collect();
        places.sort_by_key(|it| (std::cmp::Reverse(it.1), it.0));
        let of =
            places.iter().take(MOST).filter_map(|(place, count)| Some(format!("{} {count}", task.places.get(*place)?)));
        let of: Vec<String> = of.collect();
        (!of.is_empty()).then(|| format!("“{}”: {}.", thing.words, of.join(", ")))
    });
    told.collect()
}

/// Where a step tries an earlier one again, both as they ended.
fn sister(class: &Class, step: &Step) -> Option<String> {
    let sister = step.sister_of.as_ref()?;
    let right = |wanted: &dyn Fn(&Step) -> bool| {
        let (_, exercise, turned) = class.asked().find(|it| wanted(it.0))?;
        last_right(exercise, turned, &turned.phones)
    };
    let before = right(&|it| it.title == *sister)?;
    let now = right(&|it| it.title == step.title)?;
    Some(format!("The same was asked before in “{sister}”: {before} % were right there in the end, {now} % here."))
}

fn last_right(exercise: &Exercise, turned: &Turned, phones: &Phones) -> Option<u32> {
    let ballots = if phones.second.is_empty() { &phones.first } else { &phones.second };
    Tally::of(ballots, exercise, turned.task.as_ref()).percent_right()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Choice;
    use crate::lesson::{Ballot, lessons};

    #[test]
    fn what_was_learned_is_told_with_its_numbers() {
        let lesson = lessons().iter().find(|it| it.id == "one-word").expect("a lesson");
        let mut class = Class::new(lesson.clone());
        class.lesson.steps[2].sister_of = Some(class.lesson.steps[1].title.clone());
        assert!(evidence(&class, 1).is_empty(), "nobody voted");
        let right = Ballot { choices: [Choice::Use].into(), sure: Some(true), ..Ballot::default() };
        let wrong = Ballot { choices: [Choice::None].into(), sure: Some(false), ..Ballot::default() };
        let right = Ballot { words: [2, 3].into(), ..right };
        class.steps[1].phones.first = [(0, right.clone()), (1, wrong.clone())].into();
        class.steps[1].phones.second = [(0, right.clone()), (1, right)].into();
        class.steps[2].phones.first = [(0, wrong.clone()), (1, wrong)].into();
        let lines = evidence(&class, 1).join("\n");
        for words in [
            "Tapped most: “in” 2, “Attachment” 2.",
            "1 of 2 phones as in the lesson (50 %)",
            "2 of 2 phones",
            "1 became right, 0 became wrong",
        ] {
            assert!(lines.contains(words), "{words}: {lines}");
        }
        assert!(lines.contains("Of 2 who were sure 2 were right"), "{lines}");
        let lines = evidence(&class, 2).join("\n");
        assert!(lines.contains("100 % were right there in the end, 0 % here"), "{lines}");
    }
}
