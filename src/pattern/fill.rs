//! Fills the shelf of programs: the build script reads this file.

use super::compile::{TablesMade, program};
use super::needs::told;
use super::plant::planted;
use super::program::Reads;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be put on the shelf.
#[derive(Debug, Default)]
pub struct Stock {
    /// Patterns; those of bytes are looked for in many places, so that it is told which words they need.
    pub sought: BTreeSet<String>,
    /// Patterns of bytes that are looked for where another matched.
    pub beside: BTreeSet<String>,
    /// Patterns that read letters.
    pub letters: BTreeSet<(Reads, String)>,
    /// Words that are looked for beside those that patterns need.
    pub words: BTreeSet<String>,
}

impl Stock {
    /// The shelf as bytes. What is left to the `regex` crate is not on it.
    ///
    /// It begins with counts: programs, words of sets, of classes, of programs, of needs and of the tree, and the words
    /// in the tree. Behind the index (for each program where its pattern stands, its length, where the program begins
    /// and where what it needs) stand sets, classes, programs, needs, the tree and, as text, the patterns.
    pub fn shelf(&self) -> Vec<u8> {
        let mut tables = TablesMade::default();
        let mut words = BTreeMap::new();
        let mut number_of = |word: &[u8]| {
            let next = words.len();
            *words.entry(word.to_vec()).or_insert(next)
        };
        let (mut index, mut programs, mut needs, mut sources) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let bytes: BTreeSet<_> = self.sought.union(&self.beside).map(|it| (Reads::Bytes, it.clone())).collect();
        for (kind, pattern) in bytes.union(&self.letters) {
            let Some(made) = program(&kind.as_written(pattern), *kind != Reads::Bytes, &mut tables) else { continue };
            let source: Vec<u8> = [kind.letter()].into_iter().chain(pattern.bytes()).collect();
            index.extend([sources.len(), source.len(), programs.len(), needs.len()].map(number));
            if *kind == Reads::Bytes && self.sought.contains(pattern) {
                needs.extend(told(pattern, &mut number_of));
            } else {
                needs.extend([0, 2]);
            }
            programs.extend(made);
            sources.extend(source);
        }
        for word in &self.words {
            number_of(word.as_bytes());
        }
        let mut in_order = vec![Vec::new(); words.len()];
        for (word, number) in words {
            in_order[number] = word;
        }
        let tree = planted(&in_order);
        let parts = [tables.sets, tables.classes, programs, needs, tree];
        let lengths = parts.each_ref().map(Vec::len).into_iter();
        let counts = [index.len() / 4].into_iter().chain(lengths).chain([in_order.len()]);
        let all = counts.map(number).chain(index).chain(parts.into_iter().flatten());
        all.flat_map(u32::to_le_bytes).chain(sources).collect()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a shelf is far smaller than four gigabytes")
}
