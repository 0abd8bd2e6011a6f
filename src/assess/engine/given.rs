//! The words of a text that name what is given and who gives it: acts, the work, the holder of its copyright.
//!
//! They limit nothing, whatever they are: "you may use and sell Wren" gives as much as "you may use and sell it". What
//! stands around them is accounted for by itself.

use super::text::Text;
use crate::assess::harmless::Harmless;
use crate::clause::{Force, Object, names_act};
use crate::document::Span;
use std::collections::BTreeSet;

/// A name shorter than this is an initial.
const SHORTEST_NAME: usize = 3;

/// Words that name acts, the work or its holder.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Words of grants that name an act or the work, in the plain text, in order.
    granted: Vec<Span>,
    /// Words of the names in copyright lines, in small letters.
    holders: BTreeSet<String>,
}

impl Given {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let mut granted = Vec::new();
        for it in text.clauses.predicates.iter().filter(|it| it.force == Force::Allow) {
            let plain = |it: Span| text.document.plain.from_source(it);
            let whole = plain(it.span);
            let (thing, before, behind) = (plain(it.thing), plain(it.before), plain(it.behind));
            let words = text.document.plain.text.get(whole.range()).unwrap_or("");
            for word in words_of(words, whole.start) {
                let written = text.document.plain.text.get(word.range()).unwrap_or("");
                let lower = written.to_lowercase();
                let is_head = ![thing, before, behind].iter().any(|it| it.covers(word));
                let names = if thing.covers(word) { is_work(written, &lower) } else { is_head && names_act(&lower) };
                if names {
                    granted.push(word);
                }
            }
        }
        granted.sort_by_key(|it| (it.start, it.end));
        granted.dedup();
        Self { granted, holders: holders(&text.document.plain.text) }
    }

    /// Whether a word of a grant names an act that is allowed, or the work.
    pub(super) fn grants(&self, word: Span) -> bool {
        self.granted.binary_search_by_key(&(word.start, word.end), |it| (it.start, it.end)).is_ok()
    }

    /// Whether a word is part of the name of who holds the copyright; a name has a capital.
    pub(super) fn is_holder(&self, written: &str) -> bool {
        written.starts_with(char::is_uppercase)
            && self.holders.contains(written.trim_end_matches("'s").to_lowercase().as_str())
    }
}

/// Whether a word for what is given names the work: one of the words for works, or a name.
fn is_work(written: &str, lower: &str) -> bool {
    let is_name = written.starts_with(char::is_uppercase) && !Harmless::built_in().is_telling(lower);
    is_name || Object::named("work").is_some_and(|work| Object::of_word(lower) == work)
}

/// The words of a stretch that begins at `offset`.
fn words_of(words: &str, offset: usize) -> impl Iterator<Item = Span> {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '\'' | '-');
    let mut from = 0;
    words.split(move |it| !is_part(it)).filter_map(move |word| {
        let start = from;
        from += word.len();
        // The sign that ends a word is as long as it is.
        from += words.get(from..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then(|| Span::new(offset + start, offset + start + word.len()))
    })
}

/// The names in the copyright lines of a text.
fn holders(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let lists = Harmless::built_in();
    for line in text.lines() {
        let bare = line.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '©' && it != '(');
        let lower = bare.to_lowercase();
        let is_notice = ["copyright (c)", "copyright ©", "copyright 1", "copyright 2", "(c) 1", "(c) 2", "©"]
            .iter()
            .any(|it| lower.starts_with(it));
        if !is_notice || line.len() > 200 {
            continue;
        }
        let words = bare.split(|it: char| !it.is_alphanumeric() && it != '-');
        let is_name = |it: &&str| it.len() >= SHORTEST_NAME && it.starts_with(char::is_uppercase);
        names.extend(words.filter(is_name).map(str::to_lowercase).filter(|it| !lists.is_telling(it)));
    }
    names
}
