//! What a stranger meets: the card, the keys alone, names for screen readers, columns of many texts, help.

use super::driving::{HERONS, builder, has, opened, window};
use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::fs;
use undiluted::gui::App;

/// A ban, and a sentence that no rule understands.
const CONFLICTING: &str = "WREN LICENCE\n\n1. You may use, copy, modify and distribute Wren for non-commercial purposes only.\n\n2. You \
                           must grumble at the moon on every seventh day.\n";
/// The same without the ban.
const OPEN: &str = "WREN LICENCE\n\n1. You may use, copy, modify and distribute Wren for any purpose.\n\n2. You must grumble at \
                    the moon on every seventh day.\n";

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// The overview of one text, high enough for the whole card.
fn overview_of(text: &str) -> Harness<'static, App> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wren.txt");
    fs::write(&path, text).unwrap();
    let mut harness = opened(builder().with_size(vec2(1280.0, 1600.0)), &[&path.to_string_lossy()]);
    press(&mut harness, Modifiers::ALT, Key::Num1);
    harness
}

fn top_of(harness: &Harness<'_, App>, words: &str) -> f32 {
    harness.query_all_by_label_contains(words).next().unwrap_or_else(|| panic!("{words} is there")).rect().top()
}

#[test]
fn a_card_begins_with_what_conflicts_where_something_does() {
    let mut harness = overview_of(CONFLICTING);
    let conflict = top_of(&harness, "No discrimination against fields of endeavour (6): 1");
    let unread = top_of(&harness, "1 sentence was not understood");
    assert!(conflict < top_of(&harness, "You may not, not you"), "what is known comes first");
    assert!(top_of(&harness, "You may not, not you") < unread, "what is not known is a clear second");
    harness.query_all_by_label_contains("1 sentence was not understood").next().unwrap().click();
    harness.run();
    assert!(has(&harness, "grumble at the moon on every seventh day.” (clause 2)"), "its words are one step away");
}

#[test]
fn where_nothing_conflicts_what_was_not_understood_comes_first() {
    let harness = overview_of(OPEN);
    assert!(
        top_of(&harness, "1 sentence was not understood") < top_of(&harness, "You may not, not you"),
        "no one takes a text for open that was not read through"
    );
}

/// Presses Tab until something of this role with these words has the keyboard.
fn tab_to(harness: &mut Harness<'_, App>, role: Role, words: &str) {
    for _ in 0..200 {
        press(harness, Modifiers::NONE, Key::Tab);
        let focused = harness.query_all_by_role(role).find(|it| it.accesskit_node().is_focused());
        if focused.and_then(|it| it.accesskit_node().label()).is_some_and(|it| it.contains(words)) {
            return;
        }
    }
    panic!("the keyboard does not come to {words}");
}

#[test]
fn a_stranger_needs_no_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.json");
    let mut harness = builder().build_eframe(|creation| App::for_tests(creation, Vec::new(), None));
    harness.run();
    // Open two.
    for heron in HERONS {
        press(&mut harness, Modifiers::COMMAND, Key::O);
        let field = harness.query_all_by_role(Role::TextInput).find(|it| it.accesskit_node().is_focused());
        field.expect("the field for the file has the keyboard").type_text(heron);
        harness.run();
        press(&mut harness, Modifiers::NONE, Key::Enter);
    }
    // Read three answers: each is reached by Tab, and says the document's words for it.
    press(&mut harness, Modifiers::ALT, Key::Num1);
    for answer in ["yes", "no", "yes"] {
        tab_to(&mut harness, Role::Link, answer);
    }
    // To the words.
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let cell = harness.query_all_by_role(Role::ListItem).find(|it| it.accesskit_node().is_focused());
    assert!(cell.is_some(), "the keyboard is on the clause that the answer rests on");
    // Export.
    press(&mut harness, Modifiers::COMMAND, Key::E);
    tab_to(&mut harness, Role::RadioButton, "JSON");
    press(&mut harness, Modifiers::NONE, Key::Space);
    tab_to(&mut harness, Role::TextInput, "File");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text(&report.to_string_lossy());
    harness.run();
    tab_to(&mut harness, Role::Button, "Write report");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let written = fs::read_to_string(&report).expect("the report is there");
    assert!(written.contains("heron"));
}

