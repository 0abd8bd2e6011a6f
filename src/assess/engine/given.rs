//! The words of a text that name what is given and who gives it: acts, the work, the holder of its copyright.
//!
//! They limit nothing, whatever they are: "you may use and sell Wren" gives as much as "you may use and sell it". What
//! stands around them is accounted for by itself.

use super::text::Text;
use crate::assess::harmless::{Harmless, Words};
use crate::clause::{Force, Object, names_act};
use crate::document::Span;
use crate::never::slice;
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
    /// Words that name the work or the licence in its title, and short forms in parentheses, as they are written.
    names: BTreeSet<String>,
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
            let words = slice(&text.document.plain.text, whole.range());
            granted.extend(Words::of(words, whole.start).spans().filter(|word| {
                let written = slice(&text.document.plain.text, word.range());
                let lower = written.to_lowercase();
                let is_head = ![thing, before, behind].iter().any(|it| it.covers(**word));
                if thing.covers(**word) { is_work(written, &lower) } else { is_head && names_act(&lower) }
            }));
        }
        Self { granted, holders: holders(&text.document.plain.text), names: names(text) }
    }

    /// Whether a word of a grant names an act that is allowed, or the work.
    pub(super) fn grants(&self, word: Span) -> bool {
        self.granted.contains(&word)
    }

    /// Whether some act or work is allowed in these words.
    pub(super) fn gives_in(&self, words: Span) -> bool {
        self.granted.range(Span::new(words.start, words.start)..).next().is_some_and(|it| it.start < words.end)
    }

    /// Whether a word is part of the name of who holds the copyright; a name has a capital.
    pub(super) fn is_holder(&self, written: &str) -> bool {
        written.starts_with(char::is_uppercase)
            && self.holders.contains(written.trim_end_matches("'s").to_lowercase().as_str())
    }

    /// Whether a word is one of the text's own names for the work, where it limits nothing: not behind "for" or "with".
    pub(super) fn names_work(&self, text: &Text<'_>, word: Span) -> bool {
        let plain = &text.document.plain.text;
        let written = slice(plain, word.range()).trim_end_matches("'s");
        if !self.names.contains(written) {
            return false;
        }
        let before = slice(plain, 0..word.start).trim_end_matches(|it: char| !it.is_alphanumeric());
        let previous = before.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
        !BEFORE_A_LIMIT.contains(&previous.to_lowercase().as_str())
    }
}

/// Words behind which even the work's own name may limit: "for use with Wren".
const BEFORE_A_LIMIT: [&str; 16] = [
    "for", "with", "in", "on", "at", "by", "within", "from", "to", "into", "onto", "inside", "only", "not", "as",
    "than",
];

/// The words of titles up to what they are about ("Wren Licence for …"), and short forms: "the Wren Data Base (WDB)".
fn names(text: &Text<'_>) -> BTreeSet<String> {
    let plain = &text.document.plain;
    let mut names = BTreeSet::new();
    let mut put = |word: &str| {
        let lower = word.to_lowercase();
        if word.len() >= SHORTEST_NAME && !Harmless::built_in().is_telling(&lower) {
            // A title in capitals is a name in the text: "HERON LICENCE", "Heron".
            names.extend(lower.get(..1).map(|first| first.to_uppercase() + slice(&lower, 1..)));
            names.insert(word.to_owned());
        }
    };
    let parts = |it: char| !it.is_alphanumeric() && it != '-';
    for clause in text.clauses.list.iter().filter(|it| it.is_title) {
        let title = plain.slice(clause.heading.unwrap_or(clause.span));
        let is_about = |it: &str| BEFORE_A_LIMIT.contains(&it.to_lowercase().as_str());
        let own = title.split(parts).filter(|it| !it.is_empty()).take(8).take_while(|it| !is_about(it));
        own.filter(|it| it.starts_with(|it: char| it.is_alphanumeric())).for_each(&mut put);
    }
    for name in defined(&plain.text) {
        name.split(parts).filter(|it| it.starts_with(char::is_uppercase)).for_each(&mut put);
    }
    for (at, _) in plain.text.match_indices('(') {
        // Looked for near the bracket alone: a text of brackets that never close costs no more than another.
        let near = slice(&plain.text, at + 1..plain.text.floor_char_boundary(at + 1 + LONGEST_SHORT_FORM));
        let inner = near.split_once(')').map_or("", |it| it.0);
        let short = inner.trim_end_matches(|it: char| !it.is_alphanumeric());
        if short.len() <= 8 && short.chars().all(|it| it.is_ascii_uppercase()) {
            put(short);
        }
    }
    names
}

/// A term of at most so many bytes is a name.
const LONGEST_TERM: usize = 40;

/// A short form in parentheses, with the marks around it, takes at most so many bytes.
const LONGEST_SHORT_FORM: usize = 24;

/// The terms that are said to mean something, as they stand between quotes.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    let mut pieces = text.split(['"', '“', '”']).peekable();
    std::iter::from_fn(move || {
        loop {
            let term = pieces.next()?;
            let behind = pieces.peek()?.trim_start();
            if term.len() <= LONGEST_TERM
                && ["means ", "mean ", "is ", "refers to "].iter().any(|it| behind.starts_with(it))
            {
                return Some(term);
            }
        }
    })
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
