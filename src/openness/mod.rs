//! A release as a whole: which artefacts are there, under which terms, what definitions make of them, and where its own
//! statements contradict each other.

mod against;
mod basis;
mod cells;
mod chain;
mod contradictions;
mod demands;
mod listed;
mod mapping;
mod name;
mod payload;
mod shelf;
mod standing;
mod unread;

pub use crate::artefact::Claim;
pub use crate::compare::ReadIn;
pub use basis::Basis;
pub use chain::{Built, Duty, Link};
pub use contradictions::{About, Contradiction};
pub use demands::{Act, Demands, Element, ElementState, Fulfilled, Met, Step, demands};
pub use mapping::{Mapping, Role, filled, mappings};
pub use payload::{Passed, PayloadItem};
pub use shelf::{Business, Doubt, Shelved};
pub use standing::{PartStanding, Standing, Verdict};

use crate::artefact::{self, Card, Cell, Classed, Entered, LicenseFrom, Listing, Mof, State, Terms, classed, named};
use crate::assess::Rules;
use crate::compare::{self, Analysed};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Source, Span, last_component};
use crate::edits::Known;
use crate::lens::{Lenses, Reading};
use crate::options::Options;
use std::sync::Arc;

/// What is known of a release.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its document: the framework file, or licence, policies and card as one.
    pub analysed: Arc<Analysed>,
    /// Its name.
    pub name: String,
    /// Every component: the framework's 17, then those of the toolchain.
    pub cells: Vec<Cell>,
    /// What the Model Openness Framework makes of them.
    pub classed: Classed,
    /// Its terms, and whose words they were read in.
    pub terms: Basis,
    /// What each chosen lens makes of its terms; nothing for a framework file, which has none.
    pub readings: Vec<Reading>,
    /// What its card declares.
    pub declared: Card,
    /// What its card's prose claims, in order.
    pub claims: Vec<(Claim, Span)>,
    /// Where its statements contradict each other, with what is said on either side.
    pub contradictions: Vec<Contradiction>,
    /// What it is built on, link by link; [`link`] finds it among the releases that are open together.
    pub chain: Vec<Link>,
    /// How it was made from what it is built on, where that is told.
    pub made_by: Option<artefact::Relation>,
    /// Its parts that have terms of their own, each held against the whole.
    pub parts: Vec<PartStanding>,
    /// What must be passed on with it, and whether it is there; nothing where only a card is here.
    pub payload: Vec<PayloadItem>,
    /// What the licence file of the model is, where there is one.
    pub licensed_as: Option<Terms>,
    /// What all its licence files are.
    pub texts_of: Vec<Terms>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files its folder holds, where it is one.
    pub files: usize,
    /// Whether it reads like a description of a model: it claims things of itself, and is no licence.
    pub describes: bool,
}

impl Release {
    /// Reads a release from its files; `files` are the paths below its folder, where it is one.
    pub fn read(sources: &[Source], files: &[String], rules: &Rules, options: &Options, lenses: &Lenses) -> Self {
        Self::of(Arc::new(Analysed::read(sources, rules)), sources, files, options, lenses)
    }

    /// Every release that files tell of, with what reviewers know: a bill of materials may list several models, all else
    /// is one.
    pub fn each(
        analysed: Arc<Analysed>,
        sources: &[Source],
        files: &[String],
        options: &Options,
        lenses: &Lenses,
        known: &[Known],
    ) -> Vec<Self> {
        match Listing::of(&analysed.document) {
            Some(listing) => listed::known(listed::releases(&analysed, listing, options, lenses), known),
            None => vec![Self::of(analysed, sources, files, options, lenses).with(known)],
        }
    }

