//! A lesson given on the command line to a room with phones: what stands on the screen, and the keys that lead it.

use super::console::{Console, Target};
use super::serve_args::ServeArgs;
use crate::assess::Rules;
use crate::edits::Choice;
use crate::io;
use crate::lesson::{
    Ballots, Class, Group, LARGEST_ROOM, Lesson, Phase, Round, Step, Turned, by_size, by_votes, grouped, percent,
};
use crate::report::handout::answer;
use crate::report::{apart, debrief, evidence};
use crate::room::{Kept, Room, Secrets, Showing, cells};
use std::fmt::Write as _;
use std::io::BufRead as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

const HINT: &str =
    "Enter goes on, b back, r answer, v second vote, p who argues with whom, c how many answered, q end.\n";

/// A lesson that is being given.
struct Given<'a> {
    class: Class,
    step: usize,
    room: Arc<Mutex<Room>>,
    args: &'a ServeArgs,
    console: &'a Console,
}

/// Serves a lesson until somebody ends it or there is no more input.
pub(super) fn serve(lesson: Lesson, args: &ServeArgs, console: &Console) {
    let opened = open(lesson, args);
    let (mut given, served) = match opened.and_then(|room| begin(room, args, console)) {
        Ok(it) => it,
        Err(error) => return console.error(&error),
    };
    let (path, code) = given.found_by();
    console.print(&invitation(&served.address(), &path, &code));
    given.show();
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        if !given.turn(line.trim()) {
            break;
        }
        given.keep();
    }
    drop(served);
    given.keep();
    given.end();
}

/// The room as it was kept, or a new one.
fn open(lesson: Lesson, args: &ServeArgs) -> Result<Room, String> {
    let class = Class::new(lesson);
    let fresh = Secrets::of(&io::random().map_err(|error| error.to_string())?);
    if let Some(path) = args.keep.as_ref().filter(|it| it.exists()) {
        let name = io::name_of(path);
        let (_, text) = io::text_file(&name).map_err(|error| error.to_string())?;
        let kept: Kept = serde_json::from_str(&text)
            .map_err(|error| format!("{name}: is no room that was kept: {error}; name another file with --keep"))?;
        if kept.lesson != class.lesson.id {
            return Err(format!("{name}: is a room of the lesson {}; name another file with --keep", kept.lesson));
        }
        return Ok(Room::restored(class, kept, fresh));
    }
    Ok(Room::new(class, fresh))
}

fn begin<'a>(room: Room, args: &'a ServeArgs, console: &'a Console) -> Result<(Given<'a>, io::Served), String> {
    let address = match &args.address {
        Some(address) => address.clone(),
        None => chosen()?,
    };
    let (class, step) = (room.class().clone(), room.showing().step);
    let room = Arc::new(Mutex::new(room));
    let answering = Arc::clone(&room);
    let answer: io::Answer = Arc::new(move |request| locked(&answering).answer(request));
    let served = io::serve(&address, args.port, io::Limits::default(), answer).map_err(|error| error.to_string())?;
    // A lesson that had ended begins again.
    let step = if step < class.steps.len() { step } else { 0 };
    Ok((Given { class, step, room, args, console }, served))
}

/// The address that phones most likely reach; others are named.
fn chosen() -> Result<String, String> {
    let all = io::addresses()
        .map_err(|error| format!("this machine's addresses cannot be read: {error}; name one with --address"))?;
    let Some((first, others)) = all.split_first() else {
        return Err("this machine has no address; connect it to a network, or name one with --address".to_owned());
    };
    if !others.is_empty() {
        Console::say(&format!("serving on {first}; this machine also has {} (--address)", others.join(", ")));
    }
    Ok(first.clone())
}

