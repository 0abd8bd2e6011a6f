//! Correspondences of sections that were read by hand (`../shared/gold/alignment.json`), against the rows.

use super::analysed;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use undiluted::assess::Rules;
use undiluted::clause::Clause;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::Options;

/// What became of the correspondences of one pair of texts.
#[derive(Default)]
pub struct Score {
    pub hits: usize,
    pub false_alarms: usize,
    pub misses: usize,
    pub unresolved: usize,
    moved: (usize, usize),
}

impl Score {
    pub fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.misses += other.misses;
        self.unresolved += other.unresolved;
        self.moved = (self.moved.0 + other.moved.0, self.moved.1 + other.moved.1);
    }

    pub fn f1(&self) -> f64 {
        let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
        2.0 * number(self.hits) / (2.0 * number(self.hits) + number(self.false_alarms + self.misses)).max(1.0)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Self { hits, false_alarms, misses, unresolved, moved } = self;
        write!(
            out,
            "F1 {:.3}  hits {hits:>3}  false {false_alarms:>2}  missed {misses:>2}  moved {}/{}  not understood {unresolved:>2}",
            self.f1(),
            moved.0,
            moved.1
        )
    }
}

/// Every pair of the gold whose texts are here, with its score.
pub fn scores(corpus: &Path, gold: &serde_json::Value) -> Vec<(String, Score)> {
    let mut scores = Vec::new();
    for pair in gold["pairs"].as_array().into_iter().flatten() {
        let name = |side: &str| pair[side].as_str().unwrap_or_default();
        let load = |side: &str| documents(corpus, &pair[format!("{side}_documents")], name(side));
        let (Some(left), Some(right)) = (load("left"), load("right")) else { continue };
        let comparison = compare(&[left, right], &Edits::default(), &Options::default(), Lenses::built_in());
        let title = format!("{:<24} {:<28}", name("left"), name("right"));
        scores.push((title, score(&comparison, &pair["map"])));
    }
    scores
}

fn documents(corpus: &Path, files: &serde_json::Value, name: &str) -> Option<Arc<Analysed>> {
    let mut sources = Vec::new();
    for file in files.as_array()?.iter().filter_map(serde_json::Value::as_str) {
        if let Some(id) = file.strip_prefix("spdx:") {
            return Some(analysed(name, library::entry(id)?.text()));
        }
        let text = std::fs::read_to_string(corpus.join("licences").join(file)).ok()?;
        sources.push(Source::new(file, text));
    }
    Some(Arc::new(Analysed::read(&sources, Rules::built_in())))
}

fn score(comparison: &Comparison, map: &serde_json::Value) -> Score {
    let mut score = Score::default();
    for entry in map.as_array().into_iter().flatten() {
        let printed = |name: &str| entry[name].as_str().unwrap_or_default();
        let (lefts, rights) = (expanded(printed("left")), expanded(printed("right")));
        // "1(a)-(h)" beside "1(a)-(h)" are eight correspondences.
        let pairs = if lefts.len() == rights.len() {
            lefts.into_iter().zip(rights).collect()
        } else {
            vec![(printed("left").to_owned(), printed("right").to_owned())]
        };
        for (left, right) in pairs {
            one(comparison, &left, &right, printed("rel") == "moved", &mut score);
        }
    }
    score
}

fn one(comparison: &Comparison, left: &str, right: &str, moved: bool, score: &mut Score) {
    let side = |printed: &str, document: usize| {
        if printed.is_empty() { Some(BTreeSet::new()) } else { section(&comparison.documents[document], printed) }
    };
    let (Some(left_clauses), Some(right_clauses)) = (side(left, 0), side(right, 1)) else {
        score.unresolved += 1;
        return println!("    not understood: {left:?} beside {right:?}");
    };
    let (document, clauses) = if left.is_empty() { (1, &right_clauses) } else { (0, &left_clauses) };
    let there = if left.is_empty() { &left_clauses } else { &right_clauses };
    let stands = shares(comparison, document, clauses, there);
    score.moved.1 += usize::from(moved);
    let ok =
        if there.is_empty() { stands.alone * 2 > stands.all } else { stands.beside * 2 > stands.all - stands.alone };
    match (there.is_empty(), ok && (there.is_empty() || stands.beside > 0)) {
        (true, true) => {}
        (true, false) => {
            score.false_alarms += 1;
            println!("    {left:?} beside {right:?}: should stand alone");
        }
        (false, true) => {
            score.hits += 1;
            score.moved.0 += usize::from(moved);
        }
        (false, false) => {
            score.misses += 1;
            score.false_alarms += usize::from(stands.alone < stands.all);
            println!("    {left:?} is not beside {right:?}, but beside {}", stands.named);
        }
    }
}

