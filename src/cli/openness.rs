//! Releases one by one: what is there, under which terms.

use super::console::Console;
use super::deny::{Deny, Terms};
use super::documents::accept;
use super::input::{Input, Item};
use super::order::in_order;
use super::plan::Job;
use super::stream::{Of, stream};
use crate::compare::Analysed;
use crate::lens::Lenses;
use crate::openness::{self, Release};
use crate::report;
use std::sync::Arc;

/// Reads every release and reports on them; a bad one does not keep the others.
pub(super) fn openness(job: &Job, deny: &[Deny], console: &Console) {
    if let Some(streaming) = job.stream {
        return stream(job, streaming, Of::Openness(deny), console);
    }
    let Input { items, session, edits } = Input::of(job, console);
    let options = job.options(session.as_ref());
    let context = job.context(&options, session.as_ref());
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |item: &Item| {
        let sources = item.release_sources()?;
        let files = item.files();
        let analysed = Arc::new(Analysed::read(&sources, &job.rules.rules));
        match analysed.document.unreadable() {
            Some(diagnostic) => Err(format!("{}: {}", item.name(), diagnostic.message)),
            None => Ok(Release::each(analysed, &sources, &files, &options, Lenses::built_in(), &edits.known)),
        }
    };
    let mut releases: Vec<Release> = in_order(&items, work, |results| {
        results.zip(&items).filter_map(|(result, item)| accept(result, item, console)).flatten().collect()
    });
    openness::link(&mut releases);
    for release in &releases {
        let (read, of) = (&release.terms, &release.analysed);
        let terms = Terms { assessment: &read.assessment, clauses: &of.clauses, read_in: &read.read_in };
        for denied in deny.iter().filter_map(|it| it.found_in(&terms, Lenses::built_in())) {
            console.report();
            if !job.quiet {
                Console::say(&format!("{}: {denied}", release.analysed.document.name));
            }
        }
    }
    console.write(&job.target, job.quiet, |out| {
        report::write_openness(job.format, &releases, &context, out)?;
        if job.minimum { report::write_minimum(&releases, &context, out) } else { Ok(()) }
    });
}
