//! What differs, what matters most first, as a numbered list.

use super::text;
use crate::report::page::Page;
use std::io::{self, Write};

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.differences.is_empty() {
        return Ok(());
    }
    writeln!(out, "## What differs\n")?;
    for (index, it) in page.differences.list.iter().enumerate() {
        let whose =
            if page.documents.len() > 2 { format!(" ({} against {})", it.document, it.against) } else { String::new() };
        writeln!(out, "{}. **{}**{whose}: {}", index + 1, text(&it.place), text(&it.why))?;
        let words: String = it
            .words
            .iter()
            .map(|it| match it.kind {
                "ins" => format!("<ins>{}</ins>", text(&it.text)),
                "del" => format!("<del>{}</del>", text(&it.text)),
                _ => text(&it.text),
            })
            .collect();
        writeln!(out, "   {}", words.trim())?;
    }
    if page.differences.more > 0 {
        writeln!(out, "\nAnd {} more.", page.differences.more)?;
    }
    if page.differences.list.is_empty() {
        writeln!(out, "Nothing of substance.")?;
    }
    if !page.differences.slight.is_empty() {
        writeln!(out, "\n{}.", text(&page.differences.slight))?;
    }
    writeln!(out)
}
