//! What `openness` prints.

use super::document::{read_in, terms_text};
use super::reading::ReadingView;
use super::shelf::ShelfView;
use super::standing::{PartView, PayloadView, VerdictView};
use super::tool::Tool;
use crate::artefact::{Cell, Entered, LicenseFrom, Openness, Relation, State};
use crate::diagnostic::Diagnostic;
use crate::document::Span;
use crate::openness::{
    About, Act, Built, Claim, Contradiction, Duty, Fulfilled, Link, Mapping, Met, Release, demands, mappings,
};
use crate::report::Context;
use crate::report::format::bill::{MinimumView, elements};
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
    /// The view of some of the releases that are open together.
    pub fn of(releases: &'a [Release], which: std::ops::Range<usize>, context: &Context<'a>) -> Self {
        let views = which.filter_map(|it| ReleaseView::of(releases, it, context)).collect();
        Self { schema: OPENNESS, tool: Tool::of(context), releases: views }
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
    /// What the framework does not ask for: the tools of software, as a model has them.
    toolchain: Vec<ComponentView<'a>>,
    /// What the framework makes of the components.
    mof: MofView<'a>,
    /// What definitions ask of artefacts, how far it is there, and the least that is missing.
    outcomes: Vec<OutcomeView<'a>>,
    /// What the release is under each mapping of a model's parts to a program's.
    mappings: Vec<MappingView<'a>>,
    /// What lenses make of its texts; empty for a framework file, which has no terms.
    readings: Vec<ReadingView<'a>>,
    /// Where its terms were read: `texts` (its own), `library` (the standard licence that its card declares), `record` (as
    /// people read the licence that it names), `family` (as licences of its family have it), `nothing`.
    terms_read_in: &'static str,
    /// The library's text or record, where its terms were read there.
    terms_text: Option<String>,
    /// What its card or framework file declares.
    declared: DeclaredView<'a>,
    /// What its card's prose claims.
    claims: Vec<ClaimView<'a>>,
    /// Where its statements contradict each other.
    contradictions: Vec<ContradictionView<'a>>,
    /// What must be passed on with it, and whether it is there; empty where only a card is here.
    payload: Vec<PayloadView<'a>>,
    /// Its parts that have terms of their own, each held against the whole.
    #[schemars(default)]
    parts: Vec<PartView<'a>>,
    /// What it is built on, link by link, as far as releases are open together.
    chain: Vec<LinkView<'a>>,
    /// What could not be read.
    diagnostics: &'a [Diagnostic],
    /// What it comes to on a shelf of many.
    shelf: ShelfView,
    /// Which of the G7's minimum elements of an SBOM for AI a bill of it fills.
    minimum_elements: Vec<MinimumView>,
}

impl<'a> ReleaseView<'a> {
    fn of(releases: &'a [Release], index: usize, context: &Context<'a>) -> Option<Self> {
        let it = releases.get(index)?;
        let document = &it.analysed.document;
        let card = &it.declared;
        let (components, toolchain): (Vec<&Cell>, Vec<&Cell>) = it.cells.iter().partition(|it| it.component.class > 0);
        let views = |cells: Vec<&'a Cell>| cells.into_iter().map(|cell| ComponentView::of(cell, it)).collect();
        Some(Self {
            name: &it.name,
            source: &document.name,
            sha256: &document.sha256,
            text: context.with_text.then_some(document.text.as_str()),
            components: views(components),
            toolchain: views(toolchain),
            mof: MofView {
                class: it.classed.class,
                progress: ByClass::of(it.classed.progress.map(|it| (it * 10.0).round() / 10.0)),
                missing: ByClass::of(it.classed.missing.each_ref().map(Vec::as_slice)),
            },
            outcomes: demands().iter().map(|demands| OutcomeView::of(&it.met(demands))).collect(),
            mappings: mappings().iter().map(|mapping| MappingView::of(mapping, it)).collect(),
            readings: it.readings.iter().map(ReadingView::of).collect(),
            terms_read_in: read_in(&it.terms.read_in),
            terms_text: terms_text(&it.terms.read_in),
            declared: DeclaredView {
                license: card.license.first().map(String::as_str),
                licenses: &card.license,
                license_name: card.license_name.as_deref(),
                license_link: card.license_link.as_deref(),
                base_model: &card.base_model,
                datasets: &card.datasets,
                metadata: card.fields.iter().map(|it| MetadataView { key: &it.key, value: &it.value }).collect(),
            },
            claims: it
                .claims
                .iter()
                .map(|(claim, span)| ClaimView { claim: *claim, words: Quoted::of(*span, it) })
                .collect(),
            contradictions: it.contradictions.iter().map(|of| ContradictionView::of(of, it)).collect(),
            payload: it.payload.iter().map(PayloadView::of).collect(),
            parts: it.parts.iter().map(|of| PartView::of(of, it)).collect(),
            chain: it.chain.iter().map(|link| LinkView::of(link, it, releases)).collect(),
            diagnostics: &it.diagnostics,
            shelf: ShelfView::of(it, context),
            minimum_elements: elements(releases, it, context),
        })
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
    /// Why it is called absent or unlicensed; left out for other states.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    because: Option<String>,
    /// The words that say so.
    evidence: Vec<Quoted<'a>>,
    /// Paths below the release's folder that show it; the first few.
    files: &'a [String],
    /// Who put this in the place of what was found; null where nobody did.
    entered: Option<&'a Entered>,
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
            because: release.because(cell),
            evidence: cell.evidence.iter().map(|it| Quoted::of(*it, release)).collect(),
            files: &cell.files,
            entered: cell.entered.as_ref(),
        }
    }
}

