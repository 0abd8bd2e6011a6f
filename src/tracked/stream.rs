//! A document as words, each with what stands before it.

use crate::clause::Clause;
use crate::document::{Document, Span, is_hidden, visible};
use std::ops::Range;

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    #[default]
    Nothing,
    /// A blank.
    Blank,
    /// A paragraph ends.
    Paragraph,
}

/// A word, a number or a mark of punctuation.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its letters in [`Stream::letters`].
    pub letters: Range<usize>,
    /// What stands before it.
    pub before: Gap,
    /// Where it stands in the document's text.
    pub span: Span,
    /// How deep its clause stands.
    pub depth: usize,
    /// Whether it is part of a heading.
    pub is_strong: bool,
    /// Whether its clause is the title.
    pub is_title: bool,
}

/// All words of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Stream {
    letters: String,
    /// In the document's order.
    pub words: Vec<Word>,
}

impl Stream {
    /// The words of a document as they are printed.
    pub(super) fn of(document: &Document, clauses: &[Clause]) -> Self {
        let mut stream = Self::default();
        let mut masked = Masked { spans: &document.masked, at: 0 };
        let mut clause = 0;
        let (mut end, mut plain_end) = (0, 0);
        let mut previous: Option<usize> = None;
        for token in document.tokens.all() {
            while clauses.get(clause + 1).is_some_and(|it| it.span.start <= token.span.start) {
                clause += 1;
            }
            let of = clauses.get(clause);
            let from = stream.letters.len();
            let between = Span::new(end, token.span.start.max(end));
            masked.hidden(document, between, &mut stream.letters);
            masked.letters(document, Span::new(between.end, token.span.end.max(between.end)), &mut stream.letters);
            let space = document.plain.text.get(plain_end..token.plain).unwrap_or_default();
            let gap = match () {
                () if previous.is_none() => Gap::Nothing,
                () if space.contains('\n') || previous != Some(clause) => Gap::Paragraph,
                () if space.is_empty() => Gap::Nothing,
                () if of.is_some_and(|it| ends_heading(document, it, between)) => Gap::Paragraph,
                () => Gap::Blank,
            };
            stream.words.push(Word {
                letters: from..stream.letters.len(),
                before: gap,
                span: token.span,
                depth: of.map_or(0, |it| it.depth),
                is_strong: of.is_some_and(|it| is_heading(it, token.span)),
                is_title: of.is_some_and(|it| it.is_title),
            });
            previous = Some(clause);
            end = token.span.end.max(end);
            plain_end = document.plain.from_source(token.span).end.max(token.plain);
        }
        masked.hidden(document, Span::new(end, document.text.len()), &mut stream.letters);
        if let Some(last) = stream.words.last_mut() {
            last.letters.end = stream.letters.len();
        }
        stream
    }

    /// A word's letters; nothing for a place that is none.
    pub(super) fn text(&self, word: usize) -> &str {
        self.words.get(word).and_then(|it| self.letters.get(it.letters.clone())).unwrap_or_default()
    }

    /// What stands before a word; behind the last one a paragraph ends.
    pub(super) fn before(&self, word: usize) -> Gap {
        self.words.get(word).map_or(Gap::Paragraph, |it| it.before)
    }

    /// The words that begin inside a span of the document.
    pub(super) fn words_of(&self, span: Span) -> Option<Range<usize>> {
        let from = self.words.partition_point(|it| it.span.start < span.start);
        let to = self.words.partition_point(|it| it.span.start < span.end);
        (from < to).then_some(from..to)
    }

    /// The text, paragraph by paragraph.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for at in 0..self.words.len() {
            match (self.before(at), out.last_mut()) {
                (Gap::Blank, Some(last)) => last.extend([" ", self.text(at)]),
                (Gap::Nothing, Some(last)) => last.push_str(self.text(at)),
                _ => out.push(self.text(at).to_owned()),
            }
        }
        out
    }
}

/// Whether words belong to a clause's heading, its number included.
fn is_heading(clause: &Clause, word: Span) -> bool {
    clause.is_title || clause.heading.is_some_and(|it| word.start < it.end && clause.span.start <= word.start)
}

/// Whether a clause's heading stands on a line of its own that ends between two words.
fn ends_heading(document: &Document, clause: &Clause, between: Span) -> bool {
    clause.heading.is_some_and(|it| it.end <= between.end && it.end >= between.start)
        && document.slice(between).contains('\n')
}

/// The masked spans of a document, passed by in order.
struct Masked<'a> {
    spans: &'a [Span],
    at: usize,
}

impl Masked<'_> {
    fn covers(&mut self, at: usize) -> bool {
        while self.spans.get(self.at).is_some_and(|it| it.end <= at) {
            self.at += 1;
        }
        self.spans.get(self.at).is_some_and(|it| it.contains(at))
    }

    /// Spells out what does not show between two words.
    fn hidden(&mut self, document: &Document, between: Span, out: &mut String) {
        for (at, letter) in document.slice(between).char_indices() {
            if is_hidden(letter) && !self.covers(between.start + at) {
                out.push_str(&visible(letter.encode_utf8(&mut [0; 4])));
            }
        }
    }

    /// The letters of one word, without markup; one that the end of a line breaks is joined as the plain text joins it.
    fn letters(&mut self, document: &Document, span: Span, out: &mut String) {
        let text = document.slice(span);
        if text.contains(char::is_whitespace) {
            let broken: String = document.plain.slice(span).chars().filter(|it| !it.is_whitespace()).collect();
            out.push_str(&visible(&broken));
            return;
        }
        for (at, letter) in text.char_indices() {
            if self.covers(span.start + at) {
                continue;
            }
            if is_hidden(letter) {
                out.push_str(&visible(letter.encode_utf8(&mut [0; 4])));
            } else {
                out.push(letter);
            }
        }
    }
}
