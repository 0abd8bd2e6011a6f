//! EPUB: web pages in a ZIP file, and the order in which they are read.

use super::archive::{Archive, path_from};
use super::xml::{self, Reader, Tag};
use super::{ENCODING, Format, Refusal, Revision, has_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MediaType, PartRead, Source, decoration, html};
use std::collections::HashMap;

/// The format's entry.
pub(super) const FORMAT: Format = Format { name: "EPUB", media_type: MediaType::Epub, endings: &["epub"], is_it, read };

fn is_it(bytes: &[u8]) -> bool {
    has_name(bytes, "META-INF/container.xml") && !has_name(bytes, "word/")
}

/// What a book's list says: its files by their ids, and the order of reading.
#[derive(Default)]
struct Package {
    /// Where the list is, as the container says.
    list: Option<String>,
    files: HashMap<String, String>,
    order: Vec<String>,
}

impl Reader for Package {
    fn open(&mut self, tag: &Tag) {
        match tag.name.rsplit(':').next().unwrap_or_default() {
            "rootfile" => self.list = self.list.take().or_else(|| tag.attribute("full-path")),
            "item" => self.files.extend(tag.attribute("id").zip(tag.attribute("href"))),
            "itemref" => self.order.extend(tag.attribute("idref")),
            _ => {}
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

fn read(source: &Source, _: Revision) -> Result<PartRead, Refusal> {
    let mut archive = Archive::open(&source.bytes)?;
    let mut book = Package::default();
    let part = |archive: &mut Archive, path: &str| {
        archive.read(path)?.ok_or_else(|| Refusal::damaged(format!("it has no {path}")))
    };
    let container = part(&mut archive, "META-INF/container.xml")?;
    xml::read("META-INF/container.xml", &container, &mut book)?;
    let list = book.list.clone().unwrap_or_default();
    xml::read(&list, &part(&mut archive, &list)?, &mut book)?;
    if archive.names.iter().any(|it| it == "META-INF/encryption.xml") {
        return Err(Refusal::encrypted());
    }
    let folder = list.rsplit_once('/').map_or("", |it| it.0);
    let mut read = PartRead {
        text: String::new(),
        media_type: FORMAT.media_type,
        encoding: ENCODING.to_owned(),
        front_matter: None,
        marks: Vec::new(),
        masked: Vec::new(),
        furniture: Vec::new(),
        places: Vec::new(),
        looks: Vec::new(),
        diagnostics: vec![Diagnostic::new(Code::Converted, "converted from EPUB; dropped: pictures and styles")],
    };
    for file in book.order.iter().filter_map(|it| book.files.get(it)) {
        let bytes = part(&mut archive, &path_from(folder, file))?;
        let page = html::extract(&String::from_utf8_lossy(&bytes));
        if !read.text.is_empty() && !page.text.is_empty() {
            read.text.push_str("\n\n");
        }
        let start = read.text.len();
        read.text.push_str(&page.text);
        read.marks.extend(page.marks.iter().map(|it| it.shifted(start)));
        read.diagnostics.extend(page.diagnostics.into_iter().map(|it| it.shifted(start)));
    }
    read.masked = decoration::decoration(&read.text, &[]);
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write as _};

    #[test]
    fn chapters_are_read_in_the_order_of_the_book() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in [
            ("META-INF/container.xml", "<c><rootfile full-path='b/list.opf'/></c>"),
            (
                "b/list.opf",
                "<p><item id='x' href='1.html'/><item id='y' href='2.html'/><itemref idref='y'/><itemref idref='x'/></p>",
            ),
            ("b/1.html", "<html><body><p>Share it.</p></body></html>"),
            ("b/2.html", "<html><body><h1>Use it.</h1></body></html>"),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(words.as_bytes()).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(is_it(&bytes));
        let read = read(&Source::new("a.epub", bytes), Revision::Revised).unwrap();
        assert_eq!((read.text.as_str(), read.marks.len()), ("Use it.\n\nShare it.", 1));
    }
}
