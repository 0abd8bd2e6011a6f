//! Blocks → what stands where on which page.

use super::block::{Block, Run, Table};
use super::fonts::Fonts;
use super::line::{Line, lines};
use super::strip::{Strip, strips};
use super::table;
use super::tags::{Kind, PartId, Parts};

/// The size of a page and of its edge, in points: A4.
pub(super) const EDGE: f32 = 42.0;
const SHORT: f32 = 595.0;
const LONG: f32 = 842.0;
/// Of words, in points.
pub(super) const SIZE: f32 = 8.5;
/// How high a line is, in sizes of its words.
pub(super) const LEADING: f32 = 1.32;

/// Something on a page.
pub(super) enum Mark {
    /// A line of words at its left end and its base, and what part of the text it is; nothing for what is said again.
    Words { x: f32, y: f32, line: Line, part: Option<PartId> },
    /// A frame, or ground behind words, from its left upper corner.
    Box { x: f32, y: f32, width: f32, height: f32, is_filled: bool },
}

/// A heading, where it stands.
pub(super) struct Bookmark {
    pub level: u8,
    pub words: String,
    pub page: usize,
    pub y: f32,
}

/// All pages of a report.
pub(super) struct Pages {
    pub width: f32,
    pub height: f32,
    pub list: Vec<Vec<Mark>>,
    pub bookmarks: Vec<Bookmark>,
    pub parts: Parts,
    /// How far down the page is filled.
    pub y: f32,
}

impl Pages {
    /// How wide words may be.
    pub fn room(&self) -> f32 {
        self.width - 2.0 * EDGE
    }

    /// How far down words may go; the foot stands below.
    pub fn bottom(&self) -> f32 {
        self.height - EDGE - 6.0
    }

    /// Puts something on the page that is being filled.
    pub fn put(&mut self, mark: Mark) {
        if self.list.is_empty() {
            self.turn();
        }
        if let Some(page) = self.list.last_mut() {
            page.push(mark);
        }
    }

    /// Begins a page.
    pub fn turn(&mut self) {
        self.list.push(Vec::new());
        self.y = EDGE;
    }

    /// Whether nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        self.y <= EDGE
    }
}

/// Lays a report out. Pages lie on their long side where a table has many columns.
pub(super) fn pages(blocks: &[Block], fonts: &mut Fonts) -> Pages {
    /// More columns than these are too narrow on a page that stands.
    const MOST: usize = 4;
    let columns = blocks.iter().map(|it| if let Block::Table(it) = it { it.columns() } else { 1 }).max().unwrap_or(1);
    let (width, height) = if columns > MOST { (LONG, SHORT) } else { (SHORT, LONG) };
    let mut pages = Pages { width, height, list: Vec::new(), bookmarks: Vec::new(), parts: Parts::default(), y: EDGE };
    pages.turn();
    for block in blocks {
        match block {
            Block::Heading(level, runs) => heading(*level, runs, &mut pages, fonts),
            Block::Table(table) => put_table(table, &mut pages, fonts),
            other => flow(other, &mut pages, fonts),
        }
    }
    pages
}

fn put_table(table: &Table, pages: &mut Pages, fonts: &mut Fonts) {
    table::put(table, pages, fonts);
    pages.y += SIZE * 0.6;
}

fn heading(level: u8, runs: &[Run], pages: &mut Pages, fonts: &mut Fonts) {
    let (size, above) = match level {
        1 => (15.0, 0.0),
        2 => (12.0, 14.0),
        _ => (10.0, 7.0),
    };
    let lines = lines(runs, size, pages.room(), fonts);
    #[expect(clippy::cast_precision_loss, reason = "headings have few lines")]
    let height = above + size * LEADING * lines.len() as f32;
    // A heading stands with some lines of what it heads.
    if pages.y + height + 5.0 * SIZE * LEADING > pages.bottom() && !pages.is_fresh() {
        pages.turn();
    }
    if !pages.is_fresh() {
        pages.y += above;
        if level == 2 {
            let width = pages.room();
            pages.put(Mark::Box { x: EDGE, y: pages.y - 5.0, width, height: 0.0, is_filled: false });
        }
    }
    let words = runs.iter().map(|it| it.text.as_str()).collect();
    pages.bookmarks.push(Bookmark { level, words, page: pages.list.len().saturating_sub(1), y: pages.y });
    let part = pages.parts.add(Kind::Heading(level), None);
    for line in lines {
        pages.y += size * LEADING;
        pages.put(Mark::Words { x: EDGE, y: pages.y - size * (LEADING - 1.0), line, part: Some(part) });
    }
    pages.y += size * 0.25;
}

/// Paragraphs and lists, line by line.
fn flow(block: &Block, pages: &mut Pages, fonts: &mut Fonts) {
    let room = pages.room();
    for strip in strips(std::slice::from_ref(block), room, None, &mut pages.parts, fonts) {
        if pages.y + strip.height > pages.bottom() && !pages.is_fresh() {
            pages.turn();
        }
        put_strip(strip, EDGE, pages);
    }
    pages.y += SIZE * 0.3;
}

/// Puts a strip where the page is filled to, from a left end on.
pub(super) fn put_strip(strip: Strip, x: f32, pages: &mut Pages) {
    let base = pages.y + strip.height * 0.76;
    pages.y += strip.height;
    for (indent, line, part) in strip.lines {
        pages.put(Mark::Words { x: x + indent, y: base, line, part });
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::Look;
    use super::*;

    #[test]
    fn long_texts_turn_pages_and_headings_stand_with_what_they_head() {
        let mut fonts = Fonts::open(&[]).unwrap();
        let run = |text: &str| vec![Run { text: text.to_owned(), look: Look::default() }];
        let mut blocks = vec![Block::Heading(1, run("Title"))];
        for _ in 0..120 {
            blocks.push(Block::Heading(2, run("Section")));
            blocks.push(Block::Paragraph(run("Words of a clause.")));
        }
        let pages = pages(&blocks, &mut fonts);
        assert!(pages.list.len() > 3, "{}", pages.list.len());
        assert_eq!(pages.bookmarks.len(), 121);
        assert!(pages.bookmarks.iter().all(|it| it.y + 5.0 * SIZE < pages.bottom()));
        for mark in pages.list.iter().flatten() {
            let Mark::Words { y, .. } = mark else { continue };
            assert!((EDGE..pages.height - EDGE).contains(y), "{y}");
        }
    }
}
