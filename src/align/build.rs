//! Groups → rows: every clause of every document in exactly one, each cell measured against another.

use super::class::{Context, EditClass};
use super::edit::{Edit, edits, is_too_much};
use super::feature::is_word;
use super::group::{Linked, linked};
use super::reference::{self, Places};
use super::row::{Cell, Relation, Row};
use super::subject::Subject;
use super::text::{Text, counted, numbers_differ, spans};
use super::{order, parameter};
use crate::document::Span;
use crate::edits::{Edits, Pin, Place};

/// Documents side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aligned {
    /// Every clause of every document in exactly one of them; the baseline's order leads.
    pub rows: Vec<Row>,
    /// Clauses that were not held against everything that may answer them: document and clause.
    pub passed_over: Vec<(usize, usize)>,
}

/// Aligns documents. Of each, what its clauses are about may be told: nothing is aligned by it where words suffice.
pub fn aligned(texts: &[Text], subjects: &[Vec<Subject>], baseline: usize, chain: bool, user: &Edits) -> Aligned {
    let mut linked = linked(texts, subjects, user);
    let groups = std::mem::take(&mut linked.groups);
    let mut rows = order::ordered(groups, texts.len(), baseline);
    relate(texts, &mut rows, baseline, chain, &linked);
    parameter::fold(texts, &mut rows);
    Aligned { rows, passed_over: linked.passed_over }
}

/// The rows of documents of which only the words are known.
pub fn rows(texts: &[Text], baseline: usize, chain: bool, user: &Edits) -> Vec<Row> {
    aligned(texts, &[], baseline, chain, user).rows
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

/// Says of each cell how it relates to the one it is measured against, and which words differ.
fn relate(texts: &[Text], rows: &mut [Row], baseline: usize, chain: bool, linked: &Linked) {
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
                    cell.against = is_added.then_some(if chain { before(document, baseline) } else { baseline });
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
            let cell = related(texts, &places, row, document, against, is_moved, linked);
            if let Some(slot) = row.cells.get_mut(document) {
                *slot = cell;
            }
        }
    }
}

/// The document that a cell is measured against: along a chain the one before; else the baseline where it has the
/// clause, else the first that has it. A document that lacks what there was not to have is measured against nothing.
fn reference(present: &[bool], document: usize, baseline: usize, chain: bool) -> Option<usize> {
    if document == baseline {
        return None;
    }
    let has = |it: &usize| present.get(*it) == Some(&true);
    if chain {
        return Some(before(document, baseline)).filter(has);
    }
    if !has(&document) {
        return Some(baseline).filter(has);
    }
    Some(baseline).filter(has).or_else(|| (0..document).find(|it| *it != baseline && has(it)))
}

/// The document before, along a chain.
fn before(document: usize, baseline: usize) -> usize {
    document.checked_sub(1).unwrap_or(baseline)
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

/// Whether only the layout makes several clauses of what is one on the other side.
fn is_laid_out(several: (usize, &[usize]), one: (usize, usize), texts: &[Text], edits: &[Edit]) -> bool {
    is_one_paragraph(texts, several, edits) || is_headed_apart(texts, several, one)
}

/// Whether two clauses are a heading and the text below it, and the other side has both in one.
fn is_headed_apart(texts: &[Text], (document, clauses): (usize, &[usize]), (other, one): (usize, usize)) -> bool {
    /// So many words the printed number makes, which may stand in the heading or before it.
    const NUMBER: usize = 2;
    let words = |text: &Text, span: Span| -> Vec<u64> {
        text.0.tokens.within(span).iter().filter(|it| is_word(it)).map(|it| it.folded).collect()
    };
    let (Some(text), Some(there), &[first, second]) = (texts.get(document), texts.get(other), clauses) else {
        return false;
    };
    let list = &text.1.list;
    let (Some(first), Some(second), Some(one)) = (list.get(first), list.get(second), there.1.list.get(one)) else {
        return false;
    };
    let (all, heading) = (words(text, first.span), one.heading.map(|it| words(there, it)).unwrap_or_default());
    let is_heading = !heading.is_empty() && all.ends_with(&heading) && all.len() <= heading.len() + NUMBER;
    first.id + 1 == second.id && second.number.is_none() && is_heading
}

/// A number that counts a clause on one side and stands among the words on the other, where that clause begins, says the
/// same there.
fn printed_in_words(texts: &[Text], there: (usize, &[usize]), here: (usize, &[usize]), edits: &mut [Edit]) {
    let bare = |document: usize, span: Span| -> String {
        let words = texts.get(document).map_or("", |it| it.0.plain.slice(span));
        words.chars().filter(|it| it.is_alphanumeric()).collect()
    };
    // Where the words of each clause behind the first begin, and the number before them.
    let numbers = |(document, clauses): (usize, &[usize])| -> Vec<(usize, String)> {
        let number = |it: &usize| {
            let (text, of) = texts.get(document)?;
            let clause = of.list.get(*it)?;
            let first = text.tokens.within(counted(clause)).first()?;
            Some((first.span.start, bare(document, clause.number?)))
        };
        clauses.iter().skip(1).filter_map(number).collect()
    };
    let (old, new) = (numbers(there), numbers(here));
    for edit in edits.iter_mut().filter(|it| !it.class.is_light()) {
        let is_number = match (edit.there.is_empty(), edit.here.is_empty()) {
            (true, false) => old.contains(&(edit.there.start, bare(here.0, edit.here))),
            (false, true) => new.contains(&(edit.here.start, bare(there.0, edit.there))),
            _ => false,
        };
        if is_number {
            edit.class = EditClass::Renumbered;
        }
    }
}

fn related(
    texts: &[Text],
    places: &Places,
    row: &Row,
    document: usize,
    against: usize,
    is_moved: bool,
    linked: &Linked,
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
    printed_in_words(texts, (against, there), (document, &clauses), &mut edits);
    let sides = reference::Sides { texts, there: (against, there), here: (document, &clauses) };
    reference::followed(places, &sides, &mut edits);
    let changed = edits.iter().any(|it| !it.class.is_light());
    let cosmetic = !edits.is_empty() || numbers_differ(texts, (against, there), (document, &clauses));
    let is_relined = !changed
        && match (there, clauses.as_slice()) {
            ([one], several @ [_, _, ..]) => is_laid_out((document, several), (against, *one), texts, &edits),
            (several @ [_, _, ..], [one]) => is_laid_out((against, several), (document, *one), texts, &edits),
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
    let sure = |clause: &usize| linked.confidence((document, *clause), (against, there));
    let sure = clauses.iter().map(sure).fold(1.0_f32, f32::min);
    Cell {
        pinned: !there.is_empty() && clauses.iter().any(|it| linked.by_hand.contains(&(document, *it))),
        clauses,
        relation: Some(relation),
        against: Some(against),
        confidence: (sure * 100.0).round() / 100.0,
        edits,
    }
}
