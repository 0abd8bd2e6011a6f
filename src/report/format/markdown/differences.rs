//! What differs, what matters most first, as a numbered list.

use super::text;
use crate::report::page::Page;
use std::io::{self, Write};

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.differences.is_empty() && page.slight.is_empty() {
        return Ok(());
    }
    writeln!(out, "## What differs\n")?;
    for (index, it) in page.differences.iter().enumerate() {
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
    if page.differences.is_empty() {
        writeln!(out, "Nothing of substance.")?;
    }
    if !page.slight.is_empty() {
        writeln!(out, "\n{}.", text(&page.slight))?;
    }
    writeln!(out)
}
