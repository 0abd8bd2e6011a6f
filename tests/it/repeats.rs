//! Clauses that say the same, many times over: notices of packages, schedules, forms. Equal clauses in equal order are
//! the same whatever their number, and no limit changes an answer without saying so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;
use undiluted::align::Relation;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::options::Options;

/// Notices of packages, each with its own name and the same two clauses.
fn notices(packages: impl IntoIterator<Item = usize>) -> String {
    packages.into_iter().fold(String::new(), |mut text, it| {
        // Four digits would be a year, and no name.
        let (high, low) = (it / 100, it % 100);
        write!(text, "Package {high} {low}\n\n1. You may use it.\n\n2. Keep this notice.\n\n").expect("a string");
        text
    })
}

fn compared(left: &str, right: &str) -> Comparison {
    let read = |it: &str| Arc::new(Analysed::read(&[Source::new("a.txt", it)], Rules::built_in()));
    compare(&[read(left), read(right)], &Edits::default(), &Options::default(), Lenses::built_in())
}

/// How many rows of each relation there are.
fn counts(comparison: &Comparison) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for relation in comparison.rows.iter().filter_map(|it| it.cells[1].relation) {
        *counts.entry(relation.name()).or_default() += 1;
    }
    counts
}

#[test]
fn a_text_is_the_same_as_itself_however_often_its_clauses_repeat() {
    for packages in [1, 12, 13, 14, 49, 200] {
        let text = notices(0..packages);
        let found = counts(&compared(&text, &text));
        assert_eq!(found, BTreeMap::from([("same", 3 * packages)]), "{packages} packages");
    }
}

#[test]
fn one_package_less_is_that_package_and_no_other() {
    for gone in [0, 5, 13] {
        let fewer = notices((0..14).filter(|it| *it != gone));
        let comparison = compared(&notices(0..14), &fewer);
        let found = counts(&comparison);
        assert_eq!(found.get("absent"), Some(&3), "without {gone}: {found:?}");
        assert_eq!(found.iter().filter(|it| matches!(*it.0, "same" | "cosmetic")).map(|it| it.1).sum::<usize>(), 39);
        let absent = comparison.rows.iter().filter(|it| it.cells[1].relation == Some(Relation::Absent));
        let places: Vec<usize> = absent.flat_map(|it| it.cells[0].clauses.clone()).collect();
        assert_eq!(places, [3 * gone, 3 * gone + 1, 3 * gone + 2]);
        let more = counts(&compared(&fewer, &notices(0..14)));
        assert_eq!(more.get("added"), Some(&3), "with {gone}: {more:?}");
    }
}

#[test]
fn edits_among_many_equal_clauses_stay_where_they_are() {
    let text = notices(0..100);
    let changed: String = text.split("Package").enumerate().fold(String::new(), |text, (index, it)| {
        let it = if (40..44).contains(&index) {
            it.replace("use it", "use it now").replace("Keep", "Show")
        } else {
            it.to_owned()
        };
        text + if index > 0 { "Package" } else { "" } + &it
    });
    let comparison = compared(&text, &changed);
    let edited: Vec<usize> = comparison
        .rows
        .iter()
        .filter(|it| it.cells[1].relation == Some(Relation::Edited))
        .filter(|it| it.cells[0].clauses == it.cells[1].clauses)
        .flat_map(|it| it.cells[0].clauses.clone())
        .collect();
    assert_eq!(edited.len(), 8, "{:?}", counts(&comparison));
    assert_eq!(counts(&comparison), BTreeMap::from([("edited", 8), ("same", 292)]));
}

#[test]
fn a_limit_that_is_reached_is_said() {
    // Nothing but the order of common words tells these clauses apart, and there are more than are looked at.
    let words = ["alpha", "beta", "gamma", "delta", "omega", "kappa"];
    let clause =
        |seed: usize| (0..9).map(|it| words[(seed / 6_usize.pow(it % 6) + 1) % 6]).collect::<Vec<_>>().join(" ");
    let text = |from: usize| {
        (0..400).fold(String::new(), |mut text, it| {
            write!(text, "{}. {}.\n\n", it + 1, clause(it * 7 + from)).expect("a string");
            text
        })
    };
    let comparison = compared(&text(0), &(text(3).replace("alpha", "alphas") + &text(11)));
    let alone = comparison.rows.iter().any(|it| it.cells[1].relation == Some(Relation::Absent));
    let said = comparison.diagnostics.iter().any(|it| it.message.contains("not every pair was tried"));
    assert!(!alone || said, "{:?}\n{:?}", counts(&comparison), comparison.diagnostics);
    let plain = compared(&notices(0..3), &notices(1..4));
    assert!(plain.diagnostics.is_empty(), "{:?}", plain.diagnostics);
}

#[test]
fn work_grows_with_the_clauses() {
    let seconds = |packages: usize| {
        let (left, right) = (notices(0..packages), notices(1..=packages));
        let read = |it: &str| {
            let document = undiluted::document::Document::read(&[Source::new("a.txt", it)]);
            let clauses = undiluted::clause::Clauses::of(&document);
            (document, clauses)
        };
        let (left, right) = (read(&left), read(&right));
        let start = Instant::now();
        let texts = [(&left.0, &left.1), (&right.0, &right.1)];
        let rows = undiluted::align::rows(&texts, 0, false, &Edits::default());
        // The first package went and another came last; all others are the same.
        let changed = rows.iter().filter(|it| it.is_change()).count();
        assert!((1..=6).contains(&changed), "{changed} rows differ of {packages} packages");
        start.elapsed().as_secs_f64()
    };
    let (small, large) = (seconds(700), seconds(3_500));
    println!("{small:.2} s for 2,100 clauses, {large:.2} s for 10,500");
    assert!(large < 15.0 * small.max(0.05), "five times the clauses took {large:.2} s instead of {small:.2} s");
}
