//! A clause's text as it is drawn, with the way from the document's bytes to it.
//!
//! Hard-wrapped lines flow again, hidden characters show as `[U+200B]`, Markdown's emphasis marks are left out.
//! Everything else stands as the document has it.

use super::markup::{Markup, Page, markup_at};
use crate::document::{Document, MediaType, Span, is_hidden, visible};
use std::ops::Range;

/// Drawn text and where each piece of it comes from.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What is drawn.
    pub text: String,
    /// Where in `text` hidden characters were made to show.
    pub hidden: Vec<Range<usize>>,
    /// Stretches that map byte for byte, in order.
    runs: Vec<Run>,
    /// The bytes that were drawn.
    source: Span,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    shown: usize,
    source: usize,
}

impl Shown {
    /// What to draw for a span of a document.
    pub fn of(document: &Document, span: Span) -> Self {
        let slice = document.slice(span);
        let is_markdown =
            document.parts.get(document.part_at(span.start)).is_some_and(|part| part.media_type == MediaType::Markdown);
        let longest = slice.lines().map(|line| line.trim().chars().count()).max().unwrap_or(0);
        let mut shown = Self { source: span, ..Self::default() };
        let mut characters = slice.char_indices().peekable();
        let mut line_start = 0;
        let mut page = Page::default();
        while let Some((at, character)) = characters.next() {
            if is_markdown
                && matches!(character, '<' | '[' | ']' | '!')
                && is_masked(document, character, span.start + at)
            {
                let markup = markup_at(document, slice, at, span.start);
                if let Some(end) = shown.put(&mut page, markup, slice, at, span.start) {
                    while characters.next_if(|(next, _)| *next < end).is_some() {}
                    continue;
                }
            }
            if character.is_whitespace() {
                let mut end = at + character.len_utf8();
                while let Some((next, blank)) = characters.next_if(|(_, it)| it.is_whitespace()) {
                    end = next + blank.len_utf8();
                }
                let line = slice.get(line_start..at).unwrap_or("").trim();
                let gap = slice.get(at..end).unwrap_or("");
                let words = gap_text(gap, line, slice.get(end..).unwrap_or(""), longest);
                if page.waits() {
                    // Between tags it is the tags that part lines.
                    page.blank();
                } else if !shown.text.is_empty() {
                    shown.push(words, span.start + at);
                }
                if gap.contains(['\n', '\r']) {
                    line_start = end;
                }
            } else if is_hidden(character) {
                shown.part(&mut page, span.start + at);
                let from = shown.text.len();
                let mut buffer = [0; 4];
                shown.push(&visible(character.encode_utf8(&mut buffer)), span.start + at);
                shown.hidden.push(from..shown.text.len());
            } else if !(is_markdown && is_markup(document, character, span.start + at)) {
                shown.part(&mut page, span.start + at);
                let mut buffer = [0; 4];
                shown.push(character.encode_utf8(&mut buffer), span.start + at);
            }
        }
        shown.text.truncate(shown.text.trim_end().len());
        shown
    }

    /// Draws what a piece of markup stands for: where it ends, if it is any.
    fn put(&mut self, page: &mut Page, markup: Markup<'_>, slice: &str, at: usize, start: usize) -> Option<usize> {
        match markup {
            Markup::None => None,
            Markup::Tag(end) => {
                page.tag(slice.get(at..end).unwrap_or(""));
                if let Some(address) =
                    page.address.take_if(|_| slice.get(at..end).is_some_and(|it| it.starts_with("</")))
                {
                    self.push(&format!(" ({address})"), start + at);
                }
                Some(end)
            }
            Markup::Bracket => Some(at + 1),
            Markup::Address(address, end) => {
                self.push(&format!(" ({})", visible(address)), start + at);
                Some(end)
            }
            Markup::Reference(end) => Some(end),
        }
    }

    /// Draws what tags before this place stand for.
    fn part(&mut self, page: &mut Page, source: usize) {
        let parts = page.take(self.text.is_empty());
        if !parts.is_empty() {
            let kept = self.text.trim_end().len();
            self.text.truncate(kept);
            self.push(parts, source);
        }
    }

    fn push(&mut self, text: &str, source: usize) {
        let at = self.text.len();
        if self.runs.last().is_none_or(|run| source - run.source != at - run.shown) {
            self.runs.push(Run { shown: at, source });
        }
        self.text.push_str(text);
    }

    /// Where bytes of the document stand in the drawn text; empty if they are not drawn.
    pub fn range(&self, span: Span) -> Range<usize> {
        let start = self.shown_at(span.start.max(self.source.start));
        let end = self.shown_at(span.end.min(self.source.end));
        start..end.max(start)
    }

