//! What reviewers and rooms say, as JSON shows it.

use crate::assess::{Freedom, Stance};
use crate::compare::{Agreement, Remark};
use crate::edits::{Choice, Override, Verdict};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What one reviewer says of a finding or a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RemarkView<'a> {
    /// The reviewer's name; empty where nobody gave one.
    reviewer: &'a str,
    /// Index of the clause.
    clause: usize,
    /// Index of the finding; null for a mark on the clause, or where the finding is no longer made.
    finding: Option<usize>,
    /// The kind of the finding that the mark was made on.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    /// Whether the reviewer goes along; null where they did not say.
    verdict: Option<Verdict>,
    /// The reviewer's words.
    note: &'a str,
    /// What the reviewer puts in the program's place.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    overrides: Option<OverrideView<'a>>,
    /// Whether the words or the finding changed since: it should be looked at again.
    stale: bool,
}

/// An override.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum OverrideView<'a> {
    /// The finding does not count.
    SetAside,
    /// The clause has a finding that the program did not make.
    Found {
        /// Its kind.
        kind: &'a str,
        #[schemars(with = "String")]
        stance: Stance,
        #[schemars(with = "Vec<String>")]
        freedoms: &'a [Freedom],
    },
}

impl<'a> RemarkView<'a> {
    pub(super) fn of(it: &'a Remark) -> Self {
        let mark = &it.mark;
        Self {
            reviewer: &mark.reviewer,
            clause: it.clause,
            finding: it.finding,
            kind: mark.finding.as_ref().map(|it| it.kind.as_str()),
            verdict: mark.verdict,
            note: &mark.note,
            overrides: mark.overrides.as_ref().map(|it| match it {
                Override::SetAside => OverrideView::SetAside,
                Override::Found(it) => {
                    OverrideView::Found { kind: &it.kind, stance: it.stance, freedoms: &it.freedoms }
                }
            }),
            stale: it.is_stale,
        }
    }
}

/// How a room voted on a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VoteView<'a> {
    /// Index of the clause.
    clause: usize,
    /// How many voices each freedom had as the one that the clause takes away or burdens; `none` for none of them.
    counts: &'a BTreeMap<Choice, u32>,
}

impl<'a> VoteView<'a> {
    pub(super) fn of((clause, counts): &'a (usize, BTreeMap<Choice, u32>)) -> Self {
        Self { clause: *clause, counts }
    }
}

/// How far two reviewers went the same way.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AgreementView<'a> {
    reviewers: [&'a str; 2],
    /// How many findings and clauses both judged.
    both: usize,
    /// On how many of these their verdict was the same.
    same: usize,
    /// Cohen's kappa, −1 to 1; null where it is undefined.
    kappa: Option<f64>,
}

impl<'a> AgreementView<'a> {
    pub(super) fn of(it: &'a Agreement) -> Self {
        let kappa = it.kappa.map(|it| (it * 1_000.0).round() / 1_000.0);
        Self { reviewers: [&it.one, &it.other], both: it.both, same: it.same, kappa }
    }
}
