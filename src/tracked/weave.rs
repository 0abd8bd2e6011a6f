//! The words of two documents in one order, with what becomes of each and of the paragraphs' ends.

use super::chain::{Moved, Plan};
use super::stream::{Gap, Stream};
use super::{Fate, Paragraph, Side, Stretch};
use std::ops::Range;

/// What stands between two kept words on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Word(usize),
    Gap(Gap),
}

/// Writes one word or gap after the other.
#[derive(Default)]
struct Weaver {
    paragraphs: Vec<Paragraph>,
    stretches: Vec<Stretch>,
    depth: usize,
    is_title: bool,
}

/// The joint text of two documents.
pub(super) fn woven(left: &Stream, right: &Stream, plan: &Plan) -> Vec<Paragraph> {
    let mut weaver = Weaver::default();
    let (mut from, mut to) = (0, 0);
    for same in &plan.kept {
        for step in 0..same.len {
            let (a, b) = (same.left + step, same.right + step);
            weaver.differing((left, from..a), (right, to..b), plan, false);
            weaver.word(right, b, (Some(a), Some(b)), Fate::Kept, None);
            (from, to) = (a + 1, b + 1);
        }
    }
    let ends = (left.words.len(), right.words.len());
    weaver.differing((left, from..ends.0), (right, to..ends.1), plan, true);
    if !weaver.stretches.is_empty() {
        weaver.end(Fate::Kept, None);
    }
    weaver.paragraphs
}

/// The gaps and words of one side up to a kept word, whose own gap is the last.
fn pieces(stream: &Stream, words: Range<usize>) -> Vec<Piece> {
    let end = words.end;
    let mut out = Vec::with_capacity(words.len() * 2 + 1);
    for at in words {
        out.extend([Piece::Gap(stream.before(at)), Piece::Word(at)]);
    }
    out.push(Piece::Gap(stream.before(end)));
    out.retain(|it| *it != Piece::Gap(Gap::Nothing));
    out
}

impl Weaver {
    /// What stands between two kept words: a gap that both sides have at either end is kept, the rest goes and comes.
    fn differing(
        &mut self,
        (left, old): (&Stream, Range<usize>),
        (right, new): (&Stream, Range<usize>),
        plan: &Plan,
        is_end: bool,
    ) {
        if old.is_empty() && new.is_empty() && left.before(old.end) == right.before(new.end) && !is_end {
            return self.gap(right.before(new.end), Fate::Kept, None);
        }
        let (old, new) = (pieces(left, old), pieces(right, new));
        let (mut gone, mut come) = (old.as_slice(), new.as_slice());
        let mut last = None;
        // The text's last paragraph cannot end in a mark that goes: there is no next one to run on into.
        if is_end {
            (gone, come) = (without_last(gone), without_last(come));
        }
        let mut is_whole = self.stretches.is_empty();
        if let (Some(Piece::Gap(a)), Some(Piece::Gap(b))) = (gone.first(), come.first())
            && a == b
        {
            is_whole = *a == Gap::Paragraph;
            self.gap(*a, Fate::Kept, None);
            (gone, come) = (gone.get(1..).unwrap_or_default(), come.get(1..).unwrap_or_default());
        }
        while is_whole && let Some(len) = same_paragraph((left, gone), (right, come), plan) {
            self.kept(right, (gone, come), len);
            (gone, come) = (gone.get(len..).unwrap_or_default(), come.get(len..).unwrap_or_default());
        }
        if let (Some(Piece::Gap(a)), Some(Piece::Gap(b))) = (gone.last(), come.last())
            && a == b
            // Whole paragraphs in the place of others stay paragraphs of their own.
            && !(is_whole && *a == Gap::Paragraph && gone.len() > 1 && come.len() > 1)
        {
            last = Some(*a);
            (gone, come) = (without_last(gone), without_last(come));
        }
        // An end that comes stands before the words that go: behind them it would end a paragraph without a word.
        if let Some((Piece::Gap(Gap::Paragraph), rest)) = come.split_first() {
            self.gap(Gap::Paragraph, Fate::Inserted, None);
            come = rest;
        }
        self.side(left, gone, &plan.left, Side::Left);
        self.side(right, come, &plan.right, Side::Right);
        if let Some(gap) = last {
            self.gap(gap, Fate::Kept, None);
        }
    }

    /// So many pieces that are the same on both sides.
    fn kept(&mut self, right: &Stream, (gone, come): (&[Piece], &[Piece]), len: usize) {
        for (old, new) in gone.iter().zip(come).take(len) {
            match (*old, *new) {
                (Piece::Word(a), Piece::Word(b)) => self.word(right, b, (Some(a), Some(b)), Fate::Kept, None),
                (_, Piece::Gap(gap)) => self.gap(gap, Fate::Kept, None),
                (Piece::Gap(_), Piece::Word(_)) => {}
            }
        }
    }

