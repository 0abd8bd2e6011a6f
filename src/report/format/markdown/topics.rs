//! The arrangement by topic: a heading for each question, a list of documents under it.

use super::{piece, text};
use crate::report::page::{Page, TopicCellPart, TopicPart};
use std::io::{self, Write};

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.topics.is_empty() {
        return Ok(());
    }
    writeln!(out, "## By topic\n")?;
    for topic in &page.topics {
        self::topic(topic, out)?;
    }
    if !page.silent.is_empty() {
        writeln!(out, "No document says anything on: {}.\n", page.silent.join(", "))?;
    }
    Ok(())
}

fn topic(topic: &TopicPart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### {}\n\n{}\n", text(topic.title), text(topic.question))?;
    topic.cells.iter().try_for_each(|it| cell(it, out))?;
    writeln!(out)
}

/// The short answer, and each clause below it.
fn cell(cell: &TopicCellPart, out: &mut dyn Write) -> io::Result<()> {
    let short = if cell.short.is_empty() { String::new() } else { format!(": {}", text(&cell.short)) };
    writeln!(out, "- **{}**{short}", cell.document)?;
    for clause in &cell.clauses {
        let against = clause.against.map_or(String::new(), |it| format!(" against {it}"));
        let relation =
            if clause.relation.is_empty() { String::new() } else { format!(", *{}*{against}", clause.relation) };
        let words: String = clause.pieces.iter().map(piece).collect();
        writeln!(out, "  - {}{}{relation}: {}", text(&clause.label), clause.place, words.trim())?;
    }
    if cell.further.is_empty() { Ok(()) } else { writeln!(out, "  - also {}", text(&cell.further)) }
}
