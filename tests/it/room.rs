//! A room with phones over real connections, on loopback alone: voting in waves, leaving and coming back, and guests who
//! mean harm. All of it is bounded in number and in time.

use crate::scene::Scene;
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use undiluted::io::{Answer, Limits, Served, serve};
use undiluted::lesson::{Class, Phase, Round, lessons};
use undiluted::room::{Room, Secrets, Showing};

/// The first question of this lesson is a vote whose answer is `use`, `modify`, `share`.
const LESSON: &str = "community-licence";
const STEP: usize = 1;

struct Opened {
    room: Arc<Mutex<Room>>,
    served: Served,
    path: String,
}

fn class() -> Class {
    Class::new(lessons().iter().find(|it| it.id == LESSON).expect("a lesson").clone())
}

fn open_with(limits: Limits) -> Opened {
    let mut room = Room::new(class(), Secrets::of(&[5; 32]));
    let path = room.path();
    show(&mut room, Phase::First, false);
    let room = Arc::new(Mutex::new(room));
    let answering = Arc::clone(&room);
    let answer: Answer = Arc::new(move |it| answering.lock().expect("whole").answer(it));
    let served = serve("127.0.0.1", Some(0), limits, answer).expect("loopback can be served on");
    Opened { room, served, path }
}

/// Two hundred clients on one address: what stands for one phone each is not held against them.
fn open() -> Opened {
    open_with(Limits { per_address: 256, per_second: 100_000, burst: 100_000, ..Limits::default() })
}

fn show(room: &mut Room, phase: Phase, is_revealed: bool) {
    let mut turned = room.class().steps[STEP].clone();
    turned.phase = phase;
    (turned.is_revealed, turned.was_revealed) = (is_revealed, is_revealed || turned.was_revealed);
    room.show(Showing { step: STEP, phase, is_revealed, is_blank: false }, Some(&turned));
}

impl Opened {
    fn address(&self) -> SocketAddr {
        self.served.address().trim_start_matches("http://").parse().expect("an address")
    }

    fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address()).expect("loopback");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        // A server that refuses may close before all was taken.
        stream.write_all(bytes).ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, cookie: &str) -> String {
        let host = self.address();
        self.send(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n").as_bytes())
    }

    /// As browsers send a form: with the page's own origin.
    fn vote(&self, cookie: &str, form: &str) -> String {
        let (host, path, length) = (self.address(), &self.path, form.len());
        let cookie = format!("{cookie}\r\nOrigin: http://{host}");
        let head =
            format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: {length}\r\n");
        self.send(format!("{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}").as_bytes())
    }

    /// A phone that opened the page, by its cookie.
    fn phone(&self) -> String {
        let page = self.get(&self.path, "");
        let cookie = page.lines().find_map(|it| it.strip_prefix("Set-Cookie: d=")).expect("a number of its own");
        format!("d={}", cookie.split(';').next().expect("a value"))
    }

    fn counts(&self, round: Round) -> BTreeMap<&'static str, usize> {
        let room = self.room.lock().expect("whole");
        let mut counts = BTreeMap::new();
        for choice in room.said(STEP).expect("a question").of(round).values().flat_map(|it| &it.choices) {
            *counts.entry(choice.name()).or_default() += 1;
        }
        counts
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

fn form(round: Round, choices: &str) -> String {
    format!("step={STEP}&round={}&{choices}&sure=yes", round.name())
}

/// Every phone does this, twenty at a time as fast as they can.
fn each(phones: &[String], act: impl Fn(usize, &str) + Sync) {
    let each = phones.len().div_ceil(20);
    thread::scope(|scope| {
        for (wave, some) in phones.chunks(each).enumerate() {
            let act = &act;
            scope.spawn(move || some.iter().enumerate().for_each(|(at, it)| act(wave * each + at, it)));
        }
    });
}

#[test]
fn two_hundred_phones_vote_argue_leave_come_back_and_vote_again() {
    let opened = open();
    let begun = Instant::now();
    let phones = Mutex::new(Vec::new());
    each(&vec![String::new(); 200], |_, _| phones.lock().expect("whole").push(opened.phone()));
    let phones = phones.into_inner().expect("whole");
    // A wave that changes its mind at once: the last word counts, and a phone has one vote.
    for choice in ["c=none", "c=share"] {
        each(&phones, |_, it| assert_eq!(status(&opened.vote(it, &form(Round::First, choice))), "303"));
    }
    each(&phones, |at, it| {
        if at % 2 == 0 {
            opened.vote(it, &form(Round::First, "c=use&c=modify&c=share"));
        }
        let page = opened.get(&opened.path, it);
        assert!(page.contains("Your answer is kept") && !page.contains("<meter"), "counts are hidden");
    });
    assert_eq!(opened.counts(Round::First), BTreeMap::from([("modify", 100), ("share", 200), ("use", 100)]));
    show(&mut opened.room.lock().expect("whole"), Phase::Argue, false);
    let late = opened.vote(&phones[0], &form(Round::First, "c=none"));
    assert!(late.contains("?said=late"), "{late}");
    show(&mut opened.room.lock().expect("whole"), Phase::Second, false);
    each(&phones, |at, it| {
        if at % 4 != 1 {
            opened.vote(it, &form(Round::Second, "c=use&c=modify&c=share"));
        }
    });
    // Whoever left finds what they said, in the first vote too.
    let back = opened.get(&opened.path, &phones[1]);
    assert!(back.contains("value=\"share\" checked") && !back.contains("value=\"use\" checked"), "{back}");
    show(&mut opened.room.lock().expect("whole"), Phase::Second, true);
    let revealed = opened.get(&opened.path, &phones[0]);
    for words in ["<meter", "100 / 200", "150 / 150", "criterion 5", "✓ share"] {
        assert!(revealed.contains(words), "{words}: {revealed}");
    }
    let took = begun.elapsed();
    eprintln!("200 phones, {} votes: {took:?}", opened.room.lock().expect("whole").votes());
    assert!(took < Duration::from_mins(1), "{took:?}");
}

#[test]
fn a_room_that_was_kept_knows_its_phones_and_gives_nobody_away() {
    let opened = open();
    let phone = opened.phone();
    opened.vote(&phone, &form(Round::First, "c=study"));
    let kept = opened.room.lock().expect("whole").kept();
    let text = serde_json::to_string(&kept).expect("it can be kept");
    assert!(!text.contains(phone.trim_start_matches("d=")), "nobody can vote with what is kept");
    let mut again =
        Room::restored(class(), serde_json::from_str(&text).expect("it can be read"), Secrets::of(&[6; 32]));
    show(&mut again, Phase::First, false);
    *opened.room.lock().expect("whole") = again;
    let page = opened.get(&opened.path, &phone);
    assert!(page.contains("value=\"study\" checked"), "{page}");
    opened.vote(&phone, &form(Round::First, "c=use"));
    assert_eq!(opened.counts(Round::First), BTreeMap::from([("use", 1)]), "it is the same phone");
    // Who writes a session may write anything into it.
    let mut forged = kept;
    (forged.secrets.path, forged.secrets.code) = (String::new(), String::new());
    forged.said[STEP].first.insert(7, undiluted::lesson::Ballot { words: [99_999].into(), ..Default::default() });
    let room = Room::restored(class(), forged, Secrets::of(&[6; 32]));
    assert_eq!(room.path(), format!("/r/{}/", Secrets::of(&[6; 32]).path), "an empty code lets nobody in");
    assert!(room.said(STEP).expect("a question").first[&7].words.is_empty(), "and there is no such word");
}

#[test]
fn what_is_not_ours_is_refused_and_the_room_goes_on() {
    let opened = open();
    let host = opened.address();
    let path = &opened.path;
    let ask = |request: &str| opened.send(request.as_bytes());
    for (request, wanted) in [
        (format!("DELETE {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n"), "405"),
        (format!("GET {path}vote HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("GET /r/guess/ HTTP/1.1\r\nHost: {host}\r\n\r\n"), "404"),
        (format!("GET /../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n"), "404"),
        (format!("GET {path}../../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n"), "404"),
        (format!("GET http://elsewhere/ HTTP/1.1\r\nHost: {host}\r\n\r\n"), "400"),
        (format!("GET {path} HTTP/1.1\r\nHost: evil.example\r\n\r\n"), "421"),
        (format!("GET {path} HTTP/1.1\r\n\r\n"), "421"),
        (format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nOrigin: http://evil.example\r\n\r\n"), "403"),
        (format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n"), "411"),
        (format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n"), "400"),
        (format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"), "400"),
        (format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999999999\r\n\r\n"), "413"),
        (format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "a".repeat(100_000)), "431"),
        (format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X: a\r\n".repeat(500)), "431"),
        ("\0\u{1}\u{2}\r\n\r\n".to_owned(), "400"),
    ] {
        let answer = ask(&request);
        assert_eq!(status(&answer), wanted, "{}: {answer}", request.get(..120).unwrap_or(&request));
        assert!(!answer.contains("root:"), "nothing else of the machine is reached");
    }
    let large = format!("POST {path}vote HTTP/1.1\r\nHost: {host}\r\nContent-Length: 10000000\r\n\r\n");
    let begun = Instant::now();
    let answer = opened.send(&[large.as_bytes(), &vec![b'a'; 10_000_000]].concat());
    assert!(answer.is_empty() || status(&answer) == "413", "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let head = ask(&format!("HEAD {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    assert!(status(&head) == "200" && head.ends_with("\r\n\r\n"), "{head}");
    // A stricter policy hides a page's own address from its own server, and browsers' votes would be refused.
    for header in
        ["default-src 'none'", "Referrer-Policy: same-origin", "nosniff", "no-store", "SameSite=Strict; HttpOnly"]
    {
        assert!(head.contains(header), "{header}: {head}");
    }
    assert_eq!(opened.counts(Round::First), BTreeMap::new());
}

#[test]
fn votes_that_phones_make_up_count_for_nothing_and_nothing_they_send_comes_back() {
    let opened = open();
    let phone = opened.phone();
    opened.vote(&phone, &form(Round::First, "c=use"));
    let script = "%3Cscript%3Ealert(1)%3C/script%3E<script>alert(1)</script>";
    for (cookie, body) in [
        (phone.clone(), form(Round::First, &format!("c={script}&w={script}&p0={script}"))),
        (phone.clone(), format!("step={script}&round=first&c=study")),
        (phone.clone(), "step=0&round=first&c=study".to_owned()),
        (phone.clone(), "step=4294967296&round=first&c=study".to_owned()),
        (phone.clone(), form(Round::Second, "c=study")),
        (format!("d={script}"), form(Round::First, "c=study")),
        ("d=1; d=2".to_owned(), form(Round::First, "c=study")),
        (String::new(), form(Round::First, "c=study")),
        (phone.clone(), "&".repeat(16_000)),
    ] {
        let answer = opened.vote(&cookie, &body);
        assert!(matches!(status(&answer), "303" | "400"), "{answer}");
    }
    let page = opened.get(&format!("{}?said={script}&l={script}", opened.path), &format!("{phone}; l={script}"));
    assert!(status(&page) == "200" && !page.contains("alert(1)"), "{page}");
    let joined = opened.get(&format!("/?code={script}"), "");
    assert!(status(&joined) == "200" && !joined.contains("alert(1)"), "{joined}");
    assert_eq!(opened.counts(Round::First), BTreeMap::from([("use", 1)]), "and the vote that was there still is");
}

#[test]
fn many_idle_connections_end_by_themselves_and_keep_nobody_out_for_long() {
    let limits = Limits {
        connections: 32,
        per_address: 32,
        per_second: 100_000,
        burst: 100_000,
        time: Duration::from_millis(700),
        ..Limits::default()
    };
    let opened = open_with(limits);
    let before = threads();
    let idle: Vec<TcpStream> = (0..500).filter_map(|_| TcpStream::connect(opened.address()).ok()).collect();
    for (at, mut it) in idle.iter().enumerate() {
        it.write_all(if at % 2 == 0 { b"GET / HT" } else { b"" }).ok();
    }
    if let (Some(before), Some(now)) = (before, threads()) {
        assert!(now <= before + 40, "{before} threads became {now}");
    }
    let begun = Instant::now();
    while status(&opened.get(&opened.path, "")) != "200" {
        assert!(begun.elapsed() < Duration::from_secs(10), "nobody comes in any more");
        thread::sleep(Duration::from_millis(50));
    }
    drop(idle);
}

/// How many threads this process has, where the system tells.
fn threads() -> Option<usize> {
    std::fs::read_dir("/proc/self/task").ok().map(Iterator::count)
}

#[test]
fn a_server_stops_when_it_is_let_go_and_serves_no_address_that_was_not_chosen() {
    let opened = open();
    let address = opened.address();
    assert!(address.ip().is_loopback());
    drop(opened);
    assert!(TcpStream::connect_timeout(&address, Duration::from_millis(500)).is_err(), "nobody listens any more");
    let nobody: Answer = Arc::new(|_| undiluted::room::Reply::plain(200, ""));
    for everywhere in ["0.0.0.0", "::", "localhost", "", "127.0.0.1:80"] {
        let error = serve(everywhere, None, Limits::default(), Arc::clone(&nobody)).expect_err("no address");
        assert!(error.to_string().contains("is no address"), "{error}");
    }
}

#[test]
fn people_who_cannot_scan_type_the_code_in_their_language() {
    let opened = open();
    let code = opened.room.lock().expect("whole").secrets().code.to_lowercase();
    let joined = opened.get(&format!("/?code={code}"), "");
    assert!(status(&joined) == "303" && joined.contains(&format!("Location: {}", opened.path)), "{joined}");
    assert!(opened.get("/?code=XXXXX", "").contains("No room has this code"));
    let host = opened.address();
    let german = |extra: &str| {
        let path = &opened.path;
        opened.send(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{extra}\r\n").as_bytes())
    };
    for extra in ["Accept-Language: de-AT,de;q=0.9,en;q=0.5\r\n", "Accept-Language: fr\r\nCookie: l=de\r\n"] {
        let page = german(extra);
        assert!(page.contains("<html lang=\"de\"") && page.contains("Erste Abstimmung"), "{page}");
    }
    assert!(german("Accept-Language: fr\r\n").contains("First vote"));
}

#[test]
fn a_lesson_is_served_from_the_command_line_and_its_votes_are_written() {
    let scene = Scene::new(&[]);
    let mut command =
        scene.command(&["lesson", "serve", LESSON, "--address", "127.0.0.1", "--port", "0", "-o", "votes.csv"]);
    command.args(["--keep", "room.json"]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut typed = child.stdin.take().expect("piped");
    let mut out = child.stdout.take().expect("piped");
    let mut said = String::new();
    let mut buffer = [0; 4096];
    while !said.contains("[1/") {
        let count = out.read(&mut buffer).expect("the screen");
        assert!(count > 0, "{said}");
        said.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    let url = said.lines().find(|it| it.starts_with("http://127.0.0.1:")).expect("an address").to_owned();
    let (host, path) = url.trim_start_matches("http://").split_once('/').expect("a path");
    typed.write_all(b"\n").expect("Enter");
    let ask = |request: String| {
        let mut stream = TcpStream::connect(host).expect("loopback");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("UTF-8");
        answer
    };
    let begun = Instant::now();
    let body = "step=1&round=first&c=use";
    let cookie = "d=0123456789abcdef0123456789abcdef";
    loop {
        let vote = format!("POST /{path}vote HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n");
        let answer = ask(format!("{vote}Content-Length: {}\r\n\r\n{body}", body.len()));
        if answer.contains("303") && !answer.contains("said=late") {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{answer}");
        thread::sleep(Duration::from_millis(100));
    }
    typed.write_all(b"c\nr\nq\n").expect("keys");
    drop(typed);
    out.read_to_string(&mut said).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0), "{said}");
    assert!(said.contains("1 of 1 phones have answered") && said.contains("0 of 1 phones as in the lesson"), "{said}");
    let csv = std::fs::read_to_string(scene.path().join("votes.csv")).expect("the votes");
    assert!(csv.contains("\"first\",\"choice\",\"use\",\"1\""), "{csv}");
    assert!(scene.path().join("room.json").exists());
}
