//! HTML that stands as a block of its own in Markdown: its words are read like any others, its tags are markup.
//!
//! Never hides words: what is no whole tag, comment, script or style is text.

use super::markdown::is_placeholder;
use super::{Mark, Span};
use crate::never::slice;

/// What a block of HTML shows, and where its items begin.
pub(super) struct Block {
    /// Stretches of words between tags, in order.
    pub shown: Vec<Span>,
    /// Items of lists, and the block itself where it is a table.
    pub marks: Vec<Mark>,
}

/// Reads the block that takes this place of a text.
pub(super) fn read(text: &str, block: Span) -> Block {
    let mut it = Block { shown: Vec::new(), marks: Vec::new() };
    let (mut at, mut words_from, mut is_table, mut is_item) = (block.start, block.start, false, false);
    while let Some(found) = slice(text, at..block.end).find('<') {
        let start = at + found;
        let Some(end) = end_of_markup(text, start, block.end) else {
            let rest = slice(text, start..block.end);
            if rest.starts_with("<!--") || is_without_text(tag_name(rest)) {
                // What has no end has none further on either: all of it is text.
                break;
            }
            at = start + 1;
            continue;
        };
        let markup = Span::new(start, end);
        if is_placeholder(text, markup) {
            at = end;
            continue;
        }
        it.words(text, Span::new(words_from, start), &mut is_item);
        let name = tag_name(slice(text, markup.range()));
        is_item |= name.eq_ignore_ascii_case("li");
        is_table |= ["tr", "td", "th"].iter().any(|it| name.eq_ignore_ascii_case(it));
        (at, words_from) = (end, end);
    }
    it.words(text, Span::new(words_from, block.end), &mut is_item);
    if is_table {
        // Like the tables of Markdown itself: it reads as one, its rows are no clauses.
        it.marks.push(Mark::Verbatim(block));
    }
    it
}

impl Block {
    fn words(&mut self, text: &str, span: Span, is_item: &mut bool) {
        let words = span.trimmed(text);
        if words.is_empty() {
            return;
        }
        if std::mem::take(is_item) {
            self.marks.push(Mark::Item(0, words.start));
        }
        self.shown.push(words);
    }
}

/// The name in a tag that begins a text; empty for an end tag, a comment and everything else.
fn tag_name(markup: &str) -> &str {
    let inner = markup.strip_prefix('<').unwrap_or("");
    inner.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or("")
}

/// Where the tag, comment, script or style ends that begins here; nothing where none does that is whole.
pub fn end_of_markup(text: &str, start: usize, limit: usize) -> Option<usize> {
    let rest = slice(text, start..limit);
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|it| start + it + 3);
    }
    let first = rest.strip_prefix('<')?.chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        return None;
    }
    let end = start + end_of_tag(rest)?;
    let name = tag_name(rest);
    if is_without_text(name) { end_of_element(text, end, limit, name) } else { Some(end) }
}

/// Whether an element of this name has no text for readers.
fn is_without_text(name: &str) -> bool {
    ["script", "style"].iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Tags are no longer than this, in bytes: what is longer is text.
const LONGEST: usize = 4_000;

/// The length of the tag that begins a text, with `>` in quotation marks as a part of it.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in rest.bytes().enumerate().take(LONGEST).skip(1) {
        match (quote, letter) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    None
}

/// Where an element ends whose content is no text.
fn end_of_element(text: &str, from: usize, limit: usize, name: &str) -> Option<usize> {
    let rest = slice(text, from..limit);
    let closes = |at: &usize| {
        let behind = rest.get(at + 2..at + 2 + name.len());
        behind.is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    let at = rest.match_indices("</").map(|it| it.0).find(closes)?;
    Some(from + at + rest.get(at..)?.find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        read(text, Span::new(0, text.len())).shown.iter().map(|it| slice(text, it.range())).collect()
    }

    #[test]
    fn words_between_tags_are_text_and_tags_are_not() {
        assert_eq!(words("<p>You may <b>not</b> sell it.</p>"), ["You may", "not", "sell it."]);
        assert_eq!(words("<td rowspan=\"3\" title='a > b'>8B</td>"), ["8B"]);
        assert_eq!(words("<style>p { color: red }</style><p>Yes</p><!-- no --> and"), ["Yes", "and"]);
        assert_eq!(words("<p>For <year> alone</p>"), ["For <year> alone"]);
    }

    #[test]
    fn nothing_that_is_no_whole_markup_is_hidden() {
        assert_eq!(words("<p>a < b, no sale <p title=\"never closed"), ["a < b, no sale <p title=\"never closed"]);
        assert_eq!(words("<!-- never closed: not for sale"), ["<!-- never closed: not for sale"]);
        assert_eq!(words("<script>not for sale"), ["<script>not for sale"]);
    }

    #[test]
    fn items_of_lists_are_items() {
        let text = "<ul>\n<li>one</li>\n<li><b>two</b></li>\n</ul>";
        let marks = read(text, Span::new(0, text.len())).marks;
        let items: Vec<usize> =
            marks.iter().filter_map(|it| if let Mark::Item(_, at) = it { Some(*at) } else { None }).collect();
        assert_eq!(items, [text.find("one").expect("it is there"), text.find("two").expect("it is there")]);
    }
}
