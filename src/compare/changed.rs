//! Findings that were gained, lost or altered between two documents.

use super::Analysed;
use crate::align::{Cell, Edit, EditClass, Row};
use crate::assess::Finding;
use crate::document::Token;
use serde_json::Value;
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
        let alike = Alike::of(base, rows, (baseline, index));
        let cells = cells(rows, index);
        let (matched, free) = matched(alike, document, base.assessment.findings.len());
        for (finding, was) in matched.iter().enumerate() {
            let change = match was {
                None => Some(FindingChange::Gained),
                Some(was) => {
                    let same =
                        base.assessment.findings.get(*was).zip(document.assessment.findings.get(finding)).is_some_and(
                            |(a, b)| says_the_same((base, a), (document, b), cells.get(&b.clause).copied()),
                        );
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
        let lost = free.into_iter().enumerate().filter(|(_, is_free)| *is_free);
        changes.extend(lost.map(|(was, _)| ChangedFinding {
            document: index,
            against: baseline,
            change: FindingChange::Lost,
            finding: None,
            was: Some(was),
        }));
    }
    changes
}

/// The baseline's findings that a document's can be matched with, each list in their order. They are looked up: a search for
/// each finding would take the time of findings times findings.
struct Alike<'a> {
    /// For each clause of the document, its row.
    rows: BTreeMap<usize, usize>,
    in_row: BTreeMap<(usize, &'a str), Waiting>,
    anywhere: BTreeMap<&'a str, Waiting>,
}

/// Findings that wait to be matched, and how many of them were looked at.
#[derive(Default)]
struct Waiting {
    all: Vec<usize>,
    seen: usize,
}

impl Waiting {
    /// The first one that is still free, which then is free no more.
    fn take(&mut self, free: &mut [bool]) -> Option<usize> {
        while let Some(next) = self.all.get(self.seen) {
            self.seen += 1;
            if let Some(is_free) = free.get_mut(*next).filter(|it| **it) {
                *is_free = false;
                return Some(*next);
            }
        }
        None
    }
}

impl<'a> Alike<'a> {
    fn of(base: &'a Analysed, rows: &[Row], (baseline, document): (usize, usize)) -> Self {
        let findings = &base.assessment.findings;
        let mut of_clause: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut anywhere: BTreeMap<&str, Waiting> = BTreeMap::new();
        for (index, finding) in findings.iter().enumerate() {
            of_clause.entry(finding.clause).or_default().push(index);
            anywhere.entry(&finding.kind).or_default().all.push(index);
        }
        let (mut row_of, mut in_row) = (BTreeMap::new(), BTreeMap::<(usize, &str), Waiting>::new());
        for (number, row) in rows.iter().enumerate() {
            let (Some(there), Some(here)) = (row.cells.get(baseline), row.cells.get(document)) else { continue };
            row_of.extend(here.clauses.iter().map(|clause| (*clause, number)));
            let mut within: Vec<usize> =
                there.clauses.iter().filter_map(|it| of_clause.get(it)).flatten().copied().collect();
            within.sort_unstable();
            for index in within {
                let kind = findings.get(index).map_or("", |it| &it.kind);
                in_row.entry((number, kind)).or_default().all.push(index);
            }
        }
        Self { rows: row_of, in_row, anywhere }
    }
}

/// For each finding of the document, the baseline's finding of the same kind: in the same row first, else anywhere. And which
/// of the baseline's are left.
fn matched<'a>(mut alike: Alike<'a>, document: &'a Analysed, there: usize) -> (Vec<Option<usize>>, Vec<bool>) {
    let ours = &document.assessment.findings;
    let mut free: Vec<bool> = vec![true; there];
    let mut found: Vec<Option<usize>> = Vec::with_capacity(ours.len());
    for finding in ours {
        let row = alike.rows.get(&finding.clause);
        let waiting = row.and_then(|row| alike.in_row.get_mut(&(*row, finding.kind.as_str())));
        found.push(waiting.and_then(|it| it.take(&mut free)));
    }
    for (slot, finding) in found.iter_mut().zip(ours).filter(|it| it.0.is_none()) {
        *slot = alike.anywhere.get_mut(finding.kind.as_str()).and_then(|it| it.take(&mut free));
    }
    (found, free)
}

/// For each clause of a document, its cell.
fn cells(rows: &[Row], document: usize) -> BTreeMap<usize, &Cell> {
    let own = rows.iter().filter_map(|row| row.cells.get(document));
    own.flat_map(|cell| cell.clauses.iter().map(move |clause| (*clause, cell))).collect()
}

/// Whether two findings say the same, but for a name that varies in the same way through the whole text.
fn says_the_same(
    (base, was): (&Analysed, &Finding),
    (document, now): (&Analysed, &Finding),
    cell: Option<&Cell>,
) -> bool {
    let there = base.document.tokens.within(was.span);
    let here = document.document.tokens.within(now.span);
    let names = cell.map_or(&[][..], |it| &it.edits).iter().filter(|it| it.class == EditClass::Parameter);
    let names: Vec<_> = names.collect();
    let is_name = |a: &Token, b: &Token| names.iter().any(|it| it.there.overlaps(a.span) && it.here.overlaps(b.span));
    // A parameter that quotes the text quotes the name too.
    let renamed = |it: &str| {
        let swap =
            |it: String, edit: &&Edit| it.replace(base.document.slice(edit.there), document.document.slice(edit.here));
        names.iter().fold(it.to_owned(), swap)
    };
    let same_value = |(a, b): (&Value, &Value)| match (a, b) {
        (Value::String(a), Value::String(b)) => a == b || renamed(a) == *b,
        (a, b) => a == b,
    };
    was.stance == now.stance
        && was.parameters.keys().eq(now.parameters.keys())
        && was.parameters.values().zip(now.parameters.values()).all(same_value)
        && there.len() == here.len()
        && there.iter().zip(here).all(|(a, b)| a.folded == b.folded || is_name(a, b))
}

#[cfg(test)]
mod tests {
    use crate::assess::Rules;
    use crate::compare::{Analysed, Comparison, compare};
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    fn compared(there: &str, here: &str) -> Comparison {
        let read = |name: &str, text: &str| Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()));
        compare(
            &[read("a.txt", there), read("b.txt", here)],
            &Edits::default(),
            &Options::default(),
            Lenses::built_in(),
        )
    }

    #[test]
    fn a_clause_that_differs_in_the_name_alone_is_not_worded_otherwise() {
        let text = |name: &str, users: &str| {
            format!(
                "Heron {name} License\n\nHeron {name} is a model.\n\n1. If, on the Heron {name} release date, the \
                 monthly active users of your products are greater than {users} million, you must request a license \
                 from us, which we may grant in our sole discretion.\n\n2. You may use and copy Heron {name}."
            )
        };
        let same = compared(&text("3.1", "700"), &text("3.2", "700"));
        assert_eq!(same.changed_findings, [], "the name varies and nothing else");
        let other = compared(&text("3.1", "700"), &text("3.2", "800"));
        assert!(!other.changed_findings.is_empty(), "the number is another");
    }
}
