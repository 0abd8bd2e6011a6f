//! How the window looks: pixels, where something here can draw.

use super::driving::{builder, opened};
use eframe::egui::{Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use std::panic::catch_unwind;
use undiluted::gui::App;

const BEFORE: &str = "SAMPLE LICENSE\n\n1. Grant\n\nYou may use, study, modify and share the model.\n\n\
2. Limits\n\nYou must not use the model for military purposes.\n\n3. End\n\nThis license ends on 1 May 2030.\n";
const AFTER: &str = "SAMPLE LICENSE\n\n1. Grant\n\nYou may use, study, modify and share the model for \
noncommercial purposes only.\n\n2. End\n\nThis license ends on 1 June 2031.\n";

/// Compares pixels, unless nothing here can draw: then says so.
fn snapshot(name: &str, theme: Theme, size: [f32; 2], arguments: &[&str], act: impl FnOnce(&mut Harness<'_, App>)) {
    let small = || builder().with_size(vec2(size[0], size[1]));
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

const SMALL: [f32; 2] = [1000.0, 620.0];

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Small texts, so that new rules and better alignment seldom change the picture.
fn comparison(name: &str, theme: Theme, size: [f32; 2], documents: usize, act: impl FnOnce(&mut Harness<'_, App>)) {
    let folder = tempfile::tempdir().unwrap();
    let texts = [("before.txt", BEFORE), ("after.txt", AFTER), ("third.txt", BEFORE), ("fourth.txt", AFTER)];
    let paths: Vec<String> = texts
        .iter()
        .take(documents)
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.to_string_lossy().into_owned()
        })
        .collect();
    let arguments: Vec<&str> = paths.iter().map(String::as_str).collect();
    snapshot(name, theme, size, &arguments, act);
}

/// Does what the settings offer under this name.
fn set(harness: &mut Harness<'_, App>, words: &str) {
    press(harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_label(words).click();
    harness.run();
    harness.get_by_label("Close").click();
    harness.run();
}

#[test]
fn the_start_page() {
    snapshot("start-light", Theme::Light, SMALL, &[], |_| {});
}

#[test]
fn a_comparison_in_light() {
    comparison("comparison-light", Theme::Light, SMALL, 2, |it| press(it, Modifiers::NONE, Key::F8));
}

#[test]
fn a_comparison_in_dark() {
    comparison("comparison-dark", Theme::Dark, SMALL, 2, |it| press(it, Modifiers::NONE, Key::F8));
}

#[test]
fn high_contrast_in_light() {
    comparison("contrast-light", Theme::Light, SMALL, 2, |it| {
        set(it, "Light");
        in_high_contrast(it);
    });
}

#[test]
fn high_contrast_in_dark() {
    comparison("contrast-dark", Theme::Dark, SMALL, 2, in_high_contrast);
}

fn in_high_contrast(harness: &mut Harness<'_, App>) {
    set(harness, "High contrast");
    press(harness, Modifiers::NONE, Key::F8);
}

#[test]
fn a_projector() {
    comparison("projector", Theme::Light, [1280.0, 720.0], 2, |it| press(it, Modifiers::NONE, Key::F7));
}

#[test]
fn twice_the_size() {
    comparison("zoom-200", Theme::Light, [1280.0, 800.0], 2, |it| {
        it.ctx.set_zoom_factor(2.0);
        it.run();
        press(it, Modifiers::NONE, Key::F8);
    });
}

#[test]
fn the_overview() {
    comparison("overview-light", Theme::Light, [1280.0, 900.0], 2, |it| press(it, Modifiers::ALT, Key::Num1));
}

#[test]
fn the_overview_of_one_text() {
    comparison("overview-dark", Theme::Dark, SMALL, 1, |it| press(it, Modifiers::ALT, Key::Num1));
}

#[test]
fn the_matrix() {
    comparison("matrix", Theme::Light, SMALL, 4, |it| press(it, Modifiers::ALT, Key::Num3));
}

#[test]
fn the_definitions() {
    comparison("definitions", Theme::Light, SMALL, 2, |it| press(it, Modifiers::ALT, Key::Num4));
}

/// The pages that compare, with their keys.
const PAGES: [(&str, Key); 6] = [
    ("overview", Key::Num1),
    ("text", Key::Num2),
    ("matrix", Key::Num3),
    ("definitions", Key::Num4),
    ("changes", Key::Num6),
    ("read", Key::Num7),
];

#[test]
fn every_page_on_a_small_screen() {
    every_page("1280", Theme::Light, [1280.0, 720.0]);
}

#[test]
fn every_page_on_a_large_screen() {
    every_page("1920", Theme::Dark, [1920.0, 1080.0]);
}

/// One window, a picture of each of its pages.
fn every_page(screen: &str, theme: Theme, size: [f32; 2]) {
    comparison(&format!("topics-{screen}"), theme, size, 2, |harness| {
        let options = SnapshotOptions::new().output_path("tests/snapshots/gui");
        for (page, key) in PAGES {
            press(harness, Modifiers::ALT, key);
            harness.remove_cursor();
            harness.run();
            harness.snapshot_options(format!("{page}-{screen}"), &options);
        }
        press(harness, Modifiers::ALT, Key::Num2);
        super::driving::by(harness, "Topic");
    });
}

#[test]
fn four_documents() {
    comparison("four", Theme::Light, [1440.0, 720.0], 4, |it| press(it, Modifiers::NONE, Key::F8));
}

#[test]
fn what_is_folded() {
    comparison("folded", Theme::Light, SMALL, 2, |it| {
        press(it, Modifiers::COMMAND, Key::Num3);
    });
}

#[test]
fn one_below_the_other() {
    comparison("unified", Theme::Light, [700.0, 620.0], 2, |it| {
        set(it, "Unified");
        press(it, Modifiers::COMMAND, Key::I);
    });
}

#[test]
fn the_search() {
    comparison("search", Theme::Dark, SMALL, 2, |it| {
        press(it, Modifiers::COMMAND, Key::F);
        it.get_by_role_and_label(Role::TextInput, "Find").type_text("model");
        it.run();
    });
}

#[test]
fn a_file_that_is_not_there() {
    snapshot("error", Theme::Light, SMALL, &["no/such/licence.txt"], |_| {});
}

#[test]
fn an_empty_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.txt");
    std::fs::write(&path, "").unwrap();
    snapshot("empty", Theme::Light, SMALL, &[&path.to_string_lossy()], |_| {});
}

#[test]
fn what_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = super::openness::model(folder.path());
    snapshot("openness", Theme::Light, [1280.0, 720.0], &[&path], |harness| press(harness, Modifiers::ALT, Key::Num5));
}

/// The second step of the first lesson, with three voices, revealed.
fn a_lesson(harness: &mut Harness<'_, App>) {
    press(harness, Modifiers::NONE, Key::F5);
    harness.get_by_label("Start What open source promises").click();
    harness.run_steps(2);
    for key in [Key::ArrowRight, Key::Num5, Key::Num5, Key::Num1, Key::Space] {
        harness.key_press(key);
        harness.run_steps(2);
    }
}

#[test]
fn a_lesson_on_a_projector() {
    snapshot_of_lesson("lesson", [1280.0, 720.0]);
}

#[test]
fn a_lesson_on_a_large_screen() {
    snapshot_of_lesson("lesson_large", [1920.0, 1080.0]);
}

fn snapshot_of_lesson(name: &str, size: [f32; 2]) {
    let small = || builder().with_size(vec2(size[0], size[1]));
    let Ok(builder) = catch_unwind(|| small().with_theme(Theme::Dark).with_render_cursor(false).wgpu()) else {
        eprintln!("skipped the snapshot {name}: there is no graphics driver");
        return;
    };
    let mut harness = opened(builder, &[]);
    a_lesson(&mut harness);
    harness.remove_cursor();
    harness.run_steps(2);
    let options = SnapshotOptions::new().output_path("tests/snapshots/gui");
    harness.snapshot_options(name, &options);
}

#[test]
fn the_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let path = super::openness::model(folder.path());
    // High enough for what stands below the grid.
    snapshot("mapping", Theme::Dark, [1280.0, 2400.0], &[&path], |harness| press(harness, Modifiers::ALT, Key::Num5));
}
