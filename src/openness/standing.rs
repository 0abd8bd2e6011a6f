//! Whether a release can stand on what it is built on as it declares its terms, and whether its parts fit the whole: a
//! verdict with its reason and the words on both sides.
//!
//! "Cannot stand" is said only where terms that are known ask for what the declared ones plainly do not give. What is in
//! dispute is left to a reader: whether a model is built on its data, or an adapter on a base that is not in it.

use super::cells::{Licence, covers};
use super::chain::{Built, Duty, Link, is_known_as_open};
use super::{About, Release};
use crate::artefact::{COMPONENTS, Card, Openness, Relation, Scope, Terms};
use crate::assess::Shown;
use crate::compare::ReadIn;
use crate::diagnostic::Code;
use crate::document::{Document, Span, visible};
use crate::lens::Outcome;
use serde::Serialize;

/// Whether something can stand as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing that is asked for is dropped.
    CanStand,
    /// Something that is asked for is plainly not given.
    CannotStand,
    /// Only a reader can tell.
    ToLook,
}

impl Standing {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::CanStand => "can stand",
            Self::CannotStand => "cannot stand as declared",
            Self::ToLook => "a reader must look",
        }
    }

    /// A sign, so that colour is never alone.
    pub fn sign(self) -> &'static str {
        match self {
            Self::CanStand => "●",
            Self::CannotStand => "✕",
            Self::ToLook => "?",
        }
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it can stand.
    pub standing: Standing,
    /// Why, in one sentence.
    pub reason: String,
    /// The release's own words, in its document.
    pub here: Vec<Span>,
    /// The words of the other side.
    pub there: String,
}

/// A part of a release that has terms of its own, held against the terms of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartStanding {
    /// Its licence file, or the words of the card that name its licence.
    pub name: String,
    /// What it covers: code, data, weights, documents.
    pub noun: &'static str,
    /// Whether it fits the whole.
    pub verdict: Verdict,
}

/// Kinds of terms that forbid to share what is built on the work, or the work itself.
const NO_SHARING: [&str; 2] = ["no-derivatives-sharing", "no-redistribution"];
/// Kinds that every licence can carry on beside its own terms.
const CARRIED: [&str; 3] = ["license-copy-and-notice-retention", "mark-changes", "attribution-display"];

/// The verdict on a link; nothing where the chain comes back to where it was.
pub(super) fn standing(end: &Release, base: Option<&Release>, link: &Link) -> Option<Verdict> {
    if link.is_back {
        return None;
    }
    let own_at = || own_words(&end.declared);
    let verdict = |standing, reason: String, there: String| Some(Verdict { standing, reason, here: own_at(), there });
    let name = visible(&link.name);
    let Some(base) = base else {
        let reason = format!("{name} is not open here, so its terms are not known");
        return verdict(Standing::ToLook, reason, String::new());
    };
    let there = base_words(base);
    if base.terms.read_in == ReadIn::Nothing {
        return verdict(Standing::ToLook, format!("no terms of {name} are known here"), there);
    }
    let Some(own) = terms_of(end) else {
        let reason = format!("no terms are stated here that could be held against those of {name}");
        return verdict(Standing::ToLook, reason, there);
    };
    let own_name = visible(own.name());
    if let Some(duty) = link.duties.iter().find(|it| NO_SHARING.contains(&it.kind.as_str())) {
        let (standing, but) = told(link, is_standard(base));
        let reason = format!("{name} asks to {}, and this is made from it and shared{but}", duty.what);
        return verdict(standing, reason, duty.words.clone());
    }
    if let Some(duty) = link.duties.iter().find(|it| it.is_met == Some(false) && is_term(it)) {
        let (standing, but) = told(link, true);
        let reason = format!("{name} asks to {}, and {own_name} {}{but}", duty.what, dropped(duty));
        return verdict(standing, reason, duty.words.clone());
    }
    if let Some(duty) = link.duties.iter().find(|it| it.is_met == Some(false)) {
        let reason = format!("{name} asks to {}, and this is not seen here", duty.what);
        return verdict(Standing::ToLook, reason, duty.words.clone());
    }
    // Nothing stands on a declaration that its own files do not bear out, or on files that were not read.
    if let Some(doubted) = [end, base].into_iter().find(|it| !is_borne_out(it)) {
        let whose = if std::ptr::eq(doubted, base) { name } else { "this release".to_owned() };
        let reason =
            format!("what {whose} declares and what its files say is not the same, or not all of them were read");
        return verdict(Standing::ToLook, reason, there);
    }
    if terms_of(base).is_some_and(|it| it == own) {
        return verdict(Standing::CanStand, format!("both are under {own_name}"), there);
    }
    let binding = link.duties.iter().find(|it| it.is_met.is_none() && !CARRIED.contains(&it.kind.as_str()));
    match binding {
        Some(duty) => {
            let reason = format!("{name} asks to {}; whether {own_name} keeps to it only a reader can tell", duty.what);
            verdict(Standing::ToLook, reason, duty.words.clone())
        }
        None if is_open(base) => {
            let reason = format!("the terms of {name} let what is built on it go under {own_name}, with its notices");
            verdict(Standing::CanStand, reason, there)
        }
        None => {
            let reason =
                format!("nothing that {name} asks for is seen to be dropped, and its terms are not known as open");
            verdict(Standing::ToLook, reason, there)
        }
    }
}

