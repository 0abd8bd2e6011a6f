//! Rows and word edits: what a lawyer would object to if it went wrong.

mod gold;
mod truthful;

use crate::scene::shared;
use std::sync::Arc;
use undiluted::align::{EditClass, Relation};
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::{Edits, Pin, Place};
use undiluted::lens::Lenses;
use undiluted::options::Options;

fn analysed(name: &str, text: &str) -> Arc<Analysed> {
    Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()))
}

fn compared(texts: &[&str]) -> Comparison {
    let documents: Vec<_> =
        texts.iter().enumerate().map(|(index, text)| analysed(&format!("{index}.txt"), text)).collect();
    compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

fn labels(comparison: &Comparison, document: usize, clauses: &[usize]) -> String {
    let list = &comparison.documents[document].clauses.list;
    clauses.iter().map(|it| list[*it].label.as_str()).collect::<Vec<_>>().join("+")
}

/// Rows as `left relation right`, one a line.
fn rows(left: &str, right: &str) -> Vec<String> {
    let comparison = compared(&[left, right]);
    comparison
        .rows
        .iter()
        .map(|row| {
            let cell = &row.cells[1];
            let (a, b) = (labels(&comparison, 0, &row.cells[0].clauses), labels(&comparison, 1, &cell.clauses));
            format!("{a} {} {b}", cell.relation.map_or("", Relation::name)).trim().to_owned()
        })
        .collect()
}

/// Edits of all rows as `class: there → here`.
fn edits(left: &str, right: &str) -> Vec<String> {
    let comparison = compared(&[left, right]);
    let words = |document: usize, span| comparison.documents[document].document.plain.slice(span).to_owned();
    let edits = comparison.rows.iter().flat_map(|row| &row.cells[1].edits);
    edits.map(|it| format!("{}: {} → {}", it.class.name(), words(0, it.there), words(1, it.here))).collect()
}

const GRANT: &str = "You may use, copy and change the Model for any lawful purpose, alone or with other works.";
const NOTICE: &str = "Every copy that you hand on must carry this notice and the name of the Heron project.";
const COURT: &str = "Disputes about this agreement go to the courts at the seat of the licensor and nowhere else.";
const END: &str = "Your rights end thirty days after we tell you in writing that you broke this agreement.";

fn numbered(clauses: &[&str]) -> String {
    let numbered: Vec<String> =
        clauses.iter().enumerate().map(|(index, text)| format!("{}. {text}", index + 1)).collect();
    numbered.join("\n\n")
}

#[test]
fn one_word_never_hides() {
    let base = "1. You may share copies of the Model with any person for a fee of 5 euros.";
    for (changed, expected) in [
        ("1. You may not share copies of the Model with any person for a fee of 5 euros.", "polarity:  → not"),
        ("1. You must share copies of the Model with any person for a fee of 5 euros.", "modality: may → must"),
        ("1. You may share copies of the Model with any person for a fee of 50 euros.", "number: 5 → 50"),
        ("1. You may share copies of the Model with person for a fee of 5 euros.", "scope: any → "),
        (
            "1. You may share copies of the Model with any recipient for a fee of 5 euros.",
            "wording: person → recipient",
        ),
        ("1. You may share copies of the Model without any person for a fee of 5 euros.", "polarity: with → without"),
    ] {
        assert_eq!(edits(base, changed), [expected], "{changed}");
        assert_eq!(rows(base, changed), ["1 edited 1"], "{changed}");
    }
}

#[test]
fn a_prefix_turns_a_word_around() {
    assert_eq!(
        edits("1. The licence is revocable by us.", "1. The licence is irrevocable by us."),
        ["polarity: revocable → irrevocable"]
    );
    assert_eq!(
        edits("1. An exclusive right to use it.", "1. A non-exclusive right to use it."),
        ["polarity: An exclusive → A non-exclusive"]
    );
}

#[test]
fn typography_wrapping_and_numbers_are_cosmetic() {
    let left =
        "1. The “Model” is ours — you may use it\nunder this licence.\n\n2. No warranty is given by anyone at all.";
    let right =
        "(a) The \"Model\" is ours - you may\nuse it under this license.\n\n(b) No warranty is given by anyone at all.";
    assert_eq!(rows(left, right), ["1 cosmetic a", "2 cosmetic b"]);
    assert!(edits(left, right).iter().all(|it| it.starts_with("cosmetic")), "{:?}", edits(left, right));
}

#[test]
fn a_word_that_differs_only_invisibly_is_an_edit() {
    let edits = edits("1. You may use it freely.", "1. You m\u{200b}ay use it freely.");
    assert_eq!(edits.len(), 1);
    assert!(edits[0].starts_with("wording"), "{edits:?}");
}

#[test]
fn clauses_move_and_are_edited_on_the_way() {
    let left = numbered(&[GRANT, NOTICE, COURT, END]);
    let right = numbered(&[GRANT, COURT, END, &NOTICE.replace("must", "should")]);
    assert_eq!(rows(&left, &right), ["1 same 1", "2 moved-edited 4", "3 cosmetic 2", "4 cosmetic 3"]);
}

#[test]
fn added_and_absent_clauses_stand_alone() {
    let left = numbered(&[GRANT, COURT]);
    let right = numbered(&[GRANT, NOTICE, COURT]);
    assert_eq!(rows(&left, &right), ["1 same 1", "added 2", "2 cosmetic 3"]);
    assert_eq!(rows(&right, &left), ["1 same 1", "2 absent", "3 cosmetic 2"]);
}

#[test]
fn one_clause_becomes_two() {
    let left = numbered(&[GRANT, &format!("{NOTICE} {COURT}"), END]);
    let right = numbered(&[GRANT, NOTICE, COURT, END]);
    assert_eq!(rows(&left, &right), ["1 same 1", "2 split 2+3", "3 cosmetic 4"]);
    assert_eq!(rows(&right, &left), ["1 same 1", "2+3 merged 2", "4 cosmetic 3"]);
}

#[test]
fn names_that_vary_everywhere_are_folded_and_counted() {
    let left = numbered(&[
        "Heron 3.1 is a model of ours.",
        "Whoever shares Heron 3.1 keeps this notice.",
        "You may use it at 100 places.",
    ]);
    let right = left.replace("3.1", "3.2").replace("100", "200");
    assert_eq!(edits(&left, &right), ["parameter: 3.1 → 3.2", "parameter: 3.1 → 3.2", "number: 100 → 200"]);
    assert_eq!(compared(&[&left, &right]).parameters[0].places, 2);
}

#[test]
fn a_changed_definition_touches_the_clauses_that_use_the_term() {
    let left = "1. \"Derivative\" means a changed copy.\n\n2. You may share a Derivative.\n\n3. Keep the notices.";
    let right = left.replace("a changed copy", "a changed copy or another model trained on it");
    let comparison = compared(&[left, &right]);
    assert_eq!(comparison.rows[0].cells[1].edits[0].class, EditClass::Definition);
    let touched: Vec<_> = comparison.touched.iter().map(|it| (it.clause, it.term.as_str())).collect();
    assert_eq!(touched, [(1, "Derivative")]);
}

#[test]
fn texts_with_nothing_in_common_are_not_forced_together() {
    let left = numbered(&[GRANT, NOTICE]);
    let right = "Bake the bread for an hour.\n\nLet it cool on a rack before slicing.";
    let comparison = compared(&[&left, right]);
    assert!(comparison.rows.iter().all(|row| row.cells.iter().filter(|it| !it.clauses.is_empty()).count() == 1));
    assert!(comparison.diagnostics.iter().any(|it| it.message.contains("no clause in common")));
}

#[test]
fn a_clause_too_long_for_words_is_shown_whole_and_said_to_be() {
    let word = |seed: usize| format!("w{}", seed * 7919 % 10_007);
    let long = |from: usize| (from..from + 9_000).map(word).collect::<Vec<_>>().join(" ");
    let comparison = compared(&[&long(0), &long(40)]);
    let coarse = comparison.diagnostics.iter().filter(|it| it.message.contains("too long to be compared word by word"));
    assert_eq!(coarse.count(), 1, "{:?}", comparison.diagnostics);
    let fine = compared(&["1. Use it as you like.", "1. Use it as we like."]);
    assert!(fine.diagnostics.is_empty(), "{:?}", fine.diagnostics);
}

#[test]
fn three_documents_share_rows_that_the_baseline_lacks() {
    let base = numbered(&[GRANT]);
    let comparison = compared(&[&base, &numbered(&[GRANT, NOTICE]), &numbered(&[GRANT, COURT, NOTICE])]);
    let notice = comparison
        .rows
        .iter()
        .find(|row| labels(&comparison, 1, &row.cells[1].clauses) == "2")
        .expect("the notice has a row");
    assert_eq!(labels(&comparison, 2, &notice.cells[2].clauses), "3");
    assert_eq!((notice.cells[1].relation, notice.cells[2].against), (Some(Relation::Added), Some(1)));
    assert_eq!(notice.cells[0].relation, None, "the baseline's own cell is measured against nothing");
}

#[test]
fn a_pin_overrules_the_words() {
    let (left, right) = (analysed("a", &numbered(&[GRANT, NOTICE])), analysed("b", &numbered(&[COURT, GRANT])));
    let place = |it: &Analysed, clause| Place::of(&it.document, &it.clauses, clause);
    let pin = Pin { one: place(&left, 1), other: place(&right, 0), apart: false };
    let edits = Edits { pins: vec![pin], ..Edits::default() };
    let comparison = compare(&[left, right], &edits, &Options::default(), Lenses::built_in());
    let row = comparison.rows.iter().find(|row| row.cells[0].clauses == [1]).expect("the pinned clause has a row");
    assert_eq!(row.cells[1].clauses, [0]);
    assert!(row.cells[1].pinned && !row.cells[0].pinned);
}

#[test]
fn a_row_can_be_split_and_a_pin_outlives_a_changed_file() {
    let (left, right) = (analysed("a", &numbered(&[GRANT, NOTICE])), analysed("b", &numbered(&[GRANT, COURT])));
    let place = |it: &Analysed, clause| Place::of(&it.document, &it.clauses, clause);
    let apart = Pin { one: place(&left, 0), other: place(&right, 0), apart: true };
    let edits = Edits { pins: vec![apart.clone()], ..Edits::default() };
    let compared = |documents: &[Arc<Analysed>]| compare(documents, &edits, &Options::default(), Lenses::built_in());
    let alone = |comparison: &Comparison| {
        let row = comparison.rows.iter().find(|row| row.cells[0].clauses == [0]).expect("the clause has a row");
        row.cells[1].clauses.is_empty()
    };
    assert!(alone(&compared(&[Arc::clone(&left), Arc::clone(&right)])));
    // The other file was edited since: its clause is found by its label.
    let edited = analysed("b", &numbered(&[&GRANT.replace("lawful", "good"), NOTICE]));
    assert!(alone(&compared(&[Arc::clone(&left), edited])));
    // And where the clause is gone, that is said.
    let lost = compared(&[left, analysed("b", "4. Nothing is left of it but this.")]);
    assert!(lost.diagnostics.iter().any(|it| it.message.contains("no longer there")), "{:?}", lost.diagnostics);
}

/// Sections that readers found to correspond, against the rows; printed, with a floor below what is seen.
#[test]
fn correspondences_read_by_hand() {
    let (Some(gold), Some(corpus)) = (shared("gold/alignment.json"), shared("corpus")) else { return };
    let text = std::fs::read_to_string(gold).expect("the gold can be read");
    let mut total = gold::Score::default();
    for (pair, score) in gold::scores(&corpus, &serde_json::from_str(&text).expect("the gold is JSON")) {
        println!("{pair} {score}");
        assert!(score.f1() >= 0.85, "{pair} {score}");
        total.add(&score);
    }
    println!("{:<53} {total}", "all");
    assert!(total.f1() >= 0.95, "{total}");
}
