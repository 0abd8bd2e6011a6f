//! The words that patterns need and the words of rules, each with its number: those on the shelf, and those that users'
//! patterns add.

use super::shelf::ProgramShelf;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;

/// Words while they are collected.
#[derive(Clone, Debug, Default)]
pub struct Words {
    added: BTreeMap<Vec<u8>, usize>,
}

/// Words ready to be looked for.
#[derive(Clone, Debug)]
pub struct Finder {
    added: Option<AhoCorasick>,
    count: usize,
}

impl Words {
    /// The number of a word, a new one if it has none.
    pub fn number(&mut self, word: &[u8]) -> usize {
        let shelf = ProgramShelf::built_in();
        if let Some(number) = shelf.words.number(word) {
            return number;
        }
        let next = shelf.word_count + self.added.len();
        *self.added.entry(word.to_vec()).or_insert(next)
    }

    /// Ready to be looked for.
    pub fn finder(&self) -> Finder {
        let built_in = ProgramShelf::built_in().word_count;
        let mut added = vec![&[][..]; self.added.len()];
        for (word, number) in &self.added {
            if let Some(slot) = added.get_mut(number - built_in) {
                *slot = word;
            }
        }
        let count = built_in + added.len();
        // A rule set too large to index finds none of its own words.
        let added = (!added.is_empty()).then(|| AhoCorasick::new(added).ok()).flatten();
        Finder { added, count }
    }
}

/// The words that stand in a text.
#[derive(Clone, Debug)]
pub struct WordsPresent(Vec<u64>);

impl WordsPresent {
    /// Whether a word does.
    pub fn has(&self, word: usize) -> bool {
        self.0.get(word / 64).is_some_and(|it| it >> (word % 64) & 1 != 0)
    }
}

impl Finder {
    /// The words that stand in a text (in small letters).
    pub fn present(&self, text: &[u8]) -> WordsPresent {
        let mut found = vec![0; self.count.div_ceil(64)];
        self.hits(text, |_, word| {
            if let Some(it) = found.get_mut(word / 64) {
                *it |= 1 << (word % 64);
            }
        });
        WordsPresent(found)
    }

    /// Calls for each place where a word stands in a text (in small letters), with the word's number.
    pub fn hits(&self, text: &[u8], mut hit: impl FnMut(usize, usize)) {
        let shelf = ProgramShelf::built_in();
        shelf.words.hits(text, &mut hit);
        for found in self.added.iter().flat_map(|it| it.find_overlapping_iter(text)) {
            hit(found.start(), shelf.word_count + found.pattern().as_usize());
        }
    }
}
