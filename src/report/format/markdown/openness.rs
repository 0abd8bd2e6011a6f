//! What is known of releases, as Markdown.

use super::text;
use crate::openness::Release;
use crate::report::Context;
use crate::report::page::openness::{CellPart, OpennessPage, ReleasePart};
use std::io::{self, Write};

pub(in crate::report) fn write(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let page = OpennessPage::of(releases, context);
    writeln!(
        out,
        "# What is open\n\n**Reading aid, not legal advice.** What nothing tells stays unknown, and definitions disagree.\n"
    )?;
    if let Some(date) = &page.date {
        writeln!(out, "Made on {}\n", text(date))?;
    }
    shelf(&page, out)?;
    for it in &page.releases {
        release(it, out)?;
    }
    grid(&page, out)?;
    outcomes(&page, out)?;
    mappings(&page, out)?;
    metadata(&page, out)?;
    writeln!(out, "## How this was made\n")?;
    writeln!(out, "By undiluted {}, with rules `{}` and definitions `{}`.", page.version, page.rules, page.lens_version)
}

/// Of several releases, a line each.
fn shelf(page: &OpennessPage, out: &mut dyn Write) -> io::Result<()> {
    if page.shelf.is_empty() {
        return Ok(());
    }
    writeln!(out, "## At a glance\n")?;
    writeln!(out, "| | Model | Licence | In business | Must do | Contradicts | To be open |\n|{}", "---|".repeat(7))?;
    for (index, it) in page.shelf.iter().enumerate() {
        let why: Vec<String> =
            [&it.because, &it.doubts].into_iter().filter(|it| !it.is_empty()).map(|it| text(it)).collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) };
        let missing = if it.missing.is_empty() { String::new() } else { format!("{} ({})", it.missing, it.definition) };
        let cells = [&it.name, &it.licence].map(|it| text(it)).join(" | ");
        let rest = [&it.must, &it.contradicts, &missing].map(|it| text(it)).join(" | ");
        writeln!(out, "| {} | {cells} | **{}**{why} | {rest} |", index + 1, it.business)?;
    }
    writeln!(out)?;
    for said in &page.unknowns {
        writeln!(out, "- {}", text(said))?;
    }
    writeln!(out)
}

fn release(it: &ReleasePart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}. {}\n", it.number, text(&it.name))?;
    writeln!(out, "- Read from: {}\n- SHA-256: `{}`", text(&it.source), it.sha256)?;
    writeln!(out, "- Model Openness Framework: {}; there and open: {}", text(&it.class), text(&it.progress))?;
    for line in &it.readings {
        writeln!(out, "- Its terms: {}", text(line))?;
    }
    for (what, quote) in &it.claims {
        writeln!(out, "- Claims, {}: “{}”", text(what), text(quote))?;
    }
    for (message, quotes) in &it.contradictions {
        let quotes: Vec<String> = quotes.iter().map(|it| format!("“{}”", text(it))).collect();
        writeln!(out, "- **Contradicts:** {} ({})", text(message), quotes.join(" / "))?;
    }
    for (words, sides) in &it.parts {
        writeln!(out, "- Part: {}{}", text(words), in_brackets(sides))?;
    }
    for link in &it.chain {
        let indent = "  ".repeat(link.depth - 1);
        writeln!(out, "{indent}- Chain: {}", text(&link.words))?;
        if !link.verdict.is_empty() {
            writeln!(out, "{indent}  - **{}**{}", text(&link.verdict), in_brackets(&link.sides))?;
        }
        for (what, quote) in &link.duties {
            writeln!(out, "{indent}  - asks to {}: “{}”", text(what), text(quote))?;
        }
    }
    for note in &it.notes {
        writeln!(out, "- Note: {}", text(note))?;
    }
    writeln!(out)?;
    payload(it, out)
}

