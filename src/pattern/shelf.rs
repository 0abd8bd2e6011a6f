//! The programs that the build script made of what is built in, found by their patterns' text.

use super::needs::Needs;
use super::program::{Program, Raw, Reads, Tables, word};
use super::trie::Trie;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// How many counts the file begins with, and how many words its index has for each program.
const COUNTS: usize = 7;
const ENTRY: usize = 4;

/// Programs, sorted by the patterns that they were made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProgramShelf {
    index: &'static [Raw],
    programs: &'static [Raw],
    sources: &'static [u8],
    needs: &'static [Raw],
    tables: Tables<'static>,
    /// The words that patterns need and those of rules.
    pub(super) words: Trie<'static>,
    /// How many they are.
    pub(super) word_count: usize,
}

static BUILT_IN: LazyLock<ProgramShelf> =
    LazyLock::new(|| ProgramShelf::of(include_bytes!(concat!(env!("OUT_DIR"), "/patterns.bin"))));

impl ProgramShelf {
    /// The shelf of what is built in.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn of(bytes: &'static [u8]) -> Self {
        let (words, _) = bytes.as_chunks::<4>();
        let [count, lengths @ .., word_count] = [0, 1, 2, 3, 4, 5, 6].map(|it| word(words, it) as usize);
        let (_, rest) = words.split_at_checked(COUNTS).unwrap_or_default();
        let (index, mut rest) = rest.split_at_checked(count * ENTRY).unwrap_or_default();
        let [sets, classes, programs, needs, tree] = lengths.map(|length| {
            let (part, after) = rest.split_at_checked(length).unwrap_or_default();
            rest = after;
            part
        });
        let sources = bytes.get(bytes.len() - rest.len() * 4 - bytes.len() % 4..).unwrap_or_default();
        let tables = Tables { sets, classes };
        Self { index, programs, sources, needs, tables, words: Trie::of(tree), word_count }
    }

    /// The number of the program made of this pattern, if there is one.
    pub(super) fn find(&self, kind: Reads, pattern: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let source = self.source(middle)?;
            let (here, text) = source.split_first()?;
            match here.cmp(&kind.letter()).then_with(|| text.cmp(pattern.as_bytes())) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// How many programs there are.
    pub(super) fn len(&self) -> usize {
        self.index.len() / ENTRY
    }

    /// The pattern of a program, behind the letter of its kind.
    pub(super) fn source(&self, number: usize) -> Option<&'static [u8]> {
        let [start, length] = [0, 1].map(|it| word(self.index, number * ENTRY + it) as usize);
        self.sources.get(start..start + length)
    }

    /// What a pattern needs, where it is looked for in many places.
    pub(super) fn needs(&self, number: usize) -> Needs {
        let start = word(self.index, number * ENTRY + 3) as usize;
        let length = word(self.needs, start + 1) as usize;
        Needs::lying_in(self.needs.get(start..start + length).unwrap_or_default())
    }

    /// The program of this number.
    pub(super) fn program(&self, number: usize) -> Option<Program<'static>> {
        let words = self.programs.get(word(self.index, number * ENTRY + 2) as usize..)?;
        Program::of(words, self.tables)
    }
}
