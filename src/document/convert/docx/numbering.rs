//! The numbers that Word prints before paragraphs: they stand nowhere in the file and are counted here.
//!
//! A list (`w:num`) is made by a plan (`w:abstractNum`) of nine levels. Lists of one plan count on together, unless one
//! starts a level over.

use crate::document::convert::numerals::numeral;
use crate::document::convert::xml::{Reader, Tag};
use std::collections::{BTreeSet, HashMap};

/// One level of a plan.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// What is printed, with `%1` for the number of the first level.
    text: String,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
    /// After which level it starts over, counted from 1; 0 for never; `None` for after any above it.
    restart: Option<u8>,
    /// Whether numbers of the levels above are printed in digits.
    in_digits: bool,
}

impl Default for Level {
    fn default() -> Self {
        let format = "decimal".to_owned();
        Self { start: 1, format, text: String::new(), style: None, restart: None, in_digits: false }
    }
}

#[derive(Clone, Debug, Default)]
struct Plan {
    levels: HashMap<u8, Level>,
    /// The name of a list style that this plan makes, or that it is made by.
    makes: Option<String>,
    made_by: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    plan: String,
    starts: HashMap<u8, u32>,
    levels: HashMap<u8, Level>,
}

/// All lists of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    plans: HashMap<String, Plan>,
    lists: HashMap<String, List>,
}

/// The deepest level, counted from 0.
const DEEPEST: u8 = 8;

impl Numbering {
    fn plan<'a>(&'a self, list: &List) -> Option<(&'a str, &'a Plan)> {
        let (key, plan) = self.plans.get_key_value(&list.plan)?;
        let Some(style) = plan.made_by.as_ref().filter(|_| plan.levels.is_empty()) else {
            return Some((key.as_str(), plan));
        };
        let mut makers: Vec<_> = self.plans.iter().filter(|(_, it)| it.makes.as_ref() == Some(style)).collect();
        makers.sort_by_key(|it| it.0);
        makers.first().map(|(key, plan)| (key.as_str(), *plan))
    }

    fn level<'a>(&'a self, list: &'a List, at: u8) -> Option<&'a Level> {
        list.levels.get(&at).or_else(|| self.plan(list)?.1.levels.get(&at))
    }

    /// The level that a list gives to the paragraphs of a style.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<u8> {
        let list = self.lists.get(list)?;
        (0..=DEEPEST).find(|at| self.level(list, *at).is_some_and(|it| it.style.as_deref() == Some(style)))
    }
}

/// What is printed before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// A number with what stands around it; may be empty.
    Number(String),
    /// A sign that is the same for all points, at this depth.
    Bullet(u8),
}

/// How far the lists of a file have counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counters {
    /// By plan.
    counts: HashMap<String, [Option<u32>; 9]>,
    /// Lists that have started a level over.
    started: BTreeSet<(String, u8)>,
}

impl Counters {
    /// Counts a paragraph of a list and says what is printed before it; nothing where the file has no such list.
    pub fn next(&mut self, numbering: &Numbering, key: &str, at: u8) -> Option<Printed> {
        let at = at.min(DEEPEST);
        let list = numbering.lists.get(key)?;
        let level = numbering.level(list, at)?;
        let (plan, _) = numbering.plan(list)?;
        let counts = self.counts.entry(plan.to_owned()).or_default();
        for start_over in list.starts.keys().filter(|it| **it <= DEEPEST) {
            if self.started.insert((key.to_owned(), *start_over))
                && let Some(count) = counts.get_mut(usize::from(*start_over))
            {
                *count = None;
            }
        }
        let start =
            |of: u8| list.starts.get(&of).copied().or_else(|| Some(numbering.level(list, of)?.start)).unwrap_or(1);
        for (below, count) in (0..).zip(counts.iter_mut()) {
            if below == at {
                *count = Some(count.map_or_else(|| start(at), |it| it.saturating_add(1)));
            } else if below > at {
                let restart = numbering.level(list, below).and_then(|it| it.restart);
                if restart.is_none_or(|it| it > at) {
                    *count = None;
                }
            }
        }
        if level.format == "bullet" {
            return Some(Printed::Bullet(at));
        }
        let number = |of: u8| {
            let count = counts.get(usize::from(of)).copied().flatten().unwrap_or_else(|| start(of));
            let format = match numbering.level(list, of) {
                Some(_) if level.in_digits => "decimal",
                Some(it) => it.format.as_str(),
                None => "decimal",
            };
            numeral(format, count)
        };
        Some(Printed::Number(filled(&level.text, number)))
    }
}

/// A level's text with its numbers: `%1.%2` is `3.b`.
fn filled(text: &str, number: impl Fn(u8) -> String) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let level = characters.peek().and_then(|it| it.to_digit(10)).filter(|it| character == '%' && *it > 0);
        match level.and_then(|it| u8::try_from(it - 1).ok()) {
            Some(level) => {
                characters.next();
                out.push_str(&number(level));
            }
            None => out.push(character),
        }
    }
    out.trim().to_owned()
}

