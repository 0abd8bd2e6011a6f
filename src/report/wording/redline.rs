//! A cell's text with the words that differ marked in it.

use crate::align::{Cell, Edit, EditClass};
use crate::compare::Comparison;
use crate::document::Span;
use crate::never::slice;

/// A stretch of a cell's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that stand on both sides.
    Same(&'a str),
    /// Words that stand here and not there.
    Added(&'a str, EditClass),
    /// Words that stand there and not here.
    Removed(&'a str, EditClass),
    /// A clause ends and the next one begins.
    Break,
}

/// The text of a document's cell in a row, edits in their places; for a cell without clauses nothing.
pub fn redline<'a>(comparison: &'a Comparison, document: usize, cell: &Cell) -> Vec<Piece<'a>> {
    let Some(here) = comparison.documents.get(document) else { return Vec::new() };
    let mut edits: Vec<_> = cell.edits.iter().collect();
    edits.sort_by_key(|edit| (edit.here.start, edit.there.start));
    let mut edits = edits.into_iter().peekable();
    let mut pieces = Vec::new();
    for (index, id) in cell.clauses.iter().enumerate() {
        let Some(clause) = here.clauses.list.get(*id) else { continue };
        if index > 0 {
            pieces.push(Piece::Break);
        }
        let is_last = index + 1 == cell.clauses.len();
        let mut at = clause.span.start;
        while let Some(edit) = edits.next_if(|edit| is_last || edit.here.start < clause.span.end) {
            push(&mut pieces, Piece::Same(here.document.slice(Span::new(at, edit.here.start.min(clause.span.end)))));
            if let Some(there) = comparison.documents.get(edit.against) {
                removed(&mut pieces, &there.document.text, edit, slice(&here.document.text, edit.here.end..));
            }
            push(&mut pieces, Piece::Added(here.document.slice(edit.here), edit.class));
            at = at.max(edit.here.end);
        }
        push(&mut pieces, Piece::Same(here.document.slice(Span::new(at, clause.span.end))));
    }
    pieces
}

/// Words that stand there alone, with the blanks that they have there, so that they do not run into their neighbours.
fn removed<'a>(pieces: &mut Vec<Piece<'a>>, there: &'a str, edit: &Edit, following: &str) {
    let words = slice(there, edit.there.range());
    if words.is_empty() {
        return;
    }
    let blank_before = there.get(..edit.there.start).is_some_and(|it| it.ends_with(char::is_whitespace));
    let blank_after = there.get(edit.there.end..).is_some_and(|it| it.starts_with(char::is_whitespace));
    let mut after =
        if edit.here.is_empty() && blank_after && !following.starts_with(char::is_whitespace) { " " } else { "" };
    if let Some(Piece::Same(before)) = pieces.last_mut() {
        let trimmed = before.trim_end();
        if blank_before && trimmed.len() == before.len() {
            pieces.push(Piece::Same(" "));
        } else if !blank_before && edit.here.is_empty() && trimmed.len() < before.len() {
            *before = trimmed;
            after = " ";
        }
    }
    push(pieces, Piece::Removed(words, edit.class));
    push(pieces, Piece::Same(after));
}

fn push<'a>(pieces: &mut Vec<Piece<'a>>, piece: Piece<'a>) {
    let is_empty = match piece {
        Piece::Same(text) | Piece::Added(text, _) | Piece::Removed(text, _) => text.is_empty(),
        Piece::Break => false,
    };
    if !is_empty {
        pieces.push(piece);
    }
}
