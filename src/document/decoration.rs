//! Marks that frame a plain text but are no part of it: comment gutters, boxes of asterisks, ruled lines.
//!
//! Licences are pasted into source files and drawn into boxes; what is masked here neither compares nor counts.

use super::{Furniture, Span};
use crate::never::slice;
use std::borrow::Cow;

/// Prefixes that a whole text may carry on every line.
const GUTTERS: [&str; 9] = ["//", "#", "*", ";", "--", "|", "%", "!", "dnl "];

/// What to leave out of the plain text, in order: with the furniture of pages.
pub(super) fn decoration(text: &str, furniture: &[Furniture]) -> Vec<Span> {
    let lines = lines(text);
    let gutter = gutter(&lines, text);
    let mut masked = Vec::new();
    let mut furniture = furniture.iter().map(|it| it.span).peekable();
    for (index, line) in lines.iter().enumerate() {
        let content = slice(text, line.range());
        while furniture.next_if(|it| it.end <= line.start).is_some() {}
        if let Some(span) = furniture.next_if(|it| it.overlaps(*line)) {
            masked.push(span);
        } else if is_rule(content) {
            masked.push(*line);
        } else if let Some(marks) = comment(content, *line) {
            masked.extend(marks);
        } else if is_boxed(content) && has_boxed_neighbour(&lines, index, text) {
            masked.push(Span::new(line.start, line.start + 1));
            if line.len() > 1 {
                masked.push(Span::new(line.end - 1, line.end));
            }
        } else if let Some(gutter) = gutter.filter(|gutter| content.starts_with(gutter)) {
            masked.push(Span::new(line.start, line.start + gutter.len()));
        } else {
            masked.extend(ends(text, *line));
        }
    }
    masked
}

/// What is masked of a text with markup, and with it the lines that are drawn of signs: whoever converts a text escapes
/// them, or writes them behind the heading that they underline.
pub(super) fn with_rules(text: &str, from: usize, mut masked: Vec<Span>) -> Vec<Span> {
    let of = |line: &Span| {
        let is_drawn = text.get(line.range()).is_some_and(|it| is_rule(&it.replace('\\', "")));
        if is_drawn { vec![*line] } else { ends(text, *line) }
    };
    let drawn: Vec<Span> = lines(text).iter().filter(|it| it.start >= from).flat_map(of).collect();
    let mut next = drawn.iter().peekable();
    masked.retain(|span| {
        while next.next_if(|it| it.end <= span.start).is_some() {}
        !next.peek().is_some_and(|it| it.overlaps(*span))
    });
    masked.extend(drawn);
    masked.sort_unstable();
    masked
}

/// A text whose boxes are opened: under a line of asterisks, lines as long as that one that begin and end with one. Their
/// frames become blanks, so that what stands in them is not taken for a list. Every byte keeps its place.
pub(super) fn unboxed(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    let mut width = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let is_edge = bare.len() >= SHORTEST_EDGE && bare.bytes().all(|it| it == b'*');
        let is_inside = width == Some(bare.chars().count()) && bare.starts_with('*') && bare.ends_with('*');
        if is_edge {
            width = Some(bare.len()).filter(|_| width.is_none());
            out.to_mut().replace_range(at..at + bare.len(), &" ".repeat(bare.len()));
        } else if is_inside {
            let out = out.to_mut();
            out.replace_range(at..=at, " ");
            out.replace_range(at + bare.len() - 1..at + bare.len(), " ");
        } else {
            width = None;
        }
        at += line.len();
    }
    out
}

/// The least width of a box.
const SHORTEST_EDGE: usize = 20;

/// The marks of a comment of C around one line; all of the line, where nothing stands between them.
fn comment(content: &str, line: Span) -> Option<Vec<Span>> {
    let head = content.strip_prefix('/').map_or(0, |it| it.len() - it.trim_start_matches('*').len());
    let head = if head > 0 { head + 1 } else { 0 };
    let rest = content.get(head..).unwrap_or("");
    let tail = rest.strip_suffix('/').map_or(0, |it| it.len() - it.trim_end_matches('*').len());
    let tail = if tail > 0 { tail + 1 } else { 0 };
    if head + tail == 0 {
        return None;
    }
    let inner = rest.get(..rest.len() - tail).unwrap_or("").trim();
    if inner.is_empty() || is_rule(inner) {
        return Some(vec![line]);
    }
    let marks = [Span::new(line.start, line.start + head), Span::new(line.end - tail, line.end)];
    Some(marks.into_iter().filter(|it| !it.is_empty()).collect())
}

/// A drawn line that stands before or behind words, on the same line.
fn ends(text: &str, line: Span) -> Vec<Span> {
    let content = text.get(line.range()).unwrap_or("");
    let words = (content.split_whitespace().next(), content.split_whitespace().next_back());
    let (Some(first), Some(last)) = words else { return Vec::new() };
    let head = Some(Span::new(line.start, line.start + first.len())).filter(|_| is_drawn(first));
    let tail =
        Some(Span::new(line.end - last.len(), line.end)).filter(|_| is_drawn(last) && first.len() < content.len());
    head.into_iter().chain(tail).collect()
}

