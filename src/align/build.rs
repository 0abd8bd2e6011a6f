//! Links → rows: every clause of every document in exactly one.
//!
//! Star around the baseline; what the baseline lacks is aligned with the documents before.

use super::class::{Context, EditClass};
use super::edit::{Edit, edits, is_too_much};
use super::feature::{Feature, Rarity};
use super::pair::{Sides, links};
use super::reference::{self, Places};
use super::row::{Cell, Relation, Row};
use super::text::{Text, numbers_differ, spans};
use super::{order, parameter};
use crate::document::Span;
use crate::edits::{Edits, Pin, Place};
use std::collections::BTreeSet;

/// A clause of a document.
type At = (usize, usize);

/// Aligns documents; the baseline's order leads.
pub fn rows(texts: &[Text], baseline: usize, chain: bool, user: &Edits) -> Vec<Row> {
    let rarity = Rarity::of(texts);
    let features: Vec<Vec<Feature>> =
        texts.iter().map(|(document, clauses)| super::feature::features(document, clauses, &rarity)).collect();
    let mut groups = Groups::new(&features);
    let mut by_hand: BTreeSet<At> = BTreeSet::new();
    let mut scores: Vec<Vec<f32>> = features.iter().map(|it| vec![1.0; it.len()]).collect();
    let others: Vec<usize> = (0..texts.len()).filter(|it| *it != baseline).collect();
    for (position, &document) in others.iter().enumerate() {
        // First against the baseline, then what is left against the documents that came before.
        let first = if chain { others.get(position.wrapping_sub(1)).copied().unwrap_or(baseline) } else { baseline };
        let rest = others.get(..position).unwrap_or(&[]).iter().copied().filter(|it| *it != first);
        for against in std::iter::once(first).chain(chain.then_some(baseline).filter(|it| *it != first)).chain(rest) {
            let pinned = pins(texts, against, document, user, false);
            let apart = pins(texts, against, document, user, true);
            let left_open: Vec<bool> = (0..features.get(against).map_or(0, Vec::len))
                .map(|clause| {
                    against == first
                        || !groups.holds((against, clause), document) && !groups.holds((against, clause), baseline)
                })
                .collect();
            let right_open: Vec<bool> = (0..features.get(document).map_or(0, Vec::len))
                .map(|clause| groups.is_alone((document, clause)))
                .collect();
            let (Some(left), Some(right)) = (features.get(against), features.get(document)) else { continue };
            let sides = Sides { left, right, rarity: &rarity };
            for link in links(&sides, &pinned, &apart, &left_open, &right_open) {
                if left_open.get(link.left) == Some(&true) && right_open.get(link.right) == Some(&true) {
                    groups.join((against, link.left), (document, link.right));
                    if pinned.contains(&(link.left, link.right)) {
                        by_hand.insert((document, link.right));
                    }
                    if let Some(score) = scores.get_mut(document).and_then(|it| it.get_mut(link.right)) {
                        *score = link.score;
                    }
                }
            }
        }
    }
    let mut rows = order::ordered(groups.rows(), texts.len(), baseline);
    relate(texts, &mut rows, baseline, chain, &scores);
    for (document, cell) in rows.iter_mut().flat_map(|row| row.cells.iter_mut().enumerate()) {
        cell.pinned = cell.clauses.iter().any(|it| by_hand.contains(&(document, *it)));
    }
    parameter::fold(texts, &mut rows);
    rows
}

/// The user's pins between two documents, as clause ids: those that stand together, or those that stand apart.
fn pins(texts: &[Text], left: usize, right: usize, user: &Edits, apart: bool) -> Vec<(usize, usize)> {
    let clause = |document: usize, place: &Place| texts.get(document).and_then(|(it, clauses)| place.find(it, clauses));
    let one = |pin: &Pin| {
        let straight = clause(left, &pin.one).zip(clause(right, &pin.other));
        straight.or_else(|| clause(left, &pin.other).zip(clause(right, &pin.one)))
    };
    user.pins.iter().filter(|it| it.apart == apart).filter_map(one).collect()
}

