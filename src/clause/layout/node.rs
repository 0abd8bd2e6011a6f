//! What a tree of clauses is built of.

use super::line::Line;
use super::marker::{Class, Marker};
use crate::document::Span;

/// A clause while its tree grows.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub parent: Option<usize>,
    pub start: usize,
    pub end: usize,
    pub number: Option<Span>,
    pub marker: Option<Marker>,
    /// How the number's last part is read.
    pub class: Option<Class>,
    pub heading: Option<Span>,
    /// Whether it has words beyond number and heading.
    pub has_body: bool,
    pub part: usize,
    pub is_title: bool,
    pub is_front_matter: bool,
}

/// An open level: later lines may become children of its node, or siblings.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a level, each with its name")]
pub(super) struct Level {
    pub node: usize,
    pub marker: Option<Marker>,
    pub class: Class,
    pub value: usize,
    pub indent: usize,
    /// Nesting depth of its list item, where the format tells.
    pub item: Option<u8>,
    /// Rank of its heading; lower ranks stand above. `None` for plain numbers and paragraphs.
    pub rank: Option<u8>,
    /// Whether its node's text runs up to a colon, or is a bare heading: a list may follow.
    pub opens_list: bool,
    /// Whether its node has words beyond number and heading.
    pub has_body: bool,
    pub has_heading: bool,
    /// Whether it is a paragraph without number or heading.
    pub is_text: bool,
    /// Whether it is an item of a list that its parent announced.
    pub is_item: bool,
}

/// Whether a paragraph at this indentation no longer belongs to the level.
pub(super) fn leaves(level: &Level, line: &Line) -> bool {
    if level.rank.is_some() {
        return false;
    }
    // What a bare heading heads follows it, however it is indented.
    if level.has_heading && !level.has_body && !level.is_item && level.marker.is_some() {
        return false;
    }
    // "3. You may …" at the margin is a clause, and what follows it there belongs to it, as in plain text.
    let is_clause = level.item == Some(0)
        && !level.is_item
        && level.class == Class::Arabic
        && level.marker.as_ref().is_some_and(|it| it.bullet.is_none());
    if let (Some(item), None, false) = (level.item, line.item, is_clause) {
        // In Markdown an item's own paragraphs are indented beyond its sign.
        return line.indent <= level.indent || item > 0 && line.indent == 0;
    }
    match line.indent.cmp(&level.indent) {
        std::cmp::Ordering::Greater => level.is_text && !level.opens_list && line.indent < level.indent + 2,
        std::cmp::Ordering::Equal => {
            level.is_text || level.is_item || level.marker.as_ref().is_some_and(|it| it.bullet.is_some())
        }
        // A section's own paragraphs may stand left of its indented number.
        std::cmp::Ordering::Less => {
            level.is_text
                || level.is_item
                || level.marker.as_ref().is_none_or(|it| it.bullet.is_some() || level.indent > line.indent + 3)
        }
    }
}

/// A paragraph in capitals, no deeper than a list of conditions in small letters, follows the list: the disclaimer
/// stands below all items, not below the last.
pub(super) fn ends_list(level: &Level, line: &Line, text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let capitals = text.chars().filter(|it| it.is_uppercase()).count();
    let is_item = level.rank.is_none() && level.has_body && !level.has_heading && level.item.is_none();
    is_item && line.indent <= level.indent && letters > 60 && capitals * 3 > letters * 2
}
