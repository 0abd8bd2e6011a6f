//! Documents beside each other by topic: a question, and a line for each document that answers it.

use super::paint::Paint;
use crate::clause::Clause;
use crate::compare::{Analysed, Comparison, TopicCell, TopicRow, TopicState};
use crate::document::Span;
use crate::report::{Context, answers, one_line};
use std::io::{self, Write};

/// How many characters of the words that matter are shown.
const WORDS: usize = 110;
/// How many labels of clauses are named.
const LABELS: usize = 12;

pub(super) fn topics(comparison: &Comparison, context: &Context, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "By topic; `--by clause` shows which clause answers which, word by word.")?;
    let rows = comparison.by_topic();
    let mut silent: Vec<String> = Vec::new();
    for row in &rows {
        let Some(topic) = row.topic() else { continue };
        if row.is_silent() {
            silent.push(topic.title.to_lowercase());
            continue;
        }
        writeln!(out, "{}  {}", paint.bold(&topic.title), topic.question)?;
        for (document, cell) in row.cells.iter().enumerate().filter(|it| it.1.state != TopicState::Silent) {
            answer(comparison, context, row, (document, cell), out)?;
        }
        nothing(row, out)?;
    }
    if !silent.is_empty() {
        writeln!(out, "No document says anything on: {}.", silent.join(", "))?;
    }
    writeln!(out)
}

/// The document's number, its clauses, the short answer and the words that matter.
fn answer(
    comparison: &Comparison,
    context: &Context,
    row: &TopicRow,
    (document, cell): (usize, &TopicCell),
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(one) = comparison.documents.get(document) else { return Ok(()) };
    let short = answers::short(context.rules, one, row, cell);
    let words = telling(one, cell).map_or(String::new(), |it| format!("“{it}”"));
    let said: Vec<String> = [labels(one, cell), short, words].into_iter().filter(|it| !it.is_empty()).collect();
    writeln!(out, "  [{}] {}", document + 1, said.join(" · "))
}

/// The documents that say nothing, in one line.
fn nothing(row: &TopicRow, out: &mut dyn Write) -> io::Result<()> {
    let silent = row.cells.iter().enumerate().filter(|it| it.1.state == TopicState::Silent);
    let silent: Vec<String> = silent.map(|it| format!("[{}]", it.0 + 1)).collect();
    match silent.len() {
        0 => Ok(()),
        1 => writeln!(out, "  {} says nothing on it", silent.join(" ")),
        _ => writeln!(out, "  {} say nothing on it", silent.join(" ")),
    }
}

/// The labels of the clauses, and how many further ones there are.
fn labels(one: &Analysed, cell: &TopicCell) -> String {
    let label = |it: &usize| one.clauses.list.get(*it).map(|it| one_line(&it.label, 24));
    let mut named: Vec<String> = cell.clauses.iter().filter_map(label).collect();
    let more = named.len().saturating_sub(LABELS) + cell.further.len();
    named.truncate(LABELS);
    match (named.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => named.join(", "),
        (false, more) => format!("{} and {more} more", named.join(", ")),
    }
}

/// The words of the clause that says most: those of a finding on the topic, else how the clause begins.
fn telling(one: &Analysed, cell: &TopicCell) -> Option<String> {
    let says = |it: &&usize| {
        let body = one.clauses.list.get(**it).map(Clause::body);
        body.is_some_and(|it| one.document.slice(it).chars().any(char::is_alphanumeric))
    };
    let chief = *cell.chief.iter().chain(&cell.clauses).find(says).or(cell.clauses.first())?;
    let clause = one.clauses.list.get(chief)?;
    let body = if one.document.slice(clause.body()).trim().is_empty() { clause.span } else { clause.body() };
    let mut found = cell.findings.iter().filter_map(|it| one.assessment.findings.get(*it));
    let from = found.find(|it| it.clause == chief).map_or(body.start, |it| it.span.start.max(body.start));
    let words = one.document.slice(Span::new(from, clause.span.end.max(from)));
    // Rules under a heading and the dots behind a number say nothing.
    let begins = |it: char| it.is_alphanumeric() || matches!(it, '"' | '“' | '(' | '[' | '<');
    let words = one_line(words.get(words.find(begins).unwrap_or(0)..).unwrap_or_default(), WORDS);
    let is_cut = one.document.slice(Span::new(body.start, from)).chars().any(char::is_alphanumeric);
    Some(if is_cut { format!("…{words}") } else { words })
}
