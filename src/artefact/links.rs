//! What the links of a card tell: papers, code and data that stand elsewhere.
//!
//! A link is told by its address and by the words that it stands in; what is cited beside is not the release's own.

use super::component::Component;
use super::segment::{Segment, segments};
use super::tellings::{LinkTelling, links};
use super::wording::guards;
use crate::document::{Document, Span};
use crate::never::slice;
use crate::pattern::Constant;

/// How far before a link, in letters, words still tell what it is.
const NEAR: usize = 48;
/// How far a sentence around a link is read, in bytes.
const AROUND: usize = 160;
/// How many links of one piece of prose are read: lists of thousands are nobody's own artefacts.
const MOST: usize = 200;

/// The components that links name as being elsewhere, with the words.
pub(super) fn linked(document: &Document) -> Vec<(&'static Component, Span)> {
    let mut found: Vec<(&'static Component, Span)> = Vec::new();
    for segment in segments(document).iter().filter(|it| !is_of_others(document, it)) {
        let raw = document.slice(segment.span);
        if !raw.contains("://") && !raw.contains("](") {
            continue;
        }
        let heading = segment.heading.map_or("", |it| document.slice(it));
        for link in addresses(raw) {
            let place = Place::of(raw, link, heading, document.plain.slice(segment.span));
            for telling in links() {
                if !found.iter().any(|(it, _)| *it == telling.component) && place.tells(telling) {
                    found.push((telling.component, link.shifted(segment.span.start)));
                }
            }
        }
    }
    found
}

fn is_of_others(document: &Document, segment: &Segment) -> bool {
    let heading = segment.heading.map(|it| document.plain.slice(it).to_lowercase());
    // How to cite it names its own paper.
    heading.is_some_and(|it| guards().headings_of_others.is_match(&it) && !it.contains("cit"))
}

/// A link and what stands around it.
struct Place<'a> {
    address: &'a str,
    words: String,
    lead: String,
    behind: &'a str,
    heading: &'a str,
    /// The whole piece of prose, where it is short enough to be about the link alone.
    piece: &'a str,
}

impl<'a> Place<'a> {
    fn of(raw: &'a str, link: Span, heading: &'a str, plain: &'a str) -> Self {
        let after = slice(raw, link.end..raw.len());
        let behind = slice(after, 0..after.floor_char_boundary(AROUND));
        Self {
            address: slice(raw, link.range()),
            words: words_of(raw, link),
            lead: lead_of(slice(raw, 0..link.start)),
            behind: behind.split("](").next().unwrap_or(behind),
            heading,
            piece: if raw.len() < 2 * NEAR { plain } else { "" },
        }
    }

    fn tells(&self, telling: &LinkTelling) -> bool {
        let fits = |pattern: &Option<Constant>, text: &str| pattern.as_ref().is_some_and(|it| it.is_match(text));
        if !telling.address.is_match(self.address)
            || fits(&telling.no_address, self.address)
            || fits(&telling.no_words, &self.words)
        {
            return false;
        }
        telling.words.is_match(&self.words)
            || telling.words.is_match(self.piece)
            || fits(&telling.lead, &self.lead)
            || fits(&telling.behind, self.behind)
            || fits(&telling.under, self.heading)
    }
}

/// Where the addresses of a text stand; a link's target needs no scheme to be one.
fn addresses(raw: &str) -> Vec<Span> {
    let is_address = |at: usize| {
        let rest = slice(raw, at..raw.len());
        let is_target = slice(raw, 0..at).ends_with("](") && rest.contains('.') && !rest.starts_with(['#', '.', '/']);
        rest.starts_with("https://") || rest.starts_with("http://") || is_target
    };
    let bare = raw.match_indices("http").map(|it| it.0);
    let targets = raw.match_indices("](").map(|it| it.0 + 2);
    let mut starts: Vec<usize> = bare.chain(targets).filter(|it| is_address(*it)).collect();
    starts.sort_unstable();
    starts.dedup();
    let end = |at: usize| {
        let rest = slice(raw, at..raw.len());
        at + rest.find(|it: char| it.is_whitespace() || ")>\"'|]".contains(it)).unwrap_or(rest.len())
    };
    starts.into_iter().map(|at| Span::new(at, end(at))).take(MOST).collect()
}

/// What stands before a link on one line, without the link's own text and without marks of stress.
fn lead_of(before: &str) -> String {
    let without_text = before.strip_suffix("](").and_then(|it| it.rsplit_once('[')).map(|it| it.0);
    let without_tag =
        || Some(before.rsplit_once("<a")?.0).filter(|_| before.ends_with("=\"") || before.ends_with("='"));
    let lead = without_text.or_else(without_tag).unwrap_or(before);
    let lead = slice(lead, lead.floor_char_boundary(lead.len().saturating_sub(AROUND))..lead.len());
    lead.chars().filter(|it| !matches!(it, '*' | '`')).map(|it| if it == '\n' { ' ' } else { it }).collect()
}

/// The words that a link stands in: its own text, else those before it and behind it.
fn words_of(raw: &str, link: Span) -> String {
    let before = slice(raw, 0..link.start);
    let after = slice(raw, link.end..raw.len());
    // `[text](address)`: the text; of a badge its name.
    if let Some((head, text)) = before.strip_suffix("](").and_then(|it| it.rsplit_once('[')) {
        let outer = before.rsplit_once("![").map_or("", |it| it.1);
        let near = slice(head, head.floor_char_boundary(head.len().saturating_sub(NEAR))..head.len());
        let lead = near.rsplit(['.', ';', '\n']).next().unwrap_or("");
        let lead = if lead.contains("](") { "" } else { lead };
        return format!("{text} {lead} {}", slice(outer, 0..outer.floor_char_boundary(NEAR)));
    }
    // `<a href="address">text</a>`.
    if let Some((_, text)) = after.split_once('>').filter(|(head, _)| head.len() < NEAR && before.contains("<a")) {
        return without_tags(text.split("</a").next().unwrap_or(""));
    }
    let near = slice(before, before.floor_char_boundary(before.len().saturating_sub(NEAR))..before.len());
    near.rsplit(['.', ';', '\n']).next().unwrap_or("").to_owned()
}

fn without_tags(text: &str) -> String {
    let text = slice(text, 0..text.floor_char_boundary(AROUND));
    text.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_with_a_scheme_and_as_targets_without() {
        let text = "See https://a.example/x, [b](b.example/y) and [c](#section), [d](./LICENSE).";
        let found: Vec<&str> = addresses(text).into_iter().map(|it| slice(text, it.range())).collect();
        assert_eq!(found, ["https://a.example/x,", "b.example/y"]);
    }

    #[test]
    fn what_stands_before_a_link_is_read_without_its_text() {
        assert_eq!(lead_of("It was **trained** on the [reeds]("), "It was trained on the ");
        assert_eq!(lead_of("See <a href=\""), "See ");
    }
}
