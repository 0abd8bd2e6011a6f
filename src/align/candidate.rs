//! Which clauses are worth looking at together: those that share rare words, a heading, a number or a name.
//!
//! Work grows with the words, not with the pairs: of very many clauses that have a word in common those are looked at
//! that stand nearest to where the answer should stand. Where that may have passed the answer over, it is said.

use super::feature::{Feature, Key, Rarity};
use super::likeness::{Sides, likeness};
use super::pair::Links;
use std::collections::HashMap;

/// Of a word that proposes more clauses than this, only the nearest are proposed, and only where little else is.
const MAX_POSTINGS: usize = 48;
/// How many clauses are passed over in looking for the nearest free ones.
const MAX_LOOKED_AT: usize = 256;
/// How many candidates a clause keeps.
const MAX_CANDIDATES: usize = 12;
/// What common words must make up of a clause for its answer to be among those that share nothing else with it.
const MOSTLY_COMMON: f32 = 0.6;

/// Where the words, headings and numbers of one document stand: made once, asked for each other document.
pub(super) struct ClauseIndex<'a> {
    words: Vec<Vec<usize>>,
    labels: HashMap<&'a str, Vec<usize>>,
    headings: HashMap<&'a [u64], Vec<usize>>,
    keys: HashMap<Key, Vec<usize>>,
}

impl<'a> ClauseIndex<'a> {
    pub(super) fn of(features: &'a [Feature], rarity: &Rarity) -> Self {
        let mut index = Self {
            words: vec![Vec::new(); rarity.words()],
            labels: HashMap::new(),
            headings: HashMap::new(),
            keys: HashMap::new(),
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
        }
        index
    }
}

/// For each left clause the right ones that share rare words, a heading or a number with it, with their likeness.
pub(super) struct Candidates {
    pub of: Vec<Vec<(usize, f32)>>,
    /// Whether clauses that share as much were not looked at.
    cut: Vec<bool>,
}

impl Candidates {
    /// Whether clauses that may answer a left one were not looked at.
    pub(super) fn is_cut(&self, left: usize) -> bool {
        self.cut.get(left) == Some(&true)
    }
}

/// Looks for the candidates of all left clauses; those that are linked to the same words need none.
pub(super) fn candidates(sides: &Sides, index: &ClauseIndex, links: &Links) -> Candidates {
    let mut votes = Votes { of: vec![0.0; sides.right.len()], voted: Vec::new() };
    let places = places(sides, links);
    let mut found = Candidates { of: Vec::with_capacity(sides.left.len()), cut: Vec::with_capacity(sides.left.len()) };
    for ((left, feature), place) in sides.left.iter().enumerate().zip(places) {
        let is_settled =
            links.right_of(left).and_then(|it| sides.right.get(it)).is_some_and(|it| it.exact == feature.exact);
        let search = Search { sides, index, links, place };
        let (of, is_cut) = if is_settled { (Vec::new(), false) } else { search.best_of(left, feature, &mut votes) };
        found.of.push(of);
        found.cut.push(is_cut);
    }
    found
}

/// Where each left clause should stand on the right, by those around it that are linked.
fn places(sides: &Sides, links: &Links) -> Vec<usize> {
    let mut anchors: Vec<(usize, usize)> = vec![(0, 0)];
    anchors.extend((0..sides.left.len()).filter_map(|left| Some((left, links.right_of(left)?))));
    anchors.push((sides.left.len(), sides.right.len()));
    let mut at = 0;
    let place = |left: usize| {
        while anchors.get(at + 1).is_some_and(|it| it.0 <= left) {
            at += 1;
        }
        let (from, start) = anchors.get(at).copied().unwrap_or_default();
        let (to, end) = anchors.get(at + 1).copied().unwrap_or((from + 1, start + 1));
        let steps = (left - from) * end.saturating_sub(start).max(1) / (to - from).max(1);
        start + if end > start { steps } else { left - from }
    };
    (0..sides.left.len()).map(place).collect()
}

