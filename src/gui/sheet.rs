//! A comparison as the window shows it: through one lens, with the rows that were asked for.
//!
//! Derived from a comparison and recomputed whenever the lens or the filter changes; never drawn from directly twice.

use super::widgets::Touched;
use crate::align::Row;
use crate::assess::{Freedom, Rules};
use crate::compare::{Analysed, Comparison, Reviewed};
use crate::lens::{Lens, Lenses, Reading, Weight};
use crate::options::Show;
use std::sync::Arc;

/// A finding's place: which document, which of its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FindingAt {
    /// Index of the document.
    pub document: usize,
    /// Index into its findings.
    pub finding: usize,
}

/// A comparison seen through one lens.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is compared.
    pub comparison: Arc<Comparison>,
    /// The rules that its findings come from.
    pub rules: Arc<Rules>,
    /// Index of the lens in the comparison's readings; `None` while there are no lenses.
    pub lens: Option<usize>,
    /// Rows to show, as indices into the comparison's rows.
    pub visible: Vec<usize>,
    /// Rows in which something other than cosmetics differs.
    pub changes: Vec<usize>,
    /// Rows with a finding that conflicts with or strains the lens.
    pub deviations: Vec<usize>,
    documents: Vec<DocumentSheet>,
}

#[derive(Clone, Debug)]
struct DocumentSheet {
    /// The heaviest weight of each finding under the lens.
    weights: Vec<Option<Weight>>,
    /// The findings of each clause.
    findings: Vec<Vec<usize>>,
    /// The row of each clause.
    rows: Vec<Option<usize>>,
}

impl Sheet {
    /// What a kind of finding is called.
    pub fn kind_title<'a>(&'a self, kind: &'a str) -> &'a str {
        self.rules.kind(kind).map_or(kind, |it| it.title.as_str())
    }

    /// Looks at a comparison through the lens of this id, showing these rows.
    pub fn of(comparison: Arc<Comparison>, rules: Arc<Rules>, lens: &str, show: Show) -> Self {
        let lens = comparison.readings.first().and_then(|readings| readings.iter().position(|it| it.lens == lens));
        let documents: Vec<_> =
            (0..comparison.documents.len()).map(|document| DocumentSheet::of(&comparison, document, lens)).collect();
        let (visible, changes, deviations) = (Vec::new(), Vec::new(), Vec::new());
        let mut sheet = Self { comparison, rules, lens, visible, changes, deviations, documents };
        let rows = 0..sheet.comparison.rows.len();
        sheet.changes = rows.clone().filter(|row| sheet.row(*row).is_some_and(Row::is_change)).collect();
        sheet.deviations =
            rows.clone().filter(|row| sheet.row_weight(*row).is_some_and(|it| it >= Weight::Strains)).collect();
        sheet.visible = match show {
            Show::All => rows.collect(),
            Show::Changes => sheet.changes.clone(),
            Show::Deviations => sheet.deviations.clone(),
        };
        sheet
    }

    /// The row of this index.
    pub fn row(&self, row: usize) -> Option<&Row> {
        self.comparison.rows.get(row)
    }

    /// The document of this index.
    pub fn document(&self, document: usize) -> Option<&Arc<Analysed>> {
        self.comparison.documents.get(document)
    }

