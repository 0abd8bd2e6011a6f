//! Reading findings through one lens.

use super::{Bearing, Criterion, Lens, Weight};
use crate::assess::{Assessment, Certainty, Finding, Stance};
use serde::Serialize;

/// The state of one criterion for one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// A clause conflicts with it as we read it.
    Conflicts,
    /// A clause strains it.
    Strains,
    /// Authorities disagree whether a clause conflicts.
    Disputed,
    /// The text grants what it asks for and nothing speaks against it.
    Satisfied,
    /// The text says nothing that bears on it.
    Silent,
    /// A text cannot settle it: facts about data, code or weights are needed.
    NeedsArtefacts,
}

/// What the text as a whole comes to under a lens. Speaks of the text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// At least one criterion conflicts.
    Conflicts,
    /// What the lens asks for is granted, nothing conflicts, nothing imported is missing.
    Meets,
    /// Neither can be said.
    Undetermined,
}

/// One finding's weight on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bears {
    /// Index into [`Assessment::findings`].
    pub finding: usize,
    /// Id of the criterion.
    pub criterion: String,
    /// How it bears.
    pub weight: Weight,
    /// Why, where the lens says so.
    pub because: String,
}

/// A criterion's state and the findings behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionReading {
    /// Id of the criterion.
    pub id: String,
    /// Its state.
    pub state: State,
    /// The findings that bear on it, heaviest first.
    pub findings: Vec<usize>,
}

/// One document read through one lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Id of the lens.
    pub lens: String,
    /// What it comes to.
    pub outcome: Outcome,
    /// Every criterion, in the lens's order.
    pub criteria: Vec<CriterionReading>,
    /// Every weight of every finding.
    pub bears: Vec<Bears>,
}

impl Reading {
    /// The heaviest weight of a finding on any criterion.
    pub fn weight_of(&self, finding: usize) -> Option<Weight> {
        self.bears.iter().filter(|it| it.finding == finding).map(|it| it.weight).max()
    }

    /// Ids of criteria in this state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &str> {
        self.criteria.iter().filter(move |it| it.state == state).map(|it| it.id.as_str())
    }
}

/// Reads a document's findings through a lens.
pub fn read(lens: &Lens, assessment: &Assessment) -> Reading {
    let mut bears = Vec::new();
    for (index, finding) in assessment.findings.iter().enumerate() {
        for criterion in &lens.criteria {
            if let Some(bearing) = bearing_of(lens, criterion, finding, assessment) {
                bears.push(Bears {
                    finding: index,
                    criterion: criterion.id.clone(),
                    weight: bearing.weight,
                    because: bearing.because.clone(),
                });
            }
        }
    }
    let granted = granted(assessment);
    let withheld = withheld(lens, assessment, &granted);
    bears.retain(|it: &Bears| {
        !withheld.iter().any(|other| (it.finding, &it.criterion) == (other.finding, &other.criterion))
    });
    bears.extend(withheld);
    let criteria: Vec<CriterionReading> =
        lens.criteria.iter().map(|criterion| state_of(criterion, &bears, &granted)).collect();
    let outcome = outcome(lens, assessment, &criteria, &granted);
    Reading { lens: lens.id.clone(), outcome, criteria, bears }
}

fn bearing_of<'a>(
    lens: &'a Lens,
    criterion: &Criterion,
    finding: &Finding,
    assessment: &Assessment,
) -> Option<&'a Bearing> {
    let has = |kind: &String| assessment.findings.iter().any(|it| it.kind == *kind);
    lens.bearings.iter().rev().find(|bearing| {
        bearing.kinds.contains(&finding.kind)
            && bearing.criteria.contains(&criterion.id)
            && bearing.when.iter().all(|(name, value)| finding.parameters.get(name) == Some(value))
            && (bearing.with.is_empty() || bearing.with.iter().any(has))
            && !bearing.without.iter().any(has)
    })
}

/// The freedoms that some clause grants.
fn granted(assessment: &Assessment) -> Vec<&'static str> {
    let mut freedoms: Vec<_> = assessment
        .findings
        .iter()
        .filter(|it| it.stance == Stance::Grant && it.kind == "grant-use-modify-share")
        .flat_map(|it| it.freedoms.iter().map(|freedom| freedom.name()))
        .collect();
    freedoms.sort_unstable();
    freedoms.dedup();
    freedoms
}

/// What a grant plainly leaves out. Only where the words grant, and every clause that may grant was understood:
/// a freedom that stands in words that no rule understood is not withheld.
fn withheld(lens: &Lens, assessment: &Assessment, granted: &[&str]) -> Vec<Bears> {
    let is_plain = |it: &Finding| it.kind == "grant-use-modify-share" && it.certainty == Certainty::Stated;
    let grant = assessment.findings.iter().position(is_plain);
    let Some(grant) = grant.filter(|_| !assessment.unread.iter().any(|it| it.may_grant)) else { return Vec::new() };
    let lacking = |criterion: &&Criterion| criterion.conflicts_without.iter().any(|it| !granted.contains(&it.as_str()));
    let bears = |criterion: &Criterion| Bears {
        finding: grant,
        criterion: criterion.id.clone(),
        weight: Weight::Conflicts,
        because: format!(
            "the grant names other rights and leaves out to {}",
            criterion.conflicts_without.join(" and to ")
        ),
    };
    lens.criteria.iter().filter(lacking).map(bears).collect()
}

fn state_of(criterion: &Criterion, bears: &[Bears], granted: &[&str]) -> CriterionReading {
    let mut on_it: Vec<&Bears> = bears.iter().filter(|it| it.criterion == criterion.id).collect();
    on_it.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.finding.cmp(&b.finding)));
    let heaviest = on_it.first().map(|it| it.weight);
    let is_granted =
        !criterion.satisfied_by.is_empty() && criterion.satisfied_by.iter().all(|it| granted.contains(&it.as_str()));
    let state = match heaviest {
        Some(Weight::Conflicts) => State::Conflicts,
        Some(Weight::Strains) => State::Strains,
        Some(Weight::Disputed) => State::Disputed,
        _ if criterion.needs_artefacts => State::NeedsArtefacts,
        _ if is_granted => State::Satisfied,
        Some(Weight::Supports) if criterion.satisfied_by.is_empty() => State::Satisfied,
        _ => State::Silent,
    };
    CriterionReading { id: criterion.id.clone(), state, findings: on_it.iter().map(|it| it.finding).collect() }
}

fn outcome(lens: &Lens, assessment: &Assessment, criteria: &[CriterionReading], granted: &[&str]) -> Outcome {
    if criteria.iter().any(|it| it.state == State::Conflicts) {
        return Outcome::Conflicts;
    }
    let grants_all = lens.grants.iter().all(|it| granted.contains(&it.as_str()));
    let complete = assessment.imports.iter().all(|it| it.loaded);
    if grants_all && complete && !lens.text_never_suffices { Outcome::Meets } else { Outcome::Undetermined }
}
