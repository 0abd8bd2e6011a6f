//! Lays words out as a tree in an array: see [`super::trie`]. The build script reads this file.

use std::collections::{BTreeMap, VecDeque};

/// A branch on the way from a word's first byte to its last.
#[derive(Default)]
struct Fork {
    children: BTreeMap<u8, usize>,
    word: u32,
}

/// The array of these words, each of which has its place in the list as its number.
pub fn planted(words: &[Vec<u8>]) -> Vec<u32> {
    let mut nodes = vec![Fork::default()];
    for (number, word) in (1..).zip(words) {
        let mut at = 0;
        for byte in word {
            let next = nodes.len();
            let child = *nodes[at].children.entry(*byte).or_insert(next);
            if child == next {
                nodes.push(Fork::default());
            }
            at = child;
        }
        nodes[at].word = number;
    }
    laid_out(&nodes)
}

fn laid_out(nodes: &[Fork]) -> Vec<u32> {
    // Of each slot: base, parent and one, word and one; the root is never free.
    let mut slots: Vec<[u32; 3]> = vec![[0, u32::MAX, 0]];
    // Before this, a base would have to lie before the array.
    let mut free_from = usize::from(u8::MAX) + 1;
    let mut waiting = VecDeque::from([(0, 0)]);
    while let Some((node, slot)) = waiting.pop_front() {
        let children = &nodes[node].children;
        let Some(first) = children.keys().next() else { continue };
        while slots.get(free_from).is_some_and(|it| it[1] != 0) {
            free_from += 1;
        }
        let least = free_from - usize::from(*first);
        let is_free = |slots: &[[u32; 3]], at: usize| slots.get(at).is_none_or(|it| it[1] == 0);
        let fits = |base: &usize| children.keys().all(|it| is_free(&slots, base + usize::from(*it)));
        // Behind the end there is always room.
        let base = (least..slots.len()).find(fits).unwrap_or(slots.len());
        slots[slot][0] = number(base);
        for (byte, child) in children {
            let at = base + usize::from(*byte);
            if slots.len() <= at {
                slots.resize(at + 1, [0; 3]);
            }
            slots[at] = [0, number(slot + 1), nodes[*child].word];
            waiting.push_back((*child, at));
        }
    }
    slots.concat()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a tree of words is far smaller than four gigabytes")
}
