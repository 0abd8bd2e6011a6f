//! A room: which question it is asked, which phones it knows, what they said.

use super::address::{Secrets, hidden};
use super::form::{DEVICE, LANGUAGE, cookie, device, field, sent};
use super::page;
use super::request::{Method, Reply, Request};
use super::words::Tongue;
use crate::lesson::{Ballot, Class, Phase, Phones, Turned};
use crate::never::packed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// More phones than these are no room, but somebody who makes up numbers.
pub const MOST_PHONES: usize = 1_000;

static TONGUES: LazyLock<Vec<Tongue>> =
    LazyLock::new(|| packed(include_bytes!(concat!(env!("OUT_DIR"), "/tongues.pack"))));

/// What the room's screen shows: phones follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Showing {
    /// The step, from 0; as many as there are is the end.
    pub step: usize,
    /// Which vote is taken.
    pub phase: Phase,
    /// Whether the answer is shown.
    pub is_revealed: bool,
    /// Whether the screen is blank.
    pub is_blank: bool,
}

/// A room that is open.
#[derive(Clone, Debug)]
pub struct Room {
    secrets: Secrets,
    pub(super) class: Class,
    pub(super) showing: Showing,
    /// How often the screen changed; phones look whether it did.
    revision: u64,
    /// What is kept of a phone's own number, and the number that its votes are filed under.
    devices: BTreeMap<String, u32>,
    /// How often somebody voted: whoever shows counts knows by it that there are others.
    votes: u64,
}

/// What is kept of a room so that a lesson can be taken up again with the same phones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kept {
    /// The lesson's id.
    pub lesson: String,
    /// The step it was at, from 0.
    pub step: usize,
    /// What the room is found by.
    pub secrets: Secrets,
    /// The phones, each by a hash of its own number: nobody can vote with it.
    pub devices: BTreeMap<String, u32>,
    /// What they said at each step.
    pub said: Vec<Phones>,
    /// Which vote each step had come to.
    pub phases: Vec<Phase>,
    /// Which answers were shown.
    pub revealed: Vec<bool>,
}

impl Room {
    /// A room for a lesson, before anybody voted.
    pub fn new(class: Class, secrets: Secrets) -> Self {
        Self { secrets, class, showing: Showing::default(), revision: 1, devices: BTreeMap::new(), votes: 0 }
    }

    /// A room as it was kept. What does not fit the lesson is left, and where it is found is `fresh` unless what was kept
    /// of that is as it should be.
    pub fn restored(mut class: Class, kept: Kept, fresh: Secrets) -> Self {
        let steps = class.steps.iter_mut().zip(&class.lesson.steps);
        let kept_steps = kept.said.into_iter().zip(kept.phases).zip(kept.revealed);
        for ((turned, step), ((said, phase), is_revealed)) in steps.zip(kept_steps) {
            let Some(exercise) = &step.exercise else { continue };
            let fit = |ballots: BTreeMap<u32, Ballot>| {
                ballots.into_iter().map(|(phone, it)| (phone, it.fitted(exercise, turned.task.as_ref()))).collect()
            };
            turned.phones = Phones { first: fit(said.first), second: fit(said.second) };
            turned.phase = phase;
            (turned.is_revealed, turned.was_revealed) = (is_revealed, is_revealed);
        }
        let secrets = if kept.secrets.is_whole() { kept.secrets } else { fresh };
        let mut room = Self::new(class, secrets);
        room.devices = kept.devices.into_iter().take(MOST_PHONES).collect();
        room.showing.step = kept.step.min(room.class.steps.len());
        room
    }

    /// What is to be kept of it.
    pub fn kept(&self) -> Kept {
        Kept {
            lesson: self.class.lesson.id.clone(),
            step: self.showing.step,
            secrets: self.secrets.clone(),
            devices: self.devices.clone(),
            said: self.class.steps.iter().map(|it| it.phones.clone()).collect(),
            phases: self.class.steps.iter().map(|it| it.phase).collect(),
            revealed: self.class.steps.iter().map(|it| it.was_revealed).collect(),
        }
    }

    /// What it is found by.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The path of its page.
    pub fn path(&self) -> String {
        format!("/r/{}/", self.secrets.path)
    }

    /// The lesson with what phones said, as far as the room knows it.
    pub fn class(&self) -> &Class {
        &self.class
    }

    /// What its phones see.
    pub fn showing(&self) -> Showing {
        self.showing
    }

    /// How many phones voted at least once.
    pub fn phones(&self) -> usize {
        self.devices.len()
    }

    /// How often somebody voted, changes of mind included.
    pub fn votes(&self) -> u64 {
        self.votes
    }

    /// What phones said at a step; nothing where there is none.
    pub fn said(&self, step: usize) -> Option<&Phones> {
        self.class.steps.get(step).map(|it| &it.phones)
    }

    /// Phones follow the screen from now on to this, with the step as the teacher's side has it.
    pub fn show(&mut self, showing: Showing, turned: Option<&Turned>) {
        if let (Some(here), Some(there)) = (self.class.steps.get_mut(showing.step), turned) {
            here.phase = there.phase;
            if here.groups != there.groups {
                here.groups.clone_from(&there.groups);
                self.revision += 1;
            }
            (here.is_revealed, here.was_revealed) = (there.is_revealed, there.was_revealed);
            // What was counted by hand is shown with the phones' once the answer is.
            (here.votes, here.second) = (there.votes.clone(), there.second.clone());
        }
        if self.showing != showing {
            self.showing = showing;
            self.revision += 1;
        }
    }

