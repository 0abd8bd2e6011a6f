//! `lesson make`: a lesson file of documents.

use super::console::{Console, Target};
use super::documents::{documents, edits};
use super::input::Input;
use super::plan::{Job, target};
use crate::compare;
use crate::lens::Lenses;
use crate::lesson::{made, mistakes};
use clap::Args;
use std::path::PathBuf;

/// `lesson make`.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct MakeArgs {
    /// Documents, as for `compare`; one alone makes a lesson of its own clauses.
    #[arg(required = true, value_name = "FILE", value_parser = super::named::named())]
    pub files: Vec<String>,
    /// Write the lesson to this file instead of standard output.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

const AFTER: &str = "\
Asked is what divides the documents: answers that differ (`undiluted ask`), criteria that one meets and another
conflicts with, findings that one has and another lacks, clauses in other words. Each question has its quote, its answer
is the program's reading, and where there are words of the same kind they are asked about later, to see whether it stuck.
Clauses that are not understood, and those that people weigh differently, are not asked about: the debrief names them.

The file is an ordinary lesson with the texts in it: read it, change it, then `undiluted lesson check` and `serve` it.

Exit status: 0 the lesson was made; 2 a file cannot be read or written, or there is nothing to ask.";

/// Makes a lesson and says what is in it.
pub(super) fn make(args: &MakeArgs, console: &Console) {
    let job = Job::of(args.files.clone());
    let input = Input::of(&job, console);
    let mut options = job.options(input.session.as_ref());
    let Some(documents) = documents(&job, &input.items, &mut options, console) else { return };
    let Some(edits) = edits(&job, &input.edits, &documents, console) else { return };
    let comparison = compare::compare(&documents, &edits, &options, Lenses::built_in());
    let lesson = match made(&comparison, &job.rules.rules) {
        Ok(lesson) => lesson,
        Err(error) => return console.error(&error),
    };
    let written = match lesson.written() {
        Ok(written) => written,
        Err(error) => return console.error(&format!("the lesson cannot be written: {error}")),
    };
    // What it makes it must be able to read: anything else is told, not handed on.
    for mistake in mistakes(&lesson) {
        console.error(&format!("the lesson has a mistake; mend it before you teach it: {mistake}"));
    }
    let target = args.output.as_deref().map_or(Target::Standard, target);
    console.write(&target, false, |out| out.write_all(written.as_bytes()));
    let questions = lesson.steps.iter().filter(|it| it.exercise.is_some()).count();
    let sisters = lesson.steps.iter().filter(|it| it.sister_of.is_some()).count();
    Console::say(&format!(
        "{}: {questions} questions, {sisters} of them asked again of other words, {} minutes; read it before you teach it",
        lesson.title,
        lesson.minutes()
    ));
}
