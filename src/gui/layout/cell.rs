//! The text of one cell: its clauses, with differences, findings and hidden characters marked.

use super::text::Shown;
use crate::align::{Cell, Edit, EditClass};
use crate::document::{Span, visible};
use crate::gui::state::find::Hit;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::theme::{Tokens, clause_font};
use crate::lens::Weight;
use eframe::egui::{FontId, Stroke, TextFormat, text::LayoutJob};
use std::ops::Range;
use std::sync::Arc;

/// How cells are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The colours.
    pub tokens: &'static Tokens,
    /// The width of the text, in points.
    pub width: f32,
    /// The size of the text, in points.
    pub size: f32,
    /// What is lit in it.
    pub lights: &'a Lights,
}

/// What is lit in the texts beside differences and findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lights {
    /// Words that were looked for.
    pub hits: Arc<Vec<Hit>>,
    /// Which of them one is at.
    pub current: Option<usize>,
    /// Findings that bear on the chosen criterion, if one is chosen.
    pub lit: Option<Vec<FindingAt>>,
    /// Whether differences of typography are marked.
    pub cosmetic: bool,
}

/// The height of a line of clause text of this size, in points.
pub fn line_height(size: f32) -> f32 {
    (size * 1.43).round()
}

/// The text of a cell.
#[derive(Clone, Debug, Default)]
pub struct CellText {
    /// Its clauses, in order.
    pub clauses: Vec<ClauseText>,
}

/// The text of a clause in a cell.
#[derive(Clone, Debug)]
pub struct ClauseText {
    /// Its index in the document.
    pub clause: usize,
    /// What to lay out.
    pub job: LayoutJob,
    /// Its findings, and where in the job's text their words stand.
    pub findings: Vec<(FindingAt, Option<Weight>, Range<usize>)>,
    /// Where in the job's text words are missing, and which.
    pub gaps: Vec<(usize, String)>,
}

/// What is drawn otherwise than plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Heading,
    Added,
    Removed,
    /// Words of a finding that weighs.
    Found,
    /// Words that bear on the chosen criterion.
    Lit,
    /// Words that were looked for.
    Hit,
    /// Those that one is at.
    Current,
    Hidden,
    /// Between paragraphs.
    Blank,
}

/// The text of a document's cell in a row.
pub fn cell_text(sheet: &Sheet, row: usize, document: usize, look: Look<'_>) -> CellText {
    let (Some(analysed), Some(cells)) = (sheet.document(document), sheet.row(row).map(|it| &it.cells)) else {
        return CellText::default();
    };
    let Some(cell) = cells.get(document) else { return CellText::default() };
    let cosmetic = look.lights.cosmetic;
    let added = worded(&cell.edits, cosmetic).map(|edit| edit.here).filter(|span| !span.is_empty());
    let mut edits: Vec<(Span, Mark)> = added.map(|span| (span, Mark::Added)).collect();
    edits.extend(missing_elsewhere(cells, document, cosmetic).into_iter().map(|span| (span, Mark::Removed)));
    let clauses = cell.clauses.iter().filter_map(|index| {
        let clause = analysed.clauses.list.get(*index)?;
        // The printed number stands beside the text already.
        let start = clause.number.filter(|it| it.start == clause.span.start).map_or(clause.span.start, |it| it.end);
        let shown = Shown::of(&analysed.document, Span::new(start, clause.span.end).trimmed(&analysed.document.text));
        let mut marks: Vec<(Range<usize>, Mark)> = shown.hidden.iter().map(|it| (it.clone(), Mark::Hidden)).collect();
        marks.extend(clause.heading.map(|span| (shown.range(span), Mark::Heading)));
        marks.extend(
            edits.iter().filter(|(span, _)| span.overlaps(clause.span)).map(|(span, mark)| (shown.range(*span), *mark)),
        );
        let findings: Vec<_> = sheet
            .findings_of(document, *index)
            .iter()
            .filter_map(|finding| {
                let at = FindingAt { document, finding: *finding };
                let span = analysed.assessment.findings.get(*finding)?.span;
                Some((at, sheet.weight(at), shown.range(span)))
            })
            .collect();
        let weighs = |weight: &Option<Weight>| weight.is_some_and(|it| it >= Weight::Strains);
        marks.extend(findings.iter().filter_map(|(at, weight, range)| {
            let mark = match &look.lights.lit {
                Some(lit) => lit.contains(at).then_some(Mark::Lit),
                None => weighs(weight).then_some(Mark::Found),
            };
            mark.map(|mark| (range.clone(), mark))
        }));
        marks.extend(hits(look.lights, document, clause.span).map(|(span, mark)| (shown.range(span), mark)));
        let blanks = shown.text.match_indices("\n\n");
        marks.extend(blanks.map(|(at, blank)| (at..at + blank.len(), Mark::Blank)));
        let gaps = worded(&cell.edits, cosmetic)
            .filter(|edit| edit.here.is_empty() && !edit.there.is_empty())
            .filter(|edit| clause.span.start <= edit.here.start && edit.here.start <= clause.span.end)
            .filter_map(|edit| {
                let words = sheet.document(edit.against)?.document.plain.slice(edit.there);
                Some((shown.range(edit.here).start, visible(words)))
            })
            .collect();
        Some(ClauseText { clause: *index, job: job(&shown.text, &marks, look), findings, gaps })
    });
    CellText { clauses: clauses.collect() }
}