    /// The lens that colours the view.
    pub fn lens(&self) -> Option<&'static Lens> {
        let reading = self.comparison.readings.first()?.get(self.lens?)?;
        Lenses::built_in().get(&reading.lens)
    }

    /// A document's reading through the lens.
    pub fn reading(&self, document: usize) -> Option<&Reading> {
        self.comparison.readings.get(document)?.get(self.lens?)
    }

    /// What reviewers say of a document.
    pub fn reviewed(&self, document: usize) -> Option<&Reviewed> {
        self.comparison.reviewed.get(document)
    }

    /// A document's reading through the lens with the reviewers' overrides, if there are any.
    pub fn reviewed_reading(&self, document: usize) -> Option<&Reading> {
        self.reviewed(document)?.readings.get(self.lens?)
    }

    /// Whether a reviewer set a finding aside.
    pub fn is_set_aside(&self, at: FindingAt) -> bool {
        self.reviewed(at.document).is_some_and(|it| it.set_aside.contains(&at.finding))
    }

    /// The heaviest weight of a finding under the lens; none of one that a reviewer set aside.
    pub fn weight(&self, at: FindingAt) -> Option<Weight> {
        *self.documents.get(at.document)?.weights.get(at.finding)?
    }

    /// The findings of a clause, in document order.
    pub fn findings_of(&self, document: usize, clause: usize) -> &[usize] {
        self.documents.get(document).and_then(|it| it.findings.get(clause)).map_or(&[], Vec::as_slice)
    }

    /// The findings of a row, heaviest first within each document.
    pub fn findings_in(&self, row: usize) -> Vec<FindingAt> {
        let cells = self.row(row).map_or(&[][..], |row| &row.cells);
        let mut found: Vec<_> = cells
            .iter()
            .enumerate()
            .flat_map(|(document, cell)| cell.clauses.iter().map(move |clause| (document, *clause)))
            .flat_map(|(document, clause)| {
                self.findings_of(document, clause).iter().map(move |finding| FindingAt { document, finding: *finding })
            })
            .collect();
        found.sort_by_key(|at| (at.document, std::cmp::Reverse(self.weight(*at)), at.finding));
        found
    }

    /// The heaviest weight in a row.
    pub fn row_weight(&self, row: usize) -> Option<Weight> {
        self.findings_in(row).into_iter().filter_map(|at| self.weight(at)).max()
    }

    /// How a clause's findings touch each freedom; `None` where none does.
    pub fn freedoms_of(&self, document: usize, clause: usize) -> [Option<Touched>; 4] {
        let Some(analysed) = self.document(document) else { return [None; 4] };
        Freedom::ALL.map(|freedom| {
            self.findings_of(document, clause)
                .iter()
                .filter(|finding| {
                    analysed.assessment.findings.get(**finding).is_some_and(|it| it.freedoms.contains(&freedom))
                })
                .map(|finding| Touched(self.weight(FindingAt { document, finding: *finding })))
                .max()
        })
    }

    /// The row in which a clause stands.
    pub fn row_of(&self, document: usize, clause: usize) -> Option<usize> {
        *self.documents.get(document)?.rows.get(clause)?
    }
}

impl DocumentSheet {
    fn of(comparison: &Comparison, document: usize, lens: Option<usize>) -> Self {
        let Some(analysed) = comparison.documents.get(document) else {
            return Self { weights: Vec::new(), findings: Vec::new(), rows: Vec::new() };
        };
        let mut weights = vec![None; analysed.assessment.findings.len()];
        let reading = lens.and_then(|lens| comparison.readings.get(document)?.get(lens));
        for bears in reading.map_or(&[][..], |it| &it.bears) {
            if let Some(weight) = weights.get_mut(bears.finding) {
                *weight = (*weight).max(Some(bears.weight));
            }
        }
        for aside in comparison.reviewed.get(document).iter().flat_map(|it| &it.set_aside) {
            if let Some(weight) = weights.get_mut(*aside) {
                *weight = None;
            }
        }
        let mut findings = vec![Vec::new(); analysed.clauses.list.len()];
        for (index, finding) in analysed.assessment.findings.iter().enumerate() {
            if let Some(of_clause) = findings.get_mut(finding.clause) {
                of_clause.push(index);
            }
        }
        let mut rows = vec![None; analysed.clauses.list.len()];
        for (index, row) in comparison.rows.iter().enumerate() {
            for clause in row.cells.get(document).map_or(&[][..], |cell| &cell.clauses) {
                if let Some(of_clause) = rows.get_mut(*clause) {
                    *of_clause = Some(index);
                }
            }
        }
        Self { weights, findings, rows }
    }
}

/// The step after or before `from` in a sorted list, around its ends.
pub fn step(list: &[usize], from: Option<usize>, forward: bool) -> Option<usize> {
    match (from, forward) {
        (None, true) => list.first(),
        (None, false) => list.last(),
        (Some(from), true) => list.iter().find(|it| **it > from).or(list.first()),
        (Some(from), false) => list.iter().rev().find(|it| **it < from).or(list.last()),
    }
    .copied()
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn stepping_goes_around() {
        let list = [2, 5, 9];
        assert_eq!(step(&list, None, true), Some(2));
        assert_eq!(step(&list, Some(5), true), Some(9));
        assert_eq!(step(&list, Some(9), true), Some(2));
        assert_eq!(step(&list, Some(3), false), Some(2));
        assert_eq!(step(&list, Some(2), false), Some(9));
        assert_eq!(step(&[], Some(2), true), None);
    }
}
