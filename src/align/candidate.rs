//! Which clauses are worth looking at together: those that share rare words, a heading, a number or a name.
//!
//! Work grows with the words, not with the pairs: a word that stands in very many clauses proposes none.

use super::feature::{Feature, Key, Rarity};
use super::likeness::{Sides, likeness};
use std::collections::HashMap;

/// A word that proposes more clauses than this proposes none.
const MAX_POSTINGS: usize = 48;
/// How many candidates a clause keeps.
const MAX_CANDIDATES: usize = 12;

/// Where the words, headings and numbers of one document stand: made once, asked for each other document.
pub(super) struct ClauseIndex<'a> {
    words: Vec<Vec<usize>>,
    labels: HashMap<&'a str, Vec<usize>>,
    headings: HashMap<&'a [u64], Vec<usize>>,
    keys: HashMap<Key, Vec<usize>>,
    /// The clause that has these words, all of them; nothing where several have.
    texts: HashMap<u64, Option<usize>>,
}

impl<'a> ClauseIndex<'a> {
    pub(super) fn of(features: &'a [Feature], rarity: &Rarity) -> Self {
        let mut index = Self {
            words: vec![Vec::new(); rarity.words()],
            labels: HashMap::new(),
            headings: HashMap::new(),
            keys: HashMap::new(),
            texts: HashMap::new(),
        };
        for (id, feature) in features.iter().enumerate() {
            for (word, _) in &feature.words {
                if let Some(postings) = index.words.get_mut(*word) {
                    postings.push(id);
                }
            }
            index.labels.entry(&feature.label).or_default().push(id);
            if !feature.heading.is_empty() {
                index.headings.entry(&feature.heading).or_default().push(id);
            }
            if let Some(key) = feature.key {
                index.keys.entry(key).or_default().push(id);
            }
            index.texts.entry(feature.exact).and_modify(|it| *it = None).or_insert(Some(id));
        }
        index
    }

    /// The only clause that has the words of a feature, none more and none less.
    fn only(&self, feature: &Feature) -> Option<usize> {
        self.texts.get(&feature.exact).copied().flatten().filter(|_| feature.len > 0)
    }
}

/// The two indices of a pair.
pub(super) struct Indices<'a> {
    pub left: &'a ClauseIndex<'a>,
    pub right: &'a ClauseIndex<'a>,
}

/// For each left clause the right ones that share rare words, a heading or a number with it, with their likeness.
pub(super) fn candidates(sides: &Sides, indices: &Indices) -> Vec<Vec<(usize, f32)>> {
    let mut votes = Votes { of: vec![0.0; sides.right.len()], voted: Vec::new() };
    let of = |(id, feature): (usize, &Feature)| {
        // Words that stand once here and once there need no others beside them.
        if let Some(right) = indices.right.only(feature).filter(|_| indices.left.only(feature) == Some(id)) {
            return vec![(right, likeness(sides, id, right))];
        }
        vote(feature, indices.right, sides.rarity, &mut votes);
        best_of(sides, id, votes.take())
    };
    sides.left.iter().enumerate().map(of).collect()
}

fn vote(feature: &Feature, right: &ClauseIndex, rarity: &Rarity, votes: &mut Votes) {
    for (word, _) in &feature.words {
        let postings = right.words.get(*word).map_or(&[][..], Vec::as_slice);
        if postings.len() <= MAX_POSTINGS {
            for id in postings {
                votes.add(*id, rarity.weight(*word));
            }
        }
    }
    let same_label = right.labels.get(feature.label.as_str()).into_iter().flatten();
    let same_heading = right.headings.get(feature.heading.as_slice()).into_iter().flatten();
    let same_key = feature.key.and_then(|it| right.keys.get(&it)).into_iter().flatten();
    for id in same_key.chain(same_label).chain(same_heading).take(MAX_POSTINGS) {
        votes.add(*id, 6.0);
    }
}

/// How much speaks for each right clause.
struct Votes {
    of: Vec<f32>,
    voted: Vec<usize>,
}

impl Votes {
    fn add(&mut self, right: usize, weight: f32) {
        let Some(votes) = self.of.get_mut(right) else { return };
        if *votes <= 0.0 {
            self.voted.push(right);
        }
        *votes += weight;
    }

    /// All clauses that were voted for; the next count begins at nothing.
    fn take(&mut self) -> Vec<(usize, f32)> {
        let of = &mut self.of;
        self.voted.drain(..).filter_map(|it| Some((it, std::mem::take(of.get_mut(it)?)))).collect()
    }
}

fn best_of(sides: &Sides, left: usize, mut voted: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    voted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    voted.truncate(MAX_CANDIDATES);
    let mut scored: Vec<(usize, f32)> =
        voted.into_iter().map(|(right, _)| (right, likeness(sides, left, right))).collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scored
}
