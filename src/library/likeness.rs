//! Which known text a document may be.

use super::form::{Form, Lacks, hits, index, known};
use super::index::{Known, runs};
use super::region::{FEWEST_WORDS, Region, regions};
use super::words::{appendix_at, digest, ends_terms, placed_words, words};
use super::{Entry, standard};

/// How sure it is, by words alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Every word of the text, or of one of its forms, and no other, whatever stands in copyright lines.
    Whole(Form),
    /// Every word before the appendix; the appendix is another one.
    OtherAppendix(Form),
    /// Every word before the appendix, and behind it others than the text has there, from this byte on.
    OtherEnd(Form, usize),
    /// Several texts, or one among at least as many other words.
    Holds {
        /// Where each stands.
        regions: Vec<Region>,
        /// How many words stand in none of them.
        others: usize,
    },
    /// Much of these texts, the likeliest first: whether it was made from one of them, their difference must show.
    Near(Vec<Form>),
}

/// How much of a text a document must hold to have been made from it, in runs of four words out of a hundred.
const NEAR: usize = 55;
/// How many texts are worth a closer look.
const CANDIDATES: usize = 3;
/// A document of so many times a text's words was not made from it.
const LONGER: usize = 3;

/// What a document's plain text is, or was made from; `None` where it is like no known text.
pub fn likeness(text: &str) -> Option<Likeness> {
    let placed = placed_words(text);
    if placed.len() < FEWEST_WORDS {
        return None;
    }
    let all: Vec<u64> = placed.iter().map(|it| it.hash).collect();
    let known: Vec<(Known, Form)> = known().collect();
    if let Some(same) = same(text, &all, &known) {
        return Some(same);
    }
    let mut asked: Vec<(u32, u32)> = runs(&all).zip(0..).collect();
    asked.sort_unstable();
    let mut hits = hits(&asked);
    // An imported text that is not the one that its index was made of is not known.
    for ((it, form), hits) in known.iter().zip(&mut hits).filter(|(_, hits)| !hits.is_empty()) {
        if !is_itself(it, form) {
            hits.clear();
        }
    }
    let regions = regions(text, &placed, &hits);
    let held: usize = regions.iter().map(|it| it.words).sum();
    let near = near(all.len(), &known, &hits);
    // A text as long as the document, of which it has most, is what it was made from, whatever stands in a part of it.
    let is_one = near.first().is_some_and(|it| words(it.text()).len() * 4 >= all.len() * 3);
    if regions.len() > 1 || !regions.is_empty() && all.len() >= held * 2 && !is_one {
        return Some(Likeness::Holds { regions, others: all.len().saturating_sub(held) });
    }
    (!near.is_empty()).then_some(Likeness::Near(near))
}

fn is_itself(known: &Known, form: &Form) -> bool {
    form.entry.imported.is_none() || digest(&words(form.text())) == known.whole
}

/// The text whose words, or whose words before the appendix, these are.
fn same(text: &str, all: &[u64], known: &[(Known, Form)]) -> Option<Likeness> {
    let cut = appendix_at(text);
    let whole = digest(all);
    let head = cut.and_then(|it| text.get(..it)).map_or(whole, |it| digest(&words(it)));
    let best = |is: &dyn Fn(&Known) -> bool| {
        let alike = known.iter().filter(|(it, form)| is(it) && is_itself(it, form)).map(|it| it.1);
        alike.min_by_key(|it| (it.entry.imported.is_some(), it.entry.deprecated, it.lacks.is_some(), it.entry.id))
    };
    let same = best(&|it| it.whole == whole);
    if let Some(form) = same.filter(|it| !it.entry.deprecated) {
        return Some(Likeness::Whole(form));
    }
    // An id that is out of use may have the copy with the older appendix; the terms are those of the id in use.
    let same_terms = best(&|it| it.head == head && it.head != it.whole);
    if let Some(form) = same_terms.filter(|it| same.is_none() || !it.entry.deprecated) {
        return Some(ending(text, cut, head, form, known));
    }
    same.map(Likeness::Whole)
}

