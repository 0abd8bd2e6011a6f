//! What each lens makes of texts whose terms are known: definitions, catalogues, and what no text tells.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use std::collections::BTreeSet;
use std::sync::Arc;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::{self, Lens, Lenses, Outcome, Reading, State};
use undiluted::library;
use undiluted::options::{Options, Show};
use undiluted::report::json::{SchemaOf, schema};
use undiluted::report::{self, Context, Format};

const GRANT: &str = "1. Licensor grants you a license to use, modify and distribute the Model.\n\n";

fn spdx(id: &str) -> Analysed {
    Analysed::read(&[Source::new(format!("spdx:{id}"), library::entry(id).unwrap().text())], Rules::built_in())
}

fn text(text: &str) -> Analysed {
    Analysed::read(&[Source::new("text.txt", text)], Rules::built_in())
}

fn lens(id: &str) -> &'static Lens {
    Lenses::built_in().get(id).unwrap_or_else(|| panic!("there is no lens {id}"))
}

fn read(id: &str, analysed: &Analysed) -> Reading {
    lens::read(lens(id), &analysed.assessment)
}

fn state(reading: &Reading, criterion: &str) -> State {
    let found = reading.criteria.iter().find(|it| it.id == criterion);
    found.unwrap_or_else(|| panic!("{} has no criterion {criterion}", reading.lens)).state
}

fn because<'a>(reading: &'a Reading, criterion: &str) -> &'a str {
    &reading.criteria.iter().find(|it| it.id == criterion).unwrap().because
}

#[test]
fn definitions_are_offered_before_catalogues() {
    let ids: Vec<&str> = Lenses::built_in().list.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["osd", "osaid", "fsf", "debian-draft", "open-weights", "eu-ai-act", "joinup", "choosealicense"]);
    let catalogues: Vec<bool> = Lenses::built_in().list.iter().map(Lens::is_catalogue).collect();
    assert_eq!(catalogues, [false, false, false, false, false, false, true, true]);
    let count = |id: &str| lens(id).criteria.len();
    assert_eq!((count("osd"), count("joinup"), count("choosealicense")), (10, 41, 17));
    assert_eq!(Options::default().lenses, ["osd", "osaid"]);
}

#[test]
fn no_business_conflicts_with_freedom_0_and_copyleft_over_a_network_does_not() {
    let business = read("fsf", &spdx("CC-BY-NC-4.0"));
    assert_eq!(state(&business, "fsf-0"), State::Conflicts);
    for id in ["AGPL-3.0-only", "GPL-3.0-only", "MPL-2.0", "MIT"] {
        let free = read("fsf", &spdx(id));
        for criterion in ["fsf-0", "fsf-1", "fsf-2", "fsf-3"] {
            assert_ne!(state(&free, criterion), State::Conflicts, "{id} {criterion}");
        }
    }
}

#[test]
fn texts_that_the_foundation_calls_free_seldom_conflict_with_its_definition() {
    let free: Vec<_> = library::entries().iter().filter(|it| it.fsf_libre).collect();
    assert!(free.len() > 80);
    let conflicts = |it: &&&library::Entry| read("fsf", &spdx(it.id)).outcome == Some(Outcome::Conflicts);
    let wrong: Vec<&str> = free.iter().filter(conflicts).map(|it| it.id).collect();
    assert!(wrong.len() * 12 < free.len(), "{} of {}: {wrong:?}", wrong.len(), free.len());
}

#[test]
fn rights_that_can_be_taken_back_conflict_with_the_four_freedoms() {
    let text = text(&format!("{GRANT}2. Licensor may terminate this License at any time for any reason.\n"));
    assert_eq!(state(&read("fsf", &text), "fsf-0"), State::Conflicts);
    assert_eq!(state(&read("osd", &text), "osd-7"), State::Strains);
}

#[test]
fn no_text_alone_meets_a_definition_that_asks_for_training_data() {
    for id in ["MIT", "Apache-2.0", "AGPL-3.0-only", "CC0-1.0"] {
        let text = spdx(id);
        let data = [
            ("osaid", "osaid-data"),
            ("fsf", "fsf-ml-data"),
            ("debian-draft", "debian-draft-data"),
            ("open-weights", "meeker-training"),
        ];
        for (lens, criterion) in data {
            let reading = read(lens, &text);
            assert_ne!(reading.outcome, Some(Outcome::Meets), "{id} {lens}");
            assert_eq!(state(&reading, criterion), State::NeedsArtefacts, "{id} {lens}");
        }
    }
    assert_eq!(state(&read("open-weights", &spdx("MIT")), "owd-2"), State::NeedsArtefacts);
}

