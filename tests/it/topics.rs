//! The arrangement by topic: against topics that were read by hand, and through the command line.
//!
//! The gold and its texts stand outside the repository (`../shared`); without them the test says so and passes.

use crate::scene::shared;
use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeSet;

fn undiluted(arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_undiluted")).args(arguments).output().expect("the program runs")
}

fn text_of(arguments: &[&str]) -> String {
    String::from_utf8(undiluted(arguments).stdout).expect("UTF-8")
}

fn by_topic(files: &[&str]) -> Value {
    let arguments = [&["compare", "--by", "topic", "--format", "json"], files].concat();
    serde_json::from_str(&text_of(&arguments)).expect("JSON")
}

/// The labels of a cell's clauses.
fn labels<'a>(compared: &'a Value, document: usize, cell: &Value) -> BTreeSet<&'a str> {
    let ids = cell["clauses"].as_array().into_iter().flatten().filter_map(Value::as_u64);
    let ids = ids.filter_map(|it| usize::try_from(it).ok());
    ids.filter_map(|it| compared["documents"][document]["clauses"][it]["label"].as_str()).collect()
}

/// Whether one row holds an answering clause of every document that has one.
fn is_answered(compared: &Value, names: &[&str], answering: &Value) -> bool {
    let holds = |row: &Value| {
        names.iter().enumerate().all(|(document, name)| {
            let Some(wanted) = answering[*name].as_array() else { return true };
            let here = labels(compared, document, &row["cells"][document]);
            wanted.iter().filter_map(Value::as_str).any(|it| here.contains(it))
        })
    };
    compared["topics"].as_array().into_iter().flatten().any(holds)
}

/// A third of the topics is held back: whoever tunes the signs tunes them on the others.
fn is_held_back(set: &str, topic: &str) -> bool {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(format!("{set}/{topic}")).iter().fold(0_u32, |rest, byte| (rest * 256 + u32::from(*byte)) % 3) == 0
}

#[test]
fn topics_read_by_hand_stand_in_one_row() {
    let (Some(gold), Some(licences)) = (shared("gold/topics.json"), shared("corpus/licences")) else { return };
    let gold = std::fs::read_to_string(gold).expect("the gold can be read");
    let gold: Value = serde_json::from_str(&gold).expect("the gold is JSON");
    for (set, least) in [("five", 18), ("two", 14)] {
        let of = &gold["sets"][set];
        let documents = of["documents"].as_object().expect("documents");
        let names: Vec<&str> = documents.keys().map(String::as_str).collect();
        let file = |it: &Value| match it.as_str().unwrap_or_default().split_once(' ') {
            Some((_, file)) => licences.join(file).to_string_lossy().into_owned(),
            None => it.as_str().unwrap_or_default().to_owned(),
        };
        let files: Vec<String> = documents.values().map(file).collect();
        let compared = by_topic(&files.iter().map(String::as_str).collect::<Vec<_>>());
        let topics = of["topics"].as_object().expect("topics");
        let missed: Vec<&String> =
            topics.iter().filter(|it| !is_answered(&compared, &names, it.1)).map(|it| it.0).collect();
        let held_back = topics.keys().filter(|it| is_held_back(set, it)).count();
        let missed_back = missed.iter().filter(|it| is_held_back(set, it)).count();
        let answered = topics.len() - missed.len();
        println!(
            "{set}: {answered} of {}, of those held back {} of {held_back}; missed {missed:?}",
            topics.len(),
            held_back - missed_back
        );
        assert!(answered >= least, "{set}: {answered} of {} stand in one row; missed {missed:?}", topics.len());
        holds_everything(&compared);
    }
}

/// No cell has more than a dozen clauses, and no clause stands nowhere.
fn holds_everything(compared: &Value) {
    let rows = compared["topics"].as_array().expect("topics");
    for (document, of) in compared["documents"].as_array().expect("documents").iter().enumerate() {
        let mut seen = BTreeSet::new();
        for row in rows {
            let cell = &row["cells"][document];
            let ids = |field: &str| cell[field].as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
            let (shown, further): (Vec<u64>, Vec<u64>) = (ids("clauses"), ids("further"));
            assert!(shown.len() <= 12, "{}: {} clauses", row["topic"], shown.len());
            seen.extend(shown.into_iter().chain(further));
        }
        assert_eq!(seen.len(), of["clauses"].as_array().map_or(0, Vec::len), "a clause of {} is lost", of["name"]);
    }
}

