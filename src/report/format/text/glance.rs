//! A document's card in a few lines, and the questions that documents answer differently.

use super::columns::wrapped;
use super::paint::Paint;
use crate::compare::{Analysed, Comparison};
use crate::question::{Questions, Verdict};
use crate::report::card::{CardLine, card};
use crate::report::{Context, asked, one_line};
use std::io::{self, Write};

/// The widest line, and where what is said stands.
const WIDEST: usize = 120;
const INDENT: usize = 13;
/// How many lines of a column are named.
const LINES: usize = 12;
/// How much of an answer stands in the list of differences.
const ANSWER: usize = 400;

/// The card: what one may do, on which conditions, and what one may not.
pub(super) fn write(analysed: &Analysed, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let card = card(context.rules, analysed);
    line("you may", &listed(&card.may), out)?;
    line("as read", &as_read(&card.as_read), out)?;
    line("if", &listed(&card.conditions), out)?;
    line("not", &listed(&card.denied), out)?;
    line("not said", &card.unsaid.join("; "), out)
}

fn as_read(all: &[&str]) -> String {
    if all.is_empty() { String::new() } else { format!("you may {}; not all was understood", all.join("; ")) }
}

fn listed(lines: &[CardLine]) -> String {
    let more = lines.len().saturating_sub(LINES);
    let mut said: Vec<String> = Vec::new();
    for (at, it) in lines.iter().take(LINES).enumerate() {
        // The clause is named behind the last of what it says.
        let is_last = at + 1 == LINES || lines.get(at + 1).is_none_or(|next| next.label != it.label);
        said.push(if is_last { format!("{} [{}]", it.says, it.label) } else { it.says.clone() });
    }
    said.extend((more > 0).then(|| format!("and {more} more")));
    said.join("; ")
}

fn line(label: &str, said: &str, out: &mut dyn Write) -> io::Result<()> {
    for (at, part) in wrapped(said, WIDEST - INDENT).iter().enumerate() {
        writeln!(out, "  {:<11}{part}", if at == 0 { label } else { "" })?;
    }
    Ok(())
}

/// The questions that documents answer differently, a line for each document.
pub(super) fn differences(
    comparison: &Comparison,
    context: &Context,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut alike = Vec::new();
    for (place, question) in Questions::built_in().list.iter().enumerate() {
        let answers: Vec<(Verdict, String)> = comparison
            .documents
            .iter()
            .filter_map(|one| {
                let answer = one.answers.iter().find(|it| it.question == place)?;
                Some((answer.verdict, asked::brief(context.rules, one, answer)))
            })
            .collect();
        if answers.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
            alike.extend(answers.first().map(|it| format!("{}: {}", question.title.to_lowercase(), it.0.words())));
            continue;
        }
        writeln!(out, "{}", paint.bold(&question.asks))?;
        for (number, (_, short)) in (1..).zip(&answers) {
            for (at, line) in wrapped(&one_line(short, ANSWER), WIDEST - 6).iter().enumerate() {
                let number = if at == 0 { format!("[{number}]") } else { String::new() };
                writeln!(out, "  {number:<3} {line}")?;
            }
        }
    }
    if !alike.is_empty() {
        let said = format!("Answered alike: {}.", alike.join("; "));
        wrapped(&said, WIDEST).iter().try_for_each(|it| writeln!(out, "{it}"))?;
    }
    writeln!(out)
}
