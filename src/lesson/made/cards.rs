//! Quotes to be put beside the criteria that they conflict with.

use super::super::file::Card;
use super::super::quote::LONGEST;
use super::source::Quotable;
use crate::assess::Finding;
use crate::compare::Comparison;
use crate::lens::{Reading, Weight};
use std::collections::BTreeSet;

/// So many cards a room can sort in three minutes.
const MOST: usize = 4;
/// Cards are read side by side, so they are shorter than a quote that stands alone, in bytes.
const SHORT: usize = LONGEST / 2;
/// Fewer words than these nobody can judge.
const FEWEST_WORDS: usize = 6;

/// Cards of different criteria of one definition; none where there are fewer than two.
pub(super) fn cards(comparison: &Comparison, texts: &[Quotable<'_>]) -> Vec<Card> {
    let lenses = comparison.readings.first().map_or(0, Vec::len);
    let of_lens = (0..lenses).map(|lens| of_lens(texts, lens));
    of_lens.max_by_key(Vec::len).filter(|it| it.len() > 1).unwrap_or_default()
}

fn of_lens(texts: &[Quotable<'_>], lens: usize) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let mut used = BTreeSet::new();
    for of in texts {
        let Some(reading) = of.readings.get(lens) else { continue };
        for bears in reading.bears.iter().filter(|it| it.weight == Weight::Conflicts) {
            let Some(finding) = of.analysed.assessment.findings.get(bears.finding) else { continue };
            if used.contains(&bears.criterion) || cards.len() >= MOST {
                continue;
            }
            let Some(quote) = of.sentence_of(finding, SHORT) else { continue };
            let is_new = cards.iter().all(|it| it.quote != quote);
            if !is_new || quote.split_whitespace().count() < FEWEST_WORDS {
                continue;
            }
            let mut conflicts = conflicts(of, reading, finding);
            conflicts.remove(&bears.criterion);
            used.insert(bears.criterion.clone());
            cards.push(Card {
                text: of.key.clone(),
                quote,
                answer: bears.criterion.clone(),
                also: conflicts.into_iter().collect(),
            });
        }
    }
    cards
}

/// The criteria that the clause of a finding conflicts with.
fn conflicts(of: &Quotable<'_>, reading: &Reading, finding: &Finding) -> BTreeSet<String> {
    let stands = |at: usize| of.analysed.assessment.findings.get(at).is_some_and(|it| it.clause == finding.clause);
    let of_clause = reading.bears.iter().filter(|it| it.weight == Weight::Conflicts && stands(it.finding));
    of_clause.map(|it| it.criterion.clone()).collect()
}
