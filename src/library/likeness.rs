//! Which known text a document may be.

use super::imported::indexes;
use super::index::{Index, runs};
use super::words::{digest, without_appendix, words};
use super::{Entry, entries};

/// How sure it is, by words alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Every word of the text and no other, whatever stands in copyright lines.
    Whole(&'static Entry),
    /// Every word but the appendix that tells how to apply it.
    WithoutAppendix(&'static Entry),
    /// Every word of the text in a row, and at least as many others around them.
    Contains(&'static Entry),
    /// Much of these texts, the likeliest first: whether it was made from one of them, their difference must show.
    Near(Vec<&'static Entry>),
}

/// A text of fewer words than this holds nothing that could be told from others.
const FEWEST_WORDS: usize = 20;
/// How much of a text a document must hold to have been made from it, in runs of four words out of a hundred.
const NEAR: u32 = 55;
/// How many texts are worth a closer look.
const CANDIDATES: usize = 3;
/// A document of so many times a text's words was not made from it.
const LONGER: usize = 3;

/// What a document's plain text is, or was made from; `None` where it is like no known text.
pub fn likeness(text: &str) -> Option<Likeness> {
    let all = words(text);
    if all.len() < FEWEST_WORDS {
        return None;
    }
    let known: Vec<_> = known().collect();
    let bare = without_appendix(text);
    let whole = digest(&all);
    let head = if bare.len() == text.len() { whole } else { digest(&words(bare)) };
    // An imported text that is not the one that its index was made of is not known.
    let is_itself =
        |it: &super::index::Known, entry: &Entry| entry.imported.is_none() || digest(&words(entry.text)) == it.whole;
    let best = |is: &dyn Fn(&super::index::Known) -> bool| {
        let alike = known.iter().filter(|(it, entry)| is(it) && is_itself(it, entry)).map(|(_, it)| *it);
        alike.min_by_key(|it| (it.imported.is_some(), it.deprecated, it.id))
    };
    let same = best(&|it| it.whole == whole);
    if let Some(entry) = same.filter(|it| !it.deprecated) {
        return Some(Likeness::Whole(entry));
    }
    // An id that is out of use may have the copy with the older appendix; the terms are those of the id in use.
    let same_terms = best(&|it| it.head == head && it.head != it.whole);
    if let Some(entry) = same_terms.filter(|it| same.is_none() || !it.deprecated) {
        return Some(Likeness::WithoutAppendix(entry));
    }
    if let Some(entry) = same {
        return Some(Likeness::Whole(entry));
    }
    let held = held(&all);
    let mut near: Vec<(u32, usize, &'static Entry)> = known
        .iter()
        .zip(held)
        .filter(|((it, entry), held)| it.runs > 0 && held * 100 / it.runs >= NEAR && is_itself(it, entry))
        .map(|((it, entry), held)| (held * 100 / it.runs, usize::try_from(it.words).unwrap_or(0), *entry))
        .collect();
    // The most held first; among equals the longest, for short texts are parts of many.
    near.sort_by_key(|(share, words, entry)| {
        (std::cmp::Reverse((share * 2 / 10, *words)), entry.imported.is_some(), entry.deprecated, entry.id)
    });
    near.truncate(CANDIDATES * 4);
    let contained =
        near.iter().find(|(_, words, it)| all.len() >= words * 2 && *words >= FEWEST_WORDS && holds(&all, it));
    if let Some((_, _, entry)) = contained {
        return Some(Likeness::Contains(entry));
    }
    let made_from = |it: &(u32, usize, &'static Entry)| all.len() <= it.1 * LONGER && all.len() * LONGER >= it.1;
    let near: Vec<_> = near.into_iter().filter(made_from).map(|it| it.2).take(CANDIDATES).collect();
    (!near.is_empty()).then_some(Likeness::Near(near))
}

/// Other ids of the same words: "GPL-3.0-or-later" beside "GPL-3.0-only".
pub fn same_words(entry: &Entry) -> Vec<&'static str> {
    let all: Vec<_> = index().texts().zip(standard()).collect();
    let whole = all.iter().find(|(_, it)| it.id == entry.id).map(|(it, _)| it.whole);
    let same = all.iter().filter(|(it, other)| Some(it.whole) == whole && other.id != entry.id && !other.deprecated);
    same.map(|(_, it)| it.id).collect()
}

/// Whether the words of a text stand in a row somewhere in these.
fn holds(all: &[u64], entry: &Entry) -> bool {
    let text = words(entry.text);
    let Some(first) = text.first() else { return false };
    let starts = all.iter().enumerate().filter(|(_, it)| *it == first).map(|(at, _)| at);
    starts.take(10_000).any(|at| all.get(at..at + text.len()) == Some(&text))
}

fn index() -> Index<'static> {
    Index::of(include_bytes!(concat!(env!("OUT_DIR"), "/texts.bin")))
}

/// Every text that is known: the built-in ones, then those that were imported.
fn known() -> impl Iterator<Item = (super::index::Known, &'static Entry)> {
    let imported = indexes().flat_map(|(index, entries)| index.texts().zip(entries));
    index().texts().zip(standard()).chain(imported)
}

/// How many of each known text's kept runs are among these words, in the order of [`known`].
fn held(words: &[u64]) -> Vec<u32> {
    let asked: Vec<u32> = runs(words).collect();
    let all = std::iter::once(index()).chain(indexes().map(|(index, _)| index));
    all.flat_map(|it| it.held(asked.iter().copied())).collect()
}

/// The entries that the built-in index was made of, in its order.
fn standard() -> impl Iterator<Item = &'static Entry> {
    entries().iter().filter(|it| !it.own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str) -> &'static str {
        super::super::entry(id).map_or("", |it| it.text)
    }

    fn id(text: &str) -> String {
        match likeness(text) {
            None => "nothing".to_owned(),
            Some(Likeness::Whole(it)) => format!("whole {}", it.id),
            Some(Likeness::WithoutAppendix(it)) => format!("without appendix {}", it.id),
            Some(Likeness::Contains(it)) => format!("contains {}", it.id),
            Some(Likeness::Near(all)) => format!("near {}", all[0].id),
        }
    }

    #[test]
    fn every_standard_text_is_itself() {
        let mut wrong = Vec::new();
        for entry in standard().filter(|it| words(it.text).len() >= FEWEST_WORDS) {
            let found = match likeness(entry.text) {
                Some(Likeness::Whole(found)) => found,
                // Its terms are those of an id in use, its appendix is an older one.
                Some(Likeness::WithoutAppendix(found)) if entry.deprecated => found,
                _ => {
                    wrong.push(entry.id);
                    continue;
                }
            };
            if found.id != entry.id && !same_words(found).contains(&entry.id) && !entry.deprecated {
                wrong.push(entry.id);
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn what_people_make_of_a_text() {
        let mit = text("MIT");
        assert_eq!(id(&mit.replace("<year> <copyright holders>", "2024 Heron Labs")), "whole MIT");
        assert_eq!(id(&mit.replace("to deal", "not to deal")), "near MIT");
        assert_eq!(id(&format!("{mit}\n\nYou must show our name if you have more than 9 users.")), "near MIT");
        let apache = text("Apache-2.0");
        assert_eq!(id(without_appendix(apache)), "without appendix Apache-2.0");
        let report = "This is a long report about birds in the marsh and what they eat in winter. ".repeat(40);
        assert_eq!(id(&format!("{report}\n\n{mit}\n\n{report}")), "contains MIT");
        assert_eq!(id(&report), "nothing");
        assert_eq!(id("MIT"), "nothing");
    }

    /// The same words in lines of at most 60 letters, as texts are passed on by hand.
    fn wrapped(text: &str) -> String {
        let mut out = String::new();
        for line in text.lines() {
            let mut width = 0;
            for word in line.split(' ') {
                if width + word.len() > 60 {
                    out.push('\n');
                    width = 0;
                }
                out.push_str(word);
                out.push(' ');
                width += word.len() + 1;
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn a_copy_that_is_wrapped_otherwise_is_the_same_text() {
        for it in ["MIT", "Apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "LGPL-2.1-only", "MPL-2.0", "CC-BY-4.0"] {
            let copy = wrapped(text(it));
            assert!(id(&copy).ends_with(&format!(" {it}")) && !id(&copy).starts_with("near"), "{it}: {}", id(&copy));
        }
        let copy = wrapped(text("GPL-3.0-only")).replace('©', "(C)").replace("/philosophy/why", "/licenses/why");
        assert_eq!(id(&copy), "without appendix GPL-3.0-only");
    }

    #[test]
    fn ids_that_share_their_words_are_told() {
        let gpl = super::super::entry("GPL-3.0-only").map(same_words).unwrap_or_default();
        assert_eq!(gpl, ["GPL-3.0-or-later"]);
    }
}
