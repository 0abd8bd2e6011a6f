//! What holds paragraphs: the text itself, and within it boxes, notes, remarks and what was taken out.

use super::draft::Draft;
use super::lists::Point;
use crate::document::convert::paper::Paragraph;
use crate::document::convert::table::Table;
use crate::document::convert::xml::Tag;
use std::collections::HashMap;

/// What a row of paragraphs is for.
#[derive(Clone, Debug, Default)]
pub(super) enum Use {
    /// The text, or a part of it that has nothing around it.
    #[default]
    Text,
    /// A text box or a shape with words; opened by an element of this name.
    Boxed(String),
    /// A footnote or an endnote.
    Note,
    /// A comment, and whose it is.
    Remark(String),
    /// What a tracked change with this id took out.
    TakenOut(String),
}

/// A list that is open.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenList {
    /// What is counted together.
    pub key: String,
    pub style: String,
    /// The point that is open: whether it has a number, and whether a paragraph has taken it.
    pub item: Item,
}

/// A point of a list, until its first paragraph takes its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    is_free: bool,
    start: Option<u32>,
    style: Option<String>,
}

/// A row of paragraphs while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub kind: Use,
    pub lists: Vec<OpenList>,
    pub tables: Vec<Table>,
    /// The paragraph that is open.
    pub draft: Option<Draft>,
    /// A paragraph whose end is no end.
    pub carried: Option<Draft>,
    pub paragraphs: Vec<Paragraph>,
    /// Of what was taken out the paragraphs before they are counted: they are put elsewhere, or nowhere.
    pub kept: Vec<Draft>,
}

impl Flow {
    /// An empty one.
    pub fn of(kind: Use) -> Self {
        Self { kind, ..Self::default() }
    }

    /// A point of the innermost list begins.
    pub fn begin_item(&mut self, has_number: bool, start: Option<u32>, style: Option<String>) {
        if let Some(list) = self.lists.last_mut() {
            list.item = Item { is_free: has_number, start, style };
        }
    }

    /// The place in a list that the paragraph which begins takes, if it is the first of its point.
    pub fn take_point(&mut self) -> Option<Point> {
        let level = self.lists.len().checked_sub(1)?;
        let list = self.lists.last_mut()?;
        std::mem::take(&mut list.item.is_free).then(|| Point {
            list: list.key.clone(),
            style: list.item.style.clone().unwrap_or_else(|| list.style.clone()),
            level,
            start: list.item.start,
        })
    }

    /// Puts paragraphs where they belong: into a cell, or behind the others.
    pub fn place(&mut self, paragraphs: Vec<Paragraph>) {
        match self.tables.last_mut() {
            Some(table) => paragraphs.into_iter().for_each(|it| table.push(it)),
            None => self.paragraphs.extend(paragraphs),
        }
    }

    /// The words of all paragraphs on one line.
    pub fn words(&self) -> String {
        let lines = self.paragraphs.iter().filter(|it| !it.is_blank());
        let lines = lines.map(|it| format!("{} {}", it.label, it.text.trim()).trim().to_owned());
        lines.collect::<Vec<_>>().join(" ")
    }
}

/// What lists of a file are counted together.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// By the ids and by the styles of lists.
    keys: HashMap<String, String>,
    last_of_style: HashMap<String, String>,
    count: usize,
}

impl Lists {
    /// A list that begins within another, or by itself. It counts on where the file says so, or where it is a deeper level
    /// of the same list.
    pub fn begin(&mut self, tag: &Tag, outer: Option<OpenList>) -> OpenList {
        let own_style = tag.attribute("style-name");
        let style = own_style.clone().or_else(|| outer.as_ref().map(|it| it.style.clone())).unwrap_or_default();
        let goes_on = tag.attribute("continue-numbering").is_some_and(|it| it == "true");
        let continued = tag.attribute("continue-list").and_then(|it| self.keys.get(&it).cloned());
        let key = match outer.filter(|it| own_style.is_none() || own_style.as_ref() == Some(&it.style)) {
            Some(outer) => outer.key,
            None => {
                continued.or_else(|| self.last_of_style.get(&style).filter(|_| goes_on).cloned()).unwrap_or_else(|| {
                    self.count += 1;
                    format!("list {}", self.count)
                })
            }
        };
        self.keys.extend(tag.attribute("id").map(|it| (it, key.clone())));
        self.last_of_style.insert(style.clone(), key.clone());
        OpenList { key, style, ..OpenList::default() }
    }
}

/// Whether an element is a box or a shape, which may have words in it.
pub(super) fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "draw:text-box"
            | "draw:custom-shape"
            | "draw:rect"
            | "draw:circle"
            | "draw:ellipse"
            | "draw:line"
            | "draw:polyline"
            | "draw:polygon"
            | "draw:regular-polygon"
            | "draw:path"
            | "draw:connector"
            | "draw:caption"
            | "draw:measure"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_of_a_point_takes_its_number() {
        let mut flow = Flow::default();
        assert_eq!(flow.take_point(), None);
        flow.lists.push(OpenList { key: "k".to_owned(), style: "L".to_owned(), ..OpenList::default() });
        flow.begin_item(true, Some(3), None);
        let point = flow.take_point().unwrap();
        assert_eq!((point.list.as_str(), point.level, point.start), ("k", 0, Some(3)));
        assert_eq!(flow.take_point(), None);
        flow.begin_item(false, None, None);
        assert_eq!(flow.take_point(), None);
    }
}
