//! A paragraph while it is read: its words, its properties and what hangs on it.

use super::numbering::{Counters, Printed};
use super::{Parts, Revision};
use crate::diagnostic::Code;
use crate::document::Span;
use crate::document::convert::paper::Paragraph;

/// A paragraph that is not closed yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub text: String,
    pub style: Option<String>,
    /// The list that the paragraph itself names; `0` for none.
    pub list: Option<String>,
    pub level: Option<u8>,
    pub outline: Option<u8>,
    /// Whether the end of the paragraph was put in, or taken out, by a tracked change.
    pub end_inserted: bool,
    pub end_deleted: bool,
    /// Whether it goes on in the next one on the same line.
    pub runs_in: bool,
    pub masked: Vec<Span>,
    pub notes: Vec<(Code, Span, String)>,
    /// Footnotes that its words refer to: what is printed below it.
    pub footnotes: Vec<Paragraph>,
    /// Paragraphs of text boxes that hang on it.
    pub boxed: Vec<Paragraph>,
}

impl Draft {
    /// Whether the next paragraph goes on where this one ends, in this state of the file.
    pub fn goes_on(&self, revision: Revision) -> bool {
        self.runs_in
            || match revision {
                Revision::Original => self.end_inserted,
                Revision::Revised => self.end_deleted,
            }
    }

    /// Puts what an earlier paragraph began before this one.
    pub fn continue_from(&mut self, mut earlier: Self) {
        // A heading that runs in has its number and its style; another end that was taken out leaves those of the last.
        if earlier.runs_in {
            if !earlier.text.ends_with(char::is_whitespace) {
                earlier.text.push(' ');
            }
            (self.style, self.list, self.level) = (earlier.style, earlier.list, earlier.level);
            self.outline = earlier.outline;
        }
        let by = earlier.text.len();
        self.text.insert_str(0, &earlier.text);
        self.masked = earlier.masked.into_iter().chain(self.masked.iter().map(|it| it.shifted(by))).collect();
        let own = std::mem::take(&mut self.notes).into_iter().map(|(code, span, note)| (code, span.shifted(by), note));
        self.notes = earlier.notes.into_iter().chain(own).collect();
        self.footnotes.splice(0..0, earlier.footnotes);
        self.boxed.splice(0..0, earlier.boxed);
    }

    /// The mark of a footnote: readers see it, the sentence does not say it.
    pub fn refer(&mut self, mark: &str, words: &str) {
        let start = self.text.len();
        self.text.push_str(mark);
        self.masked.push(Span::new(start, self.text.len()));
        let mut note = Paragraph::of(format!("{mark} {words}"));
        note.masked.push(Span::new(0, mark.len()));
        self.footnotes.push(note);
    }

    /// The paragraph with its number, and what is printed below it.
    pub fn finished(self, parts: &Parts, counters: &mut Counters) -> Vec<Paragraph> {
        let style = parts.styles.or_default(self.style.as_deref());
        let of_style = style.and_then(|it| parts.styles.list(it));
        let place = match (self.list.as_deref(), of_style) {
            (Some("0"), _) | (None, None) => None,
            (Some(list), _) => {
                Some((list, self.level.or_else(|| parts.numbering.level_of_style(list, style?)).unwrap_or(0)))
            }
            (None, Some((list, by, level))) => {
                let level = self.level.or_else(|| parts.numbering.level_of_style(list, by)).or(level);
                Some((list, level.unwrap_or(0)))
            }
        };
        // Word numbers no paragraph that holds nothing but the end of one that was merged.
        let printed = place.and_then(|(list, level)| counters.next(&parts.numbering, list, level));
        let mut paragraph = Paragraph {
            text: self.text,
            masked: self.masked,
            notes: self.notes,
            heading: match self.outline {
                Some(outline) => (outline < 9).then_some(outline + 1),
                None => style.and_then(|it| parts.styles.heading(it)),
            },
            ..Paragraph::default()
        };
        let is_blank = paragraph.text.trim().is_empty();
        match printed {
            Some(Printed::Number(number)) => paragraph.label = number,
            Some(Printed::Bullet(depth)) if !is_blank => {
                paragraph.bullet = Some(depth);
                "-".clone_into(&mut paragraph.label);
            }
            Some(Printed::Bullet(_)) | None => {}
        }
        std::iter::once(paragraph).chain(self.footnotes).chain(self.boxed).collect()
    }
}
