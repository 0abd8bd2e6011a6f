//! Pages, filters, search, navigation, settings.

use super::driving::{HERONS, builder, has, opened, window};
use eframe::egui::accesskit::Toggled;
use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use undiluted::gui::App;

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

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn click(harness: &mut Harness<'_, App>, words: &str) {
    harness.get_by_label(words).click();
    harness.run();
}

/// Does what the list of every action has under this name.
fn choose(harness: &mut Harness<'_, App>, words: &str) {
    press(harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    let field = harness.query_all_by_role(Role::TextInput).find(|it| it.accesskit_node().is_focused());
    field.unwrap().type_text(words);
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

/// The selected row's cell that has the keyboard.
fn focused(harness: &Harness<'_, App>) -> String {
    let cells = harness.query_all_by_role(Role::ListItem).find(|it| it.accesskit_node().is_focused());
    cells.and_then(|it| it.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn a_comparison_opens_on_what_it_comes_to() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num1);
    for words in ["The clauses that matter most", "What changed in the freedoms", "use: ", "share: "] {
        assert!(has(&harness, words), "{words}");
    }
    assert!(has(&harness, "Findings on each freedom"), "pictures have their words");
    harness.query_all_by_label_contains("use: restricted").next().unwrap().click();
    harness.run();
    assert!(has(&harness, "Why the rule fired"), "one click leads to the clause");
    assert!(harness.query_all_by_role(Role::ListItem).next().is_some(), "and to the texts");
}

#[test]
fn the_first_page_answers_what_people_ask() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num1);
    for words in ["At a glance", "You may", "If", "You may not, not you, when it ends", "What each text answers"] {
        assert!(harness.query_all_by_label(words).next().is_some(), "{words}");
    }
    assert!(has(&harness, "May I sell it?"));
    assert!(has(&harness, "300,000,000 monthly users, or get another licence (6)"), "conditions with their numbers");
    assert!(has(&harness, "sentences were not understood"), "what was not read is said on the card");
    harness.query_all_by_label_contains("no: not to train other models").next().unwrap().click_accesskit();
    harness.run();
    assert!(has(&harness, "Why the rule fired"), "an answer leads to the words that it rests on");
}

#[test]
fn the_matrix_leads_to_the_texts() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num3);
    assert_eq!(harness.query_all_by_role(Role::ListItem).count(), 0);
    harness
        .query_all_by_label_contains("conflicts with")
        .find(|it| it.accesskit_node().role() == Role::Button)
        .unwrap()
        .click();
    harness.run();
    assert!(focused(&harness).contains("conflicts with"), "{}", focused(&harness));
}

#[test]
fn definitions_are_held_against_each_other() {
    let mut harness = window(&["spdx:AGPL-3.0-only", "own:heron-1.0"]);
    press(&mut harness, Modifiers::ALT, Key::Num4);
    for words in ["What each definition makes of each text", "Where definitions disagree", "OSAID", "FSF"] {
        assert!(has(&harness, words), "{words}");
    }
    harness.query_all_by_label("FSF").next().unwrap().click();
    harness.run();
    press(&mut harness, Modifiers::ALT, Key::Num2);
    assert!(has(&harness, "conflicts with FSF"), "a click on a definition reads through it");
}

#[test]
fn what_a_filter_leaves_out_is_folded_to_a_bar_and_unfolded_by_a_click() {
    let mut harness = window(&HERONS);
    let all = harness.query_all_by_role(Role::ListItem).count();
    click(&mut harness, "Changes");
    let bars = |harness: &Harness<'_, App>| harness.query_all_by_label_contains("Unfold ").count();
    let before = bars(&harness);
    assert!(before > 0 && has(&harness, "the same"), "bars say how many and that they are the same");
    harness.query_all_by_label_contains("Unfold ").next().unwrap().click();
    harness.run();
    assert_eq!(bars(&harness), before - 1);
    click(&mut harness, "All");
    assert_eq!((bars(&harness), harness.query_all_by_role(Role::ListItem).count()), (0, all));
}

#[test]
fn rows_about_one_freedom_alone_are_shown() {
    let mut harness = window(&HERONS);
    harness.get_by_label("Rows about anything").click();
    harness.run();
    click(&mut harness, "about the freedom to share");
    assert!(has(&harness, "about other things"), "the rest is folded");
    harness.get_by_label("Rows about share").click();
    harness.run();
    click(&mut harness, "about anything");
    assert!(!has(&harness, "about other things"));
}

