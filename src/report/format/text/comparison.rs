//! A comparison as a redline that reads from top to bottom.

use super::assessed::{heading, lens_lines, reviews};
use super::closing;
use super::glance::differences;
use super::paint::Paint;
use super::topics::topics;
use crate::align::{Cell, EditClass, Relation, Row};
use crate::compare::{Comparison, FindingChange, Thread};
use crate::report::context::{is_by_topic, shows};
use crate::report::{
    Context, Piece, Tally, beside, beside_cell, borrowed, counted, elided, flow, one_line, redline, remarks, words,
};
use std::io::{self, Write};

/// How many characters of unchanged text stand on either side of a change.
const AROUND: usize = 48;
/// How many characters of a clause that stands on one side only are shown.
const ALONE: usize = 160;

pub(in crate::report) fn comparison(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { on: context.color };
    for (index, one) in comparison.documents.iter().enumerate() {
        let mark = if index == comparison.baseline { "*" } else { " " };
        writeln!(out, "{mark} {}  {}", index + 1, heading(one, paint))?;
        if let Some(said) = borrowed::other_terms(one) {
            writeln!(out, "     {}", paint.bold(&said))?;
        }
        let readings = comparison.readings.get(index).map_or(&[][..], Vec::as_slice);
        for (name, said) in lens_lines(readings, context) {
            writeln!(out, "     {name} {said}")?;
        }
        for diagnostic in one.diagnostics() {
            writeln!(out, "     note   {}", one_line(&diagnostic.message, 200))?;
        }
        if let Some(reviewed) = comparison.reviewed.get(index) {
            reviews(one, reviewed, context, out)?;
        }
    }
    let by_topic = is_by_topic(comparison, context);
    // Rows of clauses are not what is shown by topic.
    for tally in Tally::all(comparison).iter().filter(|_| !by_topic) {
        let counts: Vec<String> =
            tally.counted().filter(|it| it.1 > 0).map(|it| format!("{} {}", it.1, it.0.name())).collect();
        writeln!(
            out,
            "{} against {}: {}",
            tally.document + 1,
            comparison.reference(tally.document) + 1,
            counts.join(", ")
        )?;
    }
    for agreement in &comparison.agreements {
        writeln!(out, "{}", one_line(&remarks::agreement(agreement), 400))?;
    }
    for diagnostic in &comparison.diagnostics {
        writeln!(out, "note: {}", one_line(&diagnostic.message, 200))?;
    }
    writeln!(out)?;
    differences(comparison, context, paint, out)?;
    if by_topic {
        topics(comparison, context, paint, out)?;
        return closing(context, out);
    }
    rows(comparison, context, paint, out)?;
    parameters(comparison, out)?;
    changed_findings(comparison, out)?;
    timeline(comparison, out)?;
    closing(context, out)
}

fn rows(comparison: &Comparison, context: &Context, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let mut folded = Folded::default();
    for row in comparison.rows.iter().filter(|row| shows(comparison, row, context.show)) {
        if !row.is_change() {
            folded.same += 1;
        } else if only_parameters(row) {
            folded.parameters += 1;
        } else {
            folded.write(out)?;
            for (document, cell) in row.cells.iter().enumerate() {
                changed_cell(comparison, row, document, cell, paint, out)?;
            }
        }
    }
    folded.write(out)?;
    writeln!(out)
}

/// Rows that are counted and not shown.
#[derive(Debug, Default)]
struct Folded {
    same: usize,
    parameters: usize,
}

impl Folded {
    /// One line for what was counted, and the count begins anew.
    fn write(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Self { same, parameters } = std::mem::take(self);
        match (same, parameters) {
            (0, 0) => Ok(()),
            (same, 0) => writeln!(out, "= {} without change", counted(same, "row")),
            (0, parameters) => writeln!(out, "≈ {} with other names only", counted(parameters, "row")),
            (same, parameters) => {
                let rows = counted(same + parameters, "row");
                writeln!(out, "≈ {rows} without change or with other names only ({parameters})")
            }
        }
    }
}

/// Whether nothing differs but names, versions and addresses that vary consistently; they are listed below.
fn only_parameters(row: &Row) -> bool {
    let folds = |cell: &Cell| match cell.relation {
        None | Some(Relation::Same | Relation::Cosmetic) => true,
        Some(Relation::Edited) => cell.edits.iter().all(|edit| edit.class == EditClass::Parameter),
        Some(_) => false,
    };
    row.cells.iter().all(folds)
}

