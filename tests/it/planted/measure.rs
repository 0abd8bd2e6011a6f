//! Rows against what was done: how often it is found, how often nothing else changes.

use super::operations::{Expected, OPERATIONS, Planted};
use crate::scene::shared_files;
use std::ops::Range;
use std::path::PathBuf;
use undiluted::align::{self, Relation, Row};
use undiluted::clause::Clauses;
use undiluted::document::{Document, Source};
use undiluted::edits::Edits;
use undiluted::library;

/// How one operation fared over many texts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub tried: usize,
    pub found: usize,
    pub clean: usize,
    /// Rows that changed though nothing was done to them.
    pub rows: usize,
}

impl Score {
    pub fn found(self) -> f64 {
        share(self.found, self.tried)
    }

    /// The same with so many texts more that are as they should be.
    pub fn with(self, slack: usize) -> Self {
        let more = |count: usize| (count + slack).min(self.tried);
        Self { found: more(self.found), clean: more(self.clean), ..self }
    }

    pub fn clean(self) -> f64 {
        share(self.clean, self.tried)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Self { tried, rows, .. } = self;
        write!(out, "found {:.3}  clean {:.3}  of {tried:>3}, {rows} false rows", self.found(), self.clean())
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { number(part) / number(whole) }
}

/// A text and its name.
pub type Named = (String, String);

/// Standard texts and, where they are at hand, licences of models.
pub fn texts(whole: bool) -> Vec<Named> {
    let fits = |text: &str| (1_200..60_000).contains(&text.len()) && text.is_ascii();
    let standard = library::entries().iter().filter(|it| !it.own && fits(it.text()));
    let step = if whole { 1 } else { 5 };
    let mut texts: Vec<Named> = standard.step_by(step).map(|it| (it.id.to_owned(), it.text().to_owned())).collect();
    for folder in ["corpus/licences", "corpus/licences-2026"] {
        let read =
            |it: PathBuf| Some((it.file_name()?.to_string_lossy().into_owned(), std::fs::read_to_string(&it).ok()?));
        let read = shared_files(folder, ".txt").into_iter().filter_map(read);
        let read: Vec<Named> = read.filter(|(_, text)| text.len() > 1_200 && text.len() < 60_000).collect();
        texts.extend(read.into_iter().step_by(if whole { 1 } else { 2 }));
    }
    texts
}

pub fn hash(name: &str) -> usize {
    let hash =
        name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, it| (hash ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3));
    usize::try_from(hash >> 40).unwrap_or(0)
}

/// Whether nobody may look at a text's mistakes.
pub fn is_frozen(name: &str) -> bool {
    hash(name).is_multiple_of(3)
}

/// Every operation over the texts that are open and those that are frozen.
pub fn measured(texts: &[Named], show: bool) -> (Vec<Score>, Vec<Score>) {
    use rayon::prelude::*;
    let each: Vec<(bool, Vec<Option<Score>>)> = texts.par_iter().map(|text| one(text, show)).collect();
    let mut parts = [vec![Score::default(); OPERATIONS.len()], vec![Score::default(); OPERATIONS.len()]];
    for (frozen, scores) in each {
        for (sum, score) in parts[usize::from(frozen)].iter_mut().zip(scores) {
            let score = score.unwrap_or_default();
            sum.tried += score.tried;
            sum.found += score.found;
            sum.clean += score.clean;
            sum.rows += score.rows;
        }
    }
    let [open, frozen] = parts;
    (open, frozen)
}

fn one((name, text): &Named, show: bool) -> (bool, Vec<Option<Score>>) {
    let frozen = is_frozen(name);
    let whole = read("a.txt", text);
    let only = std::env::var("UNDILUTED_ONLY").ok();
    let try_one = |(title, operation): &super::operations::Operation| {
        if only.as_ref().is_some_and(|it| !title.contains(it.as_str())) {
            return None;
        }
        let planted = operation(text, hash(name) / 3)?;
        let other = planted.base.as_ref().map(|it| read("a.txt", it));
        let left = other.as_ref().unwrap_or(&whole);
        let right = read(&format!("b{}", planted.ending), &planted.text);
        let rows = align::rows(&[(&left.0, &left.1), (&right.0, &right.1)], 0, false, &Edits::default());
        let verdict = judged(&rows, left, &right, &planted);
        if show && !frozen && (verdict.0.found == 0 || verdict.0.clean == 0) {
            println!("{title} | {name}: found {} clean {}\n{}", verdict.0.found, verdict.0.clean, verdict.1.join("\n"));
        }
        Some(verdict.0)
    };
    (frozen, OPERATIONS.iter().map(try_one).collect())
}

type Read = (Document, Clauses);

fn read(name: &str, text: &str) -> Read {
    let document = Document::read(&[Source::new(name, text)]);
    let clauses = Clauses::of(&document);
    (document, clauses)
}

/// Three versions along a chain, over the texts that are open and those that are frozen.
pub fn chained(texts: &[Named]) -> [Score; 2] {
    let mut scores = [Score::default(); 2];
    for (name, text) in texts {
        let Some([first, second]) = super::operations::chain(text, hash(name) / 3) else { continue };
        let all = [read("a.txt", text), read("b.txt", &first.text), read("c.txt", &second.text)];
        let rows = align::rows(&all.each_ref().map(|it| (&it.0, &it.1)), 0, true, &Edits::default());
        let middle = |row: &Row, ranges: &[Range<usize>]| touches(&all[1], &row.cells[1].clauses, ranges);
        let (mut found, mut false_rows) = (true, 0);
        for row in &rows {
            let (came, went) = (middle(row, &first.after), middle(row, &second.before));
            let relations = [row.cells[1].relation, row.cells[2].relation];
            let is_as_done = match (came, went) {
                (true, _) => {
                    let is_there = relations[0] == Some(Relation::Added) || adds(row, 1, &all[1], &first.after);
                    is_there && !is_change(relations[1])
                }
                (_, true) => relations[1] == Some(Relation::Absent) && !is_change(relations[0]),
                _ => !relations.into_iter().any(is_change),
            };
            found &= is_as_done || !(came || went);
            false_rows += usize::from(!(is_as_done || came || went));
        }
        let score = &mut scores[usize::from(is_frozen(name))];
        score.tried += 1;
        score.found += usize::from(found);
        score.clean += usize::from(false_rows == 0);
        score.rows += false_rows;
    }
    scores
}

