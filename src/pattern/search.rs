//! One pattern on its way through one text.

use super::machine::{self, Budget, GroupSpans};
use super::program::Program;
use std::ops::Range;

/// A pattern that can be looked for.
pub(super) trait Sought {
    /// What the build script made of it.
    fn program(&self) -> Option<&Program<'static>>;

    /// The first match from a place on, by the `regex` crate.
    fn linear(&self, text: &[u8], at: usize, groups: Option<&mut GroupSpans>) -> Option<Range<usize>>;
}

/// Goes from match to match.
pub(super) struct Search<'a, P> {
    pattern: &'a P,
    text: &'a [u8],
    at: usize,
    last_end: Option<usize>,
    budget: Budget,
    /// The groups of the last match, where they are asked for.
    groups: Option<GroupSpans>,
}

impl<'a, P: Sought> Search<'a, P> {
    pub(super) fn of(pattern: &'a P, text: &'a [u8], at: usize, wants_groups: bool) -> Self {
        let groups = wants_groups.then(GroupSpans::new);
        Self { pattern, text, at, last_end: None, budget: Budget::of(text), groups }
    }

    /// The next match.
    pub(super) fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let found = self.first_behind()?;
            // Nothing right behind a match is no match of its own.
            if found.is_empty() && self.last_end == Some(found.end) {
                self.at += 1;
                continue;
            }
            (self.at, self.last_end) = (found.end, Some(found.end));
            return Some(found);
        }
    }

    /// The groups of the match that was found last.
    pub(super) fn take_groups(&mut self) -> GroupSpans {
        self.groups.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn first_behind(&mut self) -> Option<Range<usize>> {
        if self.at > self.text.len() {
            return None;
        }
        if let Some(program) = self.pattern.program() {
            let found = machine::find(program, self.text, self.at, &mut self.budget, self.groups.as_mut());
            if let Ok(found) = found {
                return found;
            }
        }
        self.pattern.linear(self.text, self.at, self.groups.as_mut())
    }
}
