//! Makes the index of pieces of standard texts, when the crate is built.

use super::piece::{FEWEST_WORDS, Paragraphs, anchors, key, pieces};
use std::collections::BTreeMap;

/// Of more pieces than this that share an anchor the others are not kept.
const MOST_SHARED: usize = 24;

/// The index of these texts (each with its rank: what several have is known from the lowest) as bytes: how many pieces there are, the pieces, their
/// keys in order with their pieces, then anchors in order with theirs.
pub fn encode<'a>(texts: impl Iterator<Item = (&'a str, u8)>) -> Vec<u8> {
    let mut known: BTreeMap<u64, u32> = BTreeMap::new();
    let mut rows: Vec<(u16, u32, u32, Vec<u32>)> = Vec::new();
    let mut texts: Vec<(u16, &str, u8)> = texts.zip(0_u16..).map(|((text, rank), id)| (id, text, rank)).collect();
    texts.sort_by_key(|it| it.2);
    for (id, text, _) in texts {
        let all = pieces(text, Paragraphs::BlankLines);
        for piece in all.iter().filter(|it| it.words.len() >= FEWEST_WORDS) {
            let number = |at: usize| u32::try_from(at).expect("a licence is shorter than four gigabytes");
            let row = number(rows.len());
            if *known.entry(key(&all, piece)).or_insert(row) == row {
                rows.push((id, number(piece.range.start), number(piece.range.end), anchors(&piece.words)));
            }
        }
    }
    let mut anchored: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (at, row) in (0_u32..).zip(&rows) {
        row.3.iter().for_each(|it| anchored.entry(*it).or_default().push(at));
    }
    // Those of approved texts stand first.
    for pieces in anchored.values_mut() {
        pieces.truncate(MOST_SHARED);
    }
    let count = |len: usize| u32::try_from(len).expect("so many pieces fit").to_le_bytes();
    let mut bytes = count(rows.len()).to_vec();
    for (id, start, end, _) in &rows {
        bytes.extend(id.to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend(end.to_le_bytes());
    }
    for (key, row) in known {
        bytes.extend(key.to_le_bytes());
        bytes.extend(row.to_le_bytes());
    }
    for (anchor, rows) in anchored {
        for row in rows {
            bytes.extend(anchor.to_le_bytes());
            bytes.extend(row.to_le_bytes());
        }
    }
    bytes
}
