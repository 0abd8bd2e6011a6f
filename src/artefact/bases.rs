//! Which models a card's prose names as what it is built on, by their repositories.

use super::segment::{SegmentKind, segments};
use super::tellings;
use crate::document::{Document, Span};
use crate::never::slice;

/// No card is built on more than so many.
const MOST: usize = 8;
/// What stands before a repository that was a link.
const LINKED: char = '\u{2}';

/// The models that a card's prose names as what it is built on, by their repositories, with the words.
pub fn bases(document: &Document) -> Vec<(String, Span)> {
    let telling = tellings::bases();
    let mut found: Vec<(String, Span)> = Vec::new();
    let mut add = |name: &str, span: Span| {
        let name = name.trim_end_matches(['.', '-']);
        if found.len() < MOST && is_repository(name) && !found.iter().any(|it| it.0.eq_ignore_ascii_case(name)) {
            found.push((name.to_owned(), span));
        }
    };
    let mut is_in_list = false;
    for segment in segments(document) {
        let raw = document.slice(segment.span);
        let text = flowing(raw);
        if is_in_list && matches!(segment.kind, SegmentKind::Item(_)) {
            if let Some(name) = text.trim_start_matches(['-', '*', '+', ' ']).strip_prefix(LINKED) {
                add(name.split([' ', ',', ':', ';']).next().unwrap_or(name), segment.span);
            }
            continue;
        }
        // Cheap to ask before any pattern is tried.
        is_in_list = text.trim_end().ends_with(':') && telling.lists.is_match(&text);
        if !text.contains('/') {
            continue;
        }
        // A template's line may stand in a paragraph of several.
        let lines = raw.lines().filter(|it| it.contains('/') && it.len() < raw.trim().len()).map(flowing);
        for text in std::iter::once(text).chain(lines) {
            for pattern in &telling.patterns {
                let named = pattern.captures(&text).and_then(|it| it.name("name"));
                // Cards are made after cards; that is not what a model is built on.
                if let Some(name) = named.filter(|it| !slice(&text, 0..it.start()).to_lowercase().contains("card ")) {
                    add(name.as_str(), segment.span);
                }
            }
        }
    }
    found
}

/// A piece of prose without markup, links to models as their repositories, other links as their words.
fn flowing(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['[', '<', 'h']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (words, len) = link(from).unwrap_or_else(|| {
            let first = from.chars().next().unwrap_or_default();
            (first.to_string(), first.len_utf8())
        });
        out.push_str(&words);
        rest = slice(from, len..from.len());
    }
    out.push_str(rest);
    let is_mark = |it: &char| !matches!(it, '*' | '`');
    out.chars().filter(is_mark).map(|it| if it == '\n' { ' ' } else { it }).collect()
}

/// What a link at the beginning of a text says, and how long it is there.
fn link(from: &str) -> Option<(String, usize)> {
    /// No link of people's is longer.
    const LONGEST: usize = 600;
    let from = slice(from, 0..from.floor_char_boundary(LONGEST));
    if let Some(rest) = from.strip_prefix('[') {
        let (words, behind) = rest.split_once("](")?;
        if words.contains(['[', '\n']) {
            return None;
        }
        let (address, _) = behind.split_once(')')?;
        let len = "[](".len() + words.len() + address.len() + ")".len();
        return Some((repository(address).unwrap_or_else(|| words.to_owned()), len));
    }
    if from.starts_with("<a ") {
        let (_, behind) = from.split_once("href=")?;
        let address = behind.trim_start_matches(['"', '\'']).split(['"', '\'', '>', ' ']).next()?;
        let (text, _) = from.split_once("</a>")?;
        let words = text.rsplit('>').next().unwrap_or("");
        return Some((repository(address).unwrap_or_else(|| words.to_owned()), text.len() + "</a>".len()));
    }
    if from.starts_with("http") {
        let end = from.find(|it: char| it.is_whitespace() || ")>\"'|],;".contains(it)).unwrap_or(from.len());
        return Some((repository(slice(from, 0..end))?, end));
    }
    None
}

/// The repository of a model that an address leads to.
fn repository(address: &str) -> Option<String> {
    const OTHERS: [&str; 9] =
        ["datasets", "spaces", "docs", "blog", "papers", "collections", "models", "organizations", "transformers"];
    let path = address.split_once("://")?.1.strip_prefix("huggingface.co/")?;
    let mut parts = path.split(['/', '?', '#']);
    let (org, name) = (parts.next()?, parts.next()?);
    let is_model = !OTHERS.contains(&org) && org.len() > 1 && name.len() > 1;
    is_model.then(|| format!("{LINKED}{org}/{}", name.trim_end_matches(['.', ')'])))
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

    #[test]
    fn links_to_models_stand_as_repositories_and_others_as_words() {
        for (raw, expected) in [
            ("of [Tern](https://huggingface.co/reed/tern-7b/tree/main).", "of \u{2}reed/tern-7b."),
            ("see [the paper](https://arxiv.org/abs/1) **now**", "see the paper now"),
            ("<a href=\"https://huggingface.co/reed/tern\">Tern</a> is", "\u{2}reed/tern is"),
            ("at https://huggingface.co/reed/tern, and", "at \u{2}reed/tern, and"),
            ("[data](https://huggingface.co/datasets/a/b) [open", "data [open"),
            ("haha < 3 [x] h", "haha < 3 [x] h"),
        ] {
            assert_eq!(flowing(raw), expected, "{raw}");
        }
    }
}
