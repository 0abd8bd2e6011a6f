//! The departures table as a document of its own, on wide pages.

use super::package::{Package, write};
use super::xml::escaped;
use crate::compare::Comparison;
use crate::report::departures::{DepartureRow, Departures, NOTHING};
use crate::report::{Context, words};
use std::fmt::Write as _;
use std::io;

/// How wide a page is between its margins, in twentieths of a point.
const WIDTH: usize = 15_138;
/// How wide the first column is.
const FIRST: usize = 3_600;

/// Writes the departures table for word processors.
///
/// # Errors
/// What the writer says.
pub(in crate::report) fn write_table(
    comparison: &Comparison,
    context: &Context,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let departures = Departures::of(comparison, context);
    let title = format!("Departures: {}", departures.names.join(" beside "));
    let mut body = paragraph("Title", &title, "");
    body.push_str(&paragraph("Normal", "Kinds of clauses that were found, the heaviest first.", ""));
    if departures.rows.is_empty() {
        body.push_str(&paragraph("Normal", "Nothing was found.", ""));
    } else {
        table(&departures, &mut body);
    }
    body.push_str(&paragraph("Heading1", "How this was made", ""));
    let names = context.options.lenses.iter().map(|it| words::lens_name(context.lenses, it));
    let made = format!(
        "By Undiluted {}, with rules {} and definitions {}, read through {}.",
        env!("CARGO_PKG_VERSION"),
        context.rules.version,
        context.lenses.version,
        names.collect::<Vec<_>>().join(", ")
    );
    body.push_str(&paragraph("Normal", &made, ""));
    for (name, one) in departures.names.iter().zip(&comparison.documents) {
        body.push_str(&paragraph("Normal", &format!("{name}: SHA-256 {}", one.document.sha256), ""));
        for it in one.document.diagnostics.iter().chain(&one.assessment.diagnostics) {
            body.push_str(&paragraph("Normal", &format!("{name}: {}", it.message), ""));
        }
    }
    for it in &comparison.diagnostics {
        body.push_str(&paragraph("Normal", &it.message, ""));
    }
    let foot = match &context.date {
        Some(date) => format!("{date} · A reading aid, not legal advice"),
        None => "A reading aid, not legal advice".to_owned(),
    };
    write(&Package { title: &title, body: &body, comments: "", foot: &foot, is_wide: true, looks: &[] }, out)
}

fn table(departures: &Departures, body: &mut String) {
    let columns = departures.names.len().max(1);
    let width = (WIDTH - FIRST) / columns;
    let edge = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"9CA3AF\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    write!(body, "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{edges}</w:tblBorders>").ok();
    write!(body, "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{FIRST}\"/>").ok();
    body.push_str(&format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns));
    body.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    cell(body, FIRST, "DBE4EA", &paragraph("Normal", "Kind", BOLD));
    departures.names.iter().for_each(|it| cell(body, width, "DBE4EA", &paragraph("Normal", it, BOLD)));
    body.push_str("</w:tr>");
    for row in &departures.rows {
        self::row(row, width, body);
    }
    body.push_str("</w:tbl>");
}

const BOLD: &str = "<w:rPr><w:b/></w:rPr>";
const QUIET: &str = "<w:rPr><w:i/><w:color w:val=\"6B7280\"/></w:rPr>";
const SMALL: &str = "<w:rPr><w:sz w:val=\"17\"/></w:rPr>";

fn row(row: &DepartureRow, width: usize, body: &mut String) {
    // A row that is longer than a page has to break.
    let is_short = row.cells.iter().map(|it| it.said().len()).max().unwrap_or(0) < 1_500;
    write!(body, "<w:tr><w:trPr>{}</w:trPr>", if is_short { "<w:cantSplit/>" } else { "" }).ok();
    let weight = if row.weight.is_empty() { String::new() } else { format!(" ({})", row.weight) };
    let mut first = paragraph("Normal", &format!("{}{weight}", row.title), BOLD);
    first.push_str(&paragraph("Normal", &row.does, SMALL));
    first.push_str(&row.touches.iter().map(|it| paragraph("Normal", it, SMALL)).collect::<String>());
    cell(body, FIRST, if row.is_departure { "FBEFD9" } else { "auto" }, &first);
    for it in &row.cells {
        let mut words: String = it.places.iter().map(|it| paragraph("Normal", &it.said(), "")).collect();
        if words.is_empty() {
            words = paragraph("Normal", NOTHING, QUIET);
        }
        words.push_str(&it.remarks.iter().map(|it| paragraph("Normal", it, BOLD)).collect::<String>());
        cell(body, width, "auto", &words);
    }
    body.push_str("</w:tr>");
}

fn cell(body: &mut String, width: usize, tint: &str, paragraphs: &str) {
    write!(body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{tint}\"/></w:tcPr>").ok();
    write!(body, "{paragraphs}</w:tc>").ok();
}

fn paragraph(style: &str, text: &str, look: &str) -> String {
    let run = format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{run}</w:p>")
}
