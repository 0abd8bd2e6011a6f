//! Pages → a PDF file.

use super::block::{Change, Shade};
use super::fonts::Fonts;
use super::layout::{Bookmark, EDGE, Mark, Pages, SIZE};
use super::line::{Line, Piece};
use super::tags::{PartId, Parts};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};
use std::io;

/// The bytes of a file with these pages.
pub(super) fn drawn(pages: Pages, title: &str, fonts: &mut Fonts) -> io::Result<Vec<u8>> {
    let mut document = Document::new_with(SerializeSettings::default());
    let Pages { width, height, list: pages, bookmarks, mut parts, .. } = pages;
    let count = pages.len();
    for (number, marks) in (1..).zip(pages) {
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| io::Error::other("a page has no size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in &marks {
            draw(mark, &mut surface, &mut parts, fonts);
        }
        foot(title, number, count, (width, height), &mut surface, fonts);
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(&bookmarks));
    document.set_tag_tree(parts.tree());
    let about = Metadata::new().title(title.to_owned()).language("en".to_owned());
    document.set_metadata(about.creator(format!("Undiluted {}", env!("CARGO_PKG_VERSION"))));
    document.finish().map_err(|it| io::Error::other(format!("the PDF report cannot be made: {it}")))
}

fn draw(mark: &Mark, surface: &mut Surface, parts: &mut Parts, fonts: &Fonts) {
    match mark {
        Mark::Words { x, y, line, part } => words(*x, *y, line, *part, surface, parts, fonts),
        Mark::Box { x, y, width, height, is_filled } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            let area = (*x, *y, *width, *height);
            if *is_filled {
                ground(area, rgb::Color::new(238, 238, 236), surface);
            } else {
                frame(area, surface);
            }
            surface.end_tagged();
        }
    }
}

/// A line of words: what came and what went are parts of their own, with a line under or through them.
fn words(x: f32, y: f32, line: &Line, part: Option<PartId>, surface: &mut Surface, parts: &mut Parts, fonts: &Fonts) {
    let artifact = || ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
    for (change, pieces) in line.by_change() {
        if change != Change::None || pieces.iter().any(|it| it.look.is_tag) {
            surface.start_tagged(artifact());
            decorate(x, y, change, pieces, surface);
            surface.end_tagged();
        }
        let tag = if part.is_some() { ContentTag::Span(SpanTag::empty()) } else { artifact() };
        let drawn = surface.start_tagged(tag);
        for piece in pieces {
            surface.set_fill(Some(fill(ink(piece.look.shade))));
            surface.set_stroke(None);
            if let Some(font) = fonts.font(piece.face) {
                let start = Point::from_xy(x + piece.x, y);
                surface.draw_glyphs(start, &piece.glyphs, font, &piece.text, piece.size, false);
            }
        }
        surface.end_tagged();
        if let Some(part) = part {
            parts.put(part, change, drawn);
        }
    }
}

/// What stands around words: the ground of changed ones and a line, the frame of tags.
fn decorate(x: f32, y: f32, change: Change, pieces: &[Piece], surface: &mut Surface) {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
    let (left, right) = (x + first.x, x + last.x + last.width);
    let size = first.size;
    match change {
        Change::None => {}
        Change::Came => {
            ground((left, y - size * 0.85, right - left, size * 1.1), rgb::Color::new(220, 239, 226), surface);
            ground((left, y + size * 0.12, right - left, size * 0.07), rgb::Color::new(16, 73, 42), surface);
        }
        Change::Went => {
            ground((left, y - size * 0.85, right - left, size * 1.1), rgb::Color::new(248, 223, 219), surface);
            ground((left, y - size * 0.3, right - left, size * 0.07), rgb::Color::new(138, 26, 16), surface);
        }
    }
    for tag in pieces.chunk_by(|a, b| a.look.is_tag == b.look.is_tag) {
        let (Some(first), Some(last)) = (tag.first(), tag.last()) else { continue };
        if first.look.is_tag {
            let (left, right) = (x + first.x - 1.0, x + last.x + last.width + 1.0);
            frame((left, y - first.size * 0.95, right - left, first.size * 1.25), surface);
        }
    }
}