/// What stands behind the terms of a text, where a document has the same terms.
fn ending(text: &str, cut: Option<usize>, head: u64, form: Form, known: &[(Known, Form)]) -> Likeness {
    let without = |it: &str| it.lines().filter(|it| !ends_terms(it)).flat_map(words).collect::<Vec<u64>>();
    let tail = |it: &str, cut: Option<usize>| cut.and_then(|at| it.get(at..)).map_or(Vec::new(), without);
    let own = tail(text, cut);
    if own.is_empty() {
        let end = appendix_at(form.entry.text()).unwrap_or(form.end);
        return Likeness::Whole(Form { end, lacks: Some(Lacks::Appendix), ..form });
    }
    let form = Form::whole(form.entry);
    let mut others =
        known.iter().filter(|(it, other)| it.head == head && other.lacks.is_none()).map(|it| it.1.entry.text());
    if others.any(|it| tail(it, appendix_at(it)) == own) {
        return Likeness::OtherAppendix(form);
    }
    Likeness::OtherEnd(form, cut.unwrap_or(text.len()))
}

/// The texts of which a document holds most; of several with the same words the first.
fn near(length: usize, known: &[(Known, Form)], hits: &[Vec<(u32, u32)>]) -> Vec<Form> {
    let share = |it: &Known, hits: &[(u32, u32)]| {
        let mut runs: Vec<u32> = hits.iter().map(|it| it.1).collect();
        runs.dedup();
        runs.len() * 100 / usize::try_from(it.runs).unwrap_or(0).max(1)
    };
    let shares = known.iter().zip(hits).map(|((it, form), hits)| (share(it, hits), it, *form));
    let length_of = |it: &Known| usize::try_from(it.words).unwrap_or(usize::MAX);
    let made_from = |it: &Known| length <= length_of(it).saturating_mul(LONGER) && length * LONGER >= length_of(it);
    let mut near: Vec<_> = shares.filter(|(share, it, _)| *share >= NEAR && made_from(it)).collect();
    // The most held first; among equals the longest, for short texts are parts of many.
    near.sort_by_key(|(share, it, form)| {
        let rank = (form.entry.imported.is_some(), form.entry.deprecated, form.lacks.is_some(), form.entry.id);
        (std::cmp::Reverse((share * 2 / 10, it.words)), rank)
    });
    let mut seen = std::collections::BTreeSet::new();
    near.into_iter().filter(|(_, it, _)| seen.insert(it.whole)).map(|it| it.2).take(CANDIDATES).collect()
}

/// Other ids of the same words: "GPL-3.0-or-later" beside "GPL-3.0-only".
pub fn same_words(entry: &Entry) -> Vec<&'static str> {
    let all: Vec<_> = index().texts().zip(standard()).collect();
    let whole = all.iter().find(|(_, it)| it.id == entry.id).map(|(it, _)| it.whole);
    let same = all.iter().filter(|(it, other)| Some(it.whole) == whole && other.id != entry.id && !other.deprecated);
    same.map(|(_, it)| it.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str) -> &'static str {
        super::super::entry(id).map_or("", |it| it.text())
    }

    fn id(text: &str) -> String {
        match likeness(text) {
            None => "nothing".to_owned(),
            Some(Likeness::Whole(it)) if it.lacks == Some(Lacks::Appendix) => {
                format!("without appendix {}", it.entry.id)
            }
            Some(Likeness::Whole(it)) => format!("whole {}", it.entry.id),
            Some(Likeness::OtherAppendix(it)) => format!("other appendix {}", it.entry.id),
            Some(Likeness::OtherEnd(it, _)) => format!("other end {}", it.entry.id),
            Some(Likeness::Holds { regions, .. }) => {
                let names: Vec<_> = regions.iter().map(|it| it.forms[0].entry.id).collect();
                format!("holds {}", names.join(" "))
            }
            Some(Likeness::Near(all)) => format!("near {}", all[0].entry.id),
        }
    }

    #[test]
    fn every_standard_text_is_itself() {
        let mut wrong = Vec::new();
        for entry in standard().filter(|it| words(it.text()).len() >= FEWEST_WORDS) {
            let found = match likeness(entry.text()) {
                Some(Likeness::Whole(found)) => found.entry,
                // Its terms are those of an id in use, its appendix is an older one.
                Some(Likeness::OtherAppendix(found)) if entry.deprecated => found.entry,
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
        assert_eq!(id(super::super::words::without_appendix(apache)), "without appendix Apache-2.0");
        let report = "This is a long report about birds in the marsh and what they eat in winter. ".repeat(40);
        assert_eq!(id(&format!("{report}\n\n{mit}\n\n{report}")), "holds MIT");
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
        assert_eq!(id(&copy), "other end GPL-3.0-only");
    }

    #[test]
    fn ids_that_share_their_words_are_told() {
        let gpl = super::super::entry("GPL-3.0-only").map(same_words).unwrap_or_default();
        assert_eq!(gpl, ["GPL-3.0-or-later"]);
    }
}
