//! The page that phones get, through every step of every lesson in every language: names for screen readers, nothing
//! from elsewhere, nothing given away before the answer is shown, and nothing of a lesson file that becomes markup.

use regex::Regex;
use std::collections::BTreeSet;
use undiluted::lesson::{Class, Exercise, Lesson, Phase, lessons};
use undiluted::room::{Method, Reply, Request, Room, Secrets, Showing};

const PHONE: &str = "d=0123456789abcdef0123456789abcdef";

fn ask(room: &mut Room, method: Method, below: &str, language: &str, body: &str) -> Reply {
    let path = format!("{}{below}", room.path());
    room.answer(&Request {
        method,
        path: &path,
        query: "",
        cookies: PHONE,
        languages: language,
        body: body.as_bytes(),
        fresh: [7; 16],
    })
}

fn page(room: &mut Room, language: &str) -> String {
    let reply = ask(room, Method::Get, "", language, "");
    assert_eq!(reply.status, 200);
    String::from_utf8(reply.body).expect("UTF-8")
}

fn show(room: &mut Room, step: usize, phase: Phase, is_revealed: bool) {
    let turned = room.class().steps.get(step).cloned().map(|mut it| {
        it.phase = phase;
        (it.is_revealed, it.was_revealed) = (is_revealed, is_revealed);
        it
    });
    room.show(Showing { step, phase, is_revealed, is_blank: false }, turned.as_ref());
}

/// What a page for everybody needs, by hand: axe is not here.
fn check(page: &str, place: &str) {
    let found = |pattern: &str| Regex::new(pattern).expect("a pattern").find_iter(page).count();
    assert_eq!(found("<h1"), 1, "{place}: one heading says what it is about");
    assert_eq!((found("<main"), found("<title>[^<]+</title>")), (1, 1), "{place}");
    assert_eq!(found(r#"<html lang="[a-z]+" dir="(ltr|rtl)">"#), 1, "{place}: its language is told");
    // Each control stands in its label, or has one that names it.
    let controls = found(r#"<input type="(checkbox|radio)""#);
    assert_eq!(found(r#"<label[^>]*><input type="(checkbox|radio)"[^>]*> ?[^<\s]"#), controls, "{place}");
    for id in Regex::new(r#"<select id="(p\d+)""#).expect("a pattern").captures_iter(page) {
        assert!(page.contains(&format!("<label class=\"thing\" for=\"{}\"", &id[1])), "{place}: {}", &id[1]);
    }
    assert_eq!(found("<fieldset"), found("<legend"), "{place}: each group has a name");
    let ids: Vec<&str> = Regex::new(r#"\bid="([^"]+)""#)
        .expect("a pattern")
        .captures_iter(page)
        .filter_map(|it| Some(it.get(1)?.as_str()))
        .collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{place}: an id stands there twice");
    // Nothing from elsewhere, and nothing that the page's own rules would stop.
    assert_eq!(found(r#"(?i)(src|href|action)="(https?:|//)"#), 0, "{place}");
    assert_eq!(found(r"(?i)<[^>]+\s(style|on[a-z]+)="), 0, "{place}");
    assert_eq!(found("<script"), 1, "{place}: its own alone");
}

#[test]
fn every_step_of_every_lesson_can_be_answered_in_every_language() {
    let mut kinds = BTreeSet::new();
    for lesson in lessons() {
        let mut room = Room::new(Class::new(lesson.clone()), Secrets::of(&[3; 32]));
        for (at, step) in lesson.steps.iter().enumerate() {
            let place = format!("{}, {}", lesson.id, step.title);
            show(&mut room, at, Phase::First, false);
            let Some(exercise) = &step.exercise else {
                check(&page(&mut room, "en"), &place);
                continue;
            };
            kinds.insert(exercise.question());
            let (choices, things) = (exercise.is_voted_on(), room.class().steps[at].task.is_some());
            for round in ["first", "second"] {
                let form = format!("step={at}&round={round}&c=use&w=0&p0=0&sure=no");
                let reply = ask(&mut room, Method::Post, "vote", "en", &form);
                assert!(!reply.headers.iter().any(|it| it.1.contains("said=")), "{place}: {reply:?}");
                for language in ["en", "de"] {
                    let page = page(&mut room, language);
                    check(&page, &place);
                    assert_eq!(page.contains("name=\"c\""), choices, "{place}");
                    assert_eq!(page.contains("<select"), things, "{place}");
                    let is_kept =
                        if language == "de" { "Deine Antwort ist gespeichert" } else { "Your answer is kept" };
                    assert!(page.contains(is_kept), "{place}");
                    assert!(!page.contains(exercise.because()) && !page.contains("<meter"), "{place}: given away");
                    assert!(!page.contains(&step.notes) || step.notes.is_empty(), "{place}: notes are the teacher's");
                }
                show(&mut room, at, Phase::Argue, false);
                check(&page(&mut room, "de"), &place);
                show(&mut room, at, Phase::Second, false);
            }
            show(&mut room, at, Phase::Second, true);
            let page = page(&mut room, "de");
            check(&page, &place);
            assert!(page.contains("Die Antwort der Stunde"), "{place}");
            assert!(page.contains(" / 1 wie in der Stunde") || !is_scored(exercise), "{place}");
        }
        show(&mut room, lesson.steps.len(), Phase::First, false);
        assert!(page(&mut room, "de").contains("Das war die Stunde"));
    }
    assert!(kinds.len() >= 5, "marks, differences, cards, orders and mappings: {kinds:?}");
}

/// Whether the lesson has an answer that a phone's can be held against.
fn is_scored(exercise: &Exercise) -> bool {
    !matches!(exercise, Exercise::Difference { answer, .. } if answer.is_empty())
}

#[test]
fn words_of_a_lesson_file_are_words_on_phones() {
    const EVIL: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}";
    let mut lesson: Lesson = lessons().iter().find(|it| it.id == "one-word").expect("a lesson").clone();
    lesson.title = EVIL.to_owned();
    for step in &mut lesson.steps {
        (step.title, step.show, step.argue) = (EVIL.to_owned(), EVIL.to_owned(), EVIL.to_owned());
        if let Some(Exercise::Difference { quote, because, .. }) = &mut step.exercise {
            (*quote, *because) = (EVIL.to_owned(), EVIL.to_owned());
        }
    }
    let mut room = Room::new(Class::new(lesson), Secrets::of(&[3; 32]));
    for (phase, is_revealed) in [(Phase::First, false), (Phase::Argue, false), (Phase::Second, true)] {
        show(&mut room, 0, phase, is_revealed);
        let page = page(&mut room, "en");
        check(&page, "a hostile lesson");
        assert!(!page.contains("<img") && !page.contains('\u{202e}') && page.contains("&lt;script&gt;"), "{page}");
    }
}
