//! A lesson from its start to its debrief, by keyboard alone.

use super::driving::{builder, has, opened};
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use undiluted::gui::App;
use undiluted::lesson::{Exercise, Task, lessons};

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
                if exercise.is_voted_on() {
                    press(&mut harness, Modifiers::NONE, Key::Num1);
                    press(&mut harness, Modifiers::NONE, Key::Num5);
                    press(&mut harness, Modifiers::NONE, Key::Num5);
                    press(&mut harness, Modifiers::SHIFT, Key::Num1);
                    assert!(has(&harness, "none: 2") && has(&harness, "use: 0"), "{}", step.title);
                }
                if Task::of(exercise).is_some() {
                    press(&mut harness, Modifiers::NONE, Key::Num1);
                    press(&mut harness, Modifiers::NONE, Key::Num2);
                }
                press(&mut harness, Modifiers::NONE, Key::Space);
                assert!(has(&harness, "The lesson’s answer") && has(&harness, exercise.because()), "{}", step.title);
            }
            press(&mut harness, Modifiers::NONE, Key::PageDown);
        }
        assert!(has(&harness, "To talk about") && has(&harness, &lesson.debrief[0]), "{}", lesson.id);
        let asked = lesson.steps.iter().any(|it| it.exercise.as_ref().is_some_and(Exercise::is_voted_on));
        assert!(!asked || has(&harness, "none 2 of 2"), "{}: the room's votes are in the debrief", lesson.id);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::Enter);
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

#[test]
fn no_single_key_ends_a_lesson() {
    let mut harness = started("What open source promises");
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert!(has(&harness, "use: 1"), "F5 is the key of clickers that begins");
    press(&mut harness, Modifiers::NONE, Key::B);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has(&harness, "use: 1"), "Escape leads out of the blank screen alone");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has(&harness, "End the lesson here?"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has(&harness, "use: 1") && !has(&harness, "End the lesson here?"));
}

#[test]
fn what_is_voted_after_the_answer_is_told_apart() {
    let mut harness = started("What open source promises");
    for key in [Key::PageDown, Key::Num1, Key::Space, Key::Num5] {
        press(&mut harness, Modifiers::NONE, key);
    }
    assert!(has(&harness, "use 1 of 1; after the answer: none 1 of 1"));
}

fn type_in(harness: &mut Harness<'_, App>, words: &str) {
    harness.event(eframe::egui::Event::Text(words.to_owned()));
    harness.run_steps(3);
}

#[test]
fn votes_are_typed_as_counts_and_letters_are_then_no_commands() {
    let mut harness = started("What open source promises");
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::C);
    type_in(&mut harness, "12");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    type_in(&mut harness, "x");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(has(&harness, "“x” is no number."), "what is wrong is said");
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    type_in(&mut harness, "3");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(has(&harness, "use: 12") && has(&harness, "study: 3"), "and Enter went no step further");
    press(&mut harness, Modifiers::NONE, Key::C);
    type_in(&mut harness, "9");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has(&harness, "use: 12"), "Escape leaves it, and the lesson goes on");
}

#[test]
fn a_disagreement_is_written_down_and_stands_in_the_debrief_and_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = started("What open source promises");
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::D);
    type_in(&mut harness, "deal in is not use");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(has(&harness, "The room disagrees") && has(&harness, "deal in is not use"));
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    assert!(has(&harness, "The room disagrees: deal in is not use"));
    for extension in ["html", "md"] {
        let path = folder.path().join(format!("debrief.{extension}"));
        press(&mut harness, Modifiers::NONE, Key::E);
        press(&mut harness, Modifiers::COMMAND, Key::A);
        type_in(&mut harness, &path.to_string_lossy());
        press(&mut harness, Modifiers::NONE, Key::Enter);
        harness.run_steps(4);
        let words = std::fs::read_to_string(&path).expect("it is written");
        assert!(words.contains("deal in is not use") && words.contains("#clause-1"), "{words}");
        assert!(has(&harness, &format!("Written: {}", path.display())));
    }
}

#[test]
fn things_are_moved_with_arrows_and_numbers() {
    let mut harness = started("What open source promises");
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    // Apache-2.0, GPL-3.0-only, MIT: each next one that has no place is chosen by itself.
    for key in [Key::Num2, Key::Num3, Key::Num1] {
        press(&mut harness, Modifiers::NONE, key);
    }
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(has(&harness, "The room has 3 of 3 where the lesson has them."));
    assert!(has(&harness, "The lesson and the room: 1"));
}

#[test]
fn the_spotlight_shows_the_clause_around_the_words() {
    let mut harness = started("What open source promises");
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    let around = "Permission is hereby granted, free of charge";
    assert!(!has(&harness, around));
    press(&mut harness, Modifiers::NONE, Key::S);
    assert!(has(&harness, around));
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert!(!has(&harness, around), "each step begins without it");
}

#[test]
fn open_documents_are_a_lesson_and_votes_on_them_are_kept() {
    let mut harness = opened(builder().with_size(vec2(1280.0, 2000.0)), &["own:heron-2.0"]);
    harness.key_press(Key::F5);
    harness.run();
    harness.get_by_label("Start The documents that are open").click();
    harness.run_steps(3);
    assert!(!has(&harness, "The program reads"), "no marks before the vote");
    press(&mut harness, Modifiers::NONE, Key::Num4);
    press(&mut harness, Modifiers::NONE, Key::Num4);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(has(&harness, "The program reads") && has(&harness, "share 2 of 2"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(
        has(&harness, "votes of the lesson on own:heron-2.0"),
        "the work has them, and they are undone like all else"
    );
}