    fn shown_at(&self, source: usize) -> usize {
        let index = self.runs.partition_point(|run| run.source <= source);
        let Some(run) = index.checked_sub(1).and_then(|it| self.runs.get(it)) else { return 0 };
        let limit = self.runs.get(index).map_or(self.text.len(), |next| next.shown);
        let at = (run.shown + (source - run.source)).min(limit).min(self.text.len());
        // Inside a replaced character: its end.
        (at..=self.text.len()).find(|it| self.text.is_char_boundary(*it)).unwrap_or(self.text.len())
    }
}

/// What to draw for white space: lines that were only wrapped flow on.
fn gap_text(gap: &str, line: &str, rest: &str, longest: usize) -> &'static str {
    let ends = gap.chars().filter(|it| *it == '\n').count().max(gap.chars().filter(|it| *it == '\r').count());
    match ends {
        0 => " ",
        1 if was_wrapped(line, rest, longest) => " ",
        1 => "\n",
        _ => "\n\n",
    }
}

/// Whether a line ends where it does only because its next word did not fit.
fn was_wrapped(line: &str, rest: &str, longest: usize) -> bool {
    let word = rest.split_whitespace().next().unwrap_or("");
    let is_item = matches!(word, "-" | "*" | "+" | "•") || word.starts_with(['•', '|', '#']);
    !is_item && line.chars().count() + 1 + word.chars().count() > longest
}

/// Whether Markdown's reader would not see this character.
fn is_markup(document: &Document, character: char, at: usize) -> bool {
    matches!(character, '*' | '_' | '`' | '#' | '\\') && is_masked(document, character, at)
}

/// Whether a character is none of the text that is read.
fn is_masked(document: &Document, character: char, at: usize) -> bool {
    document.plain.from_source(Span::new(at, at + character.len_utf8())).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn shown(name: &str, text: &str) -> (Document, Shown) {
        let document = Document::read(&[Source::new(name, text)]);
        let span = Span::new(0, document.text.len());
        let shown = Shown::of(&document, span);
        (document, shown)
    }

    #[test]
    fn wrapped_lines_flow_and_deliberate_breaks_stay() {
        let (_, it) = shown("a.txt", "You may use the work for any\npurpose you like.\n- one\n- two\n\nEnd");
        assert_eq!(it.text, "You may use the work for any purpose you like.\n- one\n- two\n\nEnd");
    }

    #[test]
    fn every_word_maps_back_to_its_bytes() {
        let text = "软件 may\u{200b} be used  “freely” by the\r\n   licensee and others who are\r\n   named below";
        let (document, it) = shown("a.txt", text);
        assert!(it.text.contains("may[U+200B] be used “freely”"), "{}", it.text);
        for word in ["软件", "may", "freely", "licensee", "below"] {
            let start = document.text.find(word).expect("it is in the text");
            let range = it.range(Span::new(start, start + word.len()));
            assert_eq!(&it.text[range], word);
        }
        let hidden = document.text.find('\u{200b}').expect("it is in the text");
        assert_eq!(&it.text[it.range(Span::new(hidden, hidden + 3))], "[U+200B]");
        assert_eq!(it.hidden.len(), 1);
    }

    #[test]
    fn html_in_markdown_is_drawn_as_a_page_shows_it() {
        let text = "<table>\n <tr>\n  <td>Size\n  </td>\n  <td><b>GQA</b></td>\n </tr>\n <tr><td>8B</td><td>Yes</td></tr>\n</table>\n\nEnd";
        assert_eq!(shown("a.md", text).1.text, "Size | GQA\n8B | Yes\n\nEnd");
        let text = "<ul>\n<li>You may <i>use</i> it\n<li>You may not sell it\n</ul>\n<p>One<br>two";
        assert_eq!(shown("a.md", text).1.text, "• You may use it\n• You may not sell it\n\nOne\ntwo");
    }

    #[test]
    fn links_of_markdown_are_drawn_with_where_they_lead() {
        let text = "See [the licence](https://example.org/l), [a paper][one] and ![a badge](https://example.org/b.svg).\n\n[one]: https://example.org/p\n";
        let (document, it) = shown("a.md", text);
        assert!(it.text.starts_with("See the licence (https://example.org/l), a paper and a badge."), "{}", it.text);
        let start = document.text.find("a paper").expect("it is in the text");
        assert_eq!(&it.text[it.range(Span::new(start, start + 7))], "a paper");
    }

    #[test]
    fn emphasis_marks_of_markdown_are_not_drawn() {
        let (document, it) = shown("a.md", "You **must** keep `LICENSE` and snake_case\n");
        assert_eq!(it.text, "You must keep LICENSE and snake_case");
        let start = document.text.find("snake_case").expect("it is in the text");
        assert_eq!(&it.text[it.range(Span::new(start, start + 10))], "snake_case");
    }
}