/// Reads `numbering.xml`.
#[derive(Default)]
pub(super) struct NumberingReader {
    pub numbering: Numbering,
    plan: Option<(String, Plan)>,
    list: Option<(String, List)>,
    /// The level that a list has for itself: its own start is told apart.
    overridden: Option<u8>,
    level: Option<(u8, Level)>,
}

impl Reader for NumberingReader {
    fn open(&mut self, tag: &Tag) {
        let key = |name| tag.attribute(name).unwrap_or_default();
        match tag.name {
            "w:abstractNum" => self.plan = Some((key("abstractNumId"), Plan::default())),
            "w:num" => self.list = Some((key("numId"), List::default())),
            "w:lvlOverride" => self.overridden = tag.number("ilvl"),
            "w:lvl" => self.level = tag.number("ilvl").map(|it| (it, Level::default())),
            "w:abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.plan = tag.value().unwrap_or_default();
                }
            }
            "w:startOverride" => {
                if let (Some((_, list)), Some(at)) = (&mut self.list, self.overridden) {
                    list.starts.insert(at, tag.number("val").unwrap_or(1));
                }
            }
            "w:styleLink" => self.plan.iter_mut().for_each(|it| it.1.makes = tag.value()),
            "w:numStyleLink" => self.plan.iter_mut().for_each(|it| it.1.made_by = tag.value()),
            _ => self.in_level(tag),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:lvl" => {
                let Some((at, level)) = self.level.take() else { return };
                if let Some((_, list)) = &mut self.list {
                    list.levels.insert(at, level);
                } else if let Some((_, plan)) = &mut self.plan {
                    plan.levels.insert(at, level);
                }
            }
            "w:lvlOverride" => self.overridden = None,
            "w:abstractNum" => self.numbering.plans.extend(self.plan.take()),
            "w:num" => self.numbering.lists.extend(self.list.take()),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

impl NumberingReader {
    fn in_level(&mut self, tag: &Tag) {
        let Some((_, level)) = &mut self.level else { return };
        match tag.name {
            "w:start" => level.start = tag.number("val").unwrap_or(1),
            // Formats of later versions stand in a choice, before the one that all versions know.
            "w:numFmt" => level.format = tag.value().unwrap_or_default(),
            "w:lvlText" => level.text = tag.value().unwrap_or_default(),
            "w:lvlRestart" => level.restart = tag.number("val"),
            "w:pStyle" => level.style = tag.value(),
            "w:isLgl" => level.in_digits = tag.is_on(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::convert::xml;

    const LEVELS: &str = "<w:abstractNum w:abstractNumId='1'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='Article %1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%3)'/></w:lvl>\
        <w:lvl w:ilvl='3'><w:numFmt w:val='decimal'/><w:lvlText w:val='%4)'/><w:lvlRestart w:val='0'/></w:lvl>\
        <w:lvl w:ilvl='4'><w:numFmt w:val='bullet'/><w:lvlText w:val='x'/></w:lvl></w:abstractNum>\
        <w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num>\
        <w:num w:numId='8'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/>\
        </w:lvlOverride></w:num>";

    fn check(paragraphs: &[(&str, u8)], printed: &[&str]) {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let mut reader = NumberingReader::default();
        xml::read("x", format!("<w:numbering xmlns:w='{space}'>{LEVELS}</w:numbering>").as_bytes(), &mut reader)
            .unwrap();
        let mut counters = Counters::default();
        let found: Vec<String> = paragraphs
            .iter()
            .map(|(list, at)| match counters.next(&reader.numbering, list, *at) {
                Some(Printed::Number(it)) => it,
                Some(Printed::Bullet(_)) => "•".to_owned(),
                None => "none".to_owned(),
            })
            .collect();
        assert_eq!(found, printed);
    }

    #[test]
    fn levels_count_start_over_and_quote_each_other() {
        check(
            &[("7", 0), ("7", 1), ("7", 1), ("7", 2), ("7", 2), ("7", 1), ("7", 2), ("7", 0), ("7", 1)],
            &["Article I.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "Article II.", "2.1"],
        );
    }

    #[test]
    fn lists_of_one_plan_count_on_and_a_list_may_start_over() {
        check(
            &[("7", 0), ("8", 0), ("8", 1), ("7", 0), ("8", 0)],
            &["Article I.", "Article V.", "5.1", "Article VI.", "Article VII."],
        );
    }

    #[test]
    fn what_never_starts_over_counts_on_and_bullets_have_no_number() {
        check(&[("7", 0), ("7", 3), ("7", 0), ("7", 3), ("7", 4)], &["Article I.", "1)", "Article II.", "2)", "•"]);
        check(&[("7", 1), ("9", 0)], &["1.1", "none"]);
    }
}
