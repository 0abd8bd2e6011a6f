//! The first page: a card for each document, and the questions as one table.

use super::text;
use crate::report::page::{CardPart, Page};
use std::io::{self, Write};

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## At a glance\n")?;
    page.cards.iter().try_for_each(|it| card(it, out))?;
    let throughout =
        |it: &String| if it.is_empty() { String::new() } else { format!("<br>every “yes, if”: {}", text(it)) };
    let heads = page.cards.iter().zip(&page.throughout);
    let names = heads.map(|(it, all)| format!(" {}. {}{} |", it.document, text(&it.name), throughout(all)));
    writeln!(out, "| Question |{}", names.collect::<String>())?;
    writeln!(out, "|---|{}", "---|".repeat(page.cards.len()))?;
    for it in &page.questions {
        write!(out, "| {} |", text(it.question))?;
        for cell in &it.cells {
            let mark = if cell.differs { "≠ " } else { "" };
            write!(out, " {mark}{} |", text(&cell.short))?;
        }
        writeln!(out)?;
    }
    if page.cards.len() > 1 {
        writeln!(out, "\n≠ marks an answer that is another than that of the document before it.")?;
    }
    writeln!(out)
}

fn card(card: &CardPart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### {}. {} at a glance\n", card.document, text(&card.name))?;
    for column in card.columns.iter().filter(|it| !it.lines.is_empty()) {
        writeln!(out, "**{}**\n", text(column.title))?;
        for line in &column.lines {
            let quote = if line.quote.is_empty() { String::new() } else { format!(": “{}”", text(&line.quote)) };
            writeln!(out, "- {} ({}{quote})", text(&line.says), text(&line.label))?;
        }
        if column.more > 0 {
            writeln!(out, "- and {} more", column.more)?;
        }
        writeln!(out)?;
    }
    if !card.as_read.is_empty() {
        writeln!(out, "As far as it was read, you may: {}.\n", text(&card.as_read))?;
    }
    if !card.unsaid.is_empty() {
        writeln!(out, "Not said: whether you may {}.\n", text(&card.unsaid))?;
    }
    card.foot.iter().try_for_each(|it| writeln!(out, "*{}*\n", text(it)))
}
