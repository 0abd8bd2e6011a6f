//! The numbers that `LibreOffice` prints before paragraphs: they stand nowhere in the file and are counted here.

use crate::document::convert::numerals::numeral;
use crate::document::convert::xml::{Reader, Tag};
use std::collections::HashMap;

/// One level of a list's style.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    /// A format of numerals as Word names them; empty where nothing is counted in print.
    format: &'static str,
    prefix: String,
    suffix: String,
    /// How many levels are printed, this one and those above.
    shown: usize,
    /// What is printed, with `%1%` for the number of the first level: newer files say it so.
    pattern: Option<String>,
    is_bullet: bool,
}

/// How many levels lists have.
const LEVELS: usize = 10;

/// The styles of a file's lists, by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct ListStyles(HashMap<String, HashMap<usize, Level>>);

/// The name of the list that headings without one are counted in.
pub(super) const OUTLINE: &str = "Outline";

impl ListStyles {
    /// Whether the headings of a level, 1 for the highest, are counted.
    pub fn counts_headings(&self, level: usize) -> bool {
        let level = self.level(OUTLINE, level.saturating_sub(1));
        level.is_some_and(|it| it.is_bullet || !it.format.is_empty() || !it.prefix.is_empty() || !it.suffix.is_empty())
    }

    fn level(&self, style: &str, at: usize) -> Option<&Level> {
        self.0.get(style)?.get(&at)
    }
}

/// Where a paragraph stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// What is counted together.
    pub list: String,
    pub style: String,
    /// How deep, 0 for an outermost point.
    pub level: usize,
    /// Where it starts to count anew.
    pub start: Option<u32>,
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
pub(super) struct Counters(HashMap<String, [Option<u32>; LEVELS]>);

impl Counters {
    /// Counts a paragraph and says what is printed before it; nothing where the file does not say how its list looks.
    pub fn next(&mut self, styles: &ListStyles, point: &Point) -> Option<Printed> {
        let at = point.level.min(LEVELS - 1);
        let counts = self.0.entry(point.list.clone()).or_default();
        let start = |of: usize| styles.level(&point.style, of).map_or(1, |it| it.start);
        let count = counts.get_mut(at)?;
        *count = Some(point.start.or_else(|| count.map(|it| it.saturating_add(1))).unwrap_or_else(|| start(at)));
        counts.iter_mut().skip(at + 1).for_each(|it| *it = None);
        let level = styles.level(&point.style, at)?;
        if level.is_bullet {
            return Some(Printed::Bullet(u8::try_from(at).unwrap_or(0)));
        }
        let number = |of: usize| {
            let count = counts.get(of).copied().flatten().unwrap_or_else(|| start(of));
            let format = styles.level(&point.style, of).map_or("", |it| it.format);
            if format.is_empty() { String::new() } else { numeral(format, count) }
        };
        Some(Printed::Number(level.printed(at, number)))
    }
}

impl Level {
    fn printed(&self, at: usize, number: impl Fn(usize) -> String) -> String {
        let words = if let Some(pattern) = &self.pattern {
            filled(pattern, number)
        } else {
            let from = (at + 1).saturating_sub(self.shown.max(1));
            let numbers: Vec<String> = (from..=at).map(number).filter(|it| !it.is_empty()).collect();
            format!("{}{}{}", self.prefix, numbers.join("."), self.suffix)
        };
        words.trim().to_owned()
    }
}

/// A level's text with its numbers: `%1%.%2%` is `3.b`.
fn filled(pattern: &str, number: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let level = after.split_once('%').and_then(|(digits, behind)| Some((digits.parse::<usize>().ok()?, behind)));
        if let Some((level, behind)) = level.filter(|it| (1..=LEVELS).contains(&it.0)) {
            out.push_str(&number(level - 1));
            rest = behind;
        } else {
            out.push('%');
            rest = after;
        }
    }
    out + rest
}

/// A numeral's format as Word names it.
fn format(tag: &Tag) -> &'static str {
    let goes_on_alike = tag.attribute("num-letter-sync").is_some_and(|it| it == "true");
    match (tag.attribute("num-format").unwrap_or_default().as_str(), goes_on_alike) {
        ("", _) => "",
        ("a", true) => "lowerLetter",
        ("A", true) => "upperLetter",
        ("a", false) => "lowerLetterAlphabetic",
        ("A", false) => "upperLetterAlphabetic",
        ("i", _) => "lowerRoman",
        ("I", _) => "upperRoman",
        (native, _) if native.starts_with('一') || native.starts_with('壹') => "chineseCounting",
        (native, _) if native.starts_with('①') => "decimalEnclosedCircle",
        (native, _) if native.starts_with('１') => "decimalFullWidth",
        (native, _) if native.starts_with("1st") => "ordinal",
        (native, _) if native.starts_with("One") => "cardinalText",
        (native, _) if native.starts_with("First") => "ordinalText",
        (native, _) if native.starts_with("01") => "decimalZero",
        _ => "decimal",
    }
}

