//! The words of a text that name what is given and who gives it: acts, the work, the holder of its copyright.
//!
//! They limit nothing, whatever they are: "you may use and sell Wren" gives as much as "you may use and sell it". What
//! stands around them is accounted for by itself.

use super::text::Text;
use crate::assess::harmless::{Harmless, Words};
use crate::clause::{Force, Object, names_act};
use crate::document::Span;
use std::collections::BTreeSet;

/// A name shorter than this is an initial.
const SHORTEST_NAME: usize = 3;

/// Words that name acts, the work or its holder.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Words of grants that name an act or the work, in the plain text.
    granted: BTreeSet<Span>,
    /// Words of the names in copyright lines, in small letters.
    holders: BTreeSet<String>,
}

impl Given {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let plain = |it: Span| text.document.plain.from_source(it);
        let allowed = text.clauses.predicates.iter().filter(|it| it.force == Force::Allow);
        // "Use, copy and sell": each act has a predicate, and all of them have the same words.
        let places: BTreeSet<[Span; 4]> =
            allowed.map(|it| [it.span, it.thing, it.before, it.behind].map(plain)).collect();
        let mut granted = BTreeSet::new();
        for [whole, thing, before, behind] in places {
            let words = text.document.plain.text.get(whole.range()).unwrap_or("");
            granted.extend(Words::of(words, whole.start).spans().filter(|word| {
                let written = text.document.plain.text.get(word.range()).unwrap_or("");
                let lower = written.to_lowercase();
                let is_head = ![thing, before, behind].iter().any(|it| it.covers(**word));
                if thing.covers(**word) { is_work(written, &lower) } else { is_head && names_act(&lower) }
            }));
        }
        Self { granted, holders: holders(&text.document.plain.text) }
    }

    /// Whether a word of a grant names an act that is allowed, or the work.
    pub(super) fn grants(&self, word: Span) -> bool {
        self.granted.contains(&word)
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