/// What must be passed on with a release.
fn payload(it: &ReleasePart, out: &mut dyn Write) -> io::Result<()> {
    if it.payload.is_empty() {
        return Ok(());
    }
    writeln!(out, "| To pass on | Is it there? | What shows it |\n|---|---|---|")?;
    for row in &it.payload {
        writeln!(out, "| {} |", joined(row))?;
    }
    writeln!(out)
}

/// Quotes behind a sentence; nothing where there are none.
fn in_brackets(quotes: &str) -> String {
    if quotes.is_empty() { String::new() } else { format!(" ({})", text(quotes)) }
}

/// Cells of a row.
fn joined(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<String> = cells.iter().map(|it| text(it.as_ref())).collect();
    cells.join(" | ")
}

/// The head of a table with a column for each release.
fn head(page: &OpennessPage, first: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let releases = page.releases.iter().map(|it| format!("{}. {}", it.number, text(&it.name)));
    let names: Vec<String> = first.iter().map(|it| (*it).to_owned()).chain(releases).collect();
    writeln!(out, "| {} |\n|{}", names.join(" | "), "---|".repeat(names.len()))
}

fn grid(page: &OpennessPage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Artefacts\n")?;
    head(page, &["Component", "Class"], out)?;
    for row in &page.grid {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        writeln!(out, "| {} | {} | {} |", text(&row.name), text(row.class), cells.join(" | "))?;
    }
    writeln!(out)
}

fn cell(it: &CellPart) -> String {
    let terms = if it.terms.is_empty() { String::new() } else { format!(" {}", text(&it.terms)) };
    let quotes: Vec<String> = it.quotes.iter().map(|it| format!("<br>“{}”", text(it))).collect();
    let quotes = quotes.concat();
    let files: Vec<String> = it.files.iter().map(|it| text(it)).collect();
    let files = if files.is_empty() { String::new() } else { format!("<br>Files: {}", files.join(", ")) };
    format!("{} **{}**{terms}{quotes}{files}", it.sign, it.state)
}

fn outcomes(page: &OpennessPage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## What definitions ask for\n")?;
    head(page, &["Definition"], out)?;
    for row in &page.outcomes {
        let cells = row.cells.iter().map(|it| {
            let elements = it.elements.iter().map(|(title, state)| format!("<br>{}: {}", text(title), text(state)));
            let elements = elements.collect::<Vec<_>>().concat();
            let missing = &it.missing;
            let missing =
                if missing.is_empty() { String::new() } else { format!("<br>To reach it: {}", text(missing)) };
            format!("**{}**{elements}{missing}", text(&it.state))
        });
        let cells: Vec<String> = cells.collect();
        writeln!(out, "| {}<br>{} | {} |", text(&row.title), text(&row.status), cells.join(" | "))?;
    }
    for row in page.outcomes.iter().filter(|it| !it.asks.is_empty()) {
        writeln!(out, "\nFor a reader, under the {}: {}", text(&row.title), text(&row.asks.join(" ")))?;
    }
    writeln!(out)
}

fn mappings(page: &OpennessPage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Source, compiler, binary\n")?;
    for mapping in &page.mappings {
        writeln!(out, "### {}\n\n{} ({})\n", text(&mapping.title), text(&mapping.says), text(&mapping.by))?;
        head(page, &["Of a program", "Of a model"], out)?;
        for (role, components, states) in &mapping.roles {
            writeln!(out, "| {} | {} | {} |", text(role), text(components), joined(states))?;
        }
        writeln!(out, "| **Verdict** | | {} |\n", joined(&mapping.verdicts))?;
    }
    Ok(())
}

fn metadata(page: &OpennessPage, out: &mut dyn Write) -> io::Result<()> {
    if page.metadata.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Cards' tables\n")?;
    head(page, &["Key"], out)?;
    for (key, values) in &page.metadata {
        let values: Vec<String> = values.iter().map(|it| text(it)).collect();
        writeln!(out, "| {} | {} |", text(key), values.join(" | "))?;
    }
    writeln!(out)
}
