//! Clauses that say the same word for word answer each other in the order they stand in, however many there are.

use super::feature::Feature;
use super::likeness::Sides;
use super::pair::Links;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A clause, and what it says: with the number that is printed before it, and without. Of those that are linked the two
/// have a sign of their own, so that they stand against each other.
struct Said {
    clause: usize,
    numbered: u64,
    words: u64,
}

/// How often each text stands on either side.
struct Counts {
    left: HashMap<u64, usize>,
    right: HashMap<u64, usize>,
}

impl Counts {
    fn are_equal(&self, words: u64) -> bool {
        self.left.get(&words) == self.right.get(&words)
    }
}

/// Links what stands on both sides in the same order: those that kept their number, and then those that did not. Where
/// one side has more of them, only neighbours of what is linked: which one is missing is told by what stands around it.
pub(super) fn in_order(sides: &Sides, links: &mut Links) {
    let counts = Counts { left: counted(sides.left), right: counted(sides.right) };
    only(sides, &counts, links);
    for key in [|it: &Said| it.numbered, |it: &Said| it.words] {
        let left = said(sides.left, &counts.right, |it| links.right_of(it).map(|_| it));
        let right = said(sides.right, &counts.left, |it| links.left_of(it));
        let keys = |list: &[Said]| list.iter().map(key).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &keys(&left), &keys(&right)) {
            let DiffOp::Equal { old_index, new_index, len } = op else { continue };
            let both = left.iter().skip(old_index).zip(right.iter().skip(new_index)).take(len);
            link(sides, &both.collect::<Vec<_>>(), &counts, links);
        }
    }
    in_turn_where(sides, links, |words| counts.are_equal(words));
}

/// Links clauses that stand in the same order, so far as it is sure that each answers the other.
fn link(sides: &Sides, pairs: &[(&Said, &Said)], counts: &Counts, links: &mut Links) {
    for (index, (one, other)) in pairs.iter().enumerate() {
        let is_next = |at: Option<usize>| {
            at.and_then(|it| pairs.get(it))
                .is_some_and(|it| it.0.clause.abs_diff(one.clause) == 1 && it.1.clause.abs_diff(other.clause) == 1)
        };
        let words = sides.left.get(one.clause).map_or(0, |it| it.exact);
        if counts.are_equal(words) || is_next(index.checked_sub(1)) || is_next(Some(index + 1)) {
            links.join(one.clause, other.clause, 1.0);
        }
    }
}

/// Links what says the same and was not linked by what stands around it: the first to the first, and so on.
pub(super) fn in_turn(sides: &Sides, links: &mut Links) {
    in_turn_where(sides, links, |_| true);
}

fn counted(side: &[Feature]) -> HashMap<u64, usize> {
    let mut counts = HashMap::new();
    for feature in side.iter().filter(|it| it.len > 0) {
        *counts.entry(feature.exact).or_default() += 1;
    }
    counts
}

/// Words that stand once here and once there need no others around them.
fn only(sides: &Sides, counts: &Counts, links: &mut Links) {
    let is_only = |it: &Feature| it.len > 0 && counts.left.get(&it.exact) == Some(&1) && counts.are_equal(it.exact);
    let rights: HashMap<u64, usize> =
        sides.right.iter().enumerate().filter(|it| is_only(it.1)).map(|it| (it.1.exact, it.0)).collect();
    for (left, feature) in sides.left.iter().enumerate().filter(|it| is_only(it.1)) {
        if let Some(right) = rights.get(&feature.exact) {
            links.join(left, *right, 1.0);
        }
    }
}

/// The clauses of one side that are linked, or of which the other side has the like.
fn said(side: &[Feature], there: &HashMap<u64, usize>, pair_of: impl Fn(usize) -> Option<usize>) -> Vec<Said> {
    let of = |(clause, feature): (usize, &Feature)| {
        let sign = |it: &dyn Fn(&mut DefaultHasher)| {
            let mut hasher = DefaultHasher::new();
            it(&mut hasher);
            hasher.finish()
        };
        if let Some(pair) = pair_of(clause) {
            let own = sign(&|it| ("linked", pair).hash(it));
            return Some(Said { clause, numbered: own, words: own });
        }
        let numbered = sign(&|it| (feature.exact, feature.flow.get(..feature.printed)).hash(it));
        let is_there = feature.len > 0 && there.contains_key(&feature.exact);
        is_there.then_some(Said { clause, numbered, words: feature.exact })
    };
    side.iter().enumerate().filter_map(of).collect()
}

fn in_turn_where(sides: &Sides, links: &mut Links, is_meant: impl Fn(u64) -> bool) {
    let mut rights: HashMap<u64, VecDeque<usize>> = HashMap::new();
    for (right, feature) in sides.right.iter().enumerate().filter(|it| it.1.len > 0 && is_meant(it.1.exact)) {
        if links.right_free(right) {
            rights.entry(feature.exact).or_default().push_back(right);
        }
    }
    for (left, feature) in sides.left.iter().enumerate().filter(|it| it.1.len > 0) {
        let Some(of) = rights.get_mut(&feature.exact).filter(|_| links.left_free(left)) else { continue };
        if let Some(right) = of.pop_front()
            && !links.join(left, right, 1.0)
        {
            of.push_front(right);
        }
    }
}
