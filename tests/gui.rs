//! The window, driven by role and label as a person or a screen reader would.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use eframe::egui::{DroppedFile, Event, Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder, SnapshotOptions};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use undiluted::gui::App;
use undiluted::io::Argument;

fn builder() -> HarnessBuilder<App> {
    Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(16)
}

fn window(arguments: &[&str]) -> Harness<'static, App> {
    opened(builder(), arguments)
}

fn opened(builder: HarnessBuilder<App>, arguments: &[&str]) -> Harness<'static, App> {
    let arguments = arguments.iter().map(|it| Argument((*it).to_owned())).collect();
    let mut harness = builder.build_eframe(|creation| App::for_tests(creation, arguments, None));
    harness.run();
    // A comparison opens on its overview; the texts are a page further.
    harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    harness.run();
    harness
}

fn has(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// Two of the project's own licences: a ban on training became a permission, a threshold came in.
const HERONS: [&str; 2] = ["own:heron-1.0", "own:heron-2.0"];

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
        harness.get_by_role_and_label(Role::ComboBox, "Read through").click();
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

const BEFORE: &str = "SAMPLE LICENSE\n\n1. Grant\n\nYou may use, study, modify and share the model.\n\n\
2. Limits\n\nYou must not use the model for military purposes.\n\n3. End\n\nThis license ends on 1 May 2030.\n";
const AFTER: &str = "SAMPLE LICENSE\n\n1. Grant\n\nYou may use, study, modify and share the model for \
noncommercial purposes only.\n\n2. End\n\nThis license ends on 1 June 2031.\n";

/// Compares pixels, unless nothing here can draw: then says so.
fn snapshot(name: &str, theme: Theme, arguments: &[&str], act: impl FnOnce(&mut Harness<'_, App>)) {
    let small = || builder().with_size(vec2(1000.0, 620.0));
    let Ok(builder) = catch_unwind(|| small().with_theme(theme).with_render_cursor(false).wgpu()) else {
        eprintln!("skipped the snapshot {name}: there is no graphics driver");
        return;
    };
    let mut harness = opened(builder, arguments);
    act(&mut harness);
    harness.remove_cursor();
    harness.run();
    let options = SnapshotOptions::new().output_path("tests/snapshots/gui");
    harness.snapshot_options(name, &options);
}

#[test]
fn the_start_page_looks_as_it_did() {
    snapshot("start-light", Theme::Light, &[], |_| {});
}

/// Small texts, so that new rules and better alignment seldom change the picture.
fn comparison_snapshot(name: &str, theme: Theme) {
    let folder = tempfile::tempdir().unwrap();
    let paths = [("before.txt", BEFORE), ("after.txt", AFTER)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    });
    snapshot(name, theme, &[&paths[0], &paths[1]], |harness| {
        harness.key_press(Key::F8);
        harness.run();
    });
}

#[test]
fn a_comparison_looks_as_it_did_in_light() {
    comparison_snapshot("comparison-light", Theme::Light);
}

#[test]
fn a_comparison_looks_as_it_did_in_dark() {
    comparison_snapshot("comparison-dark", Theme::Dark);
}

/// Selects the row in which these words stand.
fn select_row(harness: &mut Harness<'_, App>, words: &str) {
    let row = harness.query_all_by_label_contains(words).find(|it| it.accesskit_node().role() == Role::ListItem);
    row.expect("a row with these words").click();
    harness.run();
}

#[test]
fn clauses_are_pinned_kept_apart_and_every_step_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let left = file("left.txt", "1. You may share copies of the heron.\n\n2. Bake the bread for one whole hour.\n");
    let right = file("right.txt", "1. You may share copies of the heron.\n\n2. Nobody answers for any damage done.\n");
    let mut harness = window(&[&left, &right]);
    assert!(!has(&harness, "pinned by hand"));
    select_row(&mut harness, "Bake the bread");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(has(&harness, "Holding"), "the first key holds the clause");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(has(&harness, "Let go of"), "the same row again lets it go");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    select_row(&mut harness, "Nobody answers");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(has(&harness, "pinned by hand"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(has(&harness, "Undone: pin") && !has(&harness, "pinned by hand"));
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    harness.run();
    assert!(has(&harness, "pinned by hand"));
    select_row(&mut harness, "You may share copies");
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::K);
    harness.run();
    assert!(has(&harness, "Done: keep apart"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(has(&harness, "Undone: keep apart"));
}

#[test]
fn a_held_clause_is_let_go_when_documents_change() {
    let mut harness = window(&["own:tern-1.0", HERONS[0], HERONS[1]]);
    select_row(&mut harness, "clause ¶1");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(has(&harness, "Holding clause"));
    let menus: Vec<_> = harness.query_all_by_label_contains("Actions for").collect();
    menus[0].click();
    drop(menus);
    harness.run();
    harness.get_by_label("Remove").click();
    harness.run();
    select_row(&mut harness, "clause ¶2");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(has(&harness, "Holding clause ¶2") && !has(&harness, "Done: pin"), "nothing was held any more");
}

#[test]
fn a_text_made_from_a_standard_one_opens_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("LICENSE");
    let text = undiluted::library::entry("MIT").unwrap().text.replace("without restriction", "with restriction");
    std::fs::write(&path, text).unwrap();
    let mut harness = window(&[&path.to_string_lossy()]);
    assert!(has(&harness, "MIT + 1 change"));
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
    harness.run();
    assert!(has(&harness, "spdx:MIT") && has(&harness, "change 1 of 1") || has(&harness, "1 change"));
}

/// The window with unsaved work kept below a folder.
fn window_keeping(data: &Path, arguments: &[&str]) -> Harness<'static, App> {
    let arguments = arguments.iter().map(|it| Argument((*it).to_owned())).collect();
    let mut harness = builder().build_eframe(|creation| App::for_tests(creation, arguments, Some(data)));
    harness.run();
    harness
}

/// Goes to the first deviation and says something of it.
fn disagree(harness: &mut Harness<'_, App>) {
    harness.key_press(Key::F8);
    harness.run();
    harness.get_by_label("Disagree").click();
    harness.run();
}

/// Types a path into the field of an open dialog and presses a button.
fn type_path(harness: &mut Harness<'_, App>, path: &Path, button: &str) {
    harness.get_by_role_and_label(Role::TextInput, "File").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text(&path.to_string_lossy());
    harness.run();
    harness.get_by_role_and_label(Role::Button, button).click();
    harness.run();
}

fn save_as(harness: &mut Harness<'_, App>, path: &Path) {
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run();
    type_path(harness, path, "Save session");
}

fn marks(path: &Path) -> usize {
    undiluted::session::Session::from_bytes(&std::fs::read(path).unwrap()).unwrap().edits.marks.len()
}

/// Lets the clock run until unsaved work is kept.
fn wait_until_kept(harness: &mut Harness<'_, App>) {
    for _ in 0..200 {
        harness.step();
    }
}

#[test]
fn a_session_is_saved_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.undiluted");
    let mut harness = window(&HERONS);
    disagree(&mut harness);
    save_as(&mut harness, &path);
    assert!(has(&harness, "Saved "));
    assert_eq!(marks(&path), 1);
    let mut again = window(&[&path.to_string_lossy()]);
    again.key_press(Key::F8);
    again.run();
    let chosen = again.get_by_label("Disagree");
    assert_eq!(chosen.accesskit_node().toggled(), Some(eframe::egui::accesskit::Toggled::True));
    again.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    again.run();
    assert!(!has(&again, "Undone"), "opening a session is not a step");
}

