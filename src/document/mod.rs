//! Bytes → [`Document`]: decoding, text extraction, plain text with a map back to bytes.
//!
//! A document is immutable once read and everything later holds byte ranges into its [`text`](Document::text).
//! Never touches the file system or the clock, knows no room but `span` and `diagnostic`, and cannot fail:
//! what goes wrong is a [`Diagnostic`] beside whatever could be read.

mod broken;
mod convert;
mod decode;
mod decoration;
mod front_matter;
mod furniture;
mod hidden;
mod html;
mod html_block;
mod language;
mod lines;
mod markdown;
mod part;
mod patterns;
mod plain;
mod tokens;

pub use convert::{ORIGINAL, Page, PageLine, Pages, endings, is_converted, is_pdf, pages_of};
pub(crate) use decoration::is_drawn;
pub use front_matter::front_matter_span;
pub use furniture::Furniture;
pub use hidden::{Hidden, hidden_name, is_hidden, visible};
pub use html_block::end_of_markup;
pub use language::{
    has_own_script, is_english, is_other_script, language_name, language_of, other_latin, script_language,
};
pub use part::{Mark, MediaType, Part, Place, Source, StyleLook, Unit};
pub use plain::Plain;
pub use tokens::{Token, TokenKind, Tokens};

pub use crate::span::Span;

use crate::diagnostic::{Code, Diagnostic};
use crate::never::slice;
use sha2::{Digest as _, Sha256};

/// An immutable text with its provenance.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name as given; bundles are joined by `+`.
    pub name: String,
    /// The decoded text: for plain text and Markdown exactly what the file says, for HTML what a reader sees.
    pub text: String,
    /// SHA-256 of the bytes; of a bundle, that of its parts' hashes one after the other.
    pub sha256: String,
    /// How many bytes were read.
    pub bytes: usize,
    /// The files it is made of, in order; never empty.
    pub parts: Vec<Part>,
    /// Structure that the format told.
    pub marks: Vec<Mark>,
    /// Markup and decoration: bytes of the text that are no part of what it says, in order.
    pub masked: Vec<Span>,
    /// Headers, footers and page numbers, in order; they are masked too.
    pub furniture: Vec<Furniture>,
    /// Pages or paragraphs of converted files, in order; none of others.
    pub places: Vec<Place>,
    /// The text without markup, wrapping and typography, mapped back to `text`.
    pub plain: Plain,
    /// Words, numbers and punctuation of the plain text.
    pub tokens: Tokens,
    /// The language that most of it is in, as ISO 639-1 (`en`, `zh`); `None` when too short to tell.
    pub language: Option<&'static str>,
    /// What was dropped, replaced, guessed or hidden.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// Reads one file, or several as one bundle, in this order.
    pub fn read(sources: &[Source]) -> Self {
        let mut text = String::new();
        let mut parts = Vec::new();
        let mut marks = Vec::new();
        let mut masked = Vec::new();
        let mut furniture: Vec<Furniture> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        let mut diagnostics = Vec::new();
        let mut reads: Vec<PartRead> = sources.iter().map(read_part).collect();
        told_apart(sources, &mut reads);
        lines::refuse_many(&mut reads);
        for (source, read) in sources.iter().zip(reads) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(&read.text);
            marks.extend(read.marks.iter().map(|mark| mark.shifted(start)));
            masked.extend(read.masked.iter().map(|span| span.shifted(start)));
            furniture.extend(read.furniture.iter().map(|it| it.shifted(start)));
            places.extend(read.places.iter().map(|it| it.shifted(start)));
            diagnostics.extend(read.diagnostics.into_iter().map(|it| it.shifted(start)));
            parts.push(Part {
                name: source.name.clone(),
                sha256: sha256_of(&source.bytes),
                media_type: read.media_type,
                encoding: read.encoding,
                span: Span::new(start, text.len()),
                front_matter: read.front_matter.map(|span| span.shifted(start)),
                looks: read.looks,
            });
        }
        let plain = Plain::of(&text, &masked, &furniture);
        let tokens = Tokens::of(&plain, &text);
        let prose = parts.iter().filter_map(|part| part.front_matter).map(|span| span.end).max().unwrap_or(0);
        let language = language_of(text.get(prose..).unwrap_or(&text));
        Self {
            name: sources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join("+"),
            sha256: joint_sha256(parts.iter().map(|part| part.sha256.as_str())),
            bytes: sources.iter().map(|it| it.bytes.len()).sum(),
            text,
            parts,
            marks,
            masked,
            furniture,
            places,
            plain,
            tokens,
            language,
            diagnostics,
        }
    }

    /// The text of a span; empty if the span does not fit.
    pub fn slice(&self, span: Span) -> &str {
        slice(&self.text, span.start..span.end)
    }

    /// The last component of the name, for places where paths do not belong (reports, titles).
    pub fn short_name(&self) -> String {
        // Of a model by name its name says more than those of its files: `hf:org/name`, `ollama:name`.
        if let Some((model, _)) =
            self.parts.first().filter(|_| self.parts.len() > 1).and_then(|it| it.name.rsplit_once('/'))
            && ["hf:", "ollama:"].iter().any(|it| model.starts_with(it))
        {
            return model.to_owned();
        }
        self.name.split('+').map(last_component).collect::<Vec<_>>().join("+")
    }

    /// Whether reading failed so that nothing can be said of the text.
    pub fn unreadable(&self) -> Option<&Diagnostic> {
        self.diagnostics.iter().find(|it| it.code.is_error())
    }

    /// Whether this is part of a card's table.
    pub fn in_front_matter(&self, span: Span) -> bool {
        self.parts.iter().any(|part| part.front_matter.is_some_and(|it| it.overlaps(span)))
    }

    /// The part that holds this byte of the text.
    pub fn part_at(&self, at: usize) -> usize {
        self.parts.iter().rposition(|part| part.span.start <= at).unwrap_or(0)
    }

    /// The page or paragraph of a converted file that holds this byte of the text.
    pub fn place_at(&self, at: usize) -> Option<Place> {
        let part = self.parts.get(self.part_at(at))?.span;
        let index = self.places.partition_point(|it| it.at <= at).checked_sub(1)?;
        self.places.get(index).copied().filter(|it| part.start <= it.at)
    }

    /// The 1-based line that holds this byte.
    pub fn line_of(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }
}

