//! What `assess` prints, written while documents come in.

use super::line::OneLine;
use super::tool::Tool;
use crate::assess::Rules;
use crate::report::{Assessed, Context};
use serde::Serialize;
use serde::ser::Serializer;
use std::cell::RefCell;
use std::io::{self, Write};

/// The schema's name for `assess`.
pub const ASSESS: &str = "undiluted/assess/1";

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

/// Writes documents as one indented object, each as soon as the iterator hands it over.
pub(in crate::report) fn write_assessed(
    documents: &mut dyn Iterator<Item = Assessed>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    let documents = Streamed { documents: RefCell::new(documents), rules: context.rules, with_text: context.with_text };
    serde_json::to_writer_pretty(&mut *out, &AssessView { schema: ASSESS, tool: Tool::of(context), documents })?;
    out.write_all(b"\n")
}

/// Writes documents as one object a line, each line flushed so that a reader sees it at once.
pub(in crate::report) fn write_lines(
    documents: &mut dyn Iterator<Item = Assessed>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    for one in documents {
        let documents = [one.view(context.rules, context.with_text)];
        let view = AssessView { schema: ASSESS, tool: Tool::of(context), documents };
        view.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, OneLine))?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}

/// A sequence that is taken from an iterator while it is written: no more than one document is held.
struct Streamed<'a> {
    documents: RefCell<&'a mut dyn Iterator<Item = Assessed>>,
    rules: &'a Rules,
    with_text: bool,
}

impl Serialize for Streamed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let mut list = serializer.serialize_seq(None)?;
        for one in &mut **self.documents.borrow_mut() {
            list.serialize_element(&one.view(self.rules, self.with_text))?;
        }
        list.end()
    }
}
