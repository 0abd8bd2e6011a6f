//! Clauses that stand in two documents in other words.

use super::super::told::Told;
use super::source::Quotable;
use crate::align::Relation;
use crate::assess::Rules;
use crate::compare::{Comparison, Difference, Heft, by_heft};
use crate::edits::Choice;

/// A clause of one document beside the same clause of another.
pub(super) struct Pair {
    /// The document that changed, its clause's words, and what the program reads there.
    pub here: (usize, String, Told),
    /// The document before.
    pub there: (usize, String, Told),
}

/// The pairs of which both sides are understood and the answer is plain, the weightiest change first.
pub(super) fn pairs(comparison: &Comparison, texts: &[Quotable<'_>], rules: &Rules) -> Vec<Pair> {
    let all = comparison.differences(Some(0));
    let changed = all.into_iter().filter(|it| it.relation == Relation::Edited || it.relation == Relation::MovedEdited);
    let mut changed: Vec<Difference> = changed.filter(|it| matches!(it.heft, Heft::Finding(_) | Heft::Sense)).collect();
    by_heft(&mut changed);
    changed.iter().filter_map(|it| pair(comparison, texts, it, rules)).collect()
}

fn pair(comparison: &Comparison, texts: &[Quotable<'_>], of: &Difference, rules: &Rules) -> Option<Pair> {
    let row = comparison.rows.get(of.row)?;
    let side = |document: usize| {
        // What stands in several clauses on one side is too much for one screen.
        let [clause] = row.cells.get(document)?.clauses.as_slice() else { return None };
        let text = texts.get(document)?;
        let (quote, told) = text.whole(*clause, rules)?;
        Some((document, quote, told))
    };
    let (here, there) = (side(of.document)?, side(of.against)?);
    let none = [Choice::None].into();
    // Where both take something away it is no longer plain which of it the change takes.
    (there.2.freedoms == none && here.1 != there.1).then_some(Pair { here, there })
}