    /// One release of what is read already, which is no list of several.
    pub fn of(
        analysed: Arc<Analysed>,
        sources: &[Source],
        files: &[String],
        options: &Options,
        lenses: &Lenses,
    ) -> Self {
        if let Some(mof) = Mof::of(&analysed.document) {
            return Self::of_framework_file(analysed, mof);
        }
        let document = &analysed.document;
        let mut declared = Card::of(document).unwrap_or_default();
        // Where the table names no base the prose may.
        if declared.base_model.is_empty() {
            declared.base_model = artefact::bases(document).into_iter().map(|it| it.0).collect();
        }
        let licences = cells::licences(sources, files, &analysed, &declared, lenses);
        let claims = artefact::claims(document);
        let mut terms = basis::basis(&analysed, &licences);
        let unread = unread::unread(document, files);
        terms.assessment.imports.extend(unread.imports());
        let readings = compare::readings(&terms.assessment, options, lenses);
        let named = claims.iter().filter_map(|it| it.licence.clone().map(|(scope, name)| (scope, name, it.span)));
        let is_spoken_of = claims.iter().any(|it| it.claim == Claim::Licence)
            || artefact::spoken_of_licence(document).is_some()
            || declared.diagnostics.iter().any(|it| it.code == Code::FrontMatter);
        let named: Vec<_> = named.collect();
        let parts = standing::parts(document, &declared, &licences, &named);
        let facts =
            cells::Facts::of(&analysed, &declared, &licences, files, &unread, &terms).with_prose(named, is_spoken_of);
        let cells = facts.cells();
        let said = contradictions::Said {
            sources,
            files,
            analysed: &analysed,
            declared: &declared,
            licences: &licences,
            claims: &claims,
            cells: &cells,
            terms: &terms,
            readings: &readings,
        };
        let contradictions = contradictions::contradictions(&said, lenses);
        let diagnostics = declared.diagnostics.iter().chain(analysed.diagnostics()).cloned().chain(unlike(document));
        let diagnostics = diagnostics.chain(unread.notes()).collect();
        let payload = if files.is_empty() {
            Vec::new()
        } else {
            payload::own(document, &licences, &unread, declared.terms().as_ref())
        };
        let made_by = artefact::relation(document, &declared);
        Self {
            made_by,
            parts,
            payload,
            licensed_as: licences.iter().find(|it| it.is_for_weights()).map(|it| it.terms.clone()),
            texts_of: licences.iter().map(|it| it.terms.clone()).collect(),
            name: name::name(&analysed, &declared, !files.is_empty()),
            classed: classed(&cells),
            describes: licences.is_empty() && claims.iter().any(|it| it.claim != Claim::Licence),
            claims: claims.into_iter().map(|it| (it.claim, it.span)).collect(),
            files: files.len(),
            cells,
            terms,
            readings,
            declared,
            contradictions,
            chain: Vec::new(),
            diagnostics,
            analysed,
        }
    }

    fn of_framework_file(analysed: Arc<Analysed>, mof: Mof) -> Self {
        let declared = Card { license: mof.license.into_iter().collect(), ..Card::default() };
        let diagnostics = mof.diagnostics.iter().chain(&analysed.document.diagnostics).cloned().collect();
        Self {
            name: if mof.name.is_empty() { analysed.document.short_name() } else { mof.name },
            classed: classed(&mof.cells),
            cells: mof.cells,
            terms: Basis::nothing(),
            readings: Vec::new(),
            declared,
            claims: Vec::new(),
            contradictions: Vec::new(),
            made_by: None,
            parts: Vec::new(),
            payload: Vec::new(),
            licensed_as: None,
            texts_of: Vec::new(),
            chain: Vec::new(),
            diagnostics,
            files: 0,
            describes: false,
            analysed,
        }
    }

