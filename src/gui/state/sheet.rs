//! A comparison as the window shows it: through one lens, with the rows that were asked for.
//!
//! Derived from a comparison and recomputed whenever the lens or the filter changes; never drawn from directly twice.

use crate::align::{Relation, Row};
use crate::assess::{Finding, Freedom, Rules};
use crate::compare::{Analysed, Comparison, Reviewed};
use crate::gui::state::changes::ChangeSheet;
use crate::gui::state::filter::{Filter, Only, Piece, pieces};
use crate::gui::state::glance::GlanceSheet;
use crate::gui::state::topics::TopicSheet;
use crate::lens::{Lens, Lenses, Reading, Weight};
use crate::options::Show;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finding's place: which document, which of its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FindingAt {
    /// Index of the document.
    pub document: usize,
    /// Index into its findings.
    pub finding: usize,
}

/// That a finding touches a freedom, with the heaviest weight it has there, if it has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched(pub Option<Weight>);

/// A comparison seen through one lens.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is compared.
    pub comparison: Arc<Comparison>,
    /// The rules that its findings come from.
    pub rules: Arc<Rules>,
    /// Index of the lens in the comparison's readings; `None` while there are no lenses.
    pub lens: Option<usize>,
    /// What stands below each other: rows, and bars for those that are left out.
    pub pieces: Vec<Piece>,
    /// Rows shown in full, as indices into the comparison's rows.
    pub visible: Vec<usize>,
    /// Rows in which something other than cosmetics differs.
    pub changes: Vec<usize>,
    /// Rows with a finding that conflicts with or strains the lens.
    pub deviations: Vec<usize>,
    /// Rows whose every sentence is known word for word from an approved text.
    pub known: Vec<usize>,
    /// The same comparison by topic.
    pub topics: Arc<TopicSheet>,
    /// The same comparison at a glance.
    pub glance: Arc<GlanceSheet>,
    /// Everything that differs, in words.
    pub differences: Arc<ChangeSheet>,
    documents: Vec<DocumentSheet>,
    /// Clauses that stand below a row in their own text and are shown in another.
    away: BTreeMap<(usize, usize), Vec<usize>>,
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

    /// Looks at a comparison through the lens of this id, showing these rows and those that were unfolded.
    pub fn of(
        comparison: Arc<Comparison>,
        rules: Arc<Rules>,
        lens: &str,
        filter: &Filter,
        unfolded: &BTreeSet<usize>,
    ) -> Self {
        let lens = comparison.readings.first().and_then(|readings| readings.iter().position(|it| it.lens == lens));
        let documents: Vec<_> =
            (0..comparison.documents.len()).map(|document| DocumentSheet::of(&comparison, document, lens)).collect();
        let (changes, deviations, known) = (Vec::new(), Vec::new(), Vec::new());
        let (pieces, visible) = (Vec::new(), Vec::new());
        let away = BTreeMap::new();
        let topics = Arc::new(TopicSheet::of(&comparison, &rules));
        let glance = Arc::new(GlanceSheet::of(&comparison, &rules));
        let differences = Arc::new(ChangeSheet::of(&comparison, &rules, lens));
        let mut sheet = Self {
            comparison,
            rules,
            lens,
            pieces,
            visible,
            changes,
            deviations,
            known,
            topics,
            glance,
            differences,
            documents,
            away,
        };
        sheet.away = sheet.moved_away();
        let rows = 0..sheet.comparison.rows.len();
        let differs = |row: &Row| row.is_change() || (filter.cosmetic && is_cosmetic(row));
        let is_left_out = |row: usize| filter.substance && sheet.comparison.is_slight(row);
        sheet.changes = rows.clone().filter(|row| sheet.row(*row).is_some_and(differs) && !is_left_out(*row)).collect();
        sheet.known = rows.clone().filter(|row| sheet.is_known(*row)).collect();
        sheet.deviations = rows.filter(|row| sheet.row_weight(*row).is_some_and(|it| it >= Weight::Strains)).collect();
        sheet.fold(filter, unfolded);
        sheet
    }

    fn fold(&mut self, filter: &Filter, unfolded: &BTreeSet<usize>) {
        let is_shown = |row: usize| match filter.show {
            Show::All => true,
            Show::Changes => self.changes.binary_search(&row).is_ok(),
            Show::Deviations => self.deviations.binary_search(&row).is_ok(),
        };
        let matches = |row: usize| is_shown(row) && self.is_about(row, &filter.only);
        self.pieces = pieces(self.comparison.rows.len(), matches, unfolded);
        let rows = |piece: &Piece| if let Piece::Row(row) = piece { Some(*row) } else { None };
        self.visible = self.pieces.iter().filter_map(rows).collect();
    }

    /// For each clause that was moved: the row of the clause before it in its own text, and its document.
    fn moved_away(&self) -> BTreeMap<(usize, usize), Vec<usize>> {
        let mut away: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (document, analysed) in self.comparison.documents.iter().enumerate() {
            let mut before = 0;
            for clause in 0..analysed.clauses.list.len() {
                let Some(row) = self.row_of(document, clause) else { continue };
                if self.is_moved(row, document) {
                    away.entry((before, document)).or_default().push(clause);
                } else {
                    before = row;
                }
            }
        }
        away
    }

    /// How a document's cell relates to the one it is measured against. What is not in the baseline either is no
    /// difference from it.
    pub fn relation(&self, row: usize, document: usize) -> Option<Relation> {
        let cells = &self.row(row)?.cells;
        let cell = cells.get(document)?;
        let baseline = cells.get(self.comparison.baseline);
        let neither = cell.clauses.is_empty() && baseline.is_some_and(|it| it.clauses.is_empty());
        cell.relation.filter(|_| !neither)
    }

    /// Whether a document has the clause of this row in another place.
    pub fn is_moved(&self, row: usize, document: usize) -> bool {
        let relation = self.row(row).and_then(|it| it.cells.get(document)).and_then(|it| it.relation);
        matches!(relation, Some(Relation::Moved | Relation::MovedEdited))
    }

    /// Clauses of a document that stand below this row in its own text and are shown elsewhere, because they were
    /// moved.
    pub fn away_from(&self, row: usize, document: usize) -> &[usize] {
        self.away.get(&(row, document)).map_or(&[], Vec::as_slice)
    }

    /// The row below which a moved clause stands in its own text.
    pub fn home_of(&self, document: usize, clause: usize) -> Option<usize> {
        let is_it = |(key, clauses): &(&(usize, usize), &Vec<usize>)| key.1 == document && clauses.contains(&clause);
        self.away.iter().find(is_it).map(|(key, _)| key.0)
    }

    /// Findings that bear on a criterion of the lens.
    pub fn bearing_on(&self, criterion: &str) -> Vec<FindingAt> {
        (0..self.comparison.documents.len())
            .flat_map(|document| {
                let bears = self.reading(document).map_or(&[][..], |it| &it.bears);
                let on_it = bears.iter().filter(move |it| it.criterion == criterion);
                on_it.map(move |it| FindingAt { document, finding: it.finding })
            })
            .collect()
    }

    /// Whether every clause of the row is known word for word from an approved text.
    fn is_known(&self, row: usize) -> bool {
        let cells = self.row(row).into_iter().flat_map(|it| it.cells.iter().enumerate());
        let mut clauses = cells.flat_map(|(document, cell)| cell.clauses.iter().map(move |it| (document, *it)));
        clauses.all(|(document, clause)| self.document(document).is_some_and(|it| it.is_known(clause)))
    }

    /// Whether the row has words of its own, or a finding that is about this.
    fn is_about(&self, row: usize, only: &Only) -> bool {
        if *only == Only::OwnWords {
            return self.known.binary_search(&row).is_err();
        }
        *only == Only::Anything
            || self.findings_in(row).into_iter().filter_map(|at| self.finding(at)).any(|finding| match only {
                Only::Anything | Only::OwnWords => true,
                Only::Freedom(freedom) => finding.freedoms.contains(freedom),
                Only::Kind(kind) => finding.kind == *kind,
            })
    }

    /// The finding at this place.
    pub fn finding(&self, at: FindingAt) -> Option<&Finding> {
        self.document(at.document)?.assessment.findings.get(at.finding)
    }

    /// Where a row is shown: its own piece, or the bar that it is folded into.
    pub fn piece_of(&self, row: usize) -> usize {
        self.pieces.partition_point(|piece| piece.first() <= row).saturating_sub(1)
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

    /// How a row touches each freedom, the heaviest of all its documents.
    pub fn row_freedoms(&self, row: usize) -> [Option<Touched>; 4] {
        let mut all = [None; 4];
        for (document, cell) in self.row(row).map_or(&[][..], |it| &it.cells).iter().enumerate() {
            for clause in &cell.clauses {
                for (one, other) in all.iter_mut().zip(self.freedoms_of(document, *clause)) {
                    *one = (*one).max(other);
                }
            }
        }
        all
    }

    /// How a row differs, if it does: the first difference among its documents.
    pub fn relation_of(&self, row: usize) -> Option<Relation> {
        self.changes.binary_search(&row).ok()?;
        let relations = (0..self.row(row)?.cells.len()).filter_map(|it| self.relation(row, it));
        relations.filter(|it| *it != Relation::Same).max_by_key(|it| it.is_change())
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

/// Whether only typography differs in it.
fn is_cosmetic(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.relation == Some(Relation::Cosmetic))
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
