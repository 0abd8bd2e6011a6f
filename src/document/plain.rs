//! The text without markup, line wrapping and typography, mapped back to bytes.
//!
//! Rules and differences work on plain text: one space between words, a newline between paragraphs,
//! straight quotes and hyphens, no characters that do not show. Every position maps back to the document.

use super::{Furniture, Span, broken, hidden::is_hidden};
use crate::never::slice;

/// Plain text and its way back.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    /// The plain text; paragraphs are separated by one newline.
    pub text: String,
    runs: Vec<Run>,
}

/// A stretch that maps in one go: byte for byte where it is exact, else as a whole.
#[derive(Clone, Copy, Debug)]
struct Run {
    plain: u32,
    source: u32,
    plain_len: u32,
    source_len: u32,
    /// Not told by the lengths: an ellipsis is three bytes, and so are the dots it becomes.
    exact: bool,
}

impl Plain {
    /// Makes plain text of a document's text, leaving out the masked markup (sorted, without overlaps); a paragraph
    /// goes on over furniture that joins it.
    pub(super) fn of(text: &str, masked: &[Span], furniture: &[Furniture]) -> Self {
        let mut writer = Writer { text, plain: Self::default(), blank: None, joins: Joint::None };
        writer.plain.text.reserve(text.len());
        let mut masked = masked.iter().copied().peekable();
        let mut furniture = furniture.iter().filter(|it| it.joins).peekable();
        let mut hyphens = broken::hyphens(text).into_iter().peekable();
        for (at, character) in text.char_indices() {
            while masked.next_if(|span| span.end <= at).is_some() {}
            let is_masked = masked.peek().is_some_and(|span| span.contains(at));
            if furniture.next_if(|it| it.span.start <= at).is_some() {
                writer.joins = Joint::Paragraph;
            }
            if hyphens.next_if(|it| *it <= at).is_some() && !is_masked {
                writer.joins = Joint::Word;
            } else if character.is_whitespace() {
                writer.blank(at, character);
            } else if !is_masked && !is_hidden(character) {
                writer.put(at, character);
            }
        }
        writer.plain
    }

    /// The bytes of the document that a range of the plain text stands for.
    pub fn to_source(&self, plain: Span) -> Span {
        if plain.is_empty() {
            let at = self.source_start(plain.start);
            return Span::new(at, at);
        }
        Span::new(self.source_start(plain.start), self.source_end(plain.end))
    }

    /// The range of the plain text that these bytes of the document became.
    pub fn from_source(&self, source: Span) -> Span {
        Span::new(self.plain_at(source.start), self.plain_at(source.end))
    }

    /// The plain text of a span of the document.
    pub fn slice(&self, source: Span) -> &str {
        slice(&self.text, self.from_source(source).range()).trim()
    }

    fn source_start(&self, plain: usize) -> usize {
        let index = self.runs.partition_point(|run| run.plain as usize + run.plain_len as usize <= plain);
        match self.runs.get(index) {
            Some(run) if run.exact => run.source as usize + (plain - run.plain as usize),
            Some(run) => run.source as usize,
            None => self.runs.last().map_or(0, Run::source_end),
        }
    }

    fn source_end(&self, plain: usize) -> usize {
        let index = self.runs.partition_point(|run| (run.plain as usize + run.plain_len as usize) < plain);
        match self.runs.get(index) {
            Some(run) if run.exact => run.source as usize + (plain - run.plain as usize),
            Some(run) => run.source_end(),
            None => self.runs.last().map_or(0, Run::source_end),
        }
    }

    fn plain_at(&self, source: usize) -> usize {
        let index = self.runs.partition_point(|run| run.source_end() <= source);
        match self.runs.get(index) {
            Some(run) if source <= run.source as usize => run.plain as usize,
            Some(run) if run.exact => run.plain as usize + (source - run.source as usize),
            Some(run) => run.plain as usize,
            None => self.text.len(),
        }
    }
}

impl Run {
    fn source_end(&self) -> usize {
        self.source as usize + self.source_len as usize
    }
}

struct Writer<'a> {
    text: &'a str,
    plain: Plain,
    /// White space not written yet: where it stands, how many line ends it holds.
    blank: Option<(Span, usize)>,
    joins: Joint,
}

/// What goes on behind the white space that was met last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    None,
    /// A paragraph that the end of a page cuts.
    Paragraph,
    /// A word that the end of a line breaks.
    Word,
}

