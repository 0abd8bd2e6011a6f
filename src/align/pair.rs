//! Which clause of one document answers which of another.
//!
//! Words, headings, numbers, parents and neighbours all speak. Pairs are taken best first, in three rounds:
//! the unmistakable, then those that their surroundings confirm, then what is left between two that hold.
//! Splits and merges are found last, by containment. Work grows with the words, not with the pairs:
//! candidates come from an index of rare words, and a word that stands in very many clauses proposes none.

use super::feature::{Feature, Key, Rarity, shared};
use crate::clause::Role;
use std::collections::{BTreeMap, HashMap};

/// Two clauses that belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub left: usize,
    pub right: usize,
    /// How alike they are: 0 nothing shared, 1 the same words.
    pub score: f32,
}

/// A word that proposes more clauses than this proposes none.
const MAX_POSTINGS: usize = 48;
/// How many candidates a clause keeps.
const MAX_CANDIDATES: usize = 12;

/// What stands in the same place and shares less is another clause.
const LEAST: f32 = 0.16;

/// What is being aligned.
pub(super) struct Sides<'a> {
    pub left: &'a [Feature],
    pub right: &'a [Feature],
    pub rarity: &'a Rarity,
}

/// The links so far, seen from both sides.
struct Links<'a> {
    of_left: Vec<Option<(usize, f32)>>,
    of_right: Vec<Option<(usize, f32)>>,
    /// Pairs that the user keeps apart.
    apart: &'a [(usize, usize)],
}

impl Links<'_> {
    fn join(&mut self, left: usize, right: usize, score: f32) -> bool {
        if self.apart.contains(&(left, right)) {
            return false;
        }
        match (self.of_left.get_mut(left), self.of_right.get_mut(right)) {
            (Some(to @ None), Some(from @ None)) => {
                *to = Some((right, score));
                *from = Some((left, score));
                true
            }
            _ => false,
        }
    }

    fn left_free(&self, left: usize) -> bool {
        self.of_left.get(left).is_some_and(Option::is_none)
    }

    fn right_free(&self, right: usize) -> bool {
        self.of_right.get(right).is_some_and(Option::is_none)
    }

    fn right_of(&self, left: usize) -> Option<usize> {
        self.of_left.get(left).copied().flatten().map(|it| it.0)
    }
}

/// Links clauses one to one, and adds the further clauses of splits and merges.
/// `pinned` pairs stand whatever the words say; `left_open` and `right_open` tell which clauses take part.
/// Pairs in `apart` stand in no link.
pub(super) fn links(
    sides: &Sides,
    pinned: &[(usize, usize)],
    apart: &[(usize, usize)],
    left_open: &[bool],
    right_open: &[bool],
) -> Vec<Link> {
    let mut links = Links { of_left: vec![None; sides.left.len()], of_right: vec![None; sides.right.len()], apart };
    for (left, right) in pinned {
        links.join(*left, *right, 1.0);
    }
    titles(sides, &mut links, left_open, right_open);
    equals(sides, &mut links, left_open, right_open);
    let open = |flags: &[bool], id: usize| flags.get(id).copied().unwrap_or(false);
    let candidates = candidates(sides, left_open, right_open);
    for round in [
        Round { floor: 0.80, context: 0.0 },
        Round { floor: 0.55, context: 0.12 },
        Round { floor: 0.34, context: 0.16 },
    ] {
        take_best(sides, &mut links, &candidates, &round);
    }
    fill_gaps(sides, &mut links, |left| open(left_open, left), |right| open(right_open, right));
    only_ones(sides, &mut links, |left| open(left_open, left), |right| open(right_open, right));
    let mut found: Vec<Link> = links
        .of_left
        .iter()
        .enumerate()
        .filter_map(|(left, to)| to.map(|(right, score)| Link { left, right, score }))
        .collect();
    // Twice: a short piece is known by what the other pieces leave over.
    for _ in 0..2 {
        splits(sides, &links, &candidates, pinned, &mut found);
    }
    found.sort_by_key(|link| (link.left, link.right));
    found
}

/// Titles answer titles, whatever they say.
fn titles(sides: &Sides, links: &mut Links, left_open: &[bool], right_open: &[bool]) {
    let title = |side: &[Feature], open: &[bool]| side.iter().zip(open).position(|(it, open)| it.is_title && *open);
    if let (Some(left), Some(right)) = (title(sides.left, left_open), title(sides.right, right_open)) {
        links.join(left, right, likeness(sides, left, right).clamp(0.5, 1.0));
    }
}

