//! What a tree of clauses is built of.

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
