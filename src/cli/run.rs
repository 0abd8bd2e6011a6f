//! Plans carried out.

use super::console::Console;
use super::deny::Deny;
use super::input::{Input, Item};
use super::library;
use super::order::{Broke, in_order};
use super::pins;
use super::plan::{Job, Plan};
use super::session;
use crate::compare::{self, Analysed};
use crate::edits::Edits;
use crate::io;
use crate::lens::Lenses;
use crate::options::Options;
use crate::report::{self, Assessed, json};
use std::sync::Arc;

/// Carries out a plan; the result is the exit status. A window is opened by whoever has one, not here.
pub fn run(plan: &Plan) -> u8 {
    let console = Console::default();
    let without_texts = match plan {
        Plan::Compare(job)
        | Plan::Openness(job, _)
        | Plan::Assess(job, _)
        | Plan::SessionShow(job)
        | Plan::SessionMark(job, _)
        | Plan::SessionSave(job, _) => job.without_texts,
        // An import needs nothing of what is here, and mends what is damaged; the others know no text.
        Plan::LibraryImport(_)
        | Plan::LibraryGet(_)
        | Plan::RulesCheck(_)
        | Plan::RulesList(_)
        | Plan::Schema(_)
        | Plan::SessionKnow(_)
        | Plan::Lesson(_)
        | Plan::Window(..) => true,
        _ => false,
    };
    if let Some(data) = io::data_folder().filter(|_| !without_texts) {
        // What was asked for does not depend on it: said, and no failure.
        for error in io::open_library(&data) {
            Console::say(&error);
        }
    }
    match plan {
        Plan::Window(..) => console.error("this build has no window; `undiluted compare FILE FILE` works without one"),
        Plan::Compare(job) => compare(job, &console),
        Plan::Assess(job, deny) => assess(job, deny, &console),
        Plan::Openness(job, deny) => super::openness::openness(job, deny, &console),
        Plan::LibraryList(words) => library::list(words, &console),
        Plan::LibraryImport(path) => library::import(path.as_deref(), &console),
        Plan::LibraryGet(dry_run) => library::get(*dry_run, &console),
        Plan::LibraryShow(id) => library::show(id, &console),
        Plan::LibraryText(id) => library::text(id, &console),
        Plan::RulesCheck(files) => super::rules::check(files, &console),
        Plan::RulesList(loaded) => super::rules::list(loaded, &console),
        Plan::SessionSave(job, save) => session::save(job, save, &console),
        Plan::Lesson(command) => super::lesson::lesson(command, &console),
        Plan::SessionKnow(args) => session::know(args, &console),
        Plan::SessionMark(job, args) => session::mark(job, args, &console),
        Plan::SessionShow(job) => session::show(job, &console),
        Plan::Schema(of) => console.print(&json::schema(*of)),
    }
    console.status()
}

fn assess(job: &Job, deny: &[Deny], console: &Console) {
    let Input { items, edits, session } = Input::of(job, console);
    let options = job.options(session.as_ref());
    let context = job.context(&options, session.as_ref());
    let lenses = Lenses::built_in();
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |item: &Item| {
        let analysed = Arc::new(item.read(&job.rules.rules)?);
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
            for denied in deny.iter().filter_map(|it| it.found_in(&one.analysed, lenses)) {
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

fn compare(job: &Job, console: &Console) {
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
    if comparison.rows.iter().any(crate::align::Row::is_change) {
        console.report();
    }
    let context = job.context(&context_options, session);
    console.write(&job.target, job.quiet, |out| report::write(job.format, &comparison, &context, out));
}

/// Reads the documents; the baseline's index becomes that among those that can be read.
pub(super) fn documents(
    job: &Job,
    items: &[Item],
    options: &mut Options,
    console: &Console,
) -> Option<Vec<Arc<Analysed>>> {
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |item: &Item| item.read(&job.rules.rules).map(Arc::new);
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

pub(super) fn accept<T>(result: Result<Result<T, String>, Broke>, item: &Item, console: &Console) -> Option<T> {
    match result {
        Ok(Ok(one)) => return Some(one),
        Ok(Err(message)) => console.error(&message),
        Err(Broke) => console.error(&format!("{}: broke this program; please report it with the file", item.name())),
    }
    None
}
