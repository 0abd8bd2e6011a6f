//! How a shelf of models is said to people, the same in every format and in the window: a few words a question.

use super::answers::of_finding;
use super::releases::to_reach;
use super::{counted, one_line};
use crate::artefact::{State, all};
use crate::assess::Rules;
use crate::lens::Lenses;
use crate::openness::{Business, Doubt, ReadIn, Release, Shelved};
use crate::options::Options;
use serde::Serialize;

/// How many things are told of one question; how many more there are is said.
const MOST: usize = 6;
/// How much of a quote.
const QUOTE: usize = 80;
/// How many groups of unknown components are told one by one.
const GROUPS: usize = 8;
/// How much of a name or a message is shown.
const LONGEST: usize = 200;

/// A release's line of the table, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShelfRow {
    /// Its name.
    pub name: String,
    /// Its licence as it is called.
    pub licence: String,
    /// Whether a business may use it.
    pub business: &'static str,
    /// Whether what follows bounds the answer, and is not only why.
    pub is_bounded: bool,
    /// What the answer rests on.
    pub because: String,
    /// Why it is not plain.
    pub doubts: String,
    /// What must be done.
    pub must: String,
    /// What contradicts what.
    pub contradicts: String,
    /// What is missing under the chosen definition, and that definition's short name.
    pub missing: String,
    /// The definition's short name.
    pub definition: String,
}

impl ShelfRow {
    /// The line of a release.
    pub fn of(release: &Release, rules: &Rules, lenses: &Lenses, options: &Options) -> Self {
        let shelved = release.shelved(lenses);
        let (definition, missing) = missing(release, options);
        Self {
            name: one_line(&release.name, LONGEST),
            licence: licence(release),
            business: shelved.business.name(),
            is_bounded: shelved.business == Business::If,
            because: because(rules, release, &shelved),
            doubts: doubts(&shelved),
            must: must(rules, release, &shelved),
            contradicts: contradicts(release),
            missing,
            definition,
        }
    }
}

/// What it is called in a licence column: its terms' name, or that none is named.
pub fn licence(release: &Release) -> String {
    let card = &release.declared;
    let of_weights = || {
        let cell = release.cells.iter().find(|it| it.component.id == "weights");
        cell.and_then(|it| it.terms.as_ref()).map(|it| it.name().to_owned())
    };
    let named = match (card.license.as_slice(), &card.license_name) {
        (_, Some(name)) => Some(name.clone()),
        ([], None) => of_weights(),
        (several, None) => Some(several.join(", ")),
    };
    named.map_or_else(|| "none named".to_owned(), |it| one_line(&it, LONGEST))
}

/// What the answer on business rests on; empty where it is plain.
pub fn because(rules: &Rules, release: &Release, shelved: &Shelved) -> String {
    let mut said = of_findings(rules, release, &shelved.because);
    match &release.terms.read_in {
        ReadIn::Library(key) if shelved.business == Business::Yes => {
            said.push(format!("by {key}, which it declares; its text is not here"));
        }
        _ => {}
    }
    said.join("; ")
}

/// Why the answer is not plain, or not the whole of it; empty where it is. What keeps business out needs no more.
pub fn doubts(shelved: &Shelved) -> String {
    let all: Vec<String> = shelved.doubts.iter().map(doubt).collect();
    if shelved.business == Business::No { String::new() } else { all.join("; ") }
}

/// What must be done; empty where nothing was found.
fn must(rules: &Rules, release: &Release, shelved: &Shelved) -> String {
    of_findings(rules, release, &shelved.must).join("; ")
}