/// How many letters of a section stand beside the other section, alone, and at all.
struct Stands {
    beside: usize,
    alone: usize,
    all: usize,
    named: String,
}

fn shares(comparison: &Comparison, document: usize, clauses: &BTreeSet<usize>, there: &BTreeSet<usize>) -> Stands {
    let mut stands = Stands { beside: 0, alone: 0, all: 0, named: String::new() };
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let other = &comparison.documents[1 - document].clauses.list;
    for row in &comparison.rows {
        let here = row.cells[document].clauses.iter().filter(|it| clauses.contains(it));
        let letters: usize = here.map(|it| comparison.documents[document].clauses.list[*it].span.len()).sum();
        let partners = &row.cells[1 - document].clauses;
        stands.all += letters;
        if letters > 0 && partners.is_empty() {
            stands.alone += letters;
        }
        if letters > 0 && partners.iter().any(|it| there.contains(it)) {
            stands.beside += letters;
        }
        for partner in partners.iter().filter(|_| letters > 0) {
            *named.entry(other[*partner].label.as_str()).or_default() += letters;
        }
    }
    stands.named = named.keys().copied().collect::<Vec<_>>().join(", ");
    stands
}

/// "1(a)-(h)", "AUP 1.a-g" and "4 (1-4)" as single sections; anything else as itself.
fn expanded(printed: &str) -> Vec<String> {
    let Some((from, to)) = printed.split_once('-').filter(|_| !printed.contains(" (")) else {
        return vec![printed.to_owned()];
    };
    let bracketed = to.starts_with('(');
    let to = to.trim_matches(['(', ')']);
    let from = from.trim_end_matches(')');
    let at = from.rfind(['(', '.']).map_or(0, |it| it + 1);
    let (head, first) = from.split_at(at);
    let close = if bracketed { ")" } else { "" };
    let single = |text: &str| text.chars().next().filter(|_| text.len() == 1);
    match (single(first), single(to)) {
        (Some(first), Some(last)) => (first..=last).map(|it| format!("{head}{it}{close}")).collect(),
        _ => vec![printed.to_owned()],
    }
}

/// The clauses of a section as it is named in the gold, with all below it.
fn section(document: &Analysed, printed: &str) -> Option<BTreeSet<usize>> {
    if let Some((one, other)) = printed.split_once("; ") {
        return Some(section(document, one)?.union(&section(document, other)?).copied().collect());
    }
    let bare = printed.split(" (").next().unwrap_or(printed);
    let note = printed.split_once(" (").map_or("", |(_, it)| it.trim_end_matches(')'));
    let list = &document.clauses.list;
    let own = match bare {
        "preamble" | "I preamble" => preamble(document)?,
        "title" => list.iter().find(|it| it.is_title)?,
        "definitions" => list.iter().find(|it| {
            said(document, it).to_lowercase().contains("\" means") || said(document, it).contains("” means")
        })?,
        "Appendix" => list.iter().find(|it| said(document, it).to_lowercase().contains("how to apply"))?,
        "last para" => paragraphs(document).last()?,
        _ => match bare.strip_prefix("para ") {
            Some(number) => paragraphs(document).nth(number.parse::<usize>().ok()? - 1)?,
            None => named(document, bare)?,
        },
    };
    // "4 (2nd)" is the second paragraph of what is headed as the fourth.
    if let Some(nth) =
        note.strip_suffix("nd").or(note.strip_suffix("rd")).or(note.strip_suffix("th")).or(note.strip_suffix("st"))
        && let Ok(nth) = nth.parse::<usize>()
    {
        let child = list.iter().filter(|it| it.parent == Some(own.id)).nth(nth - 1)?;
        return Some(BTreeSet::from([child.id]));
    }
    // Part of a section cannot be told from its whole by a label.
    if note.contains("last para") || note.contains("definition of") || note.contains("patents") {
        return None;
    }
    Some(list.iter().filter(|it| it.id >= own.id && it.span.start < own.extent_end).map(|it| it.id).collect())
}

