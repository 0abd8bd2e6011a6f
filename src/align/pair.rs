//! Which clause of one document answers which of another.
//!
//! Words, headings, numbers, parents and neighbours all speak. Pairs are taken best first, in three rounds:
//! the unmistakable, then those that their surroundings confirm, then what is left between two that hold.
//! What is left of texts that share few words goes by its subject.
//! Neighbours that say the same together, cut otherwise, stand together; splits and merges are found last, by containment.

use super::candidate::{ClauseIndex, candidates};
use super::equal;
use super::feature::Feature;
use super::likeness::{Sides, likeness, same_label};
use super::piece::pieces;
use super::run::{Run, runs};
use super::subject::by_subject;
use crate::clause::Role;
use std::collections::BTreeSet;
use std::ops::Range;

/// Two clauses that belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub left: usize,
    pub right: usize,
    /// How alike they are: 0 nothing shared, 1 the same words.
    pub score: f32,
    pub bond: Bond,
}

/// What binds two clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// One answers the other.
    Answers,
    /// The left one is a piece of the right one.
    LeftInRight,
    /// The right one is a piece of the left one.
    RightInLeft,
}

/// The links of two texts.
pub(super) struct Found {
    pub links: Vec<Link>,
    /// Left clauses that stand alone, though not everything that may answer them was looked at.
    pub passed_over: Vec<usize>,
    /// Left clauses from which on more of them say the same together than are looked at.
    pub cut_short: Vec<usize>,
}

/// What stands in the same place and shares less is another clause.
const LEAST: f32 = 0.16;

/// The links so far, seen from both sides.
pub(super) struct Links<'a> {
    pub of_left: Vec<Option<(usize, f32)>>,
    pub of_right: Vec<Option<(usize, f32)>>,
    /// Pairs that the user keeps apart.
    pub apart: &'a [(usize, usize)],
    /// Clauses of either side that stand in a run, behind its first.
    pub claimed: (BTreeSet<usize>, BTreeSet<usize>),
}

impl Links<'_> {
    pub(super) fn join(&mut self, left: usize, right: usize, score: f32) -> bool {
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

    /// Takes clauses out of their links.
    pub(super) fn release(&mut self, lefts: Range<usize>, rights: Range<usize>) {
        for left in lefts {
            if let Some((right, _)) = self.of_left.get_mut(left).and_then(Option::take) {
                self.of_right.get_mut(right).and_then(Option::take);
            }
        }
        for right in rights {
            if let Some((left, _)) = self.of_right.get_mut(right).and_then(Option::take) {
                self.of_left.get_mut(left).and_then(Option::take);
            }
        }
    }

    pub(super) fn left_free(&self, left: usize) -> bool {
        self.of_left.get(left).is_some_and(Option::is_none) && !self.claimed.0.contains(&left)
    }

    pub(super) fn right_free(&self, right: usize) -> bool {
        self.of_right.get(right).is_some_and(Option::is_none) && !self.claimed.1.contains(&right)
    }

    pub(super) fn left_of(&self, right: usize) -> Option<usize> {
        self.of_right.get(right).copied().flatten().map(|it| it.0)
    }

    pub(super) fn right_of(&self, left: usize) -> Option<usize> {
        self.of_left.get(left).copied().flatten().map(|it| it.0)
    }
}