/// What the candidates of one clause are looked for with.
struct Search<'a> {
    sides: &'a Sides<'a>,
    index: &'a ClauseIndex<'a>,
    links: &'a Links<'a>,
    /// Where its answer should stand.
    place: usize,
}

impl Search<'_> {
    /// The clauses that most speaks for, with their likeness; and whether as much speaks for others.
    fn best_of(&self, left: usize, feature: &Feature, votes: &mut Votes) -> (Vec<(usize, f32)>, bool) {
        let mut is_cut = self.vote(feature, votes);
        let mut voted = votes.take();
        let far = |right: usize| right.abs_diff(self.place);
        voted.sort_by(|a, b| b.1.total_cmp(&a.1).then(far(a.0).cmp(&far(b.0))).then(a.0.cmp(&b.0)));
        // Of two that share the same words the nearer one is looked at; the further one would do as well.
        let weight = |at: usize| voted.get(at).map(|it| it.1);
        is_cut |= weight(0).is_some() && weight(0) == weight(MAX_CANDIDATES);
        voted.truncate(MAX_CANDIDATES);
        let mut scored: Vec<(usize, f32)> =
            voted.into_iter().map(|(right, _)| (right, likeness(self.sides, left, right))).collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(far(a.0).cmp(&far(b.0))).then(a.0.cmp(&b.0)));
        (scored, is_cut)
    }

    /// Lets words, label, heading and key speak for clauses; whether the clause is made of words that so many have that
    /// not all of these were looked at.
    fn vote(&self, feature: &Feature, votes: &mut Votes) -> bool {
        let (mut common, mut all) = (Vec::new(), 0.0);
        for (word, _) in &feature.words {
            let postings = self.index.words.get(*word).map_or(&[][..], Vec::as_slice);
            let weight = self.sides.rarity.weight(*word);
            all += weight;
            if postings.len() > MAX_POSTINGS {
                common.push((postings, weight));
            } else {
                postings.iter().filter(|it| self.is_open(**it)).for_each(|it| votes.add(*it, weight));
            }
        }
        let same_key = feature.key.and_then(|it| self.index.keys.get(&it));
        let same_label = self.index.labels.get(feature.label.as_str());
        let same_heading = self.index.headings.get(feature.heading.as_slice());
        for postings in [same_key, same_label, same_heading].into_iter().flatten() {
            for id in self.nearest(postings).0 {
                votes.add(id, 6.0);
            }
        }
        if common.is_empty() || votes.voted.len() >= MAX_CANDIDATES {
            return false;
        }
        let of_common: f32 = common.iter().map(|it| it.1).sum();
        let mut is_cut = false;
        for (postings, weight) in common {
            let (near, is_short) = self.nearest(postings);
            for it in near {
                votes.add(it, weight);
            }
            is_cut |= is_short;
        }
        is_cut && of_common >= MOSTLY_COMMON * all
    }

    /// Whether a right clause may still answer: it is not linked to the same words.
    fn is_open(&self, right: usize) -> bool {
        let same = |left: usize| self.sides.left.get(left).map(|it| it.exact);
        self.links.left_of(right).and_then(same) != self.sides.right.get(right).map(|it| it.exact)
    }

    /// The open ones that stand nearest to the place, and whether further ones were left out.
    fn nearest(&self, postings: &[usize]) -> (Vec<usize>, bool) {
        let (before, behind) = postings.split_at(postings.partition_point(|it| *it < self.place));
        let (mut before, mut behind) = (before.iter().rev().copied().peekable(), behind.iter().copied().peekable());
        let mut near = Vec::new();
        for _ in 0..MAX_LOOKED_AT {
            let far = |it: Option<&usize>| it.map_or(usize::MAX, |it| it.abs_diff(self.place));
            let next = if far(before.peek()) < far(behind.peek()) { before.next() } else { behind.next() };
            let Some(next) = next else { return (near, false) };
            if near.len() == MAX_POSTINGS {
                return (near, true);
            }
            if self.is_open(next) {
                near.push(next);
            }
        }
        (near, before.peek().or(behind.peek()).is_some())
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
