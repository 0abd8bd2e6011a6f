//! What a document is made of: files as they come, each one's share of the text, and structure that its format tells.

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
}

impl MediaType {
    /// The media type's registered name, for example `text/markdown`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
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
}

impl Source {
    /// A source of this name and these bytes.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), media_type: None }
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
