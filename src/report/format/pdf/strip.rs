//! Blocks of a column → strips that are never parted: lines of words, and room between paragraphs.

use super::block::Block;
use super::fonts::Fonts;
use super::layout::{LEADING, SIZE};
use super::line::{Line, lines};
use super::tags::{Kind, PartId, Parts};

/// A line of a column, or room. Its words may be several: the sign of a point, and the point.
pub(super) struct Strip {
    /// In points.
    pub height: f32,
    /// Each from the column's left end, and which part it is.
    pub lines: Vec<(f32, Line, Option<PartId>)>,
}

/// How far points stand in, in points.
const INDENT: f32 = 11.0;

/// The strips of blocks at a width in points, parts of another part or by themselves.
pub(super) fn strips(
    blocks: &[Block],
    width: f32,
    within: Option<PartId>,
    parts: &mut Parts,
    fonts: &mut Fonts,
) -> Vec<Strip> {
    let mut out: Vec<Strip> = Vec::new();
    for block in blocks {
        if !out.is_empty() {
            out.push(Strip { height: SIZE * 0.3, lines: Vec::new() });
        }
        match block {
            Block::Heading(_, runs) | Block::Paragraph(runs) => {
                let kind = if let Block::Heading(level, _) = block { Kind::Heading(*level) } else { Kind::Paragraph };
                let part = parts.add(kind, within);
                let lines = lines(runs, SIZE, width, fonts);
                out.extend(
                    lines.into_iter().map(|it| Strip { height: SIZE * LEADING, lines: vec![(0.0, it, Some(part))] }),
                );
            }
            Block::List(points) => {
                let list = parts.add(Kind::List, within);
                for (sign, blocks) in points {
                    out.extend(point(sign, blocks, width, list, parts, fonts));
                }
            }
            // Tables within cells do not occur; their words are not lost if they ever do.
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|it| &it.cells) {
                    out.extend(strips(&cell.blocks, width, within, parts, fonts));
                }
            }
        }
    }
    out
}

fn point(sign: &str, blocks: &[Block], width: f32, list: PartId, parts: &mut Parts, fonts: &mut Fonts) -> Vec<Strip> {
    let point = parts.add(Kind::Point, Some(list));
    let label = parts.add(Kind::Sign, Some(point));
    let body = parts.add(Kind::Body, Some(point));
    let run = super::block::Run { text: sign.to_owned(), look: super::block::Look::default() };
    let sign = lines(&[run], SIZE, width, fonts).into_iter().next().unwrap_or_default();
    let indent = INDENT.max(sign.width() + 3.0);
    let mut strips = strips(blocks, (width - indent).max(INDENT), Some(body), parts, fonts);
    for it in strips.iter_mut().flat_map(|it| &mut it.lines) {
        it.0 += indent;
    }
    match strips.first_mut() {
        Some(first) => first.lines.insert(0, (0.0, sign, Some(label))),
        None => strips.push(Strip { height: SIZE * LEADING, lines: vec![(0.0, sign, Some(label))] }),
    }
    strips
}

#[cfg(test)]
mod tests {
    use super::super::block::{Look, Run};
    use super::*;

    #[test]
    fn points_stand_in_behind_their_signs() {
        let mut fonts = Fonts::open(&[]).unwrap();
        let words = Block::Paragraph(vec![Run { text: "Keep notices.".to_owned(), look: Look::default() }]);
        let list = Block::List(vec![("12.".to_owned(), vec![words.clone()]), ("13.".to_owned(), Vec::new())]);
        let strips = strips(&[words, list], 200.0, None, &mut Parts::default(), &mut fonts);
        // A paragraph, room, and two points.
        assert_eq!(strips.len(), 4);
        let point = &strips[2].lines;
        assert_eq!(point.len(), 2);
        assert!(point[1].0 >= INDENT && point[1].0 > point[0].1.width());
    }
}
