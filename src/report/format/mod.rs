//! What a report is written as: one file or folder a format, and the calls that choose among them.

pub(super) mod html;
pub mod json;
pub(super) mod markdown;
mod text;

use super::{Assessed, Context};
use crate::compare::Comparison;
use crate::openness::Release;
use std::io::{self, Write};

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
    /// Markdown.
    Markdown,
}

impl Format {
    /// Every format with its name, and the extensions that ask for it.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 5] = [
        (Self::Text, "text", &["txt", "text"]),
        (Self::Json, "json", &["json"]),
        (Self::JsonLines, "jsonl", &["jsonl", "ndjson"]),
        (Self::Html, "html", &["html", "htm"]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
    ];

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, it, _)| it.eq_ignore_ascii_case(name)).map(|(format, ..)| *format)
    }

    /// The format that a file's extension asks for.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let asks = |all: &[&str]| all.iter().any(|it| it.eq_ignore_ascii_case(extension));
        Self::ALL.iter().find(|(.., all)| asks(all)).map(|(format, ..)| *format)
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
        Format::Text => text::comparison(comparison, context, out),
        Format::Json => json::write(comparison, context, out),
        Format::Html => html::write(comparison, context, out),
        Format::Markdown => markdown::write(comparison, context, out),
        Format::JsonLines => {
            Err(io::Error::new(io::ErrorKind::Unsupported, "a comparison is one object: use json, not jsonl"))
        }
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
        Format::Text => text::assessed(documents, context, out),
        Format::Json => json::write_assessed(documents, context, out),
        Format::JsonLines => json::write_lines(documents, context, out),
        Format::Html => html::write(&without_rows(documents), context, out),
        Format::Markdown => markdown::write(&without_rows(documents), context, out),
    }
}

/// Writes releases.
///
/// # Errors
/// What the writer says.
pub fn write_openness(format: Format, releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::releases(releases, context, out),
        Format::Json => json::write_openness(releases, context, out),
        Format::JsonLines => json::write_openness_lines(releases, context, out),
        Format::Html => html::write_openness(releases, context, out),
        Format::Markdown => markdown::openness::write(releases, context, out),
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
        rows: Vec::new(),
        readings,
        changed_findings: Vec::new(),
        timeline: Vec::new(),
        parameters: Vec::new(),
        touched: Vec::new(),
        diagnostics: Vec::new(),
    }
}
