//! Several patterns at once: of each text only those are tried whose words it has.
//!
//! One tree of the words costs the same however many patterns there are; an automaton over all patterns grows states with
//! each of them, until it is thrown away and built again in every other sentence.

use super::{Finder, Found, Needs, Pattern, Words};

/// Patterns in the order in which they were given.
#[derive(Clone, Debug)]
pub struct Patterns {
    words: Finder,
    list: Vec<Pattern>,
}

impl Patterns {
    /// Ready to be looked for.
    pub fn of(sources: &[impl AsRef<str>]) -> Self {
        let mut words = Words::default();
        let list = sources.iter().map(|it| Pattern::needing(it.as_ref(), &mut words)).collect();
        Self { words: words.finder(), list }
    }

    /// The patterns that may match in a text in small letters, with their places in the list.
    pub fn candidates<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (usize, &'a Pattern)> {
        let present = self.words.present(text);
        let met = move |needs: &Needs| needs.met(&|word| present.has(word));
        self.list.iter().enumerate().filter(move |it| met(&it.1.needs))
    }

    /// Whether one of them matches.
    pub fn is_match(&self, text: &[u8]) -> bool {
        self.candidates(text).any(|(_, it)| it.is_in(text))
    }

    /// The first match of each that matches.
    pub fn found<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Found<'a>> {
        self.candidates(text).filter_map(move |it| it.1.first_in(text))
    }

    /// Where they match, pattern by pattern.
    pub fn places(&self, text: &[u8]) -> Vec<(usize, usize)> {
        self.candidates(text).flat_map(|it| it.1.spans_in(text)).map(|it| (it.start, it.end)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_pattern_finds_all_of_them_find() {
        let patterns = Patterns::of(&[r"\bresearch(?:ers)? only\b", r"^[0-9]{1,4} users$", r"\bno\b"]);
        for (text, at) in [("for research only", vec![(4, 17)]), ("700 users", vec![(0, 9)]), ("no", vec![(0, 2)])] {
            assert_eq!(patterns.places(text.as_bytes()), at, "{text}");
            assert!(patterns.is_match(text.as_bytes()));
        }
        assert!(!patterns.is_match(b"for researchers"));
        assert!(!patterns.is_match(b""));
    }
}
