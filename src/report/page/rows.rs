//! Aligned rows with the words that differ marked in them.

use super::findings::finding_id;
use crate::align::{Cell, EditClass, Relation, Row};
use crate::compare::{Analysed, Comparison};
use crate::never::part_of;
use crate::report::context::shows;
use crate::report::{Context, Extent, Piece, beside_cell, flow, redline, words};
use serde::Serialize;

/// One row.
#[derive(Debug, Serialize)]
pub(in crate::report) struct RowPart {
    /// Counting from 1 over all rows, shown or not.
    pub number: usize,
    pub is_change: bool,
    pub cells: Vec<CellPart>,
}

/// One document's share of a row.
#[derive(Debug, Serialize)]
pub(in crate::report) struct CellPart {
    pub document: usize,
    pub language: Option<&'static str>,
    pub labels: String,
    /// Where in a converted file: `, page 3`.
    pub place: String,
    /// `edited`, `absent`; empty where others are measured against this cell.
    pub relation: &'static str,
    /// Whether the user put it there.
    pub pinned: bool,
    /// A sign for the relation, so that colour is never alone.
    pub mark: &'static str,
    /// The document it is measured against, counting from 1, where that is not plain.
    pub against: Option<usize>,
    /// Labels there, where they differ.
    pub from: String,
    pub classes: Vec<&'static str>,
    /// The words; empty where they are those of the cell it is measured against.
    pub pieces: Vec<PiecePart>,
    pub repeats: bool,
    pub findings: Vec<FlagPart>,
}

/// A stretch of text: `same`, `ins`, `del` or `break`.
#[derive(Debug, Serialize)]
pub(in crate::report) struct PiecePart {
    pub kind: &'static str,
    pub class: &'static str,
    pub text: String,
}

/// A finding in a cell.
#[derive(Debug, Serialize)]
pub(in crate::report) struct FlagPart {
    pub id: String,
    pub kind: String,
    pub weight: &'static str,
}

pub(super) fn parts(comparison: &Comparison, context: &Context) -> Vec<RowPart> {
    let rows = comparison.rows.iter().enumerate();
    let paper = &context.paper;
    let is_printed = |row: &Row| paper.extent == Extent::Full || row.is_change();
    let shown = rows.filter(|(_, row)| shows(comparison, row, context.show) && is_printed(row));
    let shown = shown.filter(|(index, _)| paper.has_row(comparison, *index));
    let placed = FoundIn::all(comparison);
    shown.filter_map(|(index, _)| part(comparison, index, &placed)).collect()
}

/// One row by its place, whether reports show it or not.
pub(in crate::report) fn one(comparison: &Comparison, index: usize) -> Option<RowPart> {
    part(comparison, index, &FoundIn::all(comparison))
}

fn part(comparison: &Comparison, index: usize, placed: &[FoundIn]) -> Option<RowPart> {
    let row = comparison.rows.get(index)?;
    let cells = row.cells.iter().enumerate();
    let cells = cells.map(|(document, it)| cell(comparison, row, document, it, placed.get(document))).collect();
    Some(RowPart { number: index + 1, is_change: row.is_change(), cells })
}

/// A document's findings by the clause that they stand in: looked up for each cell, where a search would take the time of
/// rows times findings.
struct FoundIn(Vec<(usize, usize)>);

impl FoundIn {
    fn all(comparison: &Comparison) -> Vec<Self> {
        comparison.documents.iter().map(|it| Self::of(it)).collect()
    }

    fn of(document: &Analysed) -> Self {
        let findings = document.assessment.findings.iter().enumerate();
        let mut all: Vec<(usize, usize)> = findings.map(|(index, it)| (it.clause, index)).collect();
        all.sort_unstable();
        Self(all)
    }

    /// The findings of these clauses, in their own order.
    fn within(&self, clauses: &[usize]) -> Vec<usize> {
        let of = |clause: usize| {
            let from = self.0.partition_point(|it| it.0 < clause);
            part_of(&self.0, from..).iter().take_while(move |it| it.0 == clause).map(|it| it.1)
        };
        let mut found: Vec<usize> = clauses.iter().copied().flat_map(of).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn cell(comparison: &Comparison, row: &Row, document: usize, cell: &Cell, found: Option<&FoundIn>) -> CellPart {
    let repeats = matches!(cell.relation, Some(Relation::Same | Relation::Cosmetic | Relation::Moved));
    let against = cell.relation.and(cell.against.or(Some(comparison.baseline)));
    let labels = labels(comparison, document, cell);
    let from = against.and_then(|it| Some(self::labels(comparison, it, row.cells.get(it)?))).unwrap_or_default();
    let mut classes: Vec<EditClass> = cell.edits.iter().map(|edit| edit.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let whole = cell.relation == Some(Relation::Added);
    let is_alone = whole || cell.relation == Some(Relation::Absent);
    let pieces = if repeats { Vec::new() } else { redline(comparison, document, cell) };
    CellPart {
        document: document + 1,
        language: comparison.documents.get(document).and_then(|it| it.document.language),
        relation: cell.relation.map_or("", Relation::name),
        pinned: cell.pinned,
        mark: cell.relation.map_or("", mark),
        against: against.filter(|_| comparison.documents.len() > 2 && !is_alone).map(|it| it + 1),
        from: if from == labels || whole { String::new() } else { from },
        labels,
        place: beside_cell(comparison, document, cell),
        classes: classes.into_iter().map(EditClass::name).collect(),
        pieces: pieces.into_iter().map(|it| piece(it, whole)).collect(),
        repeats,
        findings: flags(comparison, document, &found.map(|it| it.within(&cell.clauses)).unwrap_or_default()),
    }
}

/// A sign for each relation; none of them needs colour to be told apart.
pub(in crate::report) fn mark(relation: Relation) -> &'static str {
    match relation {
        Relation::Same | Relation::Cosmetic => "=",
        Relation::Edited => "~",
        Relation::Moved => "↕",
        Relation::MovedEdited => "↕~",
        Relation::Split => "⑂",
        Relation::Merged => "⊃",
        Relation::Added => "+",
        Relation::Absent => "−",
    }
}

fn labels(comparison: &Comparison, document: usize, cell: &Cell) -> String {
    let Some(one) = comparison.documents.get(document) else { return String::new() };
    let labels = cell.clauses.iter().filter_map(|id| one.clauses.list.get(*id)).map(|it| flow(&it.label));
    labels.collect::<Vec<_>>().join(", ")
}

pub(super) fn piece(piece: Piece, whole: bool) -> PiecePart {
    let (kind, class, text) = match piece {
        Piece::Same(text) if whole => ("ins", "wording", text),
        Piece::Same(text) => ("same", "", text),
        Piece::Added(text, class) => ("ins", class.name(), text),
        Piece::Removed(text, class) => ("del", class.name(), text),
        Piece::Break => ("break", "", ""),
    };
    PiecePart { kind, class, text: flow(text) }
}

fn flags(comparison: &Comparison, document: usize, found: &[usize]) -> Vec<FlagPart> {
    let Some(one) = comparison.documents.get(document) else { return Vec::new() };
    let readings = comparison.readings.get(document).map_or(&[][..], Vec::as_slice);
    let here = found.iter().filter_map(|it| Some((*it, one.assessment.findings.get(*it)?)));
    let flag = |(index, finding): (usize, &crate::assess::Finding)| FlagPart {
        id: finding_id(document, index),
        kind: flow(&finding.kind),
        weight: words::heaviest(readings, index).map_or("", words::weight),
    };
    here.map(flag).collect()
}
