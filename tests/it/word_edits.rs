//! A word that turns a text around is found wherever it came, went or changed: at its place, alone, and classed right.
//!
//! A sample of texts is tried in every run; all of them with `cargo test --test word_edits -- --ignored`.

use crate::scene::shared_files;
use std::path::PathBuf;
use undiluted::align::{self, EditClass};
use undiluted::clause::Clauses;
use undiluted::document::{Document, Source};
use undiluted::edits::Edits;
use undiluted::library;

/// Numbers without a pattern, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

/// What is done to a text, and what it must be called.
#[derive(Clone, Copy, Debug)]
enum Change {
    Insert(&'static str, EditClass),
    Delete(&'static [&'static str], EditClass),
    Swap(&'static [(&'static str, &'static str)], EditClass),
}

const CHANGES: [Change; 9] = [
    Change::Insert("not", EditClass::Polarity),
    Change::Insert("never", EditClass::Polarity),
    Change::Insert("without", EditClass::Polarity),
    Change::Delete(&["not", "no", "unless", "except", "without", "never", "neither", "nor"], EditClass::Polarity),
    Change::Swap(
        &[("may", "must"), ("shall", "may"), ("must", "should"), ("should", "may"), ("can", "must"), ("will", "may")],
        EditClass::Modality,
    ),
    Change::Delete(&["any", "all", "solely", "only", "each", "every"], EditClass::Scope),
    Change::Swap(&[("any", "some"), ("all", "any"), ("every", "some")], EditClass::Scope),
    Change::Swap(
        &[("one", "two"), ("30", "31"), ("thirty", "sixty"), ("three", "five"), ("14", "41"), ("60", "6")],
        EditClass::Number,
    ),
    Change::Insert("solely", EditClass::Scope),
];

/// Words that stand in the middle of a line of prose, between two others in lower case.
fn inner_words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words: Vec<(usize, &str)> = line.match_indices(|it: char| !it.is_whitespace()).fold(
            Vec::new(),
            |mut words: Vec<(usize, &str)>, (at, _)| {
                let is_next = words.last().is_some_and(|(from, word)| from + word.len() == at);
                let from = if is_next { words.pop().map_or(at, |it| it.0) } else { at };
                let end = at + line.get(at..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8);
                words.push((from, line.get(from..end).unwrap_or("")));
                words
            },
        );
        let is_plain = |word: &str| word.chars().all(|it| it.is_ascii_lowercase());
        for three in words.windows(3) {
            let [before, (at, word), after] = three else { continue };
            let spaced = before.0 + before.1.len() + 1 == *at && at + word.len() + 1 == after.0;
            if spaced && is_plain(before.1) && is_plain(after.1) && word.chars().all(|it| it.is_ascii_alphanumeric()) {
                found.push(start + at..start + at + word.len());
            }
        }
        start += line.len();
    }
    found
}

/// The text with one change at a random place, and where that is.
fn changed(text: &str, change: Change, dice: &mut Dice) -> Option<(String, usize)> {
    let words = inner_words(text);
    let one_of = |dice: &mut Dice, list: Vec<std::ops::Range<usize>>| {
        if list.is_empty() { None } else { list.get(dice.below(list.len())).cloned() }
    };
    let mut out = text.to_owned();
    let at = match change {
        Change::Insert(word, _) => {
            let plain = words.iter().filter(|it| text[(*it).clone()].len() > 2).cloned().collect();
            let place = one_of(dice, plain)?;
            // "shall not not" would be two changes in one.
            let near = text.get(place.start.saturating_sub(24)..place.end + 24)?;
            if [" not ", " no ", " nor ", " without ", " solely ", " never "].iter().any(|it| near.contains(it)) {
                return None;
            }
            out.insert_str(place.start, &format!("{word} "));
            place.start
        }
        Change::Delete(set, _) => {
            let place = one_of(dice, words.into_iter().filter(|it| set.contains(&&text[it.clone()])).collect())?;
            out.replace_range(place.start..=place.end, "");
            place.start
        }
        Change::Swap(pairs, _) => {
            let has = |it: &std::ops::Range<usize>| pairs.iter().any(|(from, _)| *from == &text[it.clone()]);
            let place = one_of(dice, words.into_iter().filter(has).collect())?;
            let to = pairs.iter().find(|(from, _)| *from == &text[place.clone()])?.1;
            out.replace_range(place.clone(), to);
            place.start
        }
    };
    Some((out, at))
}