/// Clauses of which each text has several that say the same, and as many as the other: they answer each other in order,
/// however they are numbered now.
fn equals(sides: &Sides, links: &mut Links, left_open: &[bool], right_open: &[bool]) {
    let by_words = |side: &[Feature], open: &[bool]| {
        let mut found: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (id, feature) in side.iter().enumerate().filter(|(id, it)| it.len > 0 && open.get(*id) == Some(&true)) {
            found.entry(feature.exact).or_default().push(id);
        }
        found
    };
    let (lefts, rights) = (by_words(sides.left, left_open), by_words(sides.right, right_open));
    for (words, left) in lefts.iter().filter(|it| it.1.len() > 1) {
        let Some(right) = rights.get(words).filter(|it| it.len() == left.len()) else { continue };
        for (left, right) in left.iter().zip(right) {
            links.join(*left, *right, 1.0);
        }
    }
}

/// A round of taking pairs: how alike they must be, and what confirming surroundings add.
struct Round {
    floor: f32,
    context: f32,
}

/// For each left clause the right ones that share rare words, a heading or a number with it, with their likeness.
fn candidates(sides: &Sides, left_open: &[bool], right_open: &[bool]) -> Vec<Vec<(usize, f32)>> {
    let mut by_word: Vec<Vec<usize>> = vec![Vec::new(); sides.rarity.words()];
    let mut by_label: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_heading: HashMap<&[u64], Vec<usize>> = HashMap::new();
    let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut votes = Votes { of: vec![0.0; sides.right.len()], voted: Vec::new() };
    let is_open = |flags: &[bool], id: usize| flags.get(id).copied().unwrap_or(false);
    for (id, feature) in sides.right.iter().enumerate().filter(|(id, _)| is_open(right_open, *id)) {
        for (word, _) in &feature.words {
            if let Some(postings) = by_word.get_mut(*word) {
                postings.push(id);
            }
        }
        by_label.entry(&feature.label).or_default().push(id);
        if !feature.heading.is_empty() {
            by_heading.entry(&feature.heading).or_default().push(id);
        }
        if let Some(key) = feature.key {
            by_key.entry(key).or_default().push(id);
        }
    }
    sides
        .left
        .iter()
        .enumerate()
        .map(|(id, feature)| {
            if !is_open(left_open, id) {
                return Vec::new();
            }
            for (word, _) in &feature.words {
                let postings = by_word.get(*word).map_or(&[][..], Vec::as_slice);
                if postings.len() <= MAX_POSTINGS {
                    for right in postings {
                        votes.add(*right, sides.rarity.weight(*word));
                    }
                }
            }
            let same_label = by_label.get(feature.label.as_str()).into_iter().flatten();
            let same_heading = by_heading.get(feature.heading.as_slice()).into_iter().flatten();
            let same_key = feature.key.and_then(|it| by_key.get(&it)).into_iter().flatten();
            for right in same_key.chain(same_label).chain(same_heading).take(MAX_POSTINGS) {
                votes.add(*right, 6.0);
            }
            best_of(sides, id, votes.take())
        })
        .collect()
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

/// How alike two clauses are by themselves: words, heading, number.
fn likeness(sides: &Sides, left: usize, right: usize) -> f32 {
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
    let label = if a.label == b.label && !a.label.starts_with('¶') { 0.06 } else { 0.0 };
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
    words + heading + label + side + form + term + key
}

fn take_best(sides: &Sides, links: &mut Links, candidates: &[Vec<(usize, f32)>], round: &Round) {
    let mut open: Vec<(f32, usize, usize)> = Vec::new();
    let order = Order::of(links);
    for (left, found) in candidates.iter().enumerate().filter(|(left, _)| links.left_free(*left)) {
        for (right, own) in found.iter().filter(|(right, _)| links.right_free(*right)) {
            let around = surroundings(sides, links, left, *right) - order.crossed(left, *right);
            let score = own + around * round.context;
            if score >= round.floor && *own >= LEAST {
                open.push((score, left, *right));
            }
        }
    }
    open.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| distance(sides, a.1, a.2).total_cmp(&distance(sides, b.1, b.2)))
            .then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    for (score, left, right) in open {
        links.join(left, right, score.min(1.0));
    }
}

/// The partners of the nearest linked clauses before and behind each left clause.
struct Order {
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
}

impl Order {
    fn of(links: &Links) -> Self {
        let nearest = |last: &mut Option<usize>, link: &Option<(usize, f32)>| {
            let near = *last;
            *last = link.map(|it| it.0).or(near);
            Some(near)
        };
        let before = links.of_left.iter().scan(None, nearest).collect();
        let mut after: Vec<_> = links.of_left.iter().rev().scan(None, nearest).collect();
        after.reverse();
        Self { before, after }
    }

