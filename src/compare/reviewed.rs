//! What reviewers say of a document, found again in its text; and what the reading comes to with their overrides.
//!
//! The program's own findings and readings stay as they are: a reviewer's word stands beside them.

use super::{Analysed, readings};
use crate::assess::{Assessment, Certainty, Finding, Stance};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, last_component};
use crate::edits::{Choice, Edits, Found, Mark, Override, Place, Verdict};
use crate::lens::{Lenses, Reading};
use crate::options::Options;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A mark at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What the reviewer says.
    pub mark: Mark,
    /// The clause it is about.
    pub clause: usize,
    /// The finding it is about; none for a mark on the clause, or where the finding is no longer made.
    pub finding: Option<usize>,
    /// Whether words or rules changed since: the mark was found again, and should be looked at again.
    pub is_stale: bool,
}

/// What reviewers and rooms say of one document.
#[derive(Clone, Debug, Default)]
pub struct Reviewed {
    /// Marks in document order.
    pub remarks: Vec<Remark>,
    /// Findings set aside by a reviewer to which no other reviewer agrees.
    pub set_aside: BTreeSet<usize>,
    /// Findings that reviewers made, beyond the program's.
    pub found: Vec<Finding>,
    /// The reading through each chosen lens with the overrides; empty where there are none.
    pub readings: Vec<Reading>,
    /// Votes of a room: the clause and the voices of each choice.
    pub votes: Vec<(usize, BTreeMap<Choice, u32>)>,
}

impl Reviewed {
    /// Whether nobody said anything.
    pub fn is_empty(&self) -> bool {
        self.remarks.is_empty() && self.votes.is_empty()
    }

    /// The marks on a finding.
    pub fn on_finding(&self, finding: usize) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |it| it.finding == Some(finding))
    }

    /// The marks on a clause that are about none of its findings.
    pub fn on_clause(&self, clause: usize) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |it| it.clause == clause && it.finding.is_none())
    }
}

/// How far two reviewers went the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// One reviewer.
    pub one: String,
    /// The other.
    pub other: String,
    /// How many findings and clauses both gave a verdict on.
    pub both: usize,
    /// On how many of these it was the same.
    pub same: usize,
    /// Cohen's kappa, −1 to 1: agreement beyond what two reviewers of these habits reach by chance
    /// (J. Cohen, Educational and Psychological Measurement 20, 1960). None where it is undefined: nothing in
    /// common, or both always say one and the same.
    pub kappa: Option<f64>,
}

/// What is said of a document among all that are open. Diagnostics name what was not found again.
pub(super) fn reviewed(
    documents: &[Arc<Analysed>],
    index: usize,
    edits: &Edits,
    options: &Options,
    lenses: &Lenses,
) -> (Reviewed, Vec<Diagnostic>) {
    let Some(analysed) = documents.get(index) else { return (Reviewed::default(), Vec::new()) };
    let is_here = |place: &Place| is_place_of(documents, index, place);
    let mut reviewed = Reviewed::default();
    let mut lost = Vec::new();
    for mark in edits.marks.iter().filter(|it| is_here(&it.place)) {
        match remark(analysed, mark) {
            Some(remark) => reviewed.remarks.push(remark),
            None => lost.push(lost_mark(mark, &analysed.document)),
        }
    }
    reviewed.remarks.sort_by_key(|it| (it.clause, it.finding));
    for vote in edits.votes.iter().filter(|it| is_here(&it.place)) {
        if let Some(clause) = vote.place.find(&analysed.document, &analysed.clauses) {
            reviewed.votes.push((clause, vote.counts.clone()));
        } else {
            let message = format!("the vote on clause {} was left out: it is no longer there", vote.place.label);
            lost.push(Diagnostic::new(Code::MarkLost, message));
        }
    }
    override_readings(&mut reviewed, analysed, options, lenses);
    (reviewed, lost)
}

