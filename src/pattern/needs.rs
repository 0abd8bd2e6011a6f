//! The words without which a pattern cannot match: asked before any pattern is searched.
//!
//! The build script reads this file too: for what is built in they are told when the crate is built. They lie in a run
//! of 32-bit words and are read in place: a kind and a count, the length of it all, and then the numbers of words, or
//! more of the same.

use super::program::{Raw, word};
use regex_syntax::hir::{Hir, HirKind};
use std::borrow::Cow;

const WORD: u32 = 1;
const ALL: u32 = 2;
const ANY: u32 = 3;

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

/// What a text must hold for a pattern to match in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs(Cow<'static, [Raw]>);

impl Needs {
    /// Reads what lies in these words.
    pub const fn lying_in(words: &'static [Raw]) -> Self {
        Self(Cow::Borrowed(words))
    }

    /// What this pattern needs; its words get numbers.
    pub fn of(pattern: &str, number: &mut impl FnMut(&[u8]) -> usize) -> Self {
        Self(told(pattern, number).into_iter().map(u32::to_le_bytes).collect())
    }

    /// Whether a text with these words may match.
    pub fn met(&self, has: &impl Fn(usize) -> bool) -> bool {
        met(&self.0, has)
    }
}

fn met(need: &[Raw], has: &impl Fn(usize) -> bool) -> bool {
    let (kind, count) = (word(need, 0) & 3, word(need, 0) as usize >> 2);
    let mut rest = need.get(2..).unwrap_or_default();
    let mut next = || {
        let (first, after) = rest.split_at_checked(word(rest, 1) as usize).unwrap_or_default();
        rest = after;
        first
    };
    match kind {
        WORD => rest.iter().take(count).any(|it| has(u32::from_le_bytes(*it) as usize)),
        ALL => (0..count).all(|_| met(next(), has)),
        ANY => (0..count).any(|_| met(next(), has)),
        _ => true,
    }
}

/// What a pattern needs as a run of words; its words get numbers.
pub fn told(pattern: &str, number: &mut impl FnMut(&[u8]) -> usize) -> Vec<u32> {
    let parsed = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern);
    let mut out = Vec::new();
    parsed.map_or(Required::Nothing, |it| Required::of_piece(&it, number)).write(&mut out);
    out
}

/// The same while a pattern is taken apart.
enum Required {
    /// It cannot be told from the pattern.
    Nothing,
    /// One of these words.
    Word(Vec<usize>),
    /// All of this.
    All(Vec<Required>),
    /// One of this.
    Any(Vec<Required>),
}

impl Required {
    fn write(&self, out: &mut Vec<u32>) {
        let (kind, count) = match self {
            Self::Nothing => (0, 0),
            Self::Word(words) => (WORD, words.len()),
            Self::All(parts) => (ALL, parts.len()),
            Self::Any(parts) => (ANY, parts.len()),
        };
        let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let start = out.len();
        out.extend([kind | small(count) << 2, 0]);
        match self {
            Self::Nothing => {}
            Self::Word(words) => out.extend(words.iter().map(|it| small(*it))),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.write(out);
                }
            }
        }
        let length = small(out.len() - start);
        if let Some(slot) = out.get_mut(start + 1) {
            *slot = length;
        }
    }

    fn of_piece(piece: &Hir, number: &mut impl FnMut(&[u8]) -> usize) -> Self {
        match piece.kind() {
            HirKind::Concat(parts) => Self::of_run(parts, number),
            HirKind::Capture(it) => Self::of_piece(&it.sub, number),
            HirKind::Repetition(it) if it.min > 0 => Self::of_piece(&it.sub, number),
            HirKind::Alternation(branches) => Self::any(branches.iter().map(|it| Self::of_piece(it, number)).collect()),
            _ => spellings(piece).map_or(Self::Nothing, |it| Self::of_spellings(&it, number)),
        }
    }

    /// Parts that stand side by side are spelt out together as far as there are few spellings.
    fn of_run(parts: &[Hir], number: &mut impl FnMut(&[u8]) -> usize) -> Self {
        let mut all = Vec::new();
        let mut run = vec![Vec::new()];
        for part in parts {
            match spellings(part) {
                Some(ends) if run.len() * ends.len() <= MOST_SPELLINGS => {
                    run = joined(&run, &ends);
                }
                other => {
                    all.push(Self::of_spellings(&std::mem::replace(&mut run, vec![Vec::new()]), number));
                    match other {
                        Some(ends) => run = ends,
                        None => all.push(Self::of_piece(part, number)),
                    }
                }
            }
        }
        all.push(Self::of_spellings(&run, number));
        all.retain(|it| !matches!(it, Self::Nothing));
        if all.is_empty() { Self::Nothing } else { Self::All(all) }
    }

    fn of_spellings(spellings: &[Vec<u8>], number: &mut impl FnMut(&[u8]) -> usize) -> Self {
        if spellings.iter().any(|it| it.len() < SHORTEST || COMMONEST.contains(&it.trim_ascii())) {
            return Self::Nothing;
        }
        Self::Word(spellings.iter().map(|it| number(it)).collect())
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
        let mut list: Vec<Vec<u8>> = Vec::new();
        let needs = Needs::of(pattern, &mut |it| {
            list.push(it.to_vec());
            list.len() - 1
        });
        needs.met(&|it| list.get(it).is_some_and(|word| text.as_bytes().windows(word.len()).any(|at| at == word)))
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