    /// What speaks against a pair that would cross what holds: a clause may move, but then its words must say so.
    fn crossed(&self, left: usize, right: usize) -> f32 {
        let side = |of: &[Option<usize>]| of.get(left).copied().flatten();
        let one = |is_crossed: bool| if is_crossed { 0.5 } else { 0.0 };
        one(side(&self.before).is_some_and(|it| it > right)) + one(side(&self.after).is_some_and(|it| it < right))
    }
}

/// How far apart two clauses stand, as shares of their documents.
fn distance(sides: &Sides, left: usize, right: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "documents have far fewer than 2^24 clauses")]
    let share = |at: usize, of: usize| at as f32 / of.max(1) as f32;
    (share(left, sides.left.len()) - share(right, sides.right.len())).abs()
}

/// What the clauses around say: parents that are linked, neighbours that are.
fn surroundings(sides: &Sides, links: &Links, left: usize, right: usize) -> f32 {
    let parents = match (sides.left.get(left).and_then(|it| it.parent), sides.right.get(right).and_then(|it| it.parent))
    {
        (None, None) => 0.3,
        (Some(a), Some(b)) => match links.right_of(a) {
            Some(there) if there == b => 1.0,
            Some(_) => -1.0,
            None => 0.0,
        },
        _ => -0.1,
    };
    let before = left.checked_sub(1).zip(right.checked_sub(1)).is_some_and(|(a, b)| links.right_of(a) == Some(b));
    let after = links.right_of(left + 1) == Some(right + 1);
    parents + if before { 0.5 } else { 0.0 } + if after { 0.5 } else { 0.0 }
}

/// Clauses that stand alone between two linked pairs, or are the same number under linked parents.
fn fill_gaps(sides: &Sides, links: &mut Links, left_open: impl Fn(usize) -> bool, right_open: impl Fn(usize) -> bool) {
    for left in 0..sides.left.len() {
        if !links.left_free(left) || !left_open(left) {
            continue;
        }
        let Some(before) = left.checked_sub(1).map_or(Some(None), |it| links.right_of(it).map(Some)) else { continue };
        let right = before.map_or(0, |it| it + 1);
        let closes = left + 1 >= sides.left.len() || links.right_of(left + 1) == Some(right + 1);
        if closes && links.right_free(right) && right_open(right) {
            let own = likeness(sides, left, right);
            let floor = if surroundings(sides, links, left, right) >= 1.5 { LEAST } else { 0.22 };
            if own >= floor {
                links.join(left, right, own.clamp(0.1, 1.0));
            }
        }
    }
}

/// What the only grant of a short text answers is the other's only grant, however it is worded; and so the others.
fn only_ones(sides: &Sides, links: &mut Links, left_open: impl Fn(usize) -> bool, right_open: impl Fn(usize) -> bool) {
    /// Of a role that a text has more often, the words must tell which is meant.
    const FEW: usize = 2;
    for role in [Role::Grant, Role::Condition, Role::Disclaimer, Role::Termination] {
        let of = |side: &[Feature]| -> Vec<usize> {
            let has = |it: &&Feature| it.role == role && it.len >= 12 && !it.in_attachment;
            (0..side.len()).filter(|it| side.get(*it).as_ref().is_some_and(has)).collect()
        };
        let (lefts, rights) = (of(sides.left), of(sides.right));
        if lefts.len().min(rights.len()) != 1 || lefts.len().max(rights.len()) > FEW {
            continue;
        }
        let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (*left, *right)));
        let free = pairs.filter(|(left, right)| {
            links.left_free(*left) && links.right_free(*right) && left_open(*left) && right_open(*right)
        });
        let best =
            free.map(|(left, right)| (likeness(sides, left, right), left, right)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((score, left, right)) = best.filter(|it| it.0 >= 0.08) {
            links.join(left, right, score.clamp(0.1, 1.0));
        }
    }
}

/// Clauses left over that are wholly inside one that is linked already, next to its partner.
fn splits(
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
                found.push(Link { left, right: *right, score: contained.min(1.0) });
            }
        }
    }
}

/// Whether two clauses of one document stand together: siblings in a row, or parent and child.
fn is_beside(side: &[Feature], a: usize, b: usize) -> bool {
    let parent = |id: usize| side.get(id).and_then(|it| it.parent);
    a.abs_diff(b) <= 2
        || parent(a) == Some(b)
        || parent(b) == Some(a)
        || parent(a).is_some() && parent(a) == parent(b) && a.abs_diff(b) <= 6
}
