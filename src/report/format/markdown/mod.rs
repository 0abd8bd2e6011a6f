//! Markdown that reads well as it is and renders the same everywhere.
//!
//! Text of documents is escaped so that it opens no markup, mentions nobody, links nowhere and points at no issue.

/// How many sentences that were not understood are quoted.
const UNREAD_SHOWN: usize = 12;

pub(super) mod ask;
mod departures;
mod differences;
mod glance;
pub(super) mod openness;
mod topics;

use crate::compare::Comparison;
use crate::report::page::{CellPart, EvidencePart, LensPart, Page, PiecePart, RowPart, StatePart};
use crate::report::{Context, Extent};
use std::io::{self, Write};

pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::of(comparison, context);
    writeln!(out, "# {}\n", text(&page.title))?;
    for (number, said) in page.documents.iter().filter_map(|it| Some((it.number, it.other_terms.as_ref()?))) {
        writeln!(out, "**{number}. {}**\n", text(said))?;
    }
    writeln!(out, "**Reading aid, not legal advice.**\n")?;
    signed(&page, out)?;
    glance::write(&page, out)?;
    differences::write(&page, out)?;
    let is_full = context.paper.extent == Extent::Full;
    if context.paper.extent != Extent::Summary {
        departures::write(&page, out)?;
        for lens in &page.lenses {
            self::lens(&page, lens, out)?;
        }
        if is_full || page.row_count == 0 && page.topics.is_empty() {
            findings(&page, out)?;
        }
        if is_full {
            changes(&page, out)?;
        }
        topics::write(&page, out)?;
        rows(&page, out)?;
    }
    documents(&page, out)?;
    writeln!(out, "## How this was made\n")?;
    let (version, rules, lenses) = (page.version, &page.rules, &page.lens_version);
    writeln!(out, "By undiluted {version}, with rules `{rules}` and definitions `{lenses}`.")?;
    page.user_rules.iter().try_for_each(|it| writeln!(out, "\nRules of the user's own: {}.", text(it)))
}

/// For whom it was made, and what is left out of it.
fn signed(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if let Some(matter) = &page.matter {
        writeln!(out, "Matter: {}\n", text(matter))?;
    }
    if let Some(reviewer) = &page.reviewer {
        writeln!(out, "Read by {}\n", text(reviewer))?;
    }
    if let Some(date) = &page.date {
        writeln!(out, "Made on {}\n", text(date))?;
    }
    if !page.only_topics.is_empty() {
        writeln!(out, "Clauses are printed on these topics alone: {}.\n", text(&page.only_topics.join(", ")))?;
    }
    Ok(())
}

fn documents(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Annex: documents\n")?;
    for it in &page.documents {
        let baseline = if it.is_baseline { " (baseline)" } else { "" };
        writeln!(out, "### {}. {}{baseline}\n", it.number, text(&it.name))?;
        if it.title != it.name {
            writeln!(out, "- Title: {}", text(&it.title))?;
        }
        writeln!(out, "- SHA-256: `{}`", it.sha256)?;
        let language = it.language.unwrap_or("unknown");
        if let Some(identified) = &it.identified {
            writeln!(out, "- Text: {}", text(identified))?;
            for (name, place, said) in &it.changes {
                writeln!(out, "  - {name} {} {}", text(place), text(said))?;
            }
        }
        writeln!(out, "- Read as: {}, {}, {} bytes, language {language}", it.media_type, text(&it.encoding), it.bytes)?;
        for (name, sha256) in &it.parts {
            writeln!(out, "- Part: {} `{sha256}`", text(name))?;
        }
        writeln!(out, "- Clauses: {}", it.clauses)?;
        if !it.unread.is_empty() {
            writeln!(out, "- Not understood, so that no outcome can rest on it:")?;
            for (label, words, why) in it.unread.iter().take(UNREAD_SHOWN) {
                writeln!(out, "  - {}: {} ({})", text(label), text(words), text(why))?;
            }
            let more = it.unread.len().saturating_sub(UNREAD_SHOWN);
            if more > 0 {
                writeln!(out, "  - and {more} more, which the HTML and JSON reports list")?;
            }
        }
        for (key, value) in &it.card {
            writeln!(out, "- Card, {}: {}", text(key), text(value))?;
        }
        for missing in &it.missing {
            writeln!(out, "- Not loaded: {}", text(missing))?;
        }
        for note in &it.notes {
            writeln!(out, "- Note: {}", text(note))?;
        }
        for (label, said) in &it.remarks {
            writeln!(out, "- Reviewers say: {} {}", text(label), text(said))?;
        }
        for line in &it.reviewed {
            writeln!(out, "- Reading with their overrides: {}", text(line))?;
        }
        if it.suppressed > 0 {
            writeln!(out, "- Wordings that look like a finding and, by an exception, are none: {}", it.suppressed)?;
        }
        writeln!(out)?;
    }
    for line in page.tallies.iter().chain(&page.agreements).chain(&page.notes) {
        writeln!(out, "{}\n", text(line))?;
    }
    Ok(())
}

