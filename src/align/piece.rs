//! Splits and merges: clauses left over that are pieces of one that is linked already.

use super::feature::{Feature, shared};
use super::likeness::Sides;
use super::pair::{Bond, Link, Links};

/// Clauses left over that are wholly inside one that is linked already, next to its partner.
pub(super) fn pieces(
    sides: &Sides,
    links: &Links,
    candidates: &[Vec<(usize, f32)>],
    pinned: &[(usize, usize)],
    found: &mut Vec<Link>,
) {
    let mut held = Held::of(sides, found);
    for (left, near) in candidates.iter().enumerate() {
        for (right, _) in near {
            // Who pins two clauses together means these two.
            if pinned.iter().any(|(one, other)| *one == left || other == right) {
                continue;
            }
            if let Some(link) = piece(sides, links, &held, left, *right) {
                held.add(sides, &link);
                found.push(link);
            }
        }
    }
}

/// What each clause holds already: how many words answer it, and whether it is linked.
struct Held {
    left: Vec<(usize, bool)>,
    right: Vec<(usize, bool)>,
}

impl Held {
    fn of(sides: &Sides, found: &[Link]) -> Self {
        let mut held = Self { left: vec![(0, false); sides.left.len()], right: vec![(0, false); sides.right.len()] };
        for link in found {
            held.add(sides, link);
        }
        held
    }

    fn add(&mut self, sides: &Sides, link: &Link) {
        let len = |side: &[Feature], at: usize| side.get(at).map_or(0, |it| it.len);
        if let Some(it) = self.left.get_mut(link.left) {
            *it = (it.0 + len(sides.right, link.right), true);
        }
        if let Some(it) = self.right.get_mut(link.right) {
            *it = (it.0 + len(sides.left, link.left), true);
        }
    }
}

/// The link of two clauses of which one is free and inside the other, if it is.
fn piece(sides: &Sides, links: &Links, held: &Held, left: usize, right: usize) -> Option<Link> {
    let (left_free, right_free) = (links.left_free(left), links.right_free(right));
    if left_free == right_free || links.apart.contains(&(left, right)) {
        return None;
    }
    let (a, b) = (sides.left.get(left)?, sides.right.get(right)?);
    let (inner, outer) = if left_free { (a, b) } else { (b, a) };
    if outer.len < inner.len {
        return None;
    }
    // What already stands beside the whole: the whole must have room for both.
    let (partner, side, free) =
        if left_free { (links.left_of(right), sides.left, left) } else { (links.right_of(left), sides.right, right) };
    let (own, of) = if left_free {
        (held.left.get(left), held.right.get(right))
    } else {
        (held.right.get(right), held.left.get(left))
    };
    let others = of.map_or(0, |it| it.0);
    let contained = shared(inner, outer, sides.rarity) / inner.weight.max(0.1);
    let fits = others * 4 + inner.len * 3 <= outer.len * 4;
    // A heading or a few common words are inside anything, unless they are the very words that are missing.
    if !fits || inner.len < 8 && (contained < 0.99 || outer.len > others + inner.len + 4) {
        return None;
    }
    let is_taken = own.is_some_and(|it| it.1);
    let beside = partner.is_some_and(|it| is_beside(side, it, free));
    let bond = if left_free { Bond::LeftInRight } else { Bond::RightInLeft };
    (beside && contained >= 0.72 && !is_taken).then_some(Link { left, right, score: contained.min(1.0), bond })
}

/// Whether two clauses of one document stand together: siblings in a row, or parent and child.
pub(super) fn is_beside(side: &[Feature], a: usize, b: usize) -> bool {
    let parent = |id: usize| side.get(id).and_then(|it| it.parent);
    a.abs_diff(b) <= 2
        || parent(a) == Some(b)
        || parent(b) == Some(a)
        || parent(a).is_some() && parent(a) == parent(b) && a.abs_diff(b) <= 6
}
