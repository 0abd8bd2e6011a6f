//! The departures table: kinds of clauses that weigh against a criterion, and each document's words on them.

use super::text;
use crate::report::departures::{DepartureCell, NOTHING};
use crate::report::page::Page;
use std::io::{self, Write};

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let table = &page.departures;
    writeln!(out, "## Departures\n")?;
    if table.rows.is_empty() && table.alike.is_empty() {
        writeln!(out, "Nothing was found that weighs against a criterion.\n")?;
    }
    rows(page, out)?;
    if !table.alike.is_empty() {
        writeln!(out, "All have alike:\n")?;
        table.alike.iter().try_for_each(|it| writeln!(out, "- {}", text(it)))?;
        writeln!(out)?;
    }
    if !table.unread.is_empty() {
        let counts: Vec<String> = table.unread.iter().map(|it| text(it)).collect();
        let what = "Sentences that were not understood, each of which may be a departure";
        writeln!(out, "{what}: {}. Their words stand in the annex.\n", counts.join("; "))?;
    }
    Ok(())
}

fn rows(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let table = &page.departures;
    if table.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "| Kind | {} |", table.names.iter().map(|it| text(it)).collect::<Vec<_>>().join(" | "))?;
    writeln!(out, "|---{}|", "|---".repeat(table.names.len()))?;
    for row in &table.rows {
        let touches = if row.touched.is_empty() { String::new() } else { format!("<br>{}", text(&row.touched)) };
        let cells = row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
        writeln!(out, "| **{}** ({}){touches} | {cells} |", text(&row.title), row.weight)?;
    }
    writeln!(out)
}

fn cell(cell: &DepartureCell) -> String {
    let mut lines: Vec<String> = cell.places.iter().map(|it| text(&it.said())).collect();
    if lines.is_empty() {
        lines.push(format!("*{NOTHING}*"));
    }
    lines.extend(cell.remarks.iter().map(|it| format!("**{}**", text(it))));
    lines.join("<br>")
}