#[test]
fn every_step_is_taken_back_by_its_name() {
    let mut harness = window(&HERONS);
    disagree(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(has(&harness, "Undone: disagree: "));
    assert!(has(&harness, "deviation 1 of"), "the selection stays");
    for name in ["Undone: open own:heron-2.0", "Undone: open own:heron-1.0"] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        assert!(has(&harness, name), "{name}");
    }
    assert!(has(&harness, "Try an example"));
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        harness.run();
    }
    assert!(has(&harness, "Done again: disagree: "));
    assert!(has(&harness, "own:heron-2.0"));
}

#[test]
fn work_comes_back_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_keeping(folder.path(), &HERONS);
    disagree(&mut harness);
    wait_until_kept(&mut harness);
    // Dropped without on_exit, as when the process is killed.
    drop(harness);
    let mut again = window_keeping(folder.path(), &[]);
    assert!(has(&again, "ended before this was saved"));
    assert!(has(&again, "1 mark"));
    again.get_by_label("Recover").click();
    again.run();
    assert!(has(&again, "own:heron-2.0"));
    again.key_press(Key::F8);
    again.run();
    let chosen = again.get_by_label("Disagree");
    assert_eq!(chosen.accesskit_node().toggled(), Some(eframe::egui::accesskit::Toggled::True));
    wait_until_kept(&mut again);
    drop(again);
    let third = window_keeping(folder.path(), &[]);
    assert_eq!(third.query_all_by_label("Recover").count(), 1, "it is kept once, by whoever went on with it");
}

