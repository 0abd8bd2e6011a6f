//! The arrangement by topic: a question, and what each document says on it.

use super::rows::{PiecePart, mark, piece};
use crate::align::{Cell, Relation};
use crate::compare::{Analysed, Comparison, TopicCell, TopicRow, TopicState};
use crate::report::{Context, Extent, Piece, answers, beside, flow, redline};
use serde::Serialize;
use std::collections::BTreeMap;

/// Below this share of words in common two blocks stand side by side; word edits would be confetti.
const COMPARED: f32 = 0.5;

/// How many clauses of a topic are printed where not everything is, each up to so many letters.
const CLAUSES: usize = 2;
const LETTERS: usize = 260;

/// One topic.
#[derive(Debug, Serialize)]
pub(in crate::report) struct TopicPart {
    pub id: &'static str,
    pub title: &'static str,
    pub question: &'static str,
    pub cells: Vec<TopicCellPart>,
}

/// What one document says on it.
#[derive(Debug, Serialize)]
pub(in crate::report) struct TopicCellPart {
    pub document: usize,
    pub language: Option<&'static str>,
    /// `answered`, `silent`, `unloaded` or `unread`.
    pub state: &'static str,
    /// The answer in a few words, or why there is none.
    pub short: String,
    pub clauses: Vec<TopicClausePart>,
    /// Labels of further clauses.
    pub further: String,
}

/// A clause on the topic.
#[derive(Debug, Serialize)]
pub(in crate::report) struct TopicClausePart {
    pub label: String,
    /// Where in a converted file: `, page 3`.
    pub place: String,
    /// How it relates to the clause of another document that it answers; empty where it answers none.
    pub relation: &'static str,
    /// A sign for the relation.
    pub mark: &'static str,
    /// The document it is measured against, counting from 1.
    pub against: Option<usize>,
    /// The words, those that differ marked where enough of them are the same.
    pub pieces: Vec<PiecePart>,
}

/// Every topic that some document speaks of, and the titles of the others.
pub(super) fn parts(comparison: &Comparison, context: &Context) -> (Vec<TopicPart>, Vec<&'static str>) {
    let (silent, spoken): (Vec<TopicRow>, Vec<TopicRow>) =
        comparison.by_topic().into_iter().partition(TopicRow::is_silent);
    let cells_of: Vec<_> = (0..comparison.documents.len()).map(|it| cells_of(comparison, it)).collect();
    let is_full = context.paper.extent == Extent::Full;
    let part = |row: &TopicRow| {
        let topic = row.topic().filter(|it| context.paper.has(&it.id))?;
        let cells = comparison.documents.iter().zip(&row.cells).zip(&cells_of).enumerate();
        let cells = cells.map(|(document, ((one, cell), cells))| TopicCellPart {
            document: document + 1,
            language: one.document.language,
            state: name(cell.state),
            short: answers::short(context.rules, one, row, cell),
            clauses: cell
                .clauses
                .iter()
                .take(if is_full { usize::MAX } else { CLAUSES })
                .map(|it| shortened(clause(comparison, document, *it, cells.get(it).copied()), is_full))
                .collect(),
            further: further(one, cell, if is_full { usize::MAX } else { CLAUSES }),
        });
        Some(TopicPart { id: &topic.id, title: &topic.title, question: &topic.question, cells: cells.collect() })
    };
    let titles = silent.iter().filter_map(TopicRow::topic).map(|it| it.title.as_str()).collect();
    (spoken.iter().filter_map(part).collect(), titles)
}

fn name(state: TopicState) -> &'static str {
    match state {
        TopicState::Answered => "answered",
        TopicState::Silent => "silent",
        TopicState::Unloaded => "unloaded",
        TopicState::Unread => "unread",
    }
}

/// For each clause of a document its cell among the aligned rows.
fn cells_of(comparison: &Comparison, document: usize) -> BTreeMap<usize, &Cell> {
    let cells = comparison.rows.iter().filter_map(|it| it.cells.get(document));
    cells.flat_map(|cell| cell.clauses.iter().map(move |it| (*it, cell))).collect()
}

fn clause(comparison: &Comparison, document: usize, clause: usize, cell: Option<&Cell>) -> TopicClausePart {
    let one = comparison.documents.get(document);
    let of = one.and_then(|it| it.clauses.list.get(clause));
    let answering = cell.filter(|it| it.relation.is_some_and(|it| it != Relation::Added));
    // Of several clauses in one cell the edits belong to all of them.
    let compared = answering.filter(|it| it.clauses.len() == 1 && comparison.kept(document, it) >= COMPARED);
    let pieces = match (compared, one, of) {
        (Some(cell), ..) => redline(comparison, document, cell),
        (None, Some(one), Some(of)) => vec![Piece::Same(one.document.slice(of.span))],
        _ => Vec::new(),
    };
    let relation = answering.and_then(|it| it.relation);
    TopicClausePart {
        label: of.map_or_else(String::new, |it| flow(&it.label)),
        place: one.zip(of).map_or_else(String::new, |(one, it)| beside(&one.document, it.span.start)),
        relation: relation.map_or("", Relation::name),
        mark: relation.map_or("", mark),
        against: answering.and_then(|it| it.against).map(|it| it + 1),
        pieces: pieces.into_iter().map(|it| piece(it, false)).collect(),
    }
}

/// A clause as it is where everything is printed, else its beginning.
fn shortened(mut clause: TopicClausePart, is_full: bool) -> TopicClausePart {
    if is_full {
        return clause;
    }
    let mut left = LETTERS;
    clause.pieces.retain_mut(|it| {
        let has_room = left > 0;
        let end = it.text.char_indices().nth(left).map_or(it.text.len(), |at| at.0);
        if end < it.text.len() {
            // Between words, and with a sign that there is more.
            let end = it.text.get(..end).and_then(|it| it.rfind(' ')).unwrap_or(end);
            it.text.truncate(end);
            it.text.push_str(" …");
            left = 0;
        } else {
            left -= it.text.chars().count();
        }
        has_room
    });
    clause
}

/// Labels of clauses that are not printed: those of other topics' rows, and those beyond so many.
fn further(one: &Analysed, cell: &TopicCell, printed: usize) -> String {
    let label = |it: &usize| one.clauses.list.get(*it).map(|it| flow(&it.label));
    cell.clauses.iter().skip(printed).chain(&cell.further).filter_map(label).collect::<Vec<_>>().join(", ")
}
