//! Tables → pages: rows stand whole where they can, and their heads are said again where they go on.

use super::block::{Cell, Row, Table};
use super::fonts::Fonts;
use super::layout::{EDGE, Mark, Pages, SIZE, put_strip};
use super::strip::{Strip, strips};
use super::tags::{Kind, PartId};
use std::collections::VecDeque;

/// Room within a cell at each side, in points.
const PAD: f32 = 3.0;
/// No column is narrower than this part of the room.
const NARROWEST: f32 = 0.07;

/// Puts a table on the pages.
pub(super) fn put(table: &Table, pages: &mut Pages, fonts: &mut Fonts) {
    let widths = widths(table, pages.room());
    let heads: Vec<&Row> = table.rows.iter().take_while(|it| it.is_head).collect();
    let part = pages.parts.add(Kind::Table, None);
    for row in &table.rows {
        let id = pages.parts.add(Kind::Row, Some(part));
        let columns = columns(row, &widths, Some(id), pages, fonts);
        put_row(columns, table.is_ruled, &heads, &widths, pages, fonts);
    }
}

/// How wide each column is: more words, more room, by their square root, so that columns end near each other.
fn widths(table: &Table, room: f32) -> Vec<f32> {
    // What only stands beside each other has columns that do not change from card to card.
    match table.columns() {
        3 if !table.is_ruled => return [0.33, 0.36, 0.31].map(|it| it * room).to_vec(),
        2 if !table.is_ruled => return [0.17, 0.83].map(|it| it * room).to_vec(),
        _ => {}
    }
    let mut letters = vec![1.0_f32; table.columns()];
    for row in &table.rows {
        for (column, cell) in letters.iter_mut().zip(&row.cells) {
            #[expect(clippy::cast_precision_loss, reason = "a share of the room needs no precision")]
            let count = cell.words().chars().count() as f32;
            *column += count;
        }
    }
    let shares: Vec<f32> = letters.iter().map(|it| it.sqrt()).collect();
    let all: f32 = shares.iter().sum();
    let shares: Vec<f32> = shares.iter().map(|it| (it / all).max(NARROWEST)).collect();
    let all: f32 = shares.iter().sum();
    shares.iter().map(|it| it / all * room).collect()
}

/// A cell on its way to the pages.
struct Column {
    x: f32,
    width: f32,
    is_head: bool,
    strips: VecDeque<Strip>,
}

fn height(strips: &VecDeque<Strip>) -> f32 {
    strips.iter().map(|it| it.height).sum()
}

fn columns(row: &Row, widths: &[f32], part: Option<PartId>, pages: &mut Pages, fonts: &mut Fonts) -> Vec<Column> {
    let mut x = EDGE;
    let mut out = Vec::new();
    for (cell, width) in row.cells.iter().zip(widths) {
        let within = part.map(|it| pages.parts.add(kind(row, cell), Some(it)));
        let mut strips: VecDeque<Strip> =
            strips(&cell.blocks, width - 2.0 * PAD, within, &mut pages.parts, fonts).into();
        if part.is_none() {
            // What is said again is no part of what is read out.
            strips.iter_mut().flat_map(|it| &mut it.lines).for_each(|it| it.2 = None);
        }
        out.push(Column { x, width: *width, is_head: row.is_head, strips });
        x += width;
    }
    out
}

fn kind(row: &Row, cell: &Cell) -> Kind {
    match (row.is_head, cell.is_head) {
        (true, _) => Kind::ColumnHead,
        (false, true) => Kind::RowHead,
        (false, false) => Kind::Cell,
    }
}

