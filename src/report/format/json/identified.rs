//! The known text that a document is or was made from, as JSON shows it.

use crate::align::EditClass;
use crate::compare::{Analysed, Change, HeldText, Identified};
use crate::library::Lacks;
use schemars::JsonSchema;
use serde::Serialize;

/// The known text that the document is or was made from.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Identified")]
pub(super) struct IdentifiedView<'a> {
    /// Its id in the SPDX list, or one in its manner (`LicenseRef-…`).
    id: &'a str,
    /// The collection that the user imported it with; left out for the SPDX list's.
    #[serde(skip_serializing_if = "Option::is_none")]
    collection: Option<&'a str>,
    /// Other ids of the same words.
    also: &'a [&'static str],
    /// How near the document is to it.
    #[schemars(extend("enum" = ["exact", "cosmetic", "edited", "contains", "without-appendix"]))]
    relation: &'a str,
    /// How many places differ, what a template leaves open (names, years, organisations) not counted.
    changes: usize,
    /// Those places: what turns a sentence around first, mere wording last.
    differences: Vec<DifferenceView<'a>>,
    /// What it lacks at its end and is published without too; left out where nothing is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    lacks: Option<LacksView<'a>>,
    /// How many sentences were added, where nothing but clauses was; left out otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    added_sentences: Option<usize>,
    /// Every known text in the document, in its order, where it holds several or one among others; `id` is the longest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holds: Vec<HeldView<'a>>,
    /// How many words stand beside those texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_words: Option<usize>,
}

/// What stands behind a known text where it is published whole.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Lacks")]
struct LacksView<'a> {
    /// The appendix that tells how to apply it, or another standard text.
    #[schemars(extend("enum" = ["appendix", "attached"]))]
    what: &'a str,
    /// The other text's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

/// A known text among others.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Held")]
struct HeldView<'a> {
    /// Its id in the SPDX list, or one in its manner.
    id: &'a str,
    /// Where it stands in the document's text, with the title and the copyright lines above it.
    start: usize,
    /// Where it ends.
    end: usize,
    /// How near it is.
    #[schemars(extend("enum" = ["exact", "cosmetic", "edited", "without-appendix"]))]
    relation: &'a str,
    /// How many places differ.
    changes: usize,
    /// Those places.
    differences: Vec<DifferenceView<'a>>,
    /// What it lacks at its end and is published without too.
    #[serde(skip_serializing_if = "Option::is_none")]
    lacks: Option<LacksView<'a>>,
}

/// Words that were added to a known text, taken out of it or put in others' place.
#[derive(Debug, Serialize, JsonSchema)]
struct DifferenceView<'a> {
    /// The document's clause; null where the whole clause was taken out.
    clause: Option<usize>,
    /// Where the words stand in the document; null where words were taken out.
    #[serde(flatten)]
    at: Option<At>,
    /// The document's words; empty where words were taken out.
    here: &'a str,
    /// The known text's words; empty where words were added.
    there: &'a str,
    /// What its heaviest word does.
    class: EditClass,
}

/// A place in the document's text.
#[derive(Debug, Serialize, JsonSchema)]
struct At {
    start: usize,
    end: usize,
}

fn differences<'a>(it: &'a Identified, analysed: &'a Analysed) -> Vec<DifferenceView<'a>> {
    let difference = |change: &'a Change| DifferenceView {
        clause: (change.here.is_some() || !change.is_clause).then_some(change.clause),
        at: change.here.map(|it| At { start: it.start, end: it.end }),
        here: change.here.map_or("", |it| analysed.document.slice(it)),
        there: &change.there,
        class: change.class,
    };
    it.changes.iter().map(difference).collect()
}

fn lacks(it: &Identified) -> Option<LacksView<'static>> {
    it.lacks.map(|it| match it {
        Lacks::Appendix => LacksView { what: "appendix", id: None },
        Lacks::Attached(behind) => LacksView { what: "attached", id: Some(behind.id) },
    })
}

impl<'a> IdentifiedView<'a> {
    pub(super) fn of(it: &'a Identified, analysed: &'a Analysed) -> Self {
        let held = |held: &'a HeldText| HeldView {
            id: held.text.id,
            start: held.span.start,
            end: held.span.end,
            relation: held.text.relation.name(),
            changes: held.text.changes.len(),
            differences: differences(&held.text, analysed),
            lacks: lacks(&held.text),
        };
        Self {
            id: it.id,
            collection: it.collection,
            also: &it.also,
            relation: it.relation.name(),
            changes: it.changes.len(),
            differences: differences(it, analysed),
            lacks: lacks(it),
            added_sentences: it.added,
            holds: it.holds.iter().map(held).collect(),
            other_words: (!it.holds.is_empty()).then_some(it.others),
        }
    }
}
