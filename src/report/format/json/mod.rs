//! The JSON that scripts build on: view types whose fields stand in the order of the published schema.
//!
//! Fields may be added; none is renamed or dropped without raising the number in `schema`.

mod ask;
mod assess;
mod borrowed;
mod comparison;
mod document;
mod identified;
mod line;
mod openness;
mod reading;
mod remark;
mod schema;
mod shelf;
mod standing;
mod stream;
mod tool;
mod topics;
mod unread;

pub use ask::{ASK, AskView};
pub use assess::{ASSESS, AssessView};
pub use comparison::{COMPARE, ComparisonView};
pub use document::DocumentView;
pub use openness::{OPENNESS, OpennessView};
pub use schema::{SchemaOf, schema};
pub use stream::{asked_line, assessed_line, broken_line, lean_line, lean_openness_line, openness_line};
pub use tool::Tool;

pub(super) use ask::write as write_asked;
pub(super) use assess::{write_assessed, write_lines};
pub(super) use stream::line as one_line_of;

use line::OneLine;

use crate::compare::Comparison;
use crate::openness::Release;
use crate::report::Context;
use serde::Serialize;
use std::io::{self, Write};

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
