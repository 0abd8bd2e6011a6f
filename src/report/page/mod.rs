//! What a report for people says, before it is HTML or Markdown: plain strings in reading order, nothing escaped.

mod lenses;
pub(super) mod openness;
mod rows;

pub(super) use lenses::{EvidencePart, LensPart, StatePart};
pub(super) use rows::{CellPart, PiecePart, RowPart};

use super::context::{encoding_of, user_rules};
use super::{Context, Tally, flow, one_line, remarks, words};
use crate::align::Parameter;
use crate::artefact::Card;
use crate::compare::{Analysed, Comparison, FindingChange, Remark, Reviewed};
use crate::document::{last_component, visible};
use crate::lens::{Reading, Weight};
use serde::Serialize;

/// A whole report.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    pub title: String,
    pub date: Option<String>,
    pub version: &'static str,
    pub rules: String,
    pub user_rules: Vec<String>,
    pub lens_version: String,
    pub documents: Vec<DocumentPart>,
    pub lenses: Vec<LensPart>,
    pub findings: Vec<FindingPart>,
    pub tallies: Vec<String>,
    /// How far each two reviewers went the same way.
    pub agreements: Vec<String>,
    pub notes: Vec<String>,
    pub rows: Vec<RowPart>,
    /// How many rows there are, shown or not; none when documents were only assessed.
    pub row_count: usize,
    pub parameters: Vec<ParameterPart>,
    pub changes: Vec<ChangePart>,
}

/// One document's facts.
#[derive(Debug, Serialize)]
pub(super) struct DocumentPart {
    pub number: usize,
    pub is_baseline: bool,
    pub name: String,
    pub title: String,
    pub sha256: String,
    pub bytes: usize,
    pub encoding: String,
    pub media_type: &'static str,
    pub language: Option<&'static str>,
    /// The standard text that it is or was made from.
    pub identified: Option<String>,
    /// What was changed in that: what was done, where, and the words.
    pub changes: Vec<(&'static str, String, String)>,
    /// Names and hashes of a bundle's parts; empty for a single file.
    pub parts: Vec<(String, String)>,
    /// Keys and values of a card's front matter.
    pub card: Vec<(String, String)>,
    pub notes: Vec<String>,
    /// What the text makes part of itself and that was not opened.
    pub missing: Vec<String>,
    pub clauses: usize,
    pub unread: Vec<String>,
    pub suppressed: usize,
    /// What reviewers and rooms say: the clause's label and the words.
    pub remarks: Vec<(String, String)>,
    /// What lenses make of it with the reviewers' overrides.
    pub reviewed: Vec<String>,
}

/// One finding with its words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FindingPart {
    /// Unique in the report: `f1-3`.
    pub id: String,
    pub document: usize,
    pub language: Option<&'static str>,
    pub label: String,
    pub kind: String,
    pub kind_title: String,
    pub summary: String,
    pub authority: String,
    pub stance: &'static str,
    pub certainty: &'static str,
    pub freedoms: String,
    /// The heaviest weight under any lens.
    pub weight: &'static str,
    /// `OSD conflicts: 5, 6`.
    pub bearing: Vec<String>,
    pub quote: String,
    pub details: String,
    pub why: String,
    pub rule: String,
    /// What reviewers say of it.
    pub remarks: Vec<String>,
    /// Whether a reviewer set it aside, so that it does not count in their reading.
    pub is_set_aside: bool,
}

/// A name that varies consistently.
#[derive(Debug, Serialize)]
pub(super) struct ParameterPart {
    pub document: usize,
    pub there: String,
    pub here: String,
    pub places: usize,
}

/// A finding gained, lost or altered.
#[derive(Debug, Serialize)]
pub(super) struct ChangePart {
    pub document: usize,
    pub against: usize,
    pub mark: char,
    pub word: &'static str,
    pub kind_title: String,
    pub label: String,
    pub quote: String,
}

