//! Documents line by line: one object in, one object out, in their order, with bounded memory.
//!
//! Lines are worked on in parallel and written as bytes at once: what waits for a slow one before it is no more than
//! those, and no more of them than the window holds.

mod args;
mod line;

pub use args::{StreamArgs, Streaming};

use super::console::Console;
use super::deny::{Deny, Terms};
use super::order::{Broke, Window, guarded, in_window};
use super::plan::Job;
use crate::compare::{self, Analysed};
use crate::edits::Edits;
use crate::io;
use crate::lens::Lenses;
use crate::openness::Release;
use crate::report::{Assessed, Context, counted, json};
use line::{Broken, Entry, Line};
use std::sync::Arc;

/// Lines under way: with a slow one first, so many results wait at most; together they came from so many bytes.
const WINDOW: Window = Window { items: 1_024, weight: 16 * 1024 * 1024 };

/// What is made of each line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of<'a> {
    /// What is found in it; what of it is forbidden.
    Assess(&'a [Deny]),
    /// What it answers to these questions.
    Ask(&'a [usize]),
    /// Which artefacts it has; what of its terms is forbidden.
    Openness(&'a [Deny]),
}

/// What came of a line.
pub(super) struct Answer {
    /// The line to write.
    pub bytes: Vec<u8>,
    /// Whether it is an error.
    pub is_broken: bool,
    /// Whether what was found ends with exit status 1.
    pub is_reported: bool,
    /// What to say of it beside its line.
    pub said: Vec<String>,
}

/// Reads standard input to its end, and answers line by line.
pub(super) fn stream(job: &Job, streaming: Streaming, of: Of<'_>, console: &Console) {
    let options = job.options(None);
    let context = job.context(&options, None);
    job.rules.errors.iter().for_each(|it| console.error(it));
    let is_release = matches!(of, Of::Openness(_));
    let work = |entry: Entry| answer(job, streaming, of, &context, &entry);
    answer_lines(is_release, job.quiet, work, console);
}

/// Answers every line of standard input by `work`; what cannot be read is an answer too.
pub(super) fn answer_lines(
    is_release: bool,
    quiet: bool,
    work: impl Fn(Entry) -> Result<Answer, Broken> + Sync,
    console: &Console,
) {
    let lines = io::standard_lines().enumerate().map(|(at, bytes)| {
        let line = Line { number: at + 1, bytes };
        let weight = line.weight();
        (line, weight)
    });
    let (mut num_lines, mut num_broken) = (0, 0);
    in_window(
        lines,
        WINDOW,
        |line| one(line, is_release, &work),
        |answers| {
            console.write(&super::Target::Standard, quiet, |out| {
                // What breaks is an answer already.
                for answer in answers.flatten() {
                    num_lines += 1;
                    num_broken += usize::from(answer.is_broken);
                    if answer.is_reported {
                        console.report();
                    }
                    if !quiet {
                        answer.said.iter().for_each(|it| Console::say(it));
                    }
                    out.write_all(&answer.bytes)?;
                    out.flush()?;
                }
                Ok(())
            });
        },
    );
    if num_broken > 0 {
        console.error(&format!(
            "{num_broken} of {} could not be read; each is an object with its \"line\" and \"error\"",
            counted(num_lines, "line")
        ));
    }
}

fn one(line: Line, is_release: bool, work: impl Fn(Entry) -> Result<Answer, Broken>) -> Answer {
    let number = line.number;
    let mut name = None;
    let read = guarded(|| {
        let entry = line.read(is_release)?;
        name = Some(entry.name.clone());
        work(entry)
    });
    let broken = match read {
        Ok(Ok(answer)) => return answer,
        Ok(Err(broken)) => broken,
        Err(Broke) => Broken { name, error: "broke this program; please report it with the text".to_owned() },
    };
    let bytes = json::broken_line(broken.name.as_deref(), number, &broken.error);
    Answer { bytes, is_broken: true, is_reported: false, said: Vec::new() }
}

fn answer(job: &Job, streaming: Streaming, of: Of<'_>, context: &Context, entry: &Entry) -> Result<Answer, Broken> {
    let analysed = analysed(job, entry)?;
    let lenses = context.lenses;
    let readings = |it: &Analysed| compare::readings(&it.assessment, context.options, lenses);
    let mut said = Vec::new();
    let bytes = match of {
        Of::Assess(deny) => {
            let terms =
                Terms { assessment: &analysed.assessment, clauses: &analysed.clauses, read_in: &analysed.terms };
            said = denied(deny, &terms, lenses, &entry.name);
            let readings = readings(&analysed);
            if streaming.is_lean {
                json::lean_line(&analysed, &readings, context)
            } else {
                json::assessed_line(&Assessed { analysed, readings, reviewed: compare::Reviewed::default() }, context)
            }
        }
        Of::Ask(_) if streaming.is_lean => json::lean_line(&analysed, &readings(&analysed), context),
        Of::Ask(questions) => json::asked_line(&analysed, questions, context),
        Of::Openness(deny) => {
            let releases = releases(&analysed, entry, context);
            for it in &releases {
                let (read, clauses) = (&it.terms, &it.analysed.clauses);
                let terms = Terms { assessment: &read.assessment, clauses, read_in: &read.read_in };
                said.extend(denied(deny, &terms, lenses, &entry.name));
            }
            if streaming.is_lean {
                json::lean_openness_line(&analysed, &readings(&analysed), &releases, context)
            } else {
                json::openness_line(&releases, context)
            }
        }
    };
    Ok(Answer { bytes, is_broken: false, is_reported: !said.is_empty(), said })
}

/// The document of an entry, under the name that its line gives it.
pub(super) fn analysed(job: &Job, entry: &Entry) -> Result<Arc<Analysed>, Broken> {
    let mut analysed = Analysed::read_with(&entry.sources, &job.rules.rules, job.known);
    // A folder without card and licence has no text and is a release all the same.
    let is_bare = entry.sources.iter().all(|it| it.bytes.is_empty()) && !entry.files.is_empty();
    if let Some(diagnostic) = analysed.document.unreadable().filter(|_| !is_bare) {
        return Err(Broken { name: Some(entry.name.clone()), error: diagnostic.message.clone() });
    }
    analysed.document.name.clone_from(&entry.name);
    Ok(Arc::new(analysed))
}

fn releases(analysed: &Arc<Analysed>, entry: &Entry, context: &Context) -> Vec<Release> {
    let known = Edits::default().known;
    let of = Arc::clone(analysed);
    let mut releases = Release::each(of, &entry.sources, &entry.files, context.options, context.lenses, &known);
    crate::openness::link(&mut releases);
    releases
}

fn denied(deny: &[Deny], terms: &Terms, lenses: &Lenses, name: &str) -> Vec<String> {
    deny.iter().filter_map(|it| it.found_in(terms, lenses)).map(|it| format!("{name}: {it}")).collect()
}
