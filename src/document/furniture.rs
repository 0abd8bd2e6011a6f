//! What stands on pages and not in the text: page numbers, headers and footers that every page repeats.
//!
//! It is left out of what is compared and read, and named; a paragraph that runs on over the page stays one.

use super::{Span, patterns};
use crate::never::slice;
use crate::pattern::Constant;
use std::collections::HashMap;

/// A line of a page that is no part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// The line, without the white space around it.
    pub span: Span,
    /// Whether the paragraph before it goes on behind it.
    pub joins: bool,
}

impl Furniture {
    pub(super) fn shifted(self, by: usize) -> Self {
        Self { span: self.span.shifted(by), ..self }
    }
}

/// The longest line that a header or footer has.
const LONGEST: usize = 100;

static PAGE: Constant = Constant::wide(patterns::PAGE);
static BARE: Constant = Constant::wide(patterns::BARE);
static RUNNING: Constant = Constant::wide(patterns::RUNNING);
static ITEM: Constant = Constant::wide(patterns::ITEM);

/// A line that is not blank.
struct Line<'a> {
    span: Span,
    text: &'a str,
    indent: usize,
    /// Whether a blank line or a form feed stands before it, or the text begins.
    after_gap: bool,
    before_gap: bool,
    /// Whether a form feed stands between it and the line before.
    after_feed: bool,
}

/// The furniture of a plain text, in order.
pub(super) fn furniture(text: &str) -> Vec<Furniture> {
    let lines = lines(text);
    let mut is_it = vec![false; lines.len()];
    counting(&lines, &mut is_it);
    beside_pages(&lines, &mut is_it);
    let width = width(&lines);
    let mut found = Vec::new();
    let mut last: Option<&Line> = None;
    let mut run: Vec<Span> = Vec::new();
    for (line, is_it) in lines.iter().zip(is_it) {
        if is_it {
            run.push(line.span);
            continue;
        }
        if !run.is_empty() {
            let joins = last.is_some_and(|it| goes_on(it, line, width));
            found.extend(run.drain(..).map(|span| Furniture { span, joins }));
        }
        last = Some(line);
    }
    found.extend(run.into_iter().map(|span| Furniture { span, joins: false }));
    found
}

/// What is masked anyway, with the furniture of pages, in order and without overlaps.
pub(super) fn with(mut masked: Vec<Span>, furniture: &[Furniture]) -> Vec<Span> {
    if furniture.is_empty() {
        return masked;
    }
    let mut of = furniture.iter().peekable();
    masked.retain(|span| {
        while of.next_if(|it| it.span.end <= span.start).is_some() {}
        !of.peek().is_some_and(|it| it.span.overlaps(*span))
    });
    masked.extend(furniture.iter().map(|it| it.span));
    masked.sort_unstable();
    masked
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut at, mut gap, mut feed) = (0, true, false);
    for raw in text.split_inclusive(['\n', '\u{0c}']) {
        let whole = Span::new(at, at + raw.len());
        at = whole.end;
        let span = whole.trimmed(text);
        if span.is_empty() {
            gap = true;
        } else {
            let text = slice(text, span.range());
            let indent = span.start - whole.start;
            lines.push(Line { span, text, indent, after_gap: gap, before_gap: false, after_feed: feed });
            (gap, feed) = (false, false);
        }
        if raw.ends_with('\u{0c}') {
            (gap, feed) = (true, true);
        }
        if gap && let Some(last) = lines.last_mut() {
            last.before_gap = true;
        }
    }
    if let Some(last) = lines.last_mut() {
        last.before_gap = true;
    }
    lines
}

/// Page numbers, and headers and footers that hold one and count on.
fn counting(lines: &[Line], is_it: &mut [bool]) {
    let mut counted: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if line.text.len() > LONGEST || !(line.after_gap || line.before_gap) {
            continue;
        }
        // Nothing is counted without a digit, and most lines have none.
        if !line.text.bytes().any(|it| it.is_ascii_digit()) {
            continue;
        }
        let alone = line.after_gap && line.before_gap;
        if alone && PAGE.is_match(line.text) {
            mark(is_it, index);
            continue;
        }
        let number = |pattern: &Constant| {
            let found = pattern.captures(line.text)?;
            found.get(1).or(found.get(2))?.as_str().parse::<usize>().ok()
        };
        if let Some(number) = number(&BARE).filter(|_| alone).or_else(|| number(&RUNNING)) {
            let form = line
                .text
                .split_whitespace()
                .map(|it| if it.contains(|it: char| it.is_ascii_digit()) { "#" } else { it });
            counted.entry(form.collect::<Vec<_>>().join(" ")).or_default().push((index, number));
        }
    }
    named(lines, is_it);
    for (index, _) in counted.into_values().filter(|it| counts_on(it, lines)).flatten() {
        mark(is_it, index);
    }
}

