//! Where a release's own statements cannot all hold, each with the words on both sides.

use super::against::{against_files, against_prose, prose_against_files};
use super::basis::Basis;
use super::cells::Licence;
use super::shelf::left_to_business;
use crate::artefact::{Card, Cell, Claim, Content, Openness, Scope, Statement, Terms, spoken_of_licence};
use crate::assess::ForBusiness;
use crate::compare::{Analysed, ReadIn};
use crate::document::{Source, Span, last_component};
use crate::lens::{Lenses, Outcome, Reading, State, Weight};
use serde::Serialize;

/// What contradicts what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The licence that is declared is not the one that is there.
    DeclaredLicence,
    /// It is called open source, and its terms conflict with the definition of that.
    ClaimOfOpenSource,
    /// It is said to be for research, and the licence allows more; or the other way round.
    ClaimOfUse,
    /// The file that the card names as licence is not there.
    MissingFile,
    /// A licence made for other things is applied.
    WrongType,
    /// What the licence of the model it is built on asks for is not there.
    BaseModel,
}

/// Two statements that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What it is about.
    pub about: About,
    /// One sentence on what contradicts what.
    pub message: String,
    /// The words, in the release's document.
    pub evidence: Vec<Span>,
}

/// How much of a quote stands in a message, in letters.
pub(super) const QUOTE: usize = 160;

/// Words on one line, cut after a whole word.
pub(super) fn one_line(words: &str, most: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= most {
        return crate::document::visible(&line);
    }
    let head = line.get(..line.floor_char_boundary(most)).unwrap_or(&line);
    let head = head.rsplit_once(' ').map_or(head, |it| it.0);
    format!("{}…", crate::document::visible(head))
}

/// What a release says, as far as contradictions are looked for in it.
pub(super) struct Said<'a> {
    pub sources: &'a [Source],
    /// Paths below its folder, where it is one.
    pub files: &'a [String],
    pub analysed: &'a Analysed,
    pub declared: &'a Card,
    pub licences: &'a [Licence],
    pub claims: &'a [Statement],
    pub cells: &'a [Cell],
    pub terms: &'a Basis,
    pub readings: &'a [Reading],
}

impl Said<'_> {
    /// The words of the first claim of a kind.
    fn claim(&self, claim: Claim) -> Option<Span> {
        self.claims.iter().find(|it| it.claim == claim).map(|it| it.span)
    }
}

pub(super) fn contradictions(said: &Said, lenses: &Lenses) -> Vec<Contradiction> {
    let mut found = against_files(said);
    found.extend(against_prose(said));
    found.extend(prose_against_files(said));
    found.extend(claim_of_open_source(said, lenses));
    found.extend(open_without_licence(said));
    found.extend(claim_of_use(said));
    found.extend(claim_of_commerce(said));
    found.extend(missing_file(said));
    found.extend(wrong_type(said));
    found
}

/// It calls itself open source, and its terms conflict with the definition of that: in its texts, or as far as the
/// licence that it only names is known.
fn claim_of_open_source(said: &Said, lenses: &Lenses) -> Option<Contradiction> {
    let reading = said.readings.iter().find(|it| it.lens == "osd" && it.outcome == Some(Outcome::Conflicts))?;
    let claim = said.claim(Claim::OpenSource)?;
    let lens = lenses.get("osd")?;
    let short = |id: &str| lens.criterion(id).map_or_else(|| id.to_owned(), |it| it.short.clone());
    let shorts: Vec<String> = reading.in_state(State::Conflicts).map(short).collect();
    let (lens, shorts) = (&lens.short, shorts.join(", "));
    let worst = reading.bears.iter().find(|it| it.weight == Weight::Conflicts).map(|it| it.finding);
    let worst = worst.and_then(|it| said.terms.assessment.findings.get(it));
    let words = || worst.map_or_else(String::new, |it| one_line(&Basis::words(said.analysed, it), QUOTE));
    let declared = said.declared.span_of("license_name").or(said.declared.span_of("license"));
    let (message, quote) = match &said.terms.read_in {
        ReadIn::Texts => (
            format!("the card speaks of open source, and as we read the terms they conflict with {lens} {shorts}"),
            worst.map(|it| it.span),
        ),
        ReadIn::Library(key) => (
            format!(
                "the card speaks of open source, and {key}, which it declares, conflicts with {lens} {shorts} as we read it (“{}”)",
                words()
            ),
            declared,
        ),
        ReadIn::Record(id) => (
            format!(
                "the card speaks of open source, and the licence that it names, as people read it (record {id}), conflicts with {lens} {shorts} ({})",
                words()
            ),
            declared,
        ),
        ReadIn::Family(title) => (
            format!(
                "the card speaks of open source, and the licence that it names, as its family has it ({title}), conflicts with {lens} {shorts} ({})",
                words()
            ),
            declared,
        ),
        ReadIn::Nothing => return None,
    };
    Some(Contradiction {
        about: About::ClaimOfOpenSource,
        message,
        evidence: std::iter::once(claim).chain(quote).collect(),
    })
}

/// It is called open source, and no licence is stated anywhere.
fn open_without_licence(said: &Said) -> Option<Contradiction> {
    let claim = said.claim(Claim::OpenSource)?;
    let is_stated = !said.licences.is_empty()
        || !said.declared.diagnostics.is_empty()
        || said.declared.license_link.is_some()
        || said.declared.license_name.is_some()
        || !said.declared.license.is_empty()
        || said.claims.iter().any(|it| it.claim == Claim::Licence)
        || spoken_of_licence(&said.analysed.document).is_some();
    (!is_stated).then(|| Contradiction {
        about: About::ClaimOfOpenSource,
        message: "the card speaks of open source, and states no licence: without one nobody is given a right"
            .to_owned(),
        evidence: vec![claim],
    })
}

