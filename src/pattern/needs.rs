//! The words without which a pattern cannot match: asked before any pattern is searched.
//!
//! The build script reads this file too: for what is built in they are told when the crate is built.

use regex_syntax::hir::{Hir, HirKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More spellings than this are not spelt out together.
const MOST_SPELLINGS: usize = 64;
/// Shorter words than this are found nearly everywhere.
const SHORTEST: usize = 4;
/// And so are these: to look for them costs more than they refute.
const COMMONEST: [&[u8]; 12] = [
    b"this",
    b"that",
    b"with",
    b"such",
    b"license",
    b"licence",
    b"licens",
    b"licenc",
    b"software",
    b"work",
    b"from",
    b"other",
];

/// All words that patterns need, each with its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    numbers: BTreeMap<Vec<u8>, usize>,
}

impl Words {
    /// The words of a list, numbered by their places in it.
    pub fn of(list: &[String]) -> Self {
        Self { numbers: list.iter().enumerate().map(|(at, it)| (it.clone().into_bytes(), at)).collect() }
    }

    /// The number of a word, a new one if it has none.
    pub fn number(&mut self, word: &[u8]) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(word.to_vec()).or_insert(next)
    }

    /// The words as text, in the order of their numbers: patterns are matched on small letters, so that they are.
    pub fn list(&self) -> Vec<String> {
        self.in_order().into_iter().map(|it| String::from_utf8_lossy(it).into_owned()).collect()
    }

    /// The words in the order of their numbers.
    pub fn in_order(&self) -> Vec<&[u8]> {
        let mut words = vec![&[][..]; self.numbers.len()];
        for (word, number) in &self.numbers {
            if let Some(slot) = words.get_mut(*number) {
                *slot = word;
            }
        }
        words
    }
}

/// What a text must hold for a pattern to match in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needs {
    /// It cannot be told from the pattern.
    #[default]
    Nothing,
    /// One of these words.
    Word(Vec<usize>),
    /// All of this.
    All(Vec<Needs>),
    /// One of this.
    Any(Vec<Needs>),
}

impl Needs {
    /// What this pattern needs; its words get numbers.
    pub fn of(pattern: &str, words: &mut Words) -> Self {
        let parsed = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern);
        parsed.map_or(Self::Nothing, |it| Self::of_piece(&it, words))
    }

    /// Whether a text with these words may match.
    pub fn met(&self, has: &impl Fn(usize) -> bool) -> bool {
        match self {
            Self::Nothing => true,
            Self::Word(words) => words.iter().any(|it| has(*it)),
            Self::All(parts) => parts.iter().all(|it| it.met(has)),
            Self::Any(branches) => branches.iter().any(|it| it.met(has)),
        }
    }

    fn of_piece(piece: &Hir, words: &mut Words) -> Self {
        match piece.kind() {
            HirKind::Concat(parts) => Self::of_run(parts, words),
            HirKind::Capture(it) => Self::of_piece(&it.sub, words),
            HirKind::Repetition(it) if it.min > 0 => Self::of_piece(&it.sub, words),
            HirKind::Alternation(branches) => Self::any(branches.iter().map(|it| Self::of_piece(it, words)).collect()),
            _ => spellings(piece).map_or(Self::Nothing, |it| Self::of_spellings(&it, words)),
        }
    }

    /// Parts that stand side by side are spelt out together as far as there are few spellings.
    fn of_run(parts: &[Hir], words: &mut Words) -> Self {
        let mut all = Vec::new();
        let mut run = vec![Vec::new()];
        for part in parts {
            match spellings(part) {
                Some(ends) if run.len() * ends.len() <= MOST_SPELLINGS => {
                    run = joined(&run, &ends);
                }
                other => {
                    all.push(Self::of_spellings(&std::mem::replace(&mut run, vec![Vec::new()]), words));
                    match other {
                        Some(ends) => run = ends,
                        None => all.push(Self::of_piece(part, words)),
                    }
                }
            }
        }
        all.push(Self::of_spellings(&run, words));
        all.retain(|it| !matches!(it, Self::Nothing));
        if all.is_empty() { Self::Nothing } else { Self::All(all) }
    }

    fn of_spellings(spellings: &[Vec<u8>], words: &mut Words) -> Self {
        if spellings.iter().any(|it| it.len() < SHORTEST || COMMONEST.contains(&it.trim_ascii())) {
            return Self::Nothing;
        }
        Self::Word(spellings.iter().map(|it| words.number(it)).collect())
    }

    fn any(branches: Vec<Self>) -> Self {
        let mut single = Vec::new();
        let mut others = Vec::new();
        for branch in branches {
            match branch {
                Self::Nothing => return Self::Nothing,
                Self::Word(words) => single.extend(words),
                other => others.push(other),
            }
        }
        if !single.is_empty() {
            others.insert(0, Self::Word(single));
        }
        Self::Any(others)
    }
}

