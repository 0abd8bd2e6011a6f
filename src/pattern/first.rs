//! What pieces of patterns can begin with, and which of them can begin at one place. The build script reads this file.

use super::program::SET;

/// What a piece of a pattern can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First {
    /// The bytes, one bit each.
    pub bytes: [u32; SET],
    /// Whether it may match where the text ends.
    pub at_end: bool,
}

impl First {
    /// No byte.
    pub const NOTHING: Self = Self { bytes: [0; SET], at_end: false };
    /// Every byte, and the end.
    pub const ALL: Self = Self { bytes: [u32::MAX; SET], at_end: true };

    /// Adds the bytes from the first to the last.
    pub fn range(&mut self, first: u8, last: u8) {
        for byte in first..=last {
            if let Some(word) = self.bytes.get_mut(usize::from(byte >> 5)) {
                *word |= 1 << (byte & 31);
            }
        }
    }

    /// Both together.
    pub fn or(mut self, other: Self) -> Self {
        self.bytes.iter_mut().zip(other.bytes).for_each(|(word, more)| *word |= more);
        Self { bytes: self.bytes, at_end: self.at_end || other.at_end }
    }

    /// Whether it can begin with this byte.
    pub fn has(&self, byte: u8) -> bool {
        self.bytes.get(usize::from(byte >> 5)).is_some_and(|it| it >> (byte & 31) & 1 != 0)
    }

    fn meets(self, other: Self) -> bool {
        self.at_end && other.at_end || self.bytes.iter().zip(other.bytes).any(|(one, two)| one & two != 0)
    }
}

/// Pieces in groups of which no two can begin with the same byte, each in the order in which they were given. One group
/// of all where a piece may match at the end of a text, where there is no byte to tell by.
pub fn groups<T: Copy>(pieces: &[(T, First)]) -> Vec<(First, Vec<(T, First)>)> {
    let all = pieces.iter().fold(First::NOTHING, |all, it| all.or(it.1));
    if all.at_end {
        return vec![(all, pieces.to_vec())];
    }
    // Places rather than pieces, so that each group can be put back into their order.
    let mut groups: Vec<(First, Vec<usize>)> = Vec::new();
    for (place, (_, first)) in pieces.iter().enumerate() {
        let mut joined = (*first, vec![place]);
        groups.retain_mut(|it| {
            let stays = !it.0.meets(*first);
            if !stays {
                joined = (joined.0.or(it.0), std::mem::take(&mut it.1).into_iter().chain(joined.1.drain(..)).collect());
            }
            stays
        });
        joined.1.sort_unstable();
        groups.push(joined);
    }
    let piece = |it: usize| pieces.get(it).copied();
    groups.into_iter().map(|(first, places)| (first, places.into_iter().filter_map(piece).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> First {
        let mut all = First::NOTHING;
        for it in bytes {
            all.range(*it, *it);
        }
        all
    }

    fn names(pieces: &[(char, First)]) -> Vec<String> {
        groups(pieces).into_iter().map(|(_, all)| all.into_iter().map(|it| it.0).collect()).collect()
    }

    #[test]
    fn what_can_begin_alike_stays_together_and_in_order() {
        let pieces = [('a', of(b"x")), ('b', of(b"y")), ('c', of(b"z")), ('d', of(b"xz")), ('e', of(b"w"))];
        assert_eq!(names(&pieces), ["b", "acd", "e"]);
    }

    #[test]
    fn what_may_match_at_the_end_is_told_by_no_byte() {
        assert_eq!(names(&[('a', of(b"x")), ('b', First::ALL), ('c', of(b"z"))]), ["abc"]);
    }
}
