//! Words → lines of a width.

use super::block::{Change, Look, Run};
use super::fonts::{Fonts, Shaped};
use krilla::text::KrillaGlyph;

/// A stretch of a line that one font prints and that looks alike.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub face: usize,
    pub look: Look,
    /// Points.
    pub size: f32,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    /// Where it begins, from the line's own beginning, and how wide it is, in points.
    pub x: f32,
    pub width: f32,
}

/// A line of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub pieces: Vec<Piece>,
    width: f32,
}

/// How much smaller small words are.
const SMALL: f32 = 0.85;

/// The lines that words fill, at a size and a width in points. A word that is wider than a line is broken.
pub(super) fn lines(runs: &[Run], size: f32, width: f32, fonts: &mut Fonts) -> Vec<Line> {
    let mut fill = Fill { lines: vec![Line::default()], word: Vec::new(), word_width: 0.0, width };
    for run in runs {
        let size = if run.look.is_small { size * SMALL } else { size };
        for (at, row) in run.text.split('\n').enumerate() {
            if at > 0 {
                fill.end_word();
                fill.lines.push(Line::default());
            }
            for part in parts(row) {
                for shaped in fonts.shape(part, run.look.is_bold) {
                    fill.add(shaped, run.look, size);
                }
                if ends_word(part) {
                    fill.end_word();
                }
            }
        }
    }
    fill.end_word();
    fill.lines
}

/// Parts of a row that are put down whole: a word with the blank behind it, or a letter of a script without blanks.
fn parts(row: &str) -> impl Iterator<Item = &str> {
    let mut rest = row;
    std::iter::from_fn(move || {
        let mut letters = rest.char_indices();
        let (_, first) = letters.next()?;
        let end = if is_wide(first) {
            first.len_utf8()
        } else {
            let stop = letters.find_map(|(at, letter)| match letter {
                ' ' => Some(at + 1),
                letter if is_wide(letter) => Some(at),
                '-' | '/' | '_' => Some(at + letter.len_utf8()),
                _ => None,
            });
            if first == ' ' { 1 } else { stop.unwrap_or(rest.len()) }
        };
        let (part, behind) = rest.split_at(end);
        rest = behind;
        Some(part)
    })
}

/// Whether a line may end behind a part.
fn ends_word(part: &str) -> bool {
    part.ends_with([' ', '-', '/', '_']) || part.chars().next_back().is_some_and(is_wide)
}

/// Letters of scripts whose lines end anywhere.
fn is_wide(letter: char) -> bool {
    matches!(u32::from(letter), 0x2E80..=0xA4CF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

struct Fill {
    lines: Vec<Line>,
    /// What has no place to break yet.
    word: Vec<Piece>,
    word_width: f32,
    width: f32,
}

impl Fill {
    fn add(&mut self, shaped: Shaped, look: Look, size: f32) {
        let width = shaped.width * size;
        let piece = Piece { face: shaped.face, look, size, text: shaped.text, glyphs: shaped.glyphs, x: 0.0, width };
        self.word_width += width;
        self.word.push(piece);
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        // A blank at the end may stand beyond the line.
        let blank =
            word.last().filter(|it| it.text.ends_with(' ')).and_then(|it| Some(it.glyphs.last()?.x_advance * it.size));
        let needs = std::mem::take(&mut self.word_width) - blank.unwrap_or(0.0);
        let used = self.lines.last().map_or(0.0, |it| it.width);
        if used > 0.0 && used + needs > self.width {
            self.lines.push(Line::default());
        }
        for piece in word {
            self.put(piece, needs > self.width);
        }
    }

    /// Puts a piece on the line, cut to pieces where it is wider than any line.
    fn put(&mut self, piece: Piece, is_cut: bool) {
        if !is_cut {
            if let Some(line) = self.lines.last_mut() {
                line.push(piece);
            }
            return;
        }
        for (at, glyph) in piece.glyphs.iter().enumerate() {
            let width = glyph.x_advance * piece.size;
            // Glyphs of one cluster stay together.
            let begins = at == 0 || piece.glyphs[at - 1].text_range != glyph.text_range;
            let used = self.lines.last().map_or(0.0, |it| it.width);
            if begins && used > 0.0 && used + width > self.width {
                self.lines.push(Line::default());
            }
            let Some(line) = self.lines.last_mut() else { return };
            let Some(text) = piece.text.get(glyph.text_range.clone()) else { continue };
            let mut own = glyph.clone();
            own.text_range = 0..text.len();
            let text = if begins { text.to_owned() } else { String::new() };
            line.push(Piece { text, glyphs: vec![own], width, ..piece.clone() });
        }
    }
}

impl Line {
    /// Puts a piece behind the others, as a part of the last one where they look alike.
    fn push(&mut self, mut piece: Piece) {
        piece.x = self.width;
        self.width += piece.width;
        let is_same = |last: &Piece| {
            // Clusters that were cut apart have no words of their own to go on with.
            let has_words = !piece.text.is_empty();
            has_words && (last.face, last.look, last.size.to_bits()) == (piece.face, piece.look, piece.size.to_bits())
        };
        match self.pieces.last_mut().filter(|it| is_same(it)) {
            Some(last) => {
                let by = last.text.len();
                last.text.push_str(&piece.text);
                last.glyphs.extend(piece.glyphs.into_iter().map(|mut it| {
                    it.text_range = it.text_range.start + by..it.text_range.end + by;
                    it
                }));
                last.width += piece.width;
            }
            None => self.pieces.push(piece),
        }
    }

    /// How wide its words are.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// The pieces, those beside each other that changed alike together.
    pub fn by_change(&self) -> impl Iterator<Item = (Change, &[Piece])> {
        self.pieces.chunk_by(|a, b| a.look.change == b.look.change).filter_map(|it| Some((it.first()?.look.change, it)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: f32, expected: &[&str]) {
        let mut fonts = Fonts::open(&[]).unwrap();
        let run = Run { text: text.to_owned(), look: Look::default() };
        let lines = lines(&[run], 10.0, width, &mut fonts);
        let found: Vec<String> = lines.iter().map(|it| it.pieces.iter().map(|it| it.text.as_str()).collect()).collect();
        assert_eq!(found, expected);
        for line in &lines {
            let ends = line.pieces.last().map_or(0.0, |it| it.x + it.width);
            assert!(ends <= width + 4.0, "a blank may stand beyond: {ends}");
        }
    }

    #[test]
    fn lines_break_behind_blanks_and_long_words_anywhere() {
        check("You may use it", 50.0, &["You may ", "use it"]);
        check("a\nb", 50.0, &["a", "b"]);
        check("aaaaaaaaaaaa", 30.0, &["aaaaa", "aaaaa", "aa"]);
    }

    #[test]
    fn words_of_several_looks_stay_together() {
        let mut fonts = Fonts::open(&[]).unwrap();
        let run = |text: &str, change| Run { text: text.to_owned(), look: Look { change, ..Look::default() } };
        let runs = [run("You may ", Change::None), run("not", Change::Came), run(", use", Change::None)];
        let lines = lines(&runs, 10.0, 52.0, &mut fonts);
        let second: String = lines[1].pieces.iter().map(|it| it.text.as_str()).collect();
        assert!(second.starts_with("not,"), "{second}");
        assert_eq!(lines[1].by_change().count(), 2);
    }
}