/// What each of several patterns needs, and the words in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The words.
    pub words: Vec<String>,
    /// For each pattern.
    pub needs: Vec<Needs>,
}

impl Told {
    /// Takes patterns apart.
    pub fn of(patterns: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut words = Words::default();
        let needs = patterns.into_iter().map(|it| Needs::of(it.as_ref(), &mut words)).collect();
        Self { words: words.list(), needs }
    }
}

/// Everything that a piece of a pattern can match, if that is little.
fn spellings(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![Vec::new()]),
        HirKind::Literal(it) => Some(vec![it.0.to_vec()]),
        HirKind::Capture(it) => spellings(&it.sub),
        HirKind::Class(it) => {
            let small = it.maximum_len() == Some(1) && it.minimum_len() == Some(1);
            let regex_syntax::hir::Class::Bytes(bytes) = it else { return None };
            let count: usize = bytes.iter().map(|it| usize::from(it.end() - it.start()) + 1).sum();
            (small && count <= 3)
                .then(|| bytes.iter().flat_map(|it| (it.start()..=it.end()).map(|it| vec![it])).collect())
        }
        HirKind::Repetition(it) if it.min == 0 && it.max == Some(1) => {
            let mut all = spellings(&it.sub)?;
            all.push(Vec::new());
            Some(all)
        }
        HirKind::Concat(parts) => parts.iter().try_fold(vec![Vec::new()], |all: Vec<Vec<u8>>, part| {
            let ends = spellings(part)?;
            (all.len() * ends.len() <= MOST_SPELLINGS).then(|| joined(&all, &ends))
        }),
        HirKind::Alternation(branches) => {
            let all: Vec<Vec<u8>> = branches.iter().map(spellings).collect::<Option<Vec<_>>>()?.concat();
            (all.len() <= MOST_SPELLINGS).then_some(all)
        }
        HirKind::Repetition(_) => None,
    }
}

/// Each beginning with each end.
fn joined(beginnings: &[Vec<u8>], ends: &[Vec<u8>]) -> Vec<Vec<u8>> {
    beginnings.iter().flat_map(|it| ends.iter().map(move |end| [&it[..], end].concat())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(pattern: &str, text: &str) -> bool {
        let mut words = Words::default();
        let needs = Needs::of(pattern, &mut words);
        let list = words.in_order();
        needs.met(&|it| list.get(it).is_some_and(|word| text.as_bytes().windows(word.len()).any(|at| at == *word)))
    }

    #[test]
    fn a_text_without_the_words_is_refuted() {
        let pattern = r"\b(?:non-?commercial|academic) (?:and scientific )?research\b.{0,40}\b(?:only|solely)\b";
        assert!(met(pattern, "for noncommercial research purposes only"));
        assert!(!met(pattern, "for noncommercial research"));
        assert!(!met(pattern, "for commercial research only"));
        assert!(met(r"licen[sc]ees?", "the licencee"));
        assert!(!met(r"licen[sc]ees?", "the user"));
    }

    #[test]
    fn what_cannot_be_told_refutes_nothing() {
        for pattern in [r"[a-z]+ [0-9]+", r"(?:users)?", r"a|users", r"[^.]{3,9}"] {
            assert!(met(pattern, ""), "{pattern}");
        }
    }
}
