//! The comparison as plain text with the changes marked in it, for pasting anywhere: into a mail, a ticket, a chat.
//!
//! Removed words stand as `[-words-]`, added ones as `{+words+}`, as `wdiff` and `git diff --word-diff` write them.

use crate::align::{Cell, Relation, Row};
use crate::compare::Comparison;
use crate::report::context::shows;
use crate::report::{Context, Piece, flow, one_line, redline, words};
use std::io::{self, Write};

/// Writes the rows that are shown.
pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for (number, one) in comparison.documents.iter().enumerate() {
        let baseline = if number == comparison.baseline && !comparison.is_chain { " (compared with)" } else { "" };
        let name = one_line(&one.document.short_name(), 200);
        writeln!(out, "{}. {name}{baseline}, SHA-256 {}", number + 1, one.document.sha256)?;
    }
    writeln!(out, "[-removed-] {{+added+}}. A reading aid, not legal advice.")?;
    for note in &comparison.diagnostics {
        writeln!(out, "Note: {}", one_line(&note.message, 1_000))?;
    }
    let shown: Vec<&Row> = comparison.rows.iter().filter(|it| shows(comparison, it, context.show)).collect();
    for row in &shown {
        self::row(comparison, row, out)?;
    }
    let left_out = comparison.rows.len() - shown.len();
    if left_out > 0 {
        writeln!(out, "\n{} of {} rows are not shown.", left_out, comparison.rows.len())?;
    }
    Ok(())
}

/// One row: what is not told by another cell's words.
pub(super) fn row(comparison: &Comparison, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    for (document, cell) in row.cells.iter().enumerate() {
        let is_measured = row.cells.iter().any(|it| it.against == Some(document) && !it.clauses.is_empty());
        let is_told = cell.relation.is_none() && is_measured || cell.clauses.is_empty() && cell.relation.is_none();
        if !is_told {
            self::cell(comparison, (document, cell), row, out)?;
        }
    }
    Ok(())
}

fn cell(comparison: &Comparison, (document, cell): (usize, &Cell), row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let labels = |of: usize, cell: &Cell| -> String {
        let list = comparison.documents.get(of).map_or(&[][..], |it| it.clauses.list.as_slice());
        let labels = cell.clauses.iter().filter_map(|it| list.get(*it)).map(|it| flow(&it.label));
        labels.collect::<Vec<_>>().join(", ")
    };
    let there = cell.against.and_then(|it| Some((it, row.cells.get(it)?)));
    let (here, from) = (labels(document, cell), there.map_or_else(String::new, |(it, cell)| labels(it, cell)));
    let place = match (from.is_empty(), here.is_empty()) {
        (false, false) if from != here => format!("{from} → {here}"),
        (false, true) => from,
        _ => here,
    };
    let relation = words::relation(cell);
    let relation = if relation.is_empty() { String::new() } else { format!(" ({relation})") };
    writeln!(out, "{}. {place}{relation}", document + 1)?;
    let said = match (cell.relation, there) {
        (Some(Relation::Absent), Some((of, cell))) => marked(&whole(comparison, of, cell), "[-", "-]"),
        (Some(Relation::Added), _) => marked(&whole(comparison, document, cell), "{+", "+}"),
        _ => redline(comparison, document, cell).into_iter().map(piece).collect(),
    };
    writeln!(out, "{}", said.trim())
}

/// All words of a cell.
fn whole(comparison: &Comparison, document: usize, cell: &Cell) -> String {
    let Some(one) = comparison.documents.get(document) else { return String::new() };
    let clauses = cell.clauses.iter().filter_map(|it| one.clauses.list.get(*it));
    clauses.map(|it| flow(one.document.slice(it.span)).trim().to_owned()).collect::<Vec<_>>().join(" ")
}

fn piece(piece: Piece) -> String {
    match piece {
        Piece::Same(text) => plain(&flow(text)),
        Piece::Added(text, _) => marked(&flow(text), "{+", "+}"),
        Piece::Removed(text, _) => marked(&flow(text), "[-", "-]"),
        Piece::Break => "\n".to_owned(),
    }
}

/// Marked words; blanks at either end stay outside.
fn marked(text: &str, before: &str, after: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let (head, tail) = (text.get(..start).unwrap_or_default(), text.get(start + words.len()..).unwrap_or_default());
    format!("{head}{before}{}{after}{tail}", plain(words))
}

/// Words that look like marks are no marks: a backslash stands before them.
fn plain(text: &str) -> String {
    let mut out = text.to_owned();
    for mark in ["[-", "-]", "{+", "+}"] {
        let escaped: String = mark.chars().flat_map(|it| ['\\', it]).collect();
        out = out.replace(mark, &escaped);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_the_words_and_words_are_no_marks() {
        assert_eq!(marked(" may not ", "{+", "+}"), " {+may not+} ");
        assert_eq!(marked("a -] b", "[-", "-]"), "[-a \\-\\] b-]");
        assert_eq!(plain("{+forged+}"), "\\{\\+forged\\+\\}");
        assert_eq!(marked("  ", "[-", "-]"), "  ");
    }
}