fn lens(page: &Page, lens: &LensPart, out: &mut dyn Write) -> io::Result<()> {
    let (title, summary, source, link) = (text(&lens.title), text(&lens.summary), text(&lens.source), text(&lens.link));
    writeln!(out, "## {title}\n\n{summary} {source}, {link}\n")?;
    let names: Vec<String> = page.documents.iter().map(|it| format!("{}. {}", it.number, text(&it.name))).collect();
    writeln!(out, "| Criterion | {} |", names.join(" | "))?;
    writeln!(out, "|---{}|", "|---".repeat(names.len()))?;
    let outcome = |(it, rests_on): (&&str, &String)| match rests_on.as_str() {
        "" => format!("**{it}**"),
        rests_on => format!("**{it}**: {}", text(rests_on)),
    };
    let outcomes: Vec<String> = lens.outcomes.iter().zip(&lens.rests_on).map(outcome).collect();
    if !outcomes.is_empty() {
        writeln!(out, "| **As far as the text goes** | {} |", outcomes.join(" | "))?;
    }
    for criterion in &lens.criteria {
        let mark = if criterion.is_checked { "" } else { " (not checked)" };
        let cells: Vec<String> = criterion.states.iter().map(state).collect();
        writeln!(out, "| {}{mark} | {} |", text(&criterion.heading), cells.join(" | "))?;
    }
    if !lens.alike.is_empty() {
        writeln!(out, "\nAll alike: {}.", text(&lens.alike.join(". ")))?;
    }
    writeln!(out)
}

fn state(state: &StatePart) -> String {
    let evidence = |it: &EvidencePart| {
        let because = if it.because.is_empty() { String::new() } else { format!(" {}", text(&it.because)) };
        format!("<br>{}{} “{}”{because}", text(&it.label), it.place, text(&it.quote))
    };
    let evidence: String = state.evidence.iter().map(evidence).collect();
    let because = if state.because.is_empty() { String::new() } else { format!(": {}", text(&state.because)) };
    format!("{}{because}{evidence}", state.word)
}

fn findings(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Findings\n")?;
    if page.findings.is_empty() {
        return writeln!(out, "No rule found anything. That says what the rules know, not that the texts are free.\n");
    }
    writeln!(out, "| Document, clause | What | Words | Bears on |\n|---|---|---|---|")?;
    for it in &page.findings {
        let details = if it.details.is_empty() { String::new() } else { format!(" ({})", text(&it.details)) };
        let aside = if it.is_set_aside { "<br>*set aside by a reviewer*" } else { "" };
        let remarks: Vec<String> = std::iter::once(String::new()).chain(it.remarks.iter().map(|it| text(it))).collect();
        let remarks = remarks.join("<br>");
        let bearing: Vec<String> = it.bearing.iter().map(|it| text(it)).collect();
        let (document, label, title, quote) = (it.document, text(&it.label), text(&it.kind_title), text(&it.quote));
        writeln!(
            out,
            "| {document}, {label}{} | {title}{details}{aside}{remarks} | “{quote}” | {} |",
            it.place,
            bearing.join("<br>")
        )?;
    }
    writeln!(out)
}

