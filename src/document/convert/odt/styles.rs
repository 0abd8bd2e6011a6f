//! What styles bring to their paragraphs and words: heading levels, whether they hide their words, and lists.

use crate::document::convert::xml::{Reader, Tag};
use std::collections::HashMap;

/// A style, as far as it changes what is read.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// The list that it puts headings in; empty where it takes them out of any.
    list: Option<String>,
    hides: Option<bool>,
    is_white: Option<bool>,
    is_tiny: Option<bool>,
}

/// All styles of a file, by their families and names.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles(HashMap<(String, String), Style>);

/// Of paragraphs or of words within them.
pub(super) const PARAGRAPH: &str = "paragraph";
/// Of words within paragraphs.
pub(super) const WORDS: &str = "text";

/// How many styles may be based on each other.
const LONGEST_CHAIN: usize = 24;

impl Styles {
    fn chain<'a>(&'a self, family: &'a str, name: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(name);
        let step = move || {
            let name = next?;
            let style = self.0.get(&(family.to_owned(), name.to_owned()))?;
            next = style.based_on.as_deref();
            Some((name, style))
        };
        std::iter::from_fn(step).take(LONGEST_CHAIN)
    }

    /// The list that a paragraph's style names; empty where it says that there is none.
    pub fn list<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.chain(PARAGRAPH, name).find_map(|it| it.1.list.as_deref())
    }

    /// Whether a paragraph's style makes it the title of the text.
    pub fn is_title(&self, name: &str) -> bool {
        // The style itself may be left out of the file, for every program has it.
        name == "Title" || self.chain(PARAGRAPH, name).any(|it| it.1.based_on.as_deref() == Some("Title"))
    }

    /// Whether a style hides its words.
    pub fn hides(&self, family: &str, name: &str) -> bool {
        self.chain(family, name).find_map(|it| it.1.hides).unwrap_or(false)
    }

    /// Whether words of a style are white or tiny.
    pub fn is_faint(&self, family: &str, name: &str) -> bool {
        let is = |of: fn(&Style) -> Option<bool>| self.chain(family, name).find_map(|it| of(it.1)).unwrap_or(false);
        is(|it| it.is_white) || is(|it| it.is_tiny)
    }
}

/// Reads the styles of `styles.xml` and of `content.xml`.
#[derive(Debug, Default)]
pub(super) struct StylesReader {
    pub styles: Styles,
    /// Whether those that are made for single places are left out: in `styles.xml` they are those of headers.
    pub leaves_automatic: bool,
    is_left_out: bool,
    style: Option<((String, String), Style)>,
}

impl Reader for StylesReader {
    fn open(&mut self, tag: &Tag) {
        match tag.name {
            "office:automatic-styles" => self.is_left_out = self.leaves_automatic,
            "style:style" if !self.is_left_out => {
                let key = |name| tag.attribute(name).unwrap_or_default();
                let style = Style {
                    based_on: tag.attribute("parent-style-name"),
                    list: tag.attribute("list-style-name"),
                    ..Style::default()
                };
                self.style = Some(((key("family"), key("name")), style));
            }
            "style:text-properties" => {
                let Some((_, style)) = &mut self.style else { return };
                style.hides = tag.attribute("display").map(|it| it == "none").or(style.hides);
                style.is_white = tag.attribute("color").map(|it| it.eq_ignore_ascii_case("#ffffff"));
                style.is_tiny = tag.attribute("font-size").map(|it| is_tiny(&it));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "office:automatic-styles" => self.is_left_out = false,
            "style:style" => self.styles.0.extend(self.style.take()),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Two points high and less.
fn is_tiny(size: &str) -> bool {
    size.strip_suffix("pt").and_then(|it| it.parse::<f32>().ok()).is_some_and(|it| it <= 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::convert::xml;

    #[test]
    fn styles_inherit_and_circles_end() {
        let office = "urn:oasis:names:tc:opendocument:xmlns";
        let body = "<style:style style:name='H' style:family='text'><style:text-properties text:display='none' fo:font-size='2pt'/>\
                    </style:style><style:style style:name='T1' style:family='text' style:parent-style-name='H'/>\
                    <style:style style:name='A' style:family='paragraph' style:parent-style-name='B'/>\
                    <style:style style:name='B' style:family='paragraph' style:parent-style-name='A'/>\
                    <style:style style:name='P' style:family='paragraph' style:parent-style-name='Title' style:list-style-name=''/>";
        let file = format!(
            "<x xmlns:style='{office}:style:1.0' xmlns:text='{office}:text:1.0' xmlns:fo='{office}:xsl-fo-compatible:1.0'>{body}</x>"
        );
        let mut reader = StylesReader::default();
        xml::read("x", file.as_bytes(), &mut reader).unwrap();
        let styles = reader.styles;
        assert!(styles.hides(WORDS, "T1") && styles.is_faint(WORDS, "T1") && !styles.hides(PARAGRAPH, "T1"));
        assert_eq!((styles.list("P"), styles.is_title("P"), styles.is_title("A")), (Some(""), true, false));
    }
}
