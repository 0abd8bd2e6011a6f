//! Phrases looked for all at once: the work grows with the text, not with the phrases.

use super::Sign;
use crate::pattern::{Finder, Words};
use std::collections::BTreeMap;

/// Phrases of all topics.
#[derive(Debug)]
pub(super) struct Phrases {
    list: Vec<Phrase>,
    /// Looks for all of them.
    finder: Finder,
    /// For the number of each word or stretch of words that the finder knows, the phrases that it is the stem of.
    of_stem: BTreeMap<usize, Vec<usize>>,
}

/// A phrase of a topic.
#[derive(Debug)]
struct Phrase {
    /// Its words, without the star.
    stem: String,
    /// Whether its last word is open.
    is_open: bool,
    topic: usize,
    sign: Sign,
}

impl Phrase {
    /// Whether its words stand here as whole words.
    fn stands_at(&self, start: usize, text: &str) -> bool {
        let before = text.get(..start).and_then(|it| it.chars().next_back());
        let after = text.get(start + self.stem.len()..).and_then(|it| it.chars().next());
        let is_whole = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
        is_whole(before) && (self.is_open || is_whole(after))
    }
}

impl Phrases {
    pub(super) fn of(all: Vec<(String, usize, Sign)>) -> Self {
        let phrase = |(words, topic, sign): (String, usize, Sign)| {
            let stem = words.strip_suffix('*');
            Phrase { is_open: stem.is_some(), stem: stem.unwrap_or(&words).to_owned(), topic, sign }
        };
        let list: Vec<Phrase> = all.into_iter().map(phrase).collect();
        let mut words = Words::default();
        let mut of_stem: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, phrase) in list.iter().enumerate() {
            of_stem.entry(words.number(phrase.stem.to_ascii_lowercase().as_bytes())).or_default().push(number);
        }
        Self { list, finder: words.finder(), of_stem }
    }

    /// Every phrase that stands in a text as whole words, each once: its number, its topic and how much it says.
    pub(super) fn within(&self, text: &str) -> Vec<(usize, usize, Sign)> {
        let mut found: Vec<usize> = Vec::new();
        self.finder.hits(text.to_ascii_lowercase().as_bytes(), |start, word| {
            for number in self.of_stem.get(&word).into_iter().flatten() {
                found.extend(self.list.get(*number).filter(|it| it.stands_at(start, text)).map(|_| *number));
            }
        });
        found.sort_unstable();
        found.dedup();
        let sign = |number: usize| self.list.get(number).map(|it| (number, it.topic, it.sign));
        found.into_iter().filter_map(sign).collect()
    }

    /// The topics of the phrases that a whole name is, or that it begins with where they are open.
    pub(super) fn naming(&self, name: &str) -> Vec<usize> {
        let name = name.trim_matches(|it: char| !it.is_alphanumeric());
        let is_it = |phrase: &&Phrase| {
            let begins = name.get(..phrase.stem.len()).is_some_and(|it| it.eq_ignore_ascii_case(&phrase.stem));
            begins && (phrase.is_open || name.len() == phrase.stem.len())
        };
        let mut topics: Vec<usize> = self.list.iter().filter(is_it).map(|it| it.topic).collect();
        topics.sort_unstable();
        topics.dedup();
        topics
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(all: &[&str]) -> Phrases {
        Phrases::of(all.iter().enumerate().map(|(id, it)| ((*it).to_owned(), id, Sign::Cue)).collect())
    }

    fn within(all: &[&str], text: &str) -> Vec<usize> {
        phrases(all).within(text).into_iter().map(|it| it.1).collect()
    }

    #[test]
    fn a_phrase_is_whole_words_unless_a_star_leaves_it_open() {
        assert_eq!(within(&["mark", "mark*", "trade mark"], "Trade Marks"), [1]);
        assert_eq!(within(&["fee", "free"], "a fee, and fees; freedom"), [0]);
        assert_eq!(within(&["as is", "as-is"], "provided “AS IS” or as-is, as is"), [0, 1]);
        assert_eq!(within(&["law"], "ßlaw lawß"), [0; 0], "letters of the whole world are letters");
    }

    #[test]
    fn a_name_is_whole_or_begins_with_an_open_phrase() {
        let all = phrases(&["use", "grant of *", "term"]);
        assert_eq!(all.naming("Use."), [0]);
        assert_eq!(all.naming("Use restrictions"), [0; 0]);
        assert_eq!(all.naming("\"Grant of Patent License\""), [1]);
        assert_eq!(all.naming("é"), [0; 0]);
    }
}
