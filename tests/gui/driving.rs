//! What the tests of the window share.

use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use undiluted::gui::App;
use undiluted::io::Argument;

pub fn builder() -> HarnessBuilder<App> {
    Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(16)
}

pub fn window(arguments: &[&str]) -> Harness<'static, App> {
    opened(builder(), arguments)
}

pub fn opened(builder: HarnessBuilder<App>, arguments: &[&str]) -> Harness<'static, App> {
    let arguments = arguments.iter().map(|it| Argument((*it).to_owned())).collect();
    let mut harness = builder.build_eframe(|creation| App::for_tests(creation, arguments, None));
    harness.run();
    // A comparison opens on its overview; the texts are a page further.
    harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    harness.run();
    // Texts that share little open by topic; most tests are about clauses.
    by(&mut harness, "Clause");
    harness
}

/// Shows the texts by "Clause" or by "Topic", where there is the choice.
pub fn by(harness: &mut Harness<'_, App>, what: &str) {
    let choice = harness.query_all_by_label(what).find(|it| it.accesskit_node().role() == Role::Button);
    if let Some(choice) = choice {
        choice.click();
        harness.run();
    }
}

pub fn has(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// Two of the project's own licences: a ban on training became a permission, a threshold came in.
pub const HERONS: [&str; 2] = ["own:heron-1.0", "own:heron-2.0"];

/// Selects the row in which these words stand.
pub fn select_row(harness: &mut Harness<'_, App>, words: &str) {
    let row = harness.query_all_by_label_contains(words).find(|it| it.accesskit_node().role() == Role::ListItem);
    row.expect("a row with these words").click();
    harness.run();
}
