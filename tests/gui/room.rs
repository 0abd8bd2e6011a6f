//! A lesson that is answered by phones, led by keyboard alone; the phones are real connections on loopback.

use super::driving::{builder, has, opened};
use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use undiluted::gui::App;

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn started() -> Harness<'static, App> {
    let mut harness = opened(builder().with_size(vec2(1280.0, 1400.0)), &[]);
    begin(&mut harness);
    harness
}

fn begin(harness: &mut Harness<'_, App>) {
    harness.key_press(Key::F5);
    harness.run();
    harness.get_by_label("Start A community licence for a model").click();
    harness.run_steps(3);
}

/// The address on the screen, without `http://`: host and path.
fn address(harness: &Harness<'_, App>) -> (String, String) {
    let mut nodes = harness.query_all_by_label_contains("http://127.0.0.1:");
    let whole = nodes.find_map(|it| {
        let label = it.accesskit_node().label().or_else(|| it.accesskit_node().value())?;
        label.strip_prefix("http://").filter(|it| it.contains("/r/")).map(str::to_owned)
    });
    let whole = whole.unwrap();
    let (host, path) = whole.split_once('/').unwrap();
    (host.to_owned(), format!("/{path}"))
}

fn ask(host: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn vote(host: &str, path: &str, phone: u8, form: &str) -> String {
    let length = form.len();
    let cookie = format!("d={phone:032x}");
    let head = format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: {length}");
    ask(host, &format!("{head}\r\n\r\n{form}"))
}

fn page(host: &str, path: &str) -> String {
    ask(host, &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: d={:032x}\r\n\r\n", 1))
}

#[test]
fn a_room_votes_argues_votes_again_and_sees_both_votes_beside_the_answer() {
    let mut harness = started();
    press(&mut harness, Key::A);
    assert!(has(&harness, "Join with your phone") && has(&harness, "QR code of http://127.0.0.1:"));
    assert!(has(&harness, "No phone reaches this address"), "loopback is nobody's network");
    let (host, path) = address(&harness);
    press(&mut harness, Key::PageDown);
    assert!(has(&harness, "Large services") && !has(&harness, "Join with your phone"), "the lesson goes on");
    for (phone, choice) in [(1, "c=use"), (2, "c=use&c=modify&c=share"), (3, "c=none")] {
        let answer = vote(&host, &path, phone, &format!("step=1&round=first&{choice}&sure=no"));
        assert!(answer.starts_with("HTTP/1.1 303") && !answer.contains("said="), "{answer}");
    }
    harness.run_steps(3);
    assert!(has(&harness, "Phones that answered: 3 of 3") && has(&harness, "use: 0"), "counts stay hidden");
    press(&mut harness, Key::V);
    assert!(has(&harness, "Name one company on each side") && page(&host, &path).contains("Voting is closed"));
    press(&mut harness, Key::V);
    assert!(has(&harness, "The second vote.") && has(&harness, "Phones that answered: 0 of 3"));
    for phone in [1, 2] {
        vote(&host, &path, phone, "step=1&round=second&c=use&c=modify&c=share&sure=yes");
    }
    assert!(!page(&host, &path).contains("<meter"), "no phone sees a count before the answer");
    press(&mut harness, Key::Space);
    for words in [
        "use, as in the lesson: 2 in the first vote, 2 in the second",
        "modify, as in the lesson: 1 in the first vote, 2 in the second",
        "none: 1 in the first vote, 0 in the second",
        "The first vote: 1 of 3 phones as in the lesson (33 %).",
        "The second vote: 2 of 2 phones as in the lesson (100 %).",
        "1 became right, 0 became wrong",
    ] {
        assert!(has(&harness, words), "{words}");
    }
    assert!(page(&host, &path).contains("<meter"), "now they do");
    press(&mut harness, Key::B);
    assert!(page(&host, &path).contains("A short break"), "a blank screen is blank on phones");
}

#[test]
fn a_room_ends_with_its_lesson_and_is_taken_up_again_where_it_was() {
    let mut harness = started();
    press(&mut harness, Key::A);
    let (host, path) = address(&harness);
    press(&mut harness, Key::PageDown);
    vote(&host, &path, 1, "step=1&round=first&c=study");
    for key in [Key::Space, Key::Space, Key::Escape, Key::Enter] {
        press(&mut harness, key);
    }
    assert!(TcpStream::connect(&host).is_err(), "no phone is let in any more");
    begin(&mut harness);
    assert!(has(&harness, "Large services"), "at the step where it was");
    press(&mut harness, Key::A);
    let (host, again) = address(&harness);
    assert_eq!(again, path, "the address that phones have still works");
    let page = page(&host, &again);
    assert!(page.contains("Large services") && page.contains("study"), "{page}");
    press(&mut harness, Key::Escape);
    assert!(!has(&harness, "Join with your phone") && !has(&harness, "End the lesson here?"), "Escape leads out of it");
}

#[test]
fn a_room_is_closed_without_ending_the_lesson() {
    let mut harness = started();
    press(&mut harness, Key::A);
    let (host, _) = address(&harness);
    harness.get_by_label("Close the room").click();
    harness.run_steps(3);
    assert!(TcpStream::connect(&host).is_err() && has(&harness, "It begins well"), "the lesson goes on by hands");
}
