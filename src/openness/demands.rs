//! What definitions ask of a release's artefacts, how far it is there, and the least that is missing.
//!
//! The facts are those of the grid: what nothing tells stays unknown, and an element that hangs on it is not decided.
//! What a definition asks of the licence's words is a lens's reading and stands beside.

use crate::artefact::{Cell, Content, Openness, State as Known, named};
use crate::never::built_in;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A definition's demands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Demands {
    /// Its id; where a lens reads the licence through the same definition, that lens's.
    pub id: String,
    /// Its short name.
    pub short: String,
    /// Its name.
    pub title: String,
    /// Who stands behind it.
    pub status: String,
    /// Where it is written.
    pub source: String,
    /// A catalogue lists, and gives no answer of its own.
    #[serde(default)]
    pub is_catalogue: bool,
    /// What it calls releases: all is met, the first element alone is, or not even that.
    #[serde(default)]
    pub types: Vec<String>,
    /// What it asks for.
    #[serde(rename = "element")]
    pub elements: Vec<Element>,
}

/// One thing that a definition asks for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// All or one of the components.
    pub need: Need,
    /// Ids of components.
    pub of: Vec<String>,
    /// What their terms must be.
    pub terms: Wanted,
    /// What a reader must still look at.
    #[serde(default)]
    pub asks: String,
}

/// How many of an element's components it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Every one.
    All,
    /// Any one.
    Any,
}

/// What the terms of a component must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// An open source licence for programs.
    Code,
    /// Open terms.
    Open,
    /// Anything, as long as it is there.
    There,
}

/// How far something asked for is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fulfilled {
    /// It is there, as far as a list of artefacts can show.
    Met,
    /// Something of the kind is there; whether it suffices a reader must judge.
    ToJudge,
    /// Some of it is there.
    Partly,
    /// It is not there, or not under such terms.
    Lacking,
    /// Nothing tells.
    Unknown,
}

impl Fulfilled {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "there",
            Self::ToJudge => "there, for a reader to judge",
            Self::Partly => "partly there",
            Self::Lacking => "lacking",
            Self::Unknown => "not known",
        }
    }
}

/// What would have to be done about a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Find out whether it is there and under which terms.
    FindOut,
    /// Give it other terms.
    Relicense,
    /// Release it.
    Release,
}

impl Act {
    /// In words, before the component's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::FindOut => "find out about",
            Self::Relicense => "open the terms of",
            Self::Release => "release",
        }
    }
}

/// One step on the way to a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub act: Act,
    /// With which component; where one of several would do, these are all that take as little.
    pub one_of: Vec<&'static str>,
}

/// How far one element is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementState<'a> {
    /// What is asked for.
    pub element: &'a Element,
    /// How far it is there.
    pub state: Fulfilled,
}

/// How far a definition's demands are met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met<'a> {
    /// The definition.
    pub demands: &'a Demands,
    /// Each of its elements.
    pub elements: Vec<ElementState<'a>>,
    /// All together; nothing for a catalogue.
    pub state: Option<Fulfilled>,
    /// What the definition calls such a release, where it has a word for it and the facts decide.
    pub kind: Option<&'a str>,
    /// The least that is missing: no step can be left out.
    pub missing: Vec<Step>,
}

#[derive(Deserialize)]
struct File {
    definition: Vec<Demands>,
}

static BUILT_IN: LazyLock<Vec<Demands>> = LazyLock::new(|| {
    let file: File = built_in(toml::from_str(include_str!("../../assets/openness/definitions.toml")));
    file.definition
});

/// Every definition whose demands are known here.
pub fn demands() -> &'static [Demands] {
    &BUILT_IN
}

/// What stands between a component and what is wanted of it; nothing where it is there.
fn step(cell: Option<&Cell>, wanted: Wanted) -> Option<Act> {
    let Some(cell) = cell else { return Some(Act::FindOut) };
    let fits = match wanted {
        Wanted::There => true,
        Wanted::Open => cell.is_open(),
        // Weights are no program, and an open licence for programs is one all the same.
        Wanted::Code => {
            cell.open == Openness::Open || cell.is_open() && !cell.component.content.contains(&Content::Code)
        }
    };
    match cell.state {
        Known::Absent => Some(Act::Release),
        Known::Unknown => Some(Act::FindOut),
        Known::Present | Known::Unlicensed | Known::Restricted if fits => None,
        Known::Present if cell.open == Openness::Unknown => Some(Act::FindOut),
        Known::Present | Known::Unlicensed | Known::Restricted => Some(Act::Relicense),
    }
}

