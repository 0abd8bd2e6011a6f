//! The index of known texts: made when the crate is built, looked up in a millisecond.
//!
//! For each text a number over all its words, one over those before its appendix, and some dozens of numbers over
//! four words in a row, spread evenly: how many of those a document holds says how much of the text it holds.

use super::words::digest;

/// Words in a row that are looked up together.
pub const RUN: usize = 4;
/// Bytes of one kept run: its number and its text.
const RUN_BYTES: usize = 6;
/// Bytes of one text: its two numbers, how many words it has and how many runs of it are kept.
const TEXT_BYTES: usize = 24;

/// A run that stands in a document more often is not looked up beyond: what a document repeats makes no more work.
const MOST_PLACES: usize = 100;

/// What is known of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Over all its words.
    pub whole: u64,
    /// Over the words before its appendix.
    pub head: u64,
    /// How many words it has.
    pub words: u32,
    /// How many runs of it are kept.
    pub runs: u32,
}

/// Numbers of all runs of words, in order.
pub fn runs(words: &[u64]) -> impl Iterator<Item = u32> {
    // A text of fewer words than a run is a run.
    let shorter = (words.len() < RUN && !words.is_empty()).then_some(words);
    words.windows(RUN).chain(shorter).map(|run| (digest(run) >> 32) as u32)
}

/// An index that the build script made.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    known: &'a [u8],
    runs: &'a [u8],
}

impl<'a> Index<'a> {
    /// Reads the bytes of an index; of others it makes an index of nothing.
    pub fn of(bytes: &'a [u8]) -> Self {
        let split = |count: [u8; 4]| {
            let texts = usize::try_from(u32::from_le_bytes(count)).ok()?.checked_mul(TEXT_BYTES)?;
            bytes.get(4..)?.split_at_checked(texts)
        };
        let (known, runs) = bytes.first_chunk().copied().and_then(split).unwrap_or_default();
        Self { known, runs }
    }

    /// The texts, in the order in which they were encoded.
    pub fn texts(self) -> impl Iterator<Item = Known> {
        self.known.chunks_exact(TEXT_BYTES).filter_map(|it| {
            let long = |at: usize| it.get(at..).and_then(|it| it.first_chunk()).map(|it| u64::from_le_bytes(*it));
            let short = |at: usize| it.get(at..).and_then(|it| it.first_chunk()).map(|it| u32::from_le_bytes(*it));
            Some(Known { whole: long(0)?, head: long(8)?, words: short(16)?, runs: short(20)? })
        })
    }

    /// For each text which of its kept runs stand where among these, each a run and its place, in order: places and
    /// runs, in the order of runs.
    pub fn hits(self, asked: &[(u32, u32)]) -> Vec<Vec<(u32, u32)>> {
        let mut hits = vec![Vec::new(); self.known.len() / TEXT_BYTES];
        let mut rest = asked;
        // Both are in order: one walk through both.
        for entry in self.runs.chunks_exact(RUN_BYTES) {
            let Some((number, id)) = entry.split_first_chunk().map(|(it, id)| (u32::from_le_bytes(*it), id)) else {
                break;
            };
            while let Some((_, after)) = rest.split_first().filter(|(it, _)| it.0 < number) {
                rest = after;
            }
            let id = id.first_chunk().map_or(0, |it| u16::from_le_bytes(*it));
            if let Some(list) = hits.get_mut(usize::from(id)) {
                let same = rest.iter().take_while(|it| it.0 == number).take(MOST_PLACES);
                list.extend(same.map(|it| (it.1, number)));
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::super::encode::encode;
    use super::super::words::words;
    use super::*;

    const ONE: &str = "You may use, copy and change this work for any purpose if you keep this notice in all copies.";
    const OTHER: &str = "Nobody shall bake bread on Sundays unless the oven is cold and the baker is asleep.";

    #[test]
    fn a_text_is_found_in_another_that_holds_it() {
        let bytes = encode([ONE, OTHER].into_iter());
        let index = Index::of(&bytes);
        let known: Vec<Known> = index.texts().collect();
        assert_eq!(known.len(), 2);
        assert_eq!(known[0].whole, digest(&words(ONE)));
        let asked = words(&format!("Some words before. {ONE} And some behind it."));
        let mut asked: Vec<(u32, u32)> = runs(&asked).zip(0..).collect();
        asked.sort_unstable();
        let hits = index.hits(&asked);
        assert_eq!((hits[0].len(), hits[1].len()), (usize::try_from(known[0].runs).expect("few"), 0));
        assert_eq!(hits[0].iter().map(|it| it.0).min(), Some(3), "three words stand before it");
    }

    #[test]
    fn broken_bytes_are_an_index_of_nothing() {
        for bytes in [&b""[..], b"\xff\xff\xff\xff", b"\x02\x00\x00\x00short"] {
            assert_eq!(Index::of(bytes).texts().count(), 0);
            assert!(Index::of(bytes).hits(&[(1, 0), (2, 1)]).is_empty());
        }
    }
}
