//! What people ask of any licence, and what documents answer.

use super::console::{Console, Target};
use super::documents::accept;
use super::input::{Input, Item};
use super::order::in_order;
use super::plan::Job;
use super::stream::{Of, stream};
use crate::compare::Analysed;
use crate::report::{self, Asking};
use std::sync::Arc;

/// Columns of a text that goes into a file, or to a terminal that does not say how wide it is.
const WIDTH: usize = 100;

/// Reads the documents and prints their answers beside each other; a bad one does not keep the others.
pub(super) fn ask(job: &Job, questions: &[usize], console: &Console) {
    if let Some(streaming) = job.stream {
        return stream(job, streaming, Of::Ask(questions), console);
    }
    let Input { items, session, .. } = Input::of(job, console);
    let options = job.options(session.as_ref());
    let context = job.context(&options, session.as_ref());
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |item: &Item| item.read(&job.rules.rules, job.known).map(Arc::new);
    let documents: Vec<Arc<Analysed>> = in_order(&items, work, |results| {
        results.zip(&items).filter_map(|(result, item)| accept(result, item, console)).collect()
    });
    if documents.is_empty() {
        return;
    }
    let asking = Asking { documents: &documents, questions, quotes: job.explain, width: width(&job.target) };
    console.write(&job.target, job.quiet, |out| report::write_asked(job.format, &asking, &context, out));
}

/// How many columns a line may have.
pub(super) fn width(target: &Target) -> usize {
    let told = || std::env::var("COLUMNS").ok().and_then(|it| it.trim().parse().ok());
    let asked = || terminal_size::terminal_size().map(|it| usize::from(it.0.0));
    let of_terminal = if *target == Target::Standard { told().or_else(asked) } else { None };
    of_terminal.filter(|it| (20..=1_000).contains(it)).unwrap_or(WIDTH)
}
