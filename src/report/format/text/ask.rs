//! What documents answer, as columns where the terminal has room for them, else one below the other.

use super::closing;
use super::columns::{column, wrapped};
use super::paint::Paint;
use crate::compare::Analysed;
use crate::question::{Answer, Question, Questions, Verdict};
use crate::report::asked::{self, Ground, GroundPart};
use crate::report::{Asking, Context, one_line};
use std::io::{self, Write};
use std::sync::Arc;

/// The column of the questions.
const QUESTION: usize = 30;
/// The narrowest column that a document can be read in.
const NARROWEST: usize = 30;
/// How many sentences are quoted that were not understood.
const UNREAD: usize = 3;
/// The widest line that is easy to read when answers stand below each other.
const WIDEST: usize = 100;

/// Writes the answers.
pub(in crate::report) fn asked(asking: &Asking, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { on: context.color };
    let each = asking.width.saturating_sub(QUESTION) / asking.documents.len().max(1);
    if each >= NARROWEST && !asking.quotes {
        beside(asking, each.min(60), context, paint, out)?;
    } else {
        below(asking, context, paint, out)?;
    }
    writeln!(out)?;
    closing(context, out)
}

/// The questions with those of them that are asked.
fn questions(asking: &Asking) -> impl Iterator<Item = (usize, &'static Question)> {
    asking.questions.iter().filter_map(|it| Some((*it, Questions::built_in().list.get(*it)?)))
}

fn answer(one: &Analysed, place: usize) -> Option<&Answer> {
    one.answers.iter().find(|it| it.question == place)
}

/// The clauses that an answer rests on, in short.
fn clauses(grounds: &[Ground]) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for it in grounds.iter().filter(|it| it.part != GroundPart::Unread) {
        if !labels.contains(&it.label.as_str()) {
            labels.push(&it.label);
        }
    }
    let more = if labels.len() > 5 { ", …" } else { "" };
    labels.truncate(5);
    if labels.is_empty() { String::new() } else { format!(" [{}{more}]", labels.join(", ")) }
}

fn said(one: &Analysed, place: usize, context: &Context) -> String {
    let Some(answer) = answer(one, place) else { return String::new() };
    let grounds = asked::grounds(context.rules, one, answer);
    asked::short(context.rules, one, answer) + &clauses(&grounds)
}

fn beside(asking: &Asking, each: usize, context: &Context, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let name = |one: &Arc<Analysed>| one_line(&one.document.short_name(), 200);
    let names = asking.documents.iter().map(|it| paint.bold(&column(&name(it), each)));
    writeln!(out, "{}", format!("{:QUESTION$}{}", "", names.collect::<String>()).trim_end())?;
    for (place, question) in questions(asking) {
        let cells: Vec<Vec<String>> = std::iter::once(wrapped(&question.asks, QUESTION - 2))
            .chain(asking.documents.iter().map(|one| wrapped(&said(one, place, context), each - 2)))
            .collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..lines {
            let mut row = String::new();
            for (at, cell) in cells.iter().enumerate() {
                let words = cell.get(line).map_or("", String::as_str);
                let padded = column(words, if at == 0 { QUESTION } else { each });
                let verdict = at.checked_sub(1).and_then(|it| answer(asking.documents.get(it)?, place));
                row.push_str(&match verdict {
                    Some(it) if line == 0 => coloured(paint, it.verdict, &padded),
                    _ => padded,
                });
            }
            writeln!(out, "{}", row.trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn below(asking: &Asking, context: &Context, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let width = asking.width.clamp(NARROWEST, WIDEST);
    for (number, one) in (1..).zip(asking.documents) {
        writeln!(out, "{number}  {}  {}", paint.bold(&one_line(&one.document.name, 200)), one_line(&one.title(), 100))?;
    }
    for (place, question) in questions(asking) {
        writeln!(out)?;
        for line in wrapped(&question.asks, width) {
            writeln!(out, "{}", paint.bold(&line))?;
        }
        for (number, one) in (1..).zip(asking.documents) {
            let Some(answer) = answer(one, place) else { continue };
            for (at, line) in wrapped(&said(one, place, context), width - 4).iter().enumerate() {
                let line = if at == 0 { coloured(paint, answer.verdict, line) } else { line.clone() };
                let number = if at == 0 { number.to_string() } else { String::new() };
                writeln!(out, "  {number:<2}{line}")?;
            }
            if asking.quotes {
                let grounds = asked::grounds(context.rules, one, answer);
                let (unread, read): (Vec<_>, Vec<_>) = grounds.iter().partition(|it| it.part == GroundPart::Unread);
                read.into_iter().chain(unread.into_iter().take(UNREAD)).try_for_each(|it| quote(it, width, out))?;
                let more = answer.num_unread.saturating_sub(UNREAD);
                if more > 0 && answer.verdict != Verdict::No {
                    writeln!(
                        out,
                        "        and {more} more not understood: `undiluted assess --explain` quotes them all"
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// The words that an answer rests on.
fn quote(ground: &Ground, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let part = match ground.part {
        GroundPart::Grants => "granted".to_owned(),
        GroundPart::Unread => format!("not understood ({})", ground.says),
        GroundPart::Unloaded => format!("not loaded: {}", ground.says),
        GroundPart::Condition | GroundPart::Denies => ground.says.clone(),
    };
    let line = format!("{}  {part}: “{}”", ground.label, ground.quote);
    wrapped(&line, width.saturating_sub(8).max(20)).iter().try_for_each(|it| writeln!(out, "        {it}"))
}

fn coloured(paint: Paint, verdict: Verdict, words: &str) -> String {
    match verdict {
        Verdict::Yes => paint.good(words),
        Verdict::If => paint.bold(words),
        Verdict::No => paint.bad(words),
        Verdict::Unsaid => paint.faint(words),
        Verdict::Unread => paint.doubtful(words),
    }
}