/// The title and the number of a page, which nobody reads out.
fn foot(
    title: &str,
    number: usize,
    count: usize,
    (width, height): (f32, f32),
    surface: &mut Surface,
    fonts: &mut Fonts,
) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    surface.set_stroke(None);
    surface.set_fill(Some(fill(ink(Shade::Quiet))));
    let size = SIZE * 0.85;
    let y = height - EDGE * 0.55;
    let page = format!("{number} of {count}");
    let wide: f32 = fonts.shape(&page, false).iter().map(|it| it.width * size).sum();
    let room = width - 2.0 * EDGE - wide - 12.0;
    for (x, words, room) in [(EDGE, title, room), (width - EDGE - wide, page.as_str(), wide + 1.0)] {
        let mut at = 0.0;
        for shaped in fonts.shape(words, false) {
            // A long title ends where the number begins.
            let kept = shaped.glyphs.iter().scan(at, |used, it| {
                *used += it.x_advance * size;
                (*used <= room).then_some(())
            });
            let glyphs = &shaped.glyphs[..kept.count()];
            if let Some(font) = fonts.font(shaped.face) {
                surface.draw_glyphs(Point::from_xy(x + at, y), glyphs, font, &shaped.text, size, false);
            }
            at += shaped.width * size;
        }
    }
    surface.end_tagged();
}

/// Headings within each other.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = bookmarks;
    while let Some((first, others)) = rest.split_first() {
        let inner = others.iter().take_while(|it| it.level > first.level.max(2)).count();
        let (inner, behind) = others.split_at(inner);
        let mut node = node(first);
        for it in inner {
            node.push_child(self::node(it));
        }
        outline.push_child(node);
        rest = behind;
    }
    outline
}

fn node(it: &Bookmark) -> OutlineNode {
    OutlineNode::new(it.words.clone(), XyzDestination::new(it.page, Point::from_xy(EDGE, (it.y - SIZE).max(0.0))))
}

/// Colours as the HTML report prints them.
fn ink(shade: Shade) -> rgb::Color {
    match shade {
        Shade::Ink => rgb::Color::new(0, 0, 0),
        Shade::Quiet => rgb::Color::new(68, 68, 68),
        Shade::Bad => rgb::Color::new(138, 26, 16),
        Shade::Odd => rgb::Color::new(92, 61, 0),
        Shade::Good => rgb::Color::new(16, 73, 42),
    }
}

fn fill(color: rgb::Color) -> Fill {
    Fill { paint: color.into(), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::default() }
}

fn ground(area: (f32, f32, f32, f32), color: rgb::Color, surface: &mut Surface) {
    surface.set_fill(Some(fill(color)));
    surface.set_stroke(None);
    if let Some(path) = path(area) {
        surface.draw_path(&path);
    }
}

fn frame(area: (f32, f32, f32, f32), surface: &mut Surface) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(153, 153, 153).into(), width: 0.5, ..Stroke::default() }));
    if let Some(path) = path(area) {
        surface.draw_path(&path);
    }
}

/// An upright box; a line where it has no height.
fn path((x, y, width, height): (f32, f32, f32, f32)) -> Option<Path> {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height).filter(|_| height > 0.0) {
        path.push_rect(rect);
    } else {
        path.move_to(x, y);
        path.line_to(x + width, y);
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bookmarks_stand_within_each_other() {
        let mark = |level: u8| Bookmark { level, words: format!("h{level}"), page: 0, y: 10.0 };
        // The title and the sections stand beside each other, what is below a section within it.
        let marks = [mark(1), mark(2), mark(3), mark(3), mark(2)];
        let told = format!("{:?}", outline(&marks));
        assert_eq!(told.matches("h2").count(), 2, "{told}");
        assert!(path((1.0, 1.0, 10.0, 0.0)).is_some() && path((1.0, 1.0, 10.0, 5.0)).is_some());
    }
}
