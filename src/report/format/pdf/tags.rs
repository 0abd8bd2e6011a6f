//! What parts of the pages are, for those who listen to them, and the bookmarks.

use super::block::Change;
use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree, TextDecorationType,
};
use std::num::NonZeroU16;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its level.
    Heading(u8),
    Paragraph,
    List,
    Point,
    /// The sign before a point.
    Sign,
    /// What a point says.
    Body,
    Table,
    Row,
    /// A cell that is a head, of its row or of its column.
    RowHead,
    ColumnHead,
    Cell,
}

/// Places of parts among all parts.
pub(super) type PartId = usize;

enum Child {
    Part(PartId),
    Words(Change, Identifier),
}

struct Part {
    kind: Kind,
    children: Vec<Child>,
}

/// All parts of a report, in reading order.
#[derive(Default)]
pub(super) struct Parts {
    parts: Vec<Part>,
    roots: Vec<PartId>,
}

impl Parts {
    /// A part within another, or by itself.
    pub fn add(&mut self, kind: Kind, within: Option<PartId>) -> PartId {
        let id = self.parts.len();
        self.parts.push(Part { kind, children: Vec::new() });
        match within.and_then(|it| self.parts.get_mut(it)) {
            Some(outer) => outer.children.push(Child::Part(id)),
            None => self.roots.push(id),
        }
        id
    }

    /// Words that were drawn belong to a part.
    pub fn put(&mut self, part: PartId, change: Change, words: Identifier) {
        if let Some(part) = self.parts.get_mut(part) {
            part.children.push(Child::Words(change, words));
        }
    }

    /// The tree that is written into the file.
    pub fn tree(self) -> TagTree {
        let mut parts: Vec<Option<Part>> = self.parts.into_iter().map(Some).collect();
        let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
        for root in self.roots {
            if let Some(group) = group(&mut parts, root) {
                tree.push(group);
            }
        }
        tree
    }
}

/// Parts nest no deeper than blocks do, of which the template has a handful.
fn group(parts: &mut [Option<Part>], id: PartId) -> Option<TagGroup> {
    let part = parts.get_mut(id)?.take()?;
    let mut group = TagGroup::new(kind(part.kind));
    for child in part.children {
        match child {
            Child::Part(id) => {
                if let Some(inner) = self::group(parts, id) {
                    group.push(inner);
                }
            }
            Child::Words(Change::None, words) => group.push(words),
            Child::Words(change, words) => {
                let line = if change == Change::Came {
                    TextDecorationType::Underline
                } else {
                    TextDecorationType::LineThrough
                };
                let span = Tag::Span.with_text_decoration_type(Some(line));
                group.push(TagGroup::with_children(span, vec![Node::from(words)]));
            }
        }
    }
    Some(group)
}

fn kind(kind: Kind) -> TagKind {
    match kind {
        Kind::Heading(level) => {
            let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, None).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::List => Tag::L(ListNumbering::None).into(),
        Kind::Point => Tag::LI.into(),
        Kind::Sign => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::Cell => Tag::TD.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_within_each_other_in_reading_order() {
        let mut parts = Parts::default();
        parts.add(Kind::Heading(1), None);
        let table = parts.add(Kind::Table, None);
        let row = parts.add(Kind::Row, Some(table));
        parts.add(Kind::Cell, Some(row));
        let tree = parts.tree();
        assert_eq!(tree.children.len(), 2);
        let Node::Group(table) = &tree.children[1] else { panic!("a table is a group") };
        assert!(matches!(&table.children[0], Node::Group(row) if row.children.len() == 1));
    }
}
