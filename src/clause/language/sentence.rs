//! Plain text → sentences, and sentences → units that carry one force each.

use super::patterns;
use crate::never::slice;
use crate::pattern::Constant;
use std::ops::Range;

/// Words after which a full stop ends nothing.
const ABBREVIATIONS: [&str; 34] = [
    "e.g", "i.e", "etc", "inc", "ltd", "llc", "corp", "co", "no", "nos", "v", "vs", "u.s", "u.s.c", "c.f.r", "sec",
    "art", "fig", "mr", "ms", "dr", "st", "jr", "cf", "al", "approx", "p.o", "vol", "ver", "ph.d", "u.k", "e.u", "d.c",
    "seq",
];

/// Sentences of a paragraph of plain text, as ranges of it, without the blanks between.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let ends = match character {
            '\n' | '。' | '；' => true,
            '.' | '?' | '!' => {
                let after = slice(text, end..);
                let closers = after.len() - after.trim_start_matches(['"', '\'', ')', ']']).len();
                let rest = slice(after, closers..);
                rest.is_empty()
                    || (rest.starts_with([' ', '\n'])
                        && begins_sentence(rest.trim_start())
                        && !is_abbreviation(slice(text, start..at)))
            }
            _ => false,
        };
        if ends {
            // A quote or bracket right behind the stop belongs to the sentence.
            let mut end = end;
            while matches!(bytes.get(end), Some(b'"' | b'\'' | b')' | b']')) {
                end += 1;
            }
            push(&mut found, text, start..end.max(start));
            start = end.max(start);
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(slice) = text.get(range.clone()) else { return };
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = start + slice.trim().len();
    if end > start {
        found.push(start..end);
    }
}

fn begins_sentence(rest: &str) -> bool {
    rest.starts_with(|it: char| {
        it.is_uppercase() || it.is_ascii_digit() || matches!(it, '"' | '(' | '[' | '\'' | '*' | '-') || it >= '\u{3400}'
    })
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '"', ',']).next().unwrap_or("").to_lowercase();
    // A single letter before the stop is an initial or a list's letter.
    ABBREVIATIONS.contains(&word.as_str()) || word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

static ITEM: Constant = Constant::of(patterns::ITEM);

static TURN: Constant = Constant::of(patterns::TURN);

/// One unit of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub range: Range<usize>,
    /// Whether it is an item of the sentence's inline list, under the unit before the list.
    pub is_item: bool,
}

/// Splits a sentence into the lead-in and items of an inline list, and where its force turns.
pub(super) fn units(text: &str, sentence: Range<usize>) -> Vec<Unit> {
    let Some(slice) = text.get(sentence.clone()) else { return Vec::new() };
    let items = inline_items(slice);
    let mut units = Vec::new();
    let first = items.first().copied().unwrap_or(slice.len());
    turns(slice, 0..first, sentence.start, false, &mut units);
    for (index, start) in items.iter().enumerate() {
        let end = items.get(index + 1).copied().unwrap_or(slice.len());
        turns(slice, *start..end, sentence.start, true, &mut units);
    }
    units
}

/// Starts of the items of an inline list: at least two numbers in order.
fn inline_items(sentence: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut expected: Option<(bool, usize)> = None;
    for hit in ITEM.captures_iter(sentence) {
        let (Some(whole), Some(value)) = (hit.get(0), hit.get(1)) else { continue };
        let readings = ordinals(value.as_str());
        let before = slice(sentence, 0..whole.start()).trim_end();
        let fits_place =
            before.is_empty() || before.ends_with([',', ';', ':']) || !before.ends_with(|it: char| it.is_ascii_digit());
        // "section 2(a)" and "paragraph (b)" refer, they do not list.
        let refers = ["section", "sections", "paragraph", "clause", "subsection", "item", "article", "term", "terms"]
            .iter()
            .any(|it| ends_with_ignoring_case(before, it))
            || whole.start() > 0 && !slice(sentence, 0..whole.start()).ends_with([' ', '(', '\n']);
        let next = match expected {
            None => readings.iter().find(|(_, value)| *value == 1),
            Some((roman, value)) => readings.iter().find(|it| **it == (roman, value + 1)),
        };
        if let (Some(next), true, false) = (next, fits_place, refers) {
            expected = Some(*next);
            starts.push(whole.start());
        }
    }
    if starts.len() >= 2 { starts } else { Vec::new() }
}

/// Looks at the end only: `before` may be a long text, and is asked for at each of its numbers.
fn ends_with_ignoring_case(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

/// Possible values of an item's number; `true` for roman.
fn ordinals(value: &str) -> Vec<(bool, usize)> {
    let mut found = Vec::new();
    if let Some(number) = crate::clause::layout::marker::roman(value) {
        found.push((true, number));
    }
    match value.to_ascii_lowercase().as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => found.push((false, usize::from(letter - b'a') + 1)),
        _ => found.extend(value.parse().ok().map(|number: usize| (false, number))),
    }
    found
}

fn turns(sentence: &str, range: Range<usize>, offset: usize, is_item: bool, units: &mut Vec<Unit>) {
    let Some(slice) = sentence.get(range.clone()) else { return };
    let mut start = 0;
    let mut push = |from: usize, to: usize, is_item: bool| {
        let Some(part) = slice.get(from..to) else { return };
        let begin = from + (part.len() - part.trim_start_matches([' ', ',', ';']).len());
        let end = from + part.trim_end().len();
        if end > begin {
            units.push(Unit { range: offset + range.start + begin..offset + range.start + end, is_item });
        }
    };
    for hit in TURN.find_iter(slice) {
        // Nothing turns before something was said.
        if slice
            .get(start..hit.start())
            .is_some_and(|before| before.split_whitespace().count() >= 3 && super::statement::has_cue(before))
        {
            push(start, hit.start() + 1, is_item);
            start = hit.start() + 1;
        }
    }
    push(start, slice.len(), is_item);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        check(
            "You may use it, e.g. at Acme Inc. in the U.S. or abroad. You may not sell it.",
            &["You may use it, e.g. at Acme Inc. in the U.S. or abroad.", "You may not sell it."],
        );
        check("It is \"as is.\" No warranty.", &["It is \"as is.\"", "No warranty."]);
        check("Version 3.1 of it", &["Version 3.1 of it"]);
    }

    #[test]
    fn inline_lists_and_turns() {
        let text = "You must: (i) keep notices; (ii) share it, and (iii) name us, and you may not sell copies of it.";
        let found: Vec<_> = units(text, 0..text.len()).into_iter().map(|it| (it.is_item, &text[it.range])).collect();
        assert_eq!(found[0], (false, "You must:"));
        assert_eq!(found[1], (true, "(i) keep notices;"));
        assert_eq!(found.len(), 4, "{found:?}");
        let text = "You must ask us first, and you are not authorized to use it.";
        assert_eq!(units(text, 0..text.len()).len(), 2);
        let text = "Rights under Section 2(a) and Section 2(b) end.";
        assert_eq!(units(text, 0..text.len()).len(), 1);
    }
}