#[test]
fn what_is_known_word_for_word_is_left_out_and_counted() {
    let mut harness = window(&["spdx:MIT", "own:heron-1.0"]);
    harness.get_by_label("Rows about anything").click();
    harness.run();
    harness.query_all_by_label_contains("own words only, ").next().unwrap().click();
    harness.run();
    assert!(has(&harness, "known word for word from approved texts"), "they are folded to bars that say so");
    assert!(has(&harness, "Rows own words, ") && !has(&harness, "Rows own words, 0 "), "how many is said");
    assert!(harness.query_all_by_role(Role::ListItem).count() > 0, "the other text's own words are still shown");
}

#[test]
fn one_goes_back_to_where_one_was() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::NONE, Key::F8);
    let first = focused(&harness);
    press(&mut harness, Modifiers::NONE, Key::F8);
    let second = focused(&harness);
    assert_ne!(first, second);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(focused(&harness), first);
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(focused(&harness), second);
}

#[test]
fn arrows_go_on_from_the_clause_that_has_the_keyboard() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::NONE, Key::F8);
    let before = focused(&harness);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(!focused(&harness).is_empty() && focused(&harness) != before);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&harness), before);
}

#[test]
fn clauses_are_reached_by_their_headings() {
    let mut harness = window(&["spdx:GPL-3.0-only", "spdx:AGPL-3.0-only"]);
    press(&mut harness, Modifiers::COMMAND, Key::G);
    let field = harness.query_all_by_role(Role::TextInput).find(|it| it.accesskit_node().is_focused());
    field.unwrap().type_text("patents");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(focused(&harness).contains("Patents"), "{}", focused(&harness));
    click(&mut harness, "Outline");
    harness.query_all_by_label_contains("Termination").next().unwrap().click();
    harness.run();
    assert!(focused(&harness).contains("Termination"), "{}", focused(&harness));
}

#[test]
fn every_action_is_found_by_its_name() {
    let mut harness = window(&HERONS);
    choose(&mut harness, "unified");
    assert!(has(&harness, "own:heron-1.0"));
    choose(&mut harness, "every clause matrix");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    choose(&mut harness, "matrix");
    assert_eq!(harness.query_all_by_role(Role::ListItem).count(), 0, "the matrix took the texts' place");
}

#[test]
fn a_criterion_lights_its_words_and_words_lead_to_their_criteria() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::NONE, Key::F8);
    harness.query_all_by_label("Light its words in every text").next().unwrap().click();
    harness.run();
    assert!(has(&harness, "Put the light out"));
    click(&mut harness, "Criteria");
    let findings = harness.query_all_by_label_contains("own:heron-1.0, clause").count();
    assert!(findings > 0, "the lit criterion lists its words");
    harness.query_all_by_label("Put the light out").next().unwrap().click();
    harness.run();
    assert!(!has(&harness, "Put the light out"));
}

#[test]
fn the_inspector_tells_what_the_other_text_has_in_the_same_place() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::NONE, Key::F8);
    assert!(has(&harness, "The same place in other texts"));
}

#[test]
fn a_clause_is_copied_by_its_keys() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::C);
    assert!(!has(&harness, "Copied"), "nothing is selected");
    press(&mut harness, Modifiers::NONE, Key::F8);
    press(&mut harness, Modifiers::ALT, Key::C);
    assert!(has(&harness, "Copied"));
}

#[test]
fn a_file_that_changed_on_disk_is_offered_and_undo_brings_the_former_text_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("licence.txt");
    std::fs::write(&path, "1. You may use the Work for any purpose.\n").unwrap();
    let mut harness = window(&[&path.to_string_lossy()]);
    let comes_back = |harness: &mut Harness<'_, App>| {
        harness.event(Event::WindowFocused(true));
        harness.run();
    };
    comes_back(&mut harness);
    assert!(!has(&harness, "changed on disk"), "nothing changed");
    std::fs::write(&path, "1. You may use the Work for research only.\n").unwrap();
    comes_back(&mut harness);
    assert!(has(&harness, "changed on disk") && has(&harness, "any purpose"));
    click(&mut harness, "Keep");
    comes_back(&mut harness);
    assert!(!has(&harness, "changed on disk"), "the user knows");
    std::fs::write(&path, "1. You may use the Work for teaching only.\n").unwrap();
    comes_back(&mut harness);
    click(&mut harness, "Reload");
    assert!(has(&harness, "teaching only") && !has(&harness, "any purpose"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(has(&harness, "any purpose"), "undo brings the former text back");
}

#[test]
fn the_selected_clause_stays_selected_when_its_file_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("licence.txt");
    std::fs::write(&path, "1. You may use the Work.\n\n2. You must not sell it.\n").unwrap();
    let mut harness = window(&[&path.to_string_lossy()]);
    press(&mut harness, Modifiers::NONE, Key::F8);
    press(&mut harness, Modifiers::NONE, Key::F8);
    let selected = |harness: &Harness<'_, App>| {
        let rows = harness.query_all_by_role(Role::ListItem);
        let of = |it: &egui_kittest::Node<'_>| it.accesskit_node().label().unwrap_or_default();
        rows.filter(|it| it.accesskit_node().is_selected() == Some(true)).map(|it| of(&it)).collect::<Vec<_>>()
    };
    assert!(selected(&harness).iter().any(|it| it.contains("clause 2")), "{:?}", selected(&harness));
    std::fs::write(&path, "0. Some words before.\n\n1. You may use the Work.\n\n2. You must not sell it.\n").unwrap();
    harness.event(Event::WindowFocused(true));
    harness.run();
    click(&mut harness, "Reload");
    assert!(has(&harness, "Some words before"));
    assert!(selected(&harness).iter().any(|it| it.contains("clause 2")), "{:?}", selected(&harness));
}

