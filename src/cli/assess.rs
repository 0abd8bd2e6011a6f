//! Documents one by one: what is found in each, and what of it is forbidden.

use super::console::Console;
use super::deny::{Deny, Terms};
use super::documents::accept;
use super::input::{Input, Item};
use super::order::in_order;
use super::plan::Job;
use super::stream::{Of, stream};
use crate::compare;
use crate::lens::Lenses;
use crate::report::{self, Assessed};
use std::sync::Arc;

/// Reports on every document as soon as it and those before it are read.
pub(super) fn assess(job: &Job, deny: &[Deny], console: &Console) {
    if let Some(streaming) = job.stream {
        return stream(job, streaming, Of::Assess(deny), console);
    }
    let Input { items, edits, session } = Input::of(job, console);
    let options = job.options(session.as_ref());
    let context = job.context(&options, session.as_ref());
    let lenses = Lenses::built_in();
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |item: &Item| {
        let analysed = Arc::new(item.read(&job.rules.rules, job.known)?);
        let readings = compare::readings(&analysed.assessment, &options, lenses);
        let (reviewed, lost) = compare::review(&[Arc::clone(&analysed)], &edits, &options, lenses);
        let reviewed = reviewed.into_iter().next().unwrap_or_default();
        Ok((Assessed { analysed, readings, reviewed }, lost))
    };
    in_order(&items, work, |results| {
        let mut readable = results.zip(&items).filter_map(|(result, item)| {
            let (one, lost) = accept(result, item, console)?;
            for it in lost {
                Console::say(&format!("{}: {}", item.name(), it.message));
            }
            let read = &one.analysed;
            let terms = Terms { assessment: &read.assessment, clauses: &read.clauses, read_in: &read.terms };
            for denied in deny.iter().filter_map(|it| it.found_in(&terms, lenses)) {
                console.report();
                if !job.quiet {
                    Console::say(&format!("{}: {denied}", item.name()));
                }
            }
            Some(one)
        });
        console.write(&job.target, job.quiet, |out| {
            report::write_assessed(job.format, &mut readable, &context, out)?;
            // A reader that turned away early still learns from the exit status what was found.
            readable.for_each(drop);
            Ok(())
        });
    });
}
