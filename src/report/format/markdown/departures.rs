//! The departures table: kinds of clauses that weigh against a criterion, and each document's words on them.

use super::text;
use crate::report::departures::{DepartureCell, NOTHING};
use crate::report::page::Page;
use std::io::{self, Write};

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let table = &page.departures;
    writeln!(out, "## Departures\n")?;
    if table.rows.is_empty() {
        return writeln!(out, "Nothing was found that weighs against a criterion.\n");
    }
    writeln!(out, "| Kind | {} |", table.names.iter().map(|it| text(it)).collect::<Vec<_>>().join(" | "))?;
    writeln!(out, "|---{}|", "|---".repeat(table.names.len()))?;
    for row in &table.rows {
        let touches: Vec<String> = row.touches.iter().map(|it| text(it)).collect();
        let touches = if touches.is_empty() { String::new() } else { format!("<br>{}", touches.join("<br>")) };
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