#[test]
fn f6_takes_the_keyboard_round_the_window() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::NONE, Key::F8);
    let has_keyboard = |harness: &Harness<'_, App>, role: Role, name: &str| {
        let mut all = harness.query_all_by_role(role);
        all.any(|it| it.accesskit_node().is_focused() && it.accesskit_node().label().unwrap_or_default().contains(name))
    };
    assert!(has_keyboard(&harness, Role::ListItem, "clause"));
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert!(has_keyboard(&harness, Role::Button, "Selected"), "the inspector");
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert!(has_keyboard(&harness, Role::Button, "File"), "the menu");
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert!(has_keyboard(&harness, Role::Button, "Open…"), "the toolbar");
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert!(has_keyboard(&harness, Role::ListItem, "clause"), "back at the clause");
}

#[test]
fn settings_take_effect_at_once_and_can_be_reset() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    for words in ["High contrast", "Unified", "Reduced motion: nothing fades or slides"] {
        click(&mut harness, words);
    }
    let chosen = |harness: &Harness<'_, App>, words: &str| {
        harness.get_by_label(words).accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(chosen(&harness, "High contrast") && chosen(&harness, "Unified"));
    click(&mut harness, "Open Source AI Definition 1.0");
    click(&mut harness, "Close");
    press(&mut harness, Modifiers::ALT, Key::Num4);
    assert!(!has(&harness, "OSAID"), "a definition without a tick is left out");
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    click(&mut harness, "Reset");
    assert!(!chosen(&harness, "High contrast") && chosen(&harness, "Open Source AI Definition 1.0"));
}

#[test]
fn about_names_what_the_program_is_built_from() {
    let mut harness = window(&[]);
    choose(&mut harness, "about");
    assert!(has(&harness, "not legal advice"));
    harness.query_all_by_label_contains("Built from").next().unwrap().click();
    harness.run();
    assert!(has(&harness, "MIT OR Apache-2.0"));
}

#[test]
fn text_that_cannot_be_drawn_is_announced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("licence.txt");
    std::fs::write(&path, "1. \u{5e8}\u{5e9}\u{5d9}\u{5d5}\u{5df} You may use it.\n").unwrap();
    let harness = opened(builder().allow_missing_glyphs(), &[&path.to_string_lossy()]);
    assert!(has(&harness, "Hebrew: drawn the wrong way round"));
    std::fs::write(&path, "1. \u{8f6f}\u{4ef6} You may use it.\n").unwrap();
    let harness = opened(builder().allow_missing_glyphs(), &[&path.to_string_lossy()]);
    assert!(has(&harness, "2 characters not drawn"));
}

#[test]
fn the_selected_row_stays_in_sight_whatever_is_shown() {
    let mut harness = window(&["spdx:GPL-3.0-only", "spdx:AGPL-3.0-only", "own:heron-1.0"]);
    let in_sight = |harness: &Harness<'_, App>, selected: &str, name: &str| {
        let cell = harness.query_by_label(selected);
        let rect = cell.unwrap_or_else(|| panic!("{name}: the selected row is drawn")).rect();
        assert!(rect.bottom() > 180.0 && rect.top() < 800.0, "{name}: {rect:?}");
    };
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::F8);
    }
    let selected = focused(&harness);
    in_sight(&harness, &selected, "deviations");
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    in_sight(&harness, &selected, "all");
    for _ in 0..6 {
        choose(&mut harness, "larger text");
    }
    in_sight(&harness, &selected, "larger");
    choose(&mut harness, "unified");
    in_sight(&harness, &selected, "unified");
}

#[test]
fn arrows_in_a_menu_leave_the_rows_alone() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::NONE, Key::F8);
    let before = focused(&harness);
    harness.get_by_label("Go").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!before.is_empty() && has(&harness, "deviation 1 of"), "the same row is selected");
}
