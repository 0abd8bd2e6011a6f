//! Plans carried out.

use super::ask::ask;
use super::assess::assess;
use super::check::{check, policy};
use super::compare::compare;
use super::console::Console;
use super::lesson::lesson;
use super::openness::openness;
use super::order::threads;
use super::plan::Plan;
use super::verify::verify;
use super::{library, rules, session};
use crate::io;
use crate::report::json;

/// Carries out a plan; the result is the exit status. A window is opened by whoever has one, not here.
pub fn run(plan: &Plan) -> u8 {
    let console = Console::default();
    if let Err(error) = threads() {
        console.error(&error);
        return console.status();
    }
    let without_texts = match plan {
        Plan::Compare(job)
        | Plan::Openness(job, _)
        | Plan::Ask(job, _)
        | Plan::Assess(job, _)
        | Plan::SessionShow(job)
        | Plan::SessionMark(job, _)
        | Plan::SessionSave(job, _) => job.without_texts,
        Plan::Check(it) => it.job.without_texts,
        // An import needs nothing of what is here, and mends what is damaged; the others know no text.
        Plan::LibraryImport(_)
        | Plan::LibraryGet(_)
        | Plan::RulesCheck(_)
        | Plan::RulesList(_)
        | Plan::Schema(_)
        | Plan::ReadPdf
        | Plan::SessionKnow(_)
        | Plan::Lesson(_)
        | Plan::Policy(_)
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
        Plan::Ask(job, questions) => ask(job, questions, &console),
        Plan::Openness(job, deny) => openness(job, deny, &console),
        Plan::Check(it) => check(it, &console),
        Plan::Policy(command) => policy(command, &console),
        Plan::Verify(args) => verify(args, &console),
        Plan::LibraryList(words) => library::list(words, &console),
        Plan::LibraryImport(path) => library::import(path.as_deref(), &console),
        Plan::LibraryGet(dry_run) => library::get(*dry_run, &console),
        Plan::LibraryShow(id) => library::show(id, &console),
        Plan::LibraryText(id) => library::text(id, &console),
        Plan::RulesCheck(files) => rules::check(files, &console),
        Plan::RulesList(loaded) => rules::list(loaded, &console),
        Plan::SessionSave(job, save) => session::save(job, save, &console),
        Plan::Lesson(command) => lesson(command, &console),
        Plan::SessionKnow(args) => session::know(args, &console),
        Plan::SessionMark(job, args) => session::mark(job, args, &console),
        Plan::SessionShow(job) => session::show(job, &console),
        Plan::ReadPdf => read_pdf(&console),
        Plan::Schema(of) => console.print(&json::schema(*of)),
    }
    console.status()
}

/// What the process that takes a PDF file apart does.
fn read_pdf(console: &Console) {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    if let Err(error) = io::answer_with_pages(&mut input, &mut output) {
        console.error(&format!("standard input: cannot be taken apart: {error}"));
    }
}
