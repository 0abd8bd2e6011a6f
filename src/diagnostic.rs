//! What the program noticed about its input, in words for the user.

use crate::span::Span;
use serde::Serialize;

/// What kind of thing was noticed; the kebab-case name is what scripts match on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The file is not text.
    Binary,
    /// The file is of a format that is not read.
    UnsupportedFormat,
    /// The file is not empty but has no text.
    NoText,
    /// The file is empty.
    Empty,
    /// Bytes that the encoding does not know were replaced by U+FFFD.
    Replaced,
    /// The encoding was guessed.
    EncodingGuessed,
    /// Characters that do not show: zero width, bidirectional controls, tags.
    HiddenCharacters,
    /// A word mixes letters of several scripts that look alike.
    MixedScript,
    /// Text that the page hides from its readers.
    HiddenText,
    /// Markup was left out (scripts, styles).
    Dropped,
    /// The text was made from a file of another format; what of it was dropped.
    Converted,
    /// The file has tracked changes.
    TrackedChanges,
    /// What somebody wrote beside the text.
    Remark,
    /// A part of the file could hold terms and was not read: nothing can be said of the whole.
    PartUnread,
    /// Front matter could not be read.
    FrontMatter,
    /// A file of terms, by its name, was not read.
    LicenceUnread,
    /// Of more lines than are read at once.
    TooLong,
    /// Nesting or length passed a limit and was cut short.
    Limit,
    /// A part is in another language than the rules read.
    Language,
    /// The comparison was made more coarsely than usual.
    Coarse,
    /// The documents are the same file.
    SameFile,
    /// The documents have next to nothing in common.
    NothingInCommon,
    /// A clause that was pinned by hand is no longer there.
    PinLost,
    /// A reviewer's mark or a vote is about a clause that is no longer there.
    MarkLost,
    /// A file changed since the session that names it was saved.
    SourceChanged,
}

impl Code {
    /// Whether nothing can be said of a document that has it.
    pub fn is_error(self) -> bool {
        matches!(self, Self::Binary | Self::UnsupportedFormat | Self::NoText | Self::TooLong)
    }
}

/// One thing noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Diagnostic {
    /// What kind.
    pub code: Code,
    /// One sentence for the user, lower case, without a full stop.
    pub message: String,
    /// Where it starts in the document's text, if it has a place.
    #[serde(flatten)]
    pub span: Option<Span>,
}

impl Diagnostic {
    /// About the whole document.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: None }
    }

    /// About a place in it.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: Some(span) }
    }

    /// The same, its place moved.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.span = self.span.map(|span| span.shifted(by));
        self
    }
}