#[test]
fn a_withdrawn_draft_says_that_it_is_one() {
    let draft = lens("debian-draft");
    assert!(draft.title.contains("draft, never adopted") && draft.summary.contains("withdrawn"));
    assert!(draft.source.contains("draft") && draft.source.contains("withdrawn"));
    assert!(draft.criteria.iter().all(|it| it.authority.contains("withdrawn") && it.title.contains("(draft)")));
}

#[test]
fn each_criterion_of_two_definitions_in_one_lens_names_its_own() {
    let weights = lens("open-weights");
    let groups: Vec<&str> = weights.criteria.iter().map(|it| it.group.as_str()).collect();
    assert_eq!(groups.iter().filter(|it| **it == "OWD 0.1").count(), 10);
    assert_eq!(groups.iter().filter(|it| **it == "Meeker 2023").count(), groups.len() - 10);
}

#[test]
fn a_catalogue_lists_what_a_text_has_and_gives_no_verdict() {
    let mit = read("joinup", &spdx("MIT"));
    assert_eq!(mit.outcome, None);
    let has = ["can-commercial-use", "can-modify", "must-include-copyright", "cannot-hold-liable", "law-not-fixed"];
    for entry in has {
        assert_eq!(state(&mit, &format!("joinup-{entry}")), State::Present, "{entry}");
    }
    for entry in ["can-use-patents", "must-copyleft", "must-network", "cannot-commerce", "cannot-ethical", "law-us"] {
        assert_eq!(state(&mit, &format!("joinup-{entry}")), State::Absent, "{entry}");
    }
}

#[test]
fn a_ban_on_business_takes_an_entry_back_and_makes_another_present() {
    let business = spdx("CC-BY-NC-4.0");
    let joinup = read("joinup", &business);
    assert_eq!(state(&joinup, "joinup-can-commercial-use"), State::Absent);
    assert_eq!(state(&joinup, "joinup-cannot-commerce"), State::Present);
    assert_eq!(state(&joinup, "joinup-can-distribute"), State::Present);
    let behind = joinup.criteria.iter().find(|it| it.id == "joinup-can-commercial-use").unwrap();
    let kind = |finding: &usize| business.assessment.findings[*finding].kind.as_str();
    assert!(behind.findings.iter().map(kind).all(|it| it == "noncommercial-only") && !behind.findings.is_empty());
}

#[test]
fn what_no_text_tells_is_unread_with_its_reason() {
    for id in ["MIT", "GPL-3.0-only"] {
        let reading = read("joinup", &spdx(id));
        for entry in ["support-community", "support-osi", "support-fsf", "compatible-gpl", "compatible-multilingual"] {
            let entry = format!("joinup-{entry}");
            assert_eq!(state(&reading, &entry), State::Unread, "{id} {entry}");
            assert!(because(&reading, &entry).len() > 20, "{id} {entry}");
        }
        let mute = reading.criteria.iter().find(|it| it.state == State::Unread && it.because.is_empty());
        assert_eq!(mute, None, "{id}");
    }
}

#[test]
fn nothing_is_absent_from_words_that_nobody_read() {
    let foreign = text("1. 使用者不得将本模型用于任何军事目的，也不得用于任何非法目的，否则许可终止。\n");
    for id in ["joinup", "choosealicense"] {
        let reading = read(id, &foreign);
        assert_eq!(reading.in_state(State::Absent).count(), 0, "{id}");
        assert!(reading.criteria.iter().all(|it| it.state == State::Unread && !it.because.is_empty()), "{id}");
    }
    let missing = text(&format!("{GRANT}2. Your use must comply with the Example Acceptable Use Policy.\n"));
    let reading = read("choosealicense", &missing);
    assert_eq!(state(&reading, "choosealicense-disclose-source"), State::Unread);
    assert!(because(&reading, "choosealicense-disclose-source").contains("not opened"));
}

#[test]
fn an_unread_clause_leaves_open_only_what_it_may_be_about() {
    let clause = "2. Each remote party must be sent three postcards by whoever runs the Model on a network.\n";
    let odd = text(&format!("{GRANT}{clause}"));
    assert!(!odd.assessment.unread.is_empty(), "the clause was meant to be one that no rule understands");
    let reading = read("choosealicense", &odd);
    assert_eq!(state(&reading, "choosealicense-network-use-disclose"), State::Unread);
    assert_eq!(state(&reading, "choosealicense-trademark-use"), State::Absent);
}

