//! What lenses make of a document, as JSON shows it.

use crate::lens::{Bears, CriterionReading, Outcome, Reading, State, Weight};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::borrow::Cow;

/// One finding's weight on one criterion.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct BearingView<'a> {
    lens: &'a str,
    criterion: &'a str,
    weight: Weight,
    /// Why, where the lens says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'a str>,
    /// Who said so of a clause of this kind, where the lens cites somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<&'a str>,
    /// Where that can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    /// False where nobody held the lens's entry against its source; left out where somebody did.
    #[serde(skip_serializing_if = "is_true")]
    #[schemars(extend("default" = true))]
    checked: bool,
}

impl<'a> BearingView<'a> {
    /// What a reading says of one finding.
    pub(super) fn all(reading: &'a Reading, finding: usize) -> impl Iterator<Item = Self> {
        let of = |it: &'a Bears| Self {
            lens: &reading.lens,
            criterion: &it.criterion,
            weight: it.weight,
            because: said(&it.because),
            authority: said(&it.authority),
            link: said(&it.link),
            checked: it.checked,
        };
        reading.bears_of(finding).iter().map(of)
    }
}

/// The document read through one lens.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ReadingView<'a> {
    /// Id of the lens.
    lens: &'a str,
    /// What the text comes to; null under a catalogue, which gives no verdict.
    #[schemars(with = "Outcome")]
    outcome: Option<Outcome>,
    /// What the outcome rests on where it does not rest on words that were read; left out where it does.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[schemars(default)]
    rests_on: &'a str,
    /// Every criterion, in the lens's order.
    criteria: Vec<CriterionView<'a>>,
}

impl<'a> ReadingView<'a> {
    pub(super) fn of(reading: &'a Reading) -> Self {
        Self {
            lens: &reading.lens,
            rests_on: &reading.rests_on,
            outcome: reading.outcome,
            criteria: reading.criteria.iter().map(CriterionView::of).collect(),
        }
    }
}

/// A criterion's state.
#[derive(Debug, Serialize, JsonSchema)]
struct CriterionView<'a> {
    /// `osd-6`.
    id: &'a str,
    state: State,
    /// Indices of the findings that bear on it, heaviest first.
    findings: &'a [usize],
    /// Why it is unread.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'a str>,
    /// False where nobody held the lens's entry against its source; left out where somebody did.
    #[serde(skip_serializing_if = "is_true")]
    #[schemars(extend("default" = true))]
    checked: bool,
}

impl<'a> CriterionView<'a> {
    fn of(it: &'a CriterionReading) -> Self {
        Self { id: &it.id, state: it.state, findings: &it.findings, because: said(&it.because), checked: it.checked }
    }
}

fn said(words: &str) -> Option<&str> {
    (!words.is_empty()).then_some(words)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_true(it: &bool) -> bool {
    *it
}

/// By hand: the build script reads the type too and knows no schemas.
impl JsonSchema for Weight {
    fn schema_name() -> Cow<'static, str> {
        "Weight".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let one = |(name, description): (&str, &str)| json_schema!({ "description": description, "type": "string", "const": name });
        let all = [
            ("supports", "Speaks for the criterion."),
            ("compatible", "A condition that the criterion allows."),
            ("disputed", "Authorities disagree."),
            ("strains", "Unusual, or in conflict depending on context."),
            ("conflicts", "Against the criterion as we read it."),
            ("present", "Says that an entry of a catalogue is there."),
            ("absent", "Says that an entry of a catalogue is not there."),
            ("unread", "Touches an entry of a catalogue and does not settle it."),
        ];
        json_schema!({ "description": "How a finding bears on a criterion.", "oneOf": all.map(one) })
    }
}