/// A footer right above a header, both of the same words and each with its page.
fn named(lines: &[Line], is_it: &mut [bool]) {
    let name = |index: usize| {
        let line = lines.get(index).filter(|it| it.after_gap && it.before_gap && it.text.len() <= LONGEST)?;
        let (name, page) = line.text.split_once("   ")?;
        PAGE.is_match(page.trim()).then_some(name)
    };
    for index in 1..lines.len() {
        if name(index).is_some() && name(index) == name(index - 1) {
            mark(is_it, index);
            mark(is_it, index - 1);
        }
    }
}

/// Whether each number is greater than the last, page by page; a lone one counts beside a form feed.
fn counts_on(list: &[(usize, usize)], lines: &[Line]) -> bool {
    let rises = list.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if b > a && *b <= a + 2));
    let at_feed = |index: usize| {
        lines.get(index).is_some_and(|it| it.after_feed) || lines.get(index + 1).is_some_and(|it| it.after_feed)
    };
    rises && (list.len() > 1 || list.iter().any(|(index, _)| at_feed(*index)))
}

/// Lines beside a page number or beside each other around a page's end: in columns, or the same on every page.
fn beside_pages(lines: &[Line], is_it: &mut [bool]) {
    let mut times: HashMap<&str, usize> = HashMap::new();
    let known: Vec<usize> = (0..lines.len()).filter(|it| is_it.get(*it) == Some(&true)).collect();
    let around = |index: usize| [index.wrapping_sub(1), index + 1];
    let near: Vec<usize> = known.iter().flat_map(|it| around(*it)).filter(|it| *it < lines.len()).collect();
    let free: Vec<usize> = near.into_iter().filter(|it| is_it.get(*it) == Some(&false)).collect();
    for line in free.iter().filter_map(|it| lines.get(*it)) {
        *times.entry(line.text).or_insert(0) += 1;
    }
    for index in free {
        let Some(line) = lines.get(index).filter(|it| it.text.len() <= LONGEST && it.after_gap && it.before_gap) else {
            continue;
        };
        let crosses_feed = line.after_feed || lines.get(index + 1).is_some_and(|it| it.after_feed);
        let in_columns = line.text.contains("    ") || line.text.contains('\t');
        let repeats = times.get(line.text).is_some_and(|it| *it > 1);
        if crosses_feed && in_columns || repeats && !line.text.ends_with(['.', ';', ':', ',']) {
            mark(is_it, index);
        }
    }
}

fn mark(is_it: &mut [bool], index: usize) {
    if let Some(flag) = is_it.get_mut(index) {
        *flag = true;
    }
}

/// How long lines run before they wrap: 19 in 20 are no longer.
fn width(lines: &[Line]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|it| it.indent + it.text.chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len().saturating_sub(1) * 19 / 20).copied().unwrap_or(80)
}

/// Below so many letters a line, no line is full.
const NARROW: usize = 40;

/// Whether the paragraph that a page's end cuts goes on behind it.
fn goes_on(above: &Line, below: &Line, width: usize) -> bool {
    if ITEM.is_match(below.text) {
        return false;
    }
    let first = below.text.split_whitespace().next().map_or(0, |it| it.chars().count());
    let ran_full = width >= NARROW && above.indent + above.text.chars().count() + 1 + first > width;
    let ended = above.text.ends_with(['.', ':', ';', '!', '?', '"', ')']);
    below.text.starts_with(char::is_lowercase)
        || ran_full && below.indent <= above.indent
        || !ended && above.text.chars().count() * 2 > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let found: Vec<_> = furniture(text).iter().map(|it| (&text[it.span.range()], it.joins)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_pages_repeat_is_no_text() {
        check(
            "You may run it alone and\n\nPage 1 of 2\n\u{c}TERMS        Confidential\n\nunder its eye.\n",
            &[("Page 1 of 2", true), ("TERMS        Confidential", true)],
        );
        check("One.\n\n  - 1 -\n\nTwo.\n\n  - 2 -\n\nThree.\n", &[("- 1 -", false), ("- 2 -", false)]);
        check(
            "One.\n\nA licence    1/3\n\nTwo.\n\nA licence    2/3\n\nX\n",
            &[("A licence    1/3", false), ("A licence    2/3", false)],
        );
    }

    #[test]
    fn what_a_text_numbers_is_text() {
        check("1\n\nDefinitions\n\nPage numbers are no matter.\n", &[]);
        check("Section 1\n\nUse it.\n\nSection 2\n\nKeep it.\n", &[]);
        check("It costs\n\n500\n\nand then\n\n20\n\nmore.\n", &[]);
        check("Licence\n\n\u{c}TERMS AND CONDITIONS\n\n1. Use it.\n", &[]);
    }
}
