//! What a lens makes of one text.

use super::{Bearing, Criterion, Weight};
use crate::never::part_of;
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
    /// In a catalogue: the text has it.
    Present,
    /// In a catalogue: the text was read and has it not.
    Absent,
    /// In a catalogue: no rule can tell, or words that no rule understood may hold it.
    Unread,
}

/// What the text as a whole comes to under a definition. Speaks of the text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(transform = or_null)]
pub enum Outcome {
    /// At least one criterion conflicts.
    Conflicts,
    /// What the lens asks for is granted, nothing conflicts, nothing imported is missing.
    Meets,
    /// Neither can be said.
    Undetermined,
}

/// The schema's word for no outcome stands beside the others, so that readers of the first schema keep theirs.
fn or_null(schema: &mut schemars::Schema) {
    let none = serde_json::json!({ "description": "There is none: the lens is a catalogue.", "type": "null" });
    if let Some(list) = schema.get_mut("oneOf").and_then(serde_json::Value::as_array_mut) {
        list.push(none);
    }
}

/// One finding's weight on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bears {
    /// Index into [`crate::assess::Assessment::findings`].
    pub finding: usize,
    /// Id of the criterion.
    pub criterion: String,
    /// How it bears.
    pub weight: Weight,
    /// Why.
    pub because: String,
    /// Who said so of a clause of this kind; empty where nobody is cited.
    pub authority: String,
    /// Where that can be read.
    pub link: String,
    /// Whether somebody held the lens's entry against its source.
    pub checked: bool,
}

impl Bears {
    /// What a lens says of a finding.
    pub(super) fn by(bearing: &Bearing, finding: usize, criterion: &Criterion) -> Self {
        Self {
            finding,
            criterion: criterion.id.clone(),
            weight: bearing.weight,
            because: bearing.because.clone(),
            authority: bearing.authority.clone(),
            link: bearing.link.clone(),
            checked: bearing.checked,
        }
    }

    /// What follows from a finding without an entry of the lens.
    pub(super) fn derived(finding: usize, criterion: &Criterion, weight: Weight, because: String) -> Self {
        let criterion = criterion.id.clone();
        Self { finding, criterion, weight, because, authority: String::new(), link: String::new(), checked: true }
    }
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
    /// Why it is unread; empty otherwise.
    pub because: String,
    /// Whether somebody held the lens's entry against its source.
    pub checked: bool,
}

/// One document read through one lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Id of the lens.
    pub lens: String,
    /// What it comes to; nothing under a catalogue.
    pub outcome: Option<Outcome>,
    /// What the outcome rests on where it does not rest on words that were read; empty otherwise.
    pub rests_on: String,
    /// Every criterion, in the lens's order.
    pub criteria: Vec<CriterionReading>,
    /// Every weight of every finding, in the order of findings.
    pub bears: Vec<Bears>,
}

impl Reading {
    /// The heaviest weight of a finding on any criterion.
    pub fn weight_of(&self, finding: usize) -> Option<Weight> {
        self.bears_of(finding).iter().map(|it| it.weight).max()
    }

    /// What a finding weighs: a text of many findings has many more weights, so that they are looked up.
    pub fn bears_of(&self, finding: usize) -> &[Bears] {
        let from = self.bears.partition_point(|it| it.finding < finding);
        let to = self.bears.partition_point(|it| it.finding <= finding);
        part_of(&self.bears, from..to)
    }

    /// Ids of criteria in this state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &str> {
        self.criteria.iter().filter(move |it| it.state == state).map(|it| it.id.as_str())
    }
}
