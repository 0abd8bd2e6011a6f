//! Clauses about the same subject stand beside each other in texts that share few words.
//!
//! What a clause is about is told by whoever read it; here it is only held against what others are about. Between texts
//! that share much the words decide: there another clause on the same subject is another clause.

use super::feature::Feature;
use super::likeness::{Sides, likeness};
use super::pair::Links;
use crate::clause::Role;
use std::collections::{BTreeMap, BTreeSet};

/// What a clause is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Its topics by any numbers, the main one first, and how much speaks for each.
    pub topics: Vec<(usize, u32)>,
    /// Numbers of what was found in it, sorted.
    pub found: Vec<u64>,
}

impl Subject {
    fn main(&self) -> Option<usize> {
        self.topics.first().map(|it| it.0)
    }
}

/// What it says for two clauses that they are about the same, and against them that they are not.
pub(super) fn nearness(a: &Subject, b: &Subject) -> f32 {
    let (Some(x), Some(y)) = (a.main(), b.main()) else { return 0.0 };
    let has = |of: &Subject, topic: usize| of.topics.iter().any(|it| it.0 == topic);
    match () {
        () if x == y => 0.04,
        () if has(a, y) || has(b, x) => 0.0,
        () => -0.06,
    }
}

/// What a clause is known by: a topic that it is chiefly about, or something that was found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Topic(usize),
    Found(u64),
}

/// A sign that so many pairs of clauses share says nothing about which of them belong together.
const MOST_PAIRS: usize = 64;
/// What a sign adds that one clause on each side has, and no other.
const SIGN: f32 = 0.4;
/// What words and signs must say together.
const ENOUGH: f32 = 0.42;
/// What words alone must say, and where more than one sign is shared: less is chance.
const LEAST: f32 = 0.12;
const LEAST_SIGNED: f32 = 0.05;
/// Texts of which more is linked than this are versions of each other.
const SHARED: f32 = 0.4;

/// Links clauses that are left over and are about the same, if the texts share few words.
pub(super) fn by_subject(sides: &Sides, links: &mut Links) {
    if shared(sides, links) > SHARED {
        return;
    }
    let (lefts, rights) = (signs(sides.left), signs(sides.right));
    let mut speaks: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for (sign, left) in &lefts {
        let Some(right) = rights.get(sign).filter(|it| it.len() * left.len() <= MOST_PAIRS) else { continue };
        let weight = SIGN / many(left.len() * right.len()).sqrt();
        for pair in left.iter().flat_map(|left| right.iter().map(move |right| (*left, *right))) {
            *speaks.entry(pair).or_default() += weight;
        }
    }
    let mut open: Vec<(f32, f32, usize, usize)> = Vec::new();
    for ((left, right), signs) in speaks {
        if links.left_free(left) && links.right_free(right) && may_answer(sides, left, right) {
            let own = likeness(sides, left, right);
            let all = own + signs.min(2.0 * SIGN);
            let least = if signs > 1.5 * SIGN { LEAST_SIGNED } else { LEAST };
            if own >= least && all >= ENOUGH {
                open.push((all, own, left, right));
            }
        }
    }
    open.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.3).cmp(&(b.2, b.3))));
    for (_, own, left, right) in open {
        links.join(left, right, own.clamp(0.1, 0.5));
    }
}

/// How much of both texts stands in clauses that are linked, as far as their words are alike.
fn shared(sides: &Sides, links: &Links) -> f32 {
    let all = |side: &[Feature]| side.iter().map(|it| it.len).sum::<usize>();
    let linked = links.of_left.iter().enumerate().filter_map(|(left, to)| Some((left, (*to)?)));
    let kept = linked.filter_map(|(left, (right, score))| {
        let len = sides.left.get(left)?.len + sides.right.get(right)?.len;
        (score >= 0.5).then(|| many(len) * score)
    });
    kept.sum::<f32>() / many((all(sides.left) + all(sides.right)).max(1))
}

/// The clauses of one side by their signs. Of a topic those stand for it that most speaks for.
fn signs(side: &[Feature]) -> BTreeMap<Sign, BTreeSet<usize>> {
    let mut most: BTreeMap<usize, u32> = BTreeMap::new();
    let mains = || side.iter().enumerate().filter_map(|(id, it)| Some((id, *it.subject.topics.first()?)));
    for (_, (topic, strength)) in mains() {
        let slot = most.entry(topic).or_default();
        *slot = strength.max(*slot);
    }
    let mut signs: BTreeMap<Sign, BTreeSet<usize>> = BTreeMap::new();
    for (id, (topic, strength)) in mains() {
        if strength * 4 >= most.get(&topic).copied().unwrap_or(0) * 3 {
            signs.entry(Sign::Topic(topic)).or_default().insert(id);
        }
    }
    for (id, feature) in side.iter().enumerate() {
        for found in &feature.subject.found {
            signs.entry(Sign::Found(*found)).or_default().insert(id);
        }
    }
    signs
}

/// Definitions answer by their terms, fields of a card by their names, and a bare heading no clause that says something.
fn may_answer(sides: &Sides, left: usize, right: usize) -> bool {
    let (Some(a), Some(b)) = (sides.left.get(left), sides.right.get(right)) else { return false };
    // A clause that names a mark in passing is about the mark.
    let is_defining = |it: &Feature| it.role == Role::Definition;
    a.in_attachment == b.in_attachment
        && a.has_body == b.has_body
        && a.key.is_none()
        && b.key.is_none()
        && !is_defining(a)
        && !is_defining(b)
}

#[expect(clippy::cast_precision_loss, reason = "documents have far fewer than 2^24 words")]
fn many(count: usize) -> f32 {
    count as f32
}
