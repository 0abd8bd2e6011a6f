//! A page as it is drawn → its letters, each with its place.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};
use std::collections::HashSet;

/// A letter, or several that are one sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    pub text: String,
    /// Where it begins and ends, in points from the left edge of the page.
    pub left: f64,
    pub right: f64,
    /// Where its foot stands, in points from the top.
    pub y: f64,
    /// The size of its font in points.
    pub size: f64,
}

/// What is drawn on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn {
    pub width: f64,
    pub height: f64,
    pub letters: Vec<Letter>,
    /// Words drawn without colour: what a machine recognised in a picture, or what somebody hides.
    pub unseen: Vec<Letter>,
    /// Letters beside the page.
    pub outside: String,
    pub pictures: usize,
    pub lines: usize,
    pub unknown: usize,
    seen: HashSet<(i64, i64, String)>,
}

/// No more letters of a page than these are kept.
const MOST_LETTERS: usize = 200_000;
/// A picture of less than this share of the page is an ornament.
const ORNAMENT: f64 = 0.02;

/// The pages of a file as they are drawn.
pub(super) fn drawn(pdf: &Pdf) -> Vec<Drawn> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    pdf.pages()
        .iter()
        .map(|page| {
            let (width, height) = page.render_dimensions();
            let mut drawn = Drawn { width: f64::from(width), height: f64::from(height), ..Drawn::default() };
            let bounds = Rect::new(0.0, 0.0, drawn.width, drawn.height);
            let upright = page.initial_transform(true).to_kurbo();
            let mut context = Context::new(upright, bounds, &cache, pdf.xref(), settings.clone());
            interpret_page(page, &mut context, &mut drawn);
            drawn
        })
        .collect()
}

impl Drawn {
    fn put(&mut self, glyph: &Glyph, transform: Affine, is_unseen: bool) {
        const EM: f64 = 1000.0;
        let foot = transform * Point::ZERO;
        let advance = match glyph {
            Glyph::Outline(it) => it.advance_width(),
            Glyph::Type3(it) => it.advance_width(),
        };
        let size = (transform * Point::new(0.0, EM) - foot).hypot();
        let advance = advance.map_or(EM / 2.0, f64::from);
        let right = (transform * Point::new(advance, 0.0)).x;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(it)) => it.to_string(),
            Some(BfString::String(it)) => it,
            None => "\u{fffd}".to_owned(),
        };
        let text: String = text.chars().flat_map(parts_of_ligature).collect();
        if !(foot.x.is_finite() && foot.y.is_finite() && right.is_finite() && size.is_finite()) {
            return;
        }
        let is_outside = foot.x < -size || foot.y < 0.0 || foot.x > self.width || foot.y > self.height + size;
        if is_outside {
            if self.outside.len() < 4096 {
                self.outside.push_str(&text);
            }
            return;
        }
        // What is drawn twice at a place is bold, and no two letters.
        let key = (whole(foot.x), whole(foot.y), text.clone());
        if !text.trim().is_empty() && size > 3.0 && !self.seen.insert(key) {
            return;
        }
        self.unknown += usize::from(text.contains('\u{fffd}'));
        let letter = Letter { text, left: foot.x, right: right.max(foot.x), y: foot.y, size: size.max(0.1) };
        let list = if is_unseen { &mut self.unseen } else { &mut self.letters };
        if list.len() < MOST_LETTERS {
            list.push(letter);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a page, in points")]
fn whole(points: f64) -> i64 {
    points.round() as i64
}

/// ﬁ is f and i: it is how they are drawn, and no letter of its own.
fn parts_of_ligature(character: char) -> impl Iterator<Item = char> {
    let parts = match character {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => "",
    };
    let alone = parts.is_empty().then_some(character);
    parts.chars().chain(alone)
}

impl<'a> Device<'a> for Drawn {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.lines += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            self.put(glyph, props.transform * glyph.transform(), matches!(mode, DrawMode::Invisible));
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let area = (props.transform * Rect::new(0.0, 0.0, 1.0, 1.0).to_path(0.1)).bounding_box().area();
        self.pictures += usize::from(area > ORNAMENT * self.width * self.height);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