/// What reading one file gave; spans are relative to its own text.
struct PartRead {
    text: String,
    media_type: MediaType,
    encoding: String,
    front_matter: Option<Span>,
    marks: Vec<Mark>,
    /// Markup: bytes of the text that a reader of the rendered page does not see.
    masked: Vec<Span>,
    furniture: Vec<Furniture>,
    places: Vec<Place>,
    looks: Vec<StyleLook>,
    diagnostics: Vec<Diagnostic>,
}

/// A converted file that could not be read does not take the others of its bundle with it: it is said where it would
/// stand, and nothing can be said of the whole.
fn told_apart(sources: &[Source], reads: &mut [PartRead]) {
    if reads.iter().all(|it| it.text.trim().is_empty()) {
        return;
    }
    for (read, source) in reads.iter_mut().zip(sources).filter(|it| it.0.media_type.is_converted()) {
        let PartRead { text, diagnostics, .. } = read;
        for diagnostic in diagnostics.iter_mut().filter(|it| it.code.is_error()) {
            *text = format!("[{} was not read]", last_component(&source.name));
            let why = format!("{}: {}", last_component(&source.name), diagnostic.message);
            *diagnostic = Diagnostic::at(Code::PartUnread, Span::new(0, text.len()), why);
        }
    }
}

