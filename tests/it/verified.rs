//! A report held against texts, and a new version held against what was to change.

use crate::scene::{Scene, root};
use std::fs;

fn text() -> String {
    fs::read_to_string(root().join("licenses/heron-2.0.txt")).expect("it is there")
}

fn scene() -> Scene {
    let scene = Scene::of(&[("a.txt", &text())]);
    scene.check(&["assess", "a.txt", "--with-text", "-o", "a.json"], 0);
    scene.check(&["assess", "a.txt", "-o", "a.html"], 0);
    scene
}

#[test]
fn a_report_holds_for_the_text_that_it_was_made_of_under_any_name() {
    let scene = scene();
    scene.write("renamed.txt", text().as_bytes());
    for report in ["a.json", "a.html"] {
        let (out, _) = scene.check(&["verify", report, "a.txt"], 0);
        assert!(out.contains("the report holds") && out.contains("the file is the same"), "{out}");
        assert!(!out.contains(" 0 quotes"), "{report} has quotes to hold: {out}");
        scene.check(&["verify", report, "renamed.txt"], 0);
    }
}

#[test]
fn what_moved_is_told_from_what_is_gone() {
    let scene = scene();
    // Everything moves by a line, and one word is another.
    let changed = format!("\nA line more.\n\n{}", text());
    scene.write("a.txt", changed.as_bytes());
    for report in ["a.json", "a.html"] {
        let (out, _) = scene.check(&["verify", report, "a.txt"], 1);
        assert!(out.contains("does not hold") && out.contains("the file is another"), "{out}");
        assert!(out.contains("moved"), "{out}");
    }
    let json = scene.json(&["assess", "a.txt", "--format", "json"], 0);
    let quote = json["documents"][0]["findings"][0]["quote"].as_str().expect("a quote").to_owned();
    scene.write("a.txt", text().replace(&quote, &quote.to_uppercase().replace('A', "E")).as_bytes());
    let (out, _) = scene.check(&["verify", "a.json", "a.txt"], 1);
    assert!(out.contains("gone") && out.contains(quote.split_whitespace().next().expect("a word")), "{out}");
}

#[test]
fn a_report_that_somebody_changed_does_not_hold() {
    let scene = scene();
    let json = fs::read_to_string(scene.path().join("a.json")).expect("it is there");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let quote = value["documents"][0]["findings"][0]["quote"].as_str().expect("a quote");
    let escaped = serde_json::to_string(quote).expect("JSON");
    let forged = json.replacen(&format!("\"quote\": {escaped}"), "\"quote\": \"You may do as you like\"", 1);
    let forged = if forged == json {
        json.replacen(&format!("\"quote\":{escaped}"), "\"quote\":\"You may do as you like\"", 1)
    } else {
        forged
    };
    assert_ne!(forged, json);
    scene.write("forged.json", forged.as_bytes());
    let (out, _) = scene.check(&["verify", "forged.json", "a.txt"], 1);
    assert!(out.contains("the file is the same") && out.contains("gone") && out.contains("do as you like"), "{out}");
}

#[test]
fn what_cannot_be_held_against_each_other_is_told() {
    let scene = scene();
    scene.write("other.txt", b"1. You may use it.\n");
    let (_, err) = scene.check(&["verify", "a.json", "other.txt"], 2);
    assert!(err.contains("says nothing of a text of this name") && err.contains("a.txt: is in the report"), "{err}");
    let (_, err) = scene.check(&["verify", "other.txt", "a.txt"], 2);
    assert!(err.contains("neither a JSON nor an HTML report"), "{err}");
    scene.write("broken.json", b"{\"documents\": [");
    let (_, err) = scene.check(&["verify", "broken.json", "a.txt"], 2);
    assert!(err.contains("no JSON that can be read"), "{err}");
    scene.check(&["verify", "nowhere.json", "a.txt"], 2);
    scene.write("hostile.html", "<article data-sha256=\"\u{1b}[2J\" data-name=\"a.txt\"></article><q data-document=1 data-start=99999999999999999999 data-end=1>x".as_bytes());
    let (out, _) = scene.check(&["verify", "hostile.html", "a.txt"], 1);
    assert!(!out.contains('\u{1b}'), "{out}");
}

#[test]
fn a_change_elsewhere_is_named_and_one_that_was_agreed_is_not() {
    let clauses = |second: &str, third: &str| {
        format!("1. Use. You may use the model for any purpose you have.\n\n2. Ending. {second}\n\n3. Law. {third}\n")
    };
    let ends = "The license ends thirty days after you break it and were told so in writing.";
    let law = "The courts of the harbour town decide what the parties do not settle.";
    let old = clauses(ends, law);
    let scene = Scene::of(&[
        ("old.txt", &old),
        ("agreed.txt", &clauses(&ends.replace("thirty", "ten"), law)),
        ("more.txt", &clauses(&ends.replace("thirty", "ten"), &law.replace("harbour", "mountain"))),
        ("added.txt", &format!("{old}\n4. Fees. You pay a fee for each copy that you pass on to others.\n")),
    ]);
    let only = |file: &str, labels: &str, status: i32| {
        scene.check(&["compare", "old.txt", file, "-q", "--only-changed", labels], status).1
    };
    assert_eq!(only("agreed.txt", "2", 0), "");
    assert_eq!(only("more.txt", "2,3", 0), "");
    let err = only("more.txt", "2", 1);
    assert!(err.contains("more.txt: clause 3 differs too (edited)") && !err.contains("clause 2 "), "{err}");
    let err = only("added.txt", "2", 1);
    assert!(err.contains("clause 4 differs too (added)"), "{err}");
    let err = only("agreed.txt", "2,9", 2);
    assert!(err.contains("--only-changed 9: no document has such a clause"), "{err}");
    scene.check(&["compare", "old.txt", "agreed.txt", "-q"], 1);
}

#[test]
fn marks_stand_in_plain_text_and_words_forge_none() {
    let old = "1. Use. You may use the model for any purpose you have.\n\n2. Old. This clause is in the old text only, {+here+}.\n";
    let new = "1. Use. You may not use the model for any purpose you have.\n";
    let scene = Scene::of(&[("a.txt", old), ("b.txt", new)]);
    let (out, _) = scene.check(&["compare", "a.txt", "b.txt", "--format", "marked"], 1);
    assert!(out.contains("You may {+not+} use"), "{out}");
    assert!(out.contains("[-2. Old. This clause") && out.contains("\\{\\+here"), "{out}");
    let same = ["compare", "a.txt", "a.txt", "--format", "marked", "--show", "changes"];
    let (out, _) = scene.check(&same, 0);
    assert!(!out.contains("You may") && out.contains("rows are not shown"), "the filter is obeyed: {out}");
    let (_, err) = scene.check(&["assess", "a.txt", "--format", "marked"], 2);
    assert!(err.contains("compare A B"), "{err}");
}