#[test]
fn a_mistake_of_the_program_keeps_the_last_second() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_path_buf();
    let result = catch_unwind(move || {
        let mut harness = window_keeping(&data, &HERONS);
        disagree(&mut harness);
        panic!("in the middle of a frame");
    });
    assert!(result.is_err());
    let again = window_keeping(folder.path(), &[]);
    assert!(has(&again, "1 mark"));
}

#[test]
fn saved_work_leaves_nothing_to_recover() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_keeping(folder.path(), &HERONS);
    disagree(&mut harness);
    wait_until_kept(&mut harness);
    save_as(&mut harness, &folder.path().join("a.undiluted"));
    harness.run();
    drop(harness);
    assert!(!has(&window_keeping(folder.path(), &[]), "Recover"));
}

#[test]
fn two_windows_on_one_session_do_not_overwrite_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.undiluted");
    let mut first = window(&HERONS);
    disagree(&mut first);
    save_as(&mut first, &path);
    let mut second = window(&[&path.to_string_lossy()]);
    second.key_press(Key::F8);
    second.run();
    second.key_press(Key::F8);
    second.run();
    second.get_by_label("Agree").click();
    second.run();
    second.key_press_modifiers(Modifiers::COMMAND, Key::S);
    second.run();
    assert_eq!(marks(&path), 2);
    first.get_by_label("Unsure").click();
    first.run();
    first.key_press_modifiers(Modifiers::COMMAND, Key::S);
    first.run();
    assert!(has(&first, "Changed by somebody else"));
    assert_eq!(marks(&path), 2, "nothing was overwritten");
    first.get_by_label("Save as…").click();
    first.run();
    let other = folder.path().join("b.undiluted");
    type_path(&mut first, &other, "Save session");
    assert_eq!((marks(&path), marks(&other)), (2, 1));
}

#[test]
fn closing_with_unsaved_work_asks_first() {
    let mut harness = window(&HERONS);
    disagree(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::W);
    harness.run();
    assert!(has(&harness, "Save your work?"));
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(has(&harness, "own:heron-2.0"));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::W);
    harness.run();
    harness.get_by_label("Don't save").click();
    harness.run();
    assert!(has(&harness, "Try an example"));
}

#[test]
fn a_session_from_elsewhere_reads_no_file_outside_its_folder_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let review = folder.path().join("review");
    std::fs::create_dir(&review).unwrap();
    std::fs::write(folder.path().join("private.txt"), "1. Secret words stay here.\n").unwrap();
    let part = undiluted::session::Part {
        name: "../private.txt".to_owned(),
        sha256: "0".repeat(64),
        ..undiluted::session::Part::default()
    };
    let entry = undiluted::session::Entry { parts: vec![part], ..undiluted::session::Entry::default() };
    let session = undiluted::session::Session { documents: vec![entry], ..undiluted::session::Session::default() };
    let path = review.join("a.undiluted");
    std::fs::write(&path, session.to_bytes()).unwrap();
    let mut harness = window(&[&path.to_string_lossy()]);
    assert!(has(&harness, "Files outside the session's folder"));
    harness.get_by_label("Leave them out").click();
    harness.run();
    assert!(has(&harness, "it was not read"));
    assert!(!has(&harness, "Secret words"));
    let mut harness = window(&[&path.to_string_lossy()]);
    harness.get_by_label("Read them").click();
    harness.run();
    assert!(has(&harness, "Secret words"));
    assert!(has(&harness, "changed since the session was saved"));
}

#[test]
fn another_reviewers_session_is_laid_over_with_agreement() {
    let folder = tempfile::tempdir().unwrap();
    let (ana, ben) = (folder.path().join("ana.undiluted"), folder.path().join("ben.undiluted"));
    let mut harness = window(&HERONS);
    disagree(&mut harness);
    save_as(&mut harness, &ben);
    let mut harness = window(&HERONS);
    harness.key_press(Key::F8);
    harness.run();
    harness.get_by_label("Agree").click();
    harness.run();
    save_as(&mut harness, &ana);
    harness.get_by_role_and_label(Role::Button, "File").click();
    harness.run();
    harness.get_by_label_contains("Lay a reviewer's session over…").click();
    harness.run();
    type_path(&mut harness, &ben, "Lay over");
    assert!(has(&harness, "Laid "));
    harness.key_press(Key::F8);
    harness.run();
    assert!(has(&harness, "ben disagrees"));
}

