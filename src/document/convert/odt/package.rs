//! What stands beside the text of an ODT file: the list of its parts, and what pages have above and below the text.

use crate::document::convert::xml::{Reader, Tag};
use std::collections::BTreeSet;

/// What the list of parts tells.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Whether a part is locked with a password.
    pub is_encrypted: bool,
    /// Whether parts are there to be run.
    pub has_macros: bool,
}

impl Reader for Manifest {
    fn open(&mut self, tag: &Tag) {
        match tag.name {
            "manifest:encryption-data" => self.is_encrypted = true,
            "manifest:file-entry" => {
                let path = tag.attribute("full-path").unwrap_or_default();
                self.has_macros |= path.starts_with("Basic/") || path.starts_with("Scripts/");
            }
            _ => {}
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Reads the headers and footers of `styles.xml`.
#[derive(Debug, Default)]
pub(super) struct PageTexts {
    /// Each with what it is: a header or a footer.
    pub texts: BTreeSet<(&'static str, String)>,
    open: Option<(&'static str, String)>,
}

fn kind(name: &str) -> Option<&'static str> {
    match name {
        "style:header" | "style:header-left" | "style:header-first" => Some("header"),
        "style:footer" | "style:footer-left" | "style:footer-first" => Some("footer"),
        _ => None,
    }
}

/// No more letters of a header or footer are kept than these.
const LONGEST: usize = 400;

impl Reader for PageTexts {
    fn open(&mut self, tag: &Tag) {
        match (kind(tag.name), &mut self.open) {
            (Some(kind), _) => self.open = Some((kind, String::new())),
            // Words of two paragraphs, or with a tab between them, do not run into each other.
            (None, Some((_, words))) if matches!(tag.name, "text:p" | "text:h" | "text:tab" | "text:s") => {
                words.push(' ');
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if kind(name).is_some()
            && let Some((kind, words)) = self.open.take()
        {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                self.texts.insert((kind, words));
            }
        }
    }

    fn text(&mut self, words: &str) {
        if let Some((_, kept)) = self.open.as_mut().filter(|it| it.1.len() < LONGEST) {
            kept.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::convert::xml;

    #[test]
    fn headers_and_footers_are_told_once_and_locks_are_seen() {
        let office = "urn:oasis:names:tc:opendocument:xmlns";
        let page = format!(
            "<x xmlns:style='{office}:style:1.0' xmlns:text='{office}:text:1.0'><style:header><text:p>DRAFT<text:tab/>3</text:p>\
             </style:header><style:header-left><text:p>DRAFT 3</text:p></style:header-left><style:footer/></x>"
        );
        let mut pages = PageTexts::default();
        xml::read("x", page.as_bytes(), &mut pages).unwrap();
        assert_eq!(pages.texts.into_iter().collect::<Vec<_>>(), [("header", "DRAFT 3".to_owned())]);
        let list = format!(
            "<m:manifest xmlns:m='{office}:manifest:1.0'><m:file-entry m:full-path='Basic/x.xml'><m:encryption-data/>\
             </m:file-entry></m:manifest>"
        );
        let mut manifest = Manifest::default();
        xml::read("x", list.as_bytes(), &mut manifest).unwrap();
        assert!(manifest.is_encrypted && manifest.has_macros);
    }
}
