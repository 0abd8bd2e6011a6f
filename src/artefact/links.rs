//! What the links of a card tell: papers, code and data that stand elsewhere, and which model it is built on.
//!
//! A link is told by its address and by the words that it stands in; what is cited beside is not the release's own.

use super::component::{Component, named};
use super::segment::{Segment, segments};
use super::wording::guards;
use crate::document::{Document, Span};
use crate::never::slice;
use crate::pattern::Constant;
use serde::Deserialize;
use std::sync::LazyLock;

/// The file of links.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkFile {
    link: Vec<LinkPattern>,
    bases: Bases,
}

/// What a link to a component looks like.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LinkPattern {
    component: String,
    address: String,
    words: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

/// How a card names what it is built on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bases {
    patterns: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

struct Ready {
    component: &'static Component,
    address: Constant,
    words: Constant,
}

static FILE: LazyLock<LinkFile> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and tests read it")]
    toml::from_str(include_str!("../../assets/openness/artefacts.toml")).expect("the built-in links are read")
});

static LINKS: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let regex = |it: &String| Constant::read(it.clone());
    let ready = |it: &LinkPattern| {
        Some(Ready { component: named(&it.component)?, address: regex(&it.address), words: regex(&it.words) })
    };
    FILE.link.iter().filter_map(ready).collect()
});

static BASES: LazyLock<Vec<Constant>> =
    LazyLock::new(|| FILE.bases.patterns.iter().cloned().map(Constant::read).collect());

/// How far before a link, in letters, words still tell what it is.
const NEAR: usize = 48;

/// The components that links name as being elsewhere, with the words.
pub(super) fn linked(document: &Document) -> Vec<(&'static Component, Span)> {
    let mut found = Vec::new();
    for segment in segments(document).iter().filter(|it| !is_of_others(document, it)) {
        let raw = document.slice(segment.span);
        if !raw.contains("://") {
            continue;
        }
        for link in addresses(raw) {
            let words = words_of(raw, link);
            for ready in LINKS.iter().filter(|it| it.address.is_match(slice(raw, link.range()))) {
                let is_new = !found.iter().any(|(it, _)| *it == ready.component);
                if is_new
                    && (ready.words.is_match(&words)
                        || ready.words.is_match(document.plain.slice(segment.span)) && raw.len() < 2 * NEAR)
                {
                    found.push((ready.component, link.shifted(segment.span.start)));
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

/// Where the addresses of a text stand.
fn addresses(raw: &str) -> Vec<Span> {
    let starts = raw
        .match_indices("http")
        .filter(|(at, _)| raw.get(*at..).is_some_and(|it| it.starts_with("https://") || it.starts_with("http://")));
    let end = |at: usize| {
        let rest = slice(raw, at..raw.len());
        at + rest.find(|it: char| it.is_whitespace() || ")>\"'|]".contains(it)).unwrap_or(rest.len())
    };
    starts.map(|(at, _)| Span::new(at, end(at))).take(200).collect()
}

/// The words that a link stands in: its own text, else those before it and behind it.
fn words_of(raw: &str, link: Span) -> String {
    let before = slice(raw, 0..link.start);
    let after = slice(raw, link.end..raw.len());
    // `[text](address)`: the text; of a badge its name.
    if let Some(text) = before.strip_suffix("](").and_then(|it| it.rsplit_once('[')).map(|it| it.1) {
        let outer = before.rsplit_once("![").map_or("", |it| it.1);
        let near =
            before.get(before.floor_char_boundary(before.len().saturating_sub(text.len() + NEAR))..).unwrap_or("");
        let lead = near.rsplit(['.', ';', '\n']).next().unwrap_or("");
        let lead = if lead.contains("](") { "" } else { lead };
        return format!("{text} {lead} {}", slice(outer, 0..outer.floor_char_boundary(NEAR)));
    }
    // `<a href="address">text</a>`.
    if let Some((_, text)) = after.split_once('>').filter(|(head, _)| head.len() < NEAR && before.contains("<a")) {
        return text.split('<').next().unwrap_or("").to_owned();
    }
    let near = slice(before, before.floor_char_boundary(before.len().saturating_sub(NEAR))..before.len());
    near.rsplit(['.', ';', '\n']).next().unwrap_or("").to_owned()
}

/// The models that a card's prose names as what it is built on, by their repositories, with the words.
pub fn bases(document: &Document) -> Vec<(String, Span)> {
    let mut found: Vec<(String, Span)> = Vec::new();
    for segment in segments(document) {
        let text = document.plain.slice(segment.span);
        for pattern in BASES.iter() {
            let Some(name) = pattern.captures(text).and_then(|it| it.name("name")) else { continue };
            let name = name.as_str().trim_end_matches(['.', '-']);
            if is_repository(name) && !found.iter().any(|it| it.0 == name) {
                found.push((name.to_owned(), segment.span));
            }
        }
    }
    found.truncate(8);
    found
}

/// Whether words with a slash are a repository's name, and not `and/or`.
fn is_repository(name: &str) -> bool {
    let is_plain_word = |it: &str| it.chars().all(|it| it.is_ascii_lowercase());
    name.split_once('/').is_some_and(|(org, model)| {
        org.len() > 1 && model.len() > 2 && !(is_plain_word(org) && is_plain_word(model) && org.len() < 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn card(prose: &str) -> Document {
        let text = format!("---\nlicense: mit\n---\n# Heron\n\n{prose}\n");
        Document::read(&[Source::new("README.md", text)])
    }

    #[test]
    fn links_tell_what_the_file_says_and_nothing_else() {
        for of in &FILE.link {
            assert!(named(&of.component).is_some(), "{}", of.component);
            let tells = |it: &str| linked(&card(it)).iter().any(|(component, _)| component.id == of.component);
            assert!(of.must.iter().all(|it| tells(it)), "{}: {:?}", of.component, of.must);
            assert!(!of.must_not.iter().any(|it| tells(it)), "{}: {:?}", of.component, of.must_not);
        }
    }

    #[test]
    fn bases_are_named_in_the_templates_lines() {
        for it in &FILE.bases.must {
            assert_eq!(bases(&card(it)).iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["reed/tern-7b"], "{it}");
        }
        for it in &FILE.bases.must_not {
            assert_eq!(bases(&card(it)), [], "{it}");
        }
    }
}
