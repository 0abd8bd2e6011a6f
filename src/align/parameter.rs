//! Names, versions and addresses that vary consistently: folded, and listed once.

use super::class::EditClass;
use super::row::Row;
use super::text::Text;
use crate::document::{Document, Span, TokenKind};
use crate::never::slice;
use std::collections::BTreeMap;

/// A name that varies: what stands there, what stands here, how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The document in which it stands `here`.
    pub document: usize,
    /// The document it is measured against.
    pub against: usize,
    /// What stands there.
    pub there: String,
    /// What stands here.
    pub here: String,
    /// In how many places.
    pub places: usize,
}

/// Classes as parameters the edits that replace one name by another, the same way in at least two places.
/// A lone date or number is never folded.
pub(super) fn fold(texts: &[Text], rows: &mut [Row]) {
    let found = collect(texts, rows);
    for row in rows {
        for (document, cell) in row.cells.iter_mut().enumerate() {
            for edit in &mut cell.edits {
                let Some(key) = key(texts, document, edit.against, edit.there, edit.here) else { continue };
                if is_consistent(&found, document, edit.against, &key) && may_fold(edit.class) {
                    edit.class = EditClass::Parameter;
                }
            }
        }
    }
}

/// Every parameter of a comparison, by document, then by how often it occurs.
pub fn parameters(texts: &[Text], rows: &[Row]) -> Vec<Parameter> {
    let mut places: BTreeMap<(usize, usize, String, String), usize> = BTreeMap::new();
    for row in rows {
        for (document, cell) in row.cells.iter().enumerate() {
            for edit in cell.edits.iter().filter(|it| it.class == EditClass::Parameter) {
                let words = |document: usize, span: Span| {
                    texts.get(document).map_or("", |it| it.0.plain.slice(span)).to_owned()
                };
                *places
                    .entry((document, edit.against, words(edit.against, edit.there), words(document, edit.here)))
                    .or_insert(0) += 1;
            }
        }
    }
    let mut list: Vec<Parameter> = places
        .into_iter()
        .map(|((document, against, there, here), places)| Parameter { document, against, there, here, places })
        .collect();
    list.sort_by(|a, b| {
        a.document.cmp(&b.document).then(b.places.cmp(&a.places)).then(a.there.cmp(&b.there)).then(a.here.cmp(&b.here))
    });
    list
}

type Found = BTreeMap<(usize, usize), BTreeMap<String, BTreeMap<String, usize>>>;

fn collect(texts: &[Text], rows: &[Row]) -> Found {
    let mut found = Found::new();
    for row in rows {
        for (document, cell) in row.cells.iter().enumerate() {
            for edit in cell.edits.iter().filter(|it| may_fold(it.class)) {
                if let Some((there, here)) = key(texts, document, edit.against, edit.there, edit.here) {
                    *found
                        .entry((document, edit.against))
                        .or_default()
                        .entry(there)
                        .or_default()
                        .entry(here)
                        .or_insert(0) += 1;
                }
            }
        }
    }
    found
}

/// Only names may vary; a negation, a modal or a place never does.
fn may_fold(class: EditClass) -> bool {
    matches!(
        class,
        EditClass::Wording | EditClass::Definition | EditClass::Number | EditClass::Party | EditClass::Parameter
    )
}

fn is_consistent(found: &Found, document: usize, against: usize, (there, here): &(String, String)) -> bool {
    let Some(becomes) = found.get(&(document, against)).and_then(|it| it.get(there)) else { return false };
    let times = becomes.get(here).copied().unwrap_or(0);
    let all: usize = becomes.values().sum();
    times >= 2 && times * 10 >= all * 7
}

/// The replaced name and its replacement, where both sides are names.
fn key(texts: &[Text], document: usize, against: usize, there: Span, here: Span) -> Option<(String, String)> {
    Some((name(texts.get(against)?.0, there)?, name(texts.get(document)?.0, here)?))
}

/// Words that are a name: capitals, versions behind a name, addresses; eight words at most.
fn name(document: &Document, span: Span) -> Option<String> {
    let tokens = document.tokens.within(span);
    if tokens.is_empty() || tokens.len() > 8 {
        return None;
    }
    let mut has_name = false;
    for token in tokens {
        let word = document.slice(token.span);
        match token.kind {
            TokenKind::Address => has_name = true,
            TokenKind::Word if word.starts_with(char::is_uppercase) => has_name = true,
            // "3.1" behind "Heron" is a version; "700" behind "than" is a threshold.
            TokenKind::Number if word.contains('.') && follows_name(document, token.span) => has_name = true,
            TokenKind::Number if is_in_name(document, token.plain) => has_name = true,
            TokenKind::Word if is_version(word) => has_name = true,
            TokenKind::Punctuation => {}
            _ => return None,
        }
    }
    has_name.then(|| document.plain.slice(span).to_owned())
}

/// `v2`, `v1.0`.
fn is_version(word: &str) -> bool {
    word.strip_prefix('v').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

/// Whether a number is part of a name: glued to one, as in `FLUX.1` and `LTX-2`, or behind one in the middle of a
/// sentence, as in "the Heron 4 model". "Section 4" names a place, and "Within 30 days" begins a sentence.
fn is_in_name(document: &Document, plain: usize) -> bool {
    const PLACES: [&str; 12] = [
        "Section",
        "Sections",
        "Article",
        "Articles",
        "Clause",
        "Clauses",
        "Part",
        "Chapter",
        "Exhibit",
        "Attachment",
        "Appendix",
        "Paragraph",
    ];
    let before = slice(&document.plain.text, 0..plain);
    let name = before.trim_end_matches([' ', '-', '.']);
    let gap = slice(before, name.len()..);
    let word = name.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
    let is_name = word.starts_with(char::is_uppercase) && !PLACES.contains(&word);
    let ahead = slice(name, 0..name.len() - word.len()).trim_end();
    let is_inside = ahead.ends_with(|it: char| it.is_alphanumeric() || matches!(it, ',' | '"' | '('));
    is_name && (matches!(gap, "." | "-") || gap == " " && is_inside)
}

fn follows_name(document: &Document, number: Span) -> bool {
    let before = slice(&document.text, 0..number.start).trim_end();
    before
        .rsplit(|it: char| it.is_whitespace() || matches!(it, '"' | '“' | '('))
        .next()
        .is_some_and(|it| it.starts_with(char::is_uppercase))
}
