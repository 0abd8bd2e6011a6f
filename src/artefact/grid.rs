//! Which components a release has, under which terms, and what the Model Openness Framework makes of that.

use super::component::{COMPONENTS, Component};
use super::terms::{Openness, Terms};
use crate::document::Span;
use serde::Serialize;

/// What is known of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is there under an open licence.
    Present,
    /// The source says or shows that it is not there.
    Absent,
    /// Nothing tells.
    Unknown,
    /// It is there and nobody gives a right to it.
    Unlicensed,
    /// It is there under terms that are not known as open.
    Restricted,
}

/// Where a component's licence comes from: the nearest that is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LicenseFrom {
    /// Its own.
    Component,
    /// That of all data.
    Data,
    /// That of all code.
    Code,
    /// That of all documents.
    Document,
    /// That of the whole.
    Distribution,
    /// There is none.
    None,
}

/// A component of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which one.
    pub component: &'static Component,
    /// What is known of it.
    pub state: State,
    /// Its terms, where some are stated.
    pub terms: Option<Terms>,
    /// Where they come from.
    pub from: LicenseFrom,
    /// Whether they are open for it.
    pub open: Openness,
    /// Where the document says so.
    pub evidence: Vec<Span>,
    /// Which files show it: paths below the release's folder, `/` between names.
    pub files: Vec<String>,
    /// Who put it in the place of what was found, and from where they know it.
    pub entered: Option<Entered>,
}

/// That a reviewer's word stands in the place of what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Entered {
    /// Who says so; empty while nobody gave a name.
    pub by: String,
    /// Where they know it from.
    pub note: String,
}

impl Cell {
    /// A component of which nothing tells.
    pub fn unknown(component: &'static Component) -> Self {
        let (terms, evidence) = (None, Vec::new());
        let (state, from, open, files) = (State::Unknown, LicenseFrom::None, Openness::Unknown, Vec::new());
        Self { component, state, terms, from, open, evidence, files, entered: None }
    }

    /// A component that is there under these terms.
    pub fn there(component: &'static Component, terms: Option<Terms>, from: LicenseFrom, evidence: Vec<Span>) -> Self {
        let open = terms.as_ref().map_or(Openness::Unknown, |it| it.openness(component.content));
        let state = match (&terms, open) {
            (Some(Terms::NotIncluded), _) => State::Absent,
            (None | Some(Terms::Unlicensed), _) => State::Unlicensed,
            (_, Openness::Open | Openness::WrongType) => State::Present,
            (_, Openness::Unknown) => State::Unknown,
            (_, Openness::NotOpen) => State::Restricted,
        };
        Self { component, state, terms, from, open, evidence, files: Vec::new(), entered: None }
    }

    /// Whether it is there under an open licence, be it one made for other things.
    pub fn is_open(&self) -> bool {
        self.state == State::Present && matches!(self.open, Openness::Open | Openness::WrongType)
    }

    /// Whether it is named and was not seen: nothing shows that it is there, or under which terms.
    pub fn is_named_only(&self) -> bool {
        self.state == State::Unknown && !self.evidence.is_empty()
    }
}

/// What the framework makes of a release. Says nothing of what its terms allow beyond being known as open.
#[derive(Clone, Debug, PartialEq)]
pub struct Classed {
    /// 1, 2 or 3; none where not even class III is reached.
    pub class: Option<u8>,
    /// For class I, II and III, how much of what it and those below it ask for is there and open, 0 to 100.
    pub progress: [f64; 3],
    /// For class I, II and III, ids of what is lacking.
    pub missing: [Vec<&'static str>; 3],
}

/// The technical report may be left out where there is a research paper.
const REPORT: &str = "technical-report";
const PAPER: &str = "research-paper";

/// The class of a release, as the framework's tool counts: classes are cumulative, a research paper stands for the
/// technical report. The tool shows 0 for a class while a lower one is not reached; here each class is counted.
pub fn classed(cells: &[Cell]) -> Classed {
    let is_open = |id: &str| cells.iter().any(|it| it.component.id == id && it.is_open());
    let has_paper = is_open(PAPER);
    let mut classed = Classed { class: None, progress: [0.0; 3], missing: [Vec::new(), Vec::new(), Vec::new()] };
    for class in 1..=3_u8 {
        // What class III asks for counts in class I too, and then the paper itself: the report is not asked for twice.
        let asked = COMPONENTS.iter().filter(|it| it.is_required && it.class >= class);
        let asked: Vec<&str> =
            asked.map(|it| it.id).filter(|it| class > 1 || *it != REPORT || is_open(REPORT) || !has_paper).collect();
        let stands = |id: &str| is_open(id) || id == REPORT && has_paper;
        let missing: Vec<&'static str> =
            COMPONENTS.iter().map(|it| it.id).filter(|it| asked.contains(it) && !stands(it)).collect();
        let at = usize::from(class - 1);
        if let (Some(progress), Some(place)) = (classed.progress.get_mut(at), classed.missing.get_mut(at)) {
            *progress = percent(asked.len() - missing.len(), asked.len());
            *place = missing;
        }
    }
    classed.class = (1..=3).find(|class| classed.missing.get(usize::from(class - 1)).is_some_and(Vec::is_empty));
    classed
}

fn percent(part: usize, whole: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) * 100.0 }
}

#[cfg(test)]
mod tests {
    use super::super::component::named;
    use super::*;

    fn release(ids: &[&str]) -> Classed {
        let cells: Vec<Cell> = ids
            .iter()
            .filter_map(|it| named(it))
            .map(|it| Cell::there(it, Some(Terms::named("Apache-2.0")), LicenseFrom::Component, Vec::new()))
            .collect();
        classed(&cells)
    }

    const THIRD: [&str; 6] =
        ["architecture", "weights", "model-card", "data-card", "technical-report", "evaluation-results"];

    #[test]
    fn classes_are_cumulative() {
        let third = release(&THIRD);
        assert_eq!((third.class, third.progress[2], third.progress[1]), (Some(3), 100.0, 60.0));
        let tooling = ["training-code", "inference-code", "evaluation-code", "evaluation-data"];
        let second = release(&[&THIRD[..], &tooling].concat());
        assert_eq!((second.class, second.progress[0].round()), (Some(2), 71.0));
        assert_eq!(second.missing[0], ["research-paper", "training-data", "data-preprocessing-code", "checkpoints"]);
        let science = ["research-paper", "training-data", "data-preprocessing-code", "checkpoints"];
        assert_eq!(release(&[&THIRD[..], &tooling, &science].concat()).class, Some(1));
        assert_eq!(release(&[&tooling[..], &science].concat()).class, None, "no class without the lower one");
    }

    #[test]
    fn a_paper_stands_for_the_report() {
        let with_paper: Vec<&str> =
            THIRD.iter().map(|it| if *it == "technical-report" { "research-paper" } else { it }).collect();
        assert_eq!(release(&with_paper).class, Some(3));
        let all: Vec<&str> = COMPONENTS.iter().map(|it| it.id).filter(|it| *it != "technical-report").collect();
        assert_eq!((release(&all).class, release(&all).progress[0]), (Some(1), 100.0));
    }
}
