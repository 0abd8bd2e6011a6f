//! Files for word processors: a redline whose changes can be accepted and rejected one by one.
//!
//! Written by hand, as a few parts in an archive: the libraries for it know no moves, and write a date whether there is
//! one or not.

mod comments;
mod package;
mod redline;
mod table;
mod xml;

pub(in crate::report) use table::write_table;

use crate::compare::Comparison;
use crate::report::{Context, one_line};
use crate::tracked::Tracked;
use package::Package;
use std::io::{self, Write};

/// Who makes the changes and comments, where nobody is named.
pub const AUTHOR: &str = "Undiluted";

/// Writes the two documents of a comparison as one, with tracked changes that lead from the baseline to the other one.
/// Changes are `author`'s; they have a date only where the context has one. Findings, sentences that were not understood
/// and reviewers' notes are comments; which findings is what the context shows.
///
/// # Errors
/// What the writer says; any other number of documents than two is refused.
pub fn write_redline(
    comparison: &Comparison,
    author: Option<&str>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some((left, right)) = comparison.pair() else { return Err(not_two(comparison.documents.len())) };
    let name =
        |at: usize| comparison.documents.get(at).map_or_else(String::new, |it| one_line(&it.document.short_name(), 80));
    let title = format!("{} → {}", name(left), name(right));
    let author = author.unwrap_or(AUTHOR);
    let stamp = |author: &str| {
        let date =
            context.date.as_ref().map_or_else(String::new, |it| format!(" w:date=\"{}T00:00:00Z\"", xml::escaped(it)));
        format!("w:author=\"{}\"{date}", xml::escaped(author))
    };
    let mut tracked = Tracked::of(comparison, left, right);
    let comments = comments::comments(comparison, context, &tracked, (left, right));
    let body = redline::body(&mut tracked, &comments, &stamp(author));
    let package = Package {
        title: &title,
        body: &body,
        comments: &comments::part(&comments, author, stamp),
        foot: &format!("{title} · A reading aid, not legal advice"),
        is_wide: false,
        looks: comparison.documents.get(left).and_then(|it| it.document.parts.first()).map_or(&[][..], |it| &it.looks),
    };
    package::write(&package, out)
}

fn not_two(count: usize) -> io::Error {
    let message = format!(
        "a redline is of two documents, and here are {count}: name the one to measure from and the one to measure, and write a file for each pair"
    );
    io::Error::new(io::ErrorKind::InvalidInput, message)
}
