//! What a redistributor must pass on with a release, and whether it is there: the licence's text, its blanks filled, the
//! copyright line; of the model that it is built on licence, notices and naming.
//!
//! Only files tell that. Of a card alone nothing is said.

use super::Release;
use super::cells::Licence;
use super::chain::Link;
use super::contradictions::{QUOTE, one_line};
use super::unread::Unread;
use crate::artefact::{Legal, Terms, legal};
use crate::assess::Shown;
use crate::compare::Original;
use crate::document::{Document, last_component};
use crate::library;
use serde::Serialize;

/// Whether something that must be passed on is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Passed {
    /// It is there.
    There,
    /// It is not there, and must still be added.
    Missing,
    /// Only a reader can tell.
    Unclear,
}

impl Passed {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::There => "there",
            Self::Missing => "to be added",
            Self::Unclear => "a reader must look",
        }
    }
}

/// One thing that must be passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadItem {
    /// Which: `licence-text`, `copyright-line`, `base-licence`, `base-notice`, `naming`.
    pub id: &'static str,
    /// Whether it is there.
    pub state: Passed,
    /// What shows that.
    pub because: String,
}

/// What the release's own licence needs.
pub(super) fn own(
    document: &Document,
    licences: &[Licence],
    unread: &Unread,
    terms: Option<&Terms>,
) -> Vec<PayloadItem> {
    let item = |id, state, because| PayloadItem { id, state, because };
    let of_model: Vec<&Licence> = licences.iter().filter(|it| it.is_for_weights()).collect();
    if of_model.is_empty() {
        let (state, because) = match (unread.own.first(), terms) {
            (Some(file), _) => (Passed::Unclear, format!("{file} was not read")),
            (None, Some(terms)) => (Passed::Missing, format!("no text of {} is among the files", terms.name())),
            (None, None) => (Passed::Missing, "no licence is stated, and no text of one is among the files".to_owned()),
        };
        return vec![item("licence-text", state, because)];
    }
    let mut items = Vec::new();
    for licence in of_model {
        let (state, because) = match (&licence.known, &licence.found) {
            (Some(known), _) => (Passed::There, format!("{} is {}, whole", licence.file, known.id)),
            (None, Some(found)) if found.relation == Original::Edited => {
                (Passed::Unclear, format!("{} is {} with changes", licence.file, found.id))
            }
            _ => (Passed::There, format!("{} holds terms of its own", licence.file)),
        };
        items.push(item("licence-text", state, because));
        if let Some((state, because)) = copyright_line(document.slice(licence.part), licence) {
            items.push(item("copyright-line", state, because));
        }
    }
    items
}

/// Whether the copyright line that a standard text leaves open is filled in; nothing for texts that have none.
fn copyright_line(text: &str, licence: &Licence) -> Option<(Passed, String)> {
    /// How many lines at the head of a licence hold its copyright.
    const HEAD: usize = 20;
    let known = licence.known.as_ref()?;
    let is_copyright = |line: &str| line.trim_start().to_lowercase().starts_with("copyright");
    let has_blank = |line: &str| {
        ["<", "[", "{", "year", "yyyy"].iter().any(|it| line.to_lowercase().contains(it)) && !line.contains("://")
    };
    let template = library::entry(known.id)?.text().lines().take(HEAD).find(|it| is_copyright(it))?;
    if !has_blank(template) {
        return None;
    }
    let Some(line) = text.lines().take(HEAD).find(|it| is_copyright(it)) else {
        return Some((
            Passed::Missing,
            format!("{} has no copyright line, and {} asks for one", licence.file, known.id),
        ));
    };
    let quote = one_line(line, QUOTE);
    let is_filled = !has_blank(line);
    Some(if is_filled {
        (Passed::There, quote)
    } else {
        (Passed::Missing, format!("its blanks are open: “{quote}”"))
    })
}

/// What the models that it is built on need passed on, as far as they are open together.
pub(super) fn of_bases(end: &Release, links: &[Link], releases: &[Release]) -> Vec<PayloadItem> {
    let mut items = Vec::new();
    for link in links.iter().filter(|it| it.depth == 1) {
        let Some(base) = link.release.and_then(|it| releases.get(it)) else { continue };
        if link.duties.iter().any(|it| it.shown == Some(Shown::Notices)) {
            items.extend(base_licence(end, base, &link.name));
            items.extend(base_notice(end, base, &link.name));
        }
        for duty in link.duties.iter().filter(|it| matches!(it.shown, Some(Shown::Name | Shown::Words))) {
            let state = match duty.is_met {
                Some(true) => Passed::There,
                Some(false) => Passed::Missing,
                None => Passed::Unclear,
            };
            let because = format!("{} asks to {}: “{}”", link.name, duty.what, one_line(&duty.words, QUOTE));
            items.push(PayloadItem { id: "naming", state, because });
        }
    }
    items
}

fn base_licence(end: &Release, base: &Release, name: &str) -> Option<PayloadItem> {
    let terms = base.licensed_as.clone().or_else(|| base.declared.terms())?;
    let is_there = end.texts_of.contains(&terms);
    let state = if is_there { Passed::There } else { Passed::Missing };
    let is = if is_there { "is" } else { "is not" };
    let because = format!("the licence of {name}, {}, {is} among the files", terms.name());
    Some(PayloadItem { id: "base-licence", state, because })
}

fn base_notice(end: &Release, base: &Release, name: &str) -> Option<PayloadItem> {
    let notice = |of: &Release| {
        let mut parts = of.analysed.document.parts.iter();
        parts.find(|it| legal(&it.name) == Some(Legal::Notice)).map(|it| last_component(&it.name).to_owned())
    };
    let of_base = notice(base)?;
    let state = if notice(end).is_some() { Passed::There } else { Passed::Missing };
    Some(PayloadItem { id: "base-notice", state, because: format!("{name} has notices in {of_base}") })
}