/// Links clauses one to one, and adds the further clauses of splits and merges.
/// `pinned` pairs stand whatever the words say; pairs in `apart` stand in no link.
pub(super) fn links(sides: &Sides, index: &ClauseIndex, pinned: &[(usize, usize)], apart: &[(usize, usize)]) -> Found {
    let mut links = Links {
        of_left: vec![None; sides.left.len()],
        of_right: vec![None; sides.right.len()],
        apart,
        claimed: (BTreeSet::new(), BTreeSet::new()),
    };
    for (left, right) in pinned {
        links.join(*left, *right, 1.0);
    }
    equal::in_order(sides, &mut links);
    titles(sides, &mut links);
    let candidates = candidates(sides, index, &links);
    for round in [
        Round { floor: 0.80, context: 0.0 },
        Round { floor: 0.55, context: 0.12 },
        Round { floor: 0.34, context: 0.16 },
    ] {
        take_best(sides, &mut links, &candidates.of, &round);
        equal::in_turn(sides, &mut links);
    }
    let (mut runs, cut_short) = runs(sides, &links);
    runs.retain(|it| it.claim(&mut links, pinned));
    fill_gaps(sides, &mut links);
    only_ones(sides, &mut links);
    by_subject(sides, &mut links);
    let answers = |(left, to): (usize, &Option<(usize, f32)>)| {
        to.map(|(right, score)| Link { left, right, score, bond: Bond::Answers })
    };
    let mut found: Vec<Link> = links.of_left.iter().enumerate().filter_map(answers).collect();
    found.extend(runs.iter().flat_map(Run::pieces));
    // Twice: a short piece is known by what the other pieces leave over.
    for _ in 0..2 {
        pieces(sides, &links, &candidates.of, pinned, &mut found);
    }
    let linked: BTreeSet<usize> = found.iter().map(|it| it.left).collect();
    let passed_over = (0..sides.left.len()).filter(|it| candidates.is_cut(*it) && !linked.contains(it)).collect();
    Found { links: found, passed_over, cut_short }
}

/// Titles answer titles, whatever they say, unless one of them stands word for word elsewhere.
fn titles(sides: &Sides, links: &mut Links) {
    let title = |side: &[Feature]| side.iter().position(|it| it.is_title);
    if let (Some(left), Some(right)) = (title(sides.left), title(sides.right)) {
        links.join(left, right, likeness(sides, left, right).clamp(0.5, 1.0));
    }
}

/// A round of taking pairs: how alike they must be, and what confirming surroundings add.
struct Round {
    floor: f32,
    context: f32,
}

fn take_best(sides: &Sides, links: &mut Links, candidates: &[Vec<(usize, f32)>], round: &Round) {
    let mut open: Vec<(f32, usize, usize)> = Vec::new();
    let order = Order::of(links);
    for (left, found) in candidates.iter().enumerate().filter(|(left, _)| links.left_free(*left)) {
        for (right, own) in found.iter().filter(|(right, _)| links.right_free(*right)) {
            let around = surroundings(sides, links, left, *right) - order.crossed(left, *right);
            let score = own + around * round.context;
            if score >= round.floor && says_enough(sides, left, *right, *own) {
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

/// Whether two clauses share more than the number that they stand under.
fn says_enough(sides: &Sides, left: usize, right: usize, own: f32) -> bool {
    let label = sides.left.get(left).zip(sides.right.get(right)).map_or(0.0, |(a, b)| same_label(a, b));
    own - label >= LEAST
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
fn fill_gaps(sides: &Sides, links: &mut Links) {
    for left in 0..sides.left.len() {
        if !links.left_free(left) {
            continue;
        }
        let Some(before) = left.checked_sub(1).map_or(Some(None), |it| links.right_of(it).map(Some)) else { continue };
        let right = before.map_or(0, |it| it + 1);
        let closes = left + 1 >= sides.left.len() || links.right_of(left + 1) == Some(right + 1);
        if closes && links.right_free(right) {
            let own = likeness(sides, left, right);
            let floor = if surroundings(sides, links, left, right) >= 1.5 { LEAST } else { 0.22 };
            if own >= floor && says_enough(sides, left, right, own) {
                links.join(left, right, own.clamp(0.1, 1.0));
            }
        }
    }
}

/// What the only grant of a short text answers is the other's only grant, however it is worded; and so the others.
fn only_ones(sides: &Sides, links: &mut Links) {
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
        let free = pairs.filter(|(left, right)| links.left_free(*left) && links.right_free(*right));
        let best =
            free.map(|(left, right)| (likeness(sides, left, right), left, right)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((score, left, right)) = best.filter(|it| it.0 >= 0.08) {
            links.join(left, right, score.clamp(0.1, 1.0));
        }
    }
}