/// How far a release meets a definition's demands.
pub fn met<'a>(demands: &'a Demands, cells: &[Cell]) -> Met<'a> {
    let mut missing: Vec<Step> = Vec::new();
    let elements: Vec<ElementState> = demands
        .elements
        .iter()
        .map(|element| {
            let (state, steps) = element_state(element, cells);
            missing.extend(steps);
            ElementState { element, state }
        })
        .collect();
    // The same component may be asked for twice; the harder step counts.
    missing.sort_by(|a, b| a.one_of.cmp(&b.one_of).then(b.act.cmp(&a.act)));
    missing.dedup_by(|a, b| a.one_of == b.one_of);
    let singles: Vec<&str> =
        missing.iter().filter(|it| it.one_of.len() == 1).filter_map(|it| it.one_of.first().copied()).collect();
    // One of several is done already where another demand asks for one of them anyway.
    missing.retain(|it| it.one_of.len() == 1 || !it.one_of.iter().any(|id| singles.contains(id)));
    missing.sort_by(|a, b| b.act.cmp(&a.act).then(a.one_of.cmp(&b.one_of)));
    let all: Vec<Fulfilled> = elements.iter().map(|it| it.state).collect();
    let state = (!demands.is_catalogue).then(|| together(&all));
    let kind = kind(demands, &elements);
    Met { demands, elements, state, kind, missing }
}

impl Met<'_> {
    /// The same for a release that is built on another: its own data and code are not what all of it came from.
    #[must_use]
    pub(super) fn built_on(mut self) -> Self {
        const OF_THE_BASE: [&str; 5] =
            ["training-data", "training-code", "data-preprocessing-code", "data-card", "evaluation-code"];
        for it in &mut self.elements {
            let is_of_base = it.element.of.iter().any(|id| OF_THE_BASE.contains(&id.as_str()));
            if is_of_base && it.state == Fulfilled::Met {
                it.state = Fulfilled::ToJudge;
            }
        }
        let all: Vec<Fulfilled> = self.elements.iter().map(|it| it.state).collect();
        self.state = self.state.map(|_| together(&all));
        // Nobody calls it whole before the base is known.
        if self.kind.is_some() && self.kind == self.demands.types.first().map(String::as_str) {
            self.kind = None;
        }
        self
    }
}

