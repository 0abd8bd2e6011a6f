//! DOCX: Word's files, and those that other programs write for it.

mod body;
mod draft;
mod looks;
mod notes;
mod numbering;
mod styles;
mod symbol;

use super::archive::{Archive, path_from};
use super::paper::Paper;
use super::xml::{self, Reader, Tag};
use super::{Format, Refusal, Revision, has_name, read_as};
use crate::diagnostic::Code;
use crate::document::{MediaType, PartRead, Source};
use body::Body;
use looks::LooksReader;
use notes::{CommentReader, NoteReader, page_texts};
use numbering::{Numbering, NumberingReader};
use std::collections::HashMap;
use styles::{Styles, StylesReader};

/// The format's entry.
pub(super) const FORMAT: Format =
    Format { name: "DOCX", media_type: MediaType::Docx, endings: &["docx", "docm", "dotx"], is_it, read };

fn is_it(bytes: &[u8]) -> bool {
    has_name(bytes, "[Content_Types].xml") && has_name(bytes, "word/")
}

/// What a file's text needs beside itself.
#[derive(Clone, Debug, Default)]
struct Parts {
    numbering: Numbering,
    styles: Styles,
    /// The words of notes by their ids.
    footnotes: HashMap<String, String>,
    endnotes: HashMap<String, String>,
    /// Who said what, by the comment's id.
    comments: HashMap<String, String>,
}

fn read(source: &Source, revision: Revision) -> Result<PartRead, Refusal> {
    let mut archive = Archive::open(&source.bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |it| it.0);
    let links = links(&mut archive, &main)?;
    let mut parts = Parts::default();
    let mut paper = Paper::default();
    let mut numbering = NumberingReader::default();
    links.read("numbering", folder, &mut archive, &mut numbering)?;
    parts.numbering = numbering.numbering;
    let mut styles = StylesReader::default();
    links.read("styles", folder, &mut archive, &mut styles)?;
    parts.styles = styles.styles;
    let mut comments = CommentReader::default();
    links.read("comments", folder, &mut archive, &mut comments)?;
    let mut footnotes = NoteReader::new(&parts, revision);
    links.read("footnotes", folder, &mut archive, &mut footnotes)?;
    let mut endnotes = NoteReader::new(&parts, revision);
    links.read("endnotes", folder, &mut archive, &mut endnotes)?;
    let ((footnotes, mut tally), (endnotes, others)) = (footnotes.finish(), endnotes.finish());
    tally.add(others);
    (parts.comments, parts.footnotes, parts.endnotes) = (comments.comments, footnotes, endnotes);
    let bytes = archive.read(&main)?.ok_or_else(|| Refusal::damaged(format!("it has no {main}")))?;
    let mut body = Body::new(&parts, revision);
    xml::read(&main, &bytes, &mut body)?;
    paper.dropped.extend(page_texts(&parts, &links, folder, &mut archive)?);
    body.tally.add(tally);
    paper.paragraphs = body.paragraphs;
    body.tally.tell(&mut paper, &read_as(&source.name, revision));
    tell_active(&archive, &links, &mut paper);
    let mut looks = LooksReader::default();
    links.read("styles", folder, &mut archive, &mut looks)?;
    Ok(PartRead { looks: looks.written(), ..paper.print(&FORMAT) })
}

/// Says what would be run or fetched elsewhere.
fn tell_active(archive: &Archive, links: &Links, paper: &mut Paper) {
    if archive.names.iter().any(|it| it.ends_with("vbaProject.bin")) {
        paper.dropped.push("macros, of which nothing was run".to_owned());
    }
    if links.outside > 0 {
        let note = format!("{} parts stand in other files or on the network; none was fetched", links.outside);
        paper.notes.push((Code::Dropped, note));
    }
}

/// Which part is the document: the package says so, and nearly all say `word/document.xml`.
fn main_part(archive: &mut Archive) -> Result<String, Refusal> {
    let mut links = Links::default();
    if let Some(bytes) = archive.read("_rels/.rels")? {
        xml::read("_rels/.rels", &bytes, &mut links)?;
    }
    Ok(links.of("officeDocument").next().map_or_else(|| "word/document.xml".to_owned(), |it| path_from("", it)))
}

fn links(archive: &mut Archive, main: &str) -> Result<Links, Refusal> {
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
    let path = path_from(folder, &format!("_rels/{name}.rels"));
    let mut links = Links::default();
    if let Some(bytes) = archive.read(&path)? {
        xml::read(&path, &bytes, &mut links)?;
    }
    Ok(links)
}

/// Which parts a part names, by what they are for.
#[derive(Default)]
struct Links {
    /// The last word of a link's kind, and where it leads.
    list: Vec<(String, String)>,
    /// Links to what is not in the file and would be shown in it: templates, pictures, other texts.
    outside: usize,
}

impl Links {
    /// Where links of a kind lead, in order.
    fn of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.list.iter().filter(move |it| it.0 == kind).map(|it| it.1.as_str())
    }

    /// Reads the part of a kind, if there is one.
    fn read(&self, kind: &str, folder: &str, archive: &mut Archive, reader: &mut impl Reader) -> Result<(), Refusal> {
        let Some(target) = self.of(kind).next() else { return Ok(()) };
        let path = path_from(folder, target);
        archive.read(&path)?.map_or(Ok(()), |bytes| xml::read(&path, &bytes, reader))
    }
}

impl Reader for Links {
    fn open(&mut self, tag: &Tag) {
        if tag.name != "rel:Relationship" {
            return;
        }
        let (Some(kind), Some(target)) = (tag.attribute("Type"), tag.attribute("Target")) else { return };
        let kind = kind.rsplit('/').next().unwrap_or_default();
        if tag.attribute("TargetMode").is_some_and(|it| it == "External") {
            // A hyperlink is no part of the text: it is not followed anyway.
            self.outside += usize::from(kind != "hyperlink");
        } else {
            self.list.push((kind.to_owned(), target));
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}