fn said<'a>(document: &'a Analysed, clause: &Clause) -> &'a str {
    document.document.slice(clause.span)
}

/// Paragraphs at the top that are neither the title nor a copyright line.
fn paragraphs(document: &Analysed) -> impl Iterator<Item = &Clause> {
    let is_open = |it: &Clause| library::is_left_open(said(document, it));
    document.clauses.list.iter().filter(move |it| it.number.is_none() && !it.is_title && !is_open(it))
}

/// What stands before the first number: the headed preamble, or the first paragraph.
fn preamble(document: &Analysed) -> Option<&Clause> {
    let headed =
        document.clauses.list.iter().find(|it| {
            it.heading.is_some_and(|span| document.document.slice(span).to_lowercase().contains("preamble"))
        });
    headed.or_else(|| paragraphs(document).next())
}

/// By its number: as printed, under the policy or the attachment that stands before it, or as counted by headings.
fn named<'a>(document: &'a Analysed, printed: &str) -> Option<&'a Clause> {
    let list = &document.clauses.list;
    let dotted =
        |text: &str| text.replace(['(', ' '], ".").replace(')', "").replace("..", ".").trim_matches('.').to_owned();
    let with_label = |label: &str, from: usize| list.iter().skip(from).find(|it| it.label == label);
    if let Some(item) = printed.strip_prefix("AUP ").or_else(|| printed.strip_prefix("AUP")) {
        let item = dotted(item);
        let policy = list.iter().find(|it| {
            let said = said(document, it).to_lowercase();
            it.label.starts_with("AUP") || it.heading.is_some() && said.contains("prohibited uses")
        })?;
        return with_label(&format!("AUP.{item}"), 0).or_else(|| with_label(&item, policy.id));
    }
    let attachment = printed.strip_prefix("Att. ").unwrap_or(printed);
    let label = dotted(attachment);
    let bullet = label.replace(".b", ".¶");
    with_label(&label, 0)
        .or_else(|| with_label(&bullet, 0).filter(|_| attachment.starts_with('A')))
        .or_else(|| implied_item(document, &label))
        .or_else(|| closing(document, printed))
        .or_else(|| by_heading(document, printed))
}

/// "A 3" is the third item of attachment A, though it prints no number.
fn implied_item<'a>(document: &'a Analysed, label: &str) -> Option<&'a Clause> {
    let (attachment, item) = label.split_once('.').filter(|(it, _)| it.len() == 1)?;
    let label = format!("{attachment}.¶{item}");
    document.clauses.list.iter().find(|it| it.label == label)
}

/// "4 closing para": the last paragraph without a number under it.
fn closing<'a>(document: &'a Analysed, printed: &str) -> Option<&'a Clause> {
    let list = &document.clauses.list;
    let above = list.iter().find(|it| Some(it.label.as_str()) == printed.strip_suffix(" closing para"))?;
    list.iter().rfind(|it| it.parent == Some(above.id) && it.number.is_none())
}

/// A number that is not printed: the headings are counted, from that of the definitions on.
fn by_heading<'a>(document: &'a Analysed, printed: &str) -> Option<&'a Clause> {
    let nth: usize = printed.parse().ok()?;
    let headed = |it: &&Clause| it.depth == 0 && it.heading.is_some();
    let from =
        document.clauses.list.iter().filter(headed).position(|it| said(document, it).starts_with("Definitions"))?;
    document.clauses.list.iter().filter(headed).nth(from + nth - 1)
}
