//! What a release comes to on a shelf of many.

use crate::openness::{Business, Release};
use crate::report::{Context, answers, shelf as say};
use schemars::JsonSchema;
use serde::Serialize;

/// May business use it, what must be done, what is missing.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ShelfView {
    /// Its licence as it is called; `none named` where none is.
    license: String,
    /// Whether a business may use it. `yes` is earned: the terms were read, they meet the Open Source Definition, and
    /// nothing that the release says stands against them.
    business: Business,
    /// What the answer rests on.
    because: Vec<SaidView>,
    /// Why it is not plain, in words.
    doubts: Vec<String>,
    /// What must be done.
    must: Vec<SaidView>,
    /// What is missing to be open under the first chosen definition that asks for artefacts.
    missing: MissingView,
}

/// What a finding says in a few words.
#[derive(Debug, Serialize, JsonSchema)]
struct SaidView {
    /// Its kind.
    kind: String,
    /// In a few words.
    short: String,
}

/// What is missing.
#[derive(Debug, Serialize, JsonSchema)]
struct MissingView {
    /// Id of the definition; null where no chosen one asks for artefacts.
    definition: Option<String>,
    /// What is to be done, in words; empty where nothing is.
    steps: String,
}

impl ShelfView {
    pub(super) fn of(release: &Release, context: &Context) -> Self {
        let shelved = release.shelved(context.lenses);
        let findings = &release.terms.assessment.findings;
        let said = |which: &[usize]| {
            let all = which.iter().filter_map(|it| findings.get(*it));
            all.map(|it| SaidView { kind: it.kind.clone(), short: answers::of_finding(context.rules, it) }).collect()
        };
        let met = release.met_as_chosen(context.options);
        let (_, steps) = say::missing(release, context.options);
        Self {
            license: say::licence(release),
            business: shelved.business,
            because: said(&shelved.because),
            doubts: shelved.doubts.iter().map(say::doubt).collect(),
            must: said(&shelved.must),
            missing: MissingView { definition: met.map(|it| it.demands.id.clone()), steps },
        }
    }
}
