//! Makes the index of known texts: when the crate is built, and for texts that the user imports.

use super::index::runs;
use super::words::{digest, without_appendix, words};

/// How many runs of one text are kept at most.
const RUNS_KEPT: usize = 64;

/// The index of these texts as bytes: how many texts there are, the texts in their order, then all runs by number.
pub fn encode<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let (mut known, mut runs, mut count) = (Vec::new(), Vec::new(), 0_u32);
    for (text, id) in texts.zip(0_u16..) {
        let all = words(text);
        let kept = kept(&all);
        for number in [digest(&all), digest(&words(without_appendix(text)))] {
            known.extend(number.to_le_bytes());
        }
        for number in [all.len(), kept.len()] {
            known.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        runs.extend(kept.into_iter().map(|it| (it, id)));
        count += 1;
    }
    runs.sort_unstable();
    let mut bytes = count.to_le_bytes().to_vec();
    bytes.extend(known);
    for (number, id) in runs {
        bytes.extend(number.to_le_bytes());
        bytes.extend(id.to_le_bytes());
    }
    bytes
}

fn kept(words: &[u64]) -> Vec<u32> {
    let all: Vec<u32> = runs(words).collect();
    let step = all.len().div_ceil(RUNS_KEPT).max(1);
    let mut kept: Vec<u32> = all.into_iter().step_by(step).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}
