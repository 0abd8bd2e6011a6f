//! Whether a release can stand on what it is built on, whether its parts fit the whole, and what must be passed on with
//! it, as `openness` prints that.

use super::openness::Quoted;
use crate::openness::{PartStanding, Passed, PayloadItem, Release, Standing, Verdict};
use schemars::JsonSchema;
use serde::Serialize;

/// A verdict with its reason and the words on both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VerdictView<'a> {
    standing: Standing,
    /// Why, in one sentence.
    reason: &'a str,
    /// The release's own words.
    here: Vec<Quoted<'a>>,
    /// The words of the other side; empty where there are none.
    there: &'a str,
}

impl<'a> VerdictView<'a> {
    pub(super) fn of(it: &'a Verdict, release: &'a Release) -> Self {
        let here = it.here.iter().map(|span| Quoted::of(*span, release)).collect();
        Self { standing: it.standing, reason: &it.reason, here, there: &it.there }
    }
}

/// A part that has terms of its own, held against the whole.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PartView<'a> {
    /// Its licence file, or the licence's name in the card's words.
    name: &'a str,
    /// `code`, `data`, `weights` or `documents`.
    covers: &'a str,
    verdict: VerdictView<'a>,
}

impl<'a> PartView<'a> {
    pub(super) fn of(it: &'a PartStanding, release: &'a Release) -> Self {
        Self { name: &it.name, covers: it.noun, verdict: VerdictView::of(&it.verdict, release) }
    }
}

/// Something that must be passed on.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PayloadView<'a> {
    /// `licence-text`, `copyright-line`, `base-licence`, `base-notice` or `naming`.
    id: &'a str,
    state: Passed,
    /// What shows that.
    because: &'a str,
}

impl<'a> PayloadView<'a> {
    pub(super) fn of(it: &'a PayloadItem) -> Self {
        Self { id: it.id, state: it.state, because: &it.because }
    }
}
