//! Nodes → clauses: spans, headings that run into their text, languages.

use super::line::Line;
use super::node::Node;
use crate::clause::{Clause, Role};
use crate::document::{Document, Span, is_english, language_of, other_latin};

/// The width at which each part's lines wrap: 19 in 20 lines are no longer.
pub(super) fn widths(document: &Document, lines: &[Line]) -> Vec<usize> {
    (0..document.parts.len())
        .map(|part| {
            let mut lengths: Vec<usize> = lines
                .iter()
                .filter(|it| it.part == part && !it.front_matter)
                .map(|it| it.indent + document.slice(it.span).chars().count())
                .collect();
            lengths.sort_unstable();
            lengths.get(lengths.len().saturating_sub(1) * 19 / 20).copied().unwrap_or(80).max(40)
        })
        .collect()
}

pub(super) fn finish(document: &Document, nodes: &[Node]) -> Vec<Clause> {
    let mut list: Vec<Clause> = Vec::with_capacity(nodes.len());
    for (id, node) in nodes.iter().enumerate() {
        let span = Span::new(node.start, node.end);
        let depth = node.parent.and_then(|parent| list.get(parent)).map_or(0, |parent| parent.depth + 1);
        let own = document.plain.slice(span);
        list.push(Clause {
            id,
            parent: node.parent,
            label: String::new(),
            number: node.number,
            heading: node.heading.or_else(|| run_in(document, node)),
            role: Role::Other,
            span,
            extent_end: node.end,
            depth,
            part: node.part,
            is_title: node.is_title,
            language: if node.is_front_matter { None } else { language(document, own) },
            anchor: String::new(),
        });
    }
    for id in (0..list.len()).rev() {
        let Some((parent, end)) = list.get(id).and_then(|it| Some((it.parent?, it.extent_end))) else { continue };
        if let Some(parent) = list.get_mut(parent) {
            parent.extent_end = parent.extent_end.max(end);
        }
    }
    super::label::label(&mut list, nodes, document);
    list
}

/// Languages whose letters are English's, give or take an accent.
const LATIN: [&str; 10] = ["de", "fr", "es", "it", "pt", "nl", "cs", "da", "sv", "fi"];

/// A clause's language: the document's, unless its letters say otherwise.
fn language(document: &Document, own: &str) -> Option<&'static str> {
    let (letters, ascii) = letters(own);
    let foreign = (letters - ascii) * 4 > letters;
    match document.language {
        Some("en") if !foreign => Some(other_latin(own).unwrap_or("en")),
        // A text in German is German from end to end, but for what it quotes in English.
        Some(other) if LATIN.contains(&other) && !foreign => Some(if is_english(own) { "en" } else { other }),
        other => language_of(own).or(if foreign { None } else { other }),
    }
}

/// How many letters a text has, and how many of them English has too.
fn letters(text: &str) -> (usize, usize) {
    if text.is_ascii() {
        // Nothing is foreign in it: no need to count.
        return (text.len(), text.len());
    }
    text.chars()
        .filter(|it| it.is_alphabetic())
        .fold((0, 0), |(all, ascii), it| (all + 1, ascii + usize::from(it.is_ascii())))
}

/// The heading that runs into a numbered clause's text.
fn run_in(document: &Document, node: &Node) -> Option<Span> {
    let number = node.number?;
    let body = document.plain.from_source(Span::new(number.end, node.end));
    let text = document.plain.text.get(body.range())?;
    let lead = text.len() - text.trim_start().len();
    let len = super::heading::run_in_heading(text.trim_start())?;
    Some(document.plain.to_source(Span::new(body.start + lead, body.start + lead + len)))
}
