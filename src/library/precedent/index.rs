//! The index of pieces of standard texts, read in place.

/// Bytes of one piece: its text, its start and its end there.
const PIECE: usize = 10;
/// Bytes of one key with its piece.
const KEY: usize = 12;
/// Bytes of one anchor with its piece.
const ANCHOR: usize = 8;

/// A piece of a standard text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The text's place in the SPDX list.
    pub text: usize,
    /// Where the piece begins in it.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// An index that the build script made.
#[derive(Clone, Copy, Debug)]
pub struct PieceIndex<'a> {
    pieces: &'a [u8],
    keys: &'a [u8],
    anchors: &'a [u8],
}

fn short(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|it| u32::from_le_bytes(*it))
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|it| u64::from_le_bytes(*it))
}

impl<'a> PieceIndex<'a> {
    /// Reads the bytes of an index; `None` where they are none.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let count = usize::try_from(short(bytes, 0)?).ok()?;
        let (pieces, rest) = bytes.get(4..)?.split_at_checked(count.checked_mul(PIECE)?)?;
        let (keys, anchors) = rest.split_at_checked(count.checked_mul(KEY)?)?;
        Some(Self { pieces, keys, anchors })
    }

    /// The piece of this number.
    pub fn piece(self, number: u32) -> Option<Kept> {
        let at = usize::try_from(number).ok()?.checked_mul(PIECE)?;
        let text = self.pieces.get(at..)?.first_chunk().map(|it| u16::from_le_bytes(*it))?;
        let place = |at| usize::try_from(short(self.pieces, at)?).ok();
        Some(Kept { text: usize::from(text), start: place(at + 2)?, end: place(at + 6)? })
    }

    /// The piece of these words, below this lead-in.
    pub fn by_key(self, key: u64) -> Option<u32> {
        let at = lower_bound(self.keys.len() / KEY, |it| long(self.keys, it * KEY).is_some_and(|it| it < key));
        (long(self.keys, at * KEY)? == key).then(|| short(self.keys, at * KEY + 8))?
    }

    /// The pieces that have this anchor.
    pub fn by_anchor(self, anchor: u32) -> impl Iterator<Item = u32> {
        let is_before = |it: usize| short(self.anchors, it * ANCHOR).is_some_and(|it| it < anchor);
        let first = lower_bound(self.anchors.len() / ANCHOR, is_before);
        (first..)
            .map_while(move |at| Some((short(self.anchors, at * ANCHOR)?, short(self.anchors, at * ANCHOR + 4)?)))
            .take_while(move |it| it.0 == anchor)
            .map(|it| it.1)
    }
}

/// The first of so many places at which a condition no longer holds.
fn lower_bound(count: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if is_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::super::encode::encode;
    use super::super::piece::{Paragraphs, anchors, key, pieces};
    use super::*;

    #[test]
    fn pieces_are_found_by_their_words() {
        let texts = [("You may bake bread at home. Nobody shall sleep in the oven.", 0), ("You may sleep.", 1)];
        let bytes = encode(texts.into_iter());
        let index = PieceIndex::of(&bytes).expect("an index");
        let asked = pieces("NOBODY shall\nsleep in the oven!", Paragraphs::BlankLines);
        let number = index.by_key(key(&asked, &asked[0])).expect("it is known");
        let piece = index.piece(number).expect("it is there");
        assert_eq!((piece.text, &texts[0].0[piece.start..piece.end]), (0, "Nobody shall sleep in the oven"));
        assert_eq!(index.by_anchor(anchors(&asked[0].words)[0]).collect::<Vec<_>>(), [number]);
        let other = pieces("Somebody shall sleep in the oven.", Paragraphs::BlankLines);
        assert_eq!(index.by_key(key(&other, &other[0])), None);
    }

    #[test]
    fn broken_bytes_are_no_index() {
        for bytes in [&b""[..], b"\xff\xff\xff\xff", b"\x02\x00\x00\x00short"] {
            assert!(PieceIndex::of(bytes).is_none());
        }
    }
}
