//! HTML and links in Markdown, as a page shows them: lines where tags part lines, cells parted by a bar, addresses behind
//! the words that lead to them.

use crate::document::{Document, Span, end_of_markup, visible};

/// Addresses are no longer than this, in bytes: what is longer is drawn as it stands.
const LONGEST: usize = 2_000;

/// A piece of markup, and where in the slice it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup<'a> {
    /// None: what stands there is drawn.
    None,
    /// A tag or a comment of HTML.
    Tag(usize),
    /// The bracket before a link's words, or the sign before a picture's.
    Bracket,
    /// Where a link leads, behind its words.
    Address(&'a str, usize),
    /// The name of an address that stands elsewhere, or the address of a picture.
    Reference(usize),
}

/// The markup that begins at a character that no reader of the text sees.
pub fn markup_at<'a>(document: &Document, slice: &'a str, at: usize, start: usize) -> Markup<'a> {
    let rest = slice.get(at..).unwrap_or("");
    let is_masked = |to: usize| document.plain.from_source(Span::new(start + at, start + to)).is_empty();
    match rest.as_bytes().first() {
        // Comments are drawn: nobody who opens the page sees them, whoever judges the text should.
        Some(b'<') if !rest.starts_with("<!--") => match end_of_markup(slice, at, slice.len()) {
            Some(end) if is_masked(end) => Markup::Tag(end),
            _ => Markup::None,
        },
        Some(b'!') if rest.starts_with("![") => Markup::Bracket,
        // Where an address is named for links elsewhere, it is drawn as it stands.
        Some(b'[') if names_an_address(rest) => Markup::None,
        Some(b'[') => Markup::Bracket,
        Some(b']') => {
            let closed = |close: char| {
                let inner = rest.get(2..)?;
                let end = inner.find(close).filter(|it| *it <= LONGEST)?;
                Some((inner.get(..end)?, at + 2 + end + 1)).filter(|it| is_masked(it.1))
            };
            match rest.as_bytes().get(1) {
                Some(b'(') => closed(')').map_or(Markup::None, |(inner, end)| {
                    if is_picture(slice.get(..at).unwrap_or("")) {
                        Markup::Reference(end)
                    } else {
                        Markup::Address(inner.split_whitespace().next().unwrap_or(""), end)
                    }
                }),
                Some(b'[') => closed(']').map_or(Markup::None, |(_, end)| Markup::Reference(end)),
                _ => Markup::None,
            }
        }
        _ => Markup::None,
    }
}

/// Whether a text begins with the name of an address and a colon: `[paper]: https://example.org`.
fn names_an_address(rest: &str) -> bool {
    rest.find(']').is_some_and(|it| it <= LONGEST && rest.get(it + 1..).is_some_and(|it| it.starts_with(':')))
}

/// Whether the bracket that was open last belongs to a picture.
fn is_picture(before: &str) -> bool {
    let recent = before.len().saturating_sub(LONGEST);
    let recent = (recent..=before.len()).find_map(|it| before.get(it..)).unwrap_or("");
    recent.rfind('[').is_some_and(|it| recent.get(..it).is_some_and(|it| it.ends_with('!')))
}

/// What tags since the last words stand for.
#[derive(Debug, Default)]
pub struct Page {
    parts: Parts,
    /// Where the link leads that is open.
    pub address: Option<String>,
}

/// What parts two stretches of words, the strongest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Parts {
    #[default]
    Nothing,
    Tag,
    Blank,
    Cell,
    Line,
    Paragraph,
    Item,
}

impl Page {
    /// Whether a tag stood since the last words.
    pub fn waits(&self) -> bool {
        self.parts != Parts::Nothing
    }

    /// White space among tags.
    pub fn blank(&mut self) {
        self.parts = self.parts.max(Parts::Blank);
    }

    /// Takes in a tag.
    pub fn tag(&mut self, tag: &str) {
        let inner = tag.trim_start_matches(['<', '/']);
        let name = inner.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
        let is_end = tag.starts_with("</");
        let parts = match name.as_str() {
            "li" if !is_end => Parts::Item,
            "p" | "table" | "ul" | "ol" | "dl" | "blockquote" | "pre" | "hr" | "h1" | "h2" | "h3" | "h4" | "h5"
            | "h6" | "details" => Parts::Paragraph,
            "br" | "tr" | "div" | "dt" | "dd" | "section" | "summary" | "center" => Parts::Line,
            "td" | "th" if !is_end => Parts::Cell,
            _ => Parts::Tag,
        };
        self.parts = self.parts.max(parts);
        if name == "a" && !is_end {
            self.address = attribute(tag, "href").map(visible);
        }
    }

    /// What is drawn before the next words; nothing stronger than an item at the very beginning.
    pub fn take(&mut self, is_first: bool) -> &'static str {
        match std::mem::take(&mut self.parts) {
            Parts::Item if is_first => "• ",
            _ if is_first => "",
            Parts::Nothing | Parts::Tag => "",
            Parts::Blank => " ",
            Parts::Cell => " | ",
            Parts::Line => "\n",
            Parts::Paragraph => "\n\n",
            Parts::Item => "\n• ",
        }
    }
}

/// What an attribute of a tag says.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))? + name.len() + 2;
    let value = tag.get(at..)?;
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    value.get(1..)?.split(quote).next().filter(|it| !it.is_empty())
}
