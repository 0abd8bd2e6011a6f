//! Licences that share few words: clauses on the same subject stand in one row, in document order too.

use crate::scene::shared;
use std::sync::Arc;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::Options;

fn read(name: &str) -> Option<Arc<Analysed>> {
    let text = if let Some(id) = name.strip_prefix("spdx:") {
        library::entry(id)?.text().to_owned()
    } else {
        std::fs::read_to_string(shared(&format!("corpus/licences/{name}"))?).expect("it can be read")
    };
    Some(Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in())))
}

fn compared(left: &str, right: &str) -> Option<Comparison> {
    let documents = [read(left)?, read(right)?];
    Some(compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in()))
}

/// The labels that stand beside a clause of the first document, joined.
fn beside(comparison: &Comparison, label: &str) -> String {
    let of = |document: usize, clauses: &[usize]| -> Vec<String> {
        clauses.iter().map(|it| comparison.documents[document].clauses.list[*it].label.clone()).collect()
    };
    let row = comparison.rows.iter().find(|it| of(0, &it.cells[0].clauses).iter().any(|it| it == label));
    row.map_or_else(|| "no such clause".to_owned(), |it| of(1, &it.cells[1].clauses).join("+"))
}

/// The share of rows in which only one document has a clause.
fn lonely(comparison: &Comparison) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    let alone = comparison.rows.iter().filter(|it| it.cells.iter().any(|it| it.clauses.is_empty())).count();
    number(alone) / number(comparison.rows.len().max(1))
}

/// Two texts, the share of rows that hold one document before topics had a say, the most that may hold one now, and
/// clauses that must stand beside each other.
type Pair = (&'static str, &'static str, f64, f64, &'static [(&'static str, &'static str)]);

const PAIRS: [Pair; 3] = [
    (
        "spdx:GPL-3.0-only",
        "spdx:MPL-2.0",
        0.922,
        0.87,
        &[("8", "5"), ("10.¶2", "5.2"), ("12", "4"), ("14", "10+10.1"), ("15", "6"), ("16", "7")],
    ),
    ("spdx:Apache-2.0", "llama-3.1.txt", 0.926, 0.87, &[("3", "5.c"), ("7", "3"), ("8", "4"), ("4.c", "1.b.iii")]),
    (
        "bigscience-rail-1.0.txt",
        "gemma-tou-2024-04-01.txt",
        0.736,
        0.72,
        &[("4.1", "3.1.¶1"), ("7", "4.1"), ("8", "4.2"), ("6", "3.3"), ("12", "4.7")],
    ),
];

#[test]
fn clauses_on_the_same_subject_stand_in_one_row() {
    let mut wrong = Vec::new();
    for (left, right, before, most, pairs) in PAIRS {
        let Some(comparison) = compared(left, right) else { continue };
        let alone = lonely(&comparison);
        println!("{left} beside {right}: {alone:.3} of the rows hold one document, {before:.3} before");
        for (label, wanted) in pairs {
            let found = beside(&comparison, label);
            if found != *wanted {
                wrong.push(format!("{left} {label}: beside {found:?} of {right}, not {wanted}"));
            }
        }
        if alone > most {
            wrong.push(format!("{left} beside {right}: {alone:.3} of the rows hold one document"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn versions_are_not_forced_together_by_their_subjects() {
    let text = |end: &str| format!("1. Use. You may use, copy, change and share the Model for any purpose.\n\n{end}");
    let gone = "2. Trademarks. This agreement gives no right to the names and marks of the Heron project.";
    let come = "2. Trademarks. Whoever sells hats with our logo on them pays a crown a piece into the village fund.";
    let read = |it: &str| Arc::new(Analysed::read(&[Source::new("a.txt", text(it))], Rules::built_in()));
    let documents = [read(gone), read(come)];
    let comparison = compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in());
    assert_eq!(beside(&comparison, "1"), "1");
    assert!(lonely(&comparison) < 1.0);
}
