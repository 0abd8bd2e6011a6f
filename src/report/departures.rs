//! The departures table: one row for each kind of clause that was found, with every document's words on it.
//!
//! One model for every format: pages show its heaviest rows, sheets all of them. What was not understood is a row as
//! well, for it may be a departure.

use super::context::Context;
use super::page::{FindingPart, one_finding};
use super::paper::Extent;
use super::wording::{beside, flow, one_line, remarks, words};
use crate::assess::Finding;
use crate::compare::{Analysed, Comparison, FindingChange, Reviewed};
use crate::lens::Weight;
use crate::options::Show;
use crate::topic::Topics;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A table of departures.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Departures {
    /// The documents: "1. heron-1.0.txt".
    pub names: Vec<String>,
    /// The heaviest first.
    pub rows: Vec<DepartureRow>,
    /// What a page leaves to a line of its own, for all documents have it alike: "No field-of-use limits (conflicts):
    /// 1. at 4.2; 2. at 4.2".
    pub alike: Vec<String>,
    /// How many sentences of each document were not understood, where a page does not list them.
    pub unread: Vec<String>,
    /// Whether a reviewer said anything.
    pub is_reviewed: bool,
}

/// A kind of clause.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DepartureRow {
    /// What readers look for it under.
    pub topic: String,
    /// The kind's name.
    pub title: String,
    /// Its id.
    pub kind: String,
    /// What such a clause does.
    pub does: String,
    /// How it weighs at most: a word.
    pub weight: &'static str,
    /// The same, to sort and colour by.
    pub heaviest: Option<Weight>,
    /// The criteria that it touches, with how: "OSD conflicts: 6 No discrimination …".
    pub touches: Vec<String>,
    /// The same in short: "conflicts: OSD 5, OSD 7; doubtful: OSAID Use for any purpose".
    pub touched: String,
    /// What that is written from: each weight with its criteria, in the order in which they were met.
    #[serde(skip)]
    by_weight: Vec<(&'static str, Vec<String>)>,
    /// One for each document.
    pub cells: Vec<DepartureCell>,
    /// Whether documents differ in it.
    pub differs: bool,
    /// Whether a document has it otherwise than the one that it is measured against, but for names that vary through
    /// the whole text, or a reviewer says something of it.
    pub is_changed: bool,
    /// Whether it is a departure, or may be one: it weighs against a criterion, is disputed, or was not understood.
    pub is_departure: bool,
}

/// What one document says of it.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct DepartureCell {
    /// Its words, in their order; empty where it says nothing.
    pub places: Vec<DeparturePlace>,
    /// What reviewers say.
    pub remarks: Vec<String>,
}

/// Words of a document.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DeparturePlace {
    /// The clause.
    pub label: String,
    /// Where in a converted file: `, page 3`.
    pub place: String,
    /// The words, as they stand there.
    pub quote: String,
    /// Where they stand in the document's text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Numbers and names in them; for what was not understood why.
    pub details: String,
    /// "new", "changed", "set aside", "found by a reviewer", or nothing.
    pub note: &'static str,
}

impl DeparturePlace {
    /// On one line: "4.2 (700,000,000, new): “…”".
    pub(super) fn said(&self) -> String {
        let beside: Vec<&str> = [self.details.as_str(), self.note].into_iter().filter(|it| !it.is_empty()).collect();
        let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(", ")) };
        format!("{}{}{beside}: “{}”", self.label, self.place, self.quote)
    }
}

