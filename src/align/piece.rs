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
    for (left, near) in candidates.iter().enumerate() {
        for (right, _) in near {
            let (left_free, right_free) = (links.left_free(left), links.right_free(*right));
            // Who pins two clauses together means these two.
            if pinned.iter().any(|(one, other)| *one == left || other == right) {
                continue;
            }
            if left_free == right_free || links.apart.contains(&(left, *right)) {
                continue;
            }
            let (Some(a), Some(b)) = (sides.left.get(left), sides.right.get(*right)) else { continue };
            let (inner, outer) = if left_free { (a, b) } else { (b, a) };
            if outer.len < inner.len {
                continue;
            }
            // What already stands beside the whole: the whole must have room for both.
            let partner = if left_free {
                links.of_right.get(*right).copied().flatten().map(|it| it.0)
            } else {
                links.right_of(left)
            };
            let side = if left_free { sides.left } else { sides.right };
            let others: usize = found
                .iter()
                .filter(|it| if left_free { it.right == *right } else { it.left == left })
                .filter_map(|it| side.get(if left_free { it.left } else { it.right }))
                .map(|it| it.len)
                .sum();
            let contained = shared(inner, outer, sides.rarity) / inner.weight.max(0.1);
            let fits = others * 4 + inner.len * 3 <= outer.len * 4;
            // A heading or a few common words are inside anything, unless they are the very words that are missing.
            if !fits || inner.len < 8 && (contained < 0.99 || outer.len > others + inner.len + 4) {
                continue;
            }
            let free = if left_free { left } else { *right };
            let beside = partner.is_some_and(|it| is_beside(side, it, free));
            let taken = found.iter().any(|it| if left_free { it.left == left } else { it.right == *right });
            if beside && contained >= 0.72 && !taken {
                let bond = if left_free { Bond::LeftInRight } else { Bond::RightInLeft };
                found.push(Link { left, right: *right, score: contained.min(1.0), bond });
            }
        }
    }
}

/// Whether two clauses of one document stand together: siblings in a row, or parent and child.
pub(super) fn is_beside(side: &[Feature], a: usize, b: usize) -> bool {
    let parent = |id: usize| side.get(id).and_then(|it| it.parent);
    a.abs_diff(b) <= 2
        || parent(a) == Some(b)
        || parent(b) == Some(a)
        || parent(a).is_some() && parent(a) == parent(b) && a.abs_diff(b) <= 6
}
