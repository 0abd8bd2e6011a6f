//! How results are said to people, the same in every format.

use super::amount::counted;
use crate::align::{Cell, Relation};
use crate::assess::{Certainty, Finding, Stance};
use crate::clause::{Force, Object};
use crate::compare::{Analysed, Change, Identified, Original};
use crate::lens::{Bears, Criterion, Lens, Lenses, Outcome, Reading, State, Weight};
use crate::library::Lacks;
use crate::picture::weight_word;

pub use super::amount::grouped;

/// The word for a weight.
pub fn weight(weight: Weight) -> &'static str {
    weight_word(Some(weight))
}

/// The word for an outcome; none under a catalogue.
pub fn outcome(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Conflicts) => "conflicts",
        Some(Outcome::Meets) => "meets",
        Some(Outcome::Undetermined) => "undetermined",
        None => "",
    }
}

/// The words for a criterion's state.
pub fn state(state: State) -> &'static str {
    match state {
        State::Conflicts => "conflicts",
        State::Strains => "doubtful",
        State::Disputed => "disputed",
        State::Satisfied => "satisfied",
        State::Silent => "silent",
        State::NeedsArtefacts => "depends on data and code",
        State::Present => "present",
        State::Absent => "absent",
        State::Unread => "unread",
    }
}

/// The word for a stance.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Grant => "grant",
        Stance::Condition => "condition",
        Stance::Restriction => "restriction",
        Stance::Notice => "notice",
    }
}

/// The words for what a sentence says of an act.
pub fn force(force: Force) -> &'static str {
    match force {
        Force::Ban => "forbidden",
        Force::Only => "only so",
        Force::Consent => "with consent",
        Force::Allow => "allowed",
    }
}

/// The words for what an act is done to.
pub fn object(object: Object) -> &'static str {
    match object.id() {
        "work" => "the work",
        "derivative" => "a changed work",
        "output" => "its output",
        "licence" => "the licence",
        "name" => "a name or mark",
        "notice" => "a notice",
        "result" => "results",
        _ => "something else",
    }
}

/// The word for a certainty.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "stated",
        Certainty::Implied => "implied",
        Certainty::Unclear => "unclear",
    }
}

/// The heaviest weight of a finding under any of the lenses.
pub fn heaviest(readings: &[Reading], finding: usize) -> Option<Weight> {
    readings.iter().filter_map(|reading| reading.weight_of(finding)).max()
}

/// Indices of a document's findings, heaviest first, then in document order.
pub fn by_weight(analysed: &Analysed, readings: &[Reading]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..analysed.assessment.findings.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(heaviest(readings, *index)));
    order
}

/// What the words of a finding say in numbers and names: `700,000,000`, `not loaded`; empty if nothing.
pub fn details(analysed: &Analysed, finding: &Finding) -> String {
    let (numbers, others): (Vec<_>, Vec<_>) = finding.parameters.values().partition(|it| it.is_number());
    let mut words: Vec<String> = numbers.into_iter().chain(others).map(value).filter(|it| !it.is_empty()).collect();
    let missing = analysed.assessment.imports.iter().any(|import| !import.loaded && import.span.overlaps(finding.span));
    if missing {
        words.push("not loaded".to_owned());
    }
    words.join(", ")
}

/// A parameter as people read it: numbers in groups of three, lists with commas.
pub(super) fn value(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Number(number) => grouped(&number.to_string()),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(list) => list.iter().map(self::value).collect::<Vec<_>>().join(", "),
        serde_json::Value::Bool(_) | serde_json::Value::Null | serde_json::Value::Object(_) => String::new(),
    }
}

/// A lens's short name, or its id where the lens is not known.
pub fn lens_name<'a>(lenses: &'a Lenses, id: &'a str) -> &'a str {
    lenses.get(id).map_or(id, |lens| lens.short.as_str())
}

/// A criterion's short label, or its id.
pub fn criterion_name<'a>(lens: Option<&'a Lens>, id: &'a str) -> &'a str {
    lens.and_then(|lens| lens.criterion(id)).map_or(id, |criterion| criterion.short.as_str())
}

/// What marks an entry of a lens that nobody held against its source.
const NOT_CHECKED: &str = "(not checked)";

/// Words of a lens's entry, marked where nobody checked it.
fn marked(words: &str, checked: bool) -> String {
    match (checked, words.is_empty()) {
        (true, _) => words.to_owned(),
        (false, true) => NOT_CHECKED.to_owned(),
        (false, false) => format!("{words} {NOT_CHECKED}"),
    }
}

/// Why a finding bears on a criterion, and who said so of such clauses.
pub fn because(bears: &Bears) -> String {
    let cited =
        if bears.authority.is_empty() { String::new() } else { format!(" [{}, {}]", bears.authority, bears.link) };
    marked(&format!("{}{cited}", bears.because), bears.checked)
}

/// Who says what a criterion asks for, and where it can be read.
pub fn authority(criterion: &Criterion) -> String {
    marked(&format!("{}, {}", criterion.authority, criterion.link), criterion.checked)
}

/// The same below the lens's own address, which is not said again.
pub fn authority_under(lens: &Lens, criterion: &Criterion) -> String {
    if criterion.link == lens.link { marked(&criterion.authority, criterion.checked) } else { authority(criterion) }
}

/// A criterion's number and title, under its group; a title that begins with the short label stands alone.
pub fn criterion_title(criterion: &Criterion) -> String {
    let group = if criterion.group.is_empty() { String::new() } else { format!("{}: ", criterion.group) };
    if criterion.title.starts_with(&criterion.short) {
        format!("{group}{}", criterion.title)
    } else {
        format!("{group}{} {}", criterion.short, criterion.title)
    }
}