fn read(text: &str) -> (Document, Clauses) {
    let document = Document::read(&[Source::new("text", text)]);
    let clauses = Clauses::of(&document);
    (document, clauses)
}

/// What is wrong with how one change is shown; nothing if it is found at its place, alone, and classed right.
fn mistake(text: &str, edited: &str, at: usize, change: Change) -> Option<String> {
    let (left, right) = (read(text), read(edited));
    let rows = align::rows(&[(&left.0, &left.1), (&right.0, &right.1)], 0, false, &Edits::default());
    let alone = rows.iter().filter(|row| row.cells.iter().any(|it| it.clauses.is_empty())).count();
    let edits: Vec<_> =
        rows.iter().flat_map(|row| &row.cells[1].edits).filter(|it| it.class != EditClass::Cosmetic).collect();
    let (Change::Insert(_, class) | Change::Delete(_, class) | Change::Swap(_, class)) = change;
    let said =
        |it: &&align::Edit| format!("{} {:?} → {:?}", it.class.name(), left.0.slice(it.there), right.0.slice(it.here));
    match edits.as_slice() {
        [one] if alone == 0 => {
            let near = one.here.start <= at + 40 && one.here.end + 40 >= at;
            // In a definition a wording is a change of what the term means; a negation stays one.
            let right_class = one.class == class;
            (!near || !right_class).then(|| format!("{change:?}: {} at {at}", said(one)))
        }
        _ => Some(format!(
            "{change:?} at {at}: {} edits, {alone} rows alone: {:?}",
            edits.len(),
            edits.iter().take(4).map(said).collect::<Vec<_>>()
        )),
    }
}

fn try_all(texts: impl Iterator<Item = (String, String)>, times: usize) -> (usize, Vec<String>) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (name, text) in texts {
        let mut dice = Dice(name.bytes().fold(7, |hash, byte| hash.wrapping_mul(31) + u64::from(byte)));
        for change in CHANGES.iter().cycle().take(times) {
            let Some((edited, at)) = changed(&text, *change, &mut dice) else { continue };
            tried += 1;
            wrong.extend(mistake(&text, &edited, at, *change).map(|it| format!("{name}: {it}")));
        }
    }
    (tried, wrong)
}

fn standard() -> impl Iterator<Item = (String, String)> {
    library::entries().iter().filter(|it| !it.own).map(|it| (it.id.to_owned(), it.text().to_owned()))
}

fn corpus() -> Vec<(String, String)> {
    let read = |it: PathBuf| Some((it.file_name()?.to_string_lossy().into_owned(), std::fs::read_to_string(&it).ok()?));
    shared_files("corpus/licences", "").into_iter().filter_map(read).collect()
}

fn judge(tried: usize, wrong: &[String]) {
    println!("{tried} changes, {} shown otherwise than they are", wrong.len());
    for it in wrong.iter().take(60) {
        println!("  {it}");
    }
    assert!(wrong.len() * 200 <= tried, "{} of {tried}", wrong.len());
}

#[test]
fn a_word_that_turns_a_text_around_is_found_at_its_place_alone_and_classed_right() {
    let sample = standard().filter(|(_, text)| text.len() < 30_000).step_by(11);
    let (tried, wrong) = try_all(sample.chain(corpus().into_iter().step_by(4)), 9);
    assert!(tried > 300, "{tried}");
    judge(tried, &wrong);
}

#[test]
#[ignore = "takes minutes: every text, three times as many changes"]
fn in_every_text() {
    let (tried, wrong) = try_all(standard().chain(corpus()), 27);
    judge(tried, &wrong);
}
