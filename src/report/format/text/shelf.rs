//! A shelf of models, a few lines each: what it is called, its licence, may business use it, what must be done, what
//! contradicts, what is missing. No line is wider than a terminal of 100 columns.

use super::closing;
use super::columns::{column, wrapped};
use super::paint::Paint;
use crate::openness::Release;
use crate::report::{Context, shelf as say};
use std::io::{self, Write};

/// The widest line.
const WIDEST: usize = 100;
/// Columns of the first line: the number, the name, the licence, and the answer on business.
const NUMBER: usize = 4;
const NAME: usize = 36;
const LICENCE: usize = 36;
/// Where what is said stands, behind its label.
const INDENT: usize = 19;

/// Writes the table.
pub(super) fn write(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { on: context.color };
    let head = format!("{:NUMBER$}{}{}in business", "", column("model", NAME), column("licence", LICENCE));
    writeln!(out, "{}", paint.faint(&head))?;
    for (index, release) in releases.iter().enumerate() {
        row(index, release, context, out)?;
    }
    writeln!(out)?;
    for said in say::unknowns(releases) {
        wrapped(&said, WIDEST).iter().try_for_each(|it| writeln!(out, "{it}"))?;
    }
    if context.explain {
        return Ok(());
    }
    writeln!(out, "Each with all its lines: --full.")?;
    closing(context, out)
}

fn row(index: usize, release: &Release, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { on: context.color };
    let row = say::ShelfRow::of(release, context.rules, context.lenses, context.options);
    let name = paint.bold(&column(&row.name, NAME));
    writeln!(out, "{:>2}  {name}{}{}", index + 1, column(&row.licence, LICENCE), row.business)?;
    line(if row.is_bounded { "only if" } else { "because" }, &row.because, out)?;
    line(if row.because.is_empty() { "because" } else { "look at" }, &row.doubts, out)?;
    line("must do", &row.must, out)?;
    line("contradicts", &row.contradicts, out)?;
    let missing = if row.missing.is_empty() { String::new() } else { format!("{} ({})", row.missing, row.definition) };
    line("to be open", &missing, out)
}

/// What is said behind a label, over as many lines as it takes; nothing where it is empty.
fn line(label: &str, said: &str, out: &mut dyn Write) -> io::Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    for (at, part) in wrapped(said, WIDEST - INDENT).iter().enumerate() {
        let label = if at == 0 { label } else { "" };
        writeln!(out, "      {label:<13}{part}")?;
    }
    Ok(())
}
