//! How a Word file's text looks: font, size and room of its main styles, so that a redline of it looks like it.
//!
//! Only what is listed here is taken, each value checked: a style that hides its words, or makes them white, would hide a
//! change.

use crate::document::convert::xml::{Reader, Tag};
use crate::document::part::StyleLook;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// Properties by their elements, in the order in which a file has them; each with its attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Look {
    /// Of words.
    words: BTreeMap<(u8, &'static str), String>,
    /// Of paragraphs.
    paragraph: BTreeMap<(u8, &'static str), String>,
}

/// Reads `styles.xml`.
#[derive(Debug, Default)]
pub(super) struct LooksReader {
    defaults: Look,
    /// By id: the name, what it is based on, and how it looks.
    styles: HashMap<String, (String, Option<String>, Look)>,
    style: Option<(String, String, Option<String>, Look)>,
    in_defaults: bool,
    in_words: bool,
    in_paragraph: bool,
}

/// Styles that redlines use: the name that programs know each by, and its id there.
const MAIN: [(&str, &str); 4] =
    [("normal", "Normal"), ("title", "Title"), ("heading 1", "Heading1"), ("heading 2", "Heading2")];

/// How many styles may be based on each other.
const LONGEST_CHAIN: usize = 24;

impl LooksReader {
    /// The looks by the ids of the styles that redlines use, first that of all words. A style that is missing here is missing
    /// there.
    pub fn written(&self) -> Vec<StyleLook> {
        let mut out = vec![written("docDefaults", &self.defaults)];
        for (name, id) in MAIN {
            let found = self.styles.iter().filter(|it| it.1.0.eq_ignore_ascii_case(name)).map(|it| it.0).min();
            if let Some(found) = found {
                out.push(written(id, &self.whole(found)));
            }
        }
        out
    }

    /// A style with what it inherits.
    fn whole(&self, id: &str) -> Look {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some((_, based_on, look)) =
            next.and_then(|it| self.styles.get(it)).filter(|_| chain.len() < LONGEST_CHAIN)
        {
            chain.push(look);
            next = based_on.as_deref();
        }
        let mut whole = Look::default();
        for look in chain.into_iter().rev() {
            whole.words.extend(look.words.clone());
            whole.paragraph.extend(look.paragraph.clone());
        }
        whole
    }

    fn property(&mut self, tag: &Tag) {
        let look = match &mut self.style {
            Some(style) => &mut style.3,
            None if self.in_defaults => &mut self.defaults,
            None => return,
        };
        if self.in_words {
            look.words.extend(word_property(tag));
        } else if self.in_paragraph {
            look.paragraph.extend(paragraph_property(tag));
        }
    }
}

fn written(id: &str, look: &Look) -> StyleLook {
    let elements = |all: &BTreeMap<(u8, &'static str), String>| -> String {
        all.iter().flat_map(|((_, name), attributes)| ["<w:", *name, attributes.as_str(), "/>"]).collect()
    };
    StyleLook { id: id.to_owned(), paragraph: elements(&look.paragraph), words: elements(&look.words) }
}

fn word_property(tag: &Tag) -> Option<((u8, &'static str), String)> {
    let switch = |key, name| Some(((key, name), if tag.is_on() { String::new() } else { " w:val=\"0\"".to_owned() }));
    let size = |key, name| {
        // Half points: from four points, which can be read, to fifty.
        let value = tag.number::<u32>("val").filter(|it| (8..=100).contains(it))?;
        Some(((key, name), format!(" w:val=\"{value}\"")))
    };
    match tag.name {
        "w:rFonts" => {
            let mut out = String::new();
            for name in ["ascii", "hAnsi", "eastAsia", "cs"] {
                // Fonts of a theme stand in another part; nearly all themes have this one.
                let of_theme = tag.attribute(&format!("{name}Theme")).map(|_| "Calibri".to_owned());
                if let Some(font) = tag.attribute(name).filter(|it| is_font(it)).or(of_theme) {
                    write!(out, " w:{name}=\"{font}\"").ok();
                }
            }
            (!out.is_empty()).then_some(((0, "rFonts"), out))
        }
        "w:b" => switch(1, "b"),
        "w:i" => switch(2, "i"),
        "w:caps" => switch(3, "caps"),
        "w:smallCaps" => switch(4, "smallCaps"),
        "w:color" => {
            let value = tag.value().filter(|it| is_dark(it))?;
            Some(((5, "color"), format!(" w:val=\"{value}\"")))
        }
        "w:sz" => size(6, "sz"),
        "w:szCs" => size(7, "szCs"),
        _ => None,
    }
}

fn paragraph_property(tag: &Tag) -> Option<((u8, &'static str), String)> {
    match tag.name {
        "w:spacing" => {
            let mut out = String::new();
            for name in ["before", "after", "line"] {
                if let Some(room) = tag.number::<u32>(name).filter(|it| *it <= 1_440) {
                    write!(out, " w:{name}=\"{room}\"").ok();
                }
            }
            if let Some(rule) = tag.attribute("lineRule").filter(|it| matches!(it.as_str(), "auto" | "atLeast")) {
                write!(out, " w:lineRule=\"{rule}\"").ok();
            }
            (!out.is_empty()).then_some(((0, "spacing"), out))
        }
        "w:jc" => {
            let value = tag
                .value()
                .filter(|it| matches!(it.as_str(), "left" | "start" | "center" | "both" | "right" | "end"))?;
            Some(((1, "jc"), format!(" w:val=\"{value}\"")))
        }
        _ => None,
    }
}

/// A name that needs no escaping.
fn is_font(name: &str) -> bool {
    !name.is_empty() && name.len() <= 60 && name.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'))
}

/// A colour that can be read on white.
fn is_dark(color: &str) -> bool {
    let parts = (0..3).map(|it| color.get(2 * it..2 * it + 2).and_then(|it| u8::from_str_radix(it, 16).ok()));
    color.len() == 6 && parts.collect::<Option<Vec<u8>>>().is_some_and(|it| it.iter().any(|it| *it <= 0x80))
}

impl Reader for LooksReader {
    fn open(&mut self, tag: &Tag) {
        match tag.name {
            "w:docDefaults" => self.in_defaults = true,
            "w:style" if tag.attribute("type").is_none_or(|it| it == "paragraph") => {
                let id = tag.attribute("styleId").unwrap_or_default();
                self.style = Some((id, String::new(), None, Look::default()));
            }
            "w:rPr" => self.in_words = true,
            "w:pPr" => self.in_paragraph = true,
            "w:name" => {
                if let Some(style) = &mut self.style {
                    style.1 = tag.value().unwrap_or_default();
                }
            }
            "w:basedOn" => {
                if let Some(style) = &mut self.style {
                    style.2 = tag.value();
                }
            }
            _ => self.property(tag),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:docDefaults" => self.in_defaults = false,
            "w:rPr" => self.in_words = false,
            "w:pPr" => self.in_paragraph = false,
            "w:style" => self.styles.extend(self.style.take().map(|(id, name, based, look)| (id, (name, based, look)))),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::convert::xml;

    #[test]
    fn fonts_and_sizes_are_taken_with_what_they_inherit_and_nothing_that_hides() {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let body = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Georgia' w:hAnsi='x\"&gt;&lt;w:vanish/&gt;'/><w:sz w:val='2'/></w:rPr>\
            </w:rPrDefault></w:docDefaults>\
            <w:style w:type='paragraph' w:styleId='S'><w:name w:val='Normal'/><w:rPr><w:vanish/><w:color w:val='FFFFFF'/><w:sz w:val='24'/></w:rPr></w:style>\
            <w:style w:type='paragraph' w:styleId='H'><w:name w:val='Heading 1'/><w:basedOn w:val='S'/><w:pPr><w:jc w:val='center'/></w:pPr>\
            <w:rPr><w:b/><w:color w:val='1F3864'/></w:rPr></w:style>";
        let mut reader = LooksReader::default();
        xml::read("x", format!("<w:styles xmlns:w='{space}'>{body}</w:styles>").as_bytes(), &mut reader).unwrap();
        let written = reader.written();
        assert_eq!(
            (written[0].id.as_str(), written[0].words.as_str()),
            ("docDefaults", "<w:rFonts w:ascii=\"Georgia\"/>")
        );
        assert_eq!((written[1].id.as_str(), written[1].words.as_str()), ("Normal", "<w:sz w:val=\"24\"/>"));
        let heading = "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"24\"/>";
        assert_eq!((written[2].words.as_str(), written[2].paragraph.as_str()), (heading, "<w:jc w:val=\"center\"/>"));
        assert_eq!(written.len(), 3);
    }
}
