//! Words in one tree that is read in place: all places where any of them stands in a text.
//!
//! The tree lies in an array. The child of a slot for a byte is the slot that stands as many places behind the parent's
//! base as the byte says, if that slot names the parent. At each place of a text the tree is walked as far as words go,
//! which is as many bytes as the longest word has.

use super::program::Raw;

/// The words of a slot: its base, its parent's number and one, the number of the word that ends here and one.
pub type TrieSlot = [Raw; 3];

/// The tree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trie<'a> {
    slots: &'a [TrieSlot],
}

impl<'a> Trie<'a> {
    /// Reads the tree that lies in these words.
    pub fn of(words: &'a [Raw]) -> Self {
        Self { slots: words.as_chunks::<3>().0 }
    }

    /// Calls for each place where a word stands, with the word's number; from the front, shorter words first.
    pub fn hits(&self, text: &[u8], mut hit: impl FnMut(usize, usize)) {
        for start in 0..text.len() {
            let mut slot = 0;
            for byte in text.get(start..).unwrap_or_default() {
                let Some(child) = self.child(slot, *byte) else { break };
                slot = child;
                if let Some(word) = self.word(slot) {
                    hit(start, word);
                }
            }
        }
    }

    /// The number of a word.
    pub fn number(&self, word: &[u8]) -> Option<usize> {
        let last = word.iter().try_fold(0, |slot, byte| self.child(slot, *byte))?;
        self.word(last)
    }

    #[inline]
    fn child(&self, slot: usize, byte: u8) -> Option<usize> {
        let [base, ..] = *self.slots.get(slot)?;
        let child = u32::from_le_bytes(base) as usize + usize::from(byte);
        let [_, parent, _] = *self.slots.get(child)?;
        (u32::from_le_bytes(parent) as usize == slot + 1).then_some(child)
    }

    #[inline]
    fn word(&self, slot: usize) -> Option<usize> {
        let [.., word] = *self.slots.get(slot)?;
        (u32::from_le_bytes(word) as usize).checked_sub(1)
    }
}
