//! The departures table: every kind that was found, every document's words on it, in every format that carries it.

use crate::scene::{Scene, root};
use std::fs;
use std::io::{Cursor, Read as _};

/// Cells of a CSV file, read as RFC 4180 says.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).expect("UTF-8").strip_prefix('\u{feff}').expect("a byte-order mark");
    assert!(!text.replace("\r\n", "").contains('\r'), "line ends are CRLF");
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!is_quoted && cell.is_empty(), "the last cell ends");
    rows
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("UTF-8");
    text
}

fn heron() -> Scene {
    let read = |name: &str| fs::read(root().join("licenses").join(name)).expect("it is there");
    Scene::new(&[("heron-1.0.txt", &read("heron-1.0.txt")), ("heron-2.0.txt", &read("heron-2.0.txt"))])
}

fn written(scene: &Scene, arguments: &[&str], file: &str, status: i32) -> Vec<u8> {
    let all: Vec<&str> = arguments.iter().copied().chain(["-o", file]).collect();
    scene.check(&all, status);
    fs::read(scene.path().join(file)).expect("it was written")
}

#[test]
fn a_row_for_each_kind_and_the_words_of_each_document() {
    let scene = heron();
    let files = ["compare", "heron-1.0.txt", "heron-2.0.txt"];
    let rows = cells(&written(&scene, &files, "t.csv", 1));
    let head = &rows[0];
    assert_eq!(head[..6], ["Topic", "Kind", "What it does", "Weight", "Criteria", "Differs"]);
    assert_eq!(head[6..], ["1. heron-1.0.txt", "2. heron-2.0.txt"]);
    assert!(rows.iter().all(|it| it.len() == head.len()), "every row has every column");
    let json = scene.json(&["compare", "heron-1.0.txt", "heron-2.0.txt", "--format", "json"], 1);
    for (document, column) in [(0, 6), (1, 7)] {
        let found = json["documents"][document]["findings"].as_array().expect("findings");
        for it in found {
            let words: Vec<&str> = it["quote"].as_str().expect("a quote").split_whitespace().collect();
            let is_there = rows.iter().any(|row| row[column].contains(&words.join(" ")));
            assert!(is_there, "{} is in no row: {}", it["kind"], words.join(" "));
        }
        let unread = json["documents"][document]["unread"].as_array().expect("a list");
        assert!(unread.is_empty() || rows[1][3] == "unread", "what was not understood stands first");
    }
    let conflicts = rows.iter().find(|it| it[3] == "conflicts").expect("something conflicts");
    assert!(conflicts[4].contains("conflicts under OSD"), "criteria with their words: {conflicts:?}");
    let changed = cells(&written(&scene, &[&files[..], &["--show", "changes"]].concat(), "c.csv", 1));
    assert!(changed.len() < rows.len() && changed[1..].iter().all(|it| it[5] == "yes"), "only what differs");
}

#[test]
fn a_reviewers_verdict_and_note_stand_beside_the_words() {
    let scene = heron();
    scene.check(&["session", "save", "heron-1.0.txt", "heron-2.0.txt", "-o", "s.undiluted", "--reviewer", "Ana"], 0);
    let json = scene.json(&["assess", "heron-2.0.txt", "--format", "json"], 0);
    let finding = &json["documents"][0]["findings"][0];
    let (label, kind) = (finding["label"].as_str().expect("a label"), finding["kind"].as_str().expect("a kind"));
    let mark = ["session", "mark", "s.undiluted", "--document", "2", "--clause", label, "--kind", kind];
    scene.check(&[&mark[..], &["--verdict", "disagree", "--note", "=only here"]].concat(), 0);
    let rows = cells(&written(&scene, &["compare", "s.undiluted"], "t.csv", 1));
    let column = rows[0].iter().position(|it| it == "Review of 2. heron-2.0.txt").expect("a column for reviews");
    assert!(rows.iter().any(|it| it[column].contains("Ana disagrees: “=only here”")), "{rows:?}");
    let comments = part(&written(&scene, &["compare", "s.undiluted"], "t.docx", 1), "word/comments.xml");
    assert!(
        comments.contains("w:author=\"Ana\"") && comments.contains("=only here"),
        "a comment under the reviewer's name"
    );
}

#[test]
fn no_words_of_a_document_become_a_formula() {
    let text = "=HYPERLINK(1) You may not use it for commercial purposes.\n\n+1 You may not sell it.\n\n@x You may not sublicense it.\n";
    let scene = Scene::of(&[("=cmd|a.txt", text), ("b.txt", text)]);
    let csv = written(&scene, &["compare", "=cmd|a.txt", "b.txt"], "t.csv", 0);
    for cell in cells(&csv).iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    let book = written(&scene, &["compare", "=cmd|a.txt", "b.txt"], "t.xlsx", 0);
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{sheet}");
}

#[test]
fn the_workbook_can_be_filtered_has_words_beside_colours_and_says_how_it_was_made() {
    let scene = heron();
    let files = ["compare", "heron-1.0.txt", "heron-2.0.txt"];
    let book = written(&scene, &files, "t.xlsx", 1);
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"), "{}", &sheet[..600]);
    let words = part(&book, "xl/sharedStrings.xml");
    assert!(words.contains(">conflicts<"), "the word stands in the cell");
    let method = part(&book, "xl/workbook.xml");
    assert!(method.contains("name=\"Departures\"") && method.contains("name=\"Method\""), "{method}");
    assert!(words.contains("SHA-256") && words.contains("not legal advice"));
    assert_eq!(book, written(&scene, &files, "again.xlsx", 1), "the same bytes each time");
}

#[test]
fn reports_and_a_document_of_its_own_carry_the_table() {
    let scene = heron();
    let files = ["compare", "heron-1.0.txt", "heron-2.0.txt"];
    let page = String::from_utf8(written(&scene, &files, "t.html", 1)).expect("UTF-8");
    let (glance, table) = (page.find("id=\"glance\""), page.find("id=\"departures\""));
    assert!(glance < table && table < page.find("id=\"documents\""), "on the page behind at a glance");
    let markdown = String::from_utf8(written(&scene, &files, "t.md", 1)).expect("UTF-8");
    assert!(markdown.contains("## Departures") && markdown.contains("(conflicts)"), "{markdown}");
    let document = part(&written(&scene, &files, "t.table.docx", 1), "word/document.xml");
    assert!(document.contains("<w:tblHeader/>") && document.contains("conflicts under OSD"), "{document}");
    let single = written(&scene, &["assess", "heron-2.0.txt"], "one.csv", 0);
    assert!(cells(&single).len() > 3, "documents that stand alone have a table as well");
}
