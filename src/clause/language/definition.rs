//! Defined terms: quoted or bold words with what they mean.

use super::patterns;
use crate::clause::Clause;
use crate::document::{Document, Span};
use crate::pattern::Constant;

/// A term that the text defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term, as in the text, without its quotes.
    pub term: Span,
    /// The clause that defines it.
    pub clause: usize,
    /// The whole definition.
    pub span: Span,
}

static DEFINED: Constant = Constant::wide(patterns::DEFINED);

static BARE: Constant = Constant::wide(patterns::BARE);

/// Every term that the clauses define.
pub(in crate::clause) fn definitions(document: &Document, clauses: &[Clause]) -> Vec<Definition> {
    let mut found = Vec::new();
    for clause in clauses {
        let from = clause.number.map_or(clause.span.start, |it| it.end);
        let body = document.plain.from_source(Span::new(from, clause.span.end));
        let Some(text) = document.plain.text.get(body.range()) else { continue };
        let lead = text.len() - text.trim_start().len();
        let bare =
            BARE.captures(text.trim_start()).and_then(|it| it.get(1)).map(|it| it.start() + lead..it.end() + lead);
        let quoted = DEFINED.captures_iter(text).filter_map(|it| it.get(1).or(it.get(2))).map(|it| it.range());
        for term in bare.into_iter().chain(quoted) {
            let end = text.get(term.end..).and_then(|rest| rest.find(". ")).map_or(text.len(), |at| term.end + at + 1);
            found.push(Definition {
                term: document.plain.to_source(Span::new(body.start + term.start, body.start + term.end)),
                clause: clause.id,
                span: document.plain.to_source(Span::new(body.start + term.start, body.start + end)),
            });
        }
    }
    found
}