fn locked(room: &Mutex<Room>) -> MutexGuard<'_, Room> {
    // Who broke off in the middle of a vote left the others whole.
    room.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Given<'_> {
    fn room(&self) -> MutexGuard<'_, Room> {
        locked(&self.room)
    }

    /// The path and the code.
    fn found_by(&self) -> (String, String) {
        let room = self.room();
        (room.path(), room.secrets().code.clone())
    }

    fn now(&self) -> Option<(&Step, &Turned)> {
        Some((self.class.lesson.steps.get(self.step)?, self.class.steps.get(self.step)?))
    }

    /// Does what was typed; `false` ends the lesson.
    fn turn(&mut self, typed: &str) -> bool {
        self.take_votes();
        let last = self.class.steps.len();
        let step = self.class.lesson.steps.get(self.step);
        let is_asked = step.is_some_and(|it| it.exercise.is_some());
        let is_argued = step.is_some_and(|it| !it.argue.is_empty());
        let turned = self.class.steps.get_mut(self.step);
        match (typed, turned) {
            ("q", _) | ("", None) => return false,
            ("", Some(turned)) => {
                if !turned.advance(is_asked, is_argued) {
                    self.step = (self.step + 1).min(last);
                }
            }
            ("b", _) => self.step = self.step.saturating_sub(1),
            ("r", Some(turned)) if is_asked => turned.reveal(),
            ("v", Some(turned)) if is_asked && !turned.was_revealed => {
                turned.advance(true, true);
            }
            ("c", _) => {
                self.console.print(&self.answered());
                return true;
            }
            (typed, Some(turned)) if is_asked && turned.phase == Phase::Argue && typed.starts_with('p') => {
                match drawn(&turned.phones.first, typed.trim_start_matches('p').trim()) {
                    Ok(groups) => turned.groups = groups,
                    Err(error) => {
                        self.console.print(&format!("{error}\n"));
                        return true;
                    }
                }
            }
            _ => {
                self.console.print(HINT);
                return true;
            }
        }
        self.show();
        true
    }

    /// Takes over what phones said since.
    fn take_votes(&mut self) {
        let room = locked(&self.room);
        for (step, turned) in self.class.steps.iter_mut().enumerate() {
            if let Some(said) = room.said(step) {
                turned.phones.clone_from(said);
            }
        }
    }

    /// Puts the step on the screen and on the phones.
    fn show(&mut self) {
        if self.now().is_some_and(|it| it.1.is_revealed) {
            self.class.tell(self.step, Rules::built_in());
        }
        let turned = self.class.steps.get(self.step);
        let showing = Showing {
            step: self.step,
            phase: turned.map_or(Phase::First, |it| it.phase),
            is_revealed: turned.is_some_and(|it| it.is_revealed),
            is_blank: false,
        };
        self.room().show(showing, turned);
        let words = self.screen();
        self.console.print(&words);
    }

    fn answered(&self) -> String {
        let round = self.now().map_or(Round::First, |it| it.1.phase.round());
        let count = self.room().said(self.step).map_or(0, |it| it.of(round).len());
        format!("{count} of {} phones have answered.\n", self.room().phones())
    }

    fn screen(&self) -> String {
        let mut out = String::new();
        let Some((step, turned)) = self.now() else {
            writeln!(out, "\nTo talk about").ok();
            for it in &self.class.lesson.debrief {
                writeln!(out, "  {it}").ok();
            }
            writeln!(out, "Enter ends.").ok();
            return out;
        };
        writeln!(out, "\n[{}/{}] {}\n{}", self.step + 1, self.class.steps.len(), step.title, step.show).ok();
        let Some(exercise) = &step.exercise else { return out };
        for (text, quote) in exercise.quotes() {
            quote.map(|it| writeln!(out, "  “{it}” ({text})"));
        }
        let line = match turned.phase {
            _ if turned.is_revealed => return out + &revealed(&self.class, self.step, &answer(exercise)),
            Phase::First => format!("First vote: {}", exercise.question()),
            Phase::Argue if step.argue.is_empty() => "Find somebody who answered otherwise. Argue.".to_owned(),
            Phase::Argue => step.argue.clone(),
            Phase::Second => format!("Second vote: {}", exercise.question()),
        };
        writeln!(out, "{line}").ok();
        match turned.phase {
            Phase::Argue if turned.groups.is_empty() => writeln!(out, "(p draws who argues with whom.)").ok(),
            Phase::Argue => writeln!(out, "Argue with each other: {}.", grouped(&turned.groups)).ok(),
            Phase::First | Phase::Second => None,
        };
        out
    }

    /// Writes the room down, where it is to be kept.
    fn keep(&self) {
        let Some(path) = &self.args.keep else { return };
        let kept = self.room().kept();
        let text = serde_json::to_string_pretty(&kept).unwrap_or_default() + "\n";
        self.console.write(&Target::Path(path.clone()), false, |out| out.write_all(text.as_bytes()));
    }

    fn end(&mut self) {
        self.take_votes();
        let Some(path) = &self.args.output else { return };
        for step in 0..self.class.steps.len() {
            if self.class.steps.get(step).is_some_and(Turned::is_taken) {
                self.class.tell(step, Rules::built_in());
            }
        }
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        self.console.write(&super::plan::target(path), false, |out| {
            debrief::write(&self.class, Rules::built_in(), ending, out)
        });
    }
}

