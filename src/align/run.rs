//! The same words cut otherwise: neighbours that end elsewhere, because a line or a heading does, and say the same
//! together.

use super::feature::Feature;
use super::likeness::Sides;
use super::pair::{Bond, Link, Links};
use crate::never::part_of;
use std::ops::Range;

/// So many clauses of one text stand in a run at most: no paragraph is cut into more, and the words of a run are read
/// from each clause where one may begin.
const MOST: usize = 64;

/// Clauses of both texts that say the same together, and of which none answers one other alone.
pub(super) struct Run {
    left: Range<usize>,
    right: Range<usize>,
}

impl Run {
    /// What binds the others of the run to the first two, which answer each other.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Link> {
        let (left, right) = (self.left.start, self.right.start);
        let lefts = self.left.clone().skip(1);
        let rights = self.right.clone().skip(1);
        let lefts = lefts.map(move |left| Link { left, right, score: 1.0, bond: Bond::LeftInRight });
        lefts.chain(rights.map(move |right| Link { left, right, score: 1.0, bond: Bond::RightInLeft }))
    }

    /// Takes the clauses of the run out of other links, unless the user has a say in one of them.
    pub(super) fn claim(&self, links: &mut Links, pinned: &[(usize, usize)]) -> bool {
        let is_of = |(left, right): &(usize, usize)| self.left.contains(left) || self.right.contains(right);
        if pinned.iter().chain(links.apart).any(is_of) {
            return false;
        }
        links.release(self.left.clone(), self.right.clone());
        links.claimed.0.extend(self.left.clone().skip(1));
        links.claimed.1.extend(self.right.clone().skip(1));
        links.join(self.left.start, self.right.start, 1.0)
    }
}

/// The runs of two texts, and the left clauses where one was longer than is looked at. They begin where texts are known to go side by side: behind clauses that are the same, and
/// with those that answer each other.
pub(super) fn runs(sides: &Sides, links: &Links) -> (Vec<Run>, Vec<usize>) {
    let is_same = |left: usize, right: usize| {
        sides.left.get(left).zip(sides.right.get(right)).is_some_and(|(a, b)| a.exact == b.exact && a.len > 0)
    };
    let start = |(left, to): (usize, &Option<(usize, f32)>)| {
        to.map(|(right, _)| if is_same(left, right) { (left + 1, right + 1) } else { (left, right) })
    };
    let mut taken = (vec![false; sides.left.len()], vec![false; sides.right.len()]);
    let (mut found, mut cut_short) = (Vec::new(), Vec::new());
    let starts = std::iter::once((0, 0)).chain(links.of_left.iter().enumerate().filter_map(start));
    for (mut left, mut right) in starts {
        loop {
            let run = match run(sides, left, right) {
                Reading::Run(run) => run,
                Reading::Nothing => break,
                Reading::CutShort => {
                    cut_short.push(left);
                    break;
                }
            };
            (left, right) = (run.left.end, run.right.end);
            let is_taken = |flags: &[bool], range: &Range<usize>| part_of(flags, range.clone()).contains(&true);
            if is_taken(&taken.0, &run.left) || is_taken(&taken.1, &run.right) {
                break;
            }
            taken.0.get_mut(run.left.clone()).unwrap_or(&mut []).fill(true);
            taken.1.get_mut(run.right.clone()).unwrap_or(&mut []).fill(true);
            found.push(run);
        }
    }
    (found, cut_short)
}

/// What reading on from two clauses came to.
enum Reading {
    Run(Run),
    Nothing,
    /// The words were the same as far as clauses are looked at.
    CutShort,
}

/// The shortest run that begins with two clauses; nothing where a word differs first, or where it is one clause on
/// either side.
fn run(sides: &Sides, left: usize, right: usize) -> Reading {
    let mut one = Reader { clauses: sides.left, first: left, clause: left, at: 0 };
    let mut other = Reader { clauses: sides.right, first: right, clause: right, at: 0 };
    while !(one.ends() && other.ends()) {
        let (Some(this), Some(that)) = (one.word(), other.word()) else {
            let is_cut = one.is_past_most() || other.is_past_most();
            return if is_cut { Reading::CutShort } else { Reading::Nothing };
        };
        if this == that {
            one.at += 1;
            other.at += 1;
        } else if !one.skip_number() && !other.skip_number() {
            return Reading::Nothing;
        }
    }
    let run = Run { left: left..one.clause + 1, right: right..other.clause + 1 };
    if run.left.len() > 1 || run.right.len() > 1 { Reading::Run(run) } else { Reading::Nothing }
}

/// Reads the words of clauses one after the other.
struct Reader<'a> {
    clauses: &'a [Feature],
    first: usize,
    clause: usize,
    at: usize,
}

impl Reader<'_> {
    /// Whether a clause ends with what was read.
    fn ends(&self) -> bool {
        self.at > 0 && self.clauses.get(self.clause).is_none_or(|it| self.at >= it.flow.len())
    }

    /// Whether further clauses would be read if a run could have more.
    fn is_past_most(&self) -> bool {
        self.clause >= self.first + MOST && self.clause < self.clauses.len()
    }

    /// The next word; nothing behind the last clause of a run.
    fn word(&mut self) -> Option<u64> {
        while let Some(of) = self.clauses.get(self.clause).filter(|_| self.clause < self.first + MOST) {
            if let Some(word) = of.flow.get(self.at) {
                return Some(*word);
            }
            self.clause += 1;
            self.at = 0;
        }
        None
    }

    /// Passes over the printed number that a clause begins with: whether it is shown in the words is layout.
    fn skip_number(&mut self) -> bool {
        let printed = self.clauses.get(self.clause).map_or(0, |it| it.printed);
        let skips = self.at == 0 && printed > 0;
        if skips {
            self.at = printed;
        }
        skips
    }
}
