//! Files that are no text (DOCX, PDF, …) → the text that they print, with where it stood and what was left out.
//!
//! A format is one module with a [`Format`], and its line in [`FORMATS`]. It is chosen by a file's bytes, never by its
//! name, before anything is decoded. Nothing that a file names is fetched, nothing in it is run, and what goes wrong is
//! one line.

mod archive;
mod docx;
mod epub;
mod numerals;
mod odt;
mod paper;
mod pdf;
mod rtf;
mod table;
mod tally;
mod xml;

use super::{MediaType, PartRead, Source};
use crate::diagnostic::{Code, Diagnostic};

pub use pdf::{Page, PageLine, Pages, is_pdf, pages_of};

/// What stands before the name of a file that is to be read as it was before its tracked changes.
pub const ORIGINAL: &str = "original:";

/// Which state of a file with tracked changes is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Revision {
    /// Before all changes.
    Original,
    /// After all changes.
    Revised,
}

/// A kind of file that text is made of.
struct Format {
    /// What people call it, with an article where one says so: "DOCX".
    name: &'static str,
    media_type: MediaType,
    /// What the names of such files end in, in lower case.
    endings: &'static [&'static str],
    /// Whether a file's bytes are of this format.
    is_it: fn(&[u8]) -> bool,
    /// Makes text of a file that is of it.
    read: fn(&Source, Revision) -> Result<PartRead, Refusal>,
}

/// The formats, in the order in which they are asked.
const FORMATS: &[Format] = &[docx::FORMAT, odt::FORMAT, pdf::FORMAT, rtf::FORMAT, epub::FORMAT];

/// Whether a file's name ends as those of converted formats do; what it is made of is told by its bytes.
pub fn is_converted(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|it| it.1.to_ascii_lowercase());
    ending.is_some_and(|it| endings().any(|known| known == it))
}

/// What the names of converted files end in.
pub fn endings() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().flat_map(|it| it.endings).copied()
}

/// Why a file is not read.
#[derive(Debug)]
struct Refusal {
    code: Code,
    /// What is wrong with it and what to do, to be put behind the format's name and a colon.
    why: String,
}

impl Refusal {
    fn damaged(why: impl std::fmt::Display) -> Self {
        let why = format!("the file is damaged: {why}; open it where it was made and save it anew");
        Self { code: Code::UnsupportedFormat, why }
    }

    fn limit(why: impl std::fmt::Display) -> Self {
        Self { code: Code::UnsupportedFormat, why: format!("{why}; save the licence text by itself") }
    }

    fn encrypted() -> Self {
        let why = "the file is encrypted; save it without a password".to_owned();
        Self { code: Code::UnsupportedFormat, why }
    }
}

/// What a file prints, if it is of a format that is converted.
pub(super) fn convert(source: &Source) -> Option<PartRead> {
    let format = FORMATS.iter().find(|it| (it.is_it)(&source.bytes))?;
    let revision = if source.name.starts_with(ORIGINAL) { Revision::Original } else { Revision::Revised };
    Some(match (format.read)(source, revision) {
        Ok(read) => read,
        Err(refusal) => PartRead {
            text: String::new(),
            media_type: format.media_type,
            encoding: ENCODING.to_owned(),
            front_matter: None,
            marks: Vec::new(),
            masked: Vec::new(),
            furniture: Vec::new(),
            places: Vec::new(),
            looks: Vec::new(),
            diagnostics: vec![Diagnostic::new(refusal.code, format!("{}: {}", format.name, refusal.why))],
        },
    })
}

/// Which state of a file with tracked changes was read, and how the other one is.
fn read_as(name: &str, revision: Revision) -> String {
    let name = super::last_component(name);
    match revision {
        Revision::Revised => format!("the text is as if all were accepted; {ORIGINAL}{name} is the text before them"),
        Revision::Original => {
            let name = name.strip_prefix(ORIGINAL).unwrap_or(name);
            format!("the text is as it was before them; {name} is the text with all accepted")
        }
    }
}

/// What stands where other texts have their encoding.
const ENCODING: &str = "converted";

/// Whether the directory of a ZIP file has such a name, or the beginning of one: names are not packed.
fn has_name(bytes: &[u8], name: &str) -> bool {
    /// No more of a file's end is searched than this: the directory of a document is short.
    const LONGEST: usize = 1024 * 1024;
    let directory = bytes.get(bytes.len().saturating_sub(LONGEST)..).unwrap_or(bytes);
    bytes.starts_with(b"PK\x03\x04") && directory.windows(name.len()).any(|it| it == name.as_bytes())
}