/// Clauses that are too long to be compared word by word: document and clause.
pub fn coarse(texts: &[Text], rows: &[Row]) -> Vec<(usize, usize)> {
    let length = |document: usize, clauses: &[usize]| {
        let of = |text: &Text| spans(text, clauses).into_iter().map(|it| text.0.tokens.within(it).len()).sum();
        texts.get(document).map_or(0, of)
    };
    let mut found = Vec::new();
    for row in rows {
        for (document, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.edits.is_empty()) {
            let there = cell.against.and_then(|it| Some((it, row.cells.get(it)?)));
            let Some((against, other)) = there else { continue };
            if is_too_much(length(document, &cell.clauses), length(against, &other.clauses)) {
                found.extend(cell.clauses.first().map(|it| (document, *it)));
            }
        }
    }
    found
}

/// Pins of which a clause is no longer there, though its document is.
pub fn lost_pins<'a>(texts: &[Text], user: &'a Edits) -> Vec<&'a Pin> {
    let is_lost = |place: &Place| {
        let mut of = texts.iter().filter(|(it, _)| place.is_in(it)).peekable();
        of.peek().is_some() && of.all(|(it, clauses)| place.find(it, clauses).is_none())
    };
    user.pins.iter().filter(|pin| is_lost(&pin.one) || is_lost(&pin.other)).collect()
}

/// Clauses that belong together: a union-find over all clauses of all documents.
struct Groups {
    offsets: Vec<usize>,
    parents: Vec<usize>,
    members: Vec<Vec<At>>,
}

impl Groups {
    fn new(features: &[Vec<Feature>]) -> Self {
        let mut offsets = Vec::new();
        let mut members = Vec::new();
        for (document, clauses) in features.iter().enumerate() {
            offsets.push(members.len());
            members.extend((0..clauses.len()).map(|clause| vec![(document, clause)]));
        }
        Self { offsets, parents: (0..members.len()).collect(), members }
    }

    fn index(&self, at: At) -> usize {
        self.offsets.get(at.0).copied().unwrap_or(0) + at.1
    }

    fn root(&self, at: At) -> usize {
        let mut id = self.index(at);
        while let Some(parent) = self.parents.get(id).copied().filter(|it| *it != id) {
            id = parent;
        }
        id
    }

    fn join(&mut self, a: At, b: At) {
        let (into, from) = (self.root(a), self.root(b));
        if into == from {
            return;
        }
        // The smaller group moves, so that each clause moves few times.
        let size = |id: usize| self.members.get(id).map_or(0, Vec::len);
        let (into, from) = if size(into) >= size(from) { (into, from) } else { (from, into) };
        let moved = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let (Some(members), Some(parent)) = (self.members.get_mut(into), self.parents.get_mut(from)) {
            members.extend(moved);
            *parent = into;
        }
    }

    fn is_alone(&self, at: At) -> bool {
        self.members.get(self.root(at)).is_none_or(|it| it.len() == 1)
    }

    /// Whether the clause's group has one of this document.
    fn holds(&self, at: At, document: usize) -> bool {
        self.members.get(self.root(at)).is_some_and(|it| it.iter().any(|member| member.0 == document))
    }

    fn rows(self) -> Vec<Vec<At>> {
        let mut rows: Vec<Vec<At>> = self.members.into_iter().filter(|it| !it.is_empty()).collect();
        for row in &mut rows {
            row.sort_unstable();
        }
        rows
    }
}

/// Says of each cell how it relates to the one it is measured against, and which words differ.
fn relate(texts: &[Text], rows: &mut [Row], baseline: usize, chain: bool, scores: &[Vec<f32>]) {
    let moved = order::moved(rows, texts.len(), baseline, chain);
    let places = Places::of(texts, rows);
    for (index, row) in rows.iter_mut().enumerate() {
        let present: Vec<bool> = row.cells.iter().map(|it| !it.clauses.is_empty()).collect();
        for document in 0..row.cells.len() {
            let against = reference(&present, document, baseline, chain);
            let Some(against) = against else {
                // Measured against nothing: the baseline's own cell, or the first to have the clause. What comes
                // before that one lacks nothing that it should have.
                let is_added = document != baseline && present.get(document) == Some(&true);
                if let Some(cell) = row.cells.get_mut(document) {
                    cell.confidence = 1.0;
                    cell.relation = is_added.then_some(Relation::Added);
                    cell.against = is_added.then_some(baseline);
                }
                continue;
            };
            // The lines of a table stand in no order.
            let is_line = |clause: &usize| {
                let text = texts.get(document);
                text.is_some_and(|(it, of)| of.list.get(*clause).is_some_and(|clause| it.in_front_matter(clause.span)))
            };
            let is_moved = moved.get(document).and_then(|it| it.get(index)).copied().unwrap_or(false)
                && !row.cells.get(document).is_some_and(|it| it.clauses.iter().any(is_line));
            let cell = related(texts, &places, row, document, against, is_moved, scores);
            if let Some(slot) = row.cells.get_mut(document) {
                *slot = cell;
            }
        }
    }
}

