//! What a document is made of: files as they come, each one's share of the text, and structure that its format tells.

use super::convert::Pages;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What a file is made of, by its name and its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub enum MediaType {
    /// Text without markup.
    #[serde(rename = "text/plain")]
    Plain,
    /// Markdown, with or without front matter.
    #[serde(rename = "text/markdown")]
    Markdown,
    /// HTML; the document's text is what a reader sees, not the source.
    #[serde(rename = "text/html")]
    Html,
    /// Word's files; like those that follow, the text is what they print.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    Docx,
    /// Files of the Open Document format, as `LibreOffice` writes them.
    #[serde(rename = "application/vnd.oasis.opendocument.text")]
    Odt,
    /// Rich text.
    #[serde(rename = "application/rtf")]
    Rtf,
    /// Books of web pages.
    #[serde(rename = "application/epub+zip")]
    Epub,
    /// Pages as they are printed.
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    /// Whether the text is made from something that is no text.
    pub fn is_converted(self) -> bool {
        matches!(self, Self::Docx | Self::Odt | Self::Rtf | Self::Epub | Self::Pdf)
    }

    /// The media type's registered name, for example `text/markdown`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Rtf => "application/rtf",
            Self::Epub => "application/epub+zip",
            Self::Pdf => "application/pdf",
        }
    }
}

/// One file's bytes as `io` hands them over.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name as the user gave it: a path, `-`, `spdx:MIT` or a title for pasted text.
    pub name: String,
    /// The bytes as they were read, once.
    pub bytes: Vec<u8>,
    /// What it is made of, where whoever hands it over knows; else name and first bytes tell.
    pub media_type: Option<MediaType>,
    /// Of a PDF file its pages, or why they could not be had: they are taken apart in a process of their own.
    pub pages: Option<Result<Pages, String>>,
}

impl Source {
    /// A source of this name and these bytes.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), media_type: None, pages: None }
    }

    /// The same, made of this, if anything is said of it.
    #[must_use]
    pub fn made_of(self, media_type: Option<MediaType>) -> Self {
        Self { media_type, ..self }
    }
}

/// One file's share of a document. A bundle (licence + use policy) has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file's name as given.
    pub name: String,
    /// SHA-256 of the file's bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// What the file is made of.
    pub media_type: MediaType,
    /// The encoding it was decoded from, in lower case (`utf-8`, `windows-1252`).
    pub encoding: String,
    /// Where its text stands in [`Document::text`](super::Document::text).
    pub span: Span,
    /// The YAML between `---` lines at its head, without the fences, if there is any.
    pub front_matter: Option<Span>,
    /// Of a Word file how its main styles look; empty for all others.
    pub looks: Vec<StyleLook>,
}

/// How a style of a Word file looks, as elements of `styles.xml` whose values were checked: nothing in them hides words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleLook {
    /// The style's id in redlines: `Normal`, `Heading1`; `docDefaults` for what all words have.
    pub id: String,
    /// Elements of `w:pPr`.
    pub paragraph: String,
    /// Elements of `w:rPr`.
    pub words: String,
}

/// What a place in a converted file is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Pages of the file, the first is 1, whatever number is printed on it.
    Page,
    /// Paragraphs that hold something, the first is 1; a row of a table is one.
    Paragraph,
}

/// Where a page or a paragraph of a converted file begins in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Place {
    /// Its first byte.
    #[serde(skip)]
    pub at: usize,
    /// What is counted.
    pub unit: Unit,
    /// Which one it is, from 1.
    pub number: usize,
}

impl Place {
    /// The same, moved.
    pub(super) fn shifted(self, by: usize) -> Self {
        Self { at: self.at + by, ..self }
    }
}

/// Structure that the format tells and plain text would not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A heading of this level, 1 to 6, over this span of the text.
    Heading(u8, Span),
    /// A list item that begins here, at this nesting depth (0 is outermost).
    Item(u8, usize),
    /// Text that is not prose (a code block, a table): never read as clauses' markers.
    Verbatim(Span),
}

impl Mark {
    /// The same, its place moved.
    pub(super) fn shifted(self, by: usize) -> Self {
        match self {
            Self::Heading(level, span) => Self::Heading(level, span.shifted(by)),
            Self::Item(depth, at) => Self::Item(depth, at + by),
            Self::Verbatim(span) => Self::Verbatim(span.shifted(by)),
        }
    }
}
