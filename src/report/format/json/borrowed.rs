//! A permissive licence's name over other terms, as JSON shows it.

use crate::compare::{Added, Analysed, BorrowedName};
use crate::document::Span;
use crate::report::borrowed;
use schemars::JsonSchema;
use serde::Serialize;

/// A permissive licence's name, where the text says so, and what it has instead of that licence's terms.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "BorrowedName")]
pub(super) struct BorrowedView<'a> {
    /// The name: `MIT`, `Apache`, `BSD`, `ISC`.
    name: &'a str,
    /// All of it in one line, for people.
    message: String,
    /// Where the text, or its card, calls itself so.
    said: SaidView<'a>,
    /// The words that bind and that no licence of that name has, in document order.
    adds: Vec<AddedView<'a>>,
    /// Words of the grant that were taken out.
    lacks: &'a [String],
}

/// Words and where they stand.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Said")]
struct SaidView<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

/// Words that were added.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Added")]
struct AddedView<'a> {
    /// Index of the clause.
    clause: usize,
    start: usize,
    end: usize,
    quote: &'a str,
    /// The kind of finding that they are; null where no rule understood them.
    kind: Option<&'a str>,
}

impl<'a> BorrowedView<'a> {
    pub(super) fn of(it: &'a BorrowedName, analysed: &'a Analysed) -> Self {
        let quote = |span: Span| analysed.document.slice(span);
        let added = |it: &'a Added| AddedView {
            clause: it.clause,
            start: it.span.start,
            end: it.span.end,
            quote: quote(it.span),
            kind: it.kind.as_deref(),
        };
        Self {
            name: it.name,
            message: borrowed::other_terms(analysed).unwrap_or_default(),
            said: SaidView { start: it.said.start, end: it.said.end, quote: quote(it.said) },
            adds: it.own.iter().map(added).collect(),
            lacks: &it.lacking,
        }
    }
}
