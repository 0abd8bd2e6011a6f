//! Which kinds of clauses each document has, and how heavily they weigh.

use super::{Item, Mark, Picture, WIDTH, length, names, weight_word};
use crate::assess::Rules;
use crate::compare::{Comparison, Thread};
use crate::lens::Weight;
use std::cmp::Reverse;

const STEP: f32 = 24.0;
const LEFT: f32 = 290.0;
/// A document's column is never narrower.
const COLUMN: f32 = 118.0;
const HEAD: f32 = 28.0;

/// Kinds × documents under the lens of this index: the shape says the weight, the number how many clauses.
/// Kinds that do not bear on the lens in any document are left out and counted.
pub fn heat_map(comparison: &Comparison, rules: &Rules, lens: Option<usize>) -> Picture {
    let names = names(comparison);
    let mut picture = Picture { title: "Kinds of clauses in each document".to_owned(), ..Picture::default() };
    let mut rows: Vec<(&Thread, Vec<Option<Weight>>)> =
        comparison.timeline.iter().map(|thread| (thread, weights(comparison, thread, lens))).collect();
    let left_out = rows.iter().filter(|(_, weights)| weights.iter().all(Option::is_none)).count();
    rows.retain(|(_, weights)| weights.iter().any(Option::is_some));
    rows.sort_by_key(|(_, weights)| Reverse(weights.iter().copied().max().flatten()));
    // Names need room: with many documents the picture is wider.
    let width = WIDTH.max(LEFT + COLUMN * length(names.len()));
    let column = (width - LEFT) / length(names.len().max(1));
    for (document, name) in names.iter().enumerate() {
        picture.strong((LEFT + column * length(document) + 4.0, 12.0), name, column - 8.0);
    }
    picture.rule(HEAD - 4.0, width);
    let mut y = HEAD;
    let mut said = Vec::new();
    for (thread, weights) in rows {
        let title = rules.kind(&thread.kind).map_or(thread.kind.as_str(), |it| it.title.as_str());
        picture.words((0.0, y + STEP / 2.0), title, LEFT - 14.0);
        let mut parts = Vec::new();
        for (document, (findings, weight)) in thread.findings.iter().zip(weights).enumerate() {
            let name = names.get(document).map_or("", String::as_str);
            let Some(first) = heaviest(comparison, document, findings, lens) else {
                parts.push(format!("{name} has none"));
                continue;
            };
            let told = format!("{title} in {name}: {} ({})", weight_word(weight), findings.len());
            let place = (LEFT + column * length(document) + 4.0, y + 2.0, (column - 8.0).min(120.0), STEP - 4.0);
            let words = if findings.len() > 1 {
                format!("{} {}", findings.len(), weight_word(weight))
            } else {
                weight_word(weight).to_owned()
            };
            picture.items.push(Item::Mark(Mark { place, weight, words, told, leads_to: Some((document, first)) }));
            parts.push(format!("{name} {}", weight_word(weight)));
        }
        said.push(format!("{title}: {}.", parts.join(", ")));
        y += STEP;
    }
    if left_out > 0 {
        let words = format!("{left_out} more kinds of clauses do not bear on this definition");
        picture.words((0.0, y + STEP / 2.0), words.clone(), WIDTH);
        said.push(format!("{words}."));
        y += STEP;
    }
    picture.size = (width, y + 4.0);
    picture.alt = said.join(" ");
    picture
}

/// The heaviest weight of a kind in each document.
pub(super) fn weights(comparison: &Comparison, thread: &Thread, lens: Option<usize>) -> Vec<Option<Weight>> {
    let of = |(document, findings): (usize, &Vec<usize>)| {
        findings.iter().filter_map(|it| comparison.weight_of(document, *it, lens)).max()
    };
    thread.findings.iter().enumerate().map(of).collect()
}

pub(super) fn heaviest(
    comparison: &Comparison,
    document: usize,
    findings: &[usize],
    lens: Option<usize>,
) -> Option<usize> {
    findings.iter().copied().max_by_key(|it| (comparison.weight_of(document, *it, lens), Reverse(*it)))
}
