//! Which glyphs of which font print a word, and how wide it is.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face, UnicodeBuffer};
use std::collections::{BTreeSet, HashMap};

/// A font file of the system, for letters that the built-in font has not.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// The file as it is.
    pub bytes: Vec<u8>,
    /// Which font of the file, where it holds several.
    pub index: u32,
}

/// The fonts of a report: two built-in ones, and what the system lends.
pub(super) struct Fonts<'a> {
    faces: Vec<Open<'a>>,
    /// Words that were shaped, by whether they are bold.
    known: [HashMap<String, Vec<Shaped>>; 2],
    /// Letters that no font has.
    pub missing: BTreeSet<char>,
}

struct Open<'a> {
    font: Font,
    face: Face<'a>,
}

/// A stretch of letters that one font prints; all lengths are parts of the font's size.
#[derive(Clone, Debug)]
pub(super) struct Shaped {
    /// Which font.
    pub face: usize,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

/// Where the regular and the bold font stand among the faces.
const REGULAR: usize = 0;
const BOLD: usize = 1;

impl<'a> Fonts<'a> {
    /// The built-in fonts, and behind them others in the order in which they are asked. Nothing without the built-in ones.
    pub fn open(others: &'a [FontFile]) -> Option<Self> {
        let built_in = [notosans::REGULAR_TTF, notosans::BOLD_TTF]
            .into_iter()
            .map(|bytes| Some(Open { font: Font::new(bytes.into(), 0)?, face: Face::from_slice(bytes, 0)? }));
        let mut faces = built_in.collect::<Option<Vec<_>>>()?;
        // A damaged font of the system is as none.
        faces.extend(others.iter().filter_map(|it| {
            let font = Font::new(it.bytes.clone().into(), it.index)?;
            Some(Open { font, face: Face::from_slice(&it.bytes, it.index)? })
        }));
        Some(Self { faces, known: Default::default(), missing: BTreeSet::new() })
    }

    /// The font of a stretch.
    pub fn font(&self, face: usize) -> Option<Font> {
        self.faces.get(face).map(|it| it.font.clone())
    }

    /// The stretches of a word, from left to right.
    pub fn shape(&mut self, word: &str, is_bold: bool) -> Vec<Shaped> {
        let known = &self.known[usize::from(is_bold)];
        if let Some(shaped) = known.get(word) {
            return shaped.clone();
        }
        let mut stretches: Vec<(usize, String)> = Vec::new();
        for letter in word.chars() {
            let face = self.face_of(letter, is_bold, stretches.last().map(|it| it.0));
            match stretches.last_mut().filter(|it| it.0 == face) {
                Some((_, text)) => text.push(letter),
                None => stretches.push((face, letter.to_string())),
            }
        }
        let shaped: Vec<Shaped> = stretches.into_iter().filter_map(|(face, text)| self.stretch(face, text)).collect();
        self.known[usize::from(is_bold)].insert(word.to_owned(), shaped.clone());
        shaped
    }

    fn face_of(&mut self, letter: char, is_bold: bool, before: Option<usize>) -> usize {
        let has = |face: usize| self.faces.get(face).is_some_and(|it| it.face.glyph_index(letter).is_some());
        let own = if is_bold { BOLD } else { REGULAR };
        // What joins or marks the letter before it is of that letter's font.
        let joined = before.filter(|it| !letter.is_alphanumeric() && has(*it));
        let others = BOLD + 1..self.faces.len();
        let found = joined.or_else(|| std::iter::once(own).chain(others).find(|it| has(*it)));
        found.unwrap_or_else(|| {
            self.missing.insert(letter);
            own
        })
    }

    fn stretch(&self, face: usize, text: String) -> Option<Shaped> {
        let open = self.faces.get(face)?;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(&open.face, &[], buffer);
        let em = open.font.units_per_em();
        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|it| it.cluster as usize).collect();
        starts.push(text.len());
        starts.sort_unstable();
        starts.dedup();
        #[expect(clippy::cast_precision_loss, reason = "a font's units are some thousands")]
        let part = |units: i32| units as f32 / em;
        let glyphs: Vec<KrillaGlyph> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, at)| {
                let start = info.cluster as usize;
                let end = starts.iter().copied().find(|it| *it > start).unwrap_or(text.len());
                let glyph = GlyphId::new(info.glyph_id);
                let (x, y) = (part(at.x_offset), part(at.y_offset));
                KrillaGlyph::new(glyph, part(at.x_advance), x, y, part(at.y_advance), start..end, None)
            })
            .collect();
        let width = glyphs.iter().map(|it| it.x_advance).sum();
        Some(Shaped { face, text, glyphs, width })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_a_width_and_letters_without_a_font_are_told() {
        let mut fonts = Fonts::open(&[]).unwrap();
        let regular: f32 = fonts.shape("Licence", false).iter().map(|it| it.width).sum();
        let bold: f32 = fonts.shape("Licence", true).iter().map(|it| it.width).sum();
        assert!(regular > 2.0 && bold > regular, "{regular} {bold}");
        assert!(fonts.missing.is_empty());
        let shaped = fonts.shape("a許可", false);
        assert_eq!(shaped.iter().map(|it| it.text.as_str()).collect::<String>(), "a許可");
        assert_eq!(fonts.missing.iter().collect::<String>(), "可許");
    }

    #[test]
    fn damaged_fonts_of_the_system_are_as_none() {
        let broken = [FontFile { bytes: b"no font".to_vec(), index: 7 }];
        let mut fonts = Fonts::open(&broken).unwrap();
        assert_eq!(fonts.shape("x", false).len(), 1);
    }
}
