//! Work saved, taken back and recovered.

use super::driving::{HERONS, builder, has, window};
use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::panic::catch_unwind;
use std::path::Path;
use undiluted::gui::App;
use undiluted::io::Argument;

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
    assert!(has(&harness, "ben disagrees"), "the clause is still selected");
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
