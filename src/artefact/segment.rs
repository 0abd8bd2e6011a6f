//! A card's prose, piece by piece: paragraphs, items of lists, rows of tables, headings, each by itself.
//!
//! Code, and what is quoted from others, is left out. A piece knows the heading that it stands under, and an item of a
//! list the one that it stands below.

use super::card::Card;
use super::described::is_called_card;
use crate::document::{Document, Part, Span};
use crate::never::slice;

/// A piece of a card's prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Where it stands in the document's text.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
    /// The heading that it stands under, in the text.
    pub heading: Option<Span>,
    /// The item of a list that it stands below.
    pub above: Option<Span>,
}

/// What a piece of prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SegmentKind {
    /// A heading.
    Heading,
    /// A row of a table, or a line with cells of one.
    Row,
    /// An item of a list, indented by so much.
    Item(usize),
    /// Other prose.
    Prose,
}

/// What a gate of a hub shows before it lets anybody in: the card's own words too.
const GATES: [&str; 3] = ["extra_gated_prompt", "extra_gated_description", "extra_gated_heading"];

/// The pieces of a document's cards, in order.
pub(super) fn segments(document: &Document) -> Vec<Segment> {
    let is_card = |it: &&Part| it.front_matter.is_some() || is_called_card(&it.name) || document.parts.len() == 1;
    let mut found = Vec::new();
    for part in document.parts.iter().filter(is_card) {
        let body = Span::new(part.front_matter.map_or(part.span.start, |it| it.end), part.span.end);
        Reader::new(document, &mut found).read(body);
    }
    if let Some(card) = Card::of(document) {
        for field in card.fields.iter().filter(|it| GATES.contains(&it.key.as_str())) {
            let key = field.key.len() + 1;
            let value = Span::new((field.span.start + key).min(field.span.end), field.span.end);
            Reader::new(document, &mut found).read(value);
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    found: &'a mut Vec<Segment>,
    heading: Option<Span>,
    items: Vec<(usize, Span)>,
    is_code: bool,
    /// Whether the next line goes on with what the last one began.
    is_open: bool,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, found: &'a mut Vec<Segment>) -> Self {
        Self { text: &document.text, found, heading: None, items: Vec::new(), is_code: false, is_open: false }
    }

    fn read(mut self, within: Span) {
        let mut at = within.start;
        for line in slice(self.text, within.range()).split_inclusive('\n') {
            let span = Span::new(at, at + line.len());
            at += line.len();
            self.line(line, span);
        }
    }

    fn line(&mut self, line: &str, span: Span) {
        let bare = line.trim();
        let indent = line.len() - line.trim_start().len();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            self.is_code = !self.is_code;
            self.is_open = false;
            return;
        }
        if self.is_code || bare.is_empty() || bare.starts_with('>') || bare.chars().all(|it| "-=*_|: ".contains(it)) {
            self.is_open = false;
            return;
        }
        let span = span.trimmed(self.text);
        let kind = kind_of(bare, indent);
        if kind == SegmentKind::Prose && self.is_open {
            if let Some(last) = self.found.last_mut() {
                last.span = Span::new(last.span.start, span.end);
            }
        } else {
            self.begin(kind, span);
        }
        // A line that is broken by hand ends there.
        let is_broken = line.trim_end_matches(['\n', '\r']).ends_with("  ") || bare.ends_with("<br>");
        self.is_open = !is_broken && !matches!(kind, SegmentKind::Heading | SegmentKind::Row);
    }

    fn begin(&mut self, kind: SegmentKind, span: Span) {
        let mut above = None;
        match kind {
            SegmentKind::Heading => self.items.clear(),
            SegmentKind::Item(indent) => {
                self.items.retain(|(of, _)| *of < indent);
                above = self.items.last().map(|it| it.1);
                self.items.push((indent, span));
            }
            SegmentKind::Row | SegmentKind::Prose => {}
        }
        self.found.push(Segment { span, kind, heading: self.heading, above });
        if kind == SegmentKind::Heading {
            self.heading = Some(span);
        }
    }
}

fn kind_of(bare: &str, indent: usize) -> SegmentKind {
    let lower = bare.get(..bare.floor_char_boundary(8)).unwrap_or(bare).to_ascii_lowercase();
    let is_heading =
        bare.starts_with('#') || lower.starts_with("<h") && lower.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
    let is_item = bare.starts_with(['-', '*', '+', '•']) && bare.get(1..).is_some_and(|it| it.starts_with(' '))
        || bare.starts_with('•')
        || bare.split_once(['.', ')']).is_some_and(|(number, rest)| {
            (1..=2).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit()) && rest.starts_with(' ')
        });
    if is_heading {
        SegmentKind::Heading
    } else if bare.starts_with('|') || bare.contains("</td>") || bare.matches('|').count() > 1 {
        SegmentKind::Row
    } else if is_item {
        SegmentKind::Item(indent)
    } else {
        SegmentKind::Prose
    }
}

/// Where the sentences of a plain text begin and end.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    const SHORT: [&str; 6] = ["e.g", "i.e", "vs", " v", "cf", "ver"];
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let next = letters.peek().map(|it| it.1);
        let before = slice(text, start..at);
        let is_end = match letter {
            '。' | '！' | '？' | '\n' => true,
            '!' | '?' | '.' => next.is_some_and(char::is_whitespace) && !SHORT.iter().any(|it| before.ends_with(it)),
            _ => false,
        };
        if is_end {
            found.push(Span::new(start, end).trimmed(text));
            start = end;
        }
    }
    found.push(Span::new(start, text.len()).trimmed(text));
    found.retain(|it| !it.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn pieces_stand_by_themselves_and_know_what_is_above_them() {
        let text = "---\nlicense: mit\nextra_gated_prompt: Agree to it.\n---\n# Heron\nOne line\ngoes on.\n\n## Parts\n\
                    - **A:** x\n  - B: y\n> quoted\n```\ncode\n```\n| a | b |\n|---|---|\n| c | d |\n";
        let document = Document::read(&[Source::new("README.md", text)]);
        let found = segments(&document);
        let slice = |it: Span| document.slice(it).to_owned();
        let shown: Vec<(String, Option<String>)> =
            found.iter().map(|it| (slice(it.span), it.above.or(it.heading).map(slice))).collect();
        let expected = [
            ("# Heron", None),
            ("One line\ngoes on.", Some("# Heron")),
            ("## Parts", Some("# Heron")),
            ("- **A:** x", Some("## Parts")),
            ("- B: y", Some("- **A:** x")),
            ("| a | b |", Some("## Parts")),
            ("| c | d |", Some("## Parts")),
            ("Agree to it.", None),
        ];
        let expected: Vec<(String, Option<String>)> =
            expected.iter().map(|(it, above)| ((*it).to_owned(), above.map(str::to_owned))).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn sentences_end_at_their_ends() {
        let of =
            |text: &str| sentences(text).into_iter().map(|it| slice(text, it.range()).to_owned()).collect::<Vec<_>>();
        assert_eq!(of("It is 2.0. See e.g. this. 好。是"), ["It is 2.0.", "See e.g. this.", "好。", "是"]);
    }
}