#[test]
fn the_law_that_applies_is_told_by_its_name() {
    let law = |of: &str| read("joinup", &text(&format!("{GRANT}2. This License is governed by the laws of {of}.\n")));
    for (of, entry) in
        [("Denmark", "joinup-law-eu"), ("the State of New York", "joinup-law-us"), ("Singapore", "joinup-law-other")]
    {
        let reading = law(of);
        let all = ["joinup-law-eu", "joinup-law-us", "joinup-law-other"];
        for it in all {
            let expected = if it == entry { State::Present } else { State::Absent };
            assert_eq!(state(&reading, it), expected, "{of}: {it}");
        }
        assert_eq!(state(&reading, "joinup-law-not-fixed"), State::Absent, "{of}");
    }
    assert_eq!(state(&law("Atlantis"), "joinup-law-other"), State::Unread);
}

/// What the site says of texts, by its own tags: permissions, conditions, limitations.
const SITE: &[(&str, &str)] = &[
    ("MIT", "commercial-use modifications distribution private-use include-copyright liability warranty"),
    ("ISC", "commercial-use modifications distribution private-use include-copyright liability warranty"),
    ("BSD-2-Clause", "commercial-use modifications distribution private-use include-copyright liability warranty"),
    ("0BSD", "commercial-use modifications distribution private-use liability warranty"),
    ("Unlicense", "commercial-use modifications distribution private-use liability warranty"),
    (
        "Apache-2.0",
        "commercial-use modifications distribution private-use patent-use include-copyright document-changes \
         trademark-use liability warranty",
    ),
    (
        "GPL-2.0-only",
        "commercial-use modifications distribution private-use include-copyright document-changes disclose-source \
         same-license liability warranty",
    ),
    (
        "GPL-3.0-only",
        "commercial-use modifications distribution private-use patent-use include-copyright document-changes \
         disclose-source same-license liability warranty",
    ),
    (
        "AGPL-3.0-only",
        "commercial-use modifications distribution private-use patent-use include-copyright document-changes \
         disclose-source network-use-disclose same-license liability warranty",
    ),
    (
        "MPL-2.0",
        "commercial-use modifications distribution private-use patent-use include-copyright disclose-source \
         same-license--file trademark-use liability warranty",
    ),
    (
        "CC-BY-4.0",
        "commercial-use modifications distribution private-use include-copyright document-changes trademark-use \
         liability no-patent-use warranty",
    ),
    (
        "CC-BY-SA-4.0",
        "commercial-use modifications distribution private-use include-copyright document-changes same-license \
         trademark-use liability no-patent-use warranty",
    ),
    ("CC0-1.0", "commercial-use modifications distribution private-use trademark-use liability no-patent-use warranty"),
];

#[test]
fn a_catalogue_agrees_with_the_site_that_it_is_taken_from() {
    let (mut told, mut unread) = (0, 0);
    for (id, tags) in SITE {
        let reading = read("choosealicense", &spdx(id));
        for it in &reading.criteria {
            let tag = it.id.strip_prefix("choosealicense-").unwrap();
            let expected = if tags.split(' ').any(|it| it == tag) { State::Present } else { State::Absent };
            // Whose files, and whether binaries are spared, the rules do not tell.
            if it.state == State::Unread {
                unread += 1;
            } else {
                assert_eq!(it.state, expected, "{id}: {tag}");
                told += 1;
            }
        }
    }
    assert!(unread * 4 < told, "{unread} unread, {told} told");
}

#[test]
fn known_terms_are_told_and_not_left_unread() {
    for (id, present) in [
        ("Apache-2.0", ["patent-use", "document-changes", "trademark-use"]),
        ("GPL-3.0-only", ["disclose-source", "same-license", "include-copyright"]),
        ("AGPL-3.0-only", ["network-use-disclose", "disclose-source", "same-license"]),
    ] {
        let reading = read("choosealicense", &spdx(id));
        for tag in present {
            assert_eq!(state(&reading, &format!("choosealicense-{tag}")), State::Present, "{id}: {tag}");
        }
    }
}

