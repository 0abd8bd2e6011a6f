//! Rows and word edits: what a lawyer would object to if it went wrong.

use std::path::Path;
use std::sync::Arc;
use undiluted::align::{EditClass, Relation};
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::{Edits, Pin};
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
        edits("1. An exclusive right to use it.", "1. A non-exclusive right to use it.")[..1],
        ["polarity: An → A non-"]
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
    let pin = Pin {
        document: left.document.sha256.clone(),
        anchor: left.clauses.list[1].anchor.clone(),
        other_document: right.document.sha256.clone(),
        other_anchor: right.clauses.list[0].anchor.clone(),
    };
    let edits = Edits { pins: vec![pin] };
    let comparison = compare(&[left, right], &edits, &Options::default(), Lenses::built_in());
    let row = comparison.rows.iter().find(|row| row.cells[0].clauses == [1]).expect("the pinned clause has a row");
    assert_eq!(row.cells[1].clauses, [0]);
}

/// Sections that readers found to correspond, against the rows; printed, with a floor well below what is seen.
#[test]
fn correspondences_read_by_hand() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(gold) = std::fs::read_to_string(shared.join("gold/alignment.json")) else {
        println!("skipped: ../shared/gold/alignment.json is not here");
        return;
    };
    let gold: serde_json::Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let mut total = Score::default();
    for pair in gold["pairs"].as_array().into_iter().flatten() {
        let name = |side: &str| pair[side].as_str().unwrap_or_default().to_owned();
        let (Some(left), Some(right)) = (load(&shared, &name("left")), load(&shared, &name("right"))) else {
            println!("{:<24} {:<28} texts are not here", name("left"), name("right"));
            continue;
        };
        let comparison = compare(&[left, right], &Edits::default(), &Options::default(), Lenses::built_in());
        let score = score(&comparison, &pair["map"]);
        println!("{:<24} {:<28} {score}", name("left"), name("right"));
        total.add(&score);
    }
    println!("{:<53} {total}", "all");
    assert!(total.f1() > 0.85, "{total}");
}

#[derive(Default)]
struct Score {
    hits: usize,
    false_alarms: usize,
    misses: usize,
    unresolved: usize,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.misses += other.misses;
        self.unresolved += other.unresolved;
    }

    fn f1(&self) -> f64 {
        let hits = f64::from(u32::try_from(self.hits).unwrap_or(u32::MAX));
        2.0 * hits
            / (2.0 * hits + f64::from(u32::try_from(self.false_alarms + self.misses).unwrap_or(u32::MAX))).max(1.0)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(
            out,
            "F1 {:.3}  hits {:>3}  false {:>2}  missed {:>2}  gold labels not understood {:>2}",
            self.f1(),
            self.hits,
            self.false_alarms,
            self.misses,
            self.unresolved
        )
    }
}

fn load(shared: &Path, name: &str) -> Option<Arc<Analysed>> {
    let id = match name {
        "gpl-2.0" => "GPL-2.0-only",
        "gpl-3.0" => "GPL-3.0-only",
        "agpl-3.0" => "AGPL-3.0-only",
        "sspl-1.0" => "SSPL-1.0",
        "cc-by-4.0" => "CC-BY-4.0",
        "cc-by-nc-4.0" => "CC-BY-NC-4.0",
        "cc-by-sa-4.0" => "CC-BY-SA-4.0",
        "mit" => "MIT",
        "bsd-3-clause" => "BSD-3-Clause",
        "apache-2.0" => "Apache-2.0",
        "openmdw-1.0" => "OpenMDW-1.0",
        _ => "",
    };
    if let Some(entry) = undiluted::library::entry(id) {
        return Some(analysed(name, entry.text));
    }
    let file = match name {
        "deepseek-1.0" => "deepseek-model",
        other => other,
    };
    let text = std::fs::read_to_string(shared.join(format!("corpus/licences/{file}.txt"))).ok()?;
    Some(analysed(name, &text))
}

/// Counts gold pairs whose sections are named by plain labels; a section is its clause and all below it.
fn score(comparison: &Comparison, map: &serde_json::Value) -> Score {
    let mut score = Score::default();
    for entry in map.as_array().into_iter().flatten() {
        let side = |name: &str, document: usize| {
            let printed = entry[name].as_str().unwrap_or_default();
            if printed.is_empty() { Some(None) } else { section(comparison, document, printed).map(Some) }
        };
        match (side("left", 0), side("right", 1)) {
            (Some(Some(left)), Some(Some(right))) => match partner(comparison, 0, &left) {
                Some(found) if right.contains(&found) => score.hits += 1,
                Some(_) => {
                    score.false_alarms += 1;
                    score.misses += 1;
                    println!("    {} was not aligned with {}", entry["left"], entry["right"]);
                }
                None => {
                    score.misses += 1;
                    println!("    {} stands alone, not with {}", entry["left"], entry["right"]);
                }
            },
            (Some(Some(left)), Some(None)) => {
                if partner(comparison, 0, &left).is_some() {
                    score.false_alarms += 1;
                    println!("    {} should stand alone", entry["left"]);
                }
            }
            (Some(None), Some(Some(right))) => {
                if partner(comparison, 1, &right).is_some() {
                    score.false_alarms += 1;
                    println!("    {} should stand alone on the right", entry["right"]);
                }
            }
            _ => score.unresolved += 1,
        }
    }
    score
}

/// The clauses of a section by its printed label; the first is the section's own.
fn section(comparison: &Comparison, document: usize, printed: &str) -> Option<Vec<usize>> {
    let label = printed.replace(' ', ".").replace(['(', ')'], "");
    let list = &comparison.documents[document].clauses.list;
    let label = match printed.strip_prefix("para ") {
        Some(number) => format!("¶{number}"),
        None => label.replace(".b", ".¶"),
    };
    let own = list.iter().position(|it| it.label == label).or_else(|| {
        let plain = printed.replace(' ', ".").replace(['(', ')'], "");
        list.iter().position(|it| it.label == plain)
    })?;
    let end = list[own].extent_end;
    Some(list.iter().filter(|it| it.id >= own && it.span.start < end).map(|it| it.id).collect())
}

/// The clause that a section's own clause stands beside.
fn partner(comparison: &Comparison, document: usize, section: &[usize]) -> Option<usize> {
    let own = section.first()?;
    let row = comparison.rows.iter().find(|row| row.cells[document].clauses.contains(own))?;
    row.cells[1 - document].clauses.first().copied()
}
