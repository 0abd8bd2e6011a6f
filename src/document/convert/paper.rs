//! Paragraphs as a program prints them → one text, with where each stood.

use super::{ENCODING, Format};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::part::{Place, Unit};
use crate::document::{Mark, PartRead, Span, decoration};

/// A paragraph of a file, or a row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// The number that is printed before it; empty where there is none.
    pub label: String,
    /// How deep a list it is a point of, 0 for an outermost one; `None` for what is no point.
    pub bullet: Option<u8>,
    pub text: String,
    /// Parts of `text` that readers see and the text does not say: marks of footnotes.
    pub masked: Vec<Span>,
    /// Whether it is a heading, and of which level, 1 to 6.
    pub heading: Option<u8>,
    /// What is to be said of it, with the text's part that it is about.
    pub notes: Vec<(Code, Span, String)>,
}

impl Paragraph {
    /// A paragraph of these words and nothing else.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether nothing of it is printed.
    pub fn is_blank(&self) -> bool {
        self.label.is_empty() && self.text.trim().is_empty()
    }

    /// The same words without blanks around them, and its parts where they are then.
    fn trimmed(&self, keeps_indent: bool) -> (&str, impl Fn(Span) -> Span + use<>) {
        let text = if keeps_indent { self.text.trim_end() } else { self.text.trim() };
        let (lead, length) =
            (if keeps_indent { 0 } else { self.text.len() - self.text.trim_start().len() }, text.len());
        let moved = move |it: Span| {
            Span::new(it.start.saturating_sub(lead).min(length), it.end.saturating_sub(lead).min(length))
        };
        (text, moved)
    }
}

/// The first words of a text, to tell which one is meant.
pub(super) fn opening(words: &str) -> String {
    const MOST: usize = 12;
    let first = words.split_whitespace().take(MOST).collect::<Vec<_>>().join(" ");
    if words.split_whitespace().nth(MOST).is_some() { first + " …" } else { first }
}

/// What a file prints.
#[derive(Clone, Debug, Default)]
pub(super) struct Paper {
    pub paragraphs: Vec<Paragraph>,
    /// What of the file is not in the text, each in a few words.
    pub dropped: Vec<String>,
    /// What else is to be said of the file as a whole.
    pub notes: Vec<(Code, String)>,
}

/// A longer paragraph is no heading, whatever its style: whole clauses are set in heading styles to be numbered.
const LONGEST_HEADING: usize = 120;

impl Paper {
    /// The text of all paragraphs.
    pub fn print(self, format: &Format) -> PartRead {
        let mut read = PartRead {
            text: String::new(),
            media_type: format.media_type,
            encoding: ENCODING.to_owned(),
            front_matter: None,
            marks: Vec::new(),
            masked: Vec::new(),
            furniture: Vec::new(),
            places: Vec::new(),
            looks: Vec::new(),
            diagnostics: vec![self.converted(format)],
        };
        let is_typed = self.is_typed();
        let gap = if is_typed { "\n" } else { "\n\n" };
        let mut number = 0;
        for paragraph in &self.paragraphs {
            if paragraph.is_blank() {
                if is_typed && !read.text.is_empty() && !read.text.ends_with("\n\n") {
                    read.text.push('\n');
                }
                continue;
            }
            if !read.text.is_empty() {
                read.text.push_str(if read.text.ends_with("\n\n") { "" } else { gap });
            }
            number += 1;
            read.places.push(Place { at: read.text.len(), unit: Unit::Paragraph, number });
            put(&mut read, paragraph, is_typed);
        }
        let kept = read.text.trim_end().len();
        read.text.truncate(kept);
        let mut masked = decoration::decoration(&read.text, &[]);
        masked.retain(|it| !read.masked.iter().any(|other| other.overlaps(*it)));
        masked.append(&mut read.masked);
        masked.sort_unstable();
        read.masked = masked;
        read.diagnostics.extend(self.notes.into_iter().map(|(code, note)| Diagnostic::new(code, note)));
        read
    }

    fn converted(&self, format: &Format) -> Diagnostic {
        let dropped = if self.dropped.is_empty() { "nothing".to_owned() } else { self.dropped.join(", ") };
        Diagnostic::new(Code::Converted, format!("converted from {}; dropped: {dropped}", format.name))
    }