    /// Answers a phone.
    pub fn answer(&mut self, request: &Request<'_>) -> Reply {
        let tongue = tongue(request);
        let prefix = self.path();
        let below = request.path.strip_prefix(prefix.as_str());
        match (request.method, below) {
            (Method::Get, None) if request.path == "/" => self.join(request, tongue),
            (Method::Get, None) if request.path == "/style.css" => Reply::fixed("text/css; charset=utf-8", page::STYLE),
            (Method::Get, None) if format!("{}/", request.path) == prefix => Reply::to(prefix),
            (Method::Get, Some("")) => self.page(request, tongue),
            (Method::Get, Some("now")) => Reply::plain(200, &self.revision.to_string()),
            (Method::Get, Some("style.css")) => Reply::fixed("text/css; charset=utf-8", page::STYLE),
            (Method::Get, Some("page.js")) => Reply::fixed("text/javascript; charset=utf-8", page::SCRIPT),
            (Method::Post, Some("vote")) => self.vote(request),
            (Method::Post, Some("" | "now" | "style.css" | "page.js")) | (Method::Get, Some("vote")) => {
                let allowed = if request.method == Method::Post { "GET, HEAD" } else { "POST" };
                Reply::plain(405, "Not this way.").with("Allow", allowed.to_owned())
            }
            _ => Reply::plain(404, "There is nothing here. Scan the code on the screen again."),
        }
    }

    fn join(&self, request: &Request<'_>, tongue: &Tongue) -> Reply {
        let typed = field(request.query, "code");
        if typed.is_some_and(|it| self.secrets.is_code(&it.replace('+', " "))) {
            return Reply::to(self.path());
        }
        Reply::page(page::join(tongue, &TONGUES, typed.is_some()))
    }

    fn page(&self, request: &Request<'_>, tongue: &Tongue) -> Reply {
        let known = device(request.cookies);
        let number = known.and_then(|it| self.devices.get(&hidden(it))).copied();
        let said = field(request.query, "said").filter(|it| matches!(*it, "late" | "empty" | "full"));
        let reply = Reply::page(page::room(self, tongue, &TONGUES, number, said, self.revision));
        let path = self.path();
        let cookie = |name: &str, value: &str, hidden: &str| {
            format!("{name}={value}; Path={path}; Max-Age=86400; SameSite=Strict{hidden}")
        };
        let mut reply = reply.with("Cache-Control", "no-store".to_owned());
        if known.is_none() {
            reply = reply.with("Set-Cookie", cookie(DEVICE, &hex(&request.fresh), "; HttpOnly"));
        }
        if field(request.query, "l") == Some(tongue.id.as_str()) {
            reply = reply.with("Set-Cookie", cookie(LANGUAGE, &tongue.id, ""));
        }
        reply
    }

    fn vote(&mut self, request: &Request<'_>) -> Reply {
        let path = self.path();
        let back = |how: &str| Reply::to(format!("{path}{how}"));
        let (Some(device), Some(sent)) = (device(request.cookies), sent(request.body)) else {
            return Reply::plain(400, "This is no vote. Go back, load the page again and vote there.");
        };
        let showing = self.showing;
        let Some(exercise) = self.class.lesson.steps.get(sent.step).and_then(|it| it.exercise.as_ref()) else {
            return back("?said=late");
        };
        let Some(turned) = self.class.steps.get_mut(sent.step) else { return back("?said=late") };
        let is_asked = sent.step == showing.step && sent.round == showing.phase.round();
        if !is_asked || !showing.phase.is_open() || turned.was_revealed || showing.is_revealed {
            return back("?said=late");
        }
        let ballot = sent.ballot.fitted(exercise, turned.task.as_ref());
        if ballot.is_empty() {
            return back("?said=empty");
        }
        let hidden = hidden(device);
        let next = self.devices.values().max().map_or(0, |it| it.saturating_add(1));
        let number = match self.devices.get(&hidden) {
            Some(number) => *number,
            None if self.devices.len() >= MOST_PHONES => return back("?said=full"),
            None => *self.devices.entry(hidden).or_insert(next),
        };
        turned.phones.of_mut(sent.round).insert(number, ballot);
        self.votes += 1;
        Reply::to(path)
    }
}

/// The language that somebody chose, else the first that the browser asks for, else English.
fn tongue(request: &Request<'_>) -> &'static Tongue {
    let chosen = field(request.query, "l").or_else(|| cookie(request.cookies, LANGUAGE));
    let asked = request.languages.split(',').map(|it| it.split([';', '-']).next().unwrap_or_default().trim());
    let known = |id: &str| TONGUES.iter().find(|it| it.id.eq_ignore_ascii_case(id));
    let found = chosen.into_iter().chain(asked).find_map(known);
    found.unwrap_or_else(|| &TONGUES[0])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut all, it| {
        write!(all, "{it:02x}").ok();
        all
    })
}