/// Whether a word is a line drawn from one sign. A line of low ones is a blank to fill in.
pub(crate) fn is_drawn(word: &str) -> bool {
    const LEAST: usize = 8;
    let mut signs = word.chars().filter(|it| *it != '\\');
    let Some(first) = signs.next().filter(|it| is_ruler(*it) && !matches!(it, '_' | '+')) else { return false };
    signs.clone().count() + 1 >= LEAST && signs.all(|it| it == first)
}

/// Lines without the white space around them, blank ones left out.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\r', '\u{0c}']) {
        let span = Span::new(at, at + line.len()).trimmed(text);
        if !span.is_empty() {
            lines.push(span);
        }
        at += line.len();
    }
    lines
}

/// The comment sign that nearly every line begins with.
fn gutter(lines: &[Span], text: &str) -> Option<&'static str> {
    if lines.len() < 4 {
        return None;
    }
    GUTTERS.into_iter().find(|gutter| {
        let with = lines.iter().filter(|line| text.get(line.range()).is_some_and(|it| it.starts_with(gutter))).count();
        with * 10 >= lines.len() * 9
    })
}

/// A line drawn from one character: `-----`, `=====`, `*****`.
fn is_rule(content: &str) -> bool {
    let bare: Vec<char> = content.chars().filter(|it| !it.is_whitespace()).collect();
    let inner = match bare.as_slice() {
        ['*' | '|', inner @ .., '*' | '|'] if !inner.is_empty() => inner,
        all => all,
    };
    let same = |line: &[char]| line.first().is_some_and(|first| is_ruler(*first) && line.iter().all(|it| it == first));
    bare.len() >= 3 && (same(&bare) || same(inner) && inner.len() >= 3)
}

fn is_ruler(character: char) -> bool {
    matches!(character, '-' | '=' | '*' | '_' | '~' | '#' | '+' | '─' | '═' | '—' | '–')
}

fn is_boxed(content: &str) -> bool {
    content.starts_with('*') && content.ends_with('*') && !content.starts_with("**") || content == "*"
}

fn has_boxed_neighbour(lines: &[Span], index: usize, text: &str) -> bool {
    let boxed = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .and_then(|line| text.get(line.range()))
            .is_some_and(|it| is_boxed(it) || is_rule(it))
    };
    boxed(index.checked_sub(1)) && boxed(Some(index + 1))
        || boxed(index.checked_sub(1)) && boxed(index.checked_sub(2))
        || boxed(Some(index + 1)) && boxed(Some(index + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_opened_and_lists_of_stressed_words_are_none() {
        let edge = "*".repeat(24);
        let inside = ["6. Words", "as they are"].map(|it| format!("*  {it:<20}*\n")).concat();
        let boxed = format!("a\n\n{edge}\n{inside}{edge}\nb");
        let opened = unboxed(&boxed);
        assert_eq!(opened.len(), boxed.len());
        assert!(!opened.contains('*') && opened.contains("6. Words") && opened.ends_with("\nb"));
        let list = "* *one*\n* *two*\n";
        assert_eq!(unboxed(list), list);
        let after = format!("{boxed}\n{list}");
        assert!(unboxed(&after).ends_with(list));
    }

    fn check(text: &str, kept: &str) {
        let mut left = String::new();
        let mut at = 0;
        for span in decoration(text, &[]) {
            left.push_str(&text[at..span.start]);
            at = span.end;
        }
        left.push_str(&text[at..]);
        assert_eq!(left.split_whitespace().collect::<Vec<_>>().join(" "), kept);
    }

    #[test]
    fn rules_that_a_converter_escaped_are_rules() {
        let text = "WARRANTY  \n\\========\n\nNone \\*at all\\* \\-\\-\\-\\-\\-\\-\\-\\-";
        let backslash = Span::new(12, 13);
        let masked = with_rules(text, 0, vec![backslash]);
        let words: Vec<&str> = masked.iter().map(|it| &text[it.range()]).collect();
        assert_eq!(words, ["\\========", "\\-\\-\\-\\-\\-\\-\\-\\-"]);
    }

    #[test]
    fn frames_go_and_words_stay() {
        check("# one\n# two\n#\n# three\n# four", "one two three four");
        check("****\n* *\n*  6. Disclaimer  *\n*  ----  *\n* as is *\n****", "6. Disclaimer as is");
        check(
            "Title\n=====\n\ntext - with dash\n* item one\n* item two",
            "Title text - with dash * item one * item two",
        );
        check(
            "/*--------*/\n/* Use it.  */\n/*          */\n/* Ask us. */\n/** Go on.\n * here\n */",
            "Use it. Ask us. Go on. * here",
        );
        check("% one\n% two\n%\n% three", "one two three");
        check("Exhibit A ----------\n\n========== text\n\nBy: __________", "Exhibit A text By: __________");
    }
}
