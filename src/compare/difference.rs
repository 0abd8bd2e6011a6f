//! Everything that differs, one entry a row and document, and how much of a matter it is.

use super::{Comparison, FindingChange, Slight};
use crate::align::{EditClass, Relation};
use crate::lens::Weight;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a matter a difference is, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heft {
    /// Names, dates, addresses, numbering or typography alone.
    Slight,
    /// The same words in another place.
    Place,
    /// Other words.
    Words,
    /// A negation, a may or must, a number, or who, where and how far.
    Sense,
    /// A clause that a rule knows came, went or changed; how it weighs under the definition, if it does.
    Finding(Option<Weight>),
    /// Words differ in a clause that was not understood: nobody but the reader can say what it comes to.
    Unread,
}

/// A row in which a document differs from the one it is measured against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The row.
    pub row: usize,
    /// The document that differs.
    pub document: usize,
    /// The document it is measured against.
    pub against: usize,
    /// How it differs.
    pub relation: Relation,
    /// How much of a matter it is.
    pub heft: Heft,
    /// What it changes slightly, where nothing in it is of substance.
    pub slight: BTreeSet<Slight>,
    /// Findings that came, went or changed in it: places in the comparison's changed findings.
    pub findings: Vec<usize>,
}

impl Difference {
    /// Whether it says something new.
    pub fn is_of_substance(&self) -> bool {
        self.heft > Heft::Slight
    }
}

impl Comparison {
    /// Everything that differs in more than typography, by place; weights are those of the lens of this index.
    pub fn differences(&self, lens: Option<usize>) -> Vec<Difference> {
        let changed = self.changed_by_clause();
        let mut all = Vec::new();
        for (row, of_row) in self.rows.iter().enumerate() {
            for (document, cell) in of_row.cells.iter().enumerate() {
                let Some(relation) = cell.relation.filter(|it| it.is_change()) else { continue };
                let against = cell.against.unwrap_or_else(|| self.reference(document));
                let there = of_row.cells.get(against).map_or(&[][..], |it| &it.clauses);
                let sides = [(document, &cell.clauses[..]), (against, there)];
                if sides.iter().all(|it| it.1.is_empty()) {
                    continue;
                }
                let mut findings: Vec<usize> = sides
                    .iter()
                    .flat_map(|(of, clauses)| clauses.iter().map(move |it| (document, *of, *it)))
                    .flat_map(|key| changed.get(&key).into_iter().flatten().copied())
                    .collect();
                findings.sort_unstable();
                findings.dedup();
                let slight = self.slight(row, document).unwrap_or_default();
                let heft =
                    if slight.is_empty() { self.heft(row, document, sides, &findings, lens) } else { Heft::Slight };
                all.push(Difference { row, document, against, relation, heft, slight, findings });
            }
        }
        all
    }

    /// For each document and each clause on either side: the changed findings that stand there.
    fn changed_by_clause(&self) -> BTreeMap<(usize, usize, usize), Vec<usize>> {
        let mut changed: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, it) in self.changed_findings.iter().enumerate() {
            for (of, finding) in [(it.document, it.finding), (it.against, it.was)] {
                let clause =
                    finding.and_then(|at| self.documents.get(of)?.assessment.findings.get(at)).map(|it| it.clause);
                if let Some(clause) = clause {
                    changed.entry((it.document, of, clause)).or_default().push(index);
                }
            }
        }
        changed
    }

    fn heft(
        &self,
        row: usize,
        document: usize,
        sides: [(usize, &[usize]); 2],
        findings: &[usize],
        lens: Option<usize>,
    ) -> Heft {
        let cell = self.rows.get(row).and_then(|it| it.cells.get(document));
        let relation = cell.and_then(|it| it.relation);
        let unread = |(of, clauses): (usize, &[usize])| {
            let all = self.documents.get(of).map_or(&[][..], |it| &it.assessment.unread);
            all.iter().any(|it| clauses.contains(&it.clause))
        };
        if relation == Some(Relation::Moved) {
            return Heft::Place;
        }
        if sides.into_iter().any(unread) {
            return Heft::Unread;
        }
        if !findings.is_empty() {
            return Heft::Finding(findings.iter().filter_map(|it| self.weight_of_change(*it, lens)).max());
        }
        let has_sense = |class: EditClass| class <= EditClass::Definition;
        let edits = cell.map_or(&[][..], |it| &it.edits);
        if edits.iter().any(|it| has_sense(it.class)) { Heft::Sense } else { Heft::Words }
    }

    /// The weight of a changed finding, on the side that has it; of one that both have, the heavier.
    pub fn weight_of_change(&self, changed: usize, lens: Option<usize>) -> Option<Weight> {
        let it = self.changed_findings.get(changed)?;
        let here = it.finding.and_then(|finding| self.weight_of(it.document, finding, lens));
        let there = it.was.and_then(|finding| self.weight_of(it.against, finding, lens));
        match it.change {
            FindingChange::Gained => here,
            FindingChange::Lost => there,
            FindingChange::Altered => here.max(there),
        }
    }
}

/// Puts what matters most first; what matters alike stays in its place.
pub fn by_heft(differences: &mut [Difference]) {
    differences.sort_by_key(|it| std::cmp::Reverse(it.heft));
}

/// What the slight ones change, with how many there are: `(9, "names, dates, addresses")`.
pub fn slight_ones(differences: &[Difference]) -> (usize, String) {
    let slight = differences.iter().filter(|it| !it.is_of_substance());
    let mut kinds: BTreeSet<Slight> = BTreeSet::new();
    let count = slight.inspect(|it| kinds.extend(&it.slight)).count();
    (count, kinds.into_iter().map(Slight::plural).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::compare::{Analysed, compare};
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
    fn what_matters_comes_first_and_what_is_slight_last() {
        let there = "Example License\n\nVersion 1.0\n\nYou may use, copy, modify and distribute the Work.\n\n\
            The Work is delivered on a disc.";
        let here = "Example License\n\nVersion 2.0\n\nYou may use, copy, modify and distribute the Work.\n\n\
            The Work is delivered on a tape.\n\nYou may use the Work for non-commercial purposes only.";
        let mut all = compared(there, here).differences(Some(0));
        assert!(all.windows(2).all(|it| it[0].row <= it[1].row), "by place: {all:?}");
        by_heft(&mut all);
        assert!(matches!(all[0].heft, Heft::Finding(Some(Weight::Conflicts)) | Heft::Unread), "{all:?}");
        assert_eq!(all.last().map(|it| it.heft), Some(Heft::Slight), "{all:?}");
        assert_eq!(slight_ones(&all), (1, "names".to_owned()));
    }

    #[test]
    fn every_changed_row_of_two_texts_is_listed_once() {
        let comparison = compared("You may use it.\n\nYou may sell it.", "You may not use it.\n\nYou must pay.");
        let listed: Vec<usize> = comparison.differences(None).iter().map(|it| it.row).collect();
        let changed: Vec<usize> = (0..comparison.rows.len()).filter(|it| comparison.rows[*it].is_change()).collect();
        assert_eq!(listed, changed, "nothing is passed over");
    }
}
