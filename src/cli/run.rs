//! Plans carried out.

use super::console::Console;
use super::deny::Deny;
use super::library;
use super::order::{Broke, in_order};
use super::pins;
use super::plan::{Job, Plan, Target};
use crate::assess::Rules;
use crate::compare::{self, Analysed};
use crate::edits::Edits;
use crate::io::{self, Argument};
use crate::lens::Lenses;
use crate::report::{self, Assessed, json};
use std::sync::Arc;

/// Carries out a plan; the result is the exit status. A window is opened by whoever has one, not here.
pub fn run(plan: &Plan) -> u8 {
    let console = Console::default();
    match plan {
        Plan::Window(..) => console.error("this build has no window; `undiluted compare FILE FILE` works without one"),
        Plan::Compare(job) => compare(job, &console),
        Plan::Assess(job, deny) => assess(job, deny, &console),
        Plan::LibraryList => library::list(&console),
        Plan::LibraryShow(id) => library::show(id, &console),
        Plan::LibraryText(id) => library::text(id, &console),
        Plan::RulesCheck(files) => super::rules::check(files, &console),
        Plan::RulesList(loaded) => super::rules::list(loaded, &console),
        Plan::Schema(of) => print(&json::schema(*of), &console),
    }
    console.status()
}

fn assess(job: &Job, deny: &[Deny], console: &Console) {
    let arguments = arguments(job, console);
    let lenses = Lenses::built_in();
    let rules = &*job.rules.rules;
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |argument: &Argument| {
        let analysed = read(argument, rules)?;
        let readings = compare::readings(&analysed, &job.options, lenses);
        Ok(Assessed { analysed: Arc::new(analysed), readings })
    };
    in_order(&arguments, work, |results| {
        let names = arguments.iter();
        let mut readable = results.zip(names).filter_map(|(result, argument)| {
            let one = accept(result, argument, console)?;
            for denied in deny.iter().filter_map(|it| it.found_in(&one.analysed, lenses)) {
                console.report();
                if !job.quiet {
                    Console::say(&format!("{}: {denied}", argument.0));
                }
            }
            Some(one)
        });
        console.write(&job.target, job.quiet, |out| {
            report::write_assessed(job.format, &mut readable, &job.context(), out)?;
            // A reader that turned away early still learns from the exit status what was found.
            readable.for_each(drop);
            Ok(())
        });
    });
}

fn compare(job: &Job, console: &Console) {
    let arguments = arguments(job, console);
    job.rules.errors.iter().for_each(|it| console.error(it));
    let work = |argument: &Argument| read(argument, &job.rules.rules).map(Arc::new);
    let documents: Vec<Option<Arc<Analysed>>> = in_order(&arguments, work, |results| {
        results.zip(&arguments).map(|(result, argument)| accept(result, argument, console)).collect()
    });
    let mut options = job.options.clone();
    let Some(Some(_)) = documents.get(options.baseline) else {
        return match arguments.get(options.baseline) {
            Some(baseline) => {
                console.error(&format!("{}: is the baseline and could not be read; choose another", baseline.0));
            }
            None => console.error(&format!(
                "--baseline {}: there are only {} documents",
                options.baseline + 1,
                arguments.len()
            )),
        };
    };
    options.baseline = documents.iter().take(options.baseline).flatten().count();
    let documents: Vec<Arc<Analysed>> = documents.into_iter().flatten().collect();
    if documents.len() < 2 {
        return console.error("compare needs two documents that can be read; name another FILE");
    }
    let edits = match job.pins.as_deref().map(|path| pins::read(path, &documents)) {
        None => Edits::default(),
        Some(Ok(edits)) => edits,
        Some(Err(error)) => return console.error(&format!("{error:#}")),
    };
    let comparison = compare::compare(&documents, &edits, &options, Lenses::built_in());
    if comparison.rows.iter().any(crate::align::Row::is_change) {
        console.report();
    }
    console.write(&job.target, job.quiet, |out| report::write(job.format, &comparison, &job.context(), out));
}

/// The documents named, lists read.
fn arguments(job: &Job, console: &Console) -> Vec<Argument> {
    let mut all = Vec::new();
    for file in &job.files {
        match file.strip_prefix('@') {
            None => all.push(Argument(file.clone())),
            Some(list) => match io::list(list) {
                Ok(names) => all.extend(names),
                Err(error) => console.error(&error.to_string()),
            },
        }
    }
    all
}

fn read(argument: &Argument, rules: &Rules) -> Result<Analysed, String> {
    let sources = io::load(argument).map_err(|error| error.to_string())?;
    let analysed = Analysed::read(&sources, rules);
    match analysed.document.unreadable() {
        Some(diagnostic) => Err(format!("{}: {}", argument.0, diagnostic.message)),
        None => Ok(analysed),
    }
}

fn accept<T>(result: Result<Result<T, String>, Broke>, argument: &Argument, console: &Console) -> Option<T> {
    match result {
        Ok(Ok(one)) => return Some(one),
        Ok(Err(message)) => console.error(&message),
        Err(Broke) => console.error(&format!("{}: broke this program; please report it with the file", argument.0)),
    }
    None
}

/// Prints a text to standard output.
pub(super) fn print(text: &str, console: &Console) {
    console.write(&Target::Standard, false, |out| out.write_all(text.as_bytes()));
}
