//! What a report on releases says, before it is HTML or Markdown: plain strings in reading order, nothing escaped.

use crate::artefact::Cell;
use crate::document::visible;
use crate::openness::{Release, Role, demands, filled, mappings};
use crate::report::shelf::{self, ShelfRow};
use crate::report::{Context, flow, releases as say, words};
use serde::Serialize;

/// How much of a quote is shown.
const QUOTE: usize = 240;

/// A whole report.
#[derive(Debug, Serialize)]
pub(in crate::report) struct OpennessPage {
    pub date: Option<String>,
    pub version: &'static str,
    pub rules: String,
    pub lens_version: String,
    /// Of several releases, a line each; and of which components nothing tells.
    pub shelf: Vec<ShelfRow>,
    pub unknowns: Vec<String>,
    pub releases: Vec<ReleasePart>,
    /// One row a component.
    pub grid: Vec<ComponentPart>,
    /// One row a definition.
    pub outcomes: Vec<OutcomePart>,
    pub mappings: Vec<MappingPart>,
    /// Keys of cards' tables, each with the value of every release.
    pub metadata: Vec<(String, Vec<String>)>,
}

/// A release's own facts.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ReleasePart {
    pub number: usize,
    pub name: String,
    pub source: String,
    pub sha256: String,
    /// The framework's class, and the progress towards each.
    pub class: String,
    pub progress: String,
    pub readings: Vec<String>,
    pub claims: Vec<(String, String)>,
    /// What contradicts what, with the words.
    pub contradictions: Vec<(String, Vec<String>)>,
    /// What must be passed on: which, whether it is there, what shows that.
    pub payload: Vec<[String; 3]>,
    /// Its parts that have terms of their own, with the words on both sides.
    pub parts: Vec<(String, String)>,
    pub chain: Vec<LinkPart>,
    pub notes: Vec<String>,
}

/// A link of a release's chain.
#[derive(Debug, Serialize)]
pub(in crate::report) struct LinkPart {
    pub depth: usize,
    pub words: String,
    /// Whether the release can stand on it, with the reason; empty where nothing is said.
    pub verdict: String,
    /// The words on both sides.
    pub sides: String,
    pub duties: Vec<(String, String)>,
}

/// A component and what each release has of it.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ComponentPart {
    pub name: String,
    /// Which class asks for it first.
    pub class: &'static str,
    pub cells: Vec<CellPart>,
}

/// What a release has of a component.
#[derive(Debug, Serialize)]
pub(in crate::report) struct CellPart {
    pub state: &'static str,
    /// The state's sign, so that colour is never alone.
    pub sign: &'static str,
    pub terms: String,
    pub quotes: Vec<String>,
    pub files: Vec<String>,
}

/// A definition and what it makes of each release.
#[derive(Debug, Serialize)]
pub(in crate::report) struct OutcomePart {
    pub title: String,
    pub status: String,
    pub source: String,
    /// What a reader must still look at.
    pub asks: Vec<String>,
    pub cells: Vec<OutcomeCell>,
}

