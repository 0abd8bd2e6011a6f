//! Pieces → tree.
use super::{Clause, Role};
use crate::document::{Document, Span};

pub(super) fn clauses(document: &Document) -> Vec<Clause> {
    let mut list: Vec<Clause> = Vec::new();
    let mut at = 0;
    for block in document.text.split("\n\n") {
        let span = Span::new(at, at + block.len()).trimmed(&document.text);
        at += block.len() + 2;
        if span.is_empty() {
            continue;
        }
        let id = list.len();
        list.push(Clause {
            id,
            parent: None,
            label: format!("¶{}", id + 1),
            number: None,
            heading: None,
            role: Role::Other,
            span,
            extent_end: span.end,
            depth: 0,
            part: document.part_at(span.start),
            language: document.language,
            anchor: String::new(),
        });
    }
    list
}
