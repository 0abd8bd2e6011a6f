//! Words broken over the end of a line: whether the hyphen is the word's own.
//!
//! `distri-⏎bute` is one word and `non-⏎exclusive` are two. What the rest of the text says decides; where it says
//! nothing, a hyphen is the word's own only behind or before what usually has one.

use crate::never::slice;
use std::collections::HashSet;

/// First halves that keep their hyphen.
const FIRST: [&str; 14] =
    ["all", "co", "cross", "fully", "half", "high", "low", "non", "open", "royalty", "self", "single", "third", "two"];
/// Second halves that keep the hyphen before them.
const SECOND: [&str; 24] = [
    "assignable",
    "based",
    "cause",
    "class",
    "commercial",
    "driven",
    "exclusive",
    "free",
    "infringement",
    "licensed",
    "like",
    "only",
    "owned",
    "party",
    "profit",
    "related",
    "source",
    "specific",
    "sublicensable",
    "time",
    "to",
    "transferable",
    "up",
    "wide",
];

/// Words that hyphens break and that are none of two words, whatever their halves are.
const WHOLE: [&str; 16] = [
    "another",
    "cannot",
    "hereafter",
    "hereby",
    "herein",
    "hereunder",
    "however",
    "notwithstanding",
    "otherwise",
    "outside",
    "software",
    "therefore",
    "thereof",
    "understand",
    "within",
    "without",
];

/// A hyphen (or a soft one) at the end of a line, with the halves beside it.
struct Break<'a> {
    at: usize,
    first: &'a str,
    second: &'a str,
    /// Whether another hyphen stands before the first half: `models-and-⏎libraries`.
    is_compound: bool,
}

/// Where hyphens stand that only break a word, in order.
pub(super) fn hyphens(text: &str) -> Vec<usize> {
    let breaks = breaks(text);
    if breaks.is_empty() {
        return Vec::new();
    }
    let known = words(text, &breaks);
    let is_known = |word: &str| known.contains(word);
    let is_only_break = |it: &Break| {
        let (first, second) = (it.first.to_lowercase(), it.second);
        let whole = format!("{first}{second}");
        if text.get(it.at..).is_some_and(|rest| rest.starts_with('\u{ad}'))
            || is_known(&whole)
            || WHOLE.contains(&whole.as_str())
        {
            return true;
        }
        let own = is_known(&format!("{first}-{second}"))
            || FIRST.contains(&first.as_str())
            || SECOND.contains(&second)
            || it.is_compound && is_known(&first)
            || first.len() > 2 && second.len() > 2 && is_known(&first);
        !own
    };
    breaks.iter().filter(|it| is_only_break(it)).map(|it| it.at).collect()
}

fn breaks(text: &str) -> Vec<Break<'_>> {
    let mut found = Vec::new();
    for (at, hyphen) in text.char_indices().filter(|(_, it)| matches!(it, '-' | '\u{2010}' | '\u{ad}')) {
        let (before, after) = (slice(text, 0..at), slice(text, at + hyphen.len_utf8()..text.len()));
        let rest = after.trim_start_matches([' ', '\t', '\r']);
        let Some(next) = rest.strip_prefix('\n') else { continue };
        let next = next.trim_start_matches([' ', '\t']);
        let start = before
            .rfind(|it: char| !it.is_alphabetic())
            .map_or(0, |it| it + before.get(it..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let end = next.find(|it: char| !it.is_alphabetic()).unwrap_or(next.len());
        let (first, second) = (slice(before, start..before.len()), slice(next, 0..end));
        if !first.is_empty() && second.starts_with(char::is_lowercase) {
            let is_compound = before.get(..start).is_some_and(|it| it.ends_with('-'));
            found.push(Break { at, first, second, is_compound });
        }
    }
    found
}

/// Words of the text in lower case, alone and as hyphens join them on one line; the halves of broken ones left out.
fn words(text: &str, breaks: &[Break]) -> HashSet<String> {
    let mut known = HashSet::new();
    let mut breaks = breaks.iter().peekable();
    let mut at = 0;
    let mut is_half = false;
    for piece in text.split_inclusive(|it: char| !it.is_alphabetic() && it != '-') {
        let word = piece.trim_end_matches(|it: char| !it.is_alphabetic());
        let end = at + piece.len();
        let breaks_here = breaks.next_if(|it| (at..end).contains(&it.at)).is_some();
        if !word.is_empty() {
            if !breaks_here && !is_half {
                let lower = word.to_lowercase();
                known.extend(lower.split('-').filter(|it| !it.is_empty()).map(str::to_owned));
                known.insert(lower);
            }
            is_half = breaks_here;
        }
        at = end;
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        let drop = hyphens(text);
        let kept: String = text.char_indices().filter(|(at, _)| !drop.contains(at)).map(|it| it.1).collect();
        kept.replace('\n', "")
    }

    #[test]
    fn the_text_itself_tells_whose_a_hyphen_is() {
        assert_eq!(joined("may distri-\nbute it"), "may distribute it");
        assert_eq!(joined("a non-\nexclusive right"), "a non-exclusive right");
        assert_eq!(joined("a note-\nbook; notebooks, a notebook"), "a notebook; notebooks, a notebook");
        assert_eq!(joined("an add-\non; no add-on"), "an add-on; no add-on");
        assert_eq!(joined("models-and-\nlibraries, and"), "models-and-libraries, and");
        assert_eq!(joined("data\u{ad}\nbase"), "database");
        assert_eq!(joined("see A-\nB and 3-\nx"), "see A-B and 3-x");
    }
}