impl Page {
    pub(super) fn of(comparison: &Comparison, context: &Context) -> Self {
        let names: Vec<String> =
            comparison.documents.iter().map(|it| one_line(&it.document.short_name(), 80)).collect();
        Self {
            title: if comparison.rows.is_empty() { names.join(", ") } else { names.join(" beside ") },
            date: context.date.clone(),
            version: env!("CARGO_PKG_VERSION"),
            rules: context.rules.version.clone(),
            user_rules: user_rules(context.rules).iter().map(|it| one_line(it, 200)).collect(),
            lens_version: context.lenses.version.clone(),
            documents: (0..names.len()).filter_map(|index| DocumentPart::of(comparison, index, context)).collect(),
            lenses: lenses::parts(comparison, context),
            findings: (0..names.len()).flat_map(|index| findings(comparison, index, context)).collect(),
            tallies: Tally::all(comparison).iter().map(|it| tally(it, comparison.baseline)).collect(),
            agreements: comparison.agreements.iter().map(|it| one_line(&remarks::agreement(it), 400)).collect(),
            notes: comparison.diagnostics.iter().map(|it| visible(&it.message)).collect(),
            rows: rows::parts(comparison, context),
            row_count: comparison.rows.len(),
            parameters: comparison.parameters.iter().map(ParameterPart::of).collect(),
            changes: changes(comparison, context),
        }
    }
}

impl DocumentPart {
    fn of(comparison: &Comparison, index: usize, context: &Context) -> Option<Self> {
        let analysed = comparison.documents.get(index)?;
        let reviewed = comparison.reviewed.get(index);
        let document = &analysed.document;
        let card = Card::of(document).unwrap_or_default();
        let several = if document.parts.len() > 1 { document.parts.as_slice() } else { &[] };
        let missing = analysed.assessment.imports.iter().filter(|it| !it.loaded).map(|it| {
            let target = it.target.as_deref().map_or(String::new(), |target| format!(": {}", one_line(target, 200)));
            format!("{}{target} ({})", one_line(&it.what, 80), label(analysed, it.clause))
        });
        let is_unread = |id: usize| analysed.assessment.read.get(id) == Some(&false);
        Some(Self {
            number: index + 1,
            is_baseline: index == comparison.baseline && comparison.documents.len() > 1,
            name: one_line(&document.short_name(), 200),
            title: one_line(&analysed.title(), 200),
            sha256: document.sha256.clone(),
            bytes: document.bytes,
            encoding: encoding_of(document),
            media_type: document.parts.first().map_or("", |part| part.media_type.name()),
            language: document.language,
            identified: analysed.identified.as_ref().map(words::identified),
            changes: made_changes(analysed),
            parts: several.iter().map(|part| (last_part(&part.name), part.sha256.clone())).collect(),
            notes: card.diagnostics.iter().chain(analysed.diagnostics()).map(|it| visible(&it.message)).collect(),
            card: card.fields.iter().map(|it| (one_line(&it.key, 80), one_line(&it.value, 400))).collect(),
            missing: missing.collect(),
            clauses: analysed.clauses.list.len(),
            unread: analysed.clauses.list.iter().filter(|it| is_unread(it.id)).map(|it| visible(&it.label)).collect(),
            suppressed: analysed.assessment.suppressed.len(),
            remarks: reviewed.map_or_else(Vec::new, |it| remarks::lines(analysed, it)),
            reviewed: reviewed.map_or_else(Vec::new, |it| remarks::reviewed_readings(it, context)),
        })
    }
}

impl ParameterPart {
    fn of(it: &Parameter) -> Self {
        Self {
            document: it.document + 1,
            there: one_line(&it.there, 200),
            here: one_line(&it.here, 200),
            places: it.places,
        }
    }
}

/// A path without its folders.
fn last_part(name: &str) -> String {
    one_line(last_component(name), 200)
}

fn label(analysed: &Analysed, clause: usize) -> String {
    analysed.clauses.list.get(clause).map_or(String::new(), |it| visible(&it.label))
}

/// The id of a finding within the report.
fn finding_id(document: usize, finding: usize) -> String {
    format!("f{}-{}", document + 1, finding + 1)
}

fn findings(comparison: &Comparison, index: usize, context: &Context) -> Vec<FindingPart> {
    let Some(analysed) = comparison.documents.get(index) else { return Vec::new() };
    let readings = comparison.readings.get(index).map_or(&[][..], Vec::as_slice);
    let order = words::by_weight(analysed, readings);
    let reviewed = comparison.reviewed.get(index);
    order.into_iter().filter_map(|it| one_finding((analysed, reviewed), readings, (index, it), context)).collect()
}

