//! Patterns: those of rules over bytes in small letters, looked for only where the words stand that they need, and
//! those of the program's own ([`Constant`]).
//!
//! What is built in was made into programs when the crate was built ([`program`]); they are read in place and run by a
//! [`machine`], so that nothing is compiled when the program starts. Users' patterns go through the `regex` crate, and
//! so does what would take the machine too many steps. Both find the same.

#[cfg(test)]
mod compile;
mod constant;
#[cfg(test)]
mod first;
mod linear;
mod machine;
mod needs;
mod place;
#[cfg(test)]
mod plant;
mod program;
mod search;
mod several;
mod shelf;
mod trie;
mod words;

pub use constant::{Constant, Matched, MatchedGroups};
pub use needs::Needs;
pub use several::Patterns;
pub use words::{Finder, Words};

use linear::Linear;
use machine::GroupSpans;
use program::{Program, Reads};
use search::{Search, Sought};
use shelf::ProgramShelf;
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern that is made ready when it is first looked for.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    /// The words without which it cannot match.
    pub needs: Needs,
    /// Whether it is looked for in whole documents.
    is_far: bool,
    program: OnceLock<Option<Program<'static>>>,
    linear: Linear,
}

impl Pattern {
    /// A pattern that is looked for where a trigger matched: what words it needs is not worth asking.
    pub fn new(source: &str) -> Self {
        let (source, needs) = (source.to_owned(), Needs::default());
        Self { source, needs, is_far: false, program: OnceLock::new(), linear: Linear::default() }
    }

    /// A pattern that is looked for in many places: in none that lacks what it needs.
    pub fn needing(source: &str, words: &mut Words) -> Self {
        let shelf = ProgramShelf::built_in();
        let Some(number) = shelf.find(Reads::Bytes, source) else {
            return Self { needs: Needs::of(source, &mut |it| words.number(it)), ..Self::new(source) };
        };
        Self { needs: shelf.needs(number), program: OnceLock::from(shelf.program(number)), ..Self::new(source) }
    }

    /// One that is looked for in whole documents.
    pub fn far(source: &str, words: &mut Words) -> Self {
        Self { is_far: true, ..Self::needing(source, words) }
    }

    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it is found in this text (in lower case).
    pub fn is_in(&self, text: &[u8]) -> bool {
        self.spans_in(text).next().is_some()
    }

    /// Where it is first found in this text, with its groups.
    pub fn first_in<'a>(&'a self, text: &'a [u8]) -> Option<Found<'a>> {
        self.all_in(text).next()
    }

    /// Everywhere that it is found in this text, with its groups.
    pub fn all_in<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Found<'a>> {
        let mut search = Search::of(self, text, 0, true);
        std::iter::from_fn(move || {
            search.next()?;
            Some(Found { pattern: self, groups: search.take_groups() })
        })
    }

    /// Everywhere that it is found in this text.
    pub fn spans_in<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Range<usize>> {
        let mut search = Search::of(self, text, 0, false);
        std::iter::from_fn(move || search.next())
    }

    fn names(&self) -> Vec<Option<&str>> {
        match (self.program(), self.linear.regex_if_ready()) {
            (Some(program), _) => program.names().collect(),
            (None, Some(regex)) => regex.group_info().pattern_names(regex_automata::PatternID::ZERO).skip(1).collect(),
            (None, None) => Vec::new(),
        }
    }
}

impl Sought for Pattern {
    fn program(&self) -> Option<&Program<'static>> {
        let found = || ProgramShelf::built_in().program(ProgramShelf::built_in().find(Reads::Bytes, &self.source)?);
        self.program.get_or_init(found).as_ref()
    }

    fn linear(&self, text: &[u8], at: usize, groups: Option<&mut GroupSpans>) -> Option<Range<usize>> {
        self.linear.find(&self.source, self.is_far, text, at, groups)
    }
}

/// A place where a pattern is found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pattern: &'a Pattern,
    groups: GroupSpans,
}

impl<'a> Found<'a> {
    /// All that it matches.
    pub fn range(&self) -> Range<usize> {
        self.groups.first().cloned().flatten().unwrap_or_default()
    }

    /// The group of this name, if it took part.
    pub fn group(&self, name: &str) -> Option<Range<usize>> {
        self.named().find(|it| it.0 == name).map(|it| it.1)
    }

    /// The groups that have names and took part, in the pattern's order.
    pub fn named(&self) -> impl Iterator<Item = (&'a str, Range<usize>)> {
        let groups = self.groups.iter().skip(1).cloned();
        self.pattern.names().into_iter().zip(groups).filter_map(|(name, at)| Some((name?, at?)))
    }
}

#[cfg(test)]
mod tests;
