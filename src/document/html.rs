//! HTML → what a reader sees, from a stream of tokens: no tree, so nesting costs nothing.
//!
//! Scripts and styles are dropped and counted. Text that the page hides (`hidden`, `display:none`, …)
//! is left out of the text and reported with its first words: a freedom is judged by what readers see.

use super::{Mark, Span};
use crate::diagnostic::{Code, Diagnostic};
use std::fmt::Write as _;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// A page's text, its structure and what was left out.
pub(super) struct Page {
    pub text: String,
    pub marks: Vec<Mark>,
    pub diagnostics: Vec<Diagnostic>,
}

pub(super) fn extract(source: &str) -> Page {
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new_with_emitter(source, emitter) {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    out: String,
    marks: Vec<Mark>,
    heading: Option<(u8, usize)>,
    /// Open lists: `Some(next)` for a numbered one.
    lists: Vec<Option<u32>>,
    preformatted: usize,
    /// The element whose content is left out, with how many of its name are open.
    skipping: Option<Skipped>,
    dropped: usize,
    hidden: Vec<String>,
}

struct Skipped {
    name: String,
    depth: usize,
    hidden_text: Option<String>,
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some(skipped) = &mut self.skipping {
            skipped.depth += usize::from(skipped.name == name && !tag.self_closing);
            return;
        }
        if is_void(&name) {
            return self.void(&name);
        }
        if matches!(
            name.as_str(),
            "script" | "style" | "template" | "noscript" | "head" | "svg" | "iframe" | "object" | "select"
        ) {
            self.dropped += usize::from(matches!(name.as_str(), "script" | "style" | "iframe" | "object"));
            self.skipping = Some(Skipped { name, depth: 1, hidden_text: None });
            return;
        }
        if is_hidden(tag) {
            self.skipping = Some(Skipped { name, depth: 1, hidden_text: Some(String::new()) });
            return;
        }
        self.block(&name);
        match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.heading = Some((level, self.out.len()));
            }
            "ul" => self.lists.push(None),
            "ol" => self.lists.push(Some(start_of(tag))),
            "li" => self.item(),
            "pre" | "textarea" => self.preformatted += 1,
            _ => {}
        }
    }

    fn void(&mut self, name: &str) {
        match name {
            "br" => self.out.push('\n'),
            "hr" => self.paragraph(),
            _ => {}
        }
    }

    /// Starts a list item with the number that a browser would show.
    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"    ".repeat(depth.min(16)));
        self.marks.push(Mark::Item(u8::try_from(depth).unwrap_or(u8::MAX), self.out.len()));
        match self.lists.last_mut() {
            Some(Some(next)) => {
                write!(self.out, "{next}. ").ok();
                *next = next.saturating_add(1);
            }
            _ => self.out.push_str("- "),
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(skipped) = &mut self.skipping {
            if skipped.name == name {
                skipped.depth -= 1;
                if skipped.depth == 0 {
                    let text = self.skipping.take().and_then(|it| it.hidden_text).unwrap_or_default();
                    if !text.trim().is_empty() {
                        self.hidden.push(text.split_whitespace().take(12).collect::<Vec<_>>().join(" "));
                    }
                }
            }
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if let Some((level, start)) = self.heading.take() {
                    self.marks.push(Mark::Heading(level, Span::new(start, self.out.len()).trimmed(&self.out)));
                }
            }
            "ul" | "ol" => {
                self.lists.pop();
            }
            "pre" | "textarea" => self.preformatted = self.preformatted.saturating_sub(1),
            "td" | "th" => self.out.push(' '),
            _ => {}
        }
        self.block(name);
    }

    fn text(&mut self, text: &str) {
        if let Some(skipped) = &mut self.skipping {
            if let Some(hidden) = &mut skipped.hidden_text
                && hidden.len() < 4096
            {
                hidden.push_str(text);
            }
            return;
        }
        if self.preformatted > 0 {
            self.out.push_str(text);
            return;
        }
        for word in text.split_inclusive(|it: char| it.is_ascii_whitespace()) {
            let bare = word.trim_matches(|it: char| it.is_ascii_whitespace());
            if !bare.is_empty() && self.out.ends_with('\n') && !self.lists.is_empty() {
                // A later paragraph of an item stands under its first, as browsers show it.
                self.out.push_str(&"    ".repeat(self.lists.len().min(16)));
            }
            self.out.push_str(bare);
            if bare.len() < word.len() && !self.out.ends_with([' ', '\n']) && !self.out.is_empty() {
                self.out.push(' ');
            }
        }
    }

    fn block(&mut self, name: &str) {
        match name {
            "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "nav" | "aside" | "blockquote"
            | "pre" | "table" | "ul" | "ol" | "dl" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "form" | "figure"
            | "body" | "html" | "address" => self.paragraph(),
            "li" | "tr" | "dt" | "dd" | "option" | "caption" => self.line(),
            _ => {}
        }
    }

    fn line(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self) {
        // `<li><p>` keeps the item's text on the line of its number.
        if self.out.ends_with("- ")
            || self.out.ends_with(". ")
                && self.marks.last().is_some_and(|mark| matches!(mark, Mark::Item(_, at) if self.out.len() - at < 8))
        {
            return;
        }
        self.line();
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn finish(mut self) -> Page {
        // Only `head` that was never closed would swallow the page; say so instead of showing nothing.
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        let mut diagnostics = Vec::new();
        if self.dropped > 0 {
            diagnostics.push(Diagnostic::new(
                Code::Dropped,
                format!("{} scripts, styles or frames of the page were left out", self.dropped),
            ));
        }
        for words in self.hidden.iter().take(20) {
            diagnostics
                .push(Diagnostic::new(Code::HiddenText, format!("text that the page hides was left out: “{words} …”")));
        }
        self.marks.retain(|mark| !matches!(mark, Mark::Heading(_, span) if span.is_empty() || span.end > kept));
        Page { text: self.out, marks: self.marks, diagnostics }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "area"
            | "base"
            | "embed"
            | "source"
            | "track"
            | "wbr"
    )
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes
        .iter()
        .find(|(key, _)| key.as_slice() == name.as_bytes())
        .map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

fn start_of(tag: &StartTag<()>) -> u32 {
    attribute(tag, "start").and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    let style: String =
        attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().split_ascii_whitespace().collect();
    attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden").is_some_and(|value| value == "true")
        || ["display:none", "visibility:hidden", "font-size:0", "font-size:1px", "opacity:0;"]
            .iter()
            .any(|it| style.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reads_as_a_browser_shows_it() {
        let page = extract(
            "<title>x</title><h2>1. Grant</h2><p>You  may\n use &amp; share.<ol><li>keep notices<li><p>mark changes</ol><script>alert('x')</script>",
        );
        assert_eq!(
            page.text,
            "x1. Grant\n\nYou may use & share.\n\n1. keep notices\n2. mark changes".replace("x1", "x\n\n1")
        );
        assert_eq!(page.diagnostics[0].code, Code::Dropped);
    }

    #[test]
    fn hidden_text_is_left_out_and_said() {
        let page = extract("<p>You may <span style='display: none'>not</span> sell copies.</p>");
        assert_eq!(page.text, "You may sell copies.");
        assert!(page.diagnostics[0].message.contains("“not …”"), "{:?}", page.diagnostics);
    }

    #[test]
    fn deep_nesting_is_linear_and_safe() {
        let page = extract(&format!("{}deep{}", "<div>".repeat(50_000), "</div>".repeat(50_000)));
        assert_eq!(page.text, "deep");
    }
}
