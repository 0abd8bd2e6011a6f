//! What a report is written as: one file or folder a format, and the calls that choose among them.

pub(super) mod bill;
mod check;
mod csv;
pub(super) mod docx;
pub(super) mod html;
pub mod json;
pub(super) mod markdown;
mod marked;
mod pasted;
mod pdf;
mod text;
mod xlsx;

pub use bill::write_minimum;
pub use check::{
    Baseline, BaselineError, CheckFormat, CheckReport, CheckTally, CheckView, Checked, Located, Site, check_line,
    lean_check_line, write_check,
};
pub use docx::write_redline;
pub use pasted::{Pasted, pasted};
pub use pdf::FontFile;

use super::{Assessed, Context, Visible};
use crate::compare::{Analysed, Comparison};
use crate::openness::Release;
use std::io::{self, Write};
use std::sync::Arc;

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Lines for a terminal.
    Text,
    /// One object, per the published schema.
    Json,
    /// One object a line and document; `assess` only.
    JsonLines,
    /// One self-contained page.
    Html,
    /// The same page on paper: tagged, with bookmarks.
    Pdf,
    /// Markdown.
    Markdown,
    /// A redline with tracked changes for word processors; `compare` of two documents only.
    Docx,
    /// Plain text with the changes marked in it, for pasting; `compare` only.
    Marked,
    /// The departures table for word processors.
    TableDocx,
    /// The departures table as comma-separated values.
    Csv,
    /// The departures table as a workbook.
    Xlsx,
    /// A bill of materials as CycloneDX 1.7 writes it; `openness` only.
    CycloneDx,
    /// A bill of materials as SPDX 3.0.1 writes it; `openness` only.
    Spdx,
}

impl Format {
    /// Every format with its name, and the extensions that ask for it.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 13] = [
        (Self::Text, "text", &["txt", "text"]),
        (Self::Json, "json", &["json"]),
        (Self::JsonLines, "jsonl", &["jsonl", "ndjson"]),
        (Self::Html, "html", &["html", "htm"]),
        (Self::Pdf, "pdf", &["pdf"]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
        (Self::Docx, "docx", &["docx"]),
        (Self::Marked, "marked", &["marked.txt"]),
        (Self::TableDocx, "table-docx", &["table.docx"]),
        (Self::Csv, "csv", &["csv"]),
        (Self::Xlsx, "xlsx", &["xlsx"]),
        (Self::CycloneDx, "cyclonedx", &["cdx.json"]),
        (Self::Spdx, "spdx", &["spdx.json", "spdx3.json"]),
    ];

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, it, _)| it.eq_ignore_ascii_case(name)).map(|(format, ..)| *format)
    }

    /// The format that a file's name asks for, by the longest extension that is known: `x.cdx.json` is no plain JSON.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let fits = |it: &&str| name.strip_suffix(*it).is_some_and(|stem| stem.ends_with('.'));
        let longest = |all: &[&str]| all.iter().filter(|it| fits(it)).map(|it| it.len()).max();
        let known = Self::ALL.iter().filter_map(|(format, _, all)| Some((longest(all)?, *format)));
        known.max_by_key(|it| it.0).map(|it| it.1)
    }

    /// Whether it lists releases, and has no place for clauses side by side.
    pub fn is_bill(self) -> bool {
        matches!(self, Self::CycloneDx | Self::Spdx)
    }

    /// Whether it shows what differs, and has no place for documents that stand by themselves.
    pub fn is_comparison(self) -> bool {
        matches!(self, Self::Docx | Self::Marked)
    }

    /// Whether it shows what terms say, and has no place for releases.
    pub fn is_of_terms(self) -> bool {
        matches!(self, Self::Docx | Self::Marked | Self::TableDocx | Self::Csv | Self::Xlsx)
    }

    /// Its name: `text`, `json`, `jsonl`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }
}

/// Writes a comparison.
///
/// # Errors
/// What the writer says; [`Format::JsonLines`] is refused, for it has no meaning here.
pub fn write(format: Format, comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::comparison(comparison, context, &mut Visible::new(out, context.color)),
        Format::Json => json::write(comparison, context, out),
        Format::Html => html::write(comparison, context, out),
        Format::Pdf => pdf::write(comparison, context, out),
        Format::Markdown => markdown::write(comparison, context, &mut Visible::new(out, false)),
        Format::Docx => docx::write_redline(comparison, None, context, out),
        Format::Marked => marked::write(comparison, context, &mut Visible::new(out, false)),
        Format::TableDocx => docx::write_table(comparison, context, out),
        Format::Csv => csv::write(comparison, context, out),
        Format::Xlsx => xlsx::write(comparison, context, out),
        Format::JsonLines => {
            Err(io::Error::new(io::ErrorKind::Unsupported, "a comparison is one object: use json, not jsonl"))
        }
        Format::CycloneDx | Format::Spdx => Err(no_bill()),
    }
}

