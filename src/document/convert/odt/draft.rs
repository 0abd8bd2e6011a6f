//! A paragraph while it is read: its words, its place in a list and what hangs on it.

use super::lists::{Counters, ListStyles, Point, Printed};
use crate::diagnostic::Code;
use crate::document::Span;
use crate::document::convert::paper::Paragraph;

/// A paragraph that is not closed yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub text: String,
    pub point: Option<Point>,
    pub heading: Option<u8>,
    /// Whether its style hides its words, or makes them white or tiny.
    pub is_hidden: bool,
    pub is_faint: bool,
    /// Whether its words end in something: blanks of the file that follow are printed.
    pub has_words: bool,
    pub masked: Vec<Span>,
    pub notes: Vec<(Code, Span, String)>,
    /// Footnotes that its words refer to: what is printed below it.
    pub footnotes: Vec<Paragraph>,
    /// Paragraphs of text boxes that hang on it.
    pub boxed: Vec<Paragraph>,
}

impl Draft {
    /// Words as the file has them: blanks beside each other are one, and at the beginning none.
    pub fn say(&mut self, words: &str) -> Span {
        let start = self.text.len();
        for letter in words.chars() {
            if !matches!(letter, ' ' | '\t' | '\r' | '\n') {
                self.text.push(letter);
                self.has_words = true;
            } else if std::mem::take(&mut self.has_words) {
                self.text.push(' ');
            }
        }
        Span::new(start, self.text.len())
    }

    /// A sign that an element stands for.
    pub fn sign(&mut self, sign: char) {
        self.text.push(sign);
        self.has_words = true;
    }

    /// The mark of a footnote: readers see it, the sentence does not say it.
    pub fn refer(&mut self, mark: &str, words: &str) {
        let start = self.text.len();
        self.text.push_str(mark);
        self.has_words = true;
        self.masked.push(Span::new(start, self.text.len()));
        let mut note = Paragraph::of(format!("{mark} {words}"));
        note.masked.push(Span::new(0, mark.len()));
        self.footnotes.push(note);
    }

    /// Puts what another paragraph holds behind this one: the end between them is none.
    pub fn append(&mut self, later: Self) {
        if self.text.trim().is_empty() {
            (self.point, self.heading) = (later.point, later.heading);
        }
        let by = self.text.len();
        self.text.push_str(&later.text);
        self.has_words = later.has_words;
        self.masked.extend(later.masked.iter().map(|it| it.shifted(by)));
        self.notes.extend(later.notes.into_iter().map(|(code, span, note)| (code, span.shifted(by), note)));
        self.footnotes.extend(later.footnotes);
        self.boxed.extend(later.boxed);
    }

    /// The paragraph with its number, and what is printed below it.
    pub fn finished(self, styles: &ListStyles, counters: &mut Counters) -> Vec<Paragraph> {
        let printed = self.point.as_ref().and_then(|it| counters.next(styles, it));
        let mut paragraph = Paragraph {
            text: self.text,
            masked: self.masked,
            notes: self.notes,
            heading: self.heading,
            ..Paragraph::default()
        };
        match printed {
            Some(Printed::Number(number)) => paragraph.label = number,
            Some(Printed::Bullet(depth)) if !paragraph.text.trim().is_empty() => {
                paragraph.bullet = Some(depth);
                "-".clone_into(&mut paragraph.label);
            }
            Some(Printed::Bullet(_)) | None => {}
        }
        std::iter::once(paragraph).chain(self.footnotes).chain(self.boxed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_the_file_are_one_and_those_of_elements_are_kept() {
        let mut draft = Draft::default();
        draft.say("\n  You may\n     use ");
        draft.say(" it.");
        draft.sign(' ');
        draft.say(" Share it.");
        assert_eq!(draft.text, "You may use it.  Share it.");
    }

    #[test]
    fn a_paragraph_that_goes_on_in_an_empty_one_takes_its_place() {
        let point = |list: &str| Some(Point { list: list.to_owned(), style: String::new(), level: 0, start: None });
        let (mut empty, mut filled) = (Draft::default(), Draft::default());
        filled.say("Keep notices.");
        (empty.point, filled.point) = (point("a"), point("b"));
        let mut first = filled.clone();
        first.append(empty.clone());
        empty.append(filled);
        assert_eq!((first.point, empty.point), (point("b"), point("b")));
    }
}
