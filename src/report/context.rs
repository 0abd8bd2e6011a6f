//! What a report is made with: the documents on their way into it, and what it was asked for.

use super::{FontFile, Paper};
use crate::align::Row;
use crate::assess::{Rules, UserFile};
use crate::compare::{Analysed, Comparison, Reviewed};
use crate::document::{Document, last_component};
use crate::lens::{Lenses, Reading, Weight};
use crate::options::{Arrangement, Options, Show};
use std::sync::Arc;

/// What a report is made with, beside the comparison itself.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The rules that the findings come from.
    pub rules: &'a Rules,
    /// The lenses that the readings come from.
    pub lenses: &'a Lenses,
    /// What the user chose.
    pub options: &'a Options,
    /// Which rows to show; JSON always has them all.
    pub show: Show,
    /// What rows stand for; nothing where the documents decide.
    pub by: Option<Arrangement>,
    /// Whether JSON carries each document's text.
    pub with_text: bool,
    /// Whether text says all: why each finding fired and which hits were taken back; of several releases every line.
    pub explain: bool,
    /// A date to print, if one was asked for.
    pub date: Option<String>,
    /// Whether text is coloured for a terminal.
    pub color: bool,
    /// How much HTML, PDF and Markdown print, and for whom.
    pub paper: Paper,
    /// Lends the system's fonts to PDF, where letters ask for more than the built-in one has.
    pub fonts: fn() -> Vec<FontFile>,
}

/// A document with its readings, on its way to a report.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// The document, its clauses and findings.
    pub analysed: Arc<Analysed>,
    /// Its reading through each chosen lens.
    pub readings: Vec<Reading>,
    /// What reviewers say of it.
    pub reviewed: Reviewed,
}

/// What a report's rows stand for: what was asked for, else topics where the documents share little.
pub(super) fn is_by_topic(comparison: &Comparison, context: &Context) -> bool {
    match context.by {
        _ if comparison.rows.is_empty() => false,
        Some(by) => by == Arrangement::Topic,
        None => comparison.reads_by_topic(),
    }
}

/// The user's own rule files, as every report names them: `house.toml (sha256:…)`.
pub(super) fn user_rules(rules: &Rules) -> Vec<String> {
    let short = |it: &UserFile| format!("{} ({})", last_component(&it.name), it.sha256);
    rules.user_files.iter().map(short).collect()
}

/// Whether a row is among those to show.
pub(super) fn shows(comparison: &Comparison, row: &Row, show: Show) -> bool {
    match show {
        Show::All => true,
        Show::Changes => row.is_change(),
        Show::Deviations => row.cells.iter().enumerate().any(|(document, cell)| {
            let (Some(one), Some(readings)) = (comparison.documents.get(document), comparison.readings.get(document))
            else {
                return false;
            };
            let deviates = |index: usize| {
                readings.first().and_then(|it| it.weight_of(index)).is_some_and(|it| it >= Weight::Strains)
            };
            let findings = one.assessment.findings.iter().enumerate();
            findings.filter(|(_, it)| cell.clauses.contains(&it.clause)).any(|(index, _)| deviates(index))
        }),
    }
}

/// The encoding of a document; of a bundle with several, all of them.
pub(super) fn encoding_of(document: &Document) -> String {
    let mut names: Vec<&str> = document.parts.iter().map(|part| part.encoding.as_str()).collect();
    names.dedup();
    names.join("+")
}
