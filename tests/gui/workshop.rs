//! A lesson from its start to its debrief, by keyboard alone.

use super::driving::{builder, has, opened};
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use undiluted::edits::Choice;
use undiluted::gui::App;
use undiluted::lesson::{Exercise, lessons};

/// A clock runs while a lesson is given, so that the window never rests: a few frames show what a key did.
fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn started(title: &str) -> Harness<'static, App> {
    let mut harness = opened(builder().with_size(vec2(1280.0, 2000.0)), &[]);
    harness.key_press(Key::F5);
    harness.run();
    harness.get_by_label(&format!("Start {title}")).click();
    harness.run_steps(3);
    harness
}

#[test]
fn every_lesson_is_walked_from_start_to_debrief_by_keys() {
    for lesson in lessons() {
        let mut harness = started(&lesson.title);
        for step in &lesson.steps {
            assert!(has(&harness, &step.title), "{}: {}", lesson.id, step.title);
            if let Some(exercise) = &step.exercise {
                assert!(!has(&harness, "The lesson’s answer"), "{}: nothing is given away", step.title);
                if let Exercise::Mark { .. } = exercise {
                    press(&mut harness, Modifiers::NONE, Key::Num1);
                    press(&mut harness, Modifiers::NONE, Key::Num5);
                    press(&mut harness, Modifiers::NONE, Key::Num5);
                    press(&mut harness, Modifiers::SHIFT, Key::Num1);
                    assert!(has(&harness, "none: 2") && has(&harness, "use: 0"), "{}", step.title);
                }
                press(&mut harness, Modifiers::NONE, Key::Space);
                assert!(has(&harness, "The lesson’s answer") && has(&harness, exercise.because()), "{}", step.title);
            }
            press(&mut harness, Modifiers::NONE, Key::PageDown);
        }
        assert!(has(&harness, "To talk about") && has(&harness, &lesson.debrief[0]), "{}", lesson.id);
        let asked = lesson
            .steps
            .iter()
            .any(|it| matches!(&it.exercise, Some(Exercise::Mark { answer, .. }) if answer.contains(&Choice::None)));
        assert!(!asked || has(&harness, "none 2 of 2"), "{}: the room's votes are in the debrief", lesson.id);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(has(&harness, "Drop licences or model cards here"), "the window is back");
    }
}

#[test]
fn a_screen_goes_blank_and_notes_are_hidden_until_asked_for() {
    let mut harness = started("What open source promises");
    let note = "what does “open source” mean to you?";
    assert!(!has(&harness, note), "the room does not read the notes");
    press(&mut harness, Modifiers::NONE, Key::N);
    assert!(has(&harness, note));
    press(&mut harness, Modifiers::NONE, Key::B);
    assert!(!has(&harness, "Four freedoms") && has(&harness, "Paused"));
    press(&mut harness, Modifiers::NONE, Key::B);
    assert!(has(&harness, "Four freedoms"));
}
