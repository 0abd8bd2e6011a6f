//! Patterns over bytes in small letters, looked for only where the words stand that they need.
//!
//! What is built in was made into programs when the crate was built ([`program`]); they are read in place and run by a
//! [`machine`], so that nothing is compiled when the program starts. Users' patterns go through the `regex` crate, and
//! so does what would take the machine too many steps. Both find the same.

#[cfg(test)]
mod compile;
mod linear;
mod machine;
mod needs;
mod program;
mod several;
mod shelf;

pub use needs::{Needs, Told, Words};
pub use several::Patterns;

use linear::Linear;
use machine::{Budget, Groups};
use program::Program;
use shelf::Shelf;
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
        let (source, needs) = (source.to_owned(), Needs::Nothing);
        Self { source, needs, is_far: false, program: OnceLock::new(), linear: Linear::default() }
    }

    /// A pattern that is looked for in many places: in none that lacks what it needs.
    pub fn needing(source: &str, needs: Needs) -> Self {
        Self { needs, ..Self::new(source) }
    }

    /// One that is looked for in whole documents.
    pub fn far(source: &str, needs: Needs) -> Self {
        Self { is_far: true, ..Self::needing(source, needs) }
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
        let mut search = Search::of(self, text, true);
        std::iter::from_fn(move || {
            search.next()?;
            Some(Found { pattern: self, groups: std::mem::take(&mut search.groups) })
        })
    }

    /// Everywhere that it is found in this text.
    pub fn spans_in<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Range<usize>> {
        let mut search = Search::of(self, text, false);
        std::iter::from_fn(move || search.next())
    }

    fn program(&self) -> Option<&Program<'static>> {
        self.program.get_or_init(|| Shelf::built_in().find(b'b', &self.source)).as_ref()
    }

    fn names(&self) -> Vec<Option<&str>> {
        match (self.program(), self.linear.regex_if_ready()) {
            (Some(program), _) => program.names().collect(),
            (None, Some(regex)) => regex.group_info().pattern_names(regex_automata::PatternID::ZERO).skip(1).collect(),
            (None, None) => Vec::new(),
        }
    }
}

/// A place where a pattern is found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pattern: &'a Pattern,
    groups: Groups,
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

/// One pattern on its way through one text.
struct Search<'a> {
    pattern: &'a Pattern,
    text: &'a [u8],
    at: usize,
    last_end: Option<usize>,
    budget: Budget,
    /// Whether groups are asked for; those of the last match.
    wants_groups: bool,
    groups: Groups,
}

impl<'a> Search<'a> {
    fn of(pattern: &'a Pattern, text: &'a [u8], wants_groups: bool) -> Self {
        Self { pattern, text, at: 0, last_end: None, budget: Budget::of(text), wants_groups, groups: Groups::new() }
    }

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let found = self.from_here()?;
            // Nothing right behind a match is no match of its own.
            if found.is_empty() && self.last_end == Some(found.end) {
                self.at += 1;
                continue;
            }
            (self.at, self.last_end) = (found.end, Some(found.end));
            return Some(found);
        }
    }

    fn from_here(&mut self) -> Option<Range<usize>> {
        if self.at > self.text.len() {
            return None;
        }
        if let Some(program) = self.pattern.program() {
            let groups = self.wants_groups.then_some(&mut self.groups);
            if let Ok(found) = machine::find(program, self.text, self.at, &mut self.budget, groups) {
                return found;
            }
        }
        self.linear()
    }

    fn linear(&mut self) -> Option<Range<usize>> {
        let Pattern { source, is_far, linear, .. } = self.pattern;
        if self.at == 0 && !linear.may_be_in(source, *is_far, self.text) {
            return None;
        }
        let regex = linear.regex(source, *is_far)?;
        let input = regex_automata::Input::new(self.text).range(self.at..);
        if !self.wants_groups {
            return regex.search(&input).map(|it| it.range());
        }
        let mut captures = regex.create_captures();
        regex.search_captures(&input, &mut captures);
        self.groups = captures.iter().map(|it| it.map(|it| it.range())).collect();
        captures.get_match().map(|it| it.range())
    }
}

#[cfg(test)]
mod tests;