#[test]
fn a_note_is_written_on_while_the_session_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.undiluted");
    let mut harness = window(&HERONS);
    disagree(&mut harness);
    save_as(&mut harness, &path);
    harness.get_by_label("Dismiss this notice").click();
    harness.run();
    harness.get_by_label_contains("Add a note").click();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Note on this finding").click();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Note on this finding").type_text("one ");
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    harness.event(Event::Text("two".to_owned()));
    harness.run();
    assert_eq!(harness.get_by_label("Note on this finding").value().as_deref(), Some("one two"));
}

#[test]
fn a_name_signs_what_was_said_before_and_nobody_elses_marks() {
    let folder = tempfile::tempdir().unwrap();
    let ann = folder.path().join("ann.undiluted");
    let mut harness = window(&HERONS);
    disagree(&mut harness);
    let sign = |harness: &mut Harness<'_, App>, name: &str| {
        if harness.query_by_label("Signed").is_none() {
            harness.get_by_label_contains("Add a note").click();
            harness.run();
        }
        harness.get_by_role_and_label(Role::TextInput, "Signed").click();
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, "Signed").type_text(name);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    };
    sign(&mut harness, "Ann");
    let chosen = harness.get_by_label("Disagree").accesskit_node().toggled();
    assert_eq!(chosen, Some(eframe::egui::accesskit::Toggled::True), "the mark is still one's own");
    save_as(&mut harness, &ann);
    // Somebody else opens it and says something: Ann's word stays Ann's.
    let mut other = window(&[&ann.to_string_lossy()]);
    other.key_press(Key::F8);
    other.run();
    assert!(has(&other, "Ann disagrees"));
    other.get_by_label("Agree").click();
    other.run();
    sign(&mut other, "Ben");
    other.key_press_modifiers(Modifiers::COMMAND, Key::S);
    other.run();
    let session = undiluted::session::Session::from_bytes(&std::fs::read(&ann).unwrap()).unwrap();
    let said: Vec<_> =
        session.edits.marks.iter().map(|it| (it.reviewer.as_str(), it.verdict.unwrap().name())).collect();
    assert_eq!(said, [("Ann", "disagree"), ("Ben", "agree")]);
}

#[test]
fn recovering_asks_before_it_takes_the_place_of_unsaved_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_keeping(folder.path(), &HERONS);
    disagree(&mut harness);
    wait_until_kept(&mut harness);
    drop(harness);
    let mut again = window_keeping(folder.path(), &["spdx:MIT", "spdx:BUSL-1.1"]);
    disagree(&mut again);
    again.get_by_label("Recover").click();
    again.run();
    assert!(has(&again, "Save your work?"));
    again.get_by_label("Cancel").click();
    again.run();
    again.get_by_label("Discard…").click();
    again.run();
    again.get_by_label("Keep it").click();
    again.run();
    assert!(has(&again, "Recover"), "nothing is thrown away by one click");
}

#[test]
fn a_document_that_is_missing_keeps_its_place_in_the_session() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        std::fs::write(folder.path().join(name), format!("1. You may use {name} for any purpose.\n")).unwrap();
    }
    let path = folder.path().join("s.undiluted");
    let paths = ["a.txt", "b.txt", "c.txt"].map(|it| folder.path().join(it).to_string_lossy().into_owned());
    let mut harness = window(&paths.each_ref().map(String::as_str));
    save_as(&mut harness, &path);
    std::fs::rename(folder.path().join("a.txt"), folder.path().join("gone.txt")).unwrap();
    let mut harness = window(&[&path.to_string_lossy()]);
    assert!(has(&harness, "it stays in the session"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    let session = undiluted::session::Session::from_bytes(&std::fs::read(&path).unwrap()).unwrap();
    let names: Vec<_> = session.documents.iter().map(|it| it.parts[0].name.as_str()).collect();
    assert_eq!((names, session.options.baseline), (vec!["a.txt", "b.txt", "c.txt"], 0));
}

#[test]
fn words_are_found_in_every_document_and_counted() {
    let mut harness = window(&HERONS);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Find");
    assert!(field.accesskit_node().is_focused(), "one types at once");
    field.type_text("model");
    harness.run();
    assert!(has(&harness, "place 1 of") && has(&harness, "in own:heron-1.0"));
    harness.key_press(Key::Enter);
    harness.run();
    assert!(has(&harness, "place 2 of"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    harness.run();
    assert!(has(&harness, "place 1 of"));
    harness.get_by_label("Pattern").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find").type_text("(");
    harness.run();
    assert!(has(&harness, "This pattern cannot be read"));
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!has(&harness, "This pattern cannot be read"));
}
