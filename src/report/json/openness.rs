//! What `openness` prints.

use super::Tool;
use super::reading::ReadingView;
use crate::artefact::{Cell, LicenseFrom, Openness, State};
use crate::diagnostic::Diagnostic;
use crate::document::Span;
use crate::openness::{Contradiction, Release};
use crate::report::Context;
use schemars::JsonSchema;
use serde::Serialize;

/// The schema's name for `openness`.
pub const OPENNESS: &str = "undiluted/openness/1";

/// What `openness` prints: one object for all releases, or (`jsonl`) one for each.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "undiluted openness")]
pub struct OpennessView<'a> {
    /// `undiluted/openness/1`.
    #[schemars(extend("const" = OPENNESS))]
    schema: &'a str,
    /// What made this.
    tool: Tool<'a>,
    /// The releases, in the order given.
    releases: Vec<ReleaseView<'a>>,
}

impl<'a> OpennessView<'a> {
    /// The view of releases.
    pub fn of(releases: &'a [Release], context: &Context<'a>) -> Self {
        let releases = releases.iter().map(|it| ReleaseView::of(it, context.with_text)).collect();
        Self { schema: OPENNESS, tool: Tool::of(context), releases }
    }
}

/// A release: components, class, readings, contradictions. Offsets are into its document's text.
#[derive(Debug, Serialize, JsonSchema)]
struct ReleaseView<'a> {
    /// What it calls itself.
    name: &'a str,
    /// The argument as given.
    source: &'a str,
    /// SHA-256 of its bytes; of several files, that of their hashes one after the other.
    sha256: &'a str,
    /// The whole text, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// Every component of the Model Openness Framework.
    components: Vec<ComponentView<'a>>,
    /// What the framework makes of them.
    mof: MofView<'a>,
    /// What lenses make of its texts; empty for a framework file, which has no terms.
    readings: Vec<ReadingView<'a>>,
    /// What its card or framework file declares.
    declared: DeclaredView<'a>,
    /// Where its statements contradict each other.
    contradictions: Vec<ContradictionView<'a>>,
    /// What could not be read.
    diagnostics: &'a [Diagnostic],
}

impl<'a> ReleaseView<'a> {
    fn of(it: &'a Release, with_text: bool) -> Self {
        let document = &it.analysed.document;
        let card = &it.declared;
        Self {
            name: &it.name,
            source: &document.name,
            sha256: &document.sha256,
            text: with_text.then_some(document.text.as_str()),
            components: it.cells.iter().map(|cell| ComponentView::of(cell, it)).collect(),
            mof: MofView {
                class: it.classed.class,
                progress: ByClass::of(it.classed.progress.map(|it| (it * 10.0).round() / 10.0)),
                missing: ByClass::of(it.classed.missing.each_ref().map(Vec::as_slice)),
            },
            readings: it.readings.iter().map(ReadingView::of).collect(),
            declared: DeclaredView {
                license: card.license.first().map(String::as_str),
                licenses: &card.license,
                license_name: card.license_name.as_deref(),
                license_link: card.license_link.as_deref(),
                base_model: &card.base_model,
                datasets: &card.datasets,
            },
            contradictions: it.contradictions.iter().map(|of| ContradictionView::of(of, it)).collect(),
            diagnostics: &it.diagnostics,
        }
    }
}

/// One component.
#[derive(Debug, Serialize, JsonSchema)]
struct ComponentView<'a> {
    id: &'a str,
    /// Its name in the framework.
    name: &'a str,
    state: State,
    /// Its licence: an SPDX id, or the name as written; null where none is stated.
    license: Option<&'a str>,
    license_from: LicenseFrom,
    open: Openness,
    /// The words that say so.
    evidence: Vec<Quoted<'a>>,
}

impl<'a> ComponentView<'a> {
    fn of(cell: &'a Cell, release: &'a Release) -> Self {
        Self {
            id: cell.component.id,
            name: cell.component.name,
            state: cell.state,
            license: cell.terms.as_ref().map(crate::artefact::Terms::name),
            license_from: cell.from,
            open: cell.open,
            evidence: cell.evidence.iter().map(|it| Quoted::of(*it, release)).collect(),
        }
    }
}

/// Words and where they stand.
#[derive(Debug, Serialize, JsonSchema)]
struct Quoted<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> Quoted<'a> {
    fn of(span: Span, release: &'a Release) -> Self {
        Self { start: span.start, end: span.end, quote: release.analysed.document.slice(span) }
    }
}

/// What the framework makes of a release.
#[derive(Debug, Serialize, JsonSchema)]
struct MofView<'a> {
    /// 1, 2 or 3; null where not even class III is reached.
    class: Option<u8>,
    /// How much of what each class and those below it ask for is there and open, in percent.
    progress: ByClass<f64>,
    /// Ids of what is lacking for each class.
    missing: ByClass<&'a [&'static str]>,
}

/// Something for each class.
#[derive(Debug, Serialize, JsonSchema)]
struct ByClass<T> {
    #[serde(rename = "1")]
    first: T,
    #[serde(rename = "2")]
    second: T,
    #[serde(rename = "3")]
    third: T,
}

impl<T> ByClass<T> {
    fn of([first, second, third]: [T; 3]) -> Self {
        Self { first, second, third }
    }
}

/// What a card or framework file declares.
#[derive(Debug, Serialize, JsonSchema)]
struct DeclaredView<'a> {
    /// The licence, as written; the first of several.
    license: Option<&'a str>,
    /// All licences, as written.
    licenses: &'a [String],
    license_name: Option<&'a str>,
    license_link: Option<&'a str>,
    base_model: &'a [String],
    datasets: &'a [String],
}

/// Two statements that cannot both hold.
#[derive(Debug, Serialize, JsonSchema)]
struct ContradictionView<'a> {
    message: &'a str,
    evidence: Vec<Quoted<'a>>,
}

impl<'a> ContradictionView<'a> {
    fn of(it: &'a Contradiction, release: &'a Release) -> Self {
        Self { message: &it.message, evidence: it.evidence.iter().map(|span| Quoted::of(*span, release)).collect() }
    }
}