/// Whether a place is in this document: by its bytes, or by its name where no other has the bytes.
fn is_place_of(documents: &[Arc<Analysed>], index: usize, place: &Place) -> bool {
    let by_bytes = documents.iter().any(|it| it.document.sha256 == place.sha256);
    let Some(Analysed { document, .. }) = documents.get(index).map(Arc::as_ref) else { return false };
    if by_bytes { document.sha256 == place.sha256 } else { document.name == place.name }
}

/// What is said of documents that are not open, in one line for each.
pub(super) fn elsewhere(documents: &[Arc<Analysed>], edits: &Edits) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let places = edits.marks.iter().map(|it| &it.place).chain(edits.votes.iter().map(|it| &it.place));
    for place in places.filter(|it| !(0..documents.len()).any(|index| is_place_of(documents, index, it))) {
        *counts.entry(&place.name).or_default() += 1;
    }
    let words = |(name, count): (&str, usize)| {
        let short = last_component(name);
        let message = match count {
            1 => format!("1 mark or vote on {short} is not shown, for that document is not open"),
            count => format!("{count} marks or votes on {short} are not shown, for that document is not open"),
        };
        Diagnostic::new(Code::MarkLost, message)
    };
    counts.into_iter().map(words).collect()
}

fn remark(analysed: &Analysed, mark: &Mark) -> Option<Remark> {
    let clause = mark.place.find(&analysed.document, &analysed.clauses)?;
    let same_words = analysed.clauses.list.get(clause).is_some_and(|it| it.anchor == mark.place.anchor);
    let Some(marked) = &mark.finding else {
        return Some(Remark { mark: mark.clone(), clause, finding: None, is_stale: !same_words });
    };
    let findings = || analysed.assessment.findings.iter().enumerate();
    let exact = findings().find(|(_, it)| it.anchor == marked.anchor && it.kind == marked.kind);
    let finding = exact.or_else(|| {
        let mut alike = findings().filter(|(_, it)| it.clause == clause && it.kind == marked.kind);
        alike.next().filter(|_| alike.next().is_none())
    });
    let clause = finding.map_or(clause, |(_, it)| it.clause);
    Some(Remark { mark: mark.clone(), clause, finding: finding.map(|it| it.0), is_stale: exact.is_none() })
}

fn lost_mark(mark: &Mark, document: &Document) -> Diagnostic {
    let who = if mark.reviewer.is_empty() { "a reviewer" } else { &mark.reviewer };
    let about = mark.finding.as_ref().map_or(String::new(), |it| format!(" ({})", it.kind));
    let note = if mark.note.is_empty() { String::new() } else { format!(": {}", mark.note) };
    let message = format!(
        "what {who} said of clause {}{about} of {} was left out, for the clause is no longer there{note}",
        mark.place.label,
        document.short_name()
    );
    Diagnostic::new(Code::MarkLost, message)
}

/// The readings once more, with what was set aside left out and what reviewers found put in.
fn override_readings(reviewed: &mut Reviewed, analysed: &Analysed, options: &Options, lenses: &Lenses) {
    let agreed: BTreeSet<_> = reviewed
        .remarks
        .iter()
        .filter(|it| it.mark.verdict == Some(Verdict::Agree))
        .filter_map(|it| it.finding)
        .collect();
    let aside = reviewed.remarks.iter().filter(|it| it.mark.overrides == Some(Override::SetAside));
    reviewed.set_aside = aside.filter_map(|it| it.finding).filter(|it| !agreed.contains(it)).collect();
    reviewed.found = reviewed.remarks.iter().filter_map(|it| found(analysed, it)).collect();
    if reviewed.set_aside.is_empty() && reviewed.found.is_empty() {
        return;
    }
    reviewed.readings = readings(&overridden(&analysed.assessment, reviewed), options, lenses);
}

/// Findings keep their numbers: one that is set aside becomes one of no kind, and those of reviewers come last.
fn overridden(own: &Assessment, reviewed: &Reviewed) -> Assessment {
    let mut all = own.clone();
    for aside in &reviewed.set_aside {
        if let Some(finding) = all.findings.get_mut(*aside) {
            finding.kind = String::new();
            finding.stance = Stance::Notice;
        }
    }
    all.unread.retain(|unread| !reviewed.found.iter().any(|it| it.clause == unread.clause));
    all.findings.extend(reviewed.found.iter().cloned());
    all
}

