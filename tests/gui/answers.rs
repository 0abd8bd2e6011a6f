//! What one sees first, what differs, one text alone, and how pages are gone through by keys.

use super::driving::{HERONS, builder, has, opened, window};
use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use undiluted::gui::App;
use undiluted::io::Argument;

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// The entry of the list of changes that is selected.
fn selected(harness: &Harness<'_, App>) -> String {
    let entries = harness.query_all_by_role(Role::Button).filter_map(|it| {
        let node = it.accesskit_node();
        (node.is_selected() == Some(true) || node.toggled() == Some(eframe::egui::accesskit::Toggled::True))
            .then(|| node.label().unwrap_or_default())
    });
    entries.filter(|it| it.contains("; ")).collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_toolbar_is_one_line_at_every_width() {
    for width in [1440.0, 1280.0, 1024.0, 800.0, 640.0] {
        let mut harness = opened(builder().with_size(vec2(width, 600.0)), &HERONS);
        press(&mut harness, Modifiers::NONE, Key::F7);
        press(&mut harness, Modifiers::NONE, Key::F8);
        let middle = |label: &str| harness.get_by_role_and_label(Role::Button, label).rect().center();
        let (first, last) = (middle("Export…"), middle("Next deviation"));
        assert!((first.y - last.y).abs() < 8.0 && last.x < width, "at {width}: {first:?} {last:?}");
    }
}

#[test]
fn filters_stand_only_on_pages_that_they_filter() {
    let mut harness = window(&HERONS);
    assert!(harness.query_by_role_and_label(Role::Button, "Deviations").is_some(), "the texts are filtered");
    press(&mut harness, Modifiers::ALT, Key::Num4);
    assert!(harness.query_by_role_and_label(Role::Button, "Deviations").is_none(), "definitions are not");
}

#[test]
fn what_differs_is_a_list_that_the_keyboard_walks() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num6);
    assert!(has(&harness, "changes of substance"));
    assert!(has(&harness, "1 change of dates alone"), "the line that says when it was made is no matter");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let first = selected(&harness);
    assert!(first.contains("not understood: read it yourself"), "what nobody understood comes first: {first}");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(selected(&harness), first);
    harness.get_by_label("By place").click();
    harness.run();
    assert!(has(&harness, "changes of substance"));
    let words = harness.query_all_by_label_contains(" replaced by ").count();
    assert!(words > 0, "an entry is read with what became of what");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_all_by_role(Role::ListItem).next().is_some(), "Enter goes to the words");
}

#[test]
fn changes_are_counted_by_substance_where_that_is_wanted() {
    let mut harness = window(&HERONS);
    assert!(has(&harness, "14 changes"));
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    let field = harness.query_all_by_role(Role::TextInput).find(|it| it.accesskit_node().is_focused());
    field.unwrap().type_text("Changes of substance only");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(has(&harness, "13 changes"), "the date is left out");
}

#[test]
fn pages_are_gone_through_by_keys() {
    for page in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num6, Key::Num7] {
        let mut harness = opened(builder().with_size(vec2(1100.0, 420.0)), &HERONS);
        press(&mut harness, Modifiers::ALT, page);
        let seen = |harness: &Harness<'_, App>| {
            let nodes = harness.query_all(egui_kittest::kittest::By::new());
            nodes
                .map(|it| format!("{:?}{:?}", it.accesskit_node().label(), it.accesskit_node().raw_bounds()))
                .collect::<Vec<_>>()
        };
        let top = seen(&harness);
        press(&mut harness, Modifiers::NONE, Key::PageDown);
        assert_ne!(seen(&harness), top, "PageDown on {page:?}");
        press(&mut harness, Modifiers::NONE, Key::PageUp);
        press(&mut harness, Modifiers::NONE, Key::Space);
        assert_ne!(seen(&harness), top, "Space on {page:?}");
        press(&mut harness, Modifiers::NONE, Key::End);
        press(&mut harness, Modifiers::NONE, Key::Home);
        assert_eq!(seen(&harness).len(), top.len(), "Home on {page:?}");
    }
}

#[test]
fn one_text_is_read_with_notes_beside_its_words() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::ALT, Key::Num7);
    assert!(harness.query_all_by_role(Role::Paragraph).count() > 3, "paragraphs, and no grid");
    let note = |harness: &Harness<'_, App>| harness.query_all_by_label_contains("Worded otherwise elsewhere").count();
    while note(&harness) == 0 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    harness.query_all_by_label_contains("Worded otherwise elsewhere").next().unwrap().click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "own:heron-2.0").click();
    harness.run();
    assert!(harness.query_all_by_role(Role::Paragraph).count() > 3, "and the other text");
}

#[test]
fn a_number_goes_to_the_clause_of_the_text_that_others_are_compared_with() {
    let mut harness = window(&HERONS);
    press(&mut harness, Modifiers::COMMAND, Key::G);
    let field = harness.query_all_by_role(Role::TextInput).find(|it| it.accesskit_node().is_focused());
    field.unwrap().type_text("2");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let cell = harness.query_all_by_role(Role::ListItem).find(|it| it.accesskit_node().is_focused());
    let label = cell.and_then(|it| it.accesskit_node().label()).unwrap_or_default();
    assert!(label.contains("clause 2,") || label.contains("clause 2:") || label.starts_with("clause 2 "), "{label}");
}

#[test]
fn several_sessions_on_the_command_line_are_laid_over_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["ana", "ben"].map(|name| folder.path().join(format!("{name}.undiluted")));
    for (path, says) in paths.iter().zip(["Agree", "Disagree"]) {
        let mut harness = window(&HERONS);
        press(&mut harness, Modifiers::NONE, Key::F8);
        harness.get_by_label(says).click();
        harness.run();
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        harness.get_by_role_and_label(Role::TextInput, "File").click();
        harness.run();
        press(&mut harness, Modifiers::COMMAND, Key::A);
        harness.get_by_role_and_label(Role::TextInput, "File").type_text(&path.to_string_lossy());
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Save session").click();
        harness.run();
    }
    let arguments = paths.iter().map(|it| Argument(it.to_string_lossy().into_owned())).collect();
    let mut harness = builder().build_eframe(|creation| App::for_tests(creation, arguments, None));
    harness.run();
    assert!(has(&harness, "Laid "), "as --help promises");
    assert!(!has(&harness, "could not be"), "and nothing went wrong");
}

#[test]
fn a_report_is_made_to_order_and_can_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    let mut harness = window(&HERONS);
    harness.get_by_label("Export…").click();
    harness.run();
    harness.get_by_label("summary").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Matter").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Matter").type_text("Case 12");
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "File").click();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text(&path.to_string_lossy());
    harness.run();
    harness.get_by_label("Write report").click();
    harness.run();
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(page.contains("Case 12") && !page.contains("id=\"rows\""), "a summary, with what it is for");
    assert!(harness.query_by_role_and_label(Role::Button, "Show in folder").is_some());
}

#[test]
fn a_narrow_window_keeps_the_width_for_the_texts() {
    let mut harness = opened(builder().with_size(vec2(800.0, 600.0)), &HERONS);
    press(&mut harness, Modifiers::NONE, Key::F7);
    let tab = harness.get_by_role_and_label(Role::Button, "Selected").rect();
    assert!(tab.left() < 100.0 && tab.top() > 300.0, "the inspector is a drawer below: {tab:?}");
}
