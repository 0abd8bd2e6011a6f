//! Lessons on the command line: listed, read, checked, printed.

use super::args::LessonCommand;
use super::console::{Console, Target};
use super::make_lesson::make;
use super::plan::target;
use super::serve::serve;
use crate::assess::Rules;
use crate::io;
use crate::lesson::{Lesson, checked, lessons, told};
use crate::library::nearest;
use crate::report::handout::{answer, reading, write_handout};
use std::fmt::Write as _;

pub(super) fn lesson(command: &LessonCommand, console: &Console) {
    match command {
        LessonCommand::List => list(console),
        LessonCommand::Show { id } => match find(id, console) {
            Ok(lesson) => console.print(&script(&lesson)),
            Err(error) => console.error(&error),
        },
        LessonCommand::Serve(args) => match find(&args.id, console) {
            Ok(lesson) => serve(lesson, args, console),
            Err(error) => console.error(&error),
        },
        LessonCommand::Make(args) => make(args, console),
        LessonCommand::Plans => console.print(PLANS),
        LessonCommand::Format => console.print(FORMAT),
        LessonCommand::Check { files } => files.iter().for_each(|file| check(file, console)),
        LessonCommand::Handout { id, output } => match find(id, console) {
            Ok(lesson) => {
                let target = output.as_deref().map_or(Target::Standard, target);
                console.write(&target, false, |out| write_handout(&lesson, Rules::built_in(), out));
            }
            Err(error) => console.error(&error),
        },
    }
}

/// Workshops made of lessons.
const PLANS: &str = include_str!("../../assets/lessons/PLANS.md");

/// How lesson files are written.
const FORMAT: &str = include_str!("../../assets/lessons/README.md");

fn list(console: &Console) {
    let mut out = String::new();
    let own = own(console);
    for it in lessons().iter().chain(&own) {
        writeln!(out, "{:<20}{:>3} min  {}", it.id, it.minutes(), it.title).ok();
    }
    console.print(&out);
}

/// The lessons in the user's folder; what cannot be read of them is said.
fn own(console: &Console) -> Vec<Lesson> {
    let files = match io::lesson_files() {
        Ok(files) => files,
        Err(error) => {
            console.error(&error.to_string());
            return Vec::new();
        }
    };
    let read = |(name, text): (String, String)| match Lesson::read(&text) {
        Ok(lesson) => Some(lesson),
        Err(error) => {
            console.error(&format!("{name}: {error}"));
            None
        }
    };
    files.into_iter().filter_map(read).collect()
}

/// A built-in lesson by its id, or a file.
fn find(id: &str, console: &Console) -> Result<Lesson, String> {
    if let Some(lesson) = lessons().iter().find(|it| it.id == id) {
        return Ok(lesson.clone());
    }
    let is_file = std::path::Path::new(id).extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"));
    if !is_file && let Some(lesson) = own(console).into_iter().find(|it| it.id == id) {
        return Ok(lesson);
    }
    if !is_file {
        let near = nearest(id, lessons().iter().map(|it| it.id.as_str()));
        let near = near.map_or(String::new(), |it| format!("; did you mean {it}?"));
        return Err(format!(
            "{id}: is no lesson; `undiluted lesson list` shows them, files of your own end in .toml{near}"
        ));
    }
    let (name, text) = io::text_file(id).map_err(|error| error.to_string())?;
    Lesson::read(&text).map_err(|error| format!("{name}: {error}"))
}

/// Says what is wrong with a lesson file.
fn check(file: &str, console: &Console) {
    let text = match io::text_file(file) {
        Ok((_, text)) => text,
        Err(error) => return console.error(&error.to_string()),
    };
    if let Err(error) = Lesson::read(&text) {
        return console.error(&format!("{file}: {error}"));
    }
    match checked(&text) {
        Err(found) => found.iter().for_each(|it| {
            console.report();
            Console::say(&format!("{file}: {it}"));
        }),
        Ok(lesson) => {
            console.print(&format!("{file}: {}, {} minutes, no mistakes\n", lesson.title, lesson.minutes()));
        }
    }
}

/// What a teacher reads before the lesson.
fn script(lesson: &Lesson) -> String {
    let mut out = String::new();
    writeln!(out, "{} ({} minutes)\n{}\n", lesson.title, lesson.minutes(), lesson.objective).ok();
    for (number, step) in (1..).zip(&lesson.steps) {
        writeln!(out, "{number}. {} ({} min)\n   shows   {}", step.title, step.minutes, step.show).ok();
        if !step.notes.is_empty() {
            writeln!(out, "   notes   {}", step.notes).ok();
        }
        let Some(exercise) = &step.exercise else { continue };
        writeln!(out, "   asks    {}", exercise.question()).ok();
        if !step.argue.is_empty() {
            writeln!(out, "   argue   {} Then the second vote.", step.argue).ok();
        }
        if let Some(sister) = &step.sister_of {
            writeln!(out, "   again   asks what “{sister}” asked, of other words").ok();
        }
        for (text, quote) in exercise.quotes() {
            let Some(quote) = quote else { continue };
            writeln!(out, "           {text}: “{quote}”").ok();
            if let Some(told) = told(lesson, text, quote, Rules::built_in()) {
                let words = reading(&told.freedoms, &told.findings);
                writeln!(out, "           the program reads in clause {}: {words}", told.label).ok();
            }
        }
        writeln!(out, "   answer  {}\n   why     {}", answer(exercise), exercise.because()).ok();
    }
    writeln!(out, "\nTo talk about").ok();
    for it in &lesson.debrief {
        writeln!(out, "   {it}").ok();
    }
    for it in &lesson.facts {
        writeln!(out, "\nFact: {} Source: {}.", it.says, it.source).ok();
    }
    out
}
