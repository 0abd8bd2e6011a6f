//! PDF: letters at places on pages → lines in reading order.
//!
//! A PDF file is taken apart in a process of its own, which may run out of memory or time and takes nothing with it:
//! [`pages_of`] is what that process does, [`Source::pages`](crate::document::Source) is what comes back.

mod columns;
mod glyphs;
mod heads;
mod pages;
mod print;
mod rows;

pub use pages::{Page, PageLine, Pages};

use super::{Format, Refusal, Revision};
use crate::diagnostic::Code;
use crate::document::{MediaType, PartRead, Source};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

/// The format's entry.
pub(super) const FORMAT: Format = Format { name: "PDF", media_type: MediaType::Pdf, endings: &["pdf"], is_it, read };

/// The mark of a PDF file may stand behind a few bytes of something else.
fn is_it(bytes: &[u8]) -> bool {
    is_pdf(bytes)
}

/// Whether bytes are a PDF file, which is read in a process of its own.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
        || bytes
            .get(..bytes.len().min(1024))
            .is_some_and(|head| head.contains(&0) && head.windows(5).any(|it| it == b"%PDF-"))
}

fn read(source: &Source, _: Revision) -> Result<PartRead, Refusal> {
    let refusal = |why: &str| Refusal { code: Code::UnsupportedFormat, why: why.to_owned() };
    match &source.pages {
        Some(Ok(pages)) => print::print(pages, &FORMAT),
        Some(Err(why)) => Err(refusal(why)),
        None => Err(refusal("it is read by the program only, and not where texts are handed over; open its file")),
    }
}

/// No more pages than these are read: a licence has some dozens.
const MOST_PAGES: usize = 2_000;

/// Takes a PDF file apart. Hostile files can make this run out of memory, time or stack: to be called in a process that
/// may die of it.
///
/// # Errors
/// What is wrong with the file and what to do, to be put behind its name and a colon.
pub fn pages_of(bytes: Vec<u8>) -> Result<Pages, String> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => "the file is encrypted; save it without a password".to_owned(),
        LoadPdfError::Invalid => {
            "the file is damaged; open it in a viewer and print it to a new PDF, or look for another copy".to_owned()
        }
    })?;
    let count = pdf.pages().len();
    if count > MOST_PAGES {
        return Err(format!(
            "it has {count} pages, and no more than {MOST_PAGES} are read; save the licence by itself"
        ));
    }
    let drawn = glyphs::drawn(&pdf);
    let mut pages = Pages { pages: drawn.iter().map(rows::page).collect() };
    heads::mark(&mut pages.pages);
    Ok(pages)
}