#[test]
fn parts_of_the_window_headings_and_tables_are_told_as_such() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num1);
    for (role, name) in [
        (Role::MenuBar, "Menus and pages"),
        (Role::Toolbar, "Tools"),
        (Role::Main, "Overview"),
        (Role::Complementary, "Inspector"),
        (Role::Heading, "At a glance"),
    ] {
        assert!(harness.query_by_role_and_label(role, name).is_some(), "{role:?} {name}");
    }
    press(&mut harness, Modifiers::NONE, Key::End);
    let mut harness = opened(builder().with_size(vec2(1280.0, 3000.0)), &HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num1);
    assert!(harness.query_by_role_and_label(Role::Table, "What each text answers").is_some());
    assert!(harness.query_all_by_role(Role::Row).count() > 10 && harness.query_all_by_role(Role::Cell).count() > 20);
}

#[test]
fn the_pages_are_gone_through_in_their_order() {
    let harness = window(&HERONS);
    let left = |name: &str| {
        let tabs = harness.query_all_by_role(Role::Button);
        let place = tabs.enumerate().find(|it| it.1.accesskit_node().label().as_deref() == Some(name));
        let (place, tab) = place.unwrap_or_else(|| panic!("{name} is a tab"));
        (place, tab.rect().left())
    };
    let tabs = ["Overview", "What differs", "Text", "Read", "Matrix", "Definitions", "What is open"].map(left);
    assert!(tabs.is_sorted_by(|one, other| one.0 < other.0 && one.1 < other.1), "{tabs:?}");
}

#[test]
fn a_row_is_read_with_what_changed_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [("a.txt", "July 23"), ("b.txt", "September 25")].map(|(name, day)| {
        let path = folder.path().join(name);
        let text = format!("WREN LICENCE\n\n1. You may use Wren.\n\n2. This licence was made on {day}, 2024 by us.\n");
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    });
    let harness = opened(builder(), &[&paths[0], &paths[1]]);
    assert!(has(&harness, "“July 23” replaced by “September 25”"));
}

#[test]
fn of_many_texts_three_stand_beside_each_other_and_one_chooses_which() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<String> = ["ant", "bee", "cat", "dog", "elk"]
        .iter()
        .map(|name| {
            let path = folder.path().join(format!("{name}.txt"));
            let more = if *name == "dog" { "\n2. Nobody may wake a sleeping dog at night.\n" } else { "" };
            fs::write(&path, format!("WREN LICENCE\n\n1. You may use Wren with a {name}.\n{more}")).unwrap();
            path.to_string_lossy().into_owned()
        })
        .collect();
    let arguments: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut harness = opened(builder(), &arguments);
    let is_shown = |harness: &Harness<'_, App>, name: &str| has(harness, &format!("You may use Wren with a {name}"));
    assert!(is_shown(&harness, "ant") && is_shown(&harness, "cat") && !is_shown(&harness, "elk"));
    assert!(has(&harness, "only in another text: clause 2 of dog.txt"), "no clause is passed over in silence");
    harness.get_by_label("Column of elk.txt").click();
    harness.run();
    assert!(is_shown(&harness, "elk") && is_shown(&harness, "ant") && !is_shown(&harness, "cat"));
    harness.query_all_by_label_contains("only in another text").next().unwrap().click();
    harness.run();
    assert!(has(&harness, "Nobody may wake a sleeping dog"), "a click gives it a column");
}

#[test]
fn help_tells_a_first_user_of_pages_marks_and_keys() {
    let mut harness = opened(builder().with_size(vec2(1280.0, 1600.0)), &HERONS);
    press(&mut harness, Modifiers::NONE, Key::F1);
    for words in ["The pages", "What a text answers", "The keys", "not legal advice", "Yes, if you keep the conditions"]
    {
        assert!(has(&harness, words), "{words}");
    }
    assert!(harness.query_by_role_and_label(Role::Dialog, "Help").is_some());
}