    /// Words and gaps that only one side has here.
    fn side(&mut self, stream: &Stream, pieces: &[Piece], moved: &[Option<Moved>], side: Side) {
        let (changed, elsewhere) = match side {
            Side::Left => (Fate::Deleted, Fate::MovedAway),
            Side::Right => (Fate::Inserted, Fate::MovedHere),
        };
        let mut before: Option<Moved> = None;
        for (index, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Word(at) => {
                    before = moved.get(at).copied().flatten();
                    let fate = if before.is_some_and(|it| it.is_same) { elsewhere } else { changed };
                    let place = if side == Side::Left { (Some(at), None) } else { (None, Some(at)) };
                    self.word(stream, at, place, fate, before.map(|it| it.number));
                }
                Piece::Gap(gap) => {
                    let next = match pieces.get(index + 1) {
                        Some(Piece::Word(next)) => moved.get(*next).copied().flatten(),
                        _ => None,
                    };
                    // A paragraph's end goes with the word before it; a blank between words that go together too.
                    let number = before.map(|it| it.number);
                    let is_inside = gap == Gap::Paragraph || number == next.map(|it| it.number);
                    let of = before.filter(|_| is_inside);
                    let is_same = of.is_some_and(|it| it.is_same);
                    self.gap(gap, if is_same { elsewhere } else { changed }, of.map(|it| it.number));
                }
            }
        }
    }

    fn word(
        &mut self,
        stream: &Stream,
        at: usize,
        place: (Option<usize>, Option<usize>),
        fate: Fate,
        moved: Option<usize>,
    ) {
        let Some(word) = stream.words.get(at) else { return };
        if self.stretches.is_empty() {
            (self.depth, self.is_title) = (word.depth, word.is_title);
        }
        let text = stream.text(at);
        match self.stretches.last_mut() {
            Some(it) if it.fate == fate && it.moved == moved && it.is_strong == word.is_strong => {
                it.text.push_str(text);
                it.at = (it.at.0.or(place.0), it.at.1.or(place.1));
                it.words += 1;
            }
            _ => {
                let text = text.to_owned();
                self.stretches.push(Stretch { text, fate, moved, is_strong: word.is_strong, at: place, words: 1 });
            }
        }
    }

    fn gap(&mut self, gap: Gap, fate: Fate, moved: Option<usize>) {
        match gap {
            Gap::Nothing => {}
            Gap::Paragraph => self.end(fate, moved),
            Gap::Blank => match self.stretches.last_mut() {
                Some(it) if it.fate == fate && it.moved == moved => it.text.push(' '),
                _ => {
                    let text = " ".to_owned();
                    self.stretches.push(Stretch { text, fate, moved, is_strong: false, at: (None, None), words: 0 });
                }
            },
        }
    }

    fn end(&mut self, end: Fate, moved: Option<usize>) {
        let stretches = std::mem::take(&mut self.stretches);
        self.paragraphs.push(Paragraph { stretches, end, moved, depth: self.depth, is_title: self.is_title });
    }
}

/// How many pieces the first paragraph of both has, where it is the same and nothing of it moved: rows may pass over a
/// heading that stands alone.
fn same_paragraph((left, gone): (&Stream, &[Piece]), (right, come): (&Stream, &[Piece]), plan: &Plan) -> Option<usize> {
    let len = gone.iter().position(|it| *it == Piece::Gap(Gap::Paragraph))? + 1;
    let is_same = |(old, new): (&Piece, &Piece)| match (*old, *new) {
        (Piece::Word(a), Piece::Word(b)) => {
            let stays = |of: &[Option<Moved>], at: usize| of.get(at).is_some_and(Option::is_none);
            left.text(a) == right.text(b) && stays(&plan.left, a) && stays(&plan.right, b)
        }
        (a, b) => a == b,
    };
    (come.len() >= len && gone.iter().zip(come).take(len).all(is_same)).then_some(len)
}

fn without_last(pieces: &[Piece]) -> &[Piece] {
    pieces.split_last().map_or(&[], |(_, rest)| rest)
}

/// Splits stretches so that one begins at each of these words of a side.
pub(super) fn cut(paragraphs: &mut [Paragraph], side: Side, words: &[usize], stream: &Stream) {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.dedup();
    for paragraph in paragraphs {
        let whole = std::mem::take(&mut paragraph.stretches);
        paragraph.stretches = whole.into_iter().flat_map(|it| split(it, side, &words, stream)).collect();
    }
}

/// One stretch, cut before those of the words that stand inside it.
fn split(stretch: Stretch, side: Side, words: &[usize], stream: &Stream) -> Vec<Stretch> {
    // The words are counted from the first on, and a stretch without any has none.
    let first = if side == Side::Left { stretch.at.0 } else { stretch.at.1 };
    let Some(first) = first else { return vec![stretch] };
    let mut next = words.partition_point(|it| *it <= first);
    let (mut rest, mut at) = (stretch, first);
    let mut out = Vec::new();
    // Walks the words of the stretch by their letters, which stand in it one behind the other.
    let (mut from, mut word) = (blanks(&rest.text), first);
    while let Some(target) = words.get(next) {
        while word < *target && from < rest.text.len() {
            from += stream.text(word).len();
            from += blanks(rest.text.get(from..).unwrap_or_default());
            word += 1;
        }
        if word != *target || from >= rest.text.len() {
            break;
        }
        let tail = rest.text.split_off(from);
        let step = target - at;
        let place = (rest.at.0.map(|it| it + step), rest.at.1.map(|it| it + step));
        let begun = Stretch { text: tail, at: place, words: rest.words - step, ..rest.clone() };
        rest.words = step;
        out.push(std::mem::replace(&mut rest, begun));
        (from, at) = (0, *target);
        next += 1;
    }
    out.push(rest);
    out
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
