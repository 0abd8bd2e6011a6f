//! The programs that the build script made of what is built in, found by their patterns' text.

use super::program::{Program, Raw, Tables, word};
use std::cmp::Ordering;
use std::sync::LazyLock;

/// How many counts the file begins with, and how many words its index has for each program.
const COUNTS: usize = 4;
const ENTRY: usize = 3;

/// Programs, sorted by the patterns that they were made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shelf {
    index: &'static [Raw],
    programs: &'static [Raw],
    sources: &'static [u8],
    tables: Tables<'static>,
}

static BUILT_IN: LazyLock<Shelf> =
    LazyLock::new(|| Shelf::of(include_bytes!(concat!(env!("OUT_DIR"), "/patterns.bin"))));

impl Shelf {
    /// The shelf of what is built in.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn of(bytes: &'static [u8]) -> Self {
        let (words, _) = bytes.as_chunks::<4>();
        let [count, sets, classes, programs] = [0, 1, 2, 3].map(|it| word(words, it) as usize);
        let (_, rest) = words.split_at_checked(COUNTS).unwrap_or_default();
        let (index, rest) = rest.split_at_checked(count * ENTRY).unwrap_or_default();
        let (sets, rest) = rest.split_at_checked(sets).unwrap_or_default();
        let (classes, rest) = rest.split_at_checked(classes).unwrap_or_default();
        let (programs, rest) = rest.split_at_checked(programs).unwrap_or_default();
        let sources = bytes.get(bytes.len() - rest.len() * 4 - bytes.len() % 4..).unwrap_or_default();
        Self { index, programs, sources, tables: Tables { sets, classes } }
    }

    /// The program made of this pattern, if there is one; `kind` tells bytes from letters.
    pub(super) fn find(&self, kind: u8, pattern: &str) -> Option<Program<'static>> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let source = self.source(middle)?;
            let (here, text) = source.split_first()?;
            match here.cmp(&kind).then_with(|| text.cmp(pattern.as_bytes())) {
                Ordering::Equal => return self.program(middle),
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

    pub(super) fn program(&self, number: usize) -> Option<Program<'static>> {
        let words = self.programs.get(word(self.index, number * ENTRY + 2) as usize..)?;
        Program::of(words, self.tables)
    }
}