/// Writes documents one by one, as the iterator hands them over.
///
/// # Errors
/// What the writer says.
pub fn write_assessed(
    format: Format,
    documents: &mut dyn Iterator<Item = Assessed>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::assessed(documents, context, &mut Visible::new(out, context.color)),
        Format::Json => json::write_assessed(documents, context, out),
        Format::JsonLines => json::write_lines(documents, context, out),
        Format::Html => html::write(&without_rows(documents), context, out),
        Format::Pdf => pdf::write(&without_rows(documents), context, out),
        Format::Markdown => markdown::write(&without_rows(documents), context, &mut Visible::new(out, false)),
        Format::TableDocx => docx::write_table(&without_rows(documents), context, out),
        Format::Csv => csv::write(&without_rows(documents), context, out),
        Format::Xlsx => xlsx::write(&without_rows(documents), context, out),
        Format::Docx | Format::Marked => Err(compares_only(format)),
        Format::CycloneDx | Format::Spdx => Err(no_bill()),
    }
}

fn compares_only(format: Format) -> io::Error {
    let message = format!("{} shows what differs between documents: `undiluted compare` writes it", format.name());
    io::Error::new(io::ErrorKind::Unsupported, message)
}

fn terms_only(format: Format) -> io::Error {
    let message = format!("{} shows what terms say: `undiluted assess` or `compare` writes it", format.name());
    io::Error::new(io::ErrorKind::Unsupported, message)
}

fn no_bill() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "a bill of materials lists releases: `undiluted openness` writes one")
}

/// Writes releases.
///
/// # Errors
/// What the writer says.
pub fn write_openness(format: Format, releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::releases(releases, context, &mut Visible::new(out, context.color)),
        Format::Json => json::write_openness(releases, context, out),
        Format::JsonLines => json::write_openness_lines(releases, context, out),
        Format::Html => html::write_openness(releases, context, out),
        Format::Pdf => pdf::write_openness(releases, context, out),
        Format::Markdown => markdown::openness::write(releases, context, &mut Visible::new(out, false)),
        Format::Docx | Format::Marked | Format::TableDocx | Format::Csv | Format::Xlsx => Err(terms_only(format)),
        Format::CycloneDx => bill::write_cyclonedx(releases, context, out),
        Format::Spdx => bill::write_spdx(releases, context, out),
    }
}

/// What is asked of documents.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The documents, in the user's order.
    pub documents: &'a [Arc<Analysed>],
    /// Places of the questions, in their order.
    pub questions: &'a [usize],
    /// Whether each answer is followed by the words that it rests on.
    pub quotes: bool,
    /// How many columns a line of text may have.
    pub width: usize,
}

/// Writes what documents answer.
///
/// # Errors
/// What the writer says; formats that have no place for answers alone are refused.
pub fn write_asked(format: Format, asking: &Asking, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::asked(asking, context, &mut Visible::new(out, context.color)),
        Format::Json => json::write_asked(asking.documents, asking.questions, context, out),
        Format::Markdown => markdown::ask::write(asking, context, &mut Visible::new(out, false)),
        other => {
            let message = format!("answers are written as text, json or markdown, not as {}", other.name());
            Err(io::Error::new(io::ErrorKind::Unsupported, message))
        }
    }
}

/// Documents that stand by themselves, as a comparison that aligns nothing.
fn without_rows(documents: &mut dyn Iterator<Item = Assessed>) -> Comparison {
    let all: Vec<Assessed> = documents.collect();
    let reviewed = all.iter().map(|it| it.reviewed.clone()).collect();
    let (documents, readings) = all.into_iter().map(|it| (it.analysed, it.readings)).unzip();
    Comparison {
        reviewed,
        agreements: Vec::new(),
        documents,
        baseline: 0,
        is_chain: false,
        rows: Vec::new(),
        readings,
        changed_findings: Vec::new(),
        timeline: Vec::new(),
        parameters: Vec::new(),
        touched: Vec::new(),
        diagnostics: Vec::new(),
    }
}