/// Words within a clause that were looked for.
fn hits(lights: &Lights, document: usize, clause: Span) -> impl Iterator<Item = (Span, Mark)> {
    let from = lights.hits.partition_point(|it| (it.document, it.span.end) <= (document, clause.start));
    let here = lights.hits.iter().enumerate().skip(from);
    let here = here.take_while(move |(_, it)| it.document == document && it.span.start < clause.end);
    here.map(|(index, it)| (it.span, if lights.current == Some(index) { Mark::Current } else { Mark::Hit }))
}

/// Edits in which words differ, and those in typography if they count.
fn worded(edits: &[Edit], cosmetic: bool) -> impl Iterator<Item = &Edit> {
    edits.iter().filter(move |edit| cosmetic || edit.class != EditClass::Cosmetic)
}

/// Words of a document's cell that none of those measured against it has; cells without any text do not count.
fn missing_elsewhere(cells: &[Cell], document: usize, cosmetic: bool) -> Vec<Span> {
    let mut others =
        cells.iter().filter(|cell| cell.against == Some(document) && !cell.clauses.is_empty()).map(|cell| {
            worded(&cell.edits, cosmetic)
                .filter(|it| it.against == document && !it.there.is_empty())
                .map(|it| it.there)
                .collect()
        });
    let first: Vec<Span> = others.next().unwrap_or_default();
    others.fold(first, |common, other: Vec<Span>| {
        let shared = |one: &Span, two: &Span| Span::new(one.start.max(two.start), one.end.min(two.end));
        common
            .iter()
            .flat_map(|one| other.iter().map(move |two| shared(one, two)))
            .filter(|it| !it.is_empty())
            .collect()
    })
}

/// Lays marks over a text: each stretch between two ends of marks is one section.
fn job(text: &str, marks: &[(Range<usize>, Mark)], look: Look<'_>) -> LayoutJob {
    let mut ends: Vec<usize> = marks.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    ends.extend([0, text.len()]);
    ends.sort_unstable();
    ends.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = look.width;
    for pair in ends.windows(2) {
        let [from, to] = *pair else { continue };
        let has =
            |wanted: Mark| marks.iter().any(|(range, mark)| *mark == wanted && range.start <= from && to <= range.end);
        job.append(text.get(from..to).unwrap_or(""), 0.0, format(look.tokens, look.size, has));
    }
    job
}

fn format(tokens: &Tokens, size: f32, has: impl Fn(Mark) -> bool) -> TextFormat {
    let is_heading = has(Mark::Heading);
    let mut format = TextFormat {
        font_id: clause_font(size, is_heading),
        color: if is_heading { tokens.strong } else { tokens.text },
        line_height: Some(line_height(size)),
        // Grounds stay clear of the line below, whose ground would cover the underline.
        expand_bg: -1.0,
        ..TextFormat::default()
    };
    if has(Mark::Removed) {
        format.background = tokens.removed.tint;
        format.strikethrough = Stroke::new(1.5, tokens.removed.mark);
    }
    if has(Mark::Added) {
        format.background = tokens.added.tint;
        format.underline = Stroke::new(1.5, tokens.added.mark);
    }
    // The line below says added, the line through says removed: the ground can say found.
    if has(Mark::Found) {
        format.background = tokens.found;
    }
    if has(Mark::Lit) {
        format.background = tokens.chosen;
        format.color = tokens.strong;
    }
    if has(Mark::Hit) {
        format.background = tokens.moved.tint;
        format.underline = Stroke::new(2.0, tokens.moved.mark);
        format.color = tokens.strong;
    }
    if has(Mark::Current) {
        format.background = tokens.accent;
        format.color = tokens.on_accent;
    }
    if has(Mark::Blank) {
        format.line_height = Some(line_height(size) * 0.4);
        format.font_id = FontId::proportional(4.0);
    }
    if has(Mark::Hidden) {
        format.font_id = FontId::monospace(size * 0.8);
        format.color = tokens.strong;
        format.background = tokens.alarm.tint;
        format.underline = Stroke::new(1.0, tokens.alarm.mark);
    }
    format
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(there: (usize, usize)) -> Edit {
        let there = Span::new(there.0, there.1);
        Edit { class: EditClass::Wording, against: 0, there, here: Span::default() }
    }

    fn cell(against: Option<usize>, edits: Vec<Edit>) -> Cell {
        Cell { clauses: vec![0], against, edits, ..Cell::default() }
    }

    #[test]
    fn words_are_struck_only_where_every_other_text_lacks_them() {
        let base = cell(None, Vec::new());
        let one = cell(Some(0), vec![edit((0, 10)), edit((20, 30))]);
        let two = cell(Some(0), vec![edit((5, 25))]);
        let nowhere = Cell { clauses: Vec::new(), against: Some(0), ..Cell::default() };
        let struck = |cells: &[Cell]| missing_elsewhere(cells, 0, false);
        assert_eq!(struck(&[base.clone(), one.clone()]), [Span::new(0, 10), Span::new(20, 30)]);
        assert_eq!(struck(&[base.clone(), one, two, nowhere]), [Span::new(5, 10), Span::new(20, 25)]);
        assert!(struck(&[base.clone(), base]).is_empty());
    }
}