fn read_part(source: &Source) -> PartRead {
    let mut read = convert::convert(source).unwrap_or_else(|| read_text(source));
    read.diagnostics.extend(hidden::report(&read.text));
    let tracked = |it: &Diagnostic| it.code == Code::TrackedChanges || it.code.is_error();
    if source.name.starts_with(ORIGINAL) && !read.diagnostics.iter().any(tracked) {
        let note = "the file has no tracked changes: the text before them is its text";
        read.diagnostics.push(Diagnostic::new(Code::TrackedChanges, note));
    }
    if source.bytes.is_empty() {
        read.diagnostics.push(Diagnostic::new(Code::Empty, "the file is empty"));
    }
    if read.text.trim().is_empty() && !source.bytes.is_empty() && !read.diagnostics.iter().any(|it| it.code.is_error())
    {
        read.diagnostics.push(Diagnostic::new(Code::NoText, "the file is not empty but holds no text"));
    }
    read
}

/// Reads a file that is text.
fn read_text(source: &Source) -> PartRead {
    let decoded = decode::decode(&source.bytes);
    let mut read = PartRead {
        text: decoded.text,
        media_type: source.media_type.unwrap_or_else(|| media_type_of(&source.name, &source.bytes)),
        encoding: decoded.encoding,
        front_matter: None,
        marks: Vec::new(),
        masked: Vec::new(),
        furniture: Vec::new(),
        places: Vec::new(),
        looks: Vec::new(),
        diagnostics: decoded.diagnostics,
    };
    if lines::are_too_many(&read) {
        // Its structure alone would take more memory than is right.
        return read;
    }
    match read.media_type {
        MediaType::Plain => {
            read.furniture = furniture::furniture(&read.text);
            read.masked = decoration::decoration(&read.text, &read.furniture);
            read.diagnostics.extend(left_out(&read));
        }
        MediaType::Markdown => {
            read.front_matter = front_matter_span(&read.text);
            let structure = markdown::structure(&read.text, read.front_matter);
            read.marks = structure.marks;
            read.furniture = if read.front_matter.is_none() { furniture::furniture(&read.text) } else { Vec::new() };
            let from = read.front_matter.map_or(0, |it| it.end);
            let masked = decoration::with_rules(&read.text, from, structure.masked);
            read.masked = furniture::with(masked, &read.furniture);
            read.diagnostics.extend(left_out(&read));
        }
        MediaType::Html => {
            let page = html::extract(&read.text);
            read.text = page.text;
            read.masked = decoration::decoration(&read.text, &[]);
            read.marks = page.marks;
            read.diagnostics.extend(page.diagnostics);
        }
        // These are no text: they were converted.
        MediaType::Docx | MediaType::Odt | MediaType::Rtf | MediaType::Epub | MediaType::Pdf => {}
    }
    read
}

/// Says what of the pages was left out.
fn left_out(read: &PartRead) -> Option<Diagnostic> {
    let first = read.furniture.first()?;
    let words = read.text.get(first.span.range())?.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = read.furniture.len();
    let lines = if count == 1 {
        "1 header, footer or page number was".to_owned()
    } else {
        format!("{count} headers, footers and page numbers were")
    };
    Some(Diagnostic::at(Code::Dropped, first.span, format!("{lines} left out, the first is “{words}”")))
}

fn media_type_of(name: &str, bytes: &[u8]) -> MediaType {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => return MediaType::Markdown,
        Some("html" | "htm" | "xhtml") => return MediaType::Html,
        _ => {}
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(512)).unwrap_or_default()).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return MediaType::Html;
    }
    if front_matter::looks_like_card(head) || markdown::is_likely(&String::from_utf8_lossy(bytes)) {
        return MediaType::Markdown;
    }
    MediaType::Plain
}

/// A path's or name's last component, whichever system wrote it.
pub fn last_component(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The SHA-256 of bytes, as 64 hexadecimal digits.
pub fn sha256_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The hash of a document: of one part its own, of several that of their hashes one after the other.
pub fn joint_sha256<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.collect();
    match parts.as_slice() {
        [only] => (*only).to_owned(),
        parts => sha256_of(parts.concat().as_bytes()),
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        write!(out, "{byte:02x}").ok();
        out
    })
}
