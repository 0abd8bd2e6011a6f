//! PDF reports: they say what the HTML report says, know their parts, and are the same for the same input.

use crate::scene::{Scene, standard};
use std::collections::BTreeMap;
use undiluted::document::{Document, Source, pages_of};

const OLD: &str =
    "Heron Licence\n\n1. Grant\n\nYou may use the Model for any purpose.\n\n2. End\n\nIt ends on 1 May 2030.\n";
const NEW: &str = "Heron Licence\n\n1. Grant\n\nYou may not use the Model for commercial purposes.\n\n2. End\n\nIt ends on 1 May 2031.\n";

fn read(name: &str, bytes: Vec<u8>) -> Document {
    let pages = (name == "r.pdf").then(|| pages_of(bytes.clone()));
    Document::read(&[Source { pages, ..Source::new(name, bytes) }])
}

/// Each word with how often it stands there; numbers of pages and signs of lists are no words.
fn words(document: &Document) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    let letters = |it: char| !it.is_alphabetic();
    // A reader of PDF joins what a hyphen parts at the end of a line.
    let text = document.plain.text.replace('-', "");
    for word in text.split(letters).filter(|it| it.chars().count() > 1) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}

fn written(scene: &Scene, name: &str, arguments: &[&str]) -> Vec<u8> {
    let status = scene.run(&[arguments, &["-o", name]].concat()).status.code();
    assert!(matches!(status, Some(0 | 1)), "{arguments:?}");
    std::fs::read(scene.path().join(name)).expect("it was written")
}

fn check(scene: &Scene, arguments: &[&str]) {
    let html = words(&read("r.html", written(scene, "r.html", arguments)));
    let pdf = read("r.pdf", written(scene, "r.pdf", arguments));
    // A reader of PDF joins what a hyphen or a cell parts at the end of a line: letters count, not where words end.
    let letters: String = pdf.plain.text.chars().filter(|it| it.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let lost: Vec<_> = html
        .keys()
        // What only a screen needs: the way to the content and the list of what follows.
        .filter(|it| !matches!(it.as_str(), "skip" | "content"))
        .filter(|it| !letters.contains(it.as_str()))
        .collect();
    assert!(lost.len() * 200 <= html.len(), "{arguments:?}: {} of {} words: {lost:?}", lost.len(), html.len());
}

#[test]
fn the_pdf_report_says_what_the_html_report_says() {
    let scene = Scene::of(&[("old.txt", OLD), ("new.txt", NEW), ("mpl.txt", standard("MPL-2.0"))]);
    check(&scene, &["compare", "old.txt", "new.txt"]);
    check(&scene, &["compare", "old.txt", "new.txt", "--extent", "full"]);
    check(&scene, &["assess", "mpl.txt"]);
    check(&scene, &["compare", "old.txt", "new.txt", "mpl.txt", "spdx:MIT", "spdx:Apache-2.0"]);
}

#[test]
fn it_is_tagged_has_bookmarks_and_is_the_same_for_the_same_input() {
    let scene = Scene::of(&[("old.txt", OLD), ("new.txt", NEW)]);
    let once = written(&scene, "r.pdf", &["compare", "old.txt", "new.txt"]);
    let again = written(&scene, "s.pdf", &["compare", "old.txt", "new.txt"]);
    assert_eq!(once, again);
    let has = |words: &str| once.windows(words.len()).any(|it| it == words.as_bytes());
    for words in ["%PDF-1.7", "/StructTreeRoot", "/Outlines", "/Lang", "/MarkInfo"] {
        assert!(has(words), "{words}");
    }
    let text = read("r.pdf", once.clone()).text;
    for words in ["At a glance", "What differs", "not", "Reading aid, not legal advice"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn what_does_not_show_is_spelled_out_and_letters_without_a_font_are_told() {
    let hidden =
        "1. Grant\n\nYou may use\u{200b} it \u{202e}reversed\u{202c}.\n\n2. 许可\n\n本模型可自由使用。 \u{13000}\n";
    let scene = Scene::of(&[("a.txt", hidden), ("b.txt", NEW)]);
    let text = read("r.pdf", written(&scene, "r.pdf", &["compare", "a.txt", "b.txt"])).text;
    assert!(text.contains("[U+200B]") && text.contains("[U+202E]"), "{text}");
    // No machine is sure to have hieroglyphs, and none of them is passed over in silence.
    assert!(text.contains("are drawn as boxes") == text.contains("U+13000"), "{text}");
}

#[test]
fn releases_are_printed_too_and_long_words_end_at_the_edge() {
    let card = format!("---\nlicense: mit\n---\n# Heron\n\n{}\n", "x".repeat(4_000));
    let scene =
        Scene::of(&[("m/README.md", &card), ("m/LICENSE", standard("MIT")), ("long.txt", &"word".repeat(5_000))]);
    let release = read("r.pdf", written(&scene, "r.pdf", &["openness", "m"])).text;
    assert!(release.contains("What is open"), "{release}");
    written(&scene, "l.pdf", &["compare", "long.txt", "m/LICENSE"]);
}
