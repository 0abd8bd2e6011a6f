//! Redlines for word processors: accepting all changes gives the right text, rejecting all the left one, paragraph by
//! paragraph, whatever the two texts are.

mod office;
mod settle;

use crate::scene::{Scene, root, shared_files, skip, standard};
use proptest::prelude::*;
use settle::{Settled, settled};
use std::fs;
use std::sync::Arc;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::{Document, Source};
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::options::{KnownTexts, Options, Show};
use undiluted::report::{self, Context};
use undiluted::tracked::{Fate, Tracked, paragraphs};

fn compared(left: &[u8], right: &[u8], name: &str) -> Comparison {
    let one = |bytes: &[u8]| {
        Arc::new(Analysed::read_with(&[Source::new(name, bytes)], Rules::built_in(), KnownTexts::Nothing))
    };
    compare(&[one(left), one(right)], &Edits::default(), &Options::default(), Lenses::built_in())
}

fn docx(comparison: &Comparison) -> Vec<u8> {
    let options = Options::default();
    let context = Context {
        paper: undiluted::report::Paper::default(),
        rules: Rules::built_in(),
        lenses: Lenses::built_in(),
        options: &options,
        show: Show::All,
        by: None,
        with_text: false,
        explain: false,
        date: None,
        color: false,
        fonts: Vec::new,
    };
    let mut bytes = Vec::new();
    report::write_redline(comparison, None, &context, &mut bytes).expect("memory takes it");
    bytes
}

