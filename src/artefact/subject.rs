//! Whose licence a statement is about: the card's own work, or another that it names.

use super::names::spelt;
use super::wording::guards;
use crate::document::{Document, last_component};
use std::collections::BTreeSet;

/// What a card calls its own work: the words of its title and of its file or folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    own: BTreeSet<String>,
    /// The same without marks between words: `heron7b`.
    whole: Vec<String>,
}

/// Words of titles that name nothing.
const GENERIC: [&str; 22] = [
    "model",
    "card",
    "for",
    "the",
    "and",
    "of",
    "details",
    "introduction",
    "intro",
    "overview",
    "readme",
    "md",
    "txt",
    "information",
    "license",
    "licence",
    "a",
    "an",
    "description",
    "summary",
    "about",
    "usage",
];

/// What stands behind a sentence's subject.
const AFTER_SUBJECTS: [&str; 18] = [
    "is", "are", "was", "were", "has", "have", "had", "can", "cannot", "may", "itself", "model", "models", "and",
    "will", "weights", "code", "supports",
];

impl Names {
    /// The names of what a document is the card of.
    pub fn of(document: &Document) -> Self {
        let mut own = BTreeSet::new();
        let title = document.text.lines().find_map(|it| it.trim().strip_prefix("# ")).unwrap_or("");
        let paths = document.parts.iter().flat_map(|it| {
            let above = it.name.rsplit_once('/').map_or("", |it| last_component(it.0));
            [last_component(&it.name), above]
        });
        for name in paths.chain([title]) {
            own.extend(pieces(name).filter(|it| !GENERIC.contains(&it.as_str())));
        }
        let whole = own.iter().map(|it| spelt(it)).collect::<String>();
        let titles = [spelt(title)].into_iter().chain(document.parts.iter().map(|it| spelt(last_component(&it.name))));
        Self { own, whole: titles.chain([whole]).filter(|it| !it.is_empty()).collect() }
    }

    /// Whether the words before a statement, in its clause, have another work for their subject.
    pub fn is_of_other(&self, clause: &str) -> bool {
        let mut has_own = false;
        let mut has_other = false;
        let all: Vec<&str> = clause.split_whitespace().collect();
        for (at, word) in all.iter().enumerate() {
            // Any word that begins a sentence has a capital; before a verb it is its subject.
            let begins = at == 0 && !word.contains(|it: char| it.is_ascii_digit() || it == '-');
            if begins && !all.get(1).is_some_and(|it| AFTER_SUBJECTS.contains(it)) {
                has_own |= self.is_own_name(word) || guards().own.contains(&word.to_lowercase());
                continue;
            }
            let word = word.trim_matches(|it: char| !it.is_alphanumeric());
            let lower = word.to_lowercase();
            let bare = lower.split(['\'', '\u{2019}']).next().unwrap_or(&lower);
            if guards().own.iter().any(|it| it == bare) {
                has_own = true;
            } else if self.is_other_name(word) {
                // A number in it makes a name certain.
                has_other |= !has_own || word.contains(|it: char| it.is_ascii_digit());
            } else if self.is_own_name(word) {
                has_own = true;
            }
        }
        has_other && (!has_own || self.has_other_with_number(clause))
    }

    /// Whether an item of a list is about another work: it begins with its name, and what stands below is its too.
    pub fn is_item_of_other(&self, item: &str) -> bool {
        let bare = item.trim_start_matches(|it: char| "-*+• \t_".contains(it));
        let is_link = bare.starts_with('[');
        let first = bare.trim_start_matches('[').split(|it: char| it.is_whitespace() || "]:(*_".contains(it)).next();
        first.is_some_and(|it| {
            let is_number = it.contains(|it: char| it.is_ascii_digit() || it == '-');
            (is_link || is_number) && self.is_other_name(it)
        })
    }

    fn has_other_with_number(&self, clause: &str) -> bool {
        let bare = |it: &str| it.trim_matches(|it: char| !it.is_alphanumeric()).to_owned();
        clause.split_whitespace().map(bare).any(|it| {
            it.contains(|it: char| it.is_ascii_digit()) && it.contains(char::is_alphabetic) && self.is_other_name(&it)
        })
    }

    /// Whether a word is a name: it begins with a capital letter, or has letters and numbers.
    fn is_name(word: &str) -> bool {
        let has_number = word.contains(|it: char| it.is_ascii_digit()) && word.contains(char::is_alphabetic);
        word.len() > 1 && (word.starts_with(char::is_uppercase) || has_number)
    }

    fn is_own_name(&self, word: &str) -> bool {
        Self::is_name(word) && self.has(word)
    }

    /// Whether a name is the work's own, or the beginning or a part of it.
    fn has(&self, word: &str) -> bool {
        let bare = spelt(word);
        pieces(word).all(|it| self.own.contains(&it))
            || bare.len() > 2 && self.whole.iter().any(|it| it.contains(&bare))
    }

    fn is_other_name(&self, word: &str) -> bool {
        /// Words that begin sentences and name nothing.
        const NO_NAMES: [&str; 40] = [
            "the",
            "a",
            "an",
            "both",
            "they",
            "parts",
            "most",
            "and",
            "also",
            "please",
            "however",
            "currently",
            "note",
            "in",
            "is",
            "are",
            "its",
            "as",
            "for",
            "you",
            "users",
            "license",
            "licence",
            "licensing",
            "free",
            "fully",
            "released",
            "ai",
            "hugging",
            "face",
            "huggingface",
            "github",
            "to",
            "by",
            "on",
            "no",
            "yes",
            "use",
            "any",
            "commercial",
        ];
        let lower = word.to_lowercase();
        let is_word = NO_NAMES.contains(&lower.as_str()) || guards().own.contains(&lower);
        // Where nothing tells what the work itself is called no name is another one's.
        !self.own.is_empty() && Self::is_name(word) && !is_word && !self.has(word)
    }
}

fn pieces(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|it: char| !it.is_alphanumeric() && it != '.')
        .map(|it| it.trim_matches('.').to_lowercase())
        .filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn another_works_name_is_told_from_ones_own() {
        let document = Document::read(&[Source::new("marsh/heron-7b/README.md", "# Heron 7B\n\nText.\n")]);
        let names = Names::of(&document);
        for clause in ["Reed2 is ", "the Reed2 model is ", "Heron-Chat is ", "Reed is "] {
            assert!(names.is_of_other(clause), "{clause}");
        }
        for clause in
            ["Heron is ", "", "The Heron-7B model is ", "This project is ", "the code and weights are ", "It's "]
        {
            assert!(!names.is_of_other(clause), "{clause}");
        }
        assert!(names.is_item_of_other("* [Heron-Chat](https://x.example): a variant."));
        assert!(!names.is_item_of_other("- **Model details:**"));
    }
}