fn found(analysed: &Analysed, remark: &Remark) -> Option<Finding> {
    let Some(Override::Found(Found { kind, stance, freedoms })) = &remark.mark.overrides else { return None };
    let clause = analysed.clauses.list.get(remark.clause)?;
    Some(Finding {
        kind: kind.clone(),
        stance: *stance,
        certainty: Certainty::Stated,
        freedoms: freedoms.clone(),
        clause: remark.clause,
        span: clause.span,
        parameters: BTreeMap::new(),
        rule: "reviewer".to_owned(),
        why: remark.mark.note.clone(),
        anchor: crate::clause::anchor(&[kind, &clause.anchor, &remark.mark.reviewer]),
        known: false,
    })
}

/// What a verdict is about: document, clause and, unless it is about the clause, finding.
type Subject = (usize, usize, Option<usize>);

/// The agreement of every two reviewers, over all documents.
pub(super) fn agreements(reviewed: &[Reviewed]) -> Vec<Agreement> {
    let mut said: BTreeMap<&str, BTreeMap<Subject, Verdict>> = BTreeMap::new();
    for (document, of_document) in reviewed.iter().enumerate() {
        for remark in &of_document.remarks {
            if let Some(verdict) = remark.mark.verdict {
                let subject = (document, remark.clause, remark.finding);
                said.entry(&remark.mark.reviewer).or_default().insert(subject, verdict);
            }
        }
    }
    let all: Vec<_> = said.iter().collect();
    let pairs = all.iter().enumerate().flat_map(|(at, one)| all.iter().skip(at + 1).map(move |other| (one, other)));
    pairs.map(|((one, ones), (other, others))| agreement((one, ones), (other, others))).collect()
}

fn agreement(
    (one, ones): (&str, &BTreeMap<Subject, Verdict>),
    (other, others): (&str, &BTreeMap<Subject, Verdict>),
) -> Agreement {
    let pairs: Vec<_> = ones.iter().filter_map(|(subject, it)| Some((*it, *others.get(subject)?))).collect();
    let same = pairs.iter().filter(|(a, b)| a == b).count();
    let (one, other) = (one.to_owned(), other.to_owned());
    Agreement { one, other, both: pairs.len(), same, kappa: kappa(&pairs) }
}

/// Cohen's kappa of two reviewers' verdicts on the same subjects.
#[expect(clippy::cast_precision_loss, reason = "nobody gives 2^52 verdicts")]
fn kappa(pairs: &[(Verdict, Verdict)]) -> Option<f64> {
    let total = pairs.len() as f64;
    let share = |count: usize| count as f64 / total;
    let observed = share(pairs.iter().filter(|(a, b)| a == b).count());
    let by_chance: f64 = Verdict::ALL
        .iter()
        .map(|it| {
            share(pairs.iter().filter(|(a, _)| a == it).count()) * share(pairs.iter().filter(|(_, b)| b == it).count())
        })
        .sum();
    (total > 0.0 && by_chance < 1.0).then(|| (observed - by_chance) / (1.0 - by_chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_of_a_worked_example() {
        use Verdict::{Agree, Disagree};
        // 20 both agree, 15 both disagree, 5 and 10 apart: observed 0.7, by chance 0.5.
        let pairs: Vec<_> = std::iter::repeat_n((Agree, Agree), 20)
            .chain(std::iter::repeat_n((Disagree, Disagree), 15))
            .chain(std::iter::repeat_n((Agree, Disagree), 5))
            .chain(std::iter::repeat_n((Disagree, Agree), 10))
            .collect();
        assert!(kappa(&pairs).is_some_and(|it| (it - 0.4).abs() < 1e-9));
        assert_eq!(kappa(&[]), None);
        assert_eq!(kappa(&[(Agree, Agree)]), None, "who always says the same cannot be told from chance");
    }
}