/// The document that a cell is measured against: the baseline where it has the clause, else the first that has it. A
/// document that lacks what the baseline never had is measured against nothing.
fn reference(present: &[bool], document: usize, baseline: usize, chain: bool) -> Option<usize> {
    if document == baseline {
        return None;
    }
    let has = |it: &usize| present.get(*it) == Some(&true);
    if chain && let Some(previous) = (0..document).rev().find(has) {
        return Some(previous);
    }
    if !has(&document) {
        return Some(baseline).filter(has);
    }
    Some(baseline).filter(has).or_else(|| (0..document).find(|it| *it != baseline && has(it)))
}

/// Whether clauses are one paragraph to the eye, though a line's end or a number inside it makes them several: the same
/// words that are wrapped otherwise were neither split nor merged.
fn is_one_paragraph(texts: &[Text], (document, clauses): (usize, &[usize]), edits: &[Edit]) -> bool {
    let Some((text, of)) = texts.get(document) else { return false };
    let list: Vec<_> = clauses.iter().filter_map(|it| of.list.get(*it)).collect();
    let on_one = list.windows(2).all(|pair| match pair {
        [one, next] => {
            let between = text.slice(Span::new(one.span.end.min(next.span.start), next.span.start));
            one.id + 1 == next.id && between.trim().is_empty() && between.matches('\n').count() < 2
        }
        _ => true,
    });
    // A number that only one side counts clauses by stands in the words of the other.
    let numbered = list.iter().skip(1).filter(|it| it.number.is_some()).count();
    let in_words = edits.iter().filter(|it| it.class == EditClass::Renumbered).count();
    on_one && numbered <= in_words
}

fn related(
    texts: &[Text],
    places: &Places,
    row: &Row,
    document: usize,
    against: usize,
    is_moved: bool,
    scores: &[Vec<f32>],
) -> Cell {
    let clauses = row.cells.get(document).map(|it| it.clauses.clone()).unwrap_or_default();
    let there = row.cells.get(against).map(|it| it.clauses.as_slice()).unwrap_or_default();
    if clauses.is_empty() {
        return Cell { relation: Some(Relation::Absent), against: Some(against), confidence: 1.0, ..Cell::default() };
    }
    let mut edits = match (texts.get(against), texts.get(document)) {
        (Some(left), Some(right)) => edits(
            (left.0, &spans(left, there)),
            (right.0, &spans(right, &clauses)),
            against,
            Context::of(left, there, right, &clauses),
        ),
        _ => Vec::new(),
    };
    let sides = reference::Sides { texts, there: (against, there), here: (document, &clauses) };
    reference::followed(places, &sides, &mut edits);
    let changed = edits.iter().any(|it| !it.class.is_light());
    let cosmetic = !edits.is_empty() || numbers_differ(texts, (against, there), (document, &clauses));
    let is_relined = !changed
        && match (there.len(), clauses.len()) {
            (1, 2..) => is_one_paragraph(texts, (document, &clauses), &edits),
            (2.., 1) => is_one_paragraph(texts, (against, there), &edits),
            _ => false,
        };
    let relation = match (there.len(), clauses.len()) {
        _ if is_relined => Relation::Cosmetic,
        (1, 2..) => Relation::Split,
        (2.., 1) => Relation::Merged,
        _ if is_moved && changed => Relation::MovedEdited,
        _ if is_moved => Relation::Moved,
        _ if changed => Relation::Edited,
        _ if cosmetic => Relation::Cosmetic,
        _ => Relation::Same,
    };
    let sure = clauses.iter().filter_map(|it| scores.get(document)?.get(*it)).copied().fold(1.0_f32, f32::min);
    Cell {
        clauses,
        relation: Some(relation),
        against: Some(against),
        confidence: (sure * 100.0).round() / 100.0,
        edits,
        ..Cell::default()
    }
}
