//! What each lens makes of each document, criterion by criterion.

use super::findings::{finding_id, label};
use crate::compare::{Analysed, Comparison};
use crate::lens::{Criterion, CriterionReading, Lens, Reading, State, Weight};
use crate::report::{Context, Extent, beside, flow, words};
use serde::Serialize;

/// One lens over all documents.
#[derive(Debug, Serialize)]
pub(in crate::report) struct LensPart {
    pub short: String,
    pub title: String,
    pub source: String,
    pub link: String,
    pub summary: String,
    /// A word for each document; none under a catalogue, which gives no verdict.
    pub outcomes: Vec<&'static str>,
    /// For each outcome what it rests on, where that is not words that were read.
    pub rests_on: Vec<String>,
    pub criteria: Vec<CriterionPart>,
    /// On a page of changes the criteria in which no document stands otherwise than another and none conflicts, which have
    /// no row: "silent: 8 Not specific to a product".
    pub alike: Vec<String>,
}

/// One criterion over all documents.
#[derive(Debug, Serialize)]
pub(in crate::report) struct CriterionPart {
    /// Its group, number and title.
    pub heading: String,
    pub summary: String,
    /// Who says so, where; and whether nobody checked that.
    pub authority: String,
    pub is_checked: bool,
    pub states: Vec<StatePart>,
}

/// One criterion's state for one document.
#[derive(Debug, Serialize)]
pub(in crate::report) struct StatePart {
    pub word: &'static str,
    /// A word without spaces, to style by.
    pub class: &'static str,
    /// Why it is unread.
    pub because: String,
    pub evidence: Vec<EvidencePart>,
}

/// The words that a state rests on.
#[derive(Debug, Serialize)]
pub(in crate::report) struct EvidencePart {
    pub id: String,
    pub label: String,
    /// Where in a converted file: `, page 3`.
    pub place: String,
    pub quote: String,
    pub language: Option<&'static str>,
    /// Why they bear on the criterion, and who said so of such words; of several with one reason, the last has it.
    pub because: String,
}

pub(super) fn parts(comparison: &Comparison, context: &Context) -> Vec<LensPart> {
    let chosen = context.options.lenses.iter().filter_map(|id| context.lenses.get(id));
    chosen.map(|lens| part(lens, comparison, context.paper.extent)).collect()
}

fn part(lens: &Lens, comparison: &Comparison, extent: Extent) -> LensPart {
    let readings: Vec<Option<&Reading>> =
        comparison.readings.iter().map(|all| all.iter().find(|it| it.lens == lens.id)).collect();
    let criteria = lens.criteria.iter().map(|it| criterion(lens, it, &readings, comparison));
    let is_whole = extent == Extent::Full || comparison.documents.len() < 2;
    let (criteria, same): (Vec<_>, Vec<_>) = criteria.partition(|it| is_whole || !it.is_settled_alike());
    LensPart {
        short: lens.short.clone(),
        title: lens.title.clone(),
        source: lens.source.clone(),
        link: lens.link.clone(),
        summary: lens.summary.clone(),
        outcomes: if lens.is_catalogue() {
            Vec::new()
        } else {
            readings.iter().map(|it| words::outcome(it.and_then(|it| it.outcome))).collect()
        },
        rests_on: readings.iter().map(|it| it.map_or("", |it| it.rests_on.as_str()).to_owned()).collect(),
        criteria,
        alike: alike(&same),
    }
}

/// The names of criteria by the state that all documents have in them.
fn alike(criteria: &[CriterionPart]) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for criterion in criteria {
        let word = criterion.states.first().map_or("", |it| it.word);
        match lines.iter_mut().find(|it| it.0 == word) {
            Some(line) => line.1.push(&criterion.heading),
            None => lines.push((word, vec![&criterion.heading])),
        }
    }
    lines.into_iter().map(|(word, names)| format!("{word}: {}", names.join("; "))).collect()
}

impl CriterionPart {
    /// Whether all documents stand alike in it, and nothing in it needs a reader.
    fn is_settled_alike(&self) -> bool {
        const SETTLED: [State; 5] =
            [State::Satisfied, State::Silent, State::NeedsArtefacts, State::Present, State::Absent];
        let settled = |it: &StatePart| SETTLED.iter().any(|state| words::state(*state) == it.word);
        self.states.iter().all(settled) && self.states.windows(2).all(|it| matches!(it, [a, b] if a.word == b.word))
    }
}

fn criterion(
    lens: &Lens,
    criterion: &Criterion,
    readings: &[Option<&Reading>],
    comparison: &Comparison,
) -> CriterionPart {
    let state_of = |(document, reading): (usize, Option<&Reading>)| {
        let reading = reading?;
        let it = reading.criteria.iter().find(|it| it.id == criterion.id)?;
        Some(state(it, reading, document, comparison.documents.get(document)?))
    };
    CriterionPart {
        heading: words::criterion_title(criterion),
        summary: criterion.summary.clone(),
        authority: words::authority_under(lens, criterion),
        is_checked: criterion.checked,
        states: readings.iter().copied().enumerate().filter_map(state_of).collect(),
    }
}

fn state(criterion: &CriterionReading, reading: &Reading, document: usize, analysed: &Analysed) -> StatePart {
    let behind = |finding: usize| {
        let mut bears = reading.bears_of(finding).iter().filter(|it| it.criterion == criterion.id);
        bears.find(|it| Some(it.weight) == weight_behind(criterion.state))
    };
    let evidence = criterion.findings.iter().filter_map(|index| {
        let (bears, finding) = (behind(*index)?, analysed.assessment.findings.get(*index)?);
        Some(EvidencePart {
            id: finding_id(document, *index),
            label: label(analysed, finding.clause),
            place: beside(&analysed.document, finding.span.start),
            quote: flow(analysed.document.slice(finding.span)).trim().to_owned(),
            language: analysed.document.language,
            because: words::because(bears),
        })
    });
    let word = words::state(criterion.state);
    StatePart {
        word,
        class: word.split(' ').next().unwrap_or(word),
        // Where findings leave it open, each of them says why.
        because: if criterion.findings.is_empty() { criterion.because.clone() } else { String::new() },
        evidence: said_once(evidence.collect()),
    }
}

/// A reason that stands below several quotes in a row is said below the last.
fn said_once(mut evidence: Vec<EvidencePart>) -> Vec<EvidencePart> {
    let mut below = String::new();
    for it in evidence.iter_mut().rev() {
        if it.because == below {
            it.because.clear();
        } else {
            below.clone_from(&it.because);
        }
    }
    evidence
}

/// The weight of the findings that bring a criterion into a state; those that weigh less are no evidence for it.
fn weight_behind(state: State) -> Option<Weight> {
    match state {
        State::Conflicts => Some(Weight::Conflicts),
        State::Strains => Some(Weight::Strains),
        State::Disputed => Some(Weight::Disputed),
        State::Satisfied => Some(Weight::Supports),
        State::Present => Some(Weight::Present),
        State::Absent => Some(Weight::Absent),
        State::Unread => Some(Weight::Unread),
        State::Silent | State::NeedsArtefacts => None,
    }
}
