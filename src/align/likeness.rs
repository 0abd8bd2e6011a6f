//! How alike two clauses are by themselves, whatever stands around them.

use super::feature::{Feature, Key, Rarity, shared};
use super::subject::nearness;
use crate::clause::Role;

/// What is being aligned.
pub(super) struct Sides<'a> {
    pub left: &'a [Feature],
    pub right: &'a [Feature],
    pub rarity: &'a Rarity,
}

/// How alike two clauses are by themselves: words, heading, number.
pub(super) fn likeness(sides: &Sides, left: usize, right: usize) -> f32 {
    let (Some(a), Some(b)) = (sides.left.get(left), sides.right.get(right)) else { return 0.0 };
    if a.len == 0 && b.len == 0 {
        // Numbers without words: "(c) [omitted]" may lose even its brackets, and is the same item all the same.
        return if a.label == b.label { 1.0 } else { 0.0 };
    }
    if a.exact == b.exact && a.len > 0 {
        // Of more here than there that say the same, the one of the same number comes first.
        return if a.label == b.label { 2.1 } else { 2.05 };
    }
    let total = a.weight + b.weight;
    let common = shared(a, b, sides.rarity);
    let dice = if total > 0.0 { 2.0 * common / total } else { 0.0 };
    // A bare heading answers headings, not what happens to use its words.
    let form = match (a.has_body, b.has_body) {
        (true, true) => 0.0,
        (false, false) => 0.05,
        _ if a.heading == b.heading => 0.0,
        _ => -0.45,
    };
    // A short clause inside a long one is alike only in part.
    let contained = common / a.weight.min(b.weight).max(0.1);
    let words = dice * 0.85 + contained.min(1.0) * 0.15;
    let heading = match (a.heading.as_slice(), b.heading.as_slice()) {
        ([], []) => 0.0,
        (x, y) if x == y => 0.20,
        ([], _) | (_, []) => -0.02,
        (x, y) if x.iter().any(|it| y.contains(it)) => 0.02,
        _ => -0.06,
    };
    // What defines one term does not answer what defines another, however alike definitions are.
    let term = match (a.term.as_slice(), b.term.as_slice()) {
        ([], _) | (_, []) if (a.role == Role::Definition) != (b.role == Role::Definition) => -0.10,
        ([], _) | (_, []) => 0.0,
        (x, y) if x == y => 0.15,
        (x, y) if x.iter().any(|it| y.contains(it)) => 0.0,
        _ => -0.12,
    };
    // What cards call alike answers each other, whatever they say of it; a field of their tables answers nothing else.
    let key = match (a.key, b.key) {
        (Some(Key::Field(x)), Some(Key::Field(y))) => {
            if x == y {
                0.8
            } else {
                -0.8
            }
        }
        (Some(Key::Field(_)), _) | (_, Some(Key::Field(_))) => -0.8,
        (Some(Key::Title), Some(Key::Title)) => 0.8,
        (Some(Key::Section(x)), Some(Key::Section(y))) if x == y => 0.45,
        (Some(x), Some(y)) if x == y => 0.36,
        (Some(_), Some(_)) => -0.05,
        _ => 0.0,
    };
    let side = if a.in_attachment == b.in_attachment { 0.0 } else { -0.10 };
    words + heading + same_label(a, b) + side + form + term + key + nearness(&a.subject, &b.subject)
}

/// What it says for two clauses that they stand under the same number.
pub(super) fn same_label(a: &Feature, b: &Feature) -> f32 {
    if a.label == b.label && !a.label.starts_with('¶') { 0.06 } else { 0.0 }
}