fn written(format: Format, explain: bool, text: &str, lenses: &[&str]) -> String {
    let options = Options { lenses: lenses.iter().map(|it| (*it).to_owned()).collect(), ..Options::default() };
    let documents = [Arc::new(self::text(text))];
    let comparison: Comparison = compare(&documents, &Edits::default(), &options, Lenses::built_in());
    let context = Context {
        rules: Rules::built_in(),
        lenses: Lenses::built_in(),
        options: &options,
        show: Show::All,
        by: None,
        with_text: false,
        explain,
        date: None,
        color: false,
        fonts: Vec::new,
        paper: report::Paper::default(),
    };
    let mut out = Vec::new();
    let mut assessed = documents.iter().cloned().zip(comparison.readings).map(|(analysed, readings)| {
        report::Assessed { analysed, readings, reviewed: undiluted::compare::Reviewed::default() }
    });
    report::write_assessed(format, &mut assessed, &context, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn an_entry_that_nobody_checked_says_so_wherever_it_is_cited() {
    let export = format!("{GRANT}2. You must comply with all export control laws of the licensor's country.\n");
    let unchecked = lens("osd").bearings.iter().find(|it| it.kinds == ["export-control"] && !it.checked);
    assert!(unchecked.is_some(), "choose another entry that nobody checked");
    for format in [Format::Text, Format::Html, Format::Markdown] {
        let report = written(format, true, &export, &["osd"]);
        assert!(report.contains("(not checked)"), "{format:?}: {report}");
        assert!(!written(format, true, GRANT, &["osd"]).contains("(not checked)"), "{format:?}");
    }
    let report: serde_json::Value = serde_json::from_str(&written(Format::Json, false, &export, &["osd"])).unwrap();
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let checked: Vec<_> = findings.iter().flat_map(|it| it["bearing"].as_array().unwrap()).collect();
    assert!(checked.iter().any(|it| it["checked"] == false) && checked.iter().any(|it| it.get("checked").is_none()));
}

#[test]
fn who_said_so_of_such_a_clause_is_cited_with_an_address() {
    let policy = format!("{GRANT}2. Your use must comply with the Example Acceptable Use Policy.\n");
    for format in [Format::Text, Format::Html, Format::Markdown, Format::Json] {
        let report = written(format, true, &policy, &["osd"]);
        assert!(report.contains("Open Source Initiative, on the Llama 2 licence, 2023"), "{format:?}");
        assert!(report.contains("metas"), "{format:?}");
    }
}

#[test]
fn reports_say_what_a_catalogue_has_and_the_schema_knows_it() {
    for format in [Format::Text, Format::Html, Format::Markdown] {
        let report = written(format, false, GRANT, &["joinup"]);
        for word in ["present", "absent", "unread", "Commercial use"] {
            assert!(report.contains(word), "{format:?}: {word}");
        }
        assert!(!report.contains("undetermined") && !report.contains("As far as the text goes"), "{format:?}");
    }
    let report: serde_json::Value =
        serde_json::from_str(&written(Format::Json, false, GRANT, &["osd", "choosealicense"])).unwrap();
    let readings = &report["documents"][0]["readings"];
    assert!(readings[0]["outcome"] == "meets" && readings[1]["outcome"].is_null(), "{readings}");
    let schema: serde_json::Value = serde_json::from_str(&schema(SchemaOf::Assess)).unwrap();
    jsonschema::validate(&schema, &report).unwrap();
}

/// A catalogue and a definition with one mistake each.
fn broken(kind: &str, criterion: &str, weight: &str) -> Vec<String> {
    let file = format!(
        r#"
id = "test"
order = 9
short = "T"
title = "Test"
source = "nobody"
link = "https://example.org"
summary = "A lens."
[[criterion]]
id = "test-1"
short = "1"
title = "One"
summary = "One."
authority = "nobody"
link = "https://example.org"
[[bearing]]
kinds = ["{kind}"]
criteria = ["{criterion}"]
weight = "{weight}"
because = "So it is."
"#
    );
    let kinds: BTreeSet<&str> = Rules::built_in().kinds().map(|it| it.id.as_str()).collect();
    toml::from_str::<Lens>(&file).unwrap().mistakes(&kinds)
}

#[test]
fn a_lens_may_name_only_what_there_is() {
    assert_eq!(broken("no-sale", "test-1", "conflicts"), Vec::<String>::new());
    assert!(broken("no-sails", "test-1", "conflicts")[0].contains("no kind of finding no-sails"));
    assert!(broken("no-sale", "test-2", "conflicts")[0].contains("no criterion test-2"));
    assert!(broken("no-sale", "test-1", "present")[0].contains("catalogues say present"));
}

#[test]
fn every_entry_has_its_reason_its_authority_and_its_address() {
    let kinds: BTreeSet<&str> = Rules::built_in().kinds().map(|it| it.id.as_str()).collect();
    for lens in &Lenses::built_in().list {
        assert_eq!(lens.mistakes(&kinds), Vec::<String>::new(), "{}", lens.id);
        assert!(!lens.summary.is_empty() && lens.link.starts_with("https://"), "{}", lens.id);
    }
}
