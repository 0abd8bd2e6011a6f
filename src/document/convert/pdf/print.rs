//! Pages → one text, with where each page begins, its heads and feet masked, and what could not be read.

use super::pages::{Page, PageLine, Pages};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::convert::{ENCODING, Format, Refusal};
use crate::document::furniture::{self, Furniture};
use crate::document::part::{Place, Unit};
use crate::document::{PartRead, Span, decoration};

/// Where more letters than this share have no meaning, nothing is read.
const UNKNOWN: usize = 4;

/// The text of all pages.
pub(super) fn print(pages: &Pages, format: &Format) -> Result<PartRead, Refusal> {
    let pages = &pages.pages;
    let refusal = |code, why: &str| Refusal { code, why: why.to_owned() };
    if pages.iter().all(|it| it.lines.is_empty()) {
        return Err(if pages.iter().any(|it| it.is_picture) {
            let why =
                "its pages are pictures (scanned or drawn) and hold no text; have the text recognised first (OCR)";
            refusal(Code::NoText, why)
        } else {
            refusal(Code::NoText, "its pages hold no text; look for another copy")
        });
    }
    let (letters, unknown) = pages.iter().fold((0, 0), |(all, bad), it| (all + it.letters, bad + it.unknown));
    if unknown * UNKNOWN > letters {
        let why = "its letters are drawn without saying which they are; have the text recognised (OCR), or look for \
                   another copy";
        return Err(refusal(Code::UnsupportedFormat, why));
    }
    let mut sheet = Sheet { text: String::new(), furniture: Vec::new(), places: Vec::new(), diagnostics: Vec::new() };
    sheet.diagnostics.push(Diagnostic::new(Code::Converted, converted(pages, format)));
    let mut last: Option<&PageLine> = None;
    for (page, number) in pages.iter().zip(1..) {
        sheet.page(page, number, &mut last);
    }
    if unknown > 0 {
        let note = format!("{unknown} letters are drawn without saying which they are, and stand as U+FFFD");
        sheet.diagnostics.push(Diagnostic::new(Code::Replaced, note));
    }
    let masked = decoration::decoration(&sheet.text, &sheet.furniture);
    let masked = furniture::with(masked, &[]);
    Ok(PartRead {
        text: sheet.text,
        media_type: format.media_type,
        encoding: ENCODING.to_owned(),
        front_matter: None,
        marks: Vec::new(),
        masked,
        furniture: sheet.furniture,
        places: sheet.places,
        looks: Vec::new(),
        diagnostics: sheet.diagnostics,
    })
}

fn converted(pages: &[Page], format: &Format) -> String {
    let heads: Vec<&str> =
        pages.iter().flat_map(|it| &it.lines).filter(|it| it.is_head).map(|it| it.text.trim()).collect();
    let pictures: usize = pages.iter().filter(|it| !it.is_picture && !it.is_recognised).map(|it| it.pictures).sum();
    let mut dropped = Vec::new();
    if let Some(first) = heads.first() {
        let words: Vec<_> = first.split_whitespace().take(12).collect();
        let count = heads.len();
        dropped.push(format!("{count} running heads, footers and page numbers, the first is “{}”", words.join(" ")));
    }
    if pictures > 0 {
        dropped.push(format!("{pictures} pictures"));
    }
    let dropped = if dropped.is_empty() { "nothing".to_owned() } else { dropped.join(", ") };
    let pages = if pages.len() == 1 { "1 page".to_owned() } else { format!("{} pages", pages.len()) };
    format!("converted from {} ({pages}); dropped: {dropped}", format.name)
}

/// The text while it is written.
struct Sheet {
    text: String,
    furniture: Vec<Furniture>,
    places: Vec<Place>,
    diagnostics: Vec<Diagnostic>,
}

impl Sheet {
    fn page<'a>(&mut self, page: &'a Page, number: usize, last: &mut Option<&'a PageLine>) {
        let first = page.lines.iter().find(|it| !it.is_head);
        let joins = matches!((*last, first), (Some(above), Some(below)) if goes_on(above, below));
        // Feet of the page before stand in the text already: the paragraph goes on over them as well.
        for furniture in self.furniture.iter_mut().rev().take_while(|_| joins) {
            if last.is_some() && self.text.get(furniture.span.end..).is_some_and(|it| it.trim().is_empty()) {
                furniture.joins = true;
            } else {
                break;
            }
        }
        let start = self.text.len();
        let mut is_first = true;
        for line in &page.lines {
            if line.is_head {
                let joins = joins && is_first;
                self.paragraph();
                let start = self.text.len();
                self.text.push_str(line.text.trim());
                self.furniture.push(Furniture { span: Span::new(start, self.text.len()), joins });
                self.paragraph();
                continue;
            }
            let goes_on = if is_first { joins } else { !line.after_gap };
            is_first = false;
            if goes_on {
                self.line();
            } else {
                self.paragraph();
            }
            self.text.push_str(&line.text);
            *last = Some(line);
        }
        if page.is_picture {
            self.gap(number);
        }
        let at = (start..self.text.len())
            .find(|at| self.text.as_bytes().get(*at).is_some_and(|it| !it.is_ascii_whitespace()));
        self.places.push(Place { at: at.unwrap_or(self.text.len()), unit: Unit::Page, number });
        self.tell(page, number);
    }

    /// A page of which nothing was read is said where it stands: terms may be on it.
    fn gap(&mut self, number: usize) {
        self.paragraph();
        let start = self.text.len();
        self.text.extend(["[page ", &number.to_string(), " is a picture and was not read]"]);
        let note = format!("page {number} is a picture and was not read; have its text recognised (OCR)");
        self.diagnostics.push(Diagnostic::at(Code::PartUnread, Span::new(start, self.text.len()), note));
    }

    fn tell(&mut self, page: &Page, number: usize) {
        if page.is_recognised {
            let note =
                format!("page {number} is a picture whose text a machine recognised: hold it against the picture");
            self.diagnostics.push(Diagnostic::new(Code::Converted, note));
        }
        let hidden: Vec<&str> = page.hidden.split_whitespace().take(12).collect();
        if !hidden.is_empty() {
            let note = format!("text of page {number} that readers do not see was left out: “{} …”", hidden.join(" "));
            self.diagnostics.push(Diagnostic::new(Code::HiddenText, note));
        }
    }

    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn paragraph(&mut self) {
        self.line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// Whether a paragraph goes on over the end of a page.
fn goes_on(above: &PageLine, below: &PageLine) -> bool {
    let ended = above.text.ends_with(['.', ':', ';', '!', '?']);
    let words = below.text.trim_start();
    words.starts_with(char::is_lowercase) && !(ended && looks_numbered(words))
        || above.is_full && !ended && !looks_numbered(words) && !words.starts_with(['•', '-', '–'])
}

/// "a.", "(b)", "iv)": a lower-case letter that begins a point.
fn looks_numbered(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_matches(['(', ')', '.']);
    bare.len() < first.len() && bare.len() <= 5 && first.ends_with([')', '.'])
        || bare.chars().next().is_some_and(|it| it.is_ascii_digit())
}
