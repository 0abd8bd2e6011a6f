//! What is compared: words, with those that hyphens join kept whole, and the sentences that they make.

use crate::document::{Document, Token, TokenKind};
use crate::never::part_of;
use std::hash::{DefaultHasher, Hasher as _};
use std::ops::Range;

/// Tokens that are compared as one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its tokens, as indices.
    pub tokens: Range<usize>,
    /// Hash of its tokens in lower case.
    pub folded: u64,
    /// Hash of its tokens as they are.
    pub exact: u64,
}

/// The units of a run of tokens: `royalty-free` is one, and so is every other token.
pub(super) fn units(document: &Document, tokens: &[Token]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        while joins(document, tokens.get(end - 1..end + 2)) {
            end += 2;
        }
        units.push(unit(tokens, at..end));
        at = end;
    }
    units
}

fn unit(tokens: &[Token], range: Range<usize>) -> Unit {
    let of = part_of(tokens, range.clone());
    match of {
        [one] => Unit { tokens: range, folded: one.folded, exact: one.exact },
        several => {
            let (mut folded, mut exact) = (DefaultHasher::new(), DefaultHasher::new());
            for token in several {
                folded.write_u64(token.folded);
                exact.write_u64(token.exact);
            }
            Unit { tokens: range, folded: folded.finish(), exact: exact.finish() }
        }
    }
}

/// Whether a hyphen joins two words, without a blank on either side.
fn joins(document: &Document, three: Option<&[Token]>) -> bool {
    let Some([before, hyphen, after]) = three else { return false };
    let is_word = |it: &Token| it.kind == TokenKind::Word;
    let is_hyphen = hyphen.kind == TokenKind::Punctuation
        && document.plain.text.get(hyphen.plain..).is_some_and(|rest| rest.starts_with('-'));
    is_word(before)
        && is_word(after)
        && is_hyphen
        && after.plain == hyphen.plain + 1
        && document.plain.text.get(..hyphen.plain).is_some_and(|it| !it.ends_with(char::is_whitespace))
}

/// The sentences of a run of units, each with its hash: they end at a stop or a semicolon.
pub(super) fn sentences(document: &Document, tokens: &[Token], units: &[Unit]) -> Vec<(Range<usize>, u64)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut hash = DefaultHasher::new();
    for (index, unit) in units.iter().enumerate() {
        hash.write_u64(unit.folded);
        let last = tokens.get(unit.tokens.start).filter(|it| it.kind == TokenKind::Punctuation);
        let ends = last.is_some_and(|it| {
            document.plain.text.get(it.plain..).is_some_and(|rest| rest.starts_with(['.', ';', '。', '；']))
        });
        if ends || index + 1 == units.len() {
            found.push((start..index + 1, hash.finish()));
            start = index + 1;
            hash = DefaultHasher::new();
        }
    }
    found
}