impl Departures {
    /// The table of a comparison: all rows, or those that the context shows.
    pub(super) fn of(comparison: &Comparison, context: &Context) -> Self {
        let mut rows: BTreeMap<String, DepartureRow> = BTreeMap::new();
        let count = comparison.documents.len();
        for (document, analysed) in comparison.documents.iter().enumerate() {
            for index in 0..analysed.assessment.findings.len() {
                if let Some(part) = one_finding(comparison, document, index, context) {
                    let row = rows.entry(part.kind.clone()).or_insert_with(|| row(&part, context, count));
                    weigh(row, comparison, context, (document, index));
                    add(row, comparison, (document, index), part);
                }
            }
            if let Some(reviewed) = comparison.reviewed.get(document) {
                found(&mut rows, reviewed, (document, analysed), context, count);
            }
        }
        let mut rows: Vec<DepartureRow> = rows.into_values().collect();
        for row in &mut rows {
            row.differs = differs(row);
            row.is_changed = is_changed(row);
            row.weight = row.heaviest.map_or("", words::weight);
            let in_short = row.by_weight.iter().map(|(weight, names)| format!("{weight}: {}", names.join(", ")));
            row.touched = in_short.collect::<Vec<_>>().join("; ");
            row.is_departure = matches!(row.heaviest, Some(Weight::Conflicts | Weight::Strains | Weight::Disputed));
        }
        let place = |it: &DepartureRow| Topics::built_in().list.iter().position(|topic| topic.title == it.topic);
        rows.sort_by_cached_key(|it| (Reverse(it.heaviest), place(it), it.title.clone()));
        let unread = unread(comparison);
        rows.splice(0..0, unread);
        rows.retain(|it| match context.show {
            Show::All => true,
            Show::Changes => it.differs || count < 2,
            Show::Deviations => it.is_departure,
        });
        let name = |(at, it): (usize, &std::sync::Arc<Analysed>)| {
            format!("{}. {}", at + 1, one_line(&it.document.short_name(), 80))
        };
        Self {
            names: comparison.documents.iter().enumerate().map(name).collect(),
            is_reviewed: rows.iter().flat_map(|it| &it.cells).any(|it| !it.remarks.is_empty()),
            rows,
            alike: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// The same with departures alone, for a page to read. On a page of changes each kind that no document changes is a
    /// line, and what was not understood a count, for the annex has its words.
    pub(super) fn for_page(mut self, extent: Extent) -> Self {
        self.rows.retain(|it| it.is_departure);
        if extent == Extent::Full || self.names.len() < 2 {
            return self;
        }
        let (unread, rows): (Vec<_>, Vec<_>) = self.rows.into_iter().partition(|it| it.kind == UNREAD);
        let counts = unread.iter().flat_map(|it| &it.cells).zip(&self.names);
        self.unread = counts.map(|(cell, name)| format!("{} in {name}", cell.places.len())).collect();
        let (rows, alike): (Vec<_>, Vec<_>) = rows.into_iter().partition(|it| it.is_changed);
        self.alike = alike.iter().map(DepartureRow::in_a_line).collect();
        self.rows = rows;
        self
    }

    /// As a sheet has it: what its columns are called, and a line of cells for each row.
    pub(super) fn sheet(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let mut head: Vec<String> =
            ["Topic", "Kind", "What it does", "Weight", "Criteria", "Differs"].map(str::to_owned).to_vec();
        head.extend(self.names.iter().cloned());
        if self.is_reviewed {
            head.extend(self.names.iter().map(|it| format!("Review of {it}")));
        }
        let line = |row: &DepartureRow| {
            let differs = if row.differs { "yes" } else { "no" };
            let mut cells = vec![
                row.topic.clone(),
                row.title.clone(),
                row.does.clone(),
                row.weight.to_owned(),
                row.touches.join("\n"),
                differs.to_owned(),
            ];
            cells.extend(row.cells.iter().map(DepartureCell::said));
            if self.is_reviewed {
                cells.extend(row.cells.iter().map(|it| it.remarks.join("\n")));
            }
            cells
        };
        (head, self.rows.iter().map(line).collect())
    }
}

impl DepartureRow {
    /// Its name, its weight and where each document has it.
    fn in_a_line(&self) -> String {
        let place = |(at, cell): (usize, &DepartureCell)| {
            let mut labels: Vec<&str> = cell.places.iter().map(|it| it.label.as_str()).collect();
            labels.dedup();
            format!("{}. at {}", at + 1, labels.join(", "))
        };
        let places: Vec<String> = self.cells.iter().enumerate().map(place).collect();
        format!("{} ({}): {}", self.title, self.weight, places.join("; "))
    }
}

impl DepartureCell {
    /// All its words, a line each; "not mentioned" where there are none.
    pub(super) fn said(&self) -> String {
        if self.places.is_empty() {
            return NOTHING.to_owned();
        }
        self.places.iter().map(DeparturePlace::said).collect::<Vec<_>>().join("\n")
    }
}

/// The row of what was not understood, which is no kind.
const UNREAD: &str = "unread";

/// What stands where a document says nothing.
pub(super) const NOTHING: &str = "not mentioned";

fn row(part: &FindingPart, context: &Context, count: usize) -> DepartureRow {
    let does = context.rules.kind(&part.kind).map_or_else(String::new, |it| flow(&it.summary));
    empty((topic_of(&part.kind), part.kind.clone(), part.kind_title.clone()), does, count)
}

/// The title of the topic that a kind of finding answers.
fn topic_of(kind: &str) -> String {
    let all = Topics::built_in();
    let of = all.list.iter().find(|it| it.kinds.iter().any(|it| it == kind));
    of.or_else(|| all.list.get(all.rest())).map_or_else(String::new, |it| it.title.clone())
}

/// Adds a criterion to those of its weight: criteria that have numbers go by them.
fn touch(row: &mut DepartureRow, weight: &'static str, (lens, title): (&str, &str)) {
    let number = title.split(' ').next().filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let name = one_line(&format!("{lens} {}", number.unwrap_or(title)), 80);
    match row.by_weight.iter_mut().find(|it| it.0 == weight) {
        Some((_, names)) if names.contains(&name) => {}
        Some((_, names)) => names.push(name),
        None => row.by_weight.push((weight, vec![name])),
    }
}

/// Takes in how a finding bears on every chosen definition.
fn weigh(row: &mut DepartureRow, comparison: &Comparison, context: &Context, (document, index): (usize, usize)) {
    for reading in comparison.readings.get(document).map_or(&[][..], Vec::as_slice) {
        row.heaviest = row.heaviest.max(reading.weight_of(index));
        let lens = context.lenses.get(&reading.lens);
        for bears in reading.bears_of(index) {
            let criterion = lens.and_then(|it| it.criterion(&bears.criterion));
            let title = criterion.map_or_else(|| bears.criterion.clone(), words::criterion_title);
            let name = words::lens_name(context.lenses, &reading.lens);
            let line = one_line(&format!("{} under {name} {title}", words::weight(bears.weight)), 200);
            touch(row, words::weight(bears.weight), (name, &title));
            if !row.touches.contains(&line) {
                row.touches.push(line);
            }
        }
    }
}

fn add(row: &mut DepartureRow, comparison: &Comparison, (document, index): (usize, usize), part: FindingPart) {
    let change = comparison.changed_findings.iter().find(|it| it.document == document && it.finding == Some(index));
    let note = match change.map(|it| it.change) {
        _ if part.is_set_aside => "set aside",
        Some(FindingChange::Gained) => "new",
        Some(FindingChange::Altered) => "changed",
        Some(FindingChange::Lost) | None => "",
    };
    let Some(cell) = row.cells.get_mut(document) else { return };
    cell.remarks.extend(part.remarks);
    let FindingPart { label, place, quote, start, end, details, .. } = part;
    cell.places.push(DeparturePlace { label, place, quote, start, end, details, note });
}

/// What reviewers found beyond the program.
fn found(
    rows: &mut BTreeMap<String, DepartureRow>,
    reviewed: &Reviewed,
    (document, analysed): (usize, &Analysed),
    context: &Context,
    count: usize,
) {
    let place = |finding: &Finding| DeparturePlace {
        label: analysed.clauses.list.get(finding.clause).map_or_else(String::new, |it| flow(&it.label)),
        place: beside(&analysed.document, finding.span.start),
        quote: flow(analysed.document.slice(finding.span)).trim().to_owned(),
        start: finding.span.start,
        end: finding.span.end,
        details: one_line(&finding.why, 400),
        note: "found by a reviewer",
    };
    for finding in &reviewed.found {
        let title = context.rules.kind(&finding.kind).map_or(finding.kind.as_str(), |it| it.title.as_str());
        let row = rows.entry(finding.kind.clone()).or_insert_with(|| {
            let (kind, title) = (one_line(&finding.kind, 80), one_line(title, 120));
            empty((topic_of(&finding.kind), kind, title), String::new(), count)
        });
        if let Some(cell) = row.cells.get_mut(document) {
            cell.places.push(place(finding));
        }
    }
    // What is said of clauses stands beside no kind: in the first row of what reviewers say.
    for remark in reviewed.remarks.iter().filter(|it| it.finding.is_none() && it.mark.overrides.is_none()) {
        let row = rows.entry("\u{7f}review".to_owned()).or_insert_with(|| {
            let does = "What reviewers say of clauses rather than of findings.".to_owned();
            empty(("Review".to_owned(), String::new(), "Notes on clauses".to_owned()), does, count)
        });
        let label = analysed.clauses.list.get(remark.clause).map_or("", |it| it.label.as_str());
        if let Some(cell) = row.cells.get_mut(document) {
            let said = format!("{label}: {}{}", remarks::said(&remark.mark), remarks::stale(remark));
            cell.remarks.push(one_line(&said, 1_000));
        }
    }
}

fn empty((topic, kind, title): (String, String, String), does: String, count: usize) -> DepartureRow {
    let cells = vec![DepartureCell::default(); count];
    DepartureRow {
        topic,
        title,
        kind,
        does,
        weight: "",
        heaviest: None,
        touches: Vec::new(),
        touched: String::new(),
        by_weight: Vec::new(),
        cells,
        differs: false,
        is_changed: false,
        is_departure: false,
    }
}

/// The sentences that were not understood, as the first row; none where every sentence was.
fn unread(comparison: &Comparison) -> Option<DepartureRow> {
    let does = "Sentences that no rule understood: each may be a departure, and no outcome can rest on them.";
    let of = ("Not understood".to_owned(), UNREAD.to_owned(), "Not understood".to_owned());
    let mut row = empty(of, does.to_owned(), comparison.documents.len());
    for (cell, one) in row.cells.iter_mut().zip(&comparison.documents) {
        let place = |it: &crate::assess::Unread| DeparturePlace {
            label: one.clauses.list.get(it.clause).map_or_else(String::new, |it| flow(&it.label)),
            place: beside(&one.document, it.span.start),
            quote: flow(one.document.slice(it.span)).trim().to_owned(),
            start: it.span.start,
            end: it.span.end,
            details: one_line(&it.because, 300),
            note: "",
        };
        cell.places.extend(one.assessment.unread.iter().map(place));
    }
    row.differs = differs(&row);
    (row.weight, row.is_departure) = ("unread", true);
    row.cells.iter().any(|it| !it.places.is_empty()).then_some(row)
}

/// Whether it came, went or changed in some document, or somebody has a word to say on it.
fn is_changed(row: &DepartureRow) -> bool {
    let counts = |cell: &DepartureCell| cell.places.len();
    row.cells.windows(2).any(|pair| matches!(pair, [one, next] if counts(one) != counts(next)))
        || row.cells.iter().any(|it| !it.remarks.is_empty() || it.places.iter().any(|it| !it.note.is_empty()))
}

/// Whether some document says it in other words than its neighbour, or not at all.
fn differs(row: &DepartureRow) -> bool {
    let words = |cell: &DepartureCell| -> Vec<(String, String)> {
        cell.places.iter().map(|it| (it.quote.to_lowercase(), it.details.clone())).collect()
    };
    row.cells.windows(2).any(|pair| matches!(pair, [one, next] if words(one) != words(next)))
}
