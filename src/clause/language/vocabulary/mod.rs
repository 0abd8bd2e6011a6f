//! The acts and objects of which licences speak, as `assets/language.toml` lists their words.

mod file;

pub(super) use file::{LanguageFile, WordForm};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Something that people do with a work: its place in `assets/language.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Act(u8);

/// What an act is done to: a class in `assets/language.toml`, or none that is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Object(Option<u8>);

/// Several words for an act: those before the object between them, and those behind it.
type ActPhrase = (Act, Vec<String>, Vec<String>);

/// What is built in, ready to be looked up.
struct Vocabulary {
    acts: Vec<String>,
    objects: Vec<String>,
    words: BTreeMap<String, Vec<(Act, WordForm)>>,
    /// By their first word: the words before "…", and those behind it.
    phrases: BTreeMap<String, Vec<ActPhrase>>,
    classes: BTreeMap<String, u8>,
}

fn built_in() -> &'static Vocabulary {
    static BUILT_IN: OnceLock<Vocabulary> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let file: LanguageFile = crate::never::packed(include_bytes!(concat!(env!("OUT_DIR"), "/language.pack")));
        Vocabulary::of(&file)
    })
}

impl Vocabulary {
    fn of(file: &LanguageFile) -> Self {
        let mut words: BTreeMap<String, Vec<(Act, WordForm)>> = BTreeMap::new();
        let mut phrases: BTreeMap<String, Vec<ActPhrase>> = BTreeMap::new();
        let mut classes = BTreeMap::new();
        for (act, entry) in (0..).map(Act).zip(&file.acts) {
            for (word, form) in entry.forms().unwrap_or_default() {
                words.entry(word).or_default().push((act, form));
            }
            for phrase in &entry.phrases {
                let (head, tail) = phrase.split_once('…').unwrap_or((phrase, ""));
                let cut = |it: &str| it.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                let head = cut(head);
                let first = head.first().cloned().unwrap_or_default();
                phrases.entry(first).or_default().push((act, head, cut(tail)));
            }
        }
        for list in phrases.values_mut() {
            list.sort_by_key(|it| std::cmp::Reverse(it.1.len()));
        }
        for (class, entry) in (0_u8..).zip(&file.objects) {
            for word in entry.words.split_whitespace() {
                classes.entry(word.to_owned()).or_insert(class);
            }
        }
        let acts = file.acts.iter().map(|it| it.id.clone()).collect();
        let objects = file.objects.iter().map(|it| it.id.clone()).collect();
        Self { acts, objects, words, phrases, classes }
    }
}

impl Act {
    /// Every act.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(built_in().acts.len())
    }

    /// The act that rules call so.
    pub fn named(id: &str) -> Option<Self> {
        let at = built_in().acts.iter().position(|it| it == id)?;
        u8::try_from(at).ok().map(Self)
    }

    /// Its name in rules.
    pub fn id(self) -> &'static str {
        built_in().acts.get(usize::from(self.0)).map_or("", String::as_str)
    }
}

impl Object {
    /// Nothing is named.
    pub const NONE: Self = Self(None);

    /// Every class.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(|it| Self(Some(it))).take(built_in().objects.len())
    }

    /// The class that rules call so; "none" is none.
    pub fn named(id: &str) -> Option<Self> {
        if id == "none" {
            return Some(Self::NONE);
        }
        let at = built_in().objects.iter().position(|it| it == id)?;
        u8::try_from(at).ok().map(|it| Self(Some(it)))
    }

    /// Its name in rules.
    pub fn id(self) -> &'static str {
        let named = self.0.and_then(|it| built_in().objects.get(usize::from(it)));
        named.map_or("none", String::as_str)
    }

    /// The class of one word in small letters.
    pub fn of_word(word: &str) -> Self {
        Self(built_in().classes.get(word).copied())
    }

    /// The first class, in the order of the file, of which a word stands in these.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self(words.filter_map(|it| built_in().classes.get(it).copied()).min())
    }
}

/// An act where it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) act: Act,
    pub(super) form: WordForm,
    /// How many words name it.
    pub(super) length: usize,
    /// How many words stand behind "…" and name it too.
    pub(super) tail: usize,
}

/// Whether a word in small letters names an act by itself.
pub fn names_act(word: &str) -> bool {
    built_in().words.contains_key(word)
}

/// What is named at the first of these words, in small letters: longer phrases before single words.
pub(super) fn named(words: &[&str]) -> Vec<Named> {
    let Some(first) = words.first() else { return Vec::new() };
    let vocabulary = built_in();
    let whole = vocabulary.phrases.get(*first).into_iter().flatten().filter(|(_, head, tail)| {
        tail.is_empty() && head.len() <= words.len() && head.iter().zip(words).all(|(a, b)| a == b)
    });
    let form = form_of(&[first]);
    let found: Vec<Named> = whole
        .map(|(act, head, _)| {
            let words: Vec<&str> = head.iter().map(String::as_str).collect();
            Named { act: *act, form: form_of(&words), length: head.len(), tail: 0 }
        })
        .take(1)
        .collect();
    if !found.is_empty() {
        return found;
    }
    let parted = vocabulary.phrases.get(*first).into_iter().flatten().filter(|it| !it.2.is_empty());
    let parted = parted.filter_map(|(act, head, tail)| {
        let rest = words.get(head.len()..).filter(|_| head.iter().zip(words).all(|(a, b)| a == b))?;
        let reach = rest.get(..rest.len().min(GAP))?;
        let is_near = reach.windows(tail.len()).skip(1).any(|it| it.iter().zip(tail).all(|(a, b)| a == b));
        is_near.then_some(Named { act: *act, form, length: head.len(), tail: tail.len() })
    });
    let single = vocabulary.words.get(*first).into_iter().flatten();
    let single = single.map(|(act, form)| Named { act: *act, form: *form, length: 1, tail: 0 });
    parted.take(1).chain(single).collect()
}

/// How many words an object between the two halves of a phrase may have.
const GAP: usize = 8;

fn form_of(words: &[&str]) -> WordForm {
    let ends = |end: &str| words.iter().any(|it| it.len() > 4 && it.ends_with(end));
    match words.first() {
        Some(&("made" | "handed" | "passed" | "given" | "sent" | "taken" | "brought" | "put")) => WordForm::Participle,
        _ if ends("ing") => WordForm::Gerund,
        _ if ends("ngineered") => WordForm::Participle,
        _ if words.first().is_some_and(|it| it.ends_with("ion")) => WordForm::Noun,
        _ => WordForm::Verb,
    }
}

/// The words of a text in small letters, with their places.
pub(super) fn words(lower: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, character) in lower.char_indices().chain([(lower.len(), ' ')]) {
        let is_inner = from.is_some() && matches!(character, '\'' | '-');
        if character.is_alphanumeric() || is_inner {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            found.extend(lower.get(start..at).map(|it| (it, start..at)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(words: &[&str]) -> Vec<&'static str> {
        named(words).iter().map(|it| it.act.id()).collect()
    }

    #[test]
    fn one_act_has_many_forms() {
        for word in ["sell", "sold", "reselling", "sale", "copied"] {
            assert_eq!(acts(&[word]).len(), 1, "{word}");
        }
        assert_eq!(acts(&["reverse", "engineering"]), ["inspect"]);
        assert_eq!(acts(&["hand", "the", "files", "to", "others"]), ["share"]);
        assert!(acts(&["wren"]).is_empty());
    }

    #[test]
    fn the_first_class_counts() {
        assert_eq!(Object::of(["modified", "versions", "software"].into_iter()).id(), "derivative");
        assert_eq!(Object::of(["name", "of", "the", "software"].into_iter()).id(), "name");
        assert_eq!(Object::of(["wren"].into_iter()), Object::NONE);
    }
}
