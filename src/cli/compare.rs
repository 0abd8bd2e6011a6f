//! Documents beside each other.

use super::compared::report_changes;
use super::console::Console;
use super::documents::{documents, edits};
use super::input::Input;
use super::plan::Job;
use super::redline;
// The room alone: the crate has a call of that name too.
use crate::compare::{self};
use crate::lens::Lenses;
use crate::report::{self, Format};

/// Reads the documents, compares them and reports.
pub(super) fn compare(job: &Job, console: &Console) {
    let input = Input::of(job, console);
    let session = input.session.as_ref();
    let mut options = job.options(session);
    let context_options = options.clone();
    let Some(documents) = documents(job, &input.items, &mut options, console) else { return };
    if documents.len() < 2 {
        return console.error("compare needs two documents that can be read; name another FILE");
    }
    let Some(edits) = edits(job, &input.edits, &documents, console) else { return };
    let comparison = compare::compare(&documents, &edits, &options, Lenses::built_in());
    report_changes(&comparison, &job.compared.only_changed, console);
    let context = job.context(&context_options, session);
    if job.format == Format::Docx && documents.len() > 2 {
        return redline::pairs(job, &documents, &edits, &options, &context, console);
    }
    console.write(&job.target, job.quiet, |out| match job.format {
        Format::Docx => report::write_redline(&comparison, job.compared.author.as_deref(), &context, out),
        format => report::write(format, &comparison, &context, out),
    });
}
