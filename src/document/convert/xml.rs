//! XML as a stream of tags and words, with limits: what Office programs write needs neither a DOCTYPE nor depth.

use super::Refusal;
use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;

/// Elements within each other: programs write some thirty.
const DEEPEST: usize = 256;

/// An element that begins: its name with the prefix that its namespace is known by here, and its attributes.
pub(super) struct Tag<'a> {
    /// `w:p`, `text:list`; `:name` where the namespace says nothing to the reader.
    pub name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of an attribute, whatever its prefix; nothing where it is missing or damaged.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|it| it.key.local_name().as_ref() == name)?;
        Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// `w:val`.
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// A whole number.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// A switch such as `<w:vanish/>`, which is on unless its value says that it is off.
    pub fn is_on(&self) -> bool {
        !self.value().is_some_and(|it| matches!(it.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Who is told of what a file holds.
pub(super) trait Reader {
    /// An element begins.
    fn open(&mut self, tag: &Tag);
    /// An element of this name ends.
    fn close(&mut self, name: &str);
    /// Words between tags, entities resolved.
    fn text(&mut self, words: &str);
}

/// Tells a reader what an XML file holds; `file` is its name for messages.
pub(super) fn read(file: &str, bytes: &[u8], reader: &mut impl Reader) -> Result<(), Refusal> {
    let damaged = |it: &dyn std::fmt::Display| Refusal::damaged(format!("{file} in it: {it}"));
    let text = decoded(bytes).ok_or_else(|| damaged(&"it is in no encoding that such files have"))?;
    let mut xml = NsReader::from_str(&text);
    xml.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    let mut name = String::new();
    loop {
        let (space, event) = xml.read_resolved_event().map_err(|it| damaged(&it))?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::limit(format!("{file} in it nests more than {DEEPEST} elements")));
                }
                named(&mut name, &space, start.local_name().as_ref());
                reader.open(&Tag { name: &name, start: &start });
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                named(&mut name, &space, end.local_name().as_ref());
                reader.close(&name);
            }
            Event::Text(words) => reader.text(&words.xml10_content()),
            Event::CData(words) => reader.text(&words.xml10_content()),
            Event::GeneralRef(reference) => match entity(&reference) {
                Some(character) => reader.text(character.encode_utf8(&mut [0; 4])),
                None => return Err(damaged(&format!("it uses the entity &{};, which XML does not know", &*reference))),
            },
            // Entities are defined there, which can swell or name other files.
            Event::DocType(_) => return Err(damaged(&"it has a DOCTYPE, which no Office program writes")),
            Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => break,
        }
    }
    if depth > 0 {
        return Err(damaged(&"it breaks off"));
    }
    Ok(())
}

fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = wide {
        return encoding.decode_without_bom_handling_and_without_replacement(rest);
    }
    std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(Cow::Borrowed)
}

/// What a reference stands for: a character by its number, or one of the five that XML names.
fn entity(reference: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        other => match other.strip_prefix('#')? {
            hexadecimal if hexadecimal.starts_with('x') => number(hexadecimal.get(1..)?, 16),
            decimal => number(decimal, 10),
        },
    }
}

fn named(name: &mut String, space: &ResolveResult, local: &str) {
    name.clear();
    if let ResolveResult::Bound(Namespace(space)) = space {
        name.push_str(prefix(space));
    }
    name.push(':');
    name.push_str(local);
}

/// The usual prefix of a namespace, whatever a file calls it. Strict and older files have other addresses for the same.
fn prefix(space: &str) -> &'static str {
    const OPEN_DOCUMENT: &str = "urn:oasis:names:tc:opendocument:xmlns:";
    if let Some(kind) = space.strip_prefix(OPEN_DOCUMENT) {
        return match kind.split(':').next().unwrap_or_default() {
            "text" => "text",
            "office" => "office",
            "style" => "style",
            "table" => "table",
            "drawing" => "draw",
            "manifest" => "manifest",
            "xsl-fo-compatible" => "fo",
            _ => "",
        };
    }
    if space.contains("/wordprocessingml/") && !space.contains("/drawingml/") {
        "w"
    } else if space.contains("/markup-compatibility/") {
        "mc"
    } else if space.contains("/officeDocument/") && space.ends_with("/math") {
        "m"
    } else if space.ends_with("/package/2006/relationships") {
        "rel"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Said(String);

    impl Reader for Said {
        fn open(&mut self, tag: &Tag) {
            self.0.extend(["<", tag.name, " ", &tag.value().unwrap_or_default(), ">"]);
        }
        fn close(&mut self, _: &str) {}
        fn text(&mut self, words: &str) {
            self.0.push_str(words);
        }
    }

    fn check(xml: &str) -> Result<String, String> {
        let mut said = Said::default();
        read("x.xml", xml.as_bytes(), &mut said).map(|()| said.0).map_err(|it| it.why)
    }

    #[test]
    fn names_are_those_of_their_namespaces() {
        let xml = |address: &str| format!("<z:p xmlns:z='{address}' z:val='a &amp; b'>1 &lt; &#50;</z:p>");
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        assert_eq!(check(&xml(word)).as_deref(), Ok("<w:p a & b>1 < 2"));
        assert_eq!(check(&xml("http://purl.oclc.org/ooxml/wordprocessingml/main")).as_deref(), Ok("<w:p a & b>1 < 2"));
        assert_eq!(check(&xml("urn:other")).as_deref(), Ok("<:p a & b>1 < 2"));
    }

    #[test]
    fn what_could_swell_or_lead_out_is_refused() {
        let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>";
        assert!(check(laughs).is_err_and(|it| it.contains("DOCTYPE")), "{:?}", check(laughs));
        assert!(check("<x>&b;</x>").is_err_and(|it| it.contains("&b;")));
        assert!(check(&"<x>".repeat(300)).is_err_and(|it| it.contains("256")));
        assert!(check("<x><y></x>").is_err());
        assert!(check("<x>cut").is_err_and(|it| it.contains("breaks off")));
    }
}
