//! The house's policy in the window: held, shown beside the findings, changed, mended, left.

use super::driving::{builder, has, opened};
use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::fs;
use std::path::Path;
use undiluted::gui::App;

const LICENCE: &str = "WREN LICENCE\n\n1. You may use, copy, modify and distribute Wren.\n\n2. You may not use Wren for \
                       commercial purposes.\n";
const POLICY: &str = "[kinds]\nnoncommercial-only = { rule = \"forbidden\", note = \"We sell what we build.\", fallback = \
                      \"for any purpose\" }\n";

fn window(folder: &Path, policy: &str) -> Harness<'static, App> {
    window_of(folder, LICENCE, policy)
}

fn window_of(folder: &Path, text: &str, policy: &str) -> Harness<'static, App> {
    let (licence, house) = (folder.join("wren.txt"), folder.join("house.toml"));
    fs::write(&licence, text).unwrap();
    fs::write(&house, policy).unwrap();
    // High enough for the whole page: what is out of sight is not there for a screen reader.
    let (licence, house) = (licence.to_string_lossy().into_owned(), house.to_string_lossy().into_owned());
    let mut harness = opened(builder().with_size(vec2(1280.0, 2400.0)), &[&licence, &house]);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num1);
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, App>, role: Role, words: &str) {
    harness.get_by_role_and_label(role, words).click();
    harness.run();
}

#[test]
fn a_policy_that_is_opened_says_what_it_does_not_take_and_leads_to_the_clause() {
    let folder = tempfile::tempdir().unwrap();
    let harness = window(folder.path(), POLICY);
    assert!(has(&harness, "Your policy (house.toml)"), "it is no document");
    assert!(has(&harness, "1 clause or answer is forbidden"));
    assert!(has(&harness, "We sell what we build."));
    assert!(has(&harness, "Words that the policy would have instead: “for any purpose”"));
}

#[test]
fn a_policy_with_a_mistake_is_told_with_its_line_and_can_be_mended_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path(), "[kinds]\nnoncomercial-only = \"forbidden\"\n");
    assert!(has(&harness, "house.toml could not be read"), "a problem names the file");
    assert!(has(&harness, "noncommercial-only"), "and what is probably meant");
    assert!(!has(&harness, "Your policy (house.toml)"), "nothing is held against half a policy");
    harness.get_by_role_and_label(Role::MultilineTextInput, "The policy").click();
    harness.run();
    click(&mut harness, Role::Button, "Cancel");
    assert!(!has(&harness, "Save and hold"));
}

#[test]
fn what_breaks_a_policy_is_a_line_for_each_kind_with_its_clauses_and_stands_beside_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let licence = "WREN LICENCE\n\n1. You may use, copy, modify and distribute Wren.\n\n2. You may not use Wren for commercial \
                   purposes.\n\n3. You must not use Wren for commercial purposes.\n";
    let mut harness = window_of(folder.path(), licence, POLICY);
    let lines = harness.query_all_by_label_contains("(2 times)").count();
    assert_eq!(lines, 1, "two clauses of one kind are one line");
    harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    harness.run();
    assert!(has(&harness, "forbidden by the policy"), "the mark beside the words is read too");
}

#[test]
fn a_profile_is_chosen_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let policy = "[profiles.research.kinds]\nnoncommercial-only = \"accepted\"\n\n[profiles.product.kinds]\n\
                  noncommercial-only = \"forbidden\"\n";
    let mut harness = window(folder.path(), policy);
    for (profile, says) in [("product", true), ("research", false)] {
        harness.query_all_by_label_contains("Profile ").next().expect("the choice").click();
        harness.run();
        click(&mut harness, Role::Button, profile);
        assert!(has(&harness, &format!("Your policy (house.toml, {profile})")));
        assert_eq!(has(&harness, "1 clause or answer is forbidden"), says, "under {profile}");
    }
}

#[test]
fn a_policy_can_be_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path(), POLICY);
    click(&mut harness, Role::Button, "Change the policy…");
    click(&mut harness, Role::Button, "Hold against none");
    assert!(!has(&harness, "Your policy (house.toml)"));
    assert!(has(&harness, "Documents are held against no policy"));
}