    /// How far it meets a definition's demands. What it is built on is another release, and is not counted as its own.
    pub fn met<'a>(&self, demands: &'a Demands) -> Met<'a> {
        let met = demands::met(demands, &self.cells);
        if self.declared.base_model.is_empty() { met } else { met.built_on() }
    }

    /// What it is under a mapping, in a sentence or two.
    pub fn verdict(&self, mapping: &Mapping) -> String {
        let verdict = mapping::verdict(mapping, &self.cells);
        if self.declared.base_model.is_empty() {
            return verdict;
        }
        format!(
            "{verdict} It is built on {}: what that was made from is not counted here.",
            self.declared.base_model.join(", ")
        )
    }

    /// Why a component is called absent or unlicensed; nothing for those that are neither, and where a reviewer says so.
    pub fn because(&self, cell: &Cell) -> Option<String> {
        if cell.entered.is_some() {
            return None;
        }
        let words =
            cell.evidence.first().map(|it| contradictions::one_line(self.analysed.document.plain.slice(*it), 80));
        match (cell.state, &cell.terms) {
            (State::Absent, Some(Terms::NotIncluded)) => Some("it is said to be not included".to_owned()),
            (State::Absent, _) => Some(match words.filter(|it| !it.is_empty()) {
                Some(words) => format!("as the card has it: “{words}”"),
                None => "its place in the card is left empty".to_owned(),
            }),
            (State::Unlicensed, Some(_)) => Some("it is said to have no licence".to_owned()),
            (State::Unlicensed, None) => Some(
                "no licence is declared, no file of terms is here, and no words of the card speak of one".to_owned(),
            ),
            _ => None,
        }
    }

    /// Whether what was opened tells of artefacts at all: a card, a framework file, a folder, or a reviewer's word. A
    /// licence by itself does not.
    pub fn tells_of_artefacts(&self) -> bool {
        self.files > 0
            || self.describes
            || self.cells.iter().any(|it| {
                it.state != State::Unknown
                    || it.entered.is_some()
                    || it.component.id == "model-card" && !it.evidence.is_empty()
            })
    }

    /// The same with what reviewers know of it; their word stands in the place of what was found, under their name.
    #[must_use]
    pub fn with(mut self, known: &[Known]) -> Self {
        for entry in known.iter().filter(|it| it.sha256 == self.analysed.document.sha256) {
            let Some(component) = named(&entry.component) else { continue };
            let terms = (!entry.license.is_empty()).then(|| Terms::named(&entry.license));
            let found = self.cells.iter().find(|it| it.component == component).cloned();
            let found = found.unwrap_or_else(|| Cell::unknown(component));
            let mut cell = Cell::there(component, terms, LicenseFrom::Component, found.evidence);
            cell.state = entry.state;
            cell.files = found.files;
            cell.entered = Some(Entered { by: entry.reviewer.clone(), note: entry.note.clone() });
            match self.cells.iter_mut().find(|it| it.component == component) {
                Some(slot) => *slot = cell,
                None => self.cells.push(cell),
            }
        }
        self.classed = classed(&self.cells);
        self
    }
}

/// What looks like a card's table or a framework file and is neither.
fn unlike(document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for part in &document.parts {
        let text = document.slice(part.span).trim_start_matches('\u{feff}');
        if part.front_matter.is_none()
            && text.starts_with("---")
            && text.lines().nth(1).is_some_and(|it| it.contains(':'))
        {
            let message = "the front matter is not closed: a line of three hyphens is missing; it was read as text";
            found.push(Diagnostic::new(Code::FrontMatter, message));
        }
        if artefact::is_yaml(&part.name) {
            let message = format!(
                "{} is no file of the Model Openness Framework that can be read: release and components are missing, or it is broken",
                last_component(&part.name)
            );
            found.push(Diagnostic::new(Code::FrontMatter, message));
        }
    }
    found
}

/// Finds what each release is built on among those that are open together, and adds what the licences of its chain ask
/// for and it does not show. Once for these releases: standard licences that are only declared are read here.
pub fn link(releases: &mut [Release]) {
    let index = chain::NameIndex::of(releases);
    let chains: Vec<Vec<Link>> = (0..releases.len()).map(|at| chain::chain(releases, &index, at)).collect();
    let passed = |of: (usize, &Vec<Link>)| {
        let end = releases.get(of.0).filter(|it| it.files > 0);
        end.map_or_else(Vec::new, |it| payload::of_bases(it, of.1, releases))
    };
    let passed: Vec<Vec<PayloadItem>> = chains.iter().enumerate().map(passed).collect();
    for ((release, chain), passed) in releases.iter_mut().zip(chains).zip(passed) {
        release.payload.extend(passed);
        let unmet = chain::unmet(release, &chain);
        release.contradictions.extend(unmet);
        release.chain = chain;
    }
}
