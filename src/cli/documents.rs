//! Documents that are needed all at once, and what is said of them.

use super::console::Console;
use super::input::Item;
use super::order::{Broke, in_order};
use super::pins;
use super::plan::Job;
use crate::compare::Analysed;
use crate::edits::Edits;
use crate::options::Options;
use std::sync::Arc;

/// Reads the documents; the baseline's index becomes that among those that can be read.
pub(super) fn documents(
    job: &Job,
    items: &[Item],
    options: &mut Options,
    console: &Console,
) -> Option<Vec<Arc<Analysed>>> {
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |item: &Item| item.read(&job.rules.rules, job.known).map(Arc::new);
    // What could not be read has been said.
    if items.is_empty() {
        return None;
    }
    let documents: Vec<Option<Arc<Analysed>>> = in_order(items, work, |results| {
        results.zip(items).map(|(result, item)| accept(result, item, console)).collect()
    });
    let Some(Some(_)) = documents.get(options.baseline) else {
        console.error(&match items.get(options.baseline) {
            Some(baseline) => format!("{}: is the baseline and could not be read; choose another", baseline.name()),
            None => format!("--baseline {}: there are only {} documents", options.baseline + 1, items.len()),
        });
        return None;
    };
    options.baseline = documents.iter().take(options.baseline).flatten().count();
    Some(documents.into_iter().flatten().collect())
}

/// What sessions say, and the pins of a file beside it.
pub(super) fn edits(job: &Job, of_sessions: &Edits, documents: &[Arc<Analysed>], console: &Console) -> Option<Edits> {
    let mut edits = of_sessions.clone();
    match job.pins.as_deref().map(|path| pins::read(path, documents)) {
        None => {}
        Some(Ok(of_file)) => of_file.pins.into_iter().for_each(|it| edits.pin(it)),
        Some(Err(error)) => {
            console.error(&format!("{error:#}"));
            return None;
        }
    }
    Some(edits)
}

/// What came of an item; what went wrong is said.
pub(super) fn accept<T>(result: Result<Result<T, String>, Broke>, item: &Item, console: &Console) -> Option<T> {
    match result {
        Ok(Ok(one)) => return Some(one),
        Ok(Err(message)) => console.error(&message),
        Err(Broke) => console.error(&format!("{}: broke this program; please report it with the file", item.name())),
    }
    None
}
