//! Where a standard text may end before its last word: before the appendix that tells how to apply it, and before another
//! standard text that is published behind it.
//!
//! Read by the build script alone: what it finds is looked up like a text of its own.

use super::words::{appendix_at, is_above_terms, placed_lines, placed_words, words};

/// A place at which a text may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The text's place in the list.
    pub text: usize,
    /// How many bytes of it stand before the place.
    pub end: usize,
    /// Which text of the list stands behind the place; an appendix, where it is none.
    pub attached: Option<usize>,
}

/// Texts of fewer words are parts of many, and are left where they stand.
const FEWEST_ATTACHED: usize = 500;
/// What stands before the place must be as long as this, in words, to be told by itself.
const FEWEST_BEFORE: usize = 40;

/// Every such place of these texts, each with its rank: of several ids with the same words the lowest is named.
pub fn endings(texts: &[(&str, u8)]) -> Vec<Ending> {
    let all: Vec<Vec<u64>> = texts.iter().map(|it| words(it.0)).collect();
    let mut found = Vec::new();
    for (at, (text, _)) in texts.iter().enumerate() {
        let appendix = appendix_at(text).map(|end| Ending { text: at, end, attached: None });
        let attached = attached(at, texts, &all);
        found.extend([appendix, attached].into_iter().flatten().filter(|it| {
            let before = text.get(..it.end).map_or(0, |it| words(it).len());
            before >= FEWEST_BEFORE && Some(before) < all.get(at).map(Vec::len)
        }));
    }
    found
}

/// Where another text begins with which this one ends.
fn attached(at: usize, texts: &[(&str, u8)], all: &[Vec<u64>]) -> Option<Ending> {
    let (own, text) = (all.get(at)?, texts.get(at)?.0);
    let is_behind =
        |it: &(usize, &Vec<u64>)| it.1.len() >= FEWEST_ATTACHED && it.1.len() < own.len() && own.ends_with(it.1);
    let behind = all.iter().enumerate().filter(is_behind);
    let rank = |at: usize| texts.get(at).map_or(u8::MAX, |it| it.1);
    let (other, behind) = behind.min_by_key(|it| (std::cmp::Reverse(it.1.len()), rank(it.0), it.0))?;
    let start = placed_words(text).get(own.len() - behind.len())?.start;
    // Its title and its copyright lines go with it.
    let lines: Vec<(usize, &str)> = placed_lines(text.get(..start)?).collect();
    let above = lines.iter().rev().take_while(|it| is_above_terms(it.1)).last();
    Some(Ending { text: at, end: above.map_or(start, |it| it.0), attached: Some(other) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_end_before_its_appendix_and_before_another_text() {
        let terms = "Everyone may bake bread at home if the oven is cold. ".repeat(60);
        let long = format!("General License\n\nCopyright 2001 Heron Labs\n\n{terms}");
        let more =
            "Nobody shall sleep in an oven, and nobody shall bake while others sleep there or nearby. ".repeat(4);
        let both = format!("Lesser License\n\n{more}\n\n{long}");
        let told = format!("{more}\n\nHow to apply these terms\n\nPut them on top.");
        let found = endings(&[(&long, 1), (&both, 0), (&long, 0), (&told, 0)]);
        let before = |it: &Ending| [both.as_str(), &told][usize::from(it.text == 3)][..it.end].trim_end().to_owned();
        let said: Vec<_> = found.iter().map(|it| (it.text, before(it), it.attached)).collect();
        let lesser = format!("Lesser License\n\n{}", more.trim_end());
        assert_eq!(said, [(1, lesser, Some(2)), (3, more.trim_end().to_owned(), None)]);
    }
}
