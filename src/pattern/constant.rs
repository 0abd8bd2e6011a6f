//! Patterns of the program's own that read letters: what a room knows of its text.

use super::machine::GroupSpans;
use super::program::{Program, Reads};
use super::search::{Search, Sought};
use super::shelf::ProgramShelf;
use regex_automata::meta::Regex;
use regex_automata::{Input, PatternID};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern that the build script made a program of; one that it does not know is compiled when it is first asked.
#[derive(Debug)]
pub struct Constant {
    kind: Reads,
    source: Cow<'static, str>,
    program: OnceLock<Option<Program<'static>>>,
    linear: OnceLock<Option<Regex>>,
}

impl Constant {
    /// A pattern whose words are bounded as English ones are, by ASCII.
    pub const fn of(source: &'static str) -> Self {
        Self::new(Reads::Plain, Cow::Borrowed(source))
    }

    /// A pattern whose words are bounded as those of any alphabet are.
    pub const fn wide(source: &'static str) -> Self {
        Self::new(Reads::Wide, Cow::Borrowed(source))
    }

    /// One that is put together; its words are bounded by ASCII.
    pub fn made(source: String) -> Self {
        Self::new(Reads::Plain, Cow::Owned(source))
    }

    /// One that is read from a file; its words are bounded as those of any alphabet are.
    pub fn read(source: String) -> Self {
        Self::new(Reads::Wide, Cow::Owned(source))
    }

    const fn new(kind: Reads, source: Cow<'static, str>) -> Self {
        Self { kind, source, program: OnceLock::new(), linear: OnceLock::new() }
    }

    /// Whether it is found.
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where it is first found.
    pub fn find<'t>(&self, text: &'t str) -> Option<Matched<'t>> {
        let at = Search::of(self, text.as_bytes(), 0, false).next()?;
        Some(Matched::of(text, &at))
    }

    /// Everywhere that it is found.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Matched<'a>> {
        let mut search = Search::of(self, text.as_bytes(), 0, false);
        std::iter::from_fn(move || search.next().map(|at| Matched::of(text, &at)))
    }

    /// Where it is first found, with its groups.
    pub fn captures<'t>(&'t self, text: &'t str) -> Option<MatchedGroups<'t>> {
        self.captures_at(text, 0)
    }

    /// Where it is first found from a place on, with its groups.
    pub fn captures_at<'t>(&'t self, text: &'t str, at: usize) -> Option<MatchedGroups<'t>> {
        let mut search = Search::of(self, text.as_bytes(), at, true);
        search.next()?;
        Some(MatchedGroups { pattern: self, text, groups: search.take_groups() })
    }

    /// Everywhere that it is found, with its groups.
    pub fn captures_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = MatchedGroups<'a>> {
        let mut search = Search::of(self, text.as_bytes(), 0, true);
        std::iter::from_fn(move || {
            search.next()?;
            Some(MatchedGroups { pattern: self, text, groups: search.take_groups() })
        })
    }

    fn group_named(&self, name: &str) -> Option<usize> {
        match self.program() {
            Some(program) => Some(program.names().position(|it| it == Some(name))? + 1),
            None => self.regex()?.group_info().to_index(PatternID::ZERO, name),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.linear.get_or_init(|| Regex::new(&self.kind.as_written(&self.source)).ok()).as_ref()
    }
}

impl Sought for Constant {
    fn program(&self) -> Option<&Program<'static>> {
        let found = || ProgramShelf::built_in().program(ProgramShelf::built_in().find(self.kind, &self.source)?);
        self.program.get_or_init(found).as_ref()
    }

    fn linear(&self, text: &[u8], at: usize, groups: Option<&mut GroupSpans>) -> Option<Range<usize>> {
        let (regex, input) = (self.regex()?, Input::new(text).range(at..));
        let Some(groups) = groups else { return regex.search(&input).map(|it| it.range()) };
        let mut captures = regex.create_captures();
        regex.search_captures(&input, &mut captures);
        *groups = captures.iter().map(|it| it.map(|it| it.range())).collect();
        captures.get_match().map(|it| it.range())
    }
}

/// A piece of a text that a pattern matched.
#[derive(Clone, Copy, Debug)]
pub struct Matched<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Matched<'t> {
    fn of(text: &'t str, at: &Range<usize>) -> Self {
        Self { text, start: at.start, end: at.end }
    }

    /// Where it begins.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Where it stands.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Its letters.
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or("")
    }
}

/// A match with its groups.
#[derive(Clone, Debug)]
pub struct MatchedGroups<'t> {
    pattern: &'t Constant,
    text: &'t str,
    groups: GroupSpans,
}

impl<'t> MatchedGroups<'t> {
    /// The group of this number, if it took part; the whole match is number 0.
    pub fn get(&self, group: usize) -> Option<Matched<'t>> {
        self.groups.get(group)?.as_ref().map(|at| Matched::of(self.text, at))
    }
    /// The group of this name, if it took part.
    pub fn name(&self, name: &str) -> Option<Matched<'t>> {
        self.get(self.pattern.group_named(name)?)
    }
}
