//! What differs between a sentence and a standard one, and whether it only fills in what that one leaves open.

use super::piece::Word;
use std::ops::Range;

/// How two sentences differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Ranges of the document's text that the standard one lacks.
    pub own: Vec<Range<usize>>,
    /// Words of the standard sentence that the document lacks, in lower case.
    pub lacking: Vec<String>,
    /// How many words that is, with those that are missing.
    pub own_words: usize,
    /// Whether anything but a name or a year was put where the standard text leaves one open.
    pub is_edited: bool,
}

/// A sentence that shares fewer of its words than this, of a hundred, is another one.
const FEWEST_SHARED: usize = 60;

/// How a sentence differs from a standard one; `None` where they have too little in common.
pub fn difference(standard: (&str, &[Word]), own: (&str, &[Word])) -> Option<Difference> {
    let steps = steps(standard.1, own.1);
    let shared = steps.iter().filter(|it| matches!(it, Step::Both)).count();
    if shared * 100 < standard.1.len().max(own.1.len()) * FEWEST_SHARED {
        return None;
    }
    let (mut there, mut here) = (0, 0);
    let mut found = Difference { own: Vec::new(), lacking: Vec::new(), own_words: 0, is_edited: false };
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        if matches!(step, Step::Both) {
            (there, here, at) = (there + 1, here + 1, at + 1);
            continue;
        }
        let change = steps.get(at..).unwrap_or(&[]).iter().take_while(|it| !matches!(it, Step::Both));
        let (mut missing, mut added) = (0, 0);
        for step in change {
            match step {
                Step::There => missing += 1,
                Step::Here | Step::Both => added += 1,
            }
            at += 1;
        }
        let lacking = standard.1.get(there..there + missing).unwrap_or(&[]);
        let new = own.1.get(here..here + added).unwrap_or(&[]);
        (there, here) = (there + missing, here + added);
        found.own_words += missing + added;
        found.lacking.extend(lacking.iter().filter_map(|it| standard.0.get(it.range.clone())).map(str::to_lowercase));
        if let (Some(first), Some(last)) = (new.first(), new.last()) {
            found.own.push(first.range.start..last.range.end);
        }
        found.is_edited |= !is_filled_in(standard.0, lacking, own.0, new);
    }
    Some(found)
}

enum Step {
    Both,
    There,
    Here,
}

