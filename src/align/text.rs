//! A text with its clauses, and which of its words count.

use crate::clause::{Clause, Clauses};
use crate::document::{Document, Span};

/// A text with its clauses.
pub type Text<'a> = (&'a Document, &'a Clauses);

/// The span whose words count: behind the printed number.
pub(super) fn counted(clause: &Clause) -> Span {
    Span::new(clause.number.map_or(clause.span.start, |it| it.end).min(clause.span.end), clause.span.end)
}

/// The words of clauses, their printed numbers left out.
pub(super) fn spans(text: &Text, clauses: &[usize]) -> Vec<Span> {
    clauses.iter().filter_map(|it| text.1.list.get(*it)).map(counted).collect()
}

/// Whether the printed numbers are not the same: renumbering is cosmetic, but it is not nothing.
pub(super) fn numbers_differ(texts: &[Text], left: (usize, &[usize]), right: (usize, &[usize])) -> bool {
    let numbers = |(document, clauses): (usize, &[usize])| -> Vec<String> {
        let Some((document, of)) = texts.get(document) else { return Vec::new() };
        clauses.iter().filter_map(|it| of.list.get(*it)?.number).map(|it| document.plain.slice(it).to_owned()).collect()
    };
    numbers(left) != numbers(right)
}
