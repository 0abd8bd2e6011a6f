//! What is declared, what the card's prose names and what the licence files are, held against each other.
//!
//! Every id and name counts that the library, the records or imports know. A changed copy of what is declared is told as
//! that: it is not the licence that the name stands for.

use super::cells::Licence;
use super::contradictions::{About, Contradiction, QUOTE, Said, one_line};
use crate::artefact::{Scope, Terms, is_in_folder_of_terms};
use crate::compare::{Identified, Original, record_named};
use crate::document::{Span, visible};
use crate::library::Record;

/// What a card says that its licence is.
enum Called<'a> {
    /// Licences of the SPDX list, one or several.
    Listed(Vec<&'static str>),
    /// One of which there is a record.
    Recorded(&'static Record),
    /// A name that nobody here knows.
    Own(&'a str),
}

impl<'a> Called<'a> {
    /// What is declared, if anything is.
    fn of(said: &Said<'a>) -> Option<Self> {
        let card = said.declared;
        let ids = |terms: &Terms| terms.ids().iter().map(|it| it.name).collect::<Vec<_>>();
        let listed: Vec<&str> = card.license.iter().flat_map(|it| ids(&Terms::named(it))).collect();
        if !listed.is_empty() {
            return Some(Self::Listed(listed));
        }
        let names = || card.license_name.iter().chain(&card.license);
        if let Some(record) = names().find_map(|it| record_named(it)) {
            return Some(Self::Recorded(record));
        }
        let own_name = card.license_name.as_deref()?;
        let ids = ids(&Terms::named(own_name));
        Some(if ids.is_empty() { Self::Own(own_name) } else { Self::Listed(ids) })
    }

    fn name(&self) -> String {
        match self {
            Self::Listed(ids) => ids.join(", "),
            Self::Recorded(record) => record.name.clone(),
            Self::Own(name) => visible(name),
        }
    }

    /// Whether a standard text may be what is meant.
    fn may_be(&self, id: &str) -> bool {
        let folded = |it: &str| it.chars().filter(|it| it.is_alphanumeric()).collect::<String>().to_lowercase();
        match self {
            Self::Listed(ids) => ids.iter().any(|it| is_same_family(it, id)),
            Self::Recorded(record) => folded(&record.id).contains(&folded(id)),
            // A name that has the standard one's in it may stand for it.
            Self::Own(name) => folded(name).contains(&folded(id)) || folded(id).contains(&folded(name)),
        }
    }
}

/// Where what is declared stands.
fn declared_at(said: &Said) -> impl Iterator<Item = Span> {
    let at = said.declared.span_of("license_name").filter(|_| said.declared.license_name.is_some());
    at.or(said.declared.span_of("license")).into_iter()
}

fn contradiction(message: String, evidence: impl Iterator<Item = Span>) -> Contradiction {
    Contradiction { about: About::DeclaredLicence, message, evidence: evidence.collect() }
}

/// Licence files that are other texts than the one that is declared, or changed copies of it.
pub(super) fn against_files(said: &Said) -> Vec<Contradiction> {
    let Some(called) = Called::of(said) else { return Vec::new() };
    let of_model: Vec<&Licence> = said.licences.iter().filter(|it| it.is_for_weights()).collect();
    let is_there = of_model.iter().any(|it| it.known.as_ref().is_some_and(|it| is_called(&called, it)));
    let is_own = |it: &String| Terms::named(it).ids().is_empty();
    let is_one_of_several = said.declared.license.len() > 1 && said.declared.license.iter().any(is_own);
    let others = of_model.into_iter().filter_map(|licence| {
        let what = other_text(&called, licence, is_there, is_one_of_several)?;
        let verb = if matches!(called, Called::Listed(_)) { "declares" } else { "names" };
        let message = format!("the card {verb} {} and {} {what}", called.name(), licence.file);
        Some(contradiction(message, declared_at(said).chain([licence.head])))
    });
    others.collect()
}

fn is_called(called: &Called, known: &Identified) -> bool {
    called.may_be(known.id) || known.also.iter().any(|it| called.may_be(it))
}

/// What a licence file is instead of the declared licence; nothing where it may be that.
fn other_text(called: &Called, licence: &Licence, is_there: bool, is_one_of_several: bool) -> Option<String> {
    if let Some(known) = &licence.known {
        // Beside the declared text others may stand for parts, if they are standard ones in a folder of them.
        let is_beside = is_there && is_in_folder_of_terms(&licence.file);
        return (!is_called(called, known) && !is_beside).then(|| format!("is {}", known.id));
    }
    if let Some(found) = licence.found.as_ref().filter(|it| is_called(called, it)) {
        return changed(found);
    }
    match called {
        // Beside the listed ones another is declared, and the file may be that.
        Called::Listed(_) if is_one_of_several => None,
        Called::Listed(_) => Some("is not that text".to_owned()),
        // Of a licence without a standard text only its own title can tell.
        Called::Recorded(record) => {
            let other = record_named(licence.title.as_deref()?).filter(|it| it.id != record.id)?;
            Some(format!("calls itself {}", other.name))
        }
        Called::Own(_) => None,
    }
}

/// How a file differs from the standard text that it was made from.
fn changed(found: &Identified) -> Option<String> {
    let sentences = |count: usize| if count == 1 { "1 sentence".to_owned() } else { format!("{count} sentences") };
    match (found.relation, found.added) {
        (Original::Edited, Some(added)) => Some(format!("is {} with {} more", found.id, sentences(added))),
        (Original::Edited, None) => {
            let count = found.changes.len();
            let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
            Some(format!("is {} changed in {places}", found.id))
        }
        (Original::Contains, _) if found.others > 0 => {
            Some(format!("holds {} and {} words of other terms", found.id, found.others))
        }
        _ => None,
    }
}

/// The card's prose names another licence than its table.
pub(super) fn against_prose(said: &Said) -> Vec<Contradiction> {
    let Some(called) = Called::of(said).filter(|it| !matches!(it, Called::Own(_))) else { return Vec::new() };
    let is_open =
        |ids: &[&str]| ids.iter().any(|it| spdx::license_id(it).is_some_and(spdx::LicenseId::is_osi_approved));
    let others = said.claims.iter().filter_map(|it| {
        let (scope, name) = it.licence.as_ref()?;
        // That code or data have terms of their own contradicts nothing.
        let is_of_model = matches!(scope, Scope::Whole | Scope::Weights);
        let ids = Terms::named(name).ids();
        if let [id, ..] = ids.as_slice() {
            let is_other = is_of_model && !ids.iter().any(|it| called.may_be(it.name));
            // What the project as a whole is under may be its code's.
            let is_certain = matches!(called, Called::Listed(_)) || *scope == Scope::Weights;
            return (is_other && is_certain).then_some((id.name, it.span));
        }
        // A licence of its own that says in its name what an open one does not limit.
        let lower = name.to_lowercase();
        let limits = ["non-commercial", "noncommercial", "research"].iter().any(|it| lower.contains(it));
        let is_listed_open = matches!(&called, Called::Listed(ids) if is_open(ids));
        (limits && is_of_model && is_listed_open).then_some((name.as_str(), it.span))
    });
    let found = others.map(|(other, span)| {
        let message =
            format!("the card's front matter declares {}, its text {}", called.name(), one_line(other, QUOTE));
        contradiction(message, said.declared.span_of("license").into_iter().chain([span]))
    });
    found.take(1).collect()
}

/// The card's prose puts code, data, weights or the whole under another licence than the file for them has.
pub(super) fn prose_against_files(said: &Said) -> Vec<Contradiction> {
    let has_table = !said.declared.license.is_empty() || said.declared.license_name.is_some();
    let stated = said.claims.iter().filter_map(|it| Some((it.licence.as_ref()?, it.span)));
    // Of the whole the table speaks first, and was held against the files already.
    let told = stated.filter(|((scope, _), _)| *scope != Scope::Whole || !has_table);
    let mut found: Vec<Contradiction> = told
        .filter_map(|((scope, name), span)| {
            let ids = Terms::named(name).ids();
            let id = ids.first()?;
            let licence = said.licences.iter().find(|it| it.scope == *scope)?;
            let is_same = |it: &str| ids.iter().any(|id| is_same_family(it, id.name));
            let known = licence.known.as_ref();
            if licence.near.iter().any(|it| is_same(it)) || known.is_some_and(|it| is_same(it.id)) {
                return None;
            }
            let what = known.map_or_else(|| "is not that text".to_owned(), |it| format!("is {}", it.id));
            let noun = scope.noun();
            let message = format!("the card's text names {} for the {noun}, and {} {what}", id.name, licence.file);
            Some(contradiction(message, [span, licence.head].into_iter()))
        })
        .collect();
    found.dedup_by(|a, b| a.message == b.message);
    found
}

/// `GPL-3.0-only` and `GPL-3.0-or-later` are told apart by few who write cards.
pub(super) fn is_same_family(a: &str, b: &str) -> bool {
    fn family(id: &str) -> &str {
        id.trim_end_matches("-only").trim_end_matches("-or-later")
    }
    family(a) == family(b)
}
