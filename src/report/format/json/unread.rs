//! What was not understood, and where words are known from, as JSON shows it.

use crate::assess::Unread;
use crate::compare::ClausePrecedent;
use crate::library::Kinship;
use schemars::JsonSchema;
use serde::Serialize;

/// A sentence that could bind and that was not understood, or not all of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Unread")]
pub(super) struct UnreadView<'a> {
    /// Index of its clause.
    clause: usize,
    start: usize,
    end: usize,
    /// Its words.
    quote: &'a str,
    /// Why it is unread, for people.
    why: &'a str,
}

impl<'a> UnreadView<'a> {
    pub(super) fn of(it: &'a Unread, quote: &'a str) -> Self {
        Self { clause: it.clause, start: it.span.start, end: it.span.end, quote, why: &it.because }
    }
}

/// The standard text that has most words of a clause.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Precedent")]
pub(super) struct PrecedentView<'a> {
    /// Its id in the SPDX list.
    id: &'a str,
    /// Where the words stand in it: a clause's label.
    label: String,
    /// How alike they are: `cosmetic` where only blanks of the standard text (a year, the holder's name) are filled in.
    relation: Kinship,
    /// Whether the Open Source Initiative approved the text.
    approved: bool,
    /// Words of the clause that the standard text does not have.
    own: Vec<OwnView>,
}

/// Words of a clause that are its own.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Own")]
struct OwnView {
    start: usize,
    end: usize,
}

impl PrecedentView<'_> {
    pub(super) fn of(it: ClausePrecedent) -> Self {
        Self {
            id: it.entry.id,
            label: it.label,
            relation: it.kinship,
            approved: it.entry.osi_approved,
            own: it.own.into_iter().map(|it| OwnView { start: it.start, end: it.end }).collect(),
        }
    }
}
