//! Footnotes, comments, headers and footers: texts beside the text.

use super::body::Body;
use super::{Links, Parts, Revision};
use crate::document::convert::Refusal;
use crate::document::convert::archive::{Archive, path_from};
use crate::document::convert::paper::opening;
use crate::document::convert::tally::Tally;
use crate::document::convert::xml::{self, Reader, Tag};
use std::collections::{BTreeSet, HashMap};

/// Reads `footnotes.xml` or `endnotes.xml`: each note is a small document.
pub(super) struct NoteReader<'a> {
    parts: &'a Parts,
    revision: Revision,
    note: Option<(String, Body<'a>)>,
    notes: HashMap<String, String>,
    tally: Tally,
}

impl<'a> NoteReader<'a> {
    /// A reader of the notes of this file.
    pub fn new(parts: &'a Parts, revision: Revision) -> Self {
        Self { parts, revision, note: None, notes: HashMap::new(), tally: Tally::default() }
    }

    /// The words of each note by its id, and what else was met.
    pub fn finish(self) -> (HashMap<String, String>, Tally) {
        (self.notes, self.tally)
    }
}

impl Reader for NoteReader<'_> {
    fn open(&mut self, tag: &Tag) {
        if matches!(tag.name, "w:footnote" | "w:endnote") {
            // The lines between text and notes are notes too, of a type of their own.
            let is_note = tag.attribute("type").is_none_or(|it| it == "normal");
            let id = tag.attribute("id").filter(|_| is_note);
            self.note = id.map(|it| (it, Body::new(self.parts, self.revision)));
        } else if let Some((_, body)) = &mut self.note {
            body.open(tag);
        }
    }

    fn close(&mut self, name: &str) {
        let is_end = matches!(name, "w:footnote" | "w:endnote");
        if let Some((_, body)) = &mut self.note {
            body.close(name);
        }
        if is_end && let Some((id, body)) = self.note.take() {
            self.notes.insert(id, words(&body));
            self.tally.add(body.tally);
        }
    }

    fn text(&mut self, words: &str) {
        if let Some((_, body)) = &mut self.note {
            body.text(words);
        }
    }
}

fn words(body: &Body) -> String {
    let lines = body.paragraphs.iter().filter(|it| !it.is_blank());
    let lines = lines.map(|it| format!("{} {}", it.label, it.text.trim()).trim().to_owned());
    lines.collect::<Vec<_>>().join(" ")
}

/// Reads `comments.xml`.
#[derive(Default)]
pub(super) struct CommentReader {
    pub comments: HashMap<String, String>,
    comment: Option<(String, String, String)>,
    in_words: bool,
}

/// No more letters of a comment than these are told.
const LONGEST_COMMENT: usize = 300;

impl Reader for CommentReader {
    fn open(&mut self, tag: &Tag) {
        match tag.name {
            "w:comment" => {
                let author = tag.attribute("author").unwrap_or_default();
                self.comment = tag.attribute("id").map(|id| (id, author, String::new()));
            }
            "w:t" => self.in_words = true,
            "w:p" => self.text(" "),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:comment" => {
                let Some((id, author, words)) = self.comment.take() else { return };
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let said: String = words.chars().take(LONGEST_COMMENT).collect();
                let more = if said.len() < words.len() { " …" } else { "" };
                let by = if author.is_empty() { String::new() } else { format!("{author}: ") };
                self.comments.insert(id, format!("{by}“{said}{more}”"));
            }
            "w:t" => self.in_words = false,
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if let Some((_, _, said)) = self.comment.as_mut().filter(|_| self.in_words || words == " ") {
            said.push_str(words);
        }
    }
}

/// What pages have above and below the text, each in a few words.
pub(super) fn page_texts(
    parts: &Parts,
    links: &Links,
    folder: &str,
    archive: &mut Archive,
) -> Result<Vec<String>, Refusal> {
    let mut told = BTreeSet::new();
    for kind in ["header", "footer"] {
        for target in links.of(kind) {
            let path = path_from(folder, target);
            let Some(bytes) = archive.read(&path)? else { continue };
            let mut body = Body::new(parts, Revision::Revised);
            xml::read(&path, &bytes, &mut body)?;
            let all = words(&body);
            if !all.is_empty() {
                told.insert(format!("the {kind} “{}”", opening(&all)));
            }
        }
    }
    Ok(told.into_iter().collect())
}
