//! Text → pieces: sentences, and what is cut at semicolons and colons, as words alone.
//!
//! The build script reads this file too, so that standard texts and opened documents are cut alike, however their lines
//! are wrapped, numbered or punctuated.

use std::ops::Range;

/// One word of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Its folded letters as a number (FNV-1a).
    pub hash: u32,
}

/// A sentence, or a part of one between semicolons and colons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// From its first word to its last.
    pub range: Range<usize>,
    /// Its words, without a list item's number.
    pub words: Vec<Word>,
    /// Which piece announces it: the last one before it that ended in a colon, where this one does not stand alone.
    pub lead: Option<usize>,
}

/// Words that make a piece a sentence of its own, whatever stands above it.
const FINITE: [&str; 31] = [
    "must",
    "shall",
    "may",
    "will",
    "can",
    "cannot",
    "is",
    "are",
    "was",
    "were",
    "has",
    "means",
    "refers",
    "includes",
    "contains",
    "agree",
    "agrees",
    "grants",
    "grant",
    "gives",
    "permits",
    "provides",
    "constitutes",
    "represents",
    "indicates",
    "applies",
    "follows",
    "follow",
    "should",
    "does",
    "do",
];

/// A piece of fewer words says nothing by itself.
pub const FEWEST_WORDS: usize = 1;

/// How many pieces below its lead-in a list may reach.
const REACH: usize = 60;

/// What ends a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paragraphs {
    /// A blank line, as in a text that is wrapped.
    BlankLines,
    /// Each end of a line, as in plain text.
    Lines,
}

/// Cuts a text into pieces.
pub fn pieces(text: &str, paragraphs: Paragraphs) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut lead: Option<usize> = None;
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if !ends_piece(text, start, at, character, paragraphs) {
            continue;
        }
        push(text, start..at, &mut lead, matches!(character, ':' | '：'), &mut pieces);
        start = end;
    }
    push(text, start..text.len(), &mut lead, false, &mut pieces);
    pieces
}

fn push(text: &str, range: Range<usize>, lead: &mut Option<usize>, announces: bool, pieces: &mut Vec<Piece>) {
    let Some(slice) = text.get(range.clone()) else { return };
    let words = words(slice, range.start);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let is_sentence = words.iter().any(|it| text.get(it.range.clone()).is_some_and(is_finite));
    let id = pieces.len();
    // A paragraph that begins with a sentence is beyond the list.
    if is_sentence && text.get(..range.start).is_some_and(|it| it.trim_end_matches([' ', '\t']).ends_with('\n')) {
        *lead = None;
    }
    let above = lead.filter(|it| !is_sentence && id - it <= REACH);
    let range = first.range.start..last.range.end;
    pieces.push(Piece { range, words, lead: above });
    if announces {
        *lead = Some(id);
    }
}

fn is_finite(word: &str) -> bool {
    FINITE.iter().any(|it| word.eq_ignore_ascii_case(it))
}

fn ends_piece(text: &str, start: usize, at: usize, character: char, paragraphs: Paragraphs) -> bool {
    let after = || text.get(at + character.len_utf8()..).unwrap_or("");
    match character {
        ';' | '；' | '。' => true,
        // "http://…" is one word, "19:30" too.
        ':' | '：' => after().is_empty() || after().starts_with(char::is_whitespace),
        '\n' => paragraphs == Paragraphs::Lines || after().trim_start_matches([' ', '\t', '\r']).starts_with('\n'),
        '.' | '?' | '!' => {
            let rest = after().trim_start_matches(['"', '\'', ')', ']', '”', '’']);
            let next = rest.trim_start();
            let is_gap = rest.is_empty() || rest.starts_with(char::is_whitespace);
            let begins = next.chars().next().is_none_or(|it| !it.is_lowercase());
            is_gap && begins && !is_abbreviation(text.get(start..at).unwrap_or(""))
        }
        _ => false,
    }
}

fn is_abbreviation(before: &str) -> bool {
    const SHORT: [&str; 14] =
        ["e.g", "i.e", "inc", "ltd", "llc", "corp", "co", "no", "v", "vs", "u.s", "u.s.c", "sec", "st"];
    let word = before.rsplit([' ', '(', '"', ',', '\n', '\t']).next().unwrap_or("").to_lowercase();
    SHORT.contains(&word.as_str())
}