#[test]
fn unlike_licences_are_read_by_topic_without_being_asked() {
    let files = ["compare", "spdx:GPL-3.0-only", "spdx:MPL-2.0"];
    let usual = text_of(&files);
    assert!(usual.lines().count() <= 200, "{} lines", usual.lines().count());
    for said in ["Patents  Are patents granted", "Disputes  Which law governs", "time to cure", "says nothing on it"] {
        assert!(usual.contains(said), "{said} is missing in\n{usual}");
    }
    assert!(!usual.contains("absent"), "rows of clauses are not counted where topics are shown");
    let by_clause = text_of(&[&files[..], &["--by", "clause"]].concat());
    assert!(!by_clause.contains("Patents  Are patents granted"));
}

#[test]
fn whoever_puts_clauses_together_sees_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let pins = folder.path().join("pins.toml");
    std::fs::write(&pins, "[[pin]]\nclauses = [\"9\", \"5.1\"]\n").expect("written");
    let pinned = text_of(&["compare", "spdx:GPL-3.0-only", "spdx:MPL-2.0", "--pins", &pins.to_string_lossy()]);
    assert!(pinned.contains("pinned by hand") && !pinned.contains("Patents  Are patents granted"), "{pinned}");
}

#[test]
fn versions_are_read_by_clause_unless_topics_are_asked_for() {
    let files = ["compare", "spdx:GPL-2.0-only", "spdx:LGPL-2.1-only", "spdx:LGPL-2.0-only", "--baseline", "2"];
    let json = |more: &[&str]| -> Value {
        serde_json::from_str(&text_of(&[&files[..], &["--format", "json"], more].concat())).expect("JSON")
    };
    assert!(json(&["--by", "clause"]).get("topics").is_none());
    let topics = json(&["--by", "topic"]);
    let first = &topics["topics"][0];
    assert_eq!(first["topic"], "material", "what is looked up stands behind what is read");
    assert_eq!(first["cells"].as_array().map_or(0, Vec::len), 3);
    holds_everything(&topics);
}

#[test]
fn a_wrong_arrangement_is_refused_with_those_that_there_are() {
    let output = undiluted(&["compare", "spdx:MIT", "spdx:0BSD", "--by", "nothing"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("'nothing'") && said.contains("clause, topic"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn hostile_words_stay_words_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let hostile = folder.path().join("hostile.txt");
    let text = "1. Patents <script>alert(1)</script>. We grant a patent license | to \u{1b}[2J you @octocat.\n\n\
        2. Fees. [Pay](javascript:x) a fee of one `dollar` to us.";
    std::fs::write(&hostile, text).expect("written");
    let hostile = hostile.to_string_lossy();
    let format = |it: &str| text_of(&["compare", &hostile, "spdx:Apache-2.0", "--by", "topic", "--format", it]);
    let html = format("html");
    assert!(html.contains("id=\"t-patents\"") && html.contains("&lt;script&gt;"), "{html}");
    assert!(!html.contains("<script") && !html.contains('\u{1b}'));
    let markdown = format("markdown");
    assert!(markdown.contains("### Patents") && markdown.contains("&lt;script&gt;"), "{markdown}");
    let unescaped = markdown.replace("\\]", "");
    assert!(!markdown.contains("<script") && !unescaped.contains("](javascript") && !markdown.contains("@octocat"));
    assert!(!format("text").contains('\u{1b}'));
}

#[test]
fn clauses_carry_their_topics_in_json() {
    let assessed: Value =
        serde_json::from_str(&text_of(&["assess", "spdx:Apache-2.0", "--format", "json"])).expect("JSON");
    let clauses = assessed["documents"][0]["clauses"].as_array().expect("clauses");
    let of = |label: &str| clauses.iter().find(|it| it["label"] == label).map(|it| it["topics"].to_string());
    assert!(of("3").is_some_and(|it| it.starts_with("[\"patents\"")), "{:?}", of("3"));
    assert!(of("6").is_some_and(|it| it.starts_with("[\"trademarks\"")), "{:?}", of("6"));
}

#[test]
fn a_session_keeps_how_rows_are_arranged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("work.undiluted").to_string_lossy().into_owned();
    undiluted(&["session", "save", "-o", &path, "spdx:GPL-3.0-only", "spdx:MPL-2.0"]);
    let is_by_topic = |more: &[&str]| {
        let said = text_of(&[&["compare", path.as_str()], more].concat());
        assert!(!said.is_empty(), "the session opens");
        said.contains("Patents  Are patents granted")
    };
    assert!(is_by_topic(&[]), "nobody chose, and the documents share little");
    let mut saved: Value = serde_json::from_slice(&std::fs::read(&path).expect("saved")).expect("JSON");
    // Whoever edits a session leaves its hash out.
    saved.as_object_mut().expect("an object").remove("sha256");
    saved["session"]["by"] = Value::from("clause");
    std::fs::write(&path, saved.to_string()).expect("written");
    assert!(!is_by_topic(&[]), "the session's choice holds");
    assert!(is_by_topic(&["--by", "topic"]), "what is asked for now comes before it");
}
