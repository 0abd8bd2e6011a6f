//! What differs, and what a report prints of it: substance first, names and dates as one line, as much as was asked for.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{Scene, shared};
use std::fs;

const THERE: &str = "Gull License\n\nVersion 1.0, published 3 March 2025\n\n1. You may use, copy, modify and distribute \
    the Work.\n\n2. You may sell the Work to anybody.\n\n3. This license ends if you breach it.\n";
const HERE: &str = "Gull License\n\nVersion 2.0, published 14 September 2026\n\n1. You may use, copy, modify and distribute \
    the Work.\n\n2. You may not sell the Work to anybody.\n\n3. This license ends if you breach it.\n";

fn scene() -> Scene {
    Scene::of(&[("a.txt", THERE), ("b.txt", HERE)])
}

/// The report of this name after a comparison with these options.
fn report(scene: &Scene, name: &str, options: &[&str]) -> String {
    let mut arguments = vec!["compare", "a.txt", "b.txt", "-o", name];
    arguments.extend(options);
    scene.check(&arguments, 1);
    fs::read_to_string(scene.path().join(name)).unwrap()
}

#[test]
fn a_report_begins_with_what_matters_and_ends_with_hashes() {
    let page = report(&scene(), "r.html", &[]);
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is in the report"));
    let order =
        ["1 change of substance", "id=\"glance\"", "id=\"differences\"", "id=\"rows\"", "id=\"documents\"", "SHA-256"];
    let places: Vec<usize> = order.iter().map(|it| at(it)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("1 change of dates alone"), "the line that says when it was made is one line");
    assert!(!page.contains("id=\"pictures\"") && !page.contains("Gull License</p>"), "no more than was asked for");
    let markdown = report(&scene(), "r.md", &[]);
    assert!(markdown.find("## What differs") < markdown.find("SHA-256"), "the same order");
    assert!(markdown.contains("<ins>not</ins>"), "{markdown}");
}

#[test]
fn a_report_prints_as_much_as_was_asked_for() {
    let scene = scene();
    let summary = report(&scene, "s.html", &["--extent", "summary"]);
    assert!(summary.contains("id=\"differences\"") && !summary.contains("id=\"rows\""), "what it comes to");
    let full = report(&scene, "f.html", &["--extent", "full"]);
    assert!(full.contains("id=\"pictures\"") && full.contains("id=\"findings\""), "everything");
    let row = |page: &str, number: usize| page.contains(&format!("<tr id=\"r{number}\""));
    let changes = report(&scene, "c.html", &["--extent", "changes"]);
    assert!(row(&full, 1) && !row(&changes, 1), "clauses that do not differ are printed only with everything");
    let rows = report(&scene, "t.html", &["--extent", "full", "--topic", "ending"]);
    assert!(
        rows.contains("on these topics alone") && !row(&rows, 4),
        "a topic that was not asked for is left out, and said so"
    );
    scene.check(&["compare", "a.txt", "b.txt", "-o", "x.html", "--extent", "most"], 2);
    scene.check(&["compare", "a.txt", "b.txt", "-o", "x.html", "--topic", "weather"], 2);
}

#[test]
fn a_report_says_for_whom_it_was_made_and_lets_nobody_break_out() {
    let page =
        report(&scene(), "r.html", &["--read-by", "A. <b>Reader</b>", "--matter", "Case 12", "--date=2026-11-30"]);
    assert!(page.contains("Case 12") && page.contains("A. &lt;b&gt;Reader&lt;") && page.contains("2026-11-30"));
    let plain = report(&scene(), "p.html", &[]);
    assert!(!plain.contains("read by"), "without names the same input gives the same bytes");
    assert_eq!(plain, report(&scene(), "p.html", &[]));
}

#[test]
fn versions_that_differ_in_name_date_and_address_differ_in_nothing_of_substance() {
    let Some(folder) = shared("corpus/licences") else { return };
    let (one, two) = (folder.join("llama-3.1.txt"), folder.join("llama-3.2.txt"));
    let scene = Scene::new(&[]);
    let names = [one.to_string_lossy(), two.to_string_lossy()];
    scene.check(&["compare", &names[0], &names[1], "-o", "r.html"], 1);
    let page = fs::read_to_string(scene.path().join("r.html")).unwrap();
    assert!(
        page.contains("Nothing of substance differs") && page.contains("9 changes of names, dates, addresses alone")
    );
    let json = scene.json(&["compare", &names[0], &names[1], "--format", "json"], 1);
    assert_eq!(json["changed_findings"].as_array().unwrap().len(), 0, "5.c has another name and the same words");
}

#[test]
fn errors_say_what_to_do_and_no_number() {
    let (_, err) = Scene::new(&[]).check(&["assess", "gone.txt"], 2);
    assert_eq!(err.trim(), "undiluted: gone.txt: cannot be read: there is no such file or folder; check its name");
}