/// A criterion's short label under its group, marked where nobody checked it.
pub fn criterion_label(lens: Option<&Lens>, id: &str) -> String {
    let Some(criterion) = lens.and_then(|it| it.criterion(id)) else { return id.to_owned() };
    marked(format!("{} {}", criterion.group, criterion.short).trim_start(), criterion.checked)
}

/// A reading in one line: "conflicts: 5, 6   doubtful: 4", "meets", "undetermined   doubtful: 4".
pub fn reading(lenses: &Lenses, reading: &Reading) -> String {
    let lens = lenses.get(&reading.lens);
    let mut parts = Vec::new();
    if reading.outcome.is_some_and(|it| it != Outcome::Conflicts) {
        parts.push(outcome(reading.outcome).to_owned());
    }
    let states = match reading.outcome {
        Some(_) => &[State::Conflicts, State::Strains, State::Disputed, State::NeedsArtefacts][..],
        None => &[State::Present, State::Absent, State::Unread],
    };
    if !reading.rests_on.is_empty() {
        parts.push(format!("({})", reading.rests_on));
    }
    for it in states {
        let names = in_groups(lens, reading.in_state(*it));
        if !names.is_empty() {
            parts.push(format!("{}: {names}", state(*it)));
        }
    }
    parts.join("   ")
}

/// The short labels of criteria, each group's name said once: "5, 6", "Can Distribute, Use patents; Must State changes".
pub fn in_groups<'a>(lens: Option<&'a Lens>, ids: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    let mut before = "";
    for id in ids {
        let group = lens.and_then(|it| it.criterion(id)).map_or("", |it| it.group.as_str());
        if group != before {
            out.push_str(if out.is_empty() { "" } else { "; " });
            out.push_str(group);
            out.push(' ');
        } else if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(criterion_name(lens, id));
        before = group;
    }
    out.trim_start().to_owned()
}

/// What a document is or was made from: "MIT, with 1 change".
pub fn identified(it: &Identified) -> String {
    if !it.holds.is_empty() {
        return held(it);
    }
    let also = if it.also.is_empty() { String::new() } else { format!(" (the same words as {})", it.also.join(", ")) };
    let of = it.collection.map_or(String::new(), |it| format!(" [{it}]"));
    format!("{}{also}{of}", alone(it))
}

/// The same of one text, without its other ids.
fn alone(it: &Identified) -> String {
    let without = match it.lacks {
        None => String::new(),
        Some(Lacks::Appendix) => " without its appendix".to_owned(),
        Some(Lacks::Attached(behind)) => format!(" without the {} behind it", behind.id),
    };
    let known = format!("{}{without}", it.id);
    match it.relation {
        Original::Cosmetic => format!("{known}, word for word; only typography or what it leaves open differs"),
        Original::WithoutAppendix if it.lacks.is_none() => format!("{known}, word for word but for its appendix"),
        Original::Exact | Original::WithoutAppendix => format!("{known}, word for word"),
        Original::Contains => format!("holds the whole of {known} among other words"),
        Original::Edited => match it.added {
            Some(added) => format!("{known} plus {}", counted(added, "sentence")),
            None => format!("{known}, with {}", counted(it.changes.len(), "change")),
        },
    }
}

/// "holds MIT (twice), BSD-3-Clause with 1 change and Apache-2.0, among 40 other words".
fn held(it: &Identified) -> String {
    let mut names: Vec<(String, usize)> = Vec::new();
    for held in &it.holds {
        let name = match held.text.relation {
            Original::Edited => alone(&held.text).replace(", with ", " with "),
            _ => alone(&held.text).split(", word for word").next().unwrap_or_default().to_owned(),
        };
        match names.iter_mut().find(|it| it.0 == name) {
            Some((_, times)) => *times += 1,
            None => names.push((name, 1)),
        }
    }
    let names = names.into_iter().map(|(name, times)| match times {
        1 => name,
        _ => format!("{name} ({times} times)"),
    });
    let others = match it.others {
        0 => String::new(),
        others => format!(", among {}", counted(others, "other word")),
    };
    let of = it.collection.map_or(String::new(), |it| format!(" [{it}]"));
    format!("holds {}{others}{of}", listed(&names.collect::<Vec<_>>()))
}

/// "A, B and C".
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// The changes to a known text, and those to each that stands among others.
pub fn changes(it: &Identified) -> impl Iterator<Item = &Change> {
    it.changes.iter().chain(it.holds.iter().flat_map(|it| &it.text.changes))
}

/// What a change to a known text did, where, and its words.
pub fn change<'a>(analysed: &'a Analysed, change: &'a Change) -> (&'static str, &'a str, String) {
    let label = analysed.clauses.list.get(change.clause).map_or("", |it| it.label.as_str());
    match change.here.map(|it| analysed.document.slice(it).trim()) {
        None if change.is_clause => ("missing", "", format!("“{}”", change.there)),
        None => ("taken out", label, format!("“{}”", change.there)),
        Some(here) if change.there.is_empty() => ("added", label, format!("“{here}”")),
        Some(here) => ("changed", label, format!("“{}” → “{here}”", change.there)),
    }
}

/// How a cell relates to another, and whether that is the user's word.
pub fn relation(cell: &Cell) -> String {
    let name = cell.relation.map_or("", Relation::name);
    if cell.pinned { format!("{name}, pinned by hand") } else { name.to_owned() }
}
