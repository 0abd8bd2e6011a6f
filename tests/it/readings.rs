//! What lenses make of findings, on the project's own licences and on small texts.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;
use undiluted::lens::{self, Lenses, Outcome, Reading, State};
use undiluted::library;

fn own(ids: &[&str]) -> Analysed {
    let source = |id: &&str| Source::new(format!("own:{id}"), library::entry(id).unwrap().text());
    Analysed::read(&ids.iter().map(source).collect::<Vec<_>>(), Rules::built_in())
}

fn text(text: &str) -> Analysed {
    Analysed::read(&[Source::new("text.txt", text)], Rules::built_in())
}

fn osd(analysed: &Analysed) -> Reading {
    lens::read(Lenses::built_in().get("osd").unwrap(), &analysed.assessment)
}

fn state(reading: &Reading, criterion: &str) -> State {
    reading.criteria.iter().find(|it| it.id == criterion).unwrap().state
}

fn has(analysed: &Analysed, kind: &str) -> bool {
    analysed.assessment.findings.iter().any(|it| it.kind == kind)
}

const GRANT: &str = "1. Licensor grants you a license to use, modify and distribute the Model.\n\n";

#[test]
fn a_ban_that_became_a_permission_is_no_ban() {
    let (first, second) = (own(&["heron-1.0"]), own(&["heron-2.0"]));
    assert!(has(&first, "output-training-ban") && !has(&second, "output-training-ban"));
    assert!(has(&second, "model-name-prefix") && has(&second, "user-threshold") && has(&second, "aup-by-reference"));
}

#[test]
fn a_policy_that_was_opened_too_is_not_missing() {
    let alone = own(&["heron-2.0"]);
    assert!(alone.assessment.imports.iter().any(|it| !it.loaded));
    let bundle = own(&["heron-2.0", "heron-use-policy.md"]);
    assert!(bundle.assessment.imports.iter().all(|it| it.loaded), "{:?}", bundle.assessment.imports);
}

#[test]
fn a_grant_that_leaves_out_changing_or_sharing_conflicts_and_no_grant_is_undetermined() {
    let use_only = osd(&text("1. Licensor grants you a license to use the Model.\n"));
    assert_eq!((state(&use_only, "osd-1"), state(&use_only, "osd-3")), (State::Conflicts, State::Conflicts));
    // A lone sentence is a clause, not a title.
    let lone = osd(&text("You may use the model."));
    assert_eq!((state(&lone, "osd-1"), state(&lone, "osd-3")), (State::Conflicts, State::Conflicts));
    assert_eq!(osd(&text("1. This is a poem about birds.\n")).outcome, Some(Outcome::Undetermined));
    assert_eq!(osd(&text(GRANT)).outcome, Some(Outcome::Meets));
}

#[test]
fn a_threshold_weighs_by_its_consequence() {
    let license = format!(
        "{GRANT}2. If your product has more than 9 million monthly active users, you must request a license from us.\n"
    );
    let display = format!(
        "{GRANT}2. If your product has more than 9 million monthly active users, you must display the name of the Model.\n"
    );
    assert_eq!(state(&osd(&text(&license)), "osd-5"), State::Conflicts);
    assert_eq!(state(&osd(&text(&display)), "osd-5"), State::Strains);
}

#[test]
fn source_for_a_network_is_a_condition_and_for_a_whole_service_a_conflict() {
    assert_ne!(osd(&spdx("AGPL-3.0-only")).outcome, Some(Outcome::Conflicts));
    assert_eq!(state(&osd(&spdx("SSPL-1.0")), "osd-6"), State::Conflicts);
}

#[test]
fn a_document_missing_or_in_another_language_keeps_from_meeting() {
    let import = format!("{GRANT}2. Your use must comply with the Example Use Policy.\n");
    assert_ne!(osd(&text(&import)).outcome, Some(Outcome::Meets));
    let foreign = text("1. 使用者不得将本模型用于任何军事目的，也不得用于任何非法目的，否则许可终止。\n");
    assert!(foreign.assessment.unread.iter().any(|it| it.because.contains("language")));
}

#[test]
fn a_bilingual_text_is_read_in_its_english_part_and_says_so() {
    let chinese = "2. 使用者不得将本模型用于任何军事目的，也不得用于任何非法目的，否则许可终止。\n";
    let both = text(&format!("{GRANT}{chinese}"));
    assert!(has(&both, "grant-use-modify-share"));
    let notes: Vec<&str> = both.diagnostics().map(|it| it.message.as_str()).collect();
    assert!(notes.iter().any(|it| it.contains("Chinese (zh)") && it.contains("unread")), "{notes:?}");
    let foreign = text(chinese);
    assert!(foreign.diagnostics().any(|it| it.message.contains("nothing in it is judged")));
    assert_eq!(text(GRANT).diagnostics().count(), 0);
}

#[test]
fn a_ban_behind_a_permission_in_the_same_sentence_is_read() {
    for turn in ["but you must not", "but must not", "and you may not", "however, you may not"] {
        let analysed = text(&format!("1. You may copy and modify the Model, {turn} use it for military purposes.\n"));
        assert!(has(&analysed, "field-of-endeavour-ban") && has(&analysed, "grant-use-modify-share"), "{turn}");
    }
}

#[test]
fn revocation_strains_the_one_definition_and_conflicts_with_the_other() {
    let analysed = text(&format!("{GRANT}2. Licensor may terminate this License at any time for any reason.\n"));
    assert_eq!(state(&osd(&analysed), "osd-7"), State::Strains);
    let osaid = lens::read(Lenses::built_in().get("osaid").unwrap(), &analysed.assessment);
    assert_eq!(state(&osaid, "osaid-use"), State::Conflicts);
}

fn spdx(id: &str) -> Analysed {
    Analysed::read(&[Source::new(format!("spdx:{id}"), library::entry(id).unwrap().text())], Rules::built_in())
}

#[test]
fn a_finding_is_followed_through_the_versions_of_a_licence() {
    use std::sync::Arc;
    use undiluted::compare::{FindingChange, compare};
    let version = |clause: &str| Arc::new(text(&format!("1. You may use and share the Model.\n\n2. {clause}")));
    let ban = "You must not use the Output to improve any other AI model.";
    let name = "You must prominently display \"Made with Heron\" on each page of your website.";
    let documents = [version(ban), version(ban), version(name)];
    let options = undiluted::options::Options { chain: true, ..Default::default() };
    let comparison =
        compare(&documents, &undiluted::edits::Edits::default(), &options, undiluted::lens::Lenses::built_in());
    let present = |kind: &str| {
        let thread = comparison.timeline.iter().find(|it| it.kind == kind).expect("some version has it");
        thread.present().collect::<Vec<_>>()
    };
    assert_eq!(present("output-training-ban"), [true, true, false]);
    assert_eq!(present("attribution-display"), [false, false, true]);
    // Along a chain, what changed is told against the version before: nothing between the first two.
    let changes: Vec<_> = comparison.changed_findings.iter().map(|it| (it.against, it.document, it.change)).collect();
    assert!(changes.contains(&(1, 2, FindingChange::Lost)) && changes.iter().all(|it| it.1 == 2), "{changes:?}");
}

#[test]
fn what_is_said_about_the_terms_themselves_is_not_unread() {
    let unread =
        |clause: &str| !text(&format!("1. You may use the Model.\n\n2. {clause}")).assessment.unread.is_empty();
    assert!(!unread("If any provision is held to be invalid, the others shall remain in force."));
    assert!(!unread("No failure to enforce a term shall be deemed a waiver of it."));
    assert!(unread("You must paint the boat before you use the Model."));
}