fn changes(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Changed findings\n")?;
    for it in &page.changes {
        let (title, label, quote) = (text(&it.kind_title), text(&it.label), text(&it.quote));
        let (document, against, word) = (it.document, it.against, it.word);
        writeln!(out, "- **{word}** in {document} against {against}: {title}, {label}{} “{quote}”", it.place)?;
    }
    writeln!(out)
}

fn rows(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.row_count == 0 {
        return Ok(());
    }
    writeln!(out, "## Clauses that differ\n")?;
    let same = page.rows.iter().filter(|row| !row.is_change).count();
    let (shown, all) = (page.rows.len(), page.row_count);
    writeln!(out, "{shown} of {all} rows are shown; {same} of them do not differ and are not printed.\n")?;
    for it in &page.parameters {
        let (there, here) = (text(&it.there), text(&it.here));
        writeln!(out, "- in {}: “{there}” became “{here}”, {} places", it.document, it.places)?;
    }
    for row in page.rows.iter().filter(|row| row.is_change) {
        self::row(row, out)?;
    }
    Ok(())
}

/// The row's cells one below the other: a table of clauses would be too wide to read.
fn row(row: &RowPart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### Row {}\n", row.number)?;
    for cell in row.cells.iter().filter(|cell| !cell.labels.is_empty() || !cell.relation.is_empty()) {
        writeln!(out, "- **{}**, {}{}", cell.document, heading(cell), said(cell))?;
    }
    writeln!(out)
}

fn heading(cell: &CellPart) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !cell.labels.is_empty() {
        parts.push(text(&cell.labels) + &cell.place);
    }
    if !cell.relation.is_empty() {
        let from = if cell.from.is_empty() { String::new() } else { format!(" from {}", text(&cell.from)) };
        let pinned = if cell.pinned { ", pinned by hand" } else { "" };
        parts.push(format!("*{}*{from}{pinned}", cell.relation));
    }
    if !cell.classes.is_empty() {
        parts.push(cell.classes.join(", "));
    }
    parts.join(", ")
}

fn said(cell: &CellPart) -> String {
    let words: String = cell.pieces.iter().map(piece).collect();
    if words.trim().is_empty() { String::new() } else { format!(": {}", words.trim()) }
}

fn piece(piece: &PiecePart) -> String {
    match piece.kind {
        "ins" => format!("<ins>{}</ins>", text(&piece.text)),
        "del" => format!("<del>{}</del>", text(&piece.text)),
        "break" => "<br>".to_owned(),
        _ => text(&piece.text),
    }
}

/// Somebody else's words in Markdown: every sign that could open markup is escaped, and what sites turn into links
/// by themselves (`@name`, `#1`, addresses) is taken apart by an empty comment, which does not show.
pub(in crate::report) fn text(words: &str) -> String {
    const APART: &str = "<!-- -->";
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    let mut before = ' ';
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        let joins = characters.peek().is_some_and(|it| !it.is_whitespace());
        match character {
            '\r' | '\n' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' | ':' if joins => out.extend([character.encode_utf8(&mut [0; 4]), APART]),
            '#' => out.extend(["\\#", APART]),
            '.' if before == 'w' || before == 'W' => out.extend([".", APART]),
            '-' | '+' if before.is_alphanumeric() => out.push(character),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '!' | '~' | '+' | '-' | '=' | '$' => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
        before = character;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_open_no_markup_and_point_nowhere() {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let hostile = "<img src=x> | `a` **b** @octocat #12 https://x.org www.x.org [a](javascript:x) GH-1\n# h";
        let escaped = text(hostile);
        let mut said = String::new();
        for event in Parser::new_ext(&escaped, Options::all()) {
            match event {
                Event::Text(words) => said.push_str(&words),
                Event::InlineHtml(html) => assert_eq!(&*html, "<!-- -->"),
                Event::Start(tag) => assert_eq!(tag, Tag::Paragraph),
                Event::End(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(said, hostile.replace('\n', " "));
        for sign in ["@octocat", "#12", "://", "www.x"] {
            assert!(!escaped.contains(sign), "{sign} in {escaped}");
        }
    }
}