/// Words and where they stand.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Quoted<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> Quoted<'a> {
    pub(super) fn of(span: Span, release: &'a Release) -> Self {
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
    /// Every line of the card's table, in order, unknown keys too.
    metadata: Vec<MetadataView<'a>>,
}

/// A line of a card's table.
#[derive(Debug, Serialize, JsonSchema)]
struct MetadataView<'a> {
    key: &'a str,
    /// On one line, as written.
    value: &'a str,
}

/// A claim and its words.
#[derive(Debug, Serialize, JsonSchema)]
struct ClaimView<'a> {
    claim: Claim,
    words: Quoted<'a>,
}

/// What a definition asks of artefacts, and how far it is there.
#[derive(Debug, Serialize, JsonSchema)]
struct OutcomeView<'a> {
    id: &'a str,
    title: &'a str,
    /// Who stands behind the definition.
    status: &'a str,
    /// Null for a catalogue, which gives no answer of its own.
    state: Option<Fulfilled>,
    /// What the definition calls such a release, where it has a word for it.
    called: Option<&'a str>,
    elements: Vec<ElementView<'a>>,
    /// The least that is missing: no step can be left out.
    missing: Vec<StepView>,
}

impl<'a> OutcomeView<'a> {
    fn of(it: &Met<'a>) -> Self {
        let elements = it.elements.iter();
        Self {
            id: &it.demands.id,
            title: &it.demands.title,
            status: &it.demands.status,
            state: it.state,
            called: it.kind,
            elements: elements
                .map(|it| ElementView {
                    id: &it.element.id,
                    title: &it.element.title,
                    state: it.state,
                    components: &it.element.of,
                    asks: &it.element.asks,
                })
                .collect(),
            missing: it.missing.iter().map(|it| StepView { act: it.act, one_of: it.one_of.clone() }).collect(),
        }
    }
}

/// One thing that a definition asks for.
#[derive(Debug, Serialize, JsonSchema)]
struct ElementView<'a> {
    id: &'a str,
    title: &'a str,
    state: Fulfilled,
    components: &'a [String],
    /// What a reader must still look at; empty where nothing is left.
    asks: &'a str,
}

/// A step towards a definition.
#[derive(Debug, Serialize, JsonSchema)]
struct StepView {
    act: Act,
    /// Ids of components; of several any one would do.
    one_of: Vec<&'static str>,
}

/// What a release is under a mapping.
#[derive(Debug, Serialize, JsonSchema)]
struct MappingView<'a> {
    id: &'a str,
    title: &'a str,
    /// Who maps so.
    by: &'a str,
    verdict: String,
}

impl<'a> MappingView<'a> {
    fn of(it: &'a Mapping, release: &Release) -> Self {
        Self { id: &it.id, title: &it.title, by: &it.by, verdict: release.verdict(it) }
    }
}

/// A link of the chain.
#[derive(Debug, Serialize, JsonSchema)]
struct LinkView<'a> {
    name: String,
    built: Built,
    /// How the model above was made from it; null where nothing tells.
    #[schemars(default)]
    how: Option<Relation>,
    /// 1 for what the release names itself.
    depth: usize,
    /// The argument that it was read from; null where the facts end.
    release: Option<&'a str>,
    duties: Vec<DutyView<'a>>,
    /// Whether the release can stand on it as it declares its terms; null where the chain comes back.
    #[schemars(default)]
    verdict: Option<VerdictView<'a>>,
}

impl<'a> LinkView<'a> {
    fn of(link: &'a Link, end: &'a Release, releases: &'a [Release]) -> Self {
        let release = link.release.and_then(|it| releases.get(it));
        let duty = |it: &Duty| {
            Some(DutyView {
                kind: it.kind.clone(),
                what: it.what,
                quote: it.words.clone(),
                words: it.span.and_then(|span| Some(Quoted::of(span, release?))),
                text: it.text.clone(),
                met: it.is_met,
            })
        };
        Self {
            name: link.name.clone(),
            built: link.built,
            how: link.how,
            depth: link.depth,
            release: release.map(|it| it.analysed.document.name.as_str()),
            duties: link.duties.iter().filter_map(duty).collect(),
            verdict: link.verdict.as_ref().map(|it| VerdictView::of(it, end)),
        }
    }
}

/// What a link's terms ask of what is built on it.
#[derive(Debug, Serialize, JsonSchema)]
struct DutyView<'a> {
    kind: String,
    what: &'static str,
    quote: String,
    /// Where the words stand in the link's document.
    words: Option<Quoted<'a>>,
    /// The library's text that they stand in, where the link only declares its licence.
    text: Option<String>,
    /// Whether the release at the end does it; null where only a reader can see.
    met: Option<bool>,
}

/// Two statements that cannot both hold.
#[derive(Debug, Serialize, JsonSchema)]
struct ContradictionView<'a> {
    about: About,
    message: &'a str,
    evidence: Vec<Quoted<'a>>,
}

impl<'a> ContradictionView<'a> {
    fn of(it: &'a Contradiction, release: &'a Release) -> Self {
        Self {
            about: it.about,
            message: &it.message,
            evidence: it.evidence.iter().map(|span| Quoted::of(*span, release)).collect(),
        }
    }
}
