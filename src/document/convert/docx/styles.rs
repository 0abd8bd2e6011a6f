//! What styles bring to their paragraphs: numbers, heading levels, and whether they hide their words.

use crate::document::convert::xml::{Reader, Tag};
use std::collections::HashMap;

/// A style, as far as it changes what is read.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<String>,
    level: Option<u8>,
    /// The level in the outline, 0 for the highest; 9 for body text.
    outline: Option<u8>,
    hides: Option<bool>,
}

/// All styles of a file, by their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// How many styles may be based on each other.
const LONGEST_CHAIN: usize = 24;

impl Styles {
    /// A paragraph's style, or that of paragraphs without one.
    pub fn or_default<'a>(&'a self, id: Option<&'a str>) -> Option<&'a str> {
        id.or(self.default.as_deref())
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(id);
        let step = move || {
            let (id, style) = self.styles.get_key_value(next?)?;
            next = style.based_on.as_deref();
            Some((id.as_str(), style))
        };
        std::iter::from_fn(step).take(LONGEST_CHAIN)
    }

    /// The list that a style puts its paragraphs in, the style that says so, and the level if it names one.
    pub fn list<'a>(&'a self, id: &'a str) -> Option<(&'a str, &'a str, Option<u8>)> {
        let level = self.chain(id).find_map(|it| it.1.level);
        self.chain(id).find_map(|(id, it)| it.list.as_deref().map(|list| (list, id, level)))
    }

    /// The heading level of a style, 1 for the highest.
    pub fn heading(&self, id: &str) -> Option<u8> {
        let outline = self.chain(id).find_map(|it| it.1.outline);
        if let Some(outline) = outline {
            return (outline < 9).then_some(outline + 1);
        }
        self.chain(id).find_map(|(_, it)| match it.name.to_lowercase().as_str() {
            "title" => Some(1),
            name => name.strip_prefix("heading ")?.trim().parse().ok().filter(|it| (1..=9).contains(it)),
        })
    }

    /// Whether a style hides its words.
    pub fn hides(&self, id: &str) -> bool {
        self.chain(id).find_map(|it| it.1.hides).unwrap_or(false)
    }
}

/// Reads `styles.xml`.
#[derive(Default)]
pub(super) struct StylesReader {
    pub styles: Styles,
    style: Option<(String, Style)>,
}

impl Reader for StylesReader {
    fn open(&mut self, tag: &Tag) {
        if tag.name == "w:style" {
            let id = tag.attribute("styleId").unwrap_or_default();
            let is_default = tag.attribute("default").is_some_and(|it| it == "1" || it == "true");
            if is_default && tag.attribute("type").is_some_and(|it| it == "paragraph") {
                self.styles.default = Some(id.clone());
            }
            self.style = Some((id, Style::default()));
        }
        let Some((_, style)) = &mut self.style else { return };
        match tag.name {
            "w:name" => style.name = tag.value().unwrap_or_default(),
            "w:basedOn" => style.based_on = tag.value(),
            "w:numId" => style.list = tag.value(),
            "w:ilvl" => style.level = tag.number("val"),
            "w:outlineLvl" => style.outline = tag.number("val"),
            "w:vanish" => style.hides = Some(tag.is_on()),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "w:style" {
            self.styles.styles.extend(self.style.take());
        }
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::convert::xml;

    #[test]
    fn styles_inherit_and_circles_end() {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let of = |id: &str, inner: &str| format!("<w:style w:type='paragraph' w:styleId='{id}'>{inner}</w:style>");
        let body = [
            of(
                "H",
                "<w:name w:val='heading 2'/><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='4'/></w:numPr></w:pPr>",
            ),
            of("Mine", "<w:name w:val='Mine'/><w:basedOn w:val='H'/><w:rPr><w:vanish/></w:rPr>"),
            of("A", "<w:basedOn w:val='B'/>"),
            of("B", "<w:basedOn w:val='A'/>"),
        ]
        .concat();
        let mut reader = StylesReader::default();
        xml::read("x", format!("<w:styles xmlns:w='{space}'>{body}</w:styles>").as_bytes(), &mut reader).unwrap();
        let styles = reader.styles;
        assert_eq!(styles.list("Mine"), Some(("4", "H", Some(1))));
        assert_eq!((styles.heading("Mine"), styles.hides("Mine")), (Some(2), true));
        assert_eq!((styles.heading("A"), styles.list("B"), styles.hides("none")), (None, None, false));
    }
}
