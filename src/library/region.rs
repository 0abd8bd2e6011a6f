//! Where in a document the known texts stand that it holds.

use super::form::{Form, known};
use super::index::{Known, RUN, runs};
use super::words::{PlacedWord, is_above_terms, placed_lines, words};
use crate::document::Span;
use std::collections::BTreeMap;

/// A known text, or what is like one, somewhere in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Where it stands, with the title and the copyright lines above it.
    pub span: Span,
    /// How many words of the document it takes.
    pub words: usize,
    /// What it may be, the likeliest first.
    pub forms: Vec<Form>,
}

/// A text of fewer words holds nothing that could be told from others.
pub(super) const FEWEST_WORDS: usize = 20;
/// How much of a text must stand close together to be looked at, in runs of a hundred.
const NEAR: usize = 60;
/// How much of it to be named beside others.
const NEAR_BESIDE: usize = 75;
/// How many texts are looked at for one region.
const CANDIDATES: usize = 3;
/// Of so many the likeliest are taken.
const MOST_ALIKE: usize = 16;
/// What is missing at either end of a text is looked for this many words further.
const REACH: usize = 12;
/// Titles and copyright lines above a text, and blank lines between them.
const MOST_ABOVE: usize = 12;

/// A form of a text with the words among which its runs stand.
#[derive(Clone, Copy, Debug)]
struct Spot {
    form: Form,
    whole: u64,
    words: usize,
    first: usize,
    last: usize,
    /// How many of a hundred runs stand there.
    share: usize,
    /// How many more words of the text stand there than are missing.
    covered: usize,
}

/// What was chosen for a region: the words from the text's first to its last, and what may stand in its place.
struct Chosen {
    first: usize,
    last: usize,
    spots: Vec<Spot>,
}

/// The known texts that stand in a document apart from each other, in its order.
pub(super) fn regions(text: &str, all: &[PlacedWord], hits: &[Vec<(u32, u32)>]) -> Vec<Region> {
    let mut spots: Vec<Spot> = known().zip(hits).flat_map(|((it, form), hits)| spots(it, form, hits)).collect();
    spots.sort_by_key(|it| {
        let rank = (it.form.entry.imported.is_some(), it.form.entry.deprecated, it.form.lacks.is_some());
        (std::cmp::Reverse((it.covered, it.share)), rank, it.form.entry.id, it.first)
    });
    let mut chosen: BTreeMap<usize, Chosen> = BTreeMap::new();
    for spot in spots {
        let is_first = chosen.is_empty();
        // Stray words at its edges are no reason to take it for what stands there.
        let near = chosen.range_mut(..=spot.last).rev().take(2).map(|it| it.1);
        match near.max_by_key(|it| shared(&spot, it)) {
            Some(it) if shared(&spot, it) * 4 > spot.last - spot.first => {
                let is_candidate = is_candidate(&spot, it);
                it.spots.extend(is_candidate.then_some(spot));
            }
            _ if spot.share >= NEAR_BESIDE || is_first => {
                if let Some((first, last)) = reach(all, &spot) {
                    chosen.insert(first, Chosen { first, last, spots: vec![spot] });
                }
            }
            _ => {}
        }
    }
    let (mut from, mut next) = (0, 0);
    let region = |it: Chosen| {
        let first = it.first.max(next);
        let start = with_title(text, from, all.get(first)?.start);
        let span = Span::new(start, line_end(text, all.get(it.last)?.end));
        (from, next) = (span.end, it.last + 1);
        let mut forms = it.spots;
        // The most held first; among equals the longest. The one that gave the region its place stays.
        forms.get_mut(1..)?.sort_by_key(|it| std::cmp::Reverse((it.share * 2 / 10, it.words)));
        let forms = forms.into_iter().take(CANDIDATES).map(|it| it.form).collect();
        Some(Region { span, words: (it.last + 1).checked_sub(first)?, forms })
    };
    chosen.into_values().filter_map(region).collect()
}

/// How many words two have in common.
fn shared(spot: &Spot, other: &Chosen) -> usize {
    (spot.last.min(other.last) + 1).saturating_sub(spot.first.max(other.first))
}

/// Whether a text that stands in another's place may be the one that is meant.
fn is_candidate(spot: &Spot, chosen: &Chosen) -> bool {
    chosen.spots.len() < MOST_ALIKE
        && shared(spot, chosen) * 2 >= chosen.last - chosen.first
        && chosen.spots.iter().all(|it| it.whole != spot.whole)
}

/// Where the runs of a text stand close together: from the first to the last of them, each time that they do.
fn spots(known: Known, form: Form, hits: &[(u32, u32)]) -> Vec<Spot> {
    let (runs, length) = (number(known.runs), number(known.words));
    if length < FEWEST_WORDS || hits.len() * 100 < runs * NEAR {
        return Vec::new();
    }
    let mut hits = hits.to_vec();
    hits.sort_unstable();
    let width = length + length / 4 + FEWEST_WORDS;
    let mut within: BTreeMap<u32, usize> = BTreeMap::new();
    let mut left = 0;
    let mut best: Option<(u32, u32, usize)> = None;
    let mut found = Vec::new();
    for (at, run) in &hits {
        *within.entry(*run).or_default() += 1;
        while let Some((start, gone)) = hits.get(left).filter(|it| number(at - it.0) > width) {
            leave(&mut within, *gone);
            // What begins behind the best place is another one.
            if best.is_some_and(|it| *start >= it.1) {
                found.extend(best.take());
            }
            left += 1;
        }
        if best.is_none_or(|it| within.len() > it.2) {
            best = hits.get(left).map(|it| (it.0, *at, within.len()));
        }
    }
    found.extend(best);
    let place = |(first, last, count): (u32, u32, usize)| {
        let share = count * 100 / runs;
        let last = number(last) + RUN - 1;
        (share >= NEAR).then_some(Spot {
            form,
            whole: known.whole,
            words: length,
            first: number(first),
            last,
            share,
            covered: length * (share * 2).saturating_sub(100) / 100,
        })
    };
    found.into_iter().filter_map(place).collect()
}

