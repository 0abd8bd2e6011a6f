//! The JSON that scripts build on: view types whose fields stand in the order of the published schema.
//!
//! Fields may be added; none is renamed or dropped without raising the number in `schema`.

mod comparison;
mod document;
mod openness;
mod reading;
mod remark;
mod schema;

pub use comparison::ComparisonView;
pub use document::DocumentView;
pub use openness::{OPENNESS, OpennessView};
pub use schema::{SchemaOf, schema};

use crate::assess::UserFile;
use crate::compare::Comparison;
use crate::openness::Release;
use crate::report::{Assessed, Context};
use serde::Serialize;
use serde::ser::Serializer;
use std::cell::RefCell;
use std::io::{self, Write};

/// What `assess` prints: one object for all documents, or (`jsonl`) one for each.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(title = "undiluted assess")]
pub struct AssessView<'a, D> {
    /// `undiluted/assess/1`.
    #[schemars(extend("const" = ASSESS))]
    pub schema: &'a str,
    /// What made this.
    pub tool: Tool<'a>,
    /// The documents, in the order given.
    pub documents: D,
}

/// The schema's name for `assess`.
pub const ASSESS: &str = "undiluted/assess/1";
/// The schema's name for `compare`.
pub const COMPARE: &str = "undiluted/compare/1";

/// The program, and the versions of what it judges by.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Tool<'a> {
    /// `undiluted`.
    pub name: &'a str,
    /// The program's version.
    pub version: &'a str,
    /// SHA-256 over the rules, as `sha256:…`.
    pub rules: &'a str,
    /// SHA-256 over the lenses, as `sha256:…`.
    pub lenses: &'a str,
    /// The user's own rule files, whose rules stood beside or instead of built-in ones.
    pub user_rules: &'a [UserFile],
}

impl<'a> Tool<'a> {
    /// This program with the rules and lenses of a context.
    pub fn of(context: &Context<'a>) -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            rules: &context.rules.version,
            lenses: &context.lenses.version,
            user_rules: &context.rules.user_files,
        }
    }
}

/// Writes a comparison as one indented object and a line end.
pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &ComparisonView::of(comparison, context))?;
    out.write_all(b"\n")
}

/// Writes releases as one indented object.
pub(super) fn write_openness(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &OpennessView::of(releases, 0..releases.len(), context))?;
    out.write_all(b"\n")
}

/// Writes releases as one object a line.
pub(super) fn write_openness_lines(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for index in 0..releases.len() {
        let view = OpennessView::of(releases, index..index + 1, context);
        view.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, OneLine))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes documents as one indented object, each as soon as the iterator hands it over.
pub(super) fn write_assessed(
    documents: &mut dyn Iterator<Item = Assessed>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    let documents = Streamed { documents: RefCell::new(documents), with_text: context.with_text };
    serde_json::to_writer_pretty(&mut *out, &AssessView { schema: ASSESS, tool: Tool::of(context), documents })?;
    out.write_all(b"\n")
}

/// Writes documents as one object a line, each line flushed so that a reader sees it at once.
pub(super) fn write_lines(
    documents: &mut dyn Iterator<Item = Assessed>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    for one in documents {
        let documents = [one.view(context.with_text)];
        let view = AssessView { schema: ASSESS, tool: Tool::of(context), documents };
        view.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, OneLine))?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}

/// JSON in which no reader sees more than one line: what Unicode calls the end of a line is escaped.
struct OneLine;

impl serde_json::ser::Formatter for OneLine {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, end)) = rest.char_indices().find(|(_, it)| matches!(it, '\u{85}' | '\u{2028}' | '\u{2029}'))
        {
            let (before, after) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            write!(out, "\\u{:04x}", u32::from(end))?;
            rest = after.get(end.len_utf8()..).unwrap_or("");
        }
        out.write_all(rest.as_bytes())
    }
}

/// A sequence that is taken from an iterator while it is written: no more than one document is held.
struct Streamed<'a> {
    documents: RefCell<&'a mut dyn Iterator<Item = Assessed>>,
    with_text: bool,
}

impl Serialize for Streamed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let mut list = serializer.serialize_seq(None)?;
        for one in &mut **self.documents.borrow_mut() {
            list.serialize_element(&one.view(self.with_text))?;
        }
        list.end()
    }
}