fn of_findings(rules: &Rules, release: &Release, which: &[usize]) -> Vec<String> {
    let findings = &release.terms.assessment.findings;
    let mut said: Vec<String> = Vec::new();
    for finding in which.iter().filter_map(|it| findings.get(*it)) {
        let words = of_finding(rules, finding);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let more = said.len().saturating_sub(MOST);
    if more > 0 {
        said.truncate(MOST);
        said.push(format!("and {more} more"));
    }
    said
}

/// A doubt in words.
pub fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Unread(count) => format!("{} of its terms not understood", counted(*count, "sentence")),
        Doubt::NotLoaded(what) => format!("the {} that its terms import is not here", one_line(what, LONGEST)),
        Doubt::Contradicts => "its statements on its terms contradict each other".to_owned(),
        Doubt::BuiltOn(name) => format!("built on {}, whose terms are not open here", one_line(name, LONGEST)),
        Doubt::BaseAsks(name, what) => format!("built on {}, whose terms ask to {what}", one_line(name, LONGEST)),
        Doubt::Recorded => "as people read the licence that it names; its text is not here".to_owned(),
        Doubt::Conflicts(criteria) => format!("its terms conflict with {}", criteria.join(", ")),
        Doubt::Unclear => "its words can be read in several ways".to_owned(),
        Doubt::Gated => "it asks for consent or data before it is handed out".to_owned(),
        Doubt::AlsoSays(words) => format!("its card also says “{}”", one_line(words, QUOTE)),
        Doubt::Broken => "what it declares is not whole, or is several things".to_owned(),
        Doubt::Undecided => "its terms come to no answer".to_owned(),
        Doubt::NoTerms => "no text of its terms is here or known".to_owned(),
        Doubt::NoGrant => "no right to use it was found in its terms".to_owned(),
    }
}

/// What contradicts what, the first of it; empty where nothing does.
fn contradicts(release: &Release) -> String {
    let Some(first) = release.contradictions.first() else { return String::new() };
    let first = one_line(&first.message, LONGEST);
    match release.contradictions.len() {
        1 => first,
        count => format!("{first}; and {} more", count - 1),
    }
}

/// What is missing under the chosen definition: its name, and what is to be done.
pub fn missing(release: &Release, options: &Options) -> (String, String) {
    release.met_as_chosen(options).map_or_else(Default::default, |it| (it.demands.short.clone(), to_reach(&it)))
}

/// Of which components nothing tells, in sentences: what nothing tells of all, then of some by their numbers.
pub fn unknowns(releases: &[Release]) -> Vec<String> {
    let groups = unknown(releases);
    let sentence = |(of, components): &(Vec<usize>, Vec<&'static str>)| {
        let whom = if of.len() == releases.len() {
            if of.len() == 1 { "it" } else { "any of them" }.to_owned()
        } else {
            of.iter().map(|it| (it + 1).to_string()).collect::<Vec<_>>().join(", ")
        };
        format!("Nothing tells, of {whom}: {}", components.join(", "))
    };
    let mut said: Vec<String> = groups.iter().take(GROUPS).map(sentence).collect();
    let more: usize = groups.iter().skip(GROUPS).map(|it| it.1.len()).sum();
    if more > 0 {
        said.push(format!("And of {} nothing tells of some of them", counted(more, "component")));
    }
    said
}

fn unknown(releases: &[Release]) -> Vec<(Vec<usize>, Vec<&'static str>)> {
    let mut groups: Vec<(Vec<usize>, Vec<&'static str>)> = Vec::new();
    for component in all() {
        let is_unknown = |it: &Release| {
            let cell = it.cells.iter().find(|it| it.component == component);
            cell.is_none_or(|it| it.state == State::Unknown && !it.is_named_only())
        };
        let of: Vec<usize> = (0..releases.len()).filter(|it| releases.get(*it).is_some_and(is_unknown)).collect();
        match groups.iter_mut().find(|it| it.0 == of) {
            _ if of.is_empty() => {}
            Some(group) => group.1.push(component.id),
            None => groups.push((of, vec![component.id])),
        }
    }
    groups.sort_by_key(|it| (std::cmp::Reverse(it.0.len()), it.0.clone()));
    groups
}
