//! Clauses pinned and kept apart.

use super::driving::{HERONS, has, select_row, window};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

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
    let text = undiluted::library::entry("MIT").unwrap().text().replace("without restriction", "with restriction");
    std::fs::write(&path, text).unwrap();
    let mut harness = window(&[&path.to_string_lossy()]);
    assert!(has(&harness, "MIT + 1 change"));
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
    harness.run();
    assert!(has(&harness, "spdx:MIT") && has(&harness, "change 1 of 1") || has(&harness, "1 change"));
}
