//! Documents read, exported.

use super::driving::{HERONS, has, window};
use eframe::egui::{DroppedFile, Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use undiluted::gui::App;

#[test]
fn the_start_page_says_what_to_do_and_what_it_is_not() {
    let harness = window(&[]);
    for words in ["Drop licences or model cards here", "Try an example", "Library", "not legal advice"] {
        assert!(has(&harness, words), "{words}");
    }
    harness.get_by_role_and_label(Role::Button, "Open…");
    harness.get_by_role_and_label(Role::Button, "MPL-2.0 beside BUSL-1.1");
    harness.get_by_role_and_label(Role::Button, "AGPL-3.0 beside SSPL-1.0");
}

#[test]
fn an_example_opens_two_documents_side_by_side() {
    let mut harness = window(&[]);
    harness.get_by_label("MPL-2.0 beside BUSL-1.1").click();
    harness.run();
    assert!(has(&harness, "spdx:MPL-2.0"));
    assert!(has(&harness, "spdx:BUSL-1.1"));
    assert!(has(&harness, "baseline"));
    assert!(has(&harness, "change"));
    assert!(!has(&harness, "Try an example"));
}

#[test]
fn selecting_a_finding_fills_the_inspector() {
    let mut harness = window(&HERONS);
    assert!(has(&harness, "Nothing selected"));
    harness.key_press(Key::F8);
    harness.run();
    for words in
        ["What such a clause does", "Why the rule fired", "Read through Open Source Definition", "deviation 1 of"]
    {
        assert!(has(&harness, words), "{words}");
    }
    harness.get_by_label("Findings").click();
    harness.run();
    assert!(has(&harness, "criterion by criterion"));
}

#[test]
fn the_outcome_follows_the_lens() {
    let mut harness = window(&HERONS);
    assert!(has(&harness, "conflicts with OSD"));
    let mut choose = |words: &str| {
        harness
            .query_all_by_role(Role::ComboBox)
            .find(|it| it.accesskit_node().label().is_some_and(|it| it.starts_with("Judged by")))
            .unwrap()
            .click();
        harness.run();
        harness.get_by_label(words).click();
        harness.run();
        let said = ["conflicts with OSD", "conflicts with OSAID", "conflicts with FSF", "Joinup: "];
        said.map(|it| has(&harness, it))
    };
    assert_eq!(choose("OSAID: Open Source AI Definition 1.0"), [false, true, false, false]);
    assert_eq!(choose("FSF: Free Software Definition"), [false, false, true, false]);
    assert_eq!(choose("Joinup Licensing Assistant (catalogue)"), [false, false, false, true]);
}

#[test]
fn keys_step_through_changes_and_say_where_one_is() {
    let mut harness = window(&HERONS);
    harness.key_press(Key::F7);
    harness.run();
    assert!(has(&harness, "change 1 of"));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert!(has(&harness, "change 2 of"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F7);
    harness.run();
    assert!(has(&harness, "change 1 of"));
}

#[test]
fn only_deviations_are_shown_when_asked_for() {
    let mut harness = window(&HERONS);
    assert!(has(&harness, "clause ¶1"), "the title's row is there");
    harness.get_by_label("Deviations").click();
    harness.run();
    assert!(!has(&harness, "clause ¶1"), "titles take nothing away");
    assert!(harness.query_all_by_role(Role::ListItem).count() > 0);
}

#[test]
fn exporting_writes_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json");
    let mut harness = window(&HERONS);
    harness.get_by_label("Export…").click();
    harness.run();
    harness.get_by_label("JSON").click();
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "File");
    field.click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text(&path.to_string_lossy());
    harness.run();
    harness.get_by_label("Write report").click();
    harness.run();
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 2);
    assert!(has(&harness, "Wrote "));
}

#[test]
fn what_cannot_be_opened_is_said_until_dismissed() {
    let mut harness = window(&["spdx:MIT", "no/such/licence.txt"]);
    assert!(has(&harness, "no/such/licence.txt could not be opened"));
    assert!(has(&harness, "spdx:MIT"), "the other document is there all the same");
    harness.get_by_label("Dismiss this problem").click();
    harness.run();
    assert!(!has(&harness, "could not be opened"));
}

#[test]
fn a_report_that_cannot_be_written_is_said() {
    let mut harness = window(&HERONS);
    harness.get_by_label("Export…").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "File").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text("/no/such/folder/report.html");
    harness.run();
    harness.get_by_label("Write report").click();
    harness.run();
    assert!(has(&harness, "The report could not be written"));
}

#[test]
fn pasted_text_becomes_a_document() {
    let mut harness = window(&["spdx:MIT"]);
    harness.event(Event::Paste("1. You may use the work for research only.\n\n2. Nothing else.".to_owned()));
    harness.run();
    assert!(has(&harness, "pasted text 1"));
    assert!(has(&harness, "change"));
}

/// A file let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn dropped_files_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropped.md");
    std::fs::write(&path, "# Terms\n\nYou may use it.\n").unwrap();
    let mut harness = window(&[]);
    harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    harness.run();
    assert!(has(&harness, "dropped.md"));
}

#[test]
fn documents_are_moved_measured_against_and_removed() {
    let mut harness = window(&HERONS);
    let act = |harness: &mut Harness<'_, App>, which: usize, what: &str| {
        let menus: Vec<_> = harness.query_all_by_label_contains("Actions for").collect();
        menus[which].click();
        drop(menus);
        harness.run();
        harness.get_by_label(what).click();
        harness.run();
    };
    act(&mut harness, 1, "Measure others against this");
    assert!(has(&harness, "own:heron-1.0: "), "cells are there");
    act(&mut harness, 0, "Move right");
    act(&mut harness, 1, "Remove");
    assert!(!has(&harness, "heron-1.0"), "the first one was moved to the right and removed");
    act(&mut harness, 0, "Remove");
    assert!(has(&harness, "Try an example"));
}

#[test]
fn a_typed_path_opens_from_the_dialog() {
    let mut harness = window(&[]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
    harness.run();
    let field = harness.query_all_by_role(Role::TextInput).find(|it| it.accesskit_node().is_focused());
    field.unwrap().type_text("spdx:MIT | own:heron-1.0");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(has(&harness, "spdx:MIT") && has(&harness, "own:heron-1.0"));
}

#[test]
fn one_two_and_five_documents_fit() {
    for count in [1, 2, 5] {
        let all = ["own:heron-1.0", "spdx:MIT", "spdx:Apache-2.0", "own:tern-1.0", "own:tern-1.1"];
        let harness = window(&all[..count]);
        assert!(harness.query_all_by_role(Role::ListItem).count() > 0, "{count} documents");
    }
}

#[test]
fn hidden_characters_show() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hidden.txt");
    std::fs::write(&path, "You may\u{200b} not share it.\n").unwrap();
    let harness = window(&[&path.to_string_lossy()]);
    assert!(has(&harness, "may[U+200B] not"));
}
