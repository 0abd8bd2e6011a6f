//! Findings that were gained, lost or altered between two documents.

use super::Analysed;
use crate::align::Row;
use crate::assess::Finding;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A finding that one document has and another has not, or has otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFinding {
    /// The document that gained, lost or altered it.
    pub document: usize,
    /// The document it is measured from.
    pub against: usize,
    /// What happened.
    pub change: FindingChange,
    /// Its index in `document`, unless it was lost.
    pub finding: Option<usize>,
    /// Its index in `against`, unless it was gained.
    pub was: Option<usize>,
}

/// What happened to a finding between two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingChange {
    /// Only the later document has it.
    Gained,
    /// Only the earlier document has it.
    Lost,
    /// Both have it, with other words or parameters.
    Altered,
}

/// Compares the findings of every document with the baseline's, or along a chain with those of the document before:
/// row by row, then wherever they stand.
pub(super) fn findings(documents: &[Arc<Analysed>], baseline: usize, chain: bool, rows: &[Row]) -> Vec<ChangedFinding> {
    let mut changes = Vec::new();
    for (index, document) in documents.iter().enumerate().filter(|(index, _)| *index != baseline) {
        let baseline = if chain { index.checked_sub(1).unwrap_or(baseline) } else { baseline };
        let Some(base) = documents.get(baseline) else { continue };
        let partners = partners(rows, baseline, index);
        let matched = matched(base, document, &partners);
        let taken: Vec<usize> = matched.iter().flatten().copied().collect();
        for (finding, was) in matched.iter().enumerate() {
            let change = match was {
                None => Some(FindingChange::Gained),
                Some(was) => {
                    let same = base
                        .assessment
                        .findings
                        .get(*was)
                        .zip(document.assessment.findings.get(finding))
                        .is_some_and(|(a, b)| says_the_same(base, a, document, b));
                    (!same).then_some(FindingChange::Altered)
                }
            };
            changes.extend(change.map(|change| ChangedFinding {
                document: index,
                against: baseline,
                change,
                finding: Some(finding),
                was: *was,
            }));
        }
        let lost = (0..base.assessment.findings.len()).filter(|it| !taken.contains(it));
        changes.extend(lost.map(|was| ChangedFinding {
            document: index,
            against: baseline,
            change: FindingChange::Lost,
            finding: None,
            was: Some(was),
        }));
    }
    changes
}

/// For each clause of a document, the baseline's clauses in its row.
fn partners(rows: &[Row], baseline: usize, document: usize) -> BTreeMap<usize, Vec<usize>> {
    let mut partners = BTreeMap::new();
    for row in rows {
        if let (Some(there), Some(here)) = (row.cells.get(baseline), row.cells.get(document)) {
            for clause in &here.clauses {
                partners.insert(*clause, there.clauses.clone());
            }
        }
    }
    partners
}

/// For each finding of the document, the baseline's finding of the same kind: in the same row first, else anywhere.
fn matched(base: &Analysed, document: &Analysed, partners: &BTreeMap<usize, Vec<usize>>) -> Vec<Option<usize>> {
    let ours = &document.assessment.findings;
    let mut found: Vec<Option<usize>> = vec![None; ours.len()];
    let mut free: Vec<bool> = vec![true; base.assessment.findings.len()];
    for same_row in [true, false] {
        for (index, finding) in ours.iter().enumerate() {
            if found.get(index).copied().flatten().is_some() {
                continue;
            }
            let there = partners.get(&finding.clause);
            let hit = base.assessment.findings.iter().enumerate().position(|(was, other)| {
                other.kind == finding.kind
                    && free.get(was) == Some(&true)
                    && (!same_row || there.is_some_and(|it| it.contains(&other.clause)))
            });
            if let (Some(hit), Some(slot)) = (hit, found.get_mut(index)) {
                *slot = Some(hit);
                if let Some(flag) = free.get_mut(hit) {
                    *flag = false;
                }
            }
        }
    }
    found
}

fn says_the_same(base: &Analysed, was: &Finding, document: &Analysed, now: &Finding) -> bool {
    let words = |of: &Analysed, finding: &Finding| {
        of.document.tokens.within(finding.span).iter().map(|it| it.folded).collect::<Vec<_>>()
    };
    was.stance == now.stance && was.parameters == now.parameters && words(base, was) == words(document, now)
}
