//! A sentence as its words with their places.

use crate::document::Span;
use crate::never::slice;

/// Words of a sentence, in spans of the plain text.
#[derive(Clone, Debug)]
pub struct Words {
    /// Where the sentence begins.
    pub(super) offset: usize,
    /// The words.
    pub(super) list: Vec<Span>,
    has_letters: bool,
    /// Whether small letters prevail, so that a capital tells a name.
    has_names: bool,
}

impl Words {
    /// The word behind one of these.
    pub fn behind(&self, word: Span) -> Option<Span> {
        self.list.get(self.list.partition_point(|it| it.start <= word.start)).copied()
    }

    /// Cuts a sentence that begins at `offset`. Addresses are no words.
    pub fn of(sentence: &str, offset: usize) -> Self {
        let mut list = Vec::new();
        let mut start = None;
        for (at, character) in sentence.char_indices() {
            let is_inner = matches!(character, '\'' | '-') && start.is_some();
            if character.is_alphanumeric() || is_inner {
                start.get_or_insert(at);
            } else if let Some(from) = start.take() {
                push(sentence, from, at, offset, &mut list);
            }
        }
        if let Some(from) = start {
            push(sentence, from, sentence.len(), offset, &mut list);
        }
        let small = sentence.chars().filter(|it| it.is_lowercase()).count();
        let large = sentence.chars().filter(|it| it.is_uppercase()).count();
        Self { offset, list, has_letters: sentence.contains(char::is_alphabetic), has_names: small > large }
    }

    /// Those that are not so.
    #[must_use]
    pub fn without(&self, is: impl Fn(Span) -> bool) -> Self {
        let list: Vec<Span> = self.list.iter().copied().filter(|it| !is(*it)).collect();
        Self { list, ..*self }
    }

    /// Where they stand.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.list.iter()
    }

    /// Whether they only join what stands before and behind them.
    pub fn only_joins(&self, sentence: &str) -> bool {
        let joins = |it: &Span| {
            let word = slice(sentence, it.start - self.offset..it.end - self.offset);
            ["and", "or", "and/or", "the", "a"].iter().any(|it| word.eq_ignore_ascii_case(it))
        };
        self.list.iter().all(joins)
    }

    /// Whether there is one alone.
    pub(super) fn is_one(&self) -> bool {
        self.list.len() == 1
    }

    /// Whether all words that do not only join others begin with a capital.
    pub(super) fn is_label(&self, sentence: &str, joins: impl Fn(&str) -> bool) -> bool {
        let written = |it: &Span| slice(sentence, it.start - self.offset..it.end - self.offset);
        self.list.len() <= 12
            && sentence.contains(char::is_lowercase)
            && self.list.iter().map(written).all(|it| is_capitalised(it) || is_number(it) || joins(&it.to_lowercase()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn has_letters(&self) -> bool {
        self.has_letters && !self.list.is_empty()
    }

    /// Whether a word is a name by its capital: not at the beginning of a sentence, and not where all is in capitals.
    pub(super) fn is_name(&self, sentence: &str, word: Span) -> bool {
        let at = word.start - self.offset;
        let written = slice(sentence, at..word.end - self.offset);
        let before = slice(sentence, 0..at).trim_end_matches(['"', '(', '\'', ' ']);
        let is_first = before.is_empty() || before.ends_with(['.', ':']);
        !is_first && self.has_names && written.starts_with(char::is_uppercase)
    }
}

fn push(sentence: &str, from: usize, to: usize, offset: usize, list: &mut Vec<Span>) {
    let word = slice(sentence, from..to);
    if is_enumerator(sentence, from, to) {
        return;
    }
    let end = from + word.trim_end_matches(['\'', '-']).len();
    list.push(Span::new(offset + from, offset + end));
}

/// Whether it is the number or letter of a list's item: "(a)", "iv)" and, where the sentence begins, "3.".
fn is_enumerator(sentence: &str, from: usize, to: usize) -> bool {
    let word = slice(sentence, from..to);
    let is_short = word.len() == 1 || word.len() <= 4 && is_number(&word.to_lowercase());
    let next = slice(sentence, to..);
    let before = slice(sentence, 0..from);
    let is_first = before.trim_matches(['(', ' ', '*', '-', '[']).is_empty();
    // "caused by: 3) …", "and b) …" begin items; "at most 5)" does not.
    let before_item = before.trim_end();
    let begins =
        before_item.ends_with(['(', ':', ';', ',', '.']) || ["and", "or"].iter().any(|it| before_item.ends_with(it));
    is_short && (next.starts_with(')') && (begins || is_first) || is_first && next.starts_with('.'))
}

/// A word as the lists have it: small letters, no owner's s.
pub(super) fn folded(word: &str) -> String {
    let lower = word.to_lowercase();
    lower.strip_suffix("'s").unwrap_or(&lower).to_owned()
}

/// Whether it begins as names and titles do.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether it is a number of some kind.
pub(super) fn is_number(word: &str) -> bool {
    let version = word.strip_prefix('v').unwrap_or(word);
    version.starts_with(|it: char| it.is_ascii_digit()) || word.chars().all(|it| matches!(it, 'i' | 'v' | 'x'))
}
