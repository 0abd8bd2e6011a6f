//! A comparison as JSON shows it.

use super::document::DocumentView;
use super::remark::AgreementView;
use super::tool::Tool;
use super::topics::{TopicRowView, views};
use crate::align::{Cell, Edit, EditClass, Parameter, Relation, Row};
use crate::compare::{ChangedFinding, Comparison, FindingChange, Thread, Touched};
use crate::diagnostic::Diagnostic;
use crate::document::Span;
use crate::report::context::is_by_topic;
use crate::report::{Context, Tally};
use schemars::JsonSchema;
use serde::Serialize;

/// The schema's name for `compare`.
pub const COMPARE: &str = "undiluted/compare/1";

/// What `compare` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "undiluted compare")]
pub struct ComparisonView<'a> {
    /// `undiluted/compare/1`.
    #[schemars(extend("const" = COMPARE))]
    schema: &'a str,
    /// What made this.
    tool: Tool<'a>,
    /// The documents, in the order given.
    documents: Vec<DocumentView<'a>>,
    /// Index of the document that others are measured against.
    baseline: usize,
    /// The aligned rows; every clause of every document stands in exactly one.
    rows: Vec<RowView<'a>>,
    /// The same clauses by the questions that readers ask; left out where rows stand for clauses alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    topics: Vec<TopicRowView>,
    /// Clauses that a change elsewhere reaches.
    touched: Vec<TouchedView<'a>>,
    /// Names, versions and addresses that vary consistently.
    parameters: Vec<ParameterView<'a>>,
    /// Findings gained, lost and altered.
    changed_findings: Vec<ChangedView>,
    /// Each kind of finding, followed through all documents in their order.
    timeline: Vec<ThreadView<'a>>,
    /// How many rows of each relation, for each document but the baseline.
    summary: Vec<SummaryView>,
    /// How far each two reviewers went the same way; left out where there are not two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    agreements: Vec<AgreementView<'a>>,
    /// What to know about the comparison as a whole.
    diagnostics: &'a [Diagnostic],
}

impl<'a> ComparisonView<'a> {
    /// The view of a comparison.
    pub fn of(comparison: &'a Comparison, context: &Context<'a>) -> Self {
        let documents =
            comparison.documents.iter().zip(&comparison.reviewed).enumerate().map(|(index, (one, said))| {
                let readings = comparison.readings.get(index).map_or(&[][..], Vec::as_slice);
                DocumentView::of(one, readings, said, context.rules, context.with_text)
            });
        Self {
            schema: COMPARE,
            tool: Tool::of(context),
            documents: documents.collect(),
            baseline: comparison.baseline,
            rows: comparison.rows.iter().map(RowView::of).collect(),
            topics: if is_by_topic(comparison, context) { views(comparison, context.rules) } else { Vec::new() },
            touched: comparison.touched.iter().map(TouchedView::of).collect(),
            parameters: comparison.parameters.iter().map(ParameterView::of).collect(),
            changed_findings: comparison.changed_findings.iter().map(ChangedView::of).collect(),
            timeline: comparison.timeline.iter().map(ThreadView::of).collect(),
            summary: Tally::all(comparison).iter().map(SummaryView::of).collect(),
            agreements: comparison.agreements.iter().map(AgreementView::of).collect(),
            diagnostics: &comparison.diagnostics,
        }
    }
}

/// When a kind of finding appeared and vanished along the documents.
#[derive(Debug, Serialize, JsonSchema)]
struct ThreadView<'a> {
    kind: &'a str,
    /// For each document, its findings of this kind, as indices; none where it has none.
    findings: &'a [Vec<usize>],
}

impl<'a> ThreadView<'a> {
    fn of(thread: &'a Thread) -> Self {
        Self { kind: &thread.kind, findings: &thread.findings }
    }
}

/// Clauses that belong together, one cell a document.
#[derive(Debug, Serialize, JsonSchema)]
struct RowView<'a> {
    cells: Vec<CellView<'a>>,
}

