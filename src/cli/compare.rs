//! Documents beside each other.

use super::console::Console;
use super::documents::{documents, edits};
use super::input::Input;
use super::plan::Job;
use crate::align::Row;
// The room alone: the crate has a call of that name too.
use crate::compare::{self};
use crate::lens::Lenses;
use crate::report;

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
    if comparison.rows.iter().any(Row::is_change) {
        console.report();
    }
    let context = job.context(&context_options, session);
    console.write(&job.target, job.quiet, |out| report::write(job.format, &comparison, &context, out));
}
