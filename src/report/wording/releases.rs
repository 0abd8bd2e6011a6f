//! How what is known of releases is said to people, the same in every format and in the window.

use super::shown::one_line;
use crate::artefact::{Cell, Entered, LicenseFrom, Openness, State};
use crate::openness::{Act, Built, Duty, Link, Met, PartStanding, PayloadItem, ReadIn, Release, Step, Verdict};

/// The word for a component's state.
pub fn state(cell: &Cell) -> &'static str {
    match cell.state {
        State::Present if cell.open == Openness::Unknown => "present, terms not read",
        State::Present => "present",
        State::Absent => "absent",
        State::Unknown if cell.is_named_only() => "named, not seen",
        State::Unknown => "unknown",
        State::Unlicensed => "unlicensed",
        State::Restricted => "restricted",
    }
}

/// A sign for a component's state: colour is never alone.
pub fn sign(cell: &Cell) -> &'static str {
    match cell.state {
        State::Present => "●",
        State::Absent => "○",
        State::Unknown => "?",
        State::Unlicensed => "◌",
        State::Restricted => "◐",
    }
}

/// What a component's terms are: "Apache-2.0, of the whole, made for other things"; empty where none are stated.
pub fn terms(cell: &Cell) -> String {
    let mut about: Vec<String> = cell.terms.iter().map(|it| it.name().to_owned()).collect();
    if let Some(entered) = &cell.entered {
        about.push(entered_by(entered));
        return about.join(", ");
    }
    if about.is_empty() {
        return String::new();
    }
    match cell.from {
        LicenseFrom::Distribution => about.push("of the whole".to_owned()),
        LicenseFrom::Code | LicenseFrom::Data | LicenseFrom::Document => about.push("of its kind".to_owned()),
        LicenseFrom::Component | LicenseFrom::None => {}
    }
    if cell.open == Openness::WrongType {
        about.push("open, made for other kinds of works".to_owned());
    }
    about.join(", ")
}

/// Whose word a cell is: "entered by ana: seen on their site".
pub fn entered_by(entered: &Entered) -> String {
    let by = if entered.by.is_empty() { "by hand".to_owned() } else { format!("by {}", entered.by) };
    if entered.note.is_empty() { format!("entered {by}") } else { format!("entered {by}: {}", entered.note) }
}

/// A class's number as the framework writes it; empty for what no class asks for.
pub fn numeral(class: u8) -> &'static str {
    match class {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "",
    }
}

/// The framework's class in words.
pub fn class(class: Option<u8>) -> &'static str {
    match class {
        Some(1) => "class I, open science",
        Some(2) => "class II, open tooling",
        Some(3) => "class III, open model",
        _ => "no class",
    }
}

/// The least that is missing, by what is to be done: "release training-data; open the terms of weights"; empty where
/// nothing is, or nothing is asked.
pub fn to_reach(met: &Met) -> String {
    if met.demands.is_catalogue {
        return String::new();
    }
    let steps = [Act::Release, Act::Relicense, Act::FindOut].into_iter().filter_map(|act| {
        let steps: Vec<String> = met.missing.iter().filter(|it| it.act == act).map(objects).collect();
        (!steps.is_empty()).then(|| format!("{} {}", act.name(), steps.join(", ")))
    });
    steps.collect::<Vec<_>>().join("; ")
}

/// What a step is about: "training-data", "one of data-card / research-paper".
fn objects(step: &Step) -> String {
    match step.one_of.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("one of {}", several.join(" / ")),
    }
}

/// What a definition makes of a release, in a line: "partly there", and the definition's own word for it.
pub fn met(it: &Met) -> String {
    let state = it.state.map_or_else(
        || {
            let there = it.elements.iter().filter(|it| it.state == crate::openness::Fulfilled::Met).count();
            format!("{there} of {} dimensions there", it.elements.len())
        },
        |it| it.name().to_owned(),
    );
    match it.kind {
        Some(kind) => format!("{state}; a “{kind}” in the draft's words"),
        None => state,
    }
}

/// What a link is: "built on marsh/heron", and where the facts end.
pub fn link(link: &Link, releases: &[Release]) -> String {
    let how = match (link.built, link.how) {
        (Built::OnModel, Some(relation)) => format!("built on ({})", relation.name()),
        (Built::OnModel, None) => "built on".to_owned(),
        (Built::OnData, _) => "trained on".to_owned(),
    };
    match (link.release.and_then(|it| releases.get(it)), link.built) {
        (Some(it), _) if link.is_back => format!("{how} {}: the chain comes back to {}", link.name, it.name),
        (Some(it), _) => format!("{how} {}, open here as {}", link.name, it.name),
        (None, Built::OnModel) => {
            format!("{how} {}: not open here, so its terms are not known; open it too", link.name)
        }
        (None, Built::OnData) => format!("{how} {}: not open here, so its terms are not known", link.name),
    }
}

/// How much of a quote stands beside a verdict, in letters.
const SIDE: usize = 120;

/// A verdict with its reason: "cannot stand as declared: …".
pub fn verdict(it: &Verdict) -> String {
    format!("{}: {}", it.standing.name(), it.reason)
}

/// The words on both sides of a verdict: those of the release, those of the other side; an empty side has none.
pub fn sides(it: &Verdict, release: &Release) -> [String; 2] {
    let here: Vec<&str> = it.here.iter().map(|span| release.analysed.document.slice(*span)).collect();
    [one_line(&here.join(" / "), SIDE), one_line(&it.there, SIDE)]
}

/// Both sides in one line of quotes; empty where there are none.
pub fn quotes(it: &Verdict, release: &Release) -> String {
    let sides = sides(it, release).into_iter().filter(|it| !it.is_empty());
    sides.map(|it| format!("“{it}”")).collect::<Vec<_>>().join(" / ")
}

/// A part with its verdict: "code, LICENSE-CODE: can stand: …".
pub fn part(it: &PartStanding) -> String {
    format!("{}, {}: {}", it.noun, it.name, verdict(&it.verdict))
}

/// What must be passed on, in words.
pub fn payload(it: &PayloadItem) -> &'static str {
    match it.id {
        "licence-text" => "The licence's text",
        "copyright-line" => "Its copyright line, with no blanks",
        "base-licence" => "The licence of what it is built on",
        "base-notice" => "The notices of what it is built on",
        "naming" => "The naming that the base asks for",
        other => other,
    }
}

/// Where the terms of a release were read, where that is not in its own texts.
pub fn read_in(terms: &ReadIn) -> Option<String> {
    match terms {
        ReadIn::Texts => None,
        ReadIn::Library(key) => Some(format!("those of {key}, which the card declares; its text is not here")),
        ReadIn::Record(id) => {
            Some(format!("as people read the licence that the card names (record:{id}); its text is not here"))
        }
        ReadIn::Family(title) => Some(format!(
            "what licences of its family have in common ({title}); its text is not here, and more may stand in it"
        )),
        ReadIn::Nothing => Some("no text of terms is here: nothing is judged".to_owned()),
    }
}

/// What a duty asks, and whether it is seen to be met.
pub fn duty(duty: &Duty) -> String {
    let met = match duty.is_met {
        Some(true) => "; seen here",
        Some(false) => "; not seen here",
        None => "; whether it is done a reader must see",
    };
    let of = duty.text.as_ref().map_or(String::new(), |it| match it.strip_prefix("record:") {
        Some(_) => format!(", as people read the licence that it names ({it})"),
        None => format!(", by {it}, which it declares"),
    });
    format!("{}{of}{met}", duty.what)
}