fn is_change(relation: Option<Relation>) -> bool {
    relation.is_some_and(Relation::is_change)
}

fn touches(of: &Read, clauses: &[usize], ranges: &[Range<usize>]) -> bool {
    let spans = clauses.iter().map(|it| of.1.list[*it].span);
    spans.into_iter().any(|span| ranges.iter().any(|it| span.start < it.end && it.start < span.end))
}

fn judged(rows: &[Row], left: &Read, right: &Read, planted: &Planted) -> (Score, Vec<String>) {
    let (concerned, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| {
        touches(left, &row.cells[0].clauses, &planted.before) || touches(right, &row.cells[1].clauses, &planted.after)
    });
    let mut said = Vec::new();
    let dirty: Vec<&Row> = others.into_iter().filter(|it| it.is_change()).collect();
    let below = |row: &Row| planted.expected == Expected::Added && adds(row, 1, right, &planted.after);
    let found = as_expected(&concerned, planted.expected) || matches!(*concerned, [one] if below(one));
    if !found {
        said.extend(concerned.iter().map(|it| format!("  concerned: {}", told(it, left, right))));
    }
    said.extend(dirty.iter().take(12).map(|it| format!("  false: {}", told(it, left, right))));
    let score = Score { tried: 1, found: usize::from(found), clean: usize::from(dirty.is_empty()), rows: dirty.len() };
    (score, said)
}

/// Whether a row says that these words alone came in, as where a paragraph is put below a heading that had none.
fn adds(row: &Row, document: usize, right: &Read, ranges: &[Range<usize>]) -> bool {
    let edits: Vec<_> = row.cells[document].edits.iter().filter(|it| !it.class.is_light()).collect();
    let is_blank = |from: usize, to: usize| right.0.text.get(from..to).is_some_and(|it| it.trim().is_empty());
    let is_new = |range: &Range<usize>| {
        edits.first().is_some_and(|it| is_blank(range.start, it.here.start))
            && edits.last().is_some_and(|it| is_blank(it.here.end, range.end))
            && edits.iter().all(|it| it.there.is_empty())
    };
    row.cells[document].relation == Some(Relation::Edited) && !edits.is_empty() && ranges.iter().all(is_new)
}

fn relation(row: &Row) -> Relation {
    row.cells[1].relation.unwrap_or(Relation::Same)
}

fn weighty(row: &Row) -> usize {
    row.cells[1].edits.iter().filter(|it| !it.class.is_light()).count()
}

fn as_expected(rows: &[&Row], expected: Expected) -> bool {
    let all = |wanted: Relation| !rows.is_empty() && rows.iter().all(|it| relation(it) == wanted);
    let words: usize = rows.iter().map(|it| weighty(it)).sum();
    match expected {
        Expected::Nothing => true,
        Expected::Moved => all(Relation::Moved),
        Expected::MovedEdited => {
            let is_moved = |it: &&Row| matches!(relation(it), Relation::Moved | Relation::MovedEdited);
            words == 1 && rows.iter().all(is_moved)
        }
        Expected::Swapped => {
            let quiet = |it: &&Row| matches!(relation(it), Relation::Moved | Relation::Same | Relation::Cosmetic);
            rows.iter().all(quiet) && rows.iter().any(|it| relation(it) == Relation::Moved)
        }
        Expected::Added => all(Relation::Added),
        Expected::Absent => all(Relation::Absent),
        // A line of the same paragraph may be a clause of its own beside the one that is cut.
        Expected::Split => words == 0 && beside(rows, Relation::Split),
        Expected::Merged => words == 0 && beside(rows, Relation::Merged),
    }
}

fn beside(rows: &[&Row], wanted: Relation) -> bool {
    let quiet = |it: &&Row| matches!(relation(it), Relation::Same | Relation::Cosmetic) || relation(it) == wanted;
    rows.iter().all(quiet) && rows.iter().any(|it| relation(it) == wanted)
}

fn told(row: &Row, left: &Read, right: &Read) -> String {
    let labels = |of: &Read, clauses: &[usize]| {
        clauses.iter().map(|it| of.1.list[*it].label.as_str()).collect::<Vec<_>>().join("+")
    };
    let cut = |text: &str| text.chars().take(60).collect::<String>().replace('\n', "⏎");
    let words = |of: &Read, clauses: &[usize]| cut(clauses.first().map_or("", |it| of.0.slice(of.1.list[*it].span)));
    let edits =
        row.cells[1].edits.iter().filter(|it| !it.class.is_light()).take(4).map(|it| {
            format!("{} {:?}→{:?}", it.class.name(), cut(left.0.slice(it.there)), cut(right.0.slice(it.here)))
        });
    format!(
        "{} {} {}  [{}] [{}] {}",
        labels(left, &row.cells[0].clauses),
        relation(row).name(),
        labels(right, &row.cells[1].clauses),
        words(left, &row.cells[0].clauses),
        words(right, &row.cells[1].clauses),
        edits.collect::<Vec<_>>().join("; ")
    )
}