impl Writer<'_> {
    fn blank(&mut self, at: usize, character: char) {
        // A carriage return counts where no line feed follows.
        let line_end = match character {
            '\n' | '\u{2028}' | '\u{2029}' => 1,
            '\r' => usize::from(!self.text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n'))),
            _ => 0,
        };
        let (blank, lines) = self.blank.unwrap_or((Span::new(at, at), 0));
        self.blank = Some((Span::new(blank.start, at + character.len_utf8()), lines + line_end));
    }

    fn put(&mut self, at: usize, character: char) {
        let joins = std::mem::replace(&mut self.joins, Joint::None);
        if let Some((blank, lines)) = self.blank.take()
            && !self.plain.text.is_empty()
            && joins != Joint::Word
            && !(lines == 1 && self.is_broken_word(character))
        {
            self.write(blank.start, if lines > 1 && joins == Joint::None { "\n" } else { " " }, blank.len());
        }
        let mut buffer = [0_u8; 4];
        let replacement = typography(character).unwrap_or_else(|| character.encode_utf8(&mut buffer));
        // ``quoted'' as TeX and old licences write it.
        if character == '`' && self.plain.text.ends_with('`') || character == '\'' && self.plain.text.ends_with('\'') {
            self.double_quote(at);
            return;
        }
        self.write(at, replacement, character.len_utf8());
    }

    /// A hyphen at a line's end joins the word's halves, and stays: `non-⏎transferable`.
    fn is_broken_word(&self, next: char) -> bool {
        let mut letters = self.plain.text.chars().rev();
        next.is_lowercase() && letters.next() == Some('-') && letters.next().is_some_and(char::is_alphabetic)
    }

    fn double_quote(&mut self, at: usize) {
        self.plain.text.pop();
        let start = match self.plain.runs.last_mut() {
            Some(run) if run.exact && run.plain_len > 1 => {
                run.plain_len -= 1;
                run.source_len -= 1;
                run.source_end()
            }
            Some(run) => {
                let start = run.source as usize;
                self.plain.runs.pop();
                start
            }
            None => at,
        };
        self.write(start, "\"", at + 1 - start);
    }

    fn write(&mut self, source: usize, replacement: &str, source_len: usize) {
        let (plain, from) = (narrow(self.plain.text.len()), source);
        self.plain.text.push_str(replacement);
        let (plain_len, source, source_len) = (narrow(replacement.len()), narrow(source), narrow(source_len));
        let exact = plain_len == source_len
            && (plain_len == 1 || self.text.get(from..from + replacement.len()) == Some(replacement));
        match self.plain.runs.last_mut() {
            Some(last) if exact && last.exact && last.source_end() == source as usize => {
                last.plain_len += plain_len;
                last.source_len += source_len;
            }
            _ => self.plain.runs.push(Run { plain, source, plain_len, source_len, exact }),
        }
    }
}

/// `io` refuses files far below four gigabytes; past that, positions stop rather than wrap.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a typographic character is in plain text.
fn typography(character: char) -> Option<&'static str> {
    Some(match character {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '＇' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => "-",
        '…' => "...",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬀ' => "ff",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        '（' => "(",
        '）' => ")",
        '：' => ":",
        '；' => ";",
        '，' => ",",
        '．' => ".",
        // The last two ranges are what symbol fonts leave of their bullets.
        '•'
        | '‣'
        | '◦'
        | '·'
        | '●'
        | '▪'
        | '■'
        | '▫'
        | '○'
        | '➢'
        | '➤'
        | '\u{f000}'..='\u{f8ff}'
        | '\u{100000}'..='\u{10fffd}' => "*",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, masked: &[Span], expected: &str) {
        let plain = Plain::of(text, masked, &[]);
        assert_eq!(plain.text, expected);
        for (at, character) in expected.char_indices().filter(|(_, it)| it.is_ascii_alphanumeric()) {
            let source = plain.to_source(Span::new(at, at + 1));
            let there = &text[source.range()];
            assert!(
                there.starts_with(character) || there.chars().count() == 1,
                "{character} at {at} maps to {there:?}"
            );
            if there.len() == 1 {
                assert_eq!(plain.from_source(source).start, at);
            }
        }
    }

    #[test]
    fn wrapping_typography_and_markup_vanish() {
        check("You  may\n not — “use”\n\n\n it…", &[], "You may not - \"use\"\nit...");
        check("a non-\ntransferable, non-\n exclusive right", &[], "a non-transferable, non-exclusive right");
        check("may distri-\n  bute it", &[], "may distribute it");
        check("read - \n and", &[], "read - and");
        check("**Bold** text", &[Span::new(0, 2), Span::new(6, 8)], "Bold text");
        check("provided ``AS IS'' and don't", &[], "provided \"AS IS\" and don't");
        check("zero\u{200b}width", &[], "zerowidth");
        check("one\r\ntwo\r\n\r\nthree\rfour", &[], "one two\nthree four");
    }

    #[test]
    fn ranges_map_both_ways() {
        let text = "“A  b”\nc";
        let plain = Plain::of(text, &[], &[]);
        let at = plain.text.find("A b").unwrap();
        assert_eq!(&text[plain.to_source(Span::new(at, at + 3)).range()], "A  b");
        let source = text.find('b').unwrap();
        assert_eq!(plain.slice(Span::new(source, source + 1)), "b");
        let dots = Plain::of("a…b", &[], &[]);
        assert_eq!(dots.to_source(Span::new(2, 3)), Span::new(1, 4), "one of three dots is the whole ellipsis");
        let bold = Plain::of("a **b**", &[Span::new(2, 4), Span::new(5, 7)], &[]);
        assert!(bold.from_source(Span::new(3, 4)).is_empty(), "markup behind a blank is no part of the blank");
    }
}
