//! Lists that run on inside one paragraph: `… terms. a. Distribution. … b. Use. … c. Property. …`

use super::marker::{Class, Marker};
use super::node::Node;
use super::patterns;
use crate::document::{Document, Span};
use crate::pattern::Constant;

static CANDIDATE: Constant = Constant::of(patterns::CANDIDATE);

/// Splits paragraphs that hold a run of at least three inline numbers, in order from the first.
pub(super) fn split(document: &Document, nodes: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut moved: Vec<usize> = Vec::with_capacity(nodes.len());
    for mut node in nodes {
        node.parent = node.parent.and_then(|parent| moved.get(parent).copied());
        let items = if node.is_front_matter || node.is_title {
            Vec::new()
        } else {
            runs(document, Span::new(node.start, node.end))
        };
        moved.push(out.len());
        let parent = out.len();
        let (end, part) = (node.end, node.part);
        if let Some((first, _)) = items.first() {
            node.end = Span::new(node.start, first.start).trimmed(&document.text).end;
        }
        out.push(node);
        for (index, (number, marker)) in items.iter().enumerate() {
            let next = items.get(index + 1).map_or(end, |(next, _)| next.start);
            out.push(Node {
                parent: Some(parent),
                start: number.start,
                end: Span::new(number.start, next).trimmed(&document.text).end,
                number: Some(*number),
                class: Some(if marker.parts.first().is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit())) {
                    Class::Arabic
                } else {
                    Class::Lower
                }),
                marker: Some(marker.clone()),
                heading: None,
                has_body: true,
                part,
                is_title: false,
                is_front_matter: false,
            });
        }
    }
    out
}

/// The run of numbers `a. b. c.` in a paragraph: three at least, none missing.
fn runs(document: &Document, span: Span) -> Vec<(Span, Marker)> {
    let plain = document.plain.from_source(span);
    let Some(text) = document.plain.text.get(plain.range()) else { return Vec::new() };
    let mut found: Vec<(Span, Marker)> = Vec::new();
    let mut at = 0;
    while let Some(hit) = CANDIDATE.captures_at(text, at) {
        let (Some(number), Some(value), Some(close)) = (hit.get(1), hit.get(3), hit.get(4)) else { break };
        at = number.end();
        let open = hit.get(2).is_some();
        if open != (close.as_str() == ")") && open {
            continue;
        }
        let expected = found.len() + 1;
        let fits_style =
            found.first().is_none_or(|(_, first)| first.open == open && close.as_str().starts_with(first.close));
        if fits_style && ordinal(value.as_str()) == Some(expected) && same_kind(&found, value.as_str()) {
            let marker = Marker {
                len: number.len(),
                word: None,
                open,
                close: close.as_str().chars().next().unwrap_or('.'),
                parts: vec![value.as_str().to_owned()],
                bullet: None,
            };
            found.push((
                document.plain.to_source(Span::new(plain.start + number.start(), plain.start + number.end())),
                marker,
            ));
        }
    }
    if found.len() >= 3 { found } else { Vec::new() }
}

fn ordinal(value: &str) -> Option<usize> {
    match value.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => Some(usize::from(letter - b'a') + 1),
        _ => value.parse().ok(),
    }
}

fn same_kind(found: &[(Span, Marker)], value: &str) -> bool {
    let digit = |text: &str| text.starts_with(|it: char| it.is_ascii_digit());
    found.first().and_then(|(_, marker)| marker.parts.first()).is_none_or(|first| digit(first) == digit(value))
}
