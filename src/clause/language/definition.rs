//! Defined terms: quoted or bold words with what they mean.

use crate::clause::Clause;
use crate::document::{Document, Span};
use regex::Regex;
use std::sync::LazyLock;

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

/// `"Term" means`, `"Term" (or "Its") shall mean`, and `(the "Term")` in running text.
static DEFINED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and every test runs it")]
    Regex::new(
        r#""([^"]{2,60})"(?: form)?(?:,? \(?(?:or|and) "[^"]{2,60}"\)?)*,? (?:shall |will )?(?:means?|refers? to|includes?|is defined|has the meaning|is |are )|\((?:the |each,? |collectively,? |this |an? )?(?:")([^"]{2,60})"\)"#,
    )
    .expect("a constant pattern compiles")
});

/// `Adapted Material means …`: a capitalised term that opens its clause.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and every test runs it")]
    Regex::new(r"^([A-Z][A-Za-z'-]*(?: (?:[A-Z][A-Za-z'-]*|and|of|to|with)){0,5}) (?:means|refers to|shall mean|has the meaning)\b")
        .expect("a constant pattern compiles")
});

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
