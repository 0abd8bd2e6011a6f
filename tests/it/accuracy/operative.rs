//! How often clauses that give, demand or forbid something are seen: by a finding, or else as unread.
//!
//! `tests/data/operative` says of every clause of a few licences whether it is operative, marked by hand.

use super::ratio;
use crate::assessing;
use crate::scene::{root, shared, skip};
use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    source: String,
    sha256: String,
    /// Label, first byte, what it does.
    clauses: Vec<(String, usize, Does)>,
}

#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Does {
    Grant,
    Duty,
    Ban,
    None,
}

/// What became of the clauses of one text, or of all.
#[derive(Default)]
struct Count {
    clauses: usize,
    operative: usize,
    /// Operative, with a finding or a hit that an exception took back.
    hit: usize,
    /// Operative, marked as unread.
    unread: usize,
    /// Operative, neither, but a finding is in the sentence that introduces it, or in an item that it introduces.
    together: usize,
    /// Not operative, marked as unread.
    false_alarms: usize,
    /// Among them, those that are not English: no rule reads them, so all of them are said to be unread.
    foreign: usize,
    /// Without a finding, operative or not.
    without: usize,
}

impl Count {
    fn passed_over(&self) -> usize {
        self.operative - self.hit - self.unread
    }

    fn add(&mut self, other: &Self) {
        self.clauses += other.clauses;
        self.operative += other.operative;
        self.hit += other.hit;
        self.unread += other.unread;
        self.together += other.together;
        self.false_alarms += other.false_alarms;
        self.foreign += other.foreign;
        self.without += other.without;
    }
}

/// The marks whose text is here, each with its name and its text as read.
fn marked(rules: &Rules) -> Vec<(String, Marked, Analysed)> {
    let Some(corpus) = shared("corpus") else { return Vec::new() };
    let folder = root().join("tests/data/operative");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "json"));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let marks: Marked = serde_json::from_slice(&std::fs::read(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = marks.source.strip_prefix("corpus:").expect("`source` is corpus:…");
        let Ok(bytes) = std::fs::read(corpus.join(file)) else { continue };
        let analysed = Analysed::read(&[Source::new(file, bytes)], rules);
        if analysed.document.sha256 == marks.sha256 {
            all.push((name, marks, analysed));
        } else {
            skip(&format!("{name}: the text is not the one that was marked"));
        }
    }
    all
}

fn count(name: &str, marks: &Marked, analysed: &Analysed, verbose: bool) -> Count {
    let assessment = &analysed.assessment;
    let has_hit = |clause: usize| {
        assessment.findings.iter().any(|it| it.clause == clause)
            || assessment.suppressed.iter().any(|it| it.clause == clause)
    };
    let mut count = Count::default();
    for (label, start, does) in &marks.clauses {
        let Some(clause) = analysed.clauses.list.iter().find(|it| it.span.start == *start) else {
            println!("{name}: no clause begins at {label} any more ({start}); mark this text again");
            continue;
        };
        let (hit, read) = (has_hit(clause.id), assessment.read.get(clause.id).is_none_or(|it| *it));
        let operative = *does != Does::None;
        let mut items = analysed.clauses.list.iter().filter(|it| it.parent == Some(clause.id));
        let together = clause.parent.is_some_and(has_hit) || items.any(|it| has_hit(it.id));
        let foreign = clause.language.is_some_and(|it| it != "en");
        count.clauses += 1;
        count.operative += usize::from(operative);
        count.without += usize::from(!hit);
        count.hit += usize::from(operative && hit);
        count.unread += usize::from(operative && !hit && !read);
        count.together += usize::from(operative && !hit && read && together);
        count.false_alarms += usize::from(!operative && !read);
        count.foreign += usize::from(!operative && !read && foreign);
        if verbose && operative && !hit && read {
            println!("passed over  {name} {label}{}", if together { ", with its list" } else { "" });
        }
        if verbose && !operative && !read {
            println!("unread, not operative  {name} {label}{}", if foreign { ", not English" } else { "" });
        }
    }
    count
}

#[test]
fn operative_clauses_are_seen() {
    let rules = assessing::rules();
    let verbose = std::env::var_os("ACCURACY_VERBOSE").is_some();
    let texts = marked(&rules);
    if texts.is_empty() {
        return skip("the texts whose operative clauses were marked are not here");
    }
    println!(
        "{:30} {:>7} {:>9} {:>7} {:>6} {:>11} {:>10}",
        "operative clauses", "clauses", "operative", "finding", "unread", "passed over", "with list"
    );
    let mut all = Count::default();
    for (name, marks, analysed) in &texts {
        let one = count(name, marks, analysed, verbose);
        line(name, &one);
        all.add(&one);
    }
    line("all", &all);
    let n = all.operative;
    let seen = ratio(all.hit + all.unread, n);
    println!(
        "of {n} operative clauses: {:.3} have a finding, {:.3} are marked unread, {:.3} are passed over in silence \
         ({:.3} if a list and its introduction are read together)",
        ratio(all.hit, n),
        ratio(all.unread, n),
        ratio(all.passed_over(), n),
        ratio(all.passed_over() - all.together, n)
    );
    let without = n - all.hit;
    let unread = all.unread + all.false_alarms;
    println!(
        "recall {seen:.3} with findings; of the {without} without one {:.3}; precision {:.3} of {unread} marked unread \
         ({:.3} without the {} that are merely not English)",
        ratio(all.unread, without),
        ratio(all.unread, unread),
        ratio(all.unread, unread - all.foreign),
        all.foreign
    );
    println!(
        "baselines: nothing is operative: recall {:.3} with findings, 0 without; everything is: recall 1, precision {:.3}",
        ratio(all.hit, n),
        ratio(without, all.without)
    );
    let known = ratio(all.hit + all.unread + all.together, n);
    assert!(known > 0.9, "operative clauses that are seen fell to {known:.3}");
}

fn line(name: &str, count: &Count) {
    println!(
        "{name:30} {:>7} {:>9} {:>7} {:>6} {:>11} {:>10}",
        count.clauses,
        count.operative,
        count.hit,
        count.unread,
        count.passed_over(),
        count.together
    );
}
