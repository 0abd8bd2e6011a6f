//! A comparison at a glance: how each freedom fares in each text, and which clauses matter most.

use super::{Analysed, Comparison, FindingChange};
use crate::assess::{Certainty, Finding, Freedom};
use crate::lens::Weight;
use std::cmp::Reverse;

/// How one freedom fares in one text under one lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Which freedom.
    pub freedom: Freedom,
    /// The heaviest weight that a finding on it has; `None` where no finding bears on the lens.
    pub weight: Option<Weight>,
    /// The findings on it, the heaviest first.
    pub findings: Vec<usize>,
}

/// A kind of clause that matters, and where to read it first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighty {
    /// Id of the kind.
    pub kind: String,
    /// The heaviest weight that a finding of it has in any text.
    pub weight: Weight,
    /// For each document, its heaviest finding of this kind, if it has one.
    pub findings: Vec<Option<usize>>,
    /// Whether the documents differ in it.
    pub differs: bool,
}

impl Weighty {
    /// Where it stands first: the document and the finding.
    pub fn first(&self) -> Option<(usize, usize)> {
        self.findings.iter().enumerate().find_map(|(document, finding)| Some((document, (*finding)?)))
    }
}

impl Comparison {
    /// How each freedom fares in a document under the lens of this index.
    pub fn glance(&self, document: usize, lens: Option<usize>) -> [Glance; 4] {
        let findings = self.documents.get(document).map_or(&[][..], |it| &it.assessment.findings);
        Freedom::ALL.map(|freedom| {
            let mut on_it: Vec<usize> = (0..findings.len())
                .filter(|it| findings.get(*it).is_some_and(|finding| finding.freedoms.contains(&freedom)))
                .filter(|it| !self.is_set_aside(document, *it))
                .collect();
            on_it.sort_by_key(|it| (Reverse(self.weight_of(document, *it, lens)), *it));
            let weight = on_it.first().and_then(|it| self.weight_of(document, *it, lens));
            Glance { freedom, weight, findings: on_it }
        })
    }

    /// The weight of a finding under the lens of this index.
    pub fn weight_of(&self, document: usize, finding: usize, lens: Option<usize>) -> Option<Weight> {
        self.readings.get(document)?.get(lens?)?.weight_of(finding)
    }

    /// The kinds of clauses that matter most under the lens of this index, at most so many: what conflicts before what
    /// strains, what differs between the documents before what they share, what is stated before what is implied.
    pub fn weightiest(&self, lens: Option<usize>, most: usize) -> Vec<Weighty> {
        let of_kind = |thread: &super::Thread| {
            let heaviest = |(document, findings): (usize, &Vec<usize>)| {
                let here = findings.iter().copied().filter(|it| !self.is_set_aside(document, *it));
                here.max_by_key(|it| (self.weight_of(document, *it, lens), Reverse(*it)))
            };
            let findings: Vec<Option<usize>> = thread.findings.iter().enumerate().map(heaviest).collect();
            let weights = findings.iter().enumerate().filter_map(|(at, it)| self.weight_of(at, (*it)?, lens));
            let weight = weights.max().filter(|it| *it >= Weight::Disputed)?;
            let differs = thread.changes() || self.alters(&thread.kind);
            Some(Weighty { kind: thread.kind.clone(), weight, findings, differs })
        };
        let mut all: Vec<Weighty> = self.timeline.iter().filter_map(of_kind).collect();
        all.sort_by_key(|it| {
            let finding = it.first().and_then(|(document, finding)| self.finding(document, finding));
            let unstated = finding.is_none_or(|it| it.certainty != Certainty::Stated);
            let freedoms = finding.map_or(0, |it| it.freedoms.len());
            (Reverse(it.weight), Reverse(it.differs), unstated, Reverse(freedoms))
        });
        all.truncate(most);
        all
    }

    fn finding(&self, document: usize, finding: usize) -> Option<&Finding> {
        self.documents.get(document).map(AsRef::as_ref).and_then(|it: &Analysed| it.assessment.findings.get(finding))
    }

    pub(super) fn is_set_aside(&self, document: usize, finding: usize) -> bool {
        self.reviewed.get(document).is_some_and(|it| it.set_aside.contains(&finding))
    }

    /// Whether findings of this kind differ in words or parameters between documents.
    fn alters(&self, kind: &str) -> bool {
        let is_it = |document, finding: Option<usize>| {
            finding.and_then(|it| self.finding(document, it)).is_some_and(|it| it.kind == kind)
        };
        let altered = self.changed_findings.iter().filter(|it| it.change == FindingChange::Altered);
        altered.into_iter().any(|it| is_it(it.document, it.finding))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::compare::compare;
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    const FREE: &str = "You may use, copy, modify and distribute the Work for any purpose.";
    const BOUND: &str = "You may use, copy, modify and distribute the Work.\n\n\
        You may use the Work for non-commercial purposes only.\n\nYou must retain the copyright notice in all copies.";

    fn comparison() -> Comparison {
        let read = |text: &str| Arc::new(Analysed::read(&[Source::new("a.txt", text)], Rules::built_in()));
        compare(&[read(FREE), read(BOUND)], &Edits::default(), &Options::default(), Lenses::built_in())
    }

    #[test]
    fn each_freedom_shows_its_heaviest_clause_first() {
        let comparison = comparison();
        let [free, ..] = comparison.glance(0, Some(0));
        assert!(free.weight.is_none_or(|it| it < Weight::Disputed), "{free:?}");
        let [bound, ..] = comparison.glance(1, Some(0));
        assert_eq!(bound.weight, Some(Weight::Conflicts), "{bound:?}");
        let first = bound.findings.first().and_then(|it| comparison.finding(1, *it)).map(|it| it.kind.as_str());
        assert_eq!(first, Some("noncommercial-only"));
    }

    #[test]
    fn what_conflicts_in_one_text_alone_comes_first() {
        let weightiest = comparison().weightiest(Some(0), 5);
        assert_eq!(weightiest.first().map(|it| (it.kind.as_str(), it.differs)), Some(("noncommercial-only", true)));
        assert_eq!(weightiest.first().and_then(Weighty::first).map(|it| it.0), Some(1));
        assert!(weightiest.iter().all(|it| it.weight >= Weight::Disputed), "conditions that are allowed are no matter");
    }
}