impl<'a> RowView<'a> {
    fn of(row: &'a Row) -> Self {
        Self { cells: row.cells.iter().map(CellView::of).collect() }
    }
}

/// One document's share of a row. The cell that others are measured against has `clauses` alone.
#[derive(Debug, Serialize, JsonSchema)]
struct CellView<'a> {
    /// Indices of its clauses.
    clauses: &'a [usize],
    /// Whether the user put it here; left out where not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pinned: bool,
    #[serde(flatten)]
    measured: Option<MeasuredView>,
}

/// How a cell relates to another.
#[derive(Debug, Serialize, JsonSchema)]
struct MeasuredView {
    relation: Relation,
    /// The document that the relation is measured from.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<usize>,
    /// How sure the alignment is: 0 a guess, 1 certain.
    confidence: f64,
    /// The words that differ, in order.
    edits: Vec<EditView>,
}

impl<'a> CellView<'a> {
    fn of(cell: &'a Cell) -> Self {
        let measured = cell.relation.map(|relation| MeasuredView {
            relation,
            against: cell.against,
            confidence: (f64::from(cell.confidence) * 100.0).round() / 100.0,
            edits: cell.edits.iter().map(EditView::of).collect(),
        });
        Self { clauses: &cell.clauses, pinned: cell.pinned, measured }
    }
}

/// Words that differ. An empty side stands where the words are missing, before the next word.
#[derive(Debug, Serialize, JsonSchema)]
struct EditView {
    class: EditClass,
    /// The document that `there` is in.
    against: usize,
    there: Span,
    here: Span,
}

impl EditView {
    fn of(edit: &Edit) -> Self {
        Self { class: edit.class, against: edit.against, there: edit.there, here: edit.here }
    }
}

/// A clause that a change elsewhere reaches.
#[derive(Debug, Serialize, JsonSchema)]
struct TouchedView<'a> {
    document: usize,
    clause: usize,
    /// What reaches it: `definition`.
    because: &'a str,
    /// The term whose meaning changed.
    of: &'a str,
}

impl<'a> TouchedView<'a> {
    fn of(it: &'a Touched) -> Self {
        Self { document: it.document, clause: it.clause, because: "definition", of: &it.term }
    }
}

/// A name, version or address that varies consistently through a text.
#[derive(Debug, Serialize, JsonSchema)]
struct ParameterView<'a> {
    /// The document that says `here`.
    document: usize,
    /// The document that says `there`.
    against: usize,
    there: &'a str,
    here: &'a str,
    /// In how many places.
    places: usize,
}

impl<'a> ParameterView<'a> {
    fn of(it: &'a Parameter) -> Self {
        Self { document: it.document, against: it.against, there: &it.there, here: &it.here, places: it.places }
    }
}

/// A finding that one document has and another has not, or has otherwise.
#[derive(Debug, Serialize, JsonSchema)]
struct ChangedView {
    document: usize,
    against: usize,
    change: FindingChange,
    /// Its index in `document`, unless it was lost.
    finding: Option<usize>,
    /// Its index in `against`, unless it was gained.
    was: Option<usize>,
}

impl ChangedView {
    fn of(it: &ChangedFinding) -> Self {
        Self { document: it.document, against: it.against, change: it.change, finding: it.finding, was: it.was }
    }
}

/// How many rows of each relation a document has.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SummaryView {
    document: usize,
    same: usize,
    cosmetic: usize,
    edited: usize,
    moved: usize,
    moved_edited: usize,
    split: usize,
    merged: usize,
    added: usize,
    absent: usize,
}

impl SummaryView {
    fn of(tally: &Tally) -> Self {
        Self {
            document: tally.document,
            same: tally.of(Relation::Same),
            cosmetic: tally.of(Relation::Cosmetic),
            edited: tally.of(Relation::Edited),
            moved: tally.of(Relation::Moved),
            moved_edited: tally.of(Relation::MovedEdited),
            split: tally.of(Relation::Split),
            merged: tally.of(Relation::Merged),
            added: tally.of(Relation::Added),
            absent: tally.of(Relation::Absent),
        }
    }
}
