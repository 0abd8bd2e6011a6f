//! Clauses that divide documents: on them rests an answer, a criterion or a finding that another document has otherwise.

use super::super::told::Told;
use super::source::Quotable;
use crate::assess::Rules;
use crate::compare::{Comparison, FindingChange};
use crate::edits::Choice;
use crate::lens::{Lenses, State};
use crate::question::{Answer, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// A question that can be asked of a clause.
pub(super) struct Mark {
    /// The document.
    pub document: usize,
    /// The clause.
    pub clause: usize,
    /// Its words.
    pub quote: String,
    /// What the program reads in it.
    pub told: Told,
    /// The kinds of what was found in it: questions of the same kind are sisters.
    pub kinds: BTreeSet<String>,
    /// What it divides, for the teacher, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Why a clause is asked about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reason {
    /// How much it says: a clause with more of it is asked about earlier.
    pub worth: u8,
    /// What people ask, where it is a question of daily use.
    pub asks: Option<String>,
    /// The same for the teacher.
    pub words: String,
}

/// What is known of a clause, by document and clause.
type Reasons = BTreeMap<(usize, usize), Vec<Reason>>;

/// A question for each clause that divides the documents; of one document alone, for each in which something was found.
pub(super) fn marks(comparison: &Comparison, texts: &[Quotable<'_>], rules: &Rules) -> Vec<Mark> {
    let mut reasons = Reasons::new();
    if texts.len() == 1 {
        alone(texts, rules, &mut reasons);
    }
    answers(texts, &mut reasons);
    criteria(texts, &mut reasons);
    findings(comparison, texts, rules, &mut reasons);
    let mark = |((document, clause), mut reasons): ((usize, usize), Vec<Reason>)| {
        let of = texts.get(document)?;
        let (quote, told) = of.asked(clause, rules)?;
        let kinds = of.kinds(clause);
        reasons.sort();
        reasons.dedup();
        reasons.reverse();
        Some(Mark { document, clause, quote, told, kinds, reasons })
    };
    let mut marks: Vec<Mark> = reasons.into_iter().filter_map(mark).collect();
    marks.sort_by_key(|it| (std::cmp::Reverse(it.worth()), it.clause, it.document));
    marks
}

impl Mark {
    /// What people ask, where the clause answers a question of daily use.
    pub fn asks(&self) -> Option<&str> {
        self.reasons.iter().find_map(|it| it.asks.as_deref())
    }

    /// How much it divides.
    fn worth(&self) -> u32 {
        // A room argues about what takes a freedom away; what takes none is asked about too, later.
        let burdens = u32::from(self.told.freedoms != [Choice::None].into()) * 4;
        burdens + self.reasons.iter().map(|it| u32::from(it.worth)).sum::<u32>()
    }
}

/// Of one document: every clause in which something was found.
fn alone(texts: &[Quotable<'_>], rules: &Rules, reasons: &mut Reasons) {
    for it in texts.iter().flat_map(|it| &it.analysed.assessment.findings) {
        let title = rules.kind(&it.kind).map_or(it.kind.as_str(), |kind| &kind.title);
        let words = format!("The program finds: {title}.");
        reasons.entry((0, it.clause)).or_default().push(Reason { worth: 1, asks: None, words });
    }
}

/// Questions of daily use that documents answer differently. A document that was not read, or that says nothing, is
/// held against none.
fn answers(texts: &[Quotable<'_>], reasons: &mut Reasons) {
    let is_known = |it: &Answer| matches!(it.verdict, Verdict::Yes | Verdict::If | Verdict::No);
    for (document, of) in texts.iter().enumerate() {
        for answer in of.analysed.answers.iter().filter(|it| is_known(it)) {
            let Some(question) = answer.asked() else { continue };
            let others: Vec<String> = texts
                .iter()
                .filter_map(|other| {
                    let said = other.analysed.answers.iter().find(|it| it.question == answer.question)?;
                    (is_known(said) && said.verdict != answer.verdict)
                        .then(|| format!("{} “{}”", other.key, said.verdict.words()))
                })
                .collect();
            if others.is_empty() {
                continue;
            }
            let worth = if answer.verdict == Verdict::No { 3 } else { 1 };
            let words =
                format!("“{}” {} says “{}”, {}.", question.asks, of.key, answer.verdict.words(), others.join(", "));
            for clause in clauses(of, &answer.findings) {
                let reason = Reason { worth, asks: Some(question.asks.clone()), words: words.clone() };
                reasons.entry((document, clause)).or_default().push(reason);
            }
        }
    }
}

/// Criteria that one document conflicts with and another one has satisfied.
fn criteria(texts: &[Quotable<'_>], reasons: &mut Reasons) {
    for (document, of) in texts.iter().enumerate() {
        for (at, reading) in of.readings.iter().enumerate() {
            let Some(lens) = Lenses::built_in().get(&reading.lens) else { continue };
            for criterion in reading.criteria.iter().filter(|it| it.state == State::Conflicts) {
                let satisfied = |other: &&Quotable<'_>| {
                    let of_other = other.readings.get(at).into_iter().flat_map(|it| &it.criteria);
                    of_other.into_iter().any(|it| it.id == criterion.id && it.state == State::Satisfied)
                };
                let others: Vec<&str> = texts.iter().filter(satisfied).map(|it| it.key.as_str()).collect();
                let Some(named) = lens.criterion(&criterion.id).filter(|_| !others.is_empty()) else { continue };
                let words = format!("{}: {} conflicts with it, {} does not.", named.short, of.key, others.join(", "));
                let conflicting = reading
                    .bears
                    .iter()
                    .filter(|it| it.criterion == criterion.id && it.weight == crate::lens::Weight::Conflicts);
                let findings: Vec<usize> = conflicting.map(|it| it.finding).collect();
                for clause in clauses(of, &findings) {
                    let reason = Reason { worth: 2, asks: None, words: words.clone() };
                    reasons.entry((document, clause)).or_default().push(reason);
                }
            }
        }
    }
}

/// Findings that one document has and the one it is measured against lacks. Where a sentence of the other is not
/// understood, nobody knows whether it lacks it.
fn findings(comparison: &Comparison, texts: &[Quotable<'_>], rules: &Rules, reasons: &mut Reasons) {
    for change in &comparison.changed_findings {
        let (document, finding, other) = match change.change {
            FindingChange::Gained => (change.document, change.finding, change.against),
            FindingChange::Lost => (change.against, change.was, change.document),
            FindingChange::Altered => continue,
        };
        let Some((of, other)) = texts.get(document).zip(texts.get(other)) else { continue };
        let Some(found) = finding.and_then(|it| of.analysed.assessment.findings.get(it)) else { continue };
        let has_it = other.analysed.assessment.findings.iter().any(|it| it.kind == found.kind);
        if has_it || !other.analysed.assessment.unread.is_empty() {
            continue;
        }
        let title = rules.kind(&found.kind).map_or(found.kind.as_str(), |kind| &kind.title);
        let words = format!("{title}: {} has it, {} has not.", of.key, other.key);
        reasons.entry((document, found.clause)).or_default().push(Reason { worth: 1, asks: None, words });
    }
}

fn clauses(of: &Quotable<'_>, findings: &[usize]) -> BTreeSet<usize> {
    findings.iter().filter_map(|it| of.analysed.assessment.findings.get(*it)).map(|it| it.clause).collect()
}
