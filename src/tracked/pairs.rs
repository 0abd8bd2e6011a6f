//! Which words of two documents answer each other, as the comparison's rows say.

use super::stream::Stream;
use crate::align::{Cell, Edit, Row};
use crate::clause::Clause;
use crate::compare::Comparison;
use crate::document::Span;
use std::ops::Range;

/// So many words in a row, the same on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Same {
    /// The first of them there.
    pub left: usize,
    /// The first of them here.
    pub right: usize,
    /// How many.
    pub len: usize,
}

/// What one row says.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The words that are the same, in order.
    pub same: Vec<Same>,
    /// All words of its clauses there; nothing where they do not stand together.
    pub there: Option<Range<usize>>,
    /// All words of its clauses here.
    pub here: Option<Range<usize>>,
    /// Whether the comparison calls it moved.
    pub is_moved: bool,
}

/// What each row says of two documents; rows of one side say nothing.
pub(super) fn answers(comparison: &Comparison, left: (usize, &Stream), right: (usize, &Stream)) -> Vec<Answer> {
    comparison.rows.iter().filter_map(|row| answer(comparison, row, left, right)).collect()
}

fn answer(
    comparison: &Comparison,
    row: &Row,
    (left, there): (usize, &Stream),
    (right, here): (usize, &Stream),
) -> Option<Answer> {
    let clauses = |document: usize, cell: &Cell| -> Option<Vec<&Clause>> {
        let list = &comparison.documents.get(document)?.clauses.list;
        Some(cell.clauses.iter().filter_map(|it| list.get(*it)).collect())
    };
    let (old_cell, new_cell) = (row.cells.get(left)?, row.cells.get(right)?);
    let (old, new) = (clauses(left, old_cell)?, clauses(right, new_cell)?);
    if old.is_empty() || new.is_empty() {
        return None;
    }
    // Which cell says what differs, and whether it says it from left to right.
    let (cell, forward) = if new_cell.against == Some(left) { (new_cell, true) } else { (old_cell, false) };
    let mut same = Vec::new();
    numbers((there, &old), (here, &new), &mut same);
    let (from, to) = (bodies(there, &old), bodies(here, &new));
    let turned = |it: &Edit| if forward { (it.there, it.here) } else { (it.here, it.there) };
    let edits: Vec<(Span, Span)> = cell.edits.iter().map(turned).collect();
    between_edits((there, &from), (here, &to), &edits, &mut same);
    same.sort_by_key(|it| it.left);
    Some(Answer {
        same,
        there: together(there, &old),
        here: together(here, &new),
        is_moved: cell.relation.is_some_and(|it| it.name().starts_with("moved")),
    })
}

/// Where the words that count of clauses begin: behind the printed number.
fn after_number(clause: &Clause) -> usize {
    clause.number.map_or(clause.span.start, |it| it.end).min(clause.span.end)
}

/// The words of clauses behind their numbers, in order.
fn bodies(stream: &Stream, clauses: &[&Clause]) -> Vec<usize> {
    let of = |it: &&Clause| stream.words_of(Span::new(after_number(it), it.span.end)).unwrap_or_default();
    clauses.iter().flat_map(of).collect()
}

/// All words of clauses, where they stand in one row in the document.
fn together(stream: &Stream, clauses: &[&Clause]) -> Option<Range<usize>> {
    let all: Vec<Range<usize>> = clauses.iter().filter_map(|it| stream.words_of(it.span)).collect();
    let joined = all.windows(2).all(|pair| matches!(pair, [one, next] if one.end == next.start));
    Some(all.first()?.start..all.last()?.end).filter(|_| joined)
}

/// Printed numbers that are the same.
fn numbers((there, old): (&Stream, &[&Clause]), (here, new): (&Stream, &[&Clause]), same: &mut Vec<Same>) {
    let number = |stream: &Stream, it: &Clause| stream.words_of(Span::new(it.span.start, after_number(it)));
    for (one, other) in old.iter().zip(new) {
        let (Some(a), Some(b)) = (number(there, one), number(here, other)) else { continue };
        let is_same = a.len() == b.len() && a.clone().zip(b.clone()).all(|(a, b)| there.text(a) == here.text(b));
        if is_same {
            same.push(Same { left: a.start, right: b.start, len: a.len() });
        }
    }
}

/// The words between the edits: as many there as here, and the same but for typography.
fn between_edits(
    (there, old): (&Stream, &[usize]),
    (here, new): (&Stream, &[usize]),
    edits: &[(Span, Span)],
    same: &mut Vec<Same>,
) {
    let place = |stream: &Stream, words: &[usize], at: usize| {
        words.partition_point(|it| stream.words.get(*it).is_some_and(|it| it.span.start < at))
    };
    let (mut from, mut to) = (0, 0);
    let last = [None];
    for edit in edits.iter().map(Some).chain(last) {
        let starts =
            edit.map_or((old.len(), new.len()), |(a, b)| (place(there, old, a.start), place(here, new, b.start)));
        let (a, b) = (old.get(from..starts.0).unwrap_or_default(), new.get(to..starts.1).unwrap_or_default());
        // Where an edit does not say what it should, all between two edits is told as changed: never as the same.
        if a.len() == b.len() {
            a.iter().zip(b).for_each(|(a, b)| push((there, *a), (here, *b), same));
        } else {
            never!("{} words answer {}", a.len(), b.len());
        }
        if let Some((a, b)) = edit {
            from = place(there, old, a.end).max(starts.0);
            to = place(here, new, b.end).max(starts.1);
        }
    }
}

fn push((there, left): (&Stream, usize), (here, right): (&Stream, usize), same: &mut Vec<Same>) {
    if there.text(left) != here.text(right) {
        return;
    }
    match same.last_mut() {
        Some(last) if last.left + last.len == left && last.right + last.len == right => last.len += 1,
        _ => same.push(Same { left, right, len: 1 }),
    }
}
