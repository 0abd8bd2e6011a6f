//! Which clauses of all documents belong together: links between every two documents, taken best first.
//!
//! Neither the order of the documents nor the baseline has a say. Pairs are looked at in an order that the texts
//! themselves give, so that rows are the same whichever document stands first.

use super::candidate::ClauseIndex;
use super::feature::{Feature, Rarity, features};
use super::likeness::Sides;
use super::pair::{Bond, Link, links};
use super::piece::is_beside;
use super::subject::Subject;
use super::text::Text;
use crate::edits::{Edits, Pin, Place};
use crate::never::part_of;
use std::collections::{BTreeSet, HashMap};

/// A clause of a document.
pub(super) type At = (usize, usize);

/// Clauses that belong together, and how sure that is.
pub(super) struct Linked {
    /// Every clause of every document, in exactly one group.
    pub groups: Vec<Vec<At>>,
    /// How alike two clauses are that were linked, the lower one first.
    scores: HashMap<(At, At), f32>,
    /// Of each clause the best link that holds.
    best: Vec<Vec<f32>>,
    /// Clauses that the user put beside others.
    pub by_hand: BTreeSet<At>,
    /// Clauses that were not held against everything that may answer them.
    pub passed_over: Vec<At>,
}

impl Linked {
    /// How sure it is that a clause answers some clauses of another document: 0 a guess, 1 certain.
    pub(super) fn confidence(&self, here: At, there: (usize, &[usize])) -> f32 {
        let direct = |clause: &usize| {
            let there = (there.0, *clause);
            self.scores.get(&(here.min(there), here.max(there))).copied()
        };
        let best = |at: At| self.best.get(at.0).and_then(|it| it.get(at.1)).copied().unwrap_or(1.0);
        // Two that a third brings together are as sure as the weaker of their links to it.
        let third = || there.1.iter().map(|it| best((there.0, *it))).fold(best(here), f32::min);
        there.1.iter().filter_map(direct).max_by(f32::total_cmp).unwrap_or_else(third)
    }
}

/// A link between clauses of any two documents.
struct Bound {
    one: At,
    other: At,
    score: f32,
    /// Of a piece, which of the two it is.
    piece: Option<At>,
}

/// Links the clauses of all documents.
pub(super) fn linked(texts: &[Text], subjects: &[Vec<Subject>], user: &Edits) -> Linked {
    let rarity = Rarity::of(texts);
    let about = |document: usize| subjects.get(document).map_or(&[][..], Vec::as_slice);
    let all: Vec<Vec<Feature>> =
        texts.iter().enumerate().map(|(document, text)| features(text, about(document), &rarity)).collect();
    let indices: Vec<ClauseIndex> = all.iter().map(|it| ClauseIndex::of(it, &rarity)).collect();
    let pairs = Pairs { texts, all: &all, indices: &indices, rarity: &rarity, user };
    let mut groups = Groups::new(&all);
    let mut seen = Seen::default();
    for (left, right) in in_order(texts) {
        pairs.look(left, right, &mut seen);
    }
    let Seen { mut bound, pinned, apart, passed_over, cut_short } = seen;
    groups.apart = apart;
    let mut linked = Linked {
        groups: Vec::new(),
        scores: bound.iter().map(|it| ((it.one.min(it.other), it.one.max(it.other)), it.score)).collect(),
        best: all.iter().map(|it| vec![0.0; it.len()]).collect(),
        by_hand: pinned.iter().flat_map(|it| [it.0, it.1]).collect(),
        passed_over,
    };
    for (one, other) in pinned {
        groups.join(one, other);
    }
    // Stable: what is equally alike stays in the order of the texts and their clauses.
    bound.sort_by(|a, b| a.piece.is_some().cmp(&b.piece.is_some()).then(b.score.total_cmp(&a.score)));
    for link in &bound {
        let holds = match link.piece {
            None => groups.join(link.one, link.other),
            Some(piece) => groups.add_piece(piece, if piece == link.one { link.other } else { link.one }, &all),
        };
        for at in [link.one, link.other].into_iter().filter(|_| holds) {
            if let Some(best) = linked.best.get_mut(at.0).and_then(|it| it.get_mut(at.1)) {
                *best = best.max(link.score);
            }
        }
    }
    linked.passed_over.retain(|it| groups.members(*it).len() == 1);
    linked.passed_over.extend(cut_short);
    linked.passed_over.sort_unstable();
    linked.passed_over.dedup();
    linked.groups = groups.rows();
    linked
}

/// What was seen in looking at every two documents.
#[derive(Default)]
struct Seen {
    bound: Vec<Bound>,
    pinned: Vec<(At, At)>,
    apart: BTreeSet<(At, At)>,
    passed_over: Vec<At>,
    cut_short: Vec<At>,
}

/// Every two documents, the shorter text first; of equally long ones their bytes decide, not the user's order.
fn in_order(texts: &[Text]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|it| texts.get(*it).map(|(document, clauses)| (clauses.list.len(), &document.sha256)));
    let before = |(place, right): (usize, &usize)| {
        let lefts = part_of(&order, ..place);
        lefts.iter().map(|left| (*left, *right)).collect::<Vec<_>>()
    };
    order.iter().enumerate().flat_map(before).collect()
}