/// Whether a duty is one that the licence of what is built must keep, and not only its name or its card.
fn is_term(duty: &Duty) -> bool {
    matches!(duty.shown, Some(Shown::Family | Shown::Uses | Shown::Limit))
}

/// How sure one can be of what was dropped: data and adapters are in dispute.
fn told(link: &Link, is_sure: bool) -> (Standing, &'static str) {
    match (link.built, link.how) {
        (Built::OnData, _) => (Standing::ToLook, "; whether a model is built on its data in that sense is disputed"),
        (_, Some(Relation::Adapter)) => {
            (Standing::ToLook, "; an adapter holds none of its weights, and whether it is bound its licence must say")
        }
        _ if is_sure => (Standing::CannotStand, ""),
        _ => (Standing::ToLook, ""),
    }
}

fn dropped(duty: &Duty) -> &'static str {
    match duty.shown {
        Some(Shown::Family) => "is another licence",
        Some(Shown::Uses) => "binds nobody to such a list",
        _ => "sets no such limit",
    }
}

/// Whether a release's terms were read in a standard text, its own or one that it declares.
fn is_standard(base: &Release) -> bool {
    matches!(base.terms.read_in, ReadIn::Library(_)) || base.texts_of.iter().any(|it| matches!(it, Terms::Listed(_)))
}

/// Whether nothing in a release speaks against the licence that it declares, and no file of terms was left unread.
fn is_borne_out(release: &Release) -> bool {
    release.contradictions.iter().all(|it| it.about != About::DeclaredLicence)
        && release.diagnostics.iter().all(|it| it.code != Code::LicenceUnread)
}

/// Whether the terms of a release are known as open: by its own words where they are here, else by what it declares.
fn is_open(base: &Release) -> bool {
    match base.terms.read_in {
        ReadIn::Texts => base.readings.iter().any(|it| it.lens == "osd" && it.outcome == Some(Outcome::Meets)),
        _ => is_known_as_open(base),
    }
}

/// What a release is under: its licence file's terms, else those that it declares; nothing where none are named.
fn terms_of(release: &Release) -> Option<Terms> {
    let is_named = |it: &Terms| match it {
        Terms::Listed(_) | Terms::Expression(_) => true,
        Terms::Other(name) => !name.eq_ignore_ascii_case("other"),
        _ => false,
    };
    release.declared.terms().filter(is_named).or_else(|| release.licensed_as.clone().filter(is_named))
}