/// Who argues with whom: phones that answered otherwise, or people who counted off to the number that was typed.
fn drawn(first: &Ballots, typed: &str) -> Result<Vec<Group>, String> {
    let seed = u64::from_le_bytes(io::random().map_err(|error| error.to_string())?);
    let groups = match typed.parse::<u32>() {
        _ if typed.is_empty() => by_votes(first, seed),
        Ok(people) if people <= LARGEST_ROOM => by_size(people, seed),
        _ => {
            return Err(format!(
                "“{typed}” is no room; type p, or p and how many people there are, up to {LARGEST_ROOM}."
            ));
        }
    };
    if groups.is_empty() {
        return Err("fewer than two answered by phone: type p and how many people there are, such as p 24.".to_owned());
    }
    Ok(groups)
}

/// The lesson's answer beside the room's.
fn revealed(class: &Class, step: usize, answer: &str) -> String {
    let mut out = format!("The lesson: {answer}\n");
    let Some(turned) = class.steps.get(step) else { return out };
    for (round, name) in [(Round::First, "first vote"), (Round::Second, "second vote")] {
        let voices = turned.voices(round);
        let most = voices.values().copied().max().unwrap_or(0);
        for choice in Choice::ALL.into_iter().filter(|_| most > 0) {
            let count = voices.get(&choice).copied().unwrap_or(0);
            let bar = "█".repeat(usize::try_from(percent(count, most) / 5).unwrap_or(0));
            writeln!(out, "  {name:<12}{:<8}{count:>4} {bar}", choice.name()).ok();
        }
    }
    for line in evidence(class, step).into_iter().chain(apart(class, step)) {
        writeln!(out, "  {line}").ok();
    }
    out
}

/// How a room is joined: the address, the code, and both as a picture for phones.
fn invitation(address: &str, path: &str, code: &str) -> String {
    let whole = format!("{address}{path}");
    let mut out = format!("{}\n", picture(&whole));
    writeln!(out, "{whole}\nor open {address}/ and type {code}").ok();
    out
}

/// A QR code of two cells a letter, light cells drawn, for terminals are dark.
fn picture(address: &str) -> String {
    const QUIET: usize = 2;
    let cells = cells(address);
    let size = cells.len() + 2 * QUIET;
    let is_dark = |x: usize, y: usize| {
        let at = |it: usize| it.checked_sub(QUIET);
        at(y).and_then(|y| cells.get(y)).zip(at(x)).and_then(|(row, x)| row.get(x)).copied().unwrap_or(false)
    };
    let mut out = String::new();
    for y in (0..size).step_by(2) {
        let line = (0..size).map(|x| match (is_dark(x, y), y + 1 < size && !is_dark(x, y + 1)) {
            (false, true) => '█',
            (false, false) => '▀',
            (true, true) => '▄',
            (true, false) => ' ',
        });
        out.extend(line);
        out.push('\n');
    }
    out
}
