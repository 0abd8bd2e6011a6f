//! ODT: files of the Open Document format, packed or flat, as `LibreOffice` and others write them.

mod body;
mod changes;
mod draft;
mod flow;
mod lists;
mod package;
mod styles;

use super::archive::Archive;
use super::paper::{Paper, opening};
use super::xml;
use super::{Format, Refusal, Revision, read_as};
use crate::diagnostic::Code;
use crate::document::{MediaType, PartRead, Source};
use body::Body;
use lists::ListStylesReader;
use package::{Manifest, PageTexts};
use styles::StylesReader;

/// The format's entry.
pub(super) const FORMAT: Format =
    Format { name: "ODT", media_type: MediaType::Odt, endings: &["odt", "ott", "fodt"], is_it, read };

const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";

/// A packed file says what it is in its first part, which is not packed; a flat one in its first element.
fn is_it(bytes: &[u8]) -> bool {
    const FIRST_PART: &[u8] = b"mimetype";
    let first = |at: usize, words: &[u8]| bytes.get(at..).is_some_and(|it| it.starts_with(words));
    let is_packed = bytes.starts_with(b"PK\x03\x04") && first(30, FIRST_PART) && {
        // Some programs put more about the part between its name and its words.
        let head = bytes.get(30..256.min(bytes.len())).unwrap_or_default();
        head.windows(KIND.len()).any(|it| it == KIND)
    };
    is_packed || is_flat(bytes)
}

fn is_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
    let has = |words: &[u8]| head.windows(words.len()).any(|it| it == words);
    head.trim_ascii_start().starts_with(b"<") && has(b"<office:document ") && has(KIND)
}

/// The XML files that a text is made of; a flat file is all of them.
struct Parts {
    content: Vec<u8>,
    styles: Vec<u8>,
    manifest: Manifest,
    names: Vec<String>,
    is_flat: bool,
}

fn unpacked(bytes: &[u8]) -> Result<Parts, Refusal> {
    if is_flat(bytes) {
        return Ok(Parts {
            content: bytes.to_vec(),
            styles: bytes.to_vec(),
            manifest: Manifest::default(),
            names: Vec::new(),
            is_flat: true,
        });
    }
    let mut archive = Archive::open(bytes)?;
    let mut manifest = Manifest::default();
    if let Some(list) = archive.read("META-INF/manifest.xml")? {
        xml::read("META-INF/manifest.xml", &list, &mut manifest)?;
    }
    if manifest.is_encrypted {
        return Err(Refusal::encrypted());
    }
    let content = archive.read("content.xml")?.ok_or_else(|| Refusal::damaged("it has no content.xml"))?;
    let styles = archive.read("styles.xml")?.unwrap_or_default();
    Ok(Parts { content, styles, manifest, names: archive.names, is_flat: false })
}

fn read(source: &Source, revision: Revision) -> Result<PartRead, Refusal> {
    let parts = unpacked(&source.bytes)?;
    let mut styles = StylesReader::default();
    let mut lists = ListStylesReader::default();
    let mut pages = PageTexts::default();
    if !parts.styles.is_empty() {
        styles.leaves_automatic = !parts.is_flat;
        lists.leaves_automatic = !parts.is_flat;
        xml::read("styles.xml", &parts.styles, &mut styles)?;
        xml::read("styles.xml", &parts.styles, &mut lists)?;
        xml::read("styles.xml", &parts.styles, &mut pages)?;
    }
    (styles.leaves_automatic, lists.leaves_automatic) = (false, false);
    xml::read("content.xml", &parts.content, &mut styles)?;
    xml::read("content.xml", &parts.content, &mut lists)?;
    let mut body = Body::new(&styles.styles, &lists.styles, revision);
    xml::read("content.xml", &parts.content, &mut body)?;
    let (paragraphs, tally, outside) = body.finish();
    let mut paper = Paper { paragraphs, ..Paper::default() };
    paper.dropped.extend(pages.texts.iter().map(|(kind, words)| format!("the {kind} “{}”", opening(words))));
    tally.tell(&mut paper, &read_as(&source.name, revision));
    let is_macro = |it: &String| it.starts_with("Basic/") || it.starts_with("Scripts/");
    if parts.names.iter().any(is_macro) || parts.manifest.has_macros {
        paper.dropped.push("macros, of which nothing was run".to_owned());
    }
    if outside > 0 {
        let note = format!("{outside} parts stand in other files or on the network; none was fetched");
        paper.notes.push((Code::Dropped, note));
    }
    Ok(paper.print(&FORMAT))
}
