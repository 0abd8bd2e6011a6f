//! Findings with their words, and those that were gained, lost or altered.

use crate::compare::{Analysed, ChangedFinding, Comparison, FindingChange, Remark, Reviewed};
use crate::document::visible;
use crate::lens::{Reading, Weight};
use crate::report::{Context, beside, flow, one_line, remarks, words};
use serde::Serialize;

/// One finding with its words.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct FindingPart {
    /// Unique in the report: `f1-3`.
    pub id: String,
    pub document: usize,
    pub language: Option<&'static str>,
    pub label: String,
    /// Where in a converted file: `, page 3`.
    pub place: String,
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
    /// Where the words stand in the document's text, in bytes.
    pub start: usize,
    pub end: usize,
    pub details: String,
    pub why: String,
    pub rule: String,
    /// What reviewers say of it.
    pub remarks: Vec<String>,
    /// Whether a reviewer set it aside, so that it does not count in their reading.
    pub is_set_aside: bool,
}

/// A finding gained, lost or altered.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ChangePart {
    pub document: usize,
    pub against: usize,
    pub mark: char,
    pub word: &'static str,
    pub kind_title: String,
    pub label: String,
    pub place: String,
    pub quote: String,
}

/// A clause's label, with what does not show in it spelled out.
pub(super) fn label(analysed: &Analysed, clause: usize) -> String {
    analysed.clauses.list.get(clause).map_or(String::new(), |it| visible(&it.label))
}

/// The id of a finding within the report.
pub(super) fn finding_id(document: usize, finding: usize) -> String {
    format!("f{}-{}", document + 1, finding + 1)
}

/// The findings of one document, heaviest first.
pub(super) fn parts(comparison: &Comparison, index: usize, context: &Context) -> Vec<FindingPart> {
    let Some(analysed) = comparison.documents.get(index) else { return Vec::new() };
    let readings = comparison.readings.get(index).map_or(&[][..], Vec::as_slice);
    let order = words::by_weight(analysed, readings);
    let reviewed = comparison.reviewed.get(index);
    order.into_iter().filter_map(|it| one_finding((analysed, reviewed), readings, (index, it), context)).collect()
}

/// One finding of a document.
pub(in crate::report) fn one(
    comparison: &Comparison,
    document: usize,
    finding: usize,
    context: &Context,
) -> Option<FindingPart> {
    let readings = comparison.readings.get(document).map_or(&[][..], Vec::as_slice);
    let of = (comparison.documents.get(document)?.as_ref(), comparison.reviewed.get(document));
    one_finding(of, readings, (document, finding), context)
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
        place: beside(&analysed.document, finding.span.start),
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
        start: finding.span.start,
        end: finding.span.end,
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
            let bears = reading.bears_of(finding).iter().filter(|it| it.weight == weight);
            let criteria = words::in_groups(lens, bears.map(|it| it.criterion.as_str()));
            if !criteria.is_empty() {
                lines.push(format!("{name} {}: {criteria}", words::weight(weight)));
            }
        }
    }
    lines
}

/// The findings that changed, in the comparison's order.
pub(super) fn changes(comparison: &Comparison, context: &Context) -> Vec<ChangePart> {
    let part = |it: &ChangedFinding| {
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
            place: finding.place,
            quote: finding.quote,
        })
    };
    comparison.changed_findings.iter().filter_map(part).collect()
}
