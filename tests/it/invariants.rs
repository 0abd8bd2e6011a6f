//! What holds for every text: nothing is lost, nothing points outside, nothing panics, nothing varies.
//!
//! `UNDILUTED_THOROUGH=1` compares every neighbouring pair and tries many more made-up texts.

mod checks;
mod texts;

use crate::scene::shared_files;
use proptest::prelude::*;
use rayon::prelude::*;
use std::env;
use std::fs;
use std::sync::Arc;
use std::time::Instant;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare, readings};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::Options;

/// Bytes of a long text: as much as the longest licences that are known.
const LONG: usize = 100_000;

fn thorough() -> bool {
    env::var_os("UNDILUTED_THOROUGH").is_some()
}

fn cases() -> ProptestConfig {
    let cases = if thorough() { 20_000 } else { 150 };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn analysed(name: &str, bytes: impl Into<Vec<u8>>) -> Arc<Analysed> {
    Arc::new(Analysed::read(&[Source::new(name, bytes)], Rules::built_in()))
}

fn compared(documents: &[Arc<Analysed>]) -> Comparison {
    compare(documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

/// Fails with every broken promise of every text, not only the first.
fn none_broken(broken: Vec<(String, Vec<String>)>) {
    let lines: Vec<String> = broken
        .into_iter()
        .filter(|(_, broken)| !broken.is_empty())
        .map(|(name, broken)| {
            format!("{name}: {} broken, first: {}", broken.len(), broken[..broken.len().min(3)].join("; "))
        })
        .collect();
    assert!(lines.is_empty(), "{} texts:\n{}", lines.len(), lines.join("\n"));
}

/// Real licences and cards that are not part of the project, where they are at hand.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folders = ["corpus/licences", "corpus/licences-2026", "corpus/model-cards", "corpus/model-cards/hub"];
    let files = folders.iter().flat_map(|it| shared_files(it, ""));
    files.map(|path| (path.display().to_string(), fs::read(&path).expect("the file can be read"))).collect()
}

fn library_texts() -> Vec<(String, Vec<u8>)> {
    library::entries().iter().map(|it| (format!("spdx:{}", it.id), it.text().as_bytes().to_vec())).collect()
}

#[test]
fn every_known_text_keeps_every_promise() {
    let texts: Vec<_> = library_texts().into_iter().chain(corpus()).collect();
    assert!(texts.len() >= 700, "the library is there");
    let broken = texts
        .into_par_iter()
        .map(|(name, bytes)| {
            let analysed = analysed(&name, bytes);
            (name, checks::document(&analysed))
        })
        .collect();
    none_broken(broken);
}

#[test]
fn a_bundle_keeps_every_promise() {
    let text = |id: &str| Source::new(id, library::entry(id).expect("in the library").text());
    let analysed = Analysed::read(&[text("MIT"), text("GPL-3.0-only"), text("BSD-3-Clause")], Rules::built_in());
    none_broken(vec![("MIT+GPL-3.0-only+BSD-3-Clause".to_owned(), checks::document(&analysed))]);
}

#[test]
fn every_clause_stands_in_one_row() {
    let texts = library_texts();
    let step = if thorough() { 1 } else { 12 };
    let mut pairs: Vec<_> = texts.windows(2).step_by(step).map(<[_]>::to_vec).collect();
    pairs.extend(corpus().windows(2).step_by(step.min(3)).map(<[_]>::to_vec));
    pairs.extend(texts.windows(4).step_by(step * 8).map(<[_]>::to_vec));
    let well_known = [
        ["GPL-2.0-only", "GPL-3.0-only"],
        ["AGPL-3.0-only", "SSPL-1.0"],
        ["MPL-1.1", "MPL-2.0"],
        ["MIT", "Apache-2.0"],
        ["CC-BY-4.0", "CC-BY-NC-ND-4.0"],
        ["GPL-3.0-only", "GPL-3.0-only"],
        ["0BSD", "GPL-3.0-only"],
    ];
    let text = |id: &str| (id.to_owned(), library::entry(id).expect("in the library").text().as_bytes().to_vec());
    pairs.extend(well_known.iter().map(|ids| ids.iter().map(|id| text(id)).collect()));
    let broken = pairs
        .into_par_iter()
        .map(|pair| {
            let names: Vec<_> = pair.iter().map(|(name, _)| name.as_str()).collect();
            let documents: Vec<_> = pair.iter().map(|(name, bytes)| analysed(name, bytes.as_slice())).collect();
            (names.join(" | "), checks::comparison(&compared(&documents)))
        })
        .collect();
    none_broken(broken);
}

#[test]
fn readings_name_findings_that_exist() {
    for entry in library::entries().iter().step_by(20) {
        let analysed = analysed(entry.id, entry.text());
        for reading in readings(&analysed.assessment, &Options::default(), Lenses::built_in()) {
            for criterion in &reading.criteria {
                for finding in &criterion.findings {
                    assert!(*finding < analysed.assessment.findings.len(), "{}: {}", entry.id, criterion.id);
                }
            }
        }
    }
}

#[test]
fn the_same_texts_give_the_same_result() {
    let read = |id: &str| analysed(id, library::entry(id).expect("in the library").text());
    let once = || format!("{:?}", compared(&[read("MPL-2.0"), read("BUSL-1.1"), read("CC-BY-4.0")]));
    assert!(once() == once(), "two comparisons of the same texts differ");
}

#[test]
fn few_and_empty_documents_can_be_compared() {
    let empty = analysed("empty.txt", "");
    let blank = analysed("blank.txt", " \n\n\t");
    let one = analysed("one.txt", "You may use it.");
    for documents in [vec![], vec![empty.clone()], vec![empty.clone(), blank.clone()], vec![empty, one, blank]] {
        assert_eq!(checks::comparison(&compared(&documents)), Vec::<String>::new());
    }
}

/// What repeats without end must not take time or stack without end.
#[test]
fn long_odd_texts_are_read() {
    let pieces = [
        "(a) ",
        "1.",
        "1.1.1.1.1.1.1.1 x\n",
        "((((",
        "- ",
        "      - deeper\n",
        "# ",
        ">",
        "You must not, unless ",
        "“Term” means “",
        "word ",
        "a. b. c. ",
        "(i) x; (ii) y; ",
        "\u{200b}",
        "&lt;",
        "<div>",
        "[a](",
        "**",
        "|-|-|\n",
        "A\n\n",
        "不",
        "i. x\n\n ii. y\n\n",
        "Section 1. ",
        "if you, provided that, except where, ",
    ];
    for piece in pieces {
        for name in ["long.txt", "long.md", "long.html"] {
            let started = Instant::now();
            let analysed = analysed(name, piece.repeat(LONG / piece.len()));
            none_broken(vec![(format!("{piece:?} in {name}"), checks::document(&analysed))]);
            if thorough() {
                println!("{:6} ms  {piece:?} in {name}", started.elapsed().as_millis());
            }
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_keep_every_promise(bytes in prop::collection::vec(any::<u8>(), 0..600), name in texts::name()) {
        let analysed = analysed(name, bytes);
        prop_assert_eq!(checks::document(&analysed), Vec::<String>::new());
        let twice = compared(&[analysed.clone(), analysed]);
        prop_assert_eq!(checks::comparison(&twice), Vec::<String>::new());
    }

    #[test]
    fn any_licence_keeps_every_promise(text in texts::licence(), name in texts::name()) {
        let once = analysed(name, text.as_str());
        prop_assert_eq!(checks::document(&once), Vec::<String>::new());
        let again = analysed(name, text.as_str());
        prop_assert_eq!(format!("{:?}", once), format!("{:?}", again));
    }

    #[test]
    fn any_pair_keeps_every_promise((one, other) in texts::edited(), name in texts::name()) {
        let documents = [analysed(name, one), analysed(name, other)];
        let comparison = compared(&documents);
        prop_assert_eq!(checks::comparison(&comparison), Vec::<String>::new());
        let again = compared(&documents);
        prop_assert_eq!(format!("{:?}", comparison.rows), format!("{:?}", again.rows));
    }
}