/// What every two documents are looked at with.
struct Pairs<'a> {
    texts: &'a [Text<'a>],
    all: &'a [Vec<Feature>],
    indices: &'a [ClauseIndex<'a>],
    rarity: &'a Rarity,
    user: &'a Edits,
}

impl Pairs<'_> {
    /// The links of two documents, with those that the user made or forbade.
    fn look(&self, left: usize, right: usize, seen: &mut Seen) {
        let sides = self.all.get(left).zip(self.all.get(right));
        let (Some(sides), Some(index)) = (sides, self.indices.get(right)) else { return };
        let sides = Sides { left: sides.0, right: sides.1, rarity: self.rarity };
        let (together, kept_apart) = (self.pins(left, right, false), self.pins(left, right, true));
        let at = |it: &(usize, usize)| ((left, it.0), (right, it.1));
        let of = |it: Link| {
            let (one, other) = at(&(it.left, it.right));
            let piece = match it.bond {
                Bond::Answers => None,
                Bond::LeftInRight => Some(one),
                Bond::RightInLeft => Some(other),
            };
            Bound { one, other, score: it.score, piece }
        };
        let found = links(&sides, index, &together, &kept_apart);
        seen.bound.extend(found.links.into_iter().map(of));
        seen.passed_over.extend(found.passed_over.into_iter().map(|it| (left, it)));
        seen.cut_short.extend(found.cut_short.into_iter().map(|it| (left, it)));
        seen.pinned.extend(together.iter().map(at));
        seen.apart.extend(kept_apart.iter().map(at).flat_map(|it| [it, (it.1, it.0)]));
    }

    /// The user's pins between two documents, as clause ids: those that stand together, or those that stand apart.
    fn pins(&self, left: usize, right: usize, apart: bool) -> Vec<(usize, usize)> {
        let clause =
            |document: usize, place: &Place| self.texts.get(document).and_then(|(it, clauses)| place.find(it, clauses));
        let one = |pin: &Pin| {
            let straight = clause(left, &pin.one).zip(clause(right, &pin.other));
            straight.or_else(|| clause(left, &pin.other).zip(clause(right, &pin.one)))
        };
        self.user.pins.iter().filter(|it| it.apart == apart).filter_map(one).collect()
    }
}

/// Clauses that belong together so far.
struct Groups {
    /// The group of each clause.
    of: Vec<Vec<usize>>,
    members: Vec<Vec<At>>,
    /// Clauses that the user keeps apart, both ways round.
    apart: BTreeSet<(At, At)>,
}

impl Groups {
    fn new(all: &[Vec<Feature>]) -> Self {
        let mut groups = Self { of: Vec::new(), members: Vec::new(), apart: BTreeSet::new() };
        for (document, clauses) in all.iter().enumerate() {
            let first = groups.members.len();
            groups.of.push((first..first + clauses.len()).collect());
            groups.members.extend((0..clauses.len()).map(|clause| vec![(document, clause)]));
        }
        groups
    }

    fn group(&self, at: At) -> Option<usize> {
        self.of.get(at.0)?.get(at.1).copied()
    }

    fn members(&self, at: At) -> &[At] {
        self.group(at).and_then(|it| self.members.get(it)).map_or(&[], Vec::as_slice)
    }

    /// Joins the groups of two clauses that answer each other, unless some document would have two clauses in it: then
    /// a better link stands already.
    fn join(&mut self, one: At, other: At) -> bool {
        let (ours, theirs) = (self.members(one), self.members(other));
        let is_free = |(a, b): (&At, &At)| a.0 != b.0 && !self.apart.contains(&(*a, *b));
        let fits = ours.iter().all(|a| theirs.iter().all(|b| is_free((a, b))));
        if fits {
            self.merge(one, other);
        }
        fits
    }

    /// Adds a piece, and what answers it, to the group of the clause that it is a piece of. In documents that have both,
    /// both must stand together.
    fn add_piece(&mut self, piece: At, whole: At, all: &[Vec<Feature>]) -> bool {
        let (pieces, wholes) = (self.members(piece), self.members(whole));
        let is_near = |a: &At| {
            let mut own = wholes.iter().filter(|it| it.0 == a.0).peekable();
            own.peek().is_none() || own.any(|b| all.get(a.0).is_some_and(|it| is_beside(it, a.1, b.1)))
        };
        let fits = self.group(piece) != self.group(whole)
            && pieces.iter().all(|it| it.0 != whole.0 && is_near(it))
            && pieces.iter().all(|a| wholes.iter().all(|b| !self.apart.contains(&(*a, *b))));
        if fits {
            self.merge(piece, whole);
        }
        fits
    }

    /// The smaller group moves, so that each clause moves few times.
    fn merge(&mut self, one: At, other: At) {
        let (Some(a), Some(b)) = (self.group(one), self.group(other)) else { return };
        let size = |id: usize| self.members.get(id).map_or(0, Vec::len);
        let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        let moved = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for at in &moved {
            if let Some(slot) = self.of.get_mut(at.0).and_then(|it| it.get_mut(at.1)) {
                *slot = into;
            }
        }
        if let Some(members) = self.members.get_mut(into) {
            members.extend(moved);
        }
    }

    fn rows(self) -> Vec<Vec<At>> {
        let mut rows: Vec<Vec<At>> = self.members.into_iter().filter(|it| !it.is_empty()).collect();
        for row in &mut rows {
            row.sort_unstable();
        }
        rows
    }
}