fn leave(within: &mut BTreeMap<u32, usize>, run: u32) {
    if let Some(count) = within.get_mut(&run) {
        *count -= 1;
        if *count == 0 {
            within.remove(&run);
        }
    }
}

fn number(it: u32) -> usize {
    usize::try_from(it).unwrap_or(usize::MAX)
}

/// The words of a text in the document: from its first to its last, as far as the document has them.
fn reach(all: &[PlacedWord], spot: &Spot) -> Option<(usize, usize)> {
    let own = words(spot.form.text());
    // A run may stand in a text more than once: near its start the first counts, near its end the last.
    let mut at: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (run, there) in runs(&own).zip(0..) {
        at.entry(run).or_insert((there, there)).1 = there;
    }
    // Between the runs that are kept there are others, beyond the outermost of them too.
    let beyond = own.len() / 32 + REACH;
    let (from, to) = (spot.first.saturating_sub(beyond), (spot.last + 1 + beyond).min(all.len()));
    let hashes: Vec<u64> = all.get(from..to)?.iter().map(|it| it.hash).collect();
    let places = runs(&hashes).zip(from..).filter_map(|(run, here)| Some((here, *at.get(&run)?)));
    let found: Vec<(usize, usize)> = places.flat_map(|(here, (one, last))| [(here, one), (here, last)]).collect();
    // How far the document's words are shifted against the text's: where most of them are, or nearly so. A paragraph
    // that was added or taken out shifts what follows it; a few words elsewhere are another text's.
    let shift = |(here, there): (usize, usize)| here + own.len() - there;
    let mut shifts: BTreeMap<usize, usize> = BTreeMap::new();
    for it in &found {
        *shifts.entry(shift(*it)).or_default() += 1;
    }
    let usual = *shifts.iter().max_by_key(|it| it.1)?.0;
    let is_own = |it: &&(usize, usize)| {
        let (at, apart) = (shift(**it), shift(**it).abs_diff(usual));
        apart <= REACH || apart <= own.len() / 6 && shifts.get(&at).is_some_and(|it| *it >= FEWEST_WORDS)
    };
    let (first, missing) = *found.iter().find(is_own)?;
    let (last, there) = *found.iter().rev().find(is_own)?;
    let (last, behind) = ((last + RUN).min(all.len()) - 1, own.len().saturating_sub(there + RUN));
    // A word that was changed near either end hides the words beyond it.
    let first = if missing <= REACH { first.saturating_sub(missing) } else { first };
    let last = if behind <= REACH { (last + behind).min(all.len() - 1) } else { last };
    Some((first, last))
}

/// The start of the line, if no other word stands before it there, or of the title above it.
fn with_title(text: &str, from: usize, at: usize) -> usize {
    let above = text.get(from..at).unwrap_or("");
    let lines: Vec<(usize, &str)> = placed_lines(above).collect();
    let Some((start, begun)) = lines.last().copied() else { return at };
    let (start, lines) = match above.ends_with('\n') {
        true => (at, lines.as_slice()),
        false if begun.contains(char::is_alphanumeric) => return at,
        false => (from + start, lines.split_last().map_or(&[][..], |it| it.1)),
    };
    let titles = lines.iter().rev().take(MOST_ABOVE).take_while(|it| is_above_terms(it.1));
    let named = titles.filter(|it| it.1.contains(char::is_alphanumeric));
    named.last().map_or(start, |it| from + it.0)
}

/// The end of the line, if no other word stands behind it there, or of what closes the sentence.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let line = rest.split('\n').next().unwrap_or("");
    if line.contains(char::is_alphanumeric) {
        let closed = line.find(|it: char| it.is_whitespace() || it.is_alphanumeric()).unwrap_or(0);
        return at + closed;
    }
    at + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_takes_the_title_and_the_copyright_lines_above_it() {
        let text = "heron:\n\nWren License\n\nCopyright 2031 Wren\n\n  You may use it. And more";
        let at = text.find("You").expect("it is there");
        assert_eq!(&text[with_title(text, 0, at)..at], "Wren License\n\nCopyright 2031 Wren\n\n  ");
        let end = text.find(" it.").expect("it is there") + 3;
        assert_eq!(&text[end..line_end(text, end)], ".");
        let beside = "heron: You may use it.";
        assert_eq!(with_title(beside, 0, 7), 7, "other words stand before it");
        assert_eq!(line_end(beside, 21), 22);
    }

    #[test]
    fn runs_that_stand_close_together_are_a_place_each_time() {
        let entry = super::super::entry("MIT").expect("in the list");
        let known = Known { whole: 1, head: 1, words: 40, runs: 10 };
        let copy = |from: u32| (0..10).map(move |it| (from + it * 4, it));
        let hits: Vec<(u32, u32)> = copy(100).chain(copy(400)).chain([(700, 3)]).collect();
        let found = spots(known, Form::whole(entry), &hits);
        assert_eq!(found.iter().map(|it| (it.first, it.share)).collect::<Vec<_>>(), [(100, 100), (400, 100)]);
        assert!(spots(known, Form::whole(entry), &hits[..4]).is_empty(), "too few of them");
    }
}