/// The words of a piece: lower case, without punctuation and the number of a list item.
fn words(slice: &str, offset: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut begin = 0;
    let mut close = |word: &mut String, begin: usize, end: usize| {
        if !word.is_empty() {
            let is_marker = words.is_empty() && word.len() <= 3 && is_number(word) && closes_marker(slice, end);
            if !is_marker {
                words.push(Word { range: offset + begin..offset + end, hash: hash(folded(word)) });
            }
            word.clear();
        }
    };
    for (at, character) in slice.char_indices() {
        match character {
            // "non-infringement" and "noninfringement" are one word each.
            '-' | '\'' | '’' | '‘' | '\u{ad}' | '\u{2010}' | '\u{2011}' => {}
            it if it.is_alphanumeric() => {
                if word.is_empty() {
                    begin = at;
                }
                word.extend(it.to_lowercase());
            }
            _ => close(&mut word, begin, at),
        }
    }
    close(&mut word, begin, slice.len());
    // "…; and (b) …": what joins two pieces is part of neither.
    let joins =
        words.iter().take_while(|it| is_joint(slice.get(it.range.start - offset..it.range.end - offset))).count();
    if joins < words.len() {
        words.drain(..joins);
    }
    for word in &mut words {
        let text = slice.get(word.range.start - offset..word.range.end - offset).unwrap_or("");
        let bare = text.trim_end_matches(['-', '\'', '’', '‘', '\u{ad}', '\u{2010}', '\u{2011}']);
        word.range.end -= text.len() - bare.len();
    }
    words
}

/// Whether what follows makes a number one of a list: ")" or a stop with a gap behind it, not the point in "252.227".
fn closes_marker(slice: &str, end: usize) -> bool {
    let after = slice.get(end..).unwrap_or("");
    after.is_empty()
        || after.starts_with(')')
        || after.strip_prefix('.').is_some_and(|it| it.is_empty() || it.starts_with(char::is_whitespace))
}

fn is_joint(word: Option<&str>) -> bool {
    word.is_some_and(|it| it.eq_ignore_ascii_case("and") || it.eq_ignore_ascii_case("or"))
}

fn is_number(word: &str) -> bool {
    word.chars().all(|it| it.is_ascii_digit())
        || word.len() == 1
        || word.chars().all(|it| matches!(it, 'i' | 'v' | 'x'))
}

fn folded(word: &str) -> &str {
    match word {
        "licence" => "license",
        "licences" => "licenses",
        "sublicence" => "sublicense",
        "https" => "http",
        other => other,
    }
}

fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// One number for the words of a piece, and for those of its lead-in where it has one.
pub fn key(pieces: &[Piece], piece: &Piece) -> u64 {
    let lead = piece.lead.and_then(|it| pieces.get(it));
    let own = piece.words.iter().map(|it| it.hash);
    let above = lead.into_iter().flat_map(|it| it.words.iter().map(|it| it.hash).chain([0x003a]));
    above.chain(own).fold(0x9e37_79b9_7f4a_7c15, |hash: u64, word| {
        (hash.rotate_left(7) ^ u64::from(word)).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}

/// How many anchors a piece has at most.
pub const ANCHORS: usize = 3;

/// Numbers of a few runs of three words, the same ones for two pieces that share most of their words.
pub fn anchors(words: &[Word]) -> Vec<u32> {
    let run = |run: &[Word]| {
        let joined =
            run.iter().fold(0x811c_9dc5_u32, |hash, it| (hash.rotate_left(5) ^ it.hash).wrapping_mul(0x9e37_79b1));
        joined ^ (joined >> 15)
    };
    let mut all: Vec<u32> = words.windows(3).map(run).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(ANCHORS);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        let pieces = pieces(text, Paragraphs::BlankLines);
        pieces.iter().map(|it| key(&pieces, it)).collect()
    }

    #[test]
    fn wrapping_numbers_and_quotes_make_no_other_pieces() {
        let one = "You may use it if these are met:\n\n1. Keep this \"notice\";\n2. say so. It ends, e.g. in 2030.";
        let other = "You may use it\nif these are met: (a) keep this ‘notice’; (b) say\nso.\n\nIt ends, e.g. in 2030.";
        assert_eq!(keys(one), keys(other));
        assert_eq!(keys(one).len(), 4);
    }

    #[test]
    fn an_item_is_known_with_its_lead_in_alone() {
        let one = keys("You may:\n\n(a) use it;");
        let other = keys("You may not:\n\n(a) use it;");
        assert_ne!(one[1], other[1]);
        // A sentence stands alone.
        assert_eq!(keys("Please note: You may use it.")[1], keys("You may use it.")[0]);
    }

    #[test]
    fn a_word_or_a_number_makes_another_piece() {
        assert_ne!(keys("You may use it."), keys("You may not use it."));
        assert_ne!(keys("Keep 3 copies."), keys("Keep 4 copies."));
    }

    #[test]
    fn words_stand_where_they_stand() {
        let text = "x. The work's end, not";
        let pieces = pieces(text, Paragraphs::BlankLines);
        let last = pieces.last().expect("a piece");
        assert_eq!(&text[last.range.clone()], "The work's end, not");
        assert_eq!(&text[last.words[1].range.clone()], "work's");
    }
}