/// Words without what sets them: the same whatever quotes, hyphens and breaks a text has.
fn plain(document: &Document) -> String {
    document.plain.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same of paragraphs; nothing where a line of them alone would be taken for decoration.
fn plain_of(paragraphs: &[String]) -> Option<String> {
    let document = Document::read(&[Source::new("accepted.txt", paragraphs.join("\n\n"))]);
    (document.masked.is_empty() && document.furniture.is_empty()).then(|| plain(&document))
}

/// Both ways round: the file is read as a word processor reads it, and nothing but the law is asked.
fn check(left: &[u8], right: &[u8], name: &str, what: &str) {
    let comparison = compared(left, right, name);
    let Settled { accepted, rejected, .. } = settled(&docx(&comparison), what);
    let tracked = Tracked::of(&comparison, 0, 1);
    assert!(tracked.paragraphs.iter().all(|it| !it.stretches.is_empty()), "{what}: a paragraph without a word");
    for (at, mut found) in [(0, rejected), (1, accepted)] {
        let one = &comparison.documents[at];
        // Of a text without a word an empty paragraph is left, for a file has to have one.
        found.retain(|it| !it.is_empty());
        // XML has no place for this one; it is named as well.
        let named = |it: String| it.replace('\u{ffff}', "[U+FFFF]");
        let expected: Vec<String> = paragraphs(&one.document, &one.clauses.list).into_iter().map(named).collect();
        assert_eq!(found, expected, "{what}: document {}", at + 1);
        // The words are those that the text itself has, counted by another room.
        let is_hidden = one.document.text.chars().any(undiluted::document::is_hidden);
        if !is_hidden && one.document.masked.is_empty() && one.document.furniture.is_empty() {
            let words = plain_of(&found).unwrap_or_else(|| plain(&one.document));
            assert_eq!(words, plain(&one.document), "{what}: words of document {}", at + 1);
        }
    }
}

const FAMILIES: &[&[&str]] = &[
    &["GPL-1.0-only", "GPL-2.0-only", "GPL-3.0-only", "AGPL-3.0-only"],
    &["LGPL-2.0-only", "LGPL-2.1-only", "LGPL-3.0-only"],
    &["CC-BY-1.0", "CC-BY-2.0", "CC-BY-3.0", "CC-BY-4.0"],
    &["CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-SA-4.0"],
    &["MPL-1.0", "MPL-1.1", "MPL-2.0"],
    &["Apache-1.0", "Apache-1.1", "Apache-2.0"],
    &["AFL-1.1", "AFL-1.2", "AFL-2.0", "AFL-2.1", "AFL-3.0"],
    &["OSL-1.0", "OSL-1.1", "OSL-2.0", "OSL-2.1", "OSL-3.0"],
    &["EUPL-1.0", "EUPL-1.1", "EUPL-1.2"],
    &["BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "MIT", "ISC"],
    &["OFL-1.0", "OFL-1.1"],
    &["Artistic-1.0", "Artistic-2.0"],
    &["CDDL-1.0", "CDDL-1.1"],
    &["EPL-1.0", "EPL-2.0", "CPL-1.0"],
    &["GFDL-1.1-only", "GFDL-1.2-only", "GFDL-1.3-only"],
    &["LPPL-1.0", "LPPL-1.2", "LPPL-1.3c"],
    &["PHP-3.0", "PHP-3.01"],
    &["ZPL-1.1", "ZPL-2.0", "ZPL-2.1"],
    &["CECILL-1.0", "CECILL-2.0", "CECILL-2.1"],
    &["BUSL-1.1", "SSPL-1.0"],
];

#[test]
fn accepting_gives_the_right_text_and_rejecting_the_left_one_for_every_version_of_a_licence() {
    let mut count = 0;
    for family in FAMILIES {
        for pair in family.windows(2) {
            let [one, other] = pair else { continue };
            check(standard(one).as_bytes(), standard(other).as_bytes(), "a.txt", &format!("{one} and {other}"));
            check(standard(other).as_bytes(), standard(one).as_bytes(), "a.txt", &format!("{other} and {one}"));
            count += 2;
        }
    }
    assert!(count >= 80, "{count} pairs");
}

#[test]
fn the_projects_own_licences_and_cards_keep_the_law() {
    let read = |name: &str| fs::read(root().join("licenses").join(name)).expect("it is there");
    check(&read("heron-1.0.txt"), &read("heron-2.0.txt"), "a.txt", "heron");
    check(&read("tern-1.0.txt"), &read("tern-1.1.txt"), "a.txt", "tern");
    check(&read("heron-card.md"), &read("heron-use-policy.md"), "a.md", "card and policy");
    check(&read("heron-1.0.txt"), &read("tern-1.0.txt"), "a.txt", "two unlike licences");
    check(&read("heron-1.0.txt"), b"", "a.txt", "nothing left");
    check(b"", &read("heron-1.0.txt"), "a.txt", "nothing before");
    check(b" \n", b"\n\n", "a.txt", "no word at all");
}

#[test]
fn real_texts_keep_the_law() {
    let files = shared_files("corpus/licences", ".txt");
    for pair in files.windows(2).step_by(1 + files.len() / 24) {
        let [one, other] = pair else { continue };
        let read = |it| fs::read(it).expect("it can be read");
        check(&read(one), &read(other), "a.txt", &format!("{} and {}", one.display(), other.display()));
    }
}

#[test]
fn a_clause_that_moved_is_a_move_and_its_changed_words_are_changes() {
    let clause = |at: usize, it: &str| format!("{at}. {it}\n\n");
    let uses = "Use. You may use the model for any purpose, in any place and for as long as you wish to use it.";
    let ends = "Ending. This license ends when you break it and do not mend that within thirty days of being told.";
    let law = "Law. The courts of the harbour town decide whatever the parties do not settle between themselves.";
    let share = "Sharing. You may pass the model on to anybody, with this text beside it and all notices kept whole.";
    let left = [clause(1, uses), clause(2, ends), clause(3, law), clause(4, share)].concat();
    let changed = ends.replace("thirty", "ten");
    let right = [clause(1, uses), clause(2, law), clause(3, share), clause(4, &changed)].concat();
    let comparison = compared(left.as_bytes(), right.as_bytes(), "a.txt");
    let tracked = Tracked::of(&comparison, 0, 1);
    let of = |fate: Fate| -> String {
        let all = tracked.paragraphs.iter().flat_map(|it| &it.stretches);
        all.filter(|it| it.fate == fate).map(|it| it.text.as_str()).collect::<Vec<_>>().join("|")
    };
    assert!(of(Fate::MovedAway).contains("when you break it"), "{tracked:?}");
    assert_eq!(of(Fate::MovedAway).replace(['|', ' '], ""), of(Fate::MovedHere).replace(['|', ' '], ""));
    assert!(of(Fate::Deleted).contains("thirty") && of(Fate::Inserted).contains("ten"), "{tracked:?}");
    assert!(!of(Fate::Deleted).contains("harbour"), "what did not move is kept: {tracked:?}");
    let Settled { moves, .. } = settled(&docx(&comparison), "a moved clause");
    assert_eq!(moves, ["move1 from", "move1 to"]);
    check(left.as_bytes(), right.as_bytes(), "a.txt", "a moved clause");
}

#[test]
fn findings_sentences_not_understood_and_the_texts_themselves_are_comments() {
    let left = "1. Use. You may use the model for any purpose.\n";
    let right = "1. Use. You may use the model for noncommercial purposes only. Every gull whistles at the ferry.\n";
    let Settled { comments, .. } = settled(&docx(&compared(left.as_bytes(), right.as_bytes(), "a.txt")), "comments");
    let all = format!("{comments:#?}");
    assert!(comments[0].1.contains("SHA-256") && comments[0].1.contains("not legal advice"), "{all}");
    assert!(comments.iter().any(|(words, said)| words.contains("noncommercial") && said.contains("(new)")), "{all}");
    assert!(comments.iter().any(|(words, said)| words.contains("gull") && said.contains("Not understood")), "{all}");
}

#[test]
fn the_command_line_writes_it_with_author_and_date_and_the_same_bytes_each_time() {
    let scene =
        Scene::of(&[("a.txt", "1. You may use it.\n"), ("b.txt", "1. You may not use it.\n"), ("c.txt", "1. No.\n")]);
    scene.check(&["compare", "a.txt", "b.txt", "-o", "one.docx"], 1);
    scene.check(&["compare", "a.txt", "b.txt", "-o", "two.docx"], 1);
    let read = |name: &str| fs::read(scene.path().join(name)).expect("it was written");
    assert_eq!(read("one.docx"), read("two.docx"));
    assert!(settled(&read("one.docx"), "one").stamps.iter().all(|it| it == "Undiluted "));
    let dated = ["compare", "a.txt", "b.txt", "-o", "three.docx", "--author", "Ana & <Q>", "--date=2026-11-23"];
    scene.check(&dated, 1);
    assert!(settled(&read("three.docx"), "three").stamps.iter().all(|it| it == "Ana & <Q> 2026-11-23T00:00:00Z"));
    let back = settled(
        &{
            scene.check(&["compare", "a.txt", "b.txt", "--baseline", "2", "-o", "four.docx"], 1);
            read("four.docx")
        },
        "back",
    );
    assert_eq!(back.accepted, ["1. You may use it."], "changes lead from the baseline to the other one");
    let (_, err) = scene.check(&["compare", "a.txt", "b.txt", "c.txt", "-o", "no.docx"], 1);
    assert!(
        err.contains("no.1-2.docx: from a.txt to b.txt") && err.contains("no.1-3.docx"),
        "one for each pair: {err}"
    );
    assert!(scene.path().join("no.1-3.docx").exists());
    assert!(!scene.path().join("no.docx").exists());
    let (_, err) = scene.check(&["assess", "a.txt", "-o", "no.docx"], 2);
    assert!(err.contains("undiluted compare A B"), "{err}");
    let (_, err) = scene.check(&["compare", "a.txt", "b.txt", "--author", "Ana"], 2);
    assert!(err.contains("-o x.docx"), "{err}");
}

#[test]
fn hostile_words_stay_words() {
    let left = "1. You may ]]> use <w:del> & it \u{1}\u{202e}now\u{ffff}.\n\n2. =SUM(A1) \"quoted\"\n";
    let right = "1. You may ]]> not use </w:p> & it \u{b}\u{202e}now.\n\n2. =SUM(A2) \u{85}\u{2028}\u{feff}x\n";
    check(left.as_bytes(), right.as_bytes(), "<a>&\".txt", "hostile words");
    let xml = settle::part(&docx(&compared(left.as_bytes(), right.as_bytes(), "a.txt")), "word/document.xml");
    assert!(xml.contains("[U+202E]") && !xml.contains('\u{202e}'), "{xml}");
    assert!(!xml.contains('\u{ffff}') && !xml.contains('\u{1}'), "{xml}");
}

#[test]
fn a_paragraph_that_ends_earlier_on_the_right_keeps_its_end() {
    let left = "2. You may not use the model for any purpose other than research. (a) Keep all notices that “came” with it;\n\n\
                (a) Keep all notices that “came” with it;\n\nTHE MODEL COMES AS IT IS, WITHOUT WARRANTY OF ANY KIND.\n\n";
    let right = "1. You may use the model for any purpose.\n   * You may THE MODEL COMES AS IT IS, WITHOUT WARRANTY OF ANY KIND.\n   \
                 * (a) Keep all notices that “came” with it;\n\n";
    check(left.as_bytes(), right.as_bytes(), "a.txt", "an earlier end");
    check(right.as_bytes(), left.as_bytes(), "a.txt", "a later end");
}

#[test]
fn libreoffice_accepts_and_rejects_to_the_same_texts() {
    if !office::is_here() {
        skip("LibreOffice with its Python bridge is not here");
        return;
    }
    let read = |name: &str| fs::read(root().join("licenses").join(name)).expect("it is there");
    let own = [(read("heron-1.0.txt"), read("heron-2.0.txt")), (read("tern-1.0.txt"), read("tern-1.1.txt"))];
    let standards =
        [("GPL-2.0-only", "GPL-3.0-only"), ("MPL-1.1", "MPL-2.0"), ("AFL-2.1", "AFL-3.0"), ("MIT", "Apache-2.0")];
    let pairs = standards.map(|(a, b)| (standard(a).as_bytes().to_vec(), standard(b).as_bytes().to_vec()));
    let all: Vec<_> = own.into_iter().chain(pairs).collect();
    let files: Vec<Vec<u8>> = all.iter().map(|(left, right)| docx(&compared(left, right, "a.txt"))).collect();
    for (at, [rejected, accepted]) in office::settled(&files).into_iter().enumerate() {
        let (left, right) = &all[at];
        let comparison = compared(left, right, "a.txt");
        for (document, found) in [(0, rejected), (1, accepted)] {
            let one = &comparison.documents[document];
            assert_eq!(found, paragraphs(&one.document, &one.clauses.list), "pair {at}, document {}", document + 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sentences shuffled, left out, repeated and cut: no text of them breaks the law.
    #[test]
    fn any_two_texts_keep_the_law(
        left in proptest::collection::vec((0..14_usize, 0..4_usize), 0..24),
        right in proptest::collection::vec((0..14_usize, 0..4_usize), 0..24),
    ) {
        let text = |picks: &[(usize, usize)]| -> String {
            let ends = ["\n\n", " ", "\n", "\n   * "];
            picks.iter().flat_map(|(sentence, end)| [SENTENCES[*sentence], ends[*end]]).collect()
        };
        check(text(&left).as_bytes(), text(&right).as_bytes(), "a.txt", "made up");
    }
}

const SENTENCES: [&str; 14] = [
    "1. You may use the model for any purpose.",
    "2. You may not use the model for any purpose other than research.",
    "(a) Keep all notices that “came” with it;",
    "(b) keep all notices that \"came\" with it;",
    "3.1 Limits",
    "This license ends when you break it, and you have thirty days to mend that.",
    "This license ends when you break it, and you have ten days to mend that.",
    "# Definitions",
    "THE MODEL COMES AS IT IS, WITHOUT WARRANTY OF ANY KIND.",
    "ARTICLE IV",
    "non-\nexclusive rights to distri-\nbute",
    "许可协议授予您权利。",
    "\u{200b}You\u{202e} may",
    "----------",
];
