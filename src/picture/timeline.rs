//! What came and went along a row of documents: versions of one licence, one after the other.

use super::heat::{heaviest, weights};
use super::{Ink, Item, Mark, Picture, WIDTH, length, names, weight_word};
use crate::assess::Rules;
use crate::compare::{Comparison, Thread};

const STEP: f32 = 26.0;
const LEFT: f32 = 260.0;
/// A document's column is never narrower.
const COLUMN: f32 = 118.0;
const HEAD: f32 = 30.0;
const SIDE: f32 = 16.0;

/// A line for each kind of clause that some documents have and others have not, in the documents' order, with a mark
/// where it stands. Kinds that all have are counted.
pub fn timeline(comparison: &Comparison, rules: &Rules, lens: Option<usize>) -> Picture {
    let names = names(comparison);
    let mut picture = Picture { title: "What came and went, document by document".to_owned(), ..Picture::default() };
    // Names need room: with many documents the picture is wider.
    let width = WIDTH.max(LEFT + COLUMN * length(names.len()));
    let column = (width - LEFT) / length(names.len().max(1));
    let center = |document: usize| LEFT + column * length(document) + SIDE / 2.0;
    for (document, name) in names.iter().enumerate() {
        picture.strong((center(document) - SIDE / 2.0, 12.0), name, column - 8.0);
    }
    picture.rule(HEAD - 4.0, width);
    let mut y = HEAD;
    let mut said = Vec::new();
    for thread in comparison.timeline.iter().filter(|it| it.changes()) {
        let title = rules.kind(&thread.kind).map_or(thread.kind.as_str(), |it| it.title.as_str());
        picture.words((0.0, y + STEP / 2.0), title, LEFT - 14.0);
        let weights = weights(comparison, thread, lens);
        let present: Vec<bool> = thread.present().collect();
        for document in 1..present.len() {
            if present.get(document - 1..=document).is_some_and(|it| it.iter().all(|it| *it)) {
                let ink = Ink::Weight(weights.get(document).copied().flatten());
                let middle = y + STEP / 2.0;
                picture.items.push(Item::Line {
                    from: (center(document - 1), middle),
                    to: (center(document), middle),
                    ink,
                });
            }
        }
        for (document, findings) in thread.findings.iter().enumerate() {
            let Some(first) = heaviest(comparison, document, findings, lens) else { continue };
            let weight = weights.get(document).copied().flatten();
            let name = names.get(document).map_or("", String::as_str);
            picture.items.push(Item::Mark(Mark {
                place: (center(document) - SIDE / 2.0, y + (STEP - SIDE) / 2.0, SIDE, SIDE),
                weight,
                words: String::new(),
                told: format!("{title} in {name}: {}", weight_word(weight)),
                leads_to: Some((document, first)),
            }));
        }
        said.push(format!("{title}: {}.", story(&names, &present)));
        y += STEP;
    }
    let constant = comparison.timeline.iter().filter(|it: &&Thread| !it.changes()).count();
    let words = match (said.is_empty(), constant) {
        (true, _) => "All documents have the same kinds of clauses".to_owned(),
        (false, count) => format!("{count} more kinds of clauses are in every document"),
    };
    picture.words((0.0, y + STEP / 2.0), words.clone(), WIDTH);
    said.push(format!("{words}."));
    picture.size = (width, y + STEP + 4.0);
    picture.alt = said.join(" ");
    picture
}

/// "in llama-3.1, gone in llama-3.2".
fn story(names: &[String], present: &[bool]) -> String {
    let mut before = false;
    let mut steps = Vec::new();
    for (name, is) in names.iter().zip(present) {
        match (before, *is) {
            (false, true) => steps.push(format!("in {name}")),
            (true, false) => steps.push(format!("gone in {name}")),
            _ => {}
        }
        before = *is;
    }
    steps.join(", ")
}

#[cfg(test)]
mod tests {
    use super::story;

    #[test]
    fn a_story_names_where_things_begin_and_end() {
        let names = ["a", "b", "c", "d"].map(str::to_owned);
        assert_eq!(story(&names, &[false, true, true, false]), "in b, gone in d");
        assert_eq!(story(&names, &[true, false, true, true]), "in a, gone in b, in c");
    }
}
