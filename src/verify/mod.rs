//! Whether what a report says of texts still holds for them: hashes, quotes and positions.
//!
//! A report is somebody's file: nothing in it is believed. Each quote is looked for where the report says it stands, and
//! where it is not, in the rest of the text. So a text that changed since is told, and a report that was changed as well.

mod claim;
mod page;
mod told;

pub use claim::{Claim, Claimed, ClaimedClause};

use crate::clause::{Clause, Clauses};
use crate::document::Document;
use crate::report::{flow, one_line};

/// What a report says, or why it cannot be read.
///
/// # Errors
/// What the file is instead, in a sentence that says what to do.
pub fn claims(report: &str) -> Result<Vec<Claimed>, String> {
    let start = report.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with(['{', '[']) { told::claims(start) } else { page::claims(start) }
}

/// Something that a report says of a text and that is no longer so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The words stand elsewhere: the clause there now, and how far they moved in bytes.
    Moved {
        /// The clause that they stand in now.
        label: String,
        /// Where they begin now.
        start: usize,
    },
    /// The words are not in the text.
    Gone,
}

/// What became of one thing that a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The words, or the clause, as the report has them.
    pub what: String,
    /// The clause that the report names, where it names one.
    pub label: String,
    /// What became of it.
    pub broken: Broken,
}

/// How a text stands to what a report says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Whether the bytes are those that the report was made of.
    pub is_same_file: bool,
    /// How many quotes stand where the report says.
    pub quotes: usize,
    /// How many clauses do.
    pub clauses: usize,
    /// Quotes and clauses that moved or are gone, in the report's order.
    pub differences: Vec<Difference>,
}

impl Verified {
    /// Whether everything holds that the report says.
    pub fn holds(&self) -> bool {
        self.is_same_file && self.differences.is_empty()
    }
}

/// Holds a text against what a report says of it.
pub fn verify(claimed: &Claimed, document: &Document) -> Verified {
    let clauses = Clauses::of(document).list;
    let mut verified = Verified { is_same_file: claimed.sha256 == document.sha256, ..Verified::default() };
    let folded = flow(&document.text);
    for claim in &claimed.quotes {
        match quote(claim, document, &clauses, &folded) {
            None => verified.quotes += 1,
            Some(broken) => {
                let what = format!("“{}”", one_line(&claim.quote, 160));
                verified.differences.push(Difference { what, label: claim.label.clone(), broken });
            }
        }
    }
    let mut by_anchor: std::collections::BTreeMap<&str, Vec<&Clause>> = std::collections::BTreeMap::new();
    for clause in &clauses {
        by_anchor.entry(&clause.anchor).or_default().push(clause);
    }
    for claim in &claimed.clauses {
        let found = by_anchor.get(claim.anchor.as_str()).map_or(&[][..], Vec::as_slice);
        let broken = match found.first() {
            _ if found.iter().any(|it| it.span.start == claim.start && it.span.end == claim.end) => {
                verified.clauses += 1;
                continue;
            }
            Some(first) => Broken::Moved { label: one_line(&first.label, 40), start: first.span.start },
            None => Broken::Gone,
        };
        let label = claim.label.clone();
        verified.differences.push(Difference { what: "the clause's own words".to_owned(), label, broken });
    }
    verified
}

/// What became of a quote; nothing where it stands as the report says.
fn quote(claim: &Claim, document: &Document, clauses: &[Clause], folded: &str) -> Option<Broken> {
    let is_same = |words: &str| if claim.is_folded { flow(words).trim() == claim.quote } else { words == claim.quote };
    if document.text.get(claim.start..claim.end).is_some_and(is_same) {
        return None;
    }
    let label_at = |at: usize| {
        let place = clauses.partition_point(|it| it.span.start <= at);
        place.checked_sub(1).and_then(|it| clauses.get(it)).map_or_else(String::new, |it| one_line(&it.label, 40))
    };
    if claim.quote.is_empty() {
        return Some(Broken::Gone);
    }
    if let Some(start) = document.text.find(&claim.quote) {
        return Some(Broken::Moved { label: label_at(start), start });
    }
    // Words that are wrapped otherwise are the same words.
    let words = flow(&claim.quote);
    if folded.contains(words.trim()) {
        let of = clauses.iter().find(|it| flow(document.slice(it.span)).contains(words.trim()));
        let start = of.map_or(0, |it| it.span.start);
        return Some(Broken::Moved { label: of.map_or_else(String::new, |it| one_line(&it.label, 40)), start });
    }
    Some(Broken::Gone)
}
