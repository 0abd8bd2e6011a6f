//! Fills the shelf of programs: the build script reads this file.

use super::compile::{TablesMade, program};
use std::collections::BTreeSet;

/// The shelf of these patterns as bytes; for each whether it reads letters. What is left to the `regex` crate is not on
/// it.
///
/// It begins with four counts: programs, words of sets, words of classes, words of programs. Behind the index (for each
/// program where its pattern stands, its length, and where the program begins) stand sets, classes, programs and, as
/// text, the patterns.
pub fn shelf(patterns: &BTreeSet<(bool, String)>) -> Vec<u8> {
    let mut tables = TablesMade::default();
    let (mut index, mut programs, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for (reads_letters, pattern) in patterns {
        let Some(words) = program(pattern, *reads_letters, &mut tables) else { continue };
        let source = format!("{}{pattern}", letter(*reads_letters));
        index.extend([sources.len(), source.len(), programs.len()].map(number));
        programs.extend(words);
        sources.extend(source.into_bytes());
    }
    let counts = [index.len() / 3, tables.sets.len(), tables.classes.len(), programs.len()].map(number);
    let words = counts.into_iter().chain(index).chain(tables.sets).chain(tables.classes).chain(programs);
    words.flat_map(u32::to_le_bytes).chain(sources).collect()
}

/// What a pattern's text begins with on the shelf, by which patterns of bytes come before those of letters.
pub fn letter(reads_letters: bool) -> char {
    if reads_letters { 'u' } else { 'b' }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a shelf is far smaller than four gigabytes")
}
