//! A release as a whole: which artefacts are there, under which terms, what definitions make of its texts, and where
//! its own statements contradict each other.

use crate::artefact::{COMPONENTS, Card, Cell, Classed, LicenseFrom, Mof, Terms, classed};
use crate::assess::Rules;
use crate::clause::Clauses;
use crate::compare::{self, Analysed, Identified, Original};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Part, Source, Span, last_component};
use crate::lens::{Lenses, Outcome, Reading};
use crate::options::Options;

/// What is known of a release.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its document: the framework file, or licence, policies and card as one.
    pub analysed: Analysed,
    /// Its name.
    pub name: String,
    /// Every component of the framework.
    pub cells: Vec<Cell>,
    /// What the Model Openness Framework makes of them.
    pub classed: Classed,
    /// What each chosen lens makes of its texts; nothing for a framework file, which has no terms.
    pub readings: Vec<Reading>,
    /// What its card declares.
    pub declared: Card,
    /// Where its statements contradict each other, with what is said on either side.
    pub contradictions: Vec<Contradiction>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Two statements that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// One sentence on what contradicts what.
    pub message: String,
    /// The words, in the release's document.
    pub evidence: Vec<Span>,
}

impl Release {
    /// Reads a release from its files.
    pub fn read(sources: &[Source], rules: &Rules, options: &Options, lenses: &Lenses) -> Self {
        let analysed = Analysed::read(sources, rules);
        if let Some(mof) = Mof::of(&analysed.document) {
            return Self::of_framework_file(analysed, mof);
        }
        let declared = Card::of(&analysed.document).unwrap_or_default();
        let readings = compare::readings(&analysed.assessment, options, lenses);
        let cells = of_card(&analysed.document, &declared);
        let contradictions = contradictions(sources, &analysed, &declared, &readings, lenses);
        let diagnostics = declared.diagnostics.iter().chain(analysed.diagnostics()).cloned().collect();
        let (name, classed) = (analysed.title(), classed(&cells));
        Self { analysed, name, cells, classed, readings, declared, contradictions, diagnostics }
    }

    fn of_framework_file(analysed: Analysed, mof: Mof) -> Self {
        let declared = Card { license: mof.license.into_iter().collect(), ..Card::default() };
        let diagnostics = mof.diagnostics.iter().chain(&analysed.document.diagnostics).cloned().collect();
        Self {
            name: if mof.name.is_empty() { analysed.document.short_name() } else { mof.name },
            classed: classed(&mof.cells),
            cells: mof.cells,
            readings: Vec::new(),
            declared,
            contradictions: Vec::new(),
            diagnostics,
            analysed,
        }
    }
}

/// Whether a part is what a model file's header says: it reads like a card and is none.
fn is_model_file(part: &Part) -> bool {
    let extension = last_component(&part.name).rsplit_once('.').map(|it| it.1.to_lowercase());
    extension.is_some_and(|it| matches!(it.as_str(), "gguf" | "safetensors"))
}

/// What a card tells of components: itself, and under which terms the weights are said to be. Whether anything else is
/// there a card alone does not show.
fn of_card(document: &Document, declared: &Card) -> Vec<Cell> {
    let field = |key: &str| declared.fields.iter().find(|it| it.key == key).map(|it| it.span);
    let terms = declared.license_name.as_ref().or(declared.license.first()).map(|it| Terms::named(it));
    let cell = |component| {
        let unknown = Cell::unknown(component);
        match component.id {
            "weights" => {
                let there = Cell::there(
                    component,
                    terms.clone(),
                    LicenseFrom::Distribution,
                    field("license").into_iter().collect(),
                );
                // A header was read from the weights themselves. A card states terms, and that they are there it does not.
                if document.parts.iter().any(is_model_file) {
                    there
                } else if terms.is_some() {
                    Cell { state: unknown.state, ..there }
                } else {
                    unknown
                }
            }
            "model-card" if document.parts.iter().any(|it| it.front_matter.is_some() && !is_model_file(it)) => {
                let there = Cell::there(component, terms.clone(), LicenseFrom::Distribution, Vec::new());
                if terms.is_some() { there } else { Cell { from: LicenseFrom::None, ..there } }
            }
            "training-data" => Cell { evidence: field("datasets").into_iter().collect(), ..unknown },
            _ => unknown,
        }
    };
    COMPONENTS.iter().map(cell).collect()
}