/// It is said to be free for commercial use, and its licence forbids that: by its name, or in its words.
fn claim_of_commerce(said: &Said) -> Option<Contradiction> {
    let claim = said.claim(Claim::Commercial)?;
    if let Some(id) = said.declared.listed().filter(|it| it.name.contains("-NC")) {
        return Some(Contradiction {
            about: About::ClaimOfUse,
            message: format!("the card allows commercial use, and {}, which it declares, forbids it", id.name),
            evidence: said.declared.span_of("license").into_iter().chain([claim]).collect(),
        });
    }
    let (licence, words) = said.licences.iter().filter(|it| it.is_for_weights()).find_map(|licence| {
        let of_it = said.analysed.assessment.findings.iter().filter(|it| licence.part.contains(it.span.start));
        let bans = of_it.filter(|it| left_to_business(it) == ForBusiness::Out);
        Some((licence, bans.map(|it| it.span).next()?))
    })?;
    Some(Contradiction {
        about: About::ClaimOfUse,
        message: format!("the card allows commercial use, and {} limits it, as we read it", licence.file),
        evidence: vec![claim, words],
    })
}

/// It is said to be for research only, and its licence knows no such limit: by its name, or in its words, all of which
/// were understood.
fn claim_of_use(said: &Said) -> Option<Contradiction> {
    let claim = said.claim(Claim::ResearchOnly)?;
    let limits = "the card limits use to research or forbids commercial use";
    let Some(id) = said.declared.listed() else {
        let is_open = |it: &&Licence| it.is_for_weights() && it.reading == Some(Outcome::Meets);
        let licence = said.licences.iter().find(is_open)?;
        return Some(Contradiction {
            about: About::ClaimOfUse,
            message: format!("{limits}, and {} allows any, as we read it", licence.file),
            evidence: vec![licence.head, claim],
        });
    };
    let is_limited = id.name.contains("-NC")
        || !id.is_osi_approved() && !id.name.starts_with("CC-BY") && !id.name.starts_with("CC0");
    (!is_limited).then(|| Contradiction {
        about: About::ClaimOfUse,
        message: format!("{limits}, and {}, which it declares, allows any", id.name),
        evidence: said.declared.span_of("license").into_iter().chain([claim]).collect(),
    })
}

/// A link to a licence file that is not among the files.
fn missing_file(said: &Said) -> Option<Contradiction> {
    let link = said.declared.license_link.as_ref().filter(|it| !it.contains("://"))?;
    // A card alone is no folder: what lies beside it is not known.
    if said.sources.len() < 2 && said.files.is_empty() {
        return None;
    }
    let wanted = link.trim_start_matches("./").split('#').next().unwrap_or(link);
    // Where the files are known the whole path counts.
    let is_part = said.files.is_empty()
        && said.analysed.document.parts.iter().any(|it| last_component(&it.name) == last_component(wanted));
    let is_file = said.files.iter().any(|it| it == wanted);
    (!is_part && !is_file).then(|| Contradiction {
        about: About::MissingFile,
        message: format!("the card's license_link names {wanted}, which is not among its files"),
        evidence: said.declared.span_of("license_link").into_iter().collect(),
    })
}

/// A licence that is made for other things stands on data: for programs, or the very terms of the weights.
fn wrong_type(said: &Said) -> Vec<Contradiction> {
    let weights = said.cells.iter().find(|it| it.component.id == "weights").and_then(|it| it.terms.clone());
    let is_data = |it: &&Cell| matches!(it.component.id, "training-data" | "evaluation-data");
    let about_model = |cell: &Cell| {
        let licence = said.licences.iter().find(|it| Some(&it.terms) == cell.terms.as_ref());
        licence
            .is_some_and(|it| it.scope == Scope::Data && is_about_a_model(said.analysed.document.plain.slice(it.part)))
    };
    let wrong = said.cells.iter().filter(is_data).filter(|cell| {
        let is_the_models =
            matches!(&cell.terms, Some(Terms::Other(_))) && cell.terms == weights && cell.open == Openness::NotOpen;
        is_the_models
            || about_model(cell)
            || cell.open == Openness::WrongType
                && cell.terms.as_ref().is_some_and(|it| it.openness(&[Content::Code]) == Openness::Open)
    });
    wrong
        .map(|cell| {
            let name = cell.terms.as_ref().map_or("its licence", Terms::name);
            let what = match cell.open {
                Openness::WrongType => "is made for programs, not for data",
                _ if about_model(cell) => "speaks of a model, not of data",
                _ => "is the model's, not made for data",
            };
            let message = format!("{} stands on {}, and {what}", name, cell.component.name.to_lowercase());
            Contradiction { about: About::WrongType, message, evidence: cell.evidence.clone() }
        })
        .collect()
}

/// Whether a licence's words are about a model: it names one again and again, and data hardly.
fn is_about_a_model(text: &str) -> bool {
    let lower = text.to_lowercase();
    let count = |stems: &[&str]| {
        lower.split(|it: char| !it.is_alphanumeric()).filter(|word| stems.iter().any(|it| word.starts_with(it))).count()
    };
    let model = count(&["model", "weights"]);
    model >= 8 && model > 3 * count(&["dataset", "data", "database"])
}
