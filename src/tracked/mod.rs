//! Two documents as one text with changes tracked, as word processors keep it.
//!
//! Words and paragraph ends of both stand in one order, each kept, deleted or inserted. The law holds by construction:
//! without what is deleted it is the right document's text, without what is inserted the left one's, paragraph by
//! paragraph. Which words answer each other is what the comparison's rows say; words that are not the same letter for
//! letter are never kept, so that a straight quote in the place of a curly one is a change here.
//!
//! Never writes a format: `report` does. Cost grows linearly with the texts.

mod chain;
mod pairs;
mod stream;
mod weave;

use crate::compare::Comparison;
use crate::document::Span;
use stream::Stream;

/// What becomes of words or of a paragraph's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Both documents have it there.
    Kept,
    /// Only the left document has it.
    Deleted,
    /// Only the right document has it.
    Inserted,
    /// The left document has it here, the right one elsewhere.
    MovedAway,
    /// The right document has it here, the left one elsewhere.
    MovedHere,
}

impl Fate {
    /// Whether the left document has it here: it stays when all changes are rejected.
    pub fn is_left(self) -> bool {
        matches!(self, Self::Kept | Self::Deleted | Self::MovedAway)
    }

    /// Whether the right document has it here: it stays when all changes are accepted.
    pub fn is_right(self) -> bool {
        matches!(self, Self::Kept | Self::Inserted | Self::MovedHere)
    }
}

/// One of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The document that changes are measured from.
    Left,
    /// The document that they lead to.
    Right,
}

/// Words in a row that share their fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The words with the blanks between them; what does not show is spelled out, as in every report.
    pub text: String,
    /// What becomes of them.
    pub fate: Fate,
    /// The moved clause they belong to, counting from 0; its own changed words are deleted or inserted.
    pub moved: Option<usize>,
    /// Whether they are a heading.
    pub is_strong: bool,
    /// Where the first of them stands among the words of the left document, and of the right one.
    pub at: (Option<usize>, Option<usize>),
    /// How many words they are.
    pub words: usize,
}

/// A paragraph of the joint text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words; never empty.
    pub stretches: Vec<Stretch>,
    /// What becomes of its end: where that goes, the paragraph runs on into the next one.
    pub end: Fate,
    /// The moved clause that its end belongs to.
    pub moved: Option<usize>,
    /// How deep its clause stands, 0 at the root.
    pub depth: usize,
    /// Whether it is a document's title.
    pub is_title: bool,
}

/// Two documents as one text.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// Its paragraphs; the last one's end is kept, unless there is no word at all.
    pub paragraphs: Vec<Paragraph>,
    left: Stream,
    right: Stream,
}

impl Tracked {
    /// Joins two documents of a comparison. `cuts` are words at which a stretch must begin, as [`Tracked::words`] counts.
    pub fn of(comparison: &Comparison, left: usize, right: usize) -> Self {
        let stream = |at: usize| {
            comparison.documents.get(at).map_or_else(Stream::default, |it| Stream::of(&it.document, &it.clauses.list))
        };
        let (there, here) = (stream(left), stream(right));
        let answers = pairs::answers(comparison, (left, &there), (right, &here));
        let plan = chain::plan(&answers, (&there, &here));
        Self { paragraphs: weave::woven(&there, &here, &plan), left: there, right: here }
    }

    /// The words of one side that a span of its document covers, as `from..to` among all its words; nothing where it
    /// covers none.
    pub fn words(&self, side: Side, span: Span) -> Option<std::ops::Range<usize>> {
        let stream = match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        };
        stream.words_of(span)
    }

    /// Splits stretches so that one begins at each of these words of a side.
    pub fn cut(&mut self, side: Side, words: &[usize]) {
        weave::cut(&mut self.paragraphs, side, words, if side == Side::Left { &self.left } else { &self.right });
    }

    /// The paragraphs that are left when all changes are accepted (the right document's) or rejected (the left one's).
    pub fn settled(&self, side: Side) -> Vec<String> {
        let stays = |fate: Fate| if side == Side::Left { fate.is_left() } else { fate.is_right() };
        let mut out = Vec::new();
        let mut text = String::new();
        for paragraph in &self.paragraphs {
            let of_side = paragraph.stretches.iter().filter(|it| stays(it.fate));
            text.extend(of_side.map(|it| it.text.as_str()));
            if stays(paragraph.end) {
                out.push(std::mem::take(&mut text));
            }
        }
        out.extend((!text.is_empty()).then_some(text));
        out
    }
}

/// The paragraphs of a document as they stand in a tracked text: cut where clauses and headings end, white space folded,
/// markup and page furniture left out, what does not show spelled out.
pub fn paragraphs(document: &crate::document::Document, clauses: &[crate::clause::Clause]) -> Vec<String> {
    Stream::of(document, clauses).paragraphs()
}