/// What a definition makes of a release.
#[derive(Debug, Serialize)]
pub(in crate::report) struct OutcomeCell {
    pub state: String,
    pub elements: Vec<(String, &'static str)>,
    /// The least that is missing.
    pub missing: String,
}

/// A mapping, which components it puts where, and its verdict on each release.
#[derive(Debug, Serialize)]
pub(in crate::report) struct MappingPart {
    pub title: String,
    pub by: String,
    pub says: String,
    /// A role, its components, and how far each release fills it.
    pub roles: Vec<(&'static str, String, Vec<&'static str>)>,
    pub verdicts: Vec<String>,
}

impl OpennessPage {
    pub(in crate::report) fn of(releases: &[Release], context: &Context) -> Self {
        let all = crate::artefact::all();
        let row = |it| ShelfRow::of(it, context.rules, context.lenses, context.options);
        Self {
            date: context.date.clone(),
            version: env!("CARGO_PKG_VERSION"),
            rules: context.rules.version.clone(),
            lens_version: context.lenses.version.clone(),
            shelf: releases.iter().filter(|_| releases.len() > 1).map(row).collect(),
            unknowns: if releases.len() > 1 { shelf::unknowns(releases) } else { Vec::new() },
            releases: (0..releases.len()).filter_map(|it| release(releases, it, context)).collect(),
            grid: all.map(|it| component(it, releases)).collect(),
            outcomes: demands().iter().map(|it| outcome(it, releases)).collect(),
            mappings: mappings().iter().map(|it| mapping(it, releases)).collect(),
            metadata: metadata(releases),
        }
    }
}

fn short(text: &str) -> String {
    let flowing = flow(&visible(text));
    if flowing.chars().count() <= QUOTE {
        return flowing;
    }
    flowing.chars().take(QUOTE).chain(['…']).collect()
}

fn release(releases: &[Release], index: usize, context: &Context) -> Option<ReleasePart> {
    let it = releases.get(index)?;
    let document = &it.analysed.document;
    let quote = |span| short(document.plain.slice(span));
    let [first, second, third] = it.classed.progress;
    Some(ReleasePart {
        number: index + 1,
        name: visible(&it.name),
        source: visible(&document.short_name()),
        sha256: document.sha256.clone(),
        class: say::class(it.classed.class).to_owned(),
        progress: format!("I {first:.0} %, II {second:.0} %, III {third:.0} %"),
        readings: it
            .readings
            .iter()
            .map(|it| format!("{}: {}", words::lens_name(context.lenses, &it.lens), words::reading(context.lenses, it)))
            .chain(say::read_in(&it.terms.read_in).filter(|_| !it.readings.is_empty()))
            .collect(),
        claims: it.claims.iter().map(|(claim, span)| (claim.name().to_owned(), quote(*span))).collect(),
        contradictions: it
            .contradictions
            .iter()
            .map(|it| (visible(&it.message), it.evidence.iter().map(|span| short(document.slice(*span))).collect()))
            .collect(),
        payload: it
            .payload
            .iter()
            .map(|it| [say::payload(it).to_owned(), it.state.name().to_owned(), visible(&it.because)])
            .collect(),
        parts: it.parts.iter().map(|of| (visible(&say::part(of)), say::quotes(&of.verdict, it))).collect(),
        chain: it
            .chain
            .iter()
            .map(|link| LinkPart {
                depth: link.depth,
                words: visible(&say::link(link, releases)),
                verdict: link.verdict.as_ref().map_or_else(String::new, |it| visible(&say::verdict(it))),
                sides: link.verdict.as_ref().map_or_else(String::new, |of| say::quotes(of, it)),
                duties: link.duties.iter().map(|it| (say::duty(it), short(&it.words))).collect(),
            })
            .collect(),
        notes: it.diagnostics.iter().map(|it| visible(&it.message)).collect(),
    })
}

fn component(of: &'static crate::artefact::Component, releases: &[Release]) -> ComponentPart {
    let cell = |release: &Release| match release.cells.iter().find(|it| it.component == of) {
        Some(cell) => part(cell, release),
        None => part(&Cell::unknown(of), release),
    };
    ComponentPart {
        name: of.name.to_owned(),
        class: say::numeral(of.class),
        cells: releases.iter().map(cell).collect(),
    }
}

fn part(cell: &Cell, release: &Release) -> CellPart {
    let document = &release.analysed.document;
    let mut quotes: Vec<String> = cell.evidence.iter().map(|it| short(document.slice(*it))).collect();
    quotes.dedup();
    CellPart {
        state: say::state(cell),
        sign: say::sign(cell),
        terms: visible(&say::terms(cell)),
        quotes,
        files: cell.files.iter().map(|it| visible(it)).collect(),
    }
}

fn outcome(of: &'static crate::openness::Demands, releases: &[Release]) -> OutcomePart {
    let cell = |release: &Release| {
        let met = release.met(of);
        OutcomeCell {
            state: say::met(&met),
            elements: met.elements.iter().map(|it| (it.element.title.clone(), it.state.name())).collect(),
            missing: say::to_reach(&met),
        }
    };
    OutcomePart {
        title: of.title.clone(),
        status: of.status.clone(),
        source: of.source.clone(),
        asks: of.elements.iter().map(|it| it.asks.clone()).filter(|it| !it.is_empty()).collect(),
        cells: releases.iter().map(cell).collect(),
    }
}

fn mapping(of: &'static crate::openness::Mapping, releases: &[Release]) -> MappingPart {
    let names = |role: Role| {
        let known = of.of(role).iter().filter_map(|id| crate::artefact::named(id));
        known.map(|it| it.name).collect::<Vec<_>>().join(", ")
    };
    let role = |role: &Role| {
        let states = releases.iter().map(|it| filled(of, *role, &it.cells).name()).collect();
        (role.name(), names(*role), states)
    };
    MappingPart {
        title: of.title.clone(),
        by: of.by.clone(),
        says: of.says.clone(),
        roles: Role::ALL.iter().filter(|it| !of.of(**it).is_empty()).map(role).collect(),
        verdicts: releases.iter().map(|it| it.verdict(of)).collect(),
    }
}

fn metadata(releases: &[Release]) -> Vec<(String, Vec<String>)> {
    let mut keys: Vec<&str> = Vec::new();
    for field in releases.iter().flat_map(|it| &it.declared.fields) {
        if !keys.contains(&field.key.as_str()) {
            keys.push(&field.key);
        }
    }
    let value = |release: &Release, key: &str| {
        let of_key = release.declared.fields.iter().filter(|it| it.key == key);
        short(&of_key.map(|it| it.value.as_str()).collect::<Vec<_>>().join("; "))
    };
    keys.into_iter().map(|key| (visible(key), releases.iter().map(|it| value(it, key)).collect())).collect()
}
