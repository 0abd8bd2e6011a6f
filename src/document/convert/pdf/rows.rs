//! Letters of a page → its lines, as a reader goes from one to the next.

use super::columns::in_reading_order;
use super::glyphs::{Drawn, Letter};
use super::pages::{Page, PageLine};

/// Letters that stand beside each other without a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
}

/// Pieces at one height.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub pieces: Vec<Piece>,
}

impl Row {
    pub fn left(&self) -> f64 {
        self.pieces.iter().map(|it| it.left).fold(f64::INFINITY, f64::min)
    }

    pub fn right(&self) -> f64 {
        self.pieces.iter().map(|it| it.right).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The height of most of its letters, not that of a raised mark.
    pub fn y(&self) -> f64 {
        self.widest().map_or(0.0, |it| it.y)
    }

    pub fn size(&self) -> f64 {
        self.widest().map_or(1.0, |it| it.size)
    }

    fn widest(&self) -> Option<&Piece> {
        self.pieces.iter().max_by(|a, b| (a.right - a.left).total_cmp(&(b.right - b.left)))
    }

    fn text(&self) -> String {
        let mut out = String::new();
        let mut right: Option<f64> = None;
        for piece in &self.pieces {
            let gap = right.map_or(0.0, |it| piece.left - it);
            if gap > 2.5 * piece.size {
                out.push_str("   ");
            } else if gap > WORD_GAP * piece.size && !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str(&piece.text);
            right = Some(piece.right);
        }
        out.split('\u{a0}').collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

/// Between letters of a word there is less than this share of the font's size, between words more.
const WORD_GAP: f64 = 0.17;
/// What is further apart is not set as one.
const PIECE_GAP: f64 = 1.0;
/// A drawing of more strokes may be of letters.
const DRAWING: usize = 60;

/// The page with its lines.
pub(super) fn page(drawn: &Drawn) -> Page {
    let is_recognised = drawn.letters.is_empty() && !drawn.unseen.is_empty() && drawn.pictures > 0;
    let letters = if is_recognised { &drawn.unseen } else { &drawn.letters };
    let mut hidden = drawn.outside.trim().to_owned();
    if !is_recognised {
        hidden.extend(drawn.unseen.iter().take(400).map(|it| it.text.as_str()));
    }
    let has_letters = letters.iter().any(|it| !it.text.trim().is_empty());
    Page {
        lines: lines(rows(pieces(letters))),
        height: drawn.height,
        pictures: drawn.pictures,
        is_picture: !has_letters && (drawn.pictures > 0 || drawn.lines > DRAWING),
        is_recognised,
        unknown: drawn.unknown,
        letters: letters.len(),
        hidden,
    }
}

fn pieces(letters: &[Letter]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for letter in letters {
        let is_blank = letter.text.trim().is_empty();
        let goes_on = |it: &&mut Piece| {
            let size = it.size.max(letter.size);
            let is_level = (it.y - letter.y).abs() < 0.1 * size && (it.size - letter.size).abs() < 0.35 * size;
            is_level && letter.left > it.right - 0.5 * size && letter.left < it.right + PIECE_GAP * size
        };
        match pieces.last_mut().filter(goes_on) {
            Some(piece) => {
                let gap = letter.left - piece.right;
                if gap > WORD_GAP * letter.size && !piece.text.ends_with(' ') && !is_blank {
                    piece.text.push(' ');
                }
                piece.text.push_str(if is_blank { " " } else { &letter.text });
                piece.right = piece.right.max(letter.right);
            }
            None if is_blank => {}
            None => pieces.push(Piece {
                text: letter.text.clone(),
                left: letter.left,
                right: letter.right,
                y: letter.y,
                size: letter.size,
            }),
        }
    }
    for piece in &mut pieces {
        piece.text.truncate(piece.text.trim_end().len());
    }
    pieces
}

fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        // A raised or lowered mark is smaller than its line, and less than half of it away.
        let level = |row: &&mut Row| (row.y() - piece.y).abs() < 0.45 * row.size().max(piece.size).min(30.0);
        match rows.last_mut().filter(level) {
            Some(row) => row.pieces.push(piece),
            None => rows.push(Row { pieces: vec![piece] }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

fn lines(rows: Vec<Row>) -> Vec<PageLine> {
    let left = rows.iter().map(Row::left).fold(f64::INFINITY, f64::min);
    let pitch = pitch(&rows);
    let mut lines: Vec<PageLine> = Vec::new();
    let mut above: Option<(f64, f64)> = None;
    for (row, column) in in_reading_order(rows) {
        let text = row.text();
        if text.is_empty() {
            continue;
        }
        let (y, size) = (row.y(), row.size());
        let edge = column.map_or(left, |it| it.0);
        let after_gap = above.is_none_or(|(above, of)| {
            y - above > 1.3 * pitch.min(1.6 * size).max(0.9 * size) || y < above || (of - size).abs() > 0.15 * size
        });
        let right = column.map_or_else(|| row.right(), |it| it.1);
        lines.push(PageLine {
            text: format!("{}{text}", indent(row.left() - edge, size)),
            y,
            after_gap,
            is_full: row.right() > right - 6.0 * size,
            is_head: false,
        });
        above = Some((y, size));
    }
    lines
}

/// Half an em is about as wide as a letter.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of blanks between 0 and 40")]
fn indent(by: f64, size: f64) -> String {
    " ".repeat((by / (0.5 * size)).round().clamp(0.0, 40.0) as usize)
}

/// How far lines of paragraphs are apart: the middle of all distances that lines of text can have.
fn pitch(rows: &[Row]) -> f64 {
    let mut gaps: Vec<f64> = rows
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.y() - a.y()).filter(|it| *it > 0.5 * a.size() && *it < 3.0 * a.size()),
            _ => None,
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    // Where each second line is followed by a gap, the shorter distance is that of lines.
    gaps.get(gaps.len() / 3).copied().unwrap_or(14.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f64, y: f64) -> Vec<Letter> {
        let step = |at: usize| left + 5.0 * f64::from(u32::try_from(at).unwrap());
        text.chars()
            .enumerate()
            .map(|(at, it)| Letter { text: it.to_string(), left: step(at), right: step(at + 1), y, size: 10.0 })
            .collect()
    }

    fn check(letters: &[Letter], expected: &[&str]) {
        let found = lines(rows(pieces(letters)));
        assert_eq!(found.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_lines_and_indents_are_told_by_their_places() {
        let letters = [word("You", 50.0, 100.0), word("may", 68.0, 100.0), word("not", 60.0, 112.0)].concat();
        check(&letters, &["You may", "  not"]);
    }

    #[test]
    fn a_raised_mark_stays_on_its_line_and_gaps_part_paragraphs() {
        let mut mark = word("1", 65.0, 96.0);
        mark[0].size = 6.0;
        let letters = [word("One", 50.0, 100.0), mark, word("Two", 50.0, 112.0), word("Six", 50.0, 140.0)].concat();
        let found = lines(rows(pieces(&letters)));
        let gaps: Vec<_> = found.iter().map(|it| (it.text.as_str(), it.after_gap)).collect();
        assert_eq!(gaps, [("One1", true), ("Two", false), ("Six", true)]);
    }
}