/// Puts a row down, on several pages where it is longer than one.
fn put_row(
    mut columns: Vec<Column>,
    is_ruled: bool,
    heads: &[&Row],
    widths: &[f32],
    pages: &mut Pages,
    fonts: &mut Fonts,
) {
    /// A row that is higher than this part of a page is parted rather than moved.
    const MOST: f32 = 0.5;
    let whole = columns.iter().map(|it| height(&it.strips)).fold(0.0, f32::max) + 2.0 * PAD;
    let left = pages.bottom() - pages.y;
    let is_moved = whole > left && whole <= pages.height * MOST;
    if (is_moved || left < 4.0 * SIZE) && !pages.is_fresh() {
        turn(is_ruled, heads, widths, pages, fonts);
    }
    loop {
        part(&mut columns, is_ruled, pages);
        if columns.iter().all(|it| it.strips.is_empty()) {
            break;
        }
        turn(is_ruled, heads, widths, pages, fonts);
    }
}

fn turn(is_ruled: bool, heads: &[&Row], widths: &[f32], pages: &mut Pages, fonts: &mut Fonts) {
    pages.turn();
    for head in heads {
        let mut columns = columns(head, widths, None, pages, fonts);
        // Heads that fill a page are not said again: the row would have no room.
        let needs = columns.iter().map(|it| height(&it.strips)).fold(0.0, f32::max);
        if needs < pages.height / 4.0 {
            part(&mut columns, is_ruled, pages);
        }
    }
}

/// Puts down as much of a row as the page takes: at least one strip of each cell, so that no page stays empty.
fn part(columns: &mut [Column], is_ruled: bool, pages: &mut Pages) {
    let top = pages.y;
    let room = pages.bottom() - top - 2.0 * PAD;
    let mut lowest = top;
    let mut taken: Vec<Vec<Strip>> = Vec::new();
    for column in columns.iter_mut() {
        let mut own: Vec<Strip> = Vec::new();
        let mut used = 0.0;
        while let Some(strip) = column.strips.pop_front_if(|it| own.is_empty() || used + it.height <= room) {
            used += strip.height;
            own.push(strip);
        }
        lowest = lowest.max(top + used);
        taken.push(own);
    }
    let high = lowest - top + if is_ruled { 2.0 * PAD } else { 0.0 };
    let pad = if is_ruled { PAD } else { 0.0 };
    for (column, strips) in columns.iter().zip(taken) {
        let frame = |is_filled| Mark::Box { x: column.x, y: top, width: column.width, height: high, is_filled };
        if is_ruled && column.is_head {
            pages.put(frame(true));
        }
        if is_ruled {
            pages.put(frame(false));
        }
        pages.y = top + pad;
        for strip in strips {
            put_strip(strip, column.x + pad, pages);
        }
    }
    pages.y = top + high;
}

#[cfg(test)]
mod tests {
    use super::super::block::{Block, Look, Run};
    use super::super::tags::Parts;
    use super::*;

    #[test]
    fn a_row_that_is_longer_than_a_page_goes_on_below_its_head() {
        let cell = |words: &str| {
            let run = Run { text: words.to_owned(), look: Look::default() };
            Cell { is_head: false, blocks: vec![Block::Paragraph(vec![run])] }
        };
        let long = "Words of a clause that goes on. ".repeat(1200);
        let head = Row { is_head: true, cells: vec![cell("Head"), cell("Other")] };
        let body = Row { is_head: false, cells: vec![cell("short"), cell(&long)] };
        let table = Table { rows: vec![head, body], is_ruled: true };
        let mut fonts = Fonts::open(&[]).unwrap();
        let mut pages = Pages {
            width: 595.0,
            height: 842.0,
            list: Vec::new(),
            bookmarks: Vec::new(),
            parts: Parts::default(),
            y: EDGE,
        };
        pages.turn();
        put(&table, &mut pages, &mut fonts);
        assert!(pages.list.len() > 2, "{}", pages.list.len());
        let said = |page: &Vec<Mark>| {
            page.iter()
                .any(|it| matches!(it, Mark::Words { line, .. } if line.pieces.iter().any(|it| it.text == "Head")))
        };
        assert!(pages.list.iter().all(said), "the head stands on each page");
        let words: usize = pages.list.iter().flatten().filter(|it| matches!(it, Mark::Words { .. })).count();
        assert!(words > 300, "no line is lost: {words}");
    }
}