/// The shortest way from one row of words to the other.
fn steps(there: &[Word], here: &[Word]) -> Vec<Step> {
    let width = here.len() + 1;
    // The length of the longest common part of what follows each pair of places.
    let mut lengths = vec![0_u16; (there.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in there.iter().enumerate().rev() {
        for (j, other) in here.iter().enumerate().rev() {
            let length = if one.hash == other.hash {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(slot) = lengths.get_mut(i * width + j) {
                *slot = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::new();
    loop {
        match (there.get(i), here.get(j)) {
            (Some(one), Some(other)) if one.hash == other.hash => {
                steps.push(Step::Both);
                (i, j) = (i + 1, j + 1);
            }
            (Some(_), Some(_)) if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) => {
                steps.push(Step::There);
                i += 1;
            }
            (_, Some(_)) => {
                steps.push(Step::Here);
                j += 1;
            }
            (Some(_), None) => {
                steps.push(Step::There);
                i += 1;
            }
            (None, None) => return steps,
        }
    }
}

/// Words that stand for whoever holds the rights, where a standard text names nobody.
const HOLDERS: [&str; 22] = [
    "the",
    "copyright",
    "holder",
    "holders",
    "owner",
    "owners",
    "author",
    "authors",
    "and",
    "or",
    "contributors",
    "contributor",
    "organization",
    "name",
    "names",
    "of",
    "its",
    "their",
    "s",
    "regents",
    "his",
    "by",
];
/// Of these one must be among them.
const HOLDER: [&str; 9] =
    ["holder", "holders", "owner", "owners", "author", "authors", "contributors", "organization", "regents"];
/// A name does not have these words in it.
const NO_NAMES: [&str; 24] = [
    "not",
    "no",
    "only",
    "except",
    "unless",
    "without",
    "non",
    "if",
    "may",
    "must",
    "shall",
    "will",
    "is",
    "are",
    "use",
    "used",
    "for",
    "any",
    "all",
    "commercial",
    "research",
    "purposes",
    "provided",
    "other",
];
/// The longest name.
const LONGEST_NAME: usize = 12;

fn is_filled_in(standard: &str, lacking: &[Word], own: &str, new: &[Word]) -> bool {
    let word = |text: &str, it: &Word| text.get(it.range.clone()).unwrap_or("").to_lowercase();
    let missing: Vec<String> = lacking.iter().map(|it| word(standard, it)).collect();
    let added: Vec<String> = new.iter().map(|it| word(own, it)).collect();
    let is_open = is_placeholder(standard, lacking)
        || missing.iter().all(|it| HOLDERS.contains(&it.as_str()))
            && missing.iter().any(|it| HOLDER.contains(&it.as_str()));
    let is_name = !added.is_empty()
        && added.len() <= LONGEST_NAME
        && added.iter().all(|it| !NO_NAMES.contains(&it.as_str()))
        && (is_named(own, new) || added.iter().all(|it| HOLDERS.contains(&it.as_str())));
    is_open && is_name
}

/// Whether words may be the name of somebody who holds rights: "Heron Labs", "the authors"; not "Non Commercial Use".
pub fn is_holder(text: &str) -> bool {
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
    let all_held = lower.iter().all(|it| HOLDERS.contains(&it.as_str()));
    !words.is_empty()
        && words.len() <= LONGEST_NAME
        && lower.iter().all(|it| !NO_NAMES.contains(&it.as_str()))
        && (all_held || words.iter().all(|it| begins_as_name(it)))
}

/// Whether words stand in brackets that the standard text leaves to be filled in: `<year>`, `[name of owner]`.
fn is_placeholder(standard: &str, lacking: &[Word]) -> bool {
    let (Some(first), Some(last)) = (lacking.first(), lacking.last()) else { return false };
    let before = standard.get(..first.range.start).unwrap_or("").trim_end();
    let after = standard.get(last.range.end..).unwrap_or("").trim_start();
    before.ends_with('<') && after.starts_with('>')
        || before.ends_with('[') && after.starts_with(']')
        || before.ends_with('{') && after.starts_with('}')
}

/// Whether each word that counts begins with a capital, as names do; a sentence in capitals has no names to tell.
fn is_named(own: &str, new: &[Word]) -> bool {
    new.iter().filter_map(|it| own.get(it.range.clone())).all(begins_as_name)
}

fn begins_as_name(word: &str) -> bool {
    const SMALL: [&str; 8] = ["the", "of", "and", "or", "its", "at", "de", "by"];
    SMALL.contains(&word.to_lowercase().as_str())
        || word.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::piece::{Paragraphs, pieces};
    use super::*;

    fn differ(standard: &str, own: &str) -> Option<Difference> {
        let words = |text| pieces(text, Paragraphs::Lines).into_iter().flat_map(|it| it.words).collect::<Vec<_>>();
        difference((standard, &words(standard)), (own, &words(own)))
    }

    #[test]
    fn who_holds_the_rights_is_left_open_and_nothing_else() {
        let standard = "The name of the copyright holder may not be used to endorse products without permission";
        let named = "The name of Marsh Light Labs may not be used to endorse products without permission";
        assert!(!differ(standard, named).expect("alike").is_edited);
        let other = "The name of the copyright holder may not be used to sell products without permission";
        let found = differ(standard, other).expect("alike");
        assert!(found.is_edited);
        assert_eq!(&other[found.own[0].clone()], "sell");
        let limited = "The name of Non Commercial Use may not be used to endorse products without permission";
        assert!(differ(standard, limited).expect("alike").is_edited);
    }

    #[test]
    fn a_number_is_an_edit_and_strangers_are_strangers() {
        assert!(
            differ("Keep these for 3 years after that day", "Keep these for 5 years after that day")
                .expect("alike")
                .is_edited
        );
        assert_eq!(differ("You may use it", "Nobody shall bake bread on Sundays"), None);
    }
}