fn one_finding(
    (analysed, reviewed): (&Analysed, Option<&Reviewed>),
    readings: &[Reading],
    (document, index): (usize, usize),
    context: &Context,
) -> Option<FindingPart> {
    let finding = analysed.assessment.findings.get(index)?;
    let kind = context.rules.kind(&finding.kind);
    Some(FindingPart {
        id: finding_id(document, index),
        document: document + 1,
        language: analysed.document.language,
        label: label(analysed, finding.clause),
        kind: visible(&finding.kind),
        kind_title: visible(kind.map_or(finding.kind.as_str(), |it| it.title.as_str())),
        summary: visible(kind.map_or("", |it| it.summary.as_str())),
        authority: visible(kind.map_or("", |it| it.authority.as_str())),
        stance: words::stance(finding.stance),
        certainty: words::certainty(finding.certainty),
        freedoms: finding.freedoms.iter().map(|it| it.name()).collect::<Vec<_>>().join(", "),
        weight: words::heaviest(readings, index).map_or("", words::weight),
        bearing: bearing(readings, index, context),
        quote: flow(analysed.document.slice(finding.span)).trim().to_owned(),
        details: one_line(&words::details(analysed, finding), 200),
        why: visible(&finding.why),
        rule: visible(&finding.rule),
        remarks: reviewed.map_or_else(Vec::new, |it| it.on_finding(index).map(remark).collect()),
        is_set_aside: reviewed.is_some_and(|it| it.set_aside.contains(&index)),
    })
}

fn remark(it: &Remark) -> String {
    one_line(&format!("{}{}", remarks::said(&it.mark), remarks::stale(it)), 1_000)
}

/// A line for each lens and weight: `OSD conflicts: 5, 6`.
fn bearing(readings: &[Reading], finding: usize, context: &Context) -> Vec<String> {
    const ORDER: [Weight; 8] = [
        Weight::Conflicts,
        Weight::Strains,
        Weight::Disputed,
        Weight::Compatible,
        Weight::Supports,
        Weight::Present,
        Weight::Absent,
        Weight::Unread,
    ];
    let mut lines = Vec::new();
    for reading in readings {
        let lens = context.lenses.get(&reading.lens);
        let name = words::lens_name(context.lenses, &reading.lens);
        for weight in ORDER {
            let bears = reading.bears.iter().filter(|it| it.finding == finding && it.weight == weight);
            let criteria = words::in_groups(lens, bears.map(|it| it.criterion.as_str()));
            if !criteria.is_empty() {
                lines.push(format!("{name} {}: {criteria}", words::weight(weight)));
            }
        }
    }
    lines
}

fn tally(tally: &Tally, baseline: usize) -> String {
    let counts: Vec<String> =
        tally.counted().filter(|(_, count)| *count > 0).map(|(it, count)| format!("{count} {}", it.name())).collect();
    let counts = if counts.is_empty() { "no rows".to_owned() } else { counts.join(", ") };
    format!("{} against {}: {counts}", tally.document + 1, baseline + 1)
}

fn changes(comparison: &Comparison, context: &Context) -> Vec<ChangePart> {
    let part = |it: &crate::compare::ChangedFinding| {
        let side = match (it.finding, it.was) {
            (Some(finding), _) => (it.document, finding),
            (None, was) => (it.against, was?),
        };
        let analysed = comparison.documents.get(side.0)?;
        let finding = one_finding((analysed, None), &[], side, context)?;
        let (mark, word) = match it.change {
            FindingChange::Gained => ('+', "gained"),
            FindingChange::Lost => ('−', "lost"),
            FindingChange::Altered => ('~', "altered"),
        };
        Some(ChangePart {
            document: it.document + 1,
            against: it.against + 1,
            mark,
            word,
            kind_title: finding.kind_title,
            label: finding.label,
            quote: finding.quote,
        })
    };
    comparison.changed_findings.iter().filter_map(part).collect()
}

/// How many changes to a standard text a report lists.
const CHANGES_SHOWN: usize = 20;

fn made_changes(analysed: &Analysed) -> Vec<(&'static str, String, String)> {
    let all = analysed.identified.iter().flat_map(|it| &it.changes).take(CHANGES_SHOWN);
    let one = |change| {
        let (name, place, said) = words::change(analysed, change);
        (name, place.to_owned(), one_line(&said, 400))
    };
    all.map(one).collect()
}