fn contradictions(
    sources: &[Source],
    analysed: &Analysed,
    declared: &Card,
    readings: &[Reading],
    lenses: &Lenses,
) -> Vec<Contradiction> {
    let document = &analysed.document;
    let field = |key: &str| declared.fields.iter().find(|it| it.key == key).map(|it| it.span);
    let mut found = Vec::new();
    // The licence file is another text than the one that is declared. Looked for only where a known one is.
    let listed = declared.license.first().and_then(|it| match Terms::named(it) {
        Terms::Listed(id) => Some(id),
        _ => None,
    });
    let texts = sources.iter().zip(&document.parts).filter(|(_, part)| part.front_matter.is_none());
    for (id, (source, part)) in listed.into_iter().flat_map(|id| texts.clone().map(move |it| (id, it))) {
        let alone = Document::read(std::slice::from_ref(source));
        if let Some(known) = Identified::of(&alone, &Clauses::of(&alone))
            && matches!(known.relation, Original::Exact | Original::Cosmetic | Original::WithoutAppendix)
            && known.id != id.name
            && !known.also.contains(&id.name)
        {
            let message = format!("the card declares {} and {} is {}", id.name, last_component(&part.name), known.id);
            let head =
                Span::new(part.span.start, document.text.floor_char_boundary(part.span.end.min(part.span.start + 80)));
            found.push(Contradiction { message, evidence: field("license").into_iter().chain([head]).collect() });
        }
    }
    // It calls itself open source, and its terms conflict with the definition of that.
    let conflicts = readings.iter().find(|it| it.lens == "osd" && it.outcome == Some(Outcome::Conflicts));
    if let (Some(reading), Some(claim)) = (conflicts, claim(document)) {
        let lens = lenses.get("osd").map_or("OSD", |it| it.short.as_str());
        let criteria: Vec<&str> = reading.in_state(crate::lens::State::Conflicts).collect();
        let worst =
            reading.bears.iter().filter(|it| it.weight == crate::lens::Weight::Conflicts).map(|it| it.finding).next();
        let quote = worst.and_then(|it| analysed.assessment.findings.get(it)).map(|it| it.span);
        let message = format!(
            "the card speaks of open source, and as we read the terms they conflict with {lens} ({})",
            criteria.join(", ")
        );
        found.push(Contradiction { message, evidence: std::iter::once(claim).chain(quote).collect() });
    }
    // A link to a licence file that is not among the files.
    if let Some(link) = declared.license_link.as_ref().filter(|it| !it.contains("://") && sources.len() > 1) {
        let is_there = document.parts.iter().any(|it| last_component(&it.name) == link.trim_start_matches("./"));
        if !is_there {
            let message = format!("the card's license_link names {link}, which is not among its files");
            found.push(Contradiction { message, evidence: field("license_link").into_iter().collect() });
        }
    }
    found
}

/// Words in a card's prose that call the release open source.
fn claim(document: &Document) -> Option<Span> {
    let card = document.parts.iter().find(|it| it.front_matter.is_some())?;
    let start = card.front_matter.map_or(card.span.start, |it| it.end);
    let prose = document.text.get(start..card.span.end)?.to_lowercase();
    // Lower case may change lengths; such letters are rare and then the claim is not quoted.
    if prose.len() != card.span.end - start {
        return None;
    }
    let words = [
        "is open source",
        "is open-source",
        "open-source model",
        "open source model",
        "open-sourced",
        "open sourced",
        "open-source llm",
        "fully open source",
    ];
    let at = words.iter().filter_map(|it| prose.find(it).map(|at| (at, it.len()))).min()?;
    Some(Span::new(start + at.0, start + at.0 + at.1))
}