/// Where a card declares its terms.
fn own_words(declared: &Card) -> Vec<Span> {
    let name = declared.span_of("license_name").filter(|_| declared.license_name.is_some());
    name.or(declared.span_of("license")).into_iter().collect()
}

fn base_words(base: &Release) -> String {
    own_words(&base.declared).first().map_or_else(String::new, |it| base.analysed.document.slice(*it).to_owned())
}

/// Each part that has terms of its own, held against the whole: a part may ask for more than the whole is said to give.
pub(super) fn parts(
    document: &Document,
    declared: &Card,
    licences: &[Licence],
    in_prose: &[(Scope, String, Span)],
) -> Vec<PartStanding> {
    let whole_file = licences.iter().find(|it| it.scope == Scope::Whole);
    let whole = declared.terms().or_else(|| whole_file.map(|it| it.terms.clone()));
    let Some(whole) = whole.filter(|it| !matches!(it, Terms::Undisclosed | Terms::Unlicensed)) else {
        return Vec::new();
    };
    let mut here = own_words(declared);
    if here.is_empty() {
        here.extend(whole_file.map(|it| it.head));
    }
    let files = licences.iter().filter(|it| it.scope != Scope::Whole).map(|it| {
        let there = document.slice(it.head).to_owned();
        (it.file.clone(), it.scope, it.terms.clone(), it.reading, there)
    });
    let is_in_files = |scope: Scope| licences.iter().any(|it| it.scope == scope);
    let named = in_prose.iter().filter(|it| it.0 != Scope::Whole && !is_in_files(it.0)).map(|(scope, name, at)| {
        let words = document.plain.slice(*at).to_owned();
        (name.clone(), *scope, Terms::named(name), None, words)
    });
    let mut found: Vec<PartStanding> = Vec::new();
    for (name, scope, terms, reading, there) in files.chain(named) {
        let (standing, reason) = against_whole(&whole, &terms, scope, reading);
        let verdict = Verdict { standing, reason, here: here.clone(), there };
        let part = PartStanding { name: visible(&name), noun: scope.noun(), verdict };
        if !found.iter().any(|it| it.noun == part.noun && it.verdict.reason == part.verdict.reason) {
            found.push(part);
        }
    }
    found
}

fn against_whole(whole: &Terms, part: &Terms, scope: Scope, reading: Option<Outcome>) -> (Standing, String) {
    let (whole_name, part_name, noun) = (visible(whole.name()), visible(part.name()), scope.noun());
    if whole == part {
        return (Standing::CanStand, format!("for the {noun} and for the whole it is {whole_name}"));
    }
    let openness = |terms: &Terms| {
        let of_part = COMPONENTS.iter().filter(|it| covers(scope, it).is_some());
        let each: Vec<Openness> = of_part.map(|it| terms.openness(it.content)).collect();
        let is_open = each.iter().all(|it| matches!(it, Openness::Open | Openness::WrongType)) && !each.is_empty();
        (is_open, !terms.ids().is_empty() && each.contains(&Openness::NotOpen))
    };
    let ((is_whole_open, _), (is_part_open, is_part_closed)) = (openness(whole), openness(part));
    let is_part_open = is_part_open || reading == Some(Outcome::Meets);
    let is_part_closed = is_part_closed || reading == Some(Outcome::Conflicts);
    let reason = |what: &str| format!("for the {noun} it is {part_name}, for the whole {whole_name}: {what}");
    match (is_whole_open, is_part_open) {
        (true, _) if is_part_closed => (Standing::CannotStand, reason("the whole is not as open as it is said to be")),
        (true, true) if is_copyleft(part) => {
            (Standing::ToLook, reason("the former asks what is made with it to stay under it"))
        }
        (_, true) => (Standing::CanStand, reason("the former lets it stand in a whole under other terms")),
        _ => (Standing::ToLook, reason("whether both hold only a reader can tell")),
    }
}

fn is_copyleft(terms: &Terms) -> bool {
    terms.ids().iter().any(|it| it.is_copyleft())
}