/// Reads the list styles of `styles.xml` and of `content.xml`.
#[derive(Debug, Default)]
pub(super) struct ListStylesReader {
    pub styles: ListStyles,
    /// Whether those that are made for single places are left out.
    pub leaves_automatic: bool,
    is_left_out: bool,
    style: Option<(String, HashMap<usize, Level>)>,
}

impl Reader for ListStylesReader {
    fn open(&mut self, tag: &Tag) {
        match tag.name {
            "office:automatic-styles" => self.is_left_out = self.leaves_automatic,
            "text:list-style" if !self.is_left_out => {
                self.style = Some((tag.attribute("name").unwrap_or_default(), HashMap::new()));
            }
            "text:outline-style" => self.style = Some((OUTLINE.to_owned(), HashMap::new())),
            "text:list-level-style-number"
            | "text:list-level-style-bullet"
            | "text:list-level-style-image"
            | "text:outline-level-style" => {
                let Some((_, levels)) = &mut self.style else { return };
                let Some(at) = tag.number::<usize>("level").and_then(|it| it.checked_sub(1)) else { return };
                let words = |name| tag.attribute(name).unwrap_or_default();
                levels.insert(
                    at,
                    Level {
                        start: tag.number("start-value").unwrap_or(1),
                        format: format(tag),
                        prefix: words("num-prefix"),
                        suffix: words("num-suffix"),
                        shown: tag.number("display-levels").unwrap_or(1),
                        pattern: tag.attribute("num-list-format"),
                        is_bullet: matches!(tag.name, "text:list-level-style-bullet" | "text:list-level-style-image"),
                    },
                );
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "office:automatic-styles" => self.is_left_out = false,
            "text:list-style" | "text:outline-style" => self.styles.0.extend(self.style.take()),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::convert::xml;

    const STYLE: &str = "<text:list-style style:name='L'>\
        <text:list-level-style-number text:level='1' style:num-format='I' style:num-prefix='Article ' style:num-suffix='.'/>\
        <text:list-level-style-number text:level='2' style:num-format='1' text:display-levels='2' text:start-value='4'/>\
        <text:list-level-style-number text:level='3' style:num-format='a' loext:num-list-format='%2%(%3%) 5%'/>\
        <text:list-level-style-bullet text:level='4' text:bullet-char='x'/></text:list-style>";

    fn check(points: &[(&str, usize, Option<u32>)], printed: &[&str]) {
        let office = "urn:oasis:names:tc:opendocument:xmlns";
        let file =
            format!("<x xmlns:style='{office}:style:1.0' xmlns:text='{office}:text:1.0' xmlns:loext='l'>{STYLE}</x>");
        let mut reader = ListStylesReader::default();
        xml::read("x", file.as_bytes(), &mut reader).unwrap();
        let mut counters = Counters::default();
        let found: Vec<String> = points
            .iter()
            .map(|(list, level, start)| {
                let point = Point { list: (*list).to_owned(), style: "L".to_owned(), level: *level, start: *start };
                match counters.next(&reader.styles, &point) {
                    Some(Printed::Number(it)) => it,
                    Some(Printed::Bullet(_)) => "•".to_owned(),
                    None => "none".to_owned(),
                }
            })
            .collect();
        assert_eq!(found, printed);
    }

    #[test]
    fn levels_count_start_over_and_quote_each_other() {
        check(
            &[
                ("a", 0, None),
                ("a", 1, None),
                ("a", 2, None),
                ("a", 2, None),
                ("a", 1, None),
                ("a", 0, None),
                ("a", 1, None),
            ],
            &["Article I.", "I.4", "4(a) 5%", "4(b) 5%", "I.5", "Article II.", "II.4"],
        );
    }

    #[test]
    fn lists_count_apart_and_points_may_start_anew() {
        check(
            &[("a", 0, None), ("b", 0, None), ("a", 0, Some(7)), ("a", 0, None), ("a", 3, None), ("a", 8, None)],
            &["Article I.", "Article I.", "Article VII.", "Article VIII.", "•", "none"],
        );
    }
}