fn changed_cell(
    comparison: &Comparison,
    row: &Row,
    document: usize,
    cell: &Cell,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(relation) = cell.relation.filter(|it| it.is_change()) else { return Ok(()) };
    let against = cell.against.unwrap_or(comparison.baseline);
    let here = labels(comparison, document, cell);
    let there = row.cells.get(against).map(|it| labels(comparison, against, it)).unwrap_or_default();
    let place = match (there.as_str(), here.as_str()) {
        (there, "") => there.to_owned(),
        ("", here) => here.to_owned(),
        (there, here) if there == here => here.to_owned(),
        (there, here) => format!("{there} → {here}"),
    };
    let place = one_line(&place, 80) + &beside_cell(comparison, document, cell);
    let which = if comparison.documents.len() > 2 { format!("[{}] ", document + 1) } else { String::new() };
    let mut classes: Vec<EditClass> = cell.edits.iter().map(|edit| edit.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let classes = classes.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ");
    let classes = if classes.is_empty() { classes } else { format!(" ({classes})") };
    writeln!(out, "{} {which}{}  {}{classes}", mark(relation), paint.bold(&place), words::relation(cell))?;
    let words = match relation {
        Relation::Added => paint.added(&one_line(&text(comparison, document, &cell.clauses), ALONE)),
        Relation::Absent => {
            let clauses = row.cells.get(against).map_or(&[][..], |it| it.clauses.as_slice());
            paint.removed(&one_line(&text(comparison, against, clauses), ALONE))
        }
        _ => around(&redline(comparison, document, cell), paint),
    };
    if words.is_empty() { Ok(()) } else { writeln!(out, "    {words}") }
}

fn mark(relation: Relation) -> char {
    match relation {
        Relation::Same | Relation::Cosmetic => '=',
        Relation::Edited => '~',
        Relation::Moved | Relation::MovedEdited => '>',
        Relation::Split => '<',
        Relation::Merged => 'v',
        Relation::Added => '+',
        Relation::Absent => '-',
    }
}

fn labels(comparison: &Comparison, document: usize, cell: &Cell) -> String {
    let Some(one) = comparison.documents.get(document) else { return String::new() };
    let labels = cell.clauses.iter().filter_map(|id| one.clauses.list.get(*id)).map(|it| it.label.as_str());
    labels.collect::<Vec<_>>().join(", ")
}

fn text(comparison: &Comparison, document: usize, clauses: &[usize]) -> String {
    let Some(one) = comparison.documents.get(document) else { return String::new() };
    let texts = clauses.iter().filter_map(|id| one.clauses.list.get(*id)).map(|it| one.document.slice(it.span));
    texts.collect::<Vec<_>>().join(" ")
}

/// Changes with a little of what stands around them; nothing if nothing changed.
fn around(pieces: &[Piece], paint: Paint) -> String {
    if !pieces.iter().any(|it| matches!(it, Piece::Added(..) | Piece::Removed(..))) {
        return String::new();
    }
    let last = pieces.len().saturating_sub(1);
    let words = pieces.iter().enumerate().map(|(index, piece)| match piece {
        Piece::Added(text, _) => paint.added(&one_line(text, ALONE)),
        Piece::Removed(text, _) => paint.removed(&one_line(text, ALONE)),
        Piece::Break => " ¶ ".to_owned(),
        Piece::Same(text) => elided(AROUND, &flow(text), index == 0, index == last),
    });
    words.collect::<String>().trim().to_owned()
}

fn parameters(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    for it in &comparison.parameters {
        let (there, here) = (one_line(&it.there, 60), one_line(&it.here, 60));
        writeln!(out, "parameter  [{}] {there} → {here}, {}", it.document + 1, counted(it.places, "place"))?;
    }
    Ok(())
}

fn changed_findings(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    for it in &comparison.changed_findings {
        let said = |document: usize, finding: Option<usize>| {
            let one = comparison.documents.get(document)?;
            let finding = one.assessment.findings.get(finding?)?;
            let label = one.clauses.list.get(finding.clause).map_or("", |it| it.label.as_str());
            let quote = one_line(one.document.slice(finding.span), 64);
            let place = beside(&one.document, finding.span.start);
            Some(format!("{} {}{place} “{quote}”", finding.kind, one_line(label, 40)))
        };
        let (mark, word) = match it.change {
            FindingChange::Gained => ('+', "gained"),
            FindingChange::Lost => ('-', "lost"),
            FindingChange::Altered => ('~', "altered"),
        };
        let words = said(it.document, it.finding).or_else(|| said(it.against, it.was)).unwrap_or_default();
        writeln!(out, "{mark} finding {word} in {}: {words}", it.document + 1)?;
    }
    Ok(())
}

/// Along three documents or more: which kinds of finding came and went, and in which clauses they stand.
fn timeline(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let count = comparison.documents.len();
    let threads: Vec<&Thread> = comparison.timeline.iter().filter(|it| it.changes()).collect();
    if count < 3 || threads.is_empty() {
        return Ok(());
    }
    let width = threads.iter().map(|it| it.kind.len()).max().unwrap_or(0);
    let numbers: Vec<String> = (1..=count).map(|it| format!("{it:<8}")).collect();
    writeln!(out, "{:<width$}  {}", "findings that come and go", numbers.join(" ").trim_end())?;
    for thread in threads {
        let cells: Vec<String> = thread.findings.iter().enumerate().map(|it| standing(comparison, it)).collect();
        writeln!(out, "{:<width$}  {}", thread.kind, cells.join(" ").trim_end())?;
    }
    writeln!(out)
}

/// The first clause of some findings, and how many more there are; a dot for none.
fn standing(comparison: &Comparison, (document, findings): (usize, &Vec<usize>)) -> String {
    let label = |finding: &usize| {
        let analysed = comparison.documents.get(document)?;
        let clause = analysed.assessment.findings.get(*finding)?.clause;
        Some(one_line(&analysed.clauses.list.get(clause)?.label, 8))
    };
    let said = match (findings.first().and_then(label), findings.len()) {
        (None, _) => "·".to_owned(),
        (Some(first), 1) => first,
        (Some(first), more) => format!("{first} +{}", more - 1),
    };
    format!("{said:<8}")
}
