//! Which of the words that are the same stay where they are, and which were moved.

use super::pairs::{Answer, Same};
use super::stream::Stream;
use std::ops::Range;

/// What becomes of the words of two documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Words that are kept, in the order of both documents.
    pub kept: Vec<Same>,
    /// For each word there that is not kept, the move it belongs to and whether it is the same at the other end.
    pub left: Vec<Option<Moved>>,
    /// The same of words here.
    pub right: Vec<Option<Moved>>,
}

/// A word's part in a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    /// The move, counting from 0.
    pub number: usize,
    /// Whether the word stands at the other end too.
    pub is_same: bool,
}

/// Decides which words are kept: the heaviest row of them that stands in the order of both documents, where what the
/// comparison calls moved gives way to everything else. What is left over of a row was moved, if its clauses are mostly
/// the same at both ends; else it was deleted here and written anew there.
pub(super) fn plan(answers: &[Answer], (there, here): (&Stream, &Stream)) -> Plan {
    let mut all: Vec<(Same, usize, u64)> = Vec::new();
    for (row, answer) in answers.iter().enumerate() {
        let factor = if answer.is_moved { 1 } else { 1 << 24 };
        all.extend(answer.same.iter().map(|it| (*it, row, factor * it.len as u64)));
    }
    all.sort_by_key(|it| it.0.left);
    let chosen = heaviest(&all, here.words.len());
    let mut stays = vec![false; answers.len()];
    let mut kept: Vec<Same> = Vec::new();
    for (same, row, _) in chosen.iter().filter_map(|it| all.get(*it)) {
        kept.push(*same);
        if let Some(it) = stays.get_mut(*row) {
            *it = true;
        }
    }
    let mut plan = Plan { kept, left: vec![None; there.words.len()], right: vec![None; here.words.len()] };
    let mut number = 0;
    for (answer, _) in answers.iter().zip(stays).filter(|(_, stays)| !stays) {
        if let (Some(left), Some(right)) = (&answer.there, &answer.here)
            && is_mostly_same(answer, left, right)
        {
            mark(&mut plan, answer, (left, right), number);
            number += 1;
        }
    }
    plan
}

fn is_mostly_same(answer: &Answer, left: &Range<usize>, right: &Range<usize>) -> bool {
    let same: usize = answer.same.iter().map(|it| it.len).sum();
    same * 2 >= left.len().max(right.len()) && same > 2
}

fn mark(plan: &mut Plan, answer: &Answer, (left, right): (&Range<usize>, &Range<usize>), number: usize) {
    let of = |is_same: bool| Some(Moved { number, is_same });
    let mut put = |side: bool, range: Range<usize>, is_same: bool| {
        let words = if side { &mut plan.left } else { &mut plan.right };
        if let Some(words) = words.get_mut(range) {
            words.fill(of(is_same));
        }
    };
    put(true, left.clone(), false);
    put(false, right.clone(), false);
    for same in &answer.same {
        put(true, same.left..same.left + same.len, true);
        put(false, same.right..same.right + same.len, true);
    }
}

/// The heaviest of these that follow each other on both sides; they are sorted by the left one and share no word.
fn heaviest(all: &[(Same, usize, u64)], words: usize) -> Vec<usize> {
    // The best chain that ends before each word here, found in a tree of prefix maxima.
    let mut tree: Vec<(u64, Option<usize>)> = vec![(0, None); words + 2];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(all.len());
    let (mut best, mut last) = (0, None);
    for (index, (same, _, weight)) in all.iter().enumerate() {
        let (mut so_far, mut previous) = (0, None);
        let mut at = same.right;
        while at > 0 {
            if let Some(it) = tree.get(at).filter(|it| it.0 > so_far) {
                (so_far, previous) = *it;
            }
            at &= at - 1;
        }
        let sum = so_far + weight;
        before.push(previous);
        let mut at = same.right + 1;
        while let Some(it) = tree.get_mut(at) {
            if it.0 < sum {
                *it = (sum, Some(index));
            }
            at += at & at.wrapping_neg();
        }
        if sum > best {
            (best, last) = (sum, Some(index));
        }
    }
    let mut chosen: Vec<usize> = std::iter::successors(last, |it| before.get(*it).copied().flatten()).collect();
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(list: &[(usize, usize, usize, u64)]) -> Vec<usize> {
        let all: Vec<_> = list
            .iter()
            .map(|(left, right, len, weight)| (Same { left: *left, right: *right, len: *len }, 0, *weight))
            .collect();
        heaviest(&all, 100)
    }

    #[test]
    fn the_heaviest_words_in_the_order_of_both_stay() {
        assert_eq!(chain(&[]), [0; 0]);
        assert_eq!(chain(&[(0, 0, 5, 5), (5, 5, 5, 5)]), [0, 1]);
        assert_eq!(chain(&[(0, 10, 5, 5), (5, 0, 10, 10)]), [1], "the longer one stays");
        assert_eq!(chain(&[(0, 10, 5, 50), (5, 0, 10, 10)]), [0], "what is not moved weighs more");
        assert_eq!(chain(&[(0, 0, 1, 1), (1, 9, 1, 1), (2, 1, 1, 1), (3, 2, 1, 1), (4, 10, 1, 1)]), [0, 2, 3, 4]);
    }
}
