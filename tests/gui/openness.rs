//! What is open of a model: the grid, what the user knows, the mapping, the report.

use super::driving::{builder, has, opened};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::fs;
use std::path::Path;
use undiluted::gui::App;

/// A model's folder: a card that claims more than its licence gives, weights, a program that trains.
pub fn model(folder: &Path) -> String {
    let path = folder.join("heron");
    fs::create_dir(&path).unwrap();
    let card = "---\nlicense: apache-2.0\nbase_model: marsh/tern\n---\n# Heron Chat\n\nHeron Chat is a fully open source \
                language model.\n\n## Training data\n\nReeds. The training data cannot be released.\n";
    let licence = "HERON LICENCE\n\n1. You may use, copy, modify and distribute the Model.\n\n2. You may not use the Model \
                   for military purposes.\n";
    for (name, words) in [("README.md", card), ("LICENSE", licence), ("model.safetensors", "x"), ("train.py", "x")] {
        fs::write(path.join(name), words).unwrap();
    }
    path.to_string_lossy().into_owned()
}

fn window(folder: &Path) -> Harness<'static, App> {
    let path = model(folder);
    // High enough for the whole page: what is out of sight is not there for a screen reader.
    let mut harness = opened(builder().with_size(vec2(1280.0, 3200.0)), &[&path]);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num5);
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, App>, words: &str) {
    harness.get_by_label_contains(words).click();
    harness.run();
}

#[test]
fn a_models_artefacts_are_a_grid_with_what_shows_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path());
    assert!(has(&harness, "Model parameters (Final): restricted, HERON LICENCE, of the whole, heron"));
    assert!(has(&harness, "Datasets: absent, heron"), "the card says so");
    assert!(has(&harness, "the card declares Apache-2.0 and LICENSE is not that text"));
    assert!(has(&harness, "built on marsh/tern: not open here"));
    click(&mut harness, "Datasets: absent");
    assert!(
        has(&harness, "“The training data cannot be released”") || has(&harness, "training data cannot be released")
    );
}

#[test]
fn what_the_user_knows_stands_in_the_place_of_what_was_found_until_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path());
    click(&mut harness, "Training code: restricted");
    harness.get_by_role_and_label(Role::RadioButton, "present").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Licence").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Licence").type_text("MIT");
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Known from").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Known from").type_text("their site");
    harness.run();
    click(&mut harness, "Enter it");
    assert!(has(&harness, "Training code: present, MIT, entered by hand: their site, heron"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(has(&harness, "Training code: restricted"), "a step that undo takes back");
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run();
    click(&mut harness, "Take it back");
    assert!(has(&harness, "Training code: restricted"));
}

#[test]
fn the_verdict_follows_the_mapping_that_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path());
    let verdict =
        "the release is a binary that may be patched, under terms of its own: the training data are not there";
    assert!(has(&harness, verdict));
    let chip = harness.query_all_by_role_and_label(Role::Button, "Model parameters (Final)").next().unwrap();
    chip.click();
    harness.run();
    click(&mut harness, "Put under source");
    assert!(has(&harness, "one with part of its source: the trained weights are there"));
    let combo = harness.get_by_role_and_label(Role::ComboBox, "Map as");
    assert_eq!(combo.value().as_deref(), Some("My own"));
}

#[test]
fn a_part_of_the_model_is_dragged_to_another_part_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path());
    let center = |harness: &Harness<'_, App>, name: &str| {
        harness.query_all_by_role_and_label(Role::Button, name).next().unwrap().rect().center()
    };
    let (from, to) = (center(&harness, "Model parameters (Final)"), center(&harness, "Datasets"));
    let button = |pos: Pos2, pressed: bool| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(from + vec2(20.0, 0.0)),
        Event::PointerMoved(to),
    ] {
        harness.event(event);
        harness.run_steps(2);
    }
    harness.event(button(to, false));
    harness.run();
    assert!(has(&harness, "one with part of its source: the trained weights are there"), "weights are source now");
}

#[test]
fn what_is_open_is_exported_from_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run();
    assert!(has(&harness, "What is open is written"));
    let path = folder.path().join("report.html");
    let field = harness.get_by_role_and_label(Role::TextInput, "File");
    field.click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text(&path.to_string_lossy());
    harness.run();
    click(&mut harness, "Write report");
    let page = fs::read_to_string(path).unwrap();
    assert!(page.contains("What definitions ask for") && page.contains("heron"));
}

#[test]
fn a_link_at_the_top_brings_a_section_into_view() {
    let folder = tempfile::tempdir().unwrap();
    let path = model(folder.path());
    let mut harness = opened(builder().with_size(vec2(1280.0, 720.0)), &[&path]);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num5);
    harness.run();
    let top = |harness: &Harness<'_, App>| harness.query_all_by_label("Map as").next().unwrap().rect().top();
    assert!(top(&harness) > 720.0, "it is out of sight");
    harness.get_by_role_and_label(Role::Link, "Source, compiler, binary").click();
    harness.run();
    assert!(top(&harness) < 600.0, "{}", top(&harness));
}

#[test]
fn a_folder_without_card_and_licence_is_a_release_too() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("model.safetensors"), "x").unwrap();
    let mut harness = opened(builder(), &[&folder.path().to_string_lossy()]);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num5);
    harness.run();
    assert!(has(&harness, "Model parameters (Final): unlicensed"));
}

#[test]
fn licences_alone_have_no_artefacts() {
    let mut harness = opened(builder(), &["spdx:MIT", "spdx:ISC"]);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num5);
    harness.run();
    assert!(has(&harness, "None of these texts is a model card"));
}