    /// Whether each line of a plain text was made a paragraph: many break off in the middle of a sentence, or empty ones
    /// stand between those of the text.
    fn is_typed(&self) -> bool {
        let pairs = self.paragraphs.windows(2).filter_map(|pair| match pair {
            [above, below] if !above.is_blank() && !below.is_blank() => Some((above, below)),
            _ => None,
        });
        let breaks_off = |above: &Paragraph, below: &Paragraph| {
            let ends = above.text.trim_end().ends_with(|it: char| it.is_alphanumeric() || it == ',');
            ends && below.label.is_empty() && below.text.trim_start().starts_with(char::is_lowercase)
        };
        let (all, broken) = pairs.fold((0_usize, 0_usize), |(all, broken), (above, below)| {
            (all + 1, broken + usize::from(breaks_off(above, below)))
        });
        let blank = self.paragraphs.iter().filter(|it| it.is_blank()).count();
        let is_parted_by_hand = blank >= 3 && blank * 4 >= self.paragraphs.len();
        // Without empty paragraphs nothing would part those of the text.
        blank >= 2 && broken >= 2 && broken * 6 >= all || is_parted_by_hand
    }
}

/// Puts a paragraph behind the text; blanks before its words tell something where lines were typed.
fn put(read: &mut PartRead, paragraph: &Paragraph, keeps_indent: bool) {
    let start = read.text.len();
    if let Some(depth) = paragraph.bullet {
        read.marks.push(Mark::Item(depth, start));
    }
    let (text, moved) = paragraph.trimmed(keeps_indent && paragraph.label.is_empty());
    read.text.push_str(&paragraph.label);
    if !paragraph.label.is_empty() && !text.is_empty() {
        read.text.push(' ');
    }
    let from = read.text.len();
    read.text.push_str(text);
    let placed = |it: Span| moved(it).shifted(from);
    read.masked.extend(paragraph.masked.iter().map(|it| placed(*it)).filter(|it| !it.is_empty()));
    let notes = paragraph.notes.iter();
    read.diagnostics.extend(notes.map(|(code, span, note)| Diagnostic::at(*code, placed(*span), note)));
    let whole = Span::new(start, read.text.len());
    if let Some(level) = paragraph.heading.filter(|_| text.chars().count() <= LONGEST_HEADING && !text.contains('\n')) {
        read.marks.push(Mark::Heading(level.clamp(1, 6), whole));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::MediaType;

    const FORMAT: Format = Format {
        name: "TEST",
        media_type: MediaType::Docx,
        endings: &[],
        is_it: |_| true,
        read: |_, _| Err(super::super::Refusal::encrypted()),
    };

    fn print(lines: &[&str]) -> PartRead {
        let paragraphs = lines.iter().map(|it| Paragraph::of(*it)).collect();
        Paper { paragraphs, ..Paper::default() }.print(&FORMAT)
    }

    #[test]
    fn paragraphs_stand_apart_and_know_where_they_stood() {
        let read = print(&["One.", "", "  Two."]);
        assert_eq!(read.text, "One.\n\nTwo.");
        assert_eq!(read.places.iter().map(|it| (it.at, it.number)).collect::<Vec<_>>(), [(0, 1), (6, 2)]);
        assert_eq!(read.diagnostics[0].message, "converted from TEST; dropped: nothing");
    }

    #[test]
    fn lines_that_were_typed_one_by_one_stay_together() {
        let lines = ["You may use it", "as you like.", "", "You may keep", "copies."].repeat(4);
        let read = print(&lines);
        assert!(read.text.starts_with("You may use it\nas you like.\n\nYou may keep\ncopies.\n"), "{}", read.text);
    }

    #[test]
    fn marks_of_footnotes_are_masked_where_they_stand() {
        let mut paragraph = Paragraph::of(" You may[1] use it.");
        paragraph.masked.push(Span::new(8, 11));
        paragraph.label = "2.".to_owned();
        let read = Paper { paragraphs: vec![paragraph], ..Paper::default() }.print(&FORMAT);
        assert_eq!((read.text.as_str(), &read.text[read.masked[0].range()]), ("2. You may[1] use it.", "[1]"));
    }
}
