//! Lines: where each begins, how far it is indented, what the format says of it.

use crate::document::{Document, Mark, Span, is_drawn};
use crate::never::part_of;

/// One line that is not blank.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a line, each with its name")]
pub(super) struct Line {
    /// From its first byte that is not blank to its last.
    pub span: Span,
    /// First byte that is neither blank nor markup; `span.end` where all is markup.
    pub content: usize,
    /// Columns before its first byte that is not blank; a tab counts to the next multiple of four.
    pub indent: usize,
    /// Whether a blank line (or the text's beginning) stands before it.
    pub after_blank: bool,
    /// Whether a blank line (or the text's end) stands after it.
    pub before_blank: bool,
    /// The level of the heading that it is, where the format says so or a rule underlines it.
    pub heading: Option<u8>,
    /// How deep the list item that begins here is nested, where the format says so.
    pub item: Option<u8>,
    /// How long the longest line is of those that no blank line parts it from.
    pub block: usize,
    /// Whether it stands in a code block: never read for numbers or headings.
    pub verbatim: bool,
    /// The part of the bundle it stands in.
    pub part: usize,
    /// Whether it stands in front matter.
    pub front_matter: bool,
}

/// Every line of a document that is neither blank nor furniture of a page.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut after_blank = true;
    let mut masked = document.masked.iter().peekable();
    let mut furniture = document.furniture.iter().peekable();
    let mut joins = None;
    let mut at = 0;
    for raw in document
        .text
        .split_inclusive(['\n', '\u{0c}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.split_inclusive('\r'))
    {
        let whole = Span::new(at, at + raw.len());
        at = whole.end;
        let span = whole.trimmed(&document.text);
        if span.is_empty() {
            // A line feed behind a carriage return ends the same line.
            if raw != "\n" || !document.text.get(..whole.start).is_some_and(|it| it.ends_with('\r')) {
                after_blank = true;
                if let Some(last) = lines.last_mut() {
                    last.before_blank = true;
                }
            }
            continue;
        }
        if let Some(passed) = furniture.next_if(|it| it.span.start < span.end) {
            joins = Some(passed.joins);
            continue;
        }
        if let Some(joins) = joins.take() {
            // Blank lines around a page's end say nothing of the paragraph that runs over it.
            after_blank = !joins;
            if let Some(last) = lines.last_mut() {
                last.before_blank = !joins;
            }
        }
        while masked.next_if(|mask| mask.end <= span.start).is_some() {}
        let content = content_of(document, span, masked.clone());
        lines.push(Line {
            span,
            content,
            indent: columns(document.slice(Span::new(whole.start, span.start))),
            after_blank,
            before_blank: false,
            heading: None,
            item: None,
            block: 0,
            verbatim: false,
            part: document.part_at(span.start),
            front_matter: document.parts.iter().any(|part| part.front_matter.is_some_and(|it| fenced(it, span))),
        });
        // "#" alone in a gutter, or "/*   */", parts paragraphs as a blank line does.
        after_blank = content >= span.end && is_gutter(document.slice(span));
        if after_blank {
            lines.iter_mut().rev().take(2).for_each(|it| it.before_blank = true);
        }
    }
    if let Some(last) = lines.last_mut() {
        last.before_blank = true;
    }
    measure_blocks(&mut lines, document);
    apply_marks(&mut lines, document);
    apply_underlines(&mut lines, document);
    apply_drawn_ends(&mut lines, document);
    lines
}

/// Whether a line is nothing but the marks of a comment; what is drawn under a heading is longer.
fn is_gutter(words: &str) -> bool {
    let is_framed = words.len() > 3 && words.starts_with('/') && words.ends_with('/');
    let is_short = words.len() < 4;
    (is_framed || is_short) && words.chars().all(|it| matches!(it, '/' | '*' | '#' | ';' | '-' | '%' | '!' | '|' | ' '))
}

fn measure_blocks(lines: &mut [Line], document: &Document) {
    let mut from = 0;
    while from < lines.len() {
        let rest = part_of(lines, from + 1..);
        let to = from + 1 + rest.iter().take_while(|it| !it.after_blank).count();
        let block = lines.get_mut(from..to).unwrap_or(&mut []);
        let longest = block.iter().map(|it| it.indent + document.slice(it.span).chars().count()).max().unwrap_or(0);
        for line in block {
            line.block = longest;
        }
        from = to;
    }
}

/// Front matter with its fences: they are the lines right before and after.
fn fenced(yaml: Span, line: Span) -> bool {
    line.start + 8 >= yaml.start && line.start < yaml.end || line.start >= yaml.end && line.start <= yaml.end + 2
}

/// The first byte that is neither blank nor masked.
fn content_of<'a>(document: &Document, span: Span, masked: impl Iterator<Item = &'a Span>) -> usize {
    let mut at = span.start;
    for mask in masked {
        let gap = Span::new(at, mask.start.min(span.end)).trimmed(&document.text);
        if !gap.is_empty() {
            return gap.start;
        }
        at = mask.end.max(at);
        if at >= span.end {
            return span.end;
        }
    }
    Span::new(at, span.end).trimmed(&document.text).start
}

fn columns(blank: &str) -> usize {
    blank.chars().fold(0, |column, it| if it == '\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

fn apply_marks(lines: &mut [Line], document: &Document) {
    let at = |lines: &[Line], byte: usize| lines.partition_point(|line| line.span.end <= byte);
    for mark in &document.marks {
        match *mark {
            Mark::Heading(level, span) => {
                if let Some(line) = lines.get_mut(at(lines, span.start)) {
                    line.heading = Some(level);
                }
            }
            Mark::Item(depth, byte) => {
                if let Some(line) =
                    lines.get_mut(at(lines, byte)).filter(|line| line.span.start >= byte || line.span.contains(byte))
                {
                    line.item = Some(depth);
                }
            }
            Mark::Verbatim(span) => {
                let from = at(lines, span.start);
                for line in lines.iter_mut().skip(from).take_while(|line| line.span.start < span.end) {
                    line.verbatim = true;
                }
            }
        }
    }
}

/// A short line that stands alone and ends in a drawn line is a heading: the end of a line was lost between the two.
fn apply_drawn_ends(lines: &mut [Line], document: &Document) {
    for line in lines.iter_mut().filter(|it| it.after_blank && it.before_blank && it.heading.is_none()) {
        let mut words = document.slice(line.span).rsplitn(2, char::is_whitespace);
        let (Some(last), Some(words)) = (words.next(), words.next()) else { continue };
        if is_drawn(last) && words.len() <= 90 && words.contains(char::is_alphanumeric) {
            line.heading = Some(if last.contains(['=', '═']) { 1 } else { 2 });
        }
    }
}

/// A ruled line right below a short one makes that one a heading, in plain text too.
fn apply_underlines(lines: &mut [Line], document: &Document) {
    for index in 1..lines.len() {
        let (Some(above), Some(rule)) = (lines.get(index - 1), lines.get(index)) else { continue };
        let text = document.slice(rule.span);
        let ruler = text.trim_matches(['*', '\\', ' ', '\t']).chars().next();
        let is_rule = rule.content >= rule.span.end && matches!(ruler, Some('-' | '=' | '~' | '─' | '═'));
        if is_rule
            && !rule.after_blank
            && above.content < above.span.end
            && above.span.len() <= 90
            && above.heading.is_none()
        {
            let level = if matches!(ruler, Some('=' | '═')) { 1 } else { 2 };
            if let Some(above) = lines.get_mut(index - 1) {
                above.heading = Some(level);
            }
        }
    }
}