fn element_state(element: &Element, cells: &[Cell]) -> (Fulfilled, Vec<Step>) {
    let steps: Vec<(&'static str, Option<Act>)> = element
        .of
        .iter()
        .filter_map(|id| named(id))
        .map(|component| (component.id, step(cells.iter().find(|it| it.component == component), element.terms)))
        .collect();
    let open: Vec<(&'static str, Act)> = steps.iter().filter_map(|(id, act)| Some((*id, (*act)?))).collect();
    let done = steps.len() - open.len();
    let unknown = open.iter().filter(|it| it.1 == Act::FindOut).count();
    match element.need {
        // What the words of a description come to no list can tell.
        _ if open.is_empty() && !element.asks.is_empty() => (Fulfilled::ToJudge, Vec::new()),
        Need::Any if done > 0 && !element.asks.is_empty() => (Fulfilled::ToJudge, Vec::new()),
        _ if open.is_empty() => (Fulfilled::Met, Vec::new()),
        Need::Any if done > 0 => (Fulfilled::Met, Vec::new()),
        Need::Any => {
            let least = open.iter().map(|it| it.1).min().unwrap_or(Act::FindOut);
            let one_of = open.iter().filter(|it| it.1 == least).map(|it| it.0).collect();
            let state = if unknown > 0 { Fulfilled::Unknown } else { Fulfilled::Lacking };
            (state, vec![Step { act: least, one_of }])
        }
        Need::All => {
            let state = match (done, open.len() - unknown) {
                (0, 0) => Fulfilled::Unknown,
                (0, _) => Fulfilled::Lacking,
                (_, 0) => Fulfilled::Unknown,
                _ => Fulfilled::Partly,
            };
            (state, open.into_iter().map(|(id, act)| Step { act, one_of: vec![id] }).collect())
        }
    }
}

/// What is not there decides; then what is not known.
fn together(states: &[Fulfilled]) -> Fulfilled {
    let has = |wanted: Fulfilled| states.contains(&wanted);
    let lacks = has(Fulfilled::Lacking) || has(Fulfilled::Partly);
    let some = has(Fulfilled::Met) || has(Fulfilled::ToJudge);
    match (lacks, has(Fulfilled::Unknown), some) {
        (false, false, _) if has(Fulfilled::ToJudge) => Fulfilled::ToJudge,
        (false, false, _) => Fulfilled::Met,
        (false, true, _) => Fulfilled::Unknown,
        (true, _, true) => Fulfilled::Partly,
        (true, _, false) if has(Fulfilled::Partly) => Fulfilled::Partly,
        (true, ..) => Fulfilled::Lacking,
    }
}

/// The definition's own word: the first where all is met, the last where the first element is lacking, the second where
/// only others are, or are not known.
fn kind<'a>(demands: &'a Demands, elements: &[ElementState]) -> Option<&'a str> {
    let [whole, first_only, not_even] = demands.types.as_slice() else { return None };
    let (first, rest) = elements.split_first()?;
    match first.state {
        Fulfilled::Lacking | Fulfilled::Partly => Some(not_even),
        Fulfilled::Unknown => None,
        Fulfilled::Met | Fulfilled::ToJudge
            if rest.iter().all(|it| matches!(it.state, Fulfilled::Met | Fulfilled::ToJudge)) =>
        {
            Some(whole)
        }
        Fulfilled::Met | Fulfilled::ToJudge => Some(first_only),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artefact::{LicenseFrom, Terms};

    fn there(id: &str, terms: &str) -> Cell {
        Cell::there(named(id).expect("a component"), Some(Terms::named(terms)), LicenseFrom::Component, Vec::new())
    }

    fn absent(id: &str) -> Cell {
        Cell { state: Known::Absent, ..Cell::unknown(named(id).expect("a component")) }
    }

    fn of(id: &str) -> &'static Demands {
        demands().iter().find(|it| it.id == id).expect("a definition")
    }

    #[test]
    fn the_file_reads_and_names_components() {
        assert!(toml::from_str::<File>(include_str!("../../assets/openness/definitions.toml")).is_ok());
        for it in demands().iter().flat_map(|it| &it.elements) {
            assert!(it.of.iter().all(|id| named(id).is_some()), "{it:?}");
        }
    }

    #[test]
    fn weights_alone_meet_open_weights_and_little_of_osaid() {
        let cells = [
            there("weights", "Apache-2.0"),
            there("architecture", "Apache-2.0"),
            absent("training-data"),
            absent("data-card"),
        ];
        assert_eq!(met(of("open-weights"), &cells).state, Some(Fulfilled::Met));
        let osaid = met(of("osaid"), &cells);
        assert_eq!(osaid.state, Some(Fulfilled::Unknown), "nothing tells of code and papers");
        let data = &osaid.missing.iter().find(|it| it.one_of.contains(&"research-paper")).expect("a step");
        assert_eq!((data.act, data.one_of.as_slice()), (Act::FindOut, &["technical-report", "research-paper"][..]));
        let debian = met(of("debian-draft"), &cells);
        assert_eq!(debian.kind, Some("ToxicCandy Model"));
        assert_eq!(debian.missing[0], Step { act: Act::Release, one_of: vec!["training-data"] });
    }

    #[test]
    fn restricted_weights_are_a_matter_of_their_terms() {
        let cells = [there("weights", "Heron Community License"), there("architecture", "MIT")];
        let it = met(of("open-weights"), &cells);
        assert_eq!(
            (it.state, it.missing.as_slice()),
            (Some(Fulfilled::Lacking), &[Step { act: Act::Relicense, one_of: vec!["weights"] }][..])
        );
        assert_eq!(met(of("debian-draft"), &cells).kind, Some("Non-free Model"));
    }

    #[test]
    fn a_step_that_another_demand_takes_anyway_is_not_listed_twice() {
        let cells: Vec<Cell> = crate::artefact::all().map(|it| absent(it.id)).collect();
        let missing = met(of("osaid-straw"), &cells).missing;
        let mut ids: Vec<&str> = missing.iter().flat_map(|it| it.one_of.iter().copied()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{missing:?}");
    }

    #[test]
    fn everything_open_meets_everything() {
        let cells: Vec<Cell> = crate::artefact::all()
            .map(|it| there(it.id, if it.content.contains(&Content::Code) { "Apache-2.0" } else { "CC-BY-4.0" }))
            .collect();
        for it in demands() {
            let met = met(it, &cells);
            assert!(met.missing.is_empty(), "{}: {:?}", it.id, met.missing);
            assert_ne!(met.state, Some(Fulfilled::Partly), "{}", it.id);
        }
        assert_eq!(met(of("debian-draft"), &cells).kind, Some("Free Model"));
    }
}
