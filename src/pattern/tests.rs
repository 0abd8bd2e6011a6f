//! The machine finds what the `regex` crate finds.

use super::machine::{Budget, find};
use super::program::{Program, Raw, Tables};
use super::*;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// Matches as spans of their groups.
type Matches = Vec<Vec<Option<Range<usize>>>>;

/// A pattern compiled here and now, as the build script does.
struct Owned {
    words: Vec<Raw>,
    sets: Vec<Raw>,
    classes: Vec<Raw>,
}

impl Owned {
    fn of(pattern: &str, reads_letters: bool) -> Option<Self> {
        let mut tables = compile::TablesMade::default();
        let words = compile::program(pattern, reads_letters, &mut tables)?;
        let raw = |words: Vec<u32>| words.into_iter().map(u32::to_le_bytes).collect();
        Some(Self { words: raw(words), sets: raw(tables.sets), classes: raw(tables.classes) })
    }

    fn program(&self) -> Program<'_> {
        Program::of(&self.words, Tables { sets: &self.sets, classes: &self.classes }).expect("a whole program")
    }
}

/// What the machine finds, one match behind the other; nothing where it gives up.
fn by_machine(program: &Program<'_>, text: &str) -> Option<Matches> {
    let (mut all, mut at, mut last_end) = (Matches::new(), 0, None);
    let mut budget = Budget::of(text.as_bytes());
    while at <= text.len() {
        let mut groups = GroupSpans::new();
        let Some(found) = find(program, text.as_bytes(), at, &mut budget, Some(&mut groups)).ok()? else { break };
        if found.is_empty() && last_end == Some(found.end) {
            at += 1;
            continue;
        }
        (at, last_end) = (found.end, Some(found.end));
        all.push(groups);
    }
    Some(all)
}

/// The same pattern, compiled by the crate.
enum ByCrate {
    Letters(regex::Regex),
    Bytes(regex::bytes::Regex),
}

impl ByCrate {
    fn of(pattern: &str, reads_letters: bool) -> Self {
        if reads_letters {
            return Self::Letters(regex::Regex::new(pattern).expect("a pattern"));
        }
        Self::Bytes(regex::bytes::RegexBuilder::new(pattern).unicode(false).build().expect("a pattern"))
    }

    fn all(&self, text: &str) -> Matches {
        match self {
            Self::Letters(regex) => {
                let groups = |it: regex::Captures| it.iter().map(|it| it.map(|it| it.range())).collect();
                regex.captures_iter(text).map(groups).collect()
            }
            Self::Bytes(regex) => {
                let groups = |it: regex::bytes::Captures| it.iter().map(|it| it.map(|it| it.range())).collect();
                regex.captures_iter(text.as_bytes()).map(groups).collect()
            }
        }
    }
}

/// One pattern for each thing that patterns can say.
const PATTERNS: [&str; 31] = [
    r"",
    r"a",
    r"ab?c",
    r"a*",
    r"a*?b",
    r"(a|ab)(c|bcd)(d*)",
    r"(?:a|b)+?c",
    r"^a|b$",
    r"(?m)^.{0,3}$",
    r"\bno\b",
    r"\Ba",
    r"(?P<x>a+)(?P<y>b{2,3})?",
    r"(?:(a)|b)*",
    r"[^.;]{2,5};",
    r"(?:ab|a){1,3}b",
    r".{0,60}\bonly\b",
    r"(?:[a-z]+ ){0,3}users?",
    r"(?i)na\u{ef}ve|stra\u{df}e",
    r"\s+\S",
    r"\W{1,3}",
    r"(a{0,2}){2}b",
    r"x{3}",
    r"[\u{e4}-\u{fc}]+",
    r"(?:a|)b",
    r"(?:|a)b",
    r"\p{Lu}+",
    r"(?i)k\b",
    r"a.{2,4}?b",
    r"\b(?:as|at|b|by|can|do|[a-c]x|if|no|only|\u{fc})\b",
    r"(?:a|b|c|d|on|x|)x?;",
    r"(?:(a)|(b)|(c)|(d)|(?P<z>x+|;$))+",
];

fn check(pattern: &str, text: &str) {
    for reads_letters in [false, true] {
        let Some(owned) = Owned::of(pattern, reads_letters) else { continue };
        let there = ByCrate::of(pattern, reads_letters).all(text);
        let here = by_machine(&owned.program(), text);
        assert_eq!(here.as_ref(), Some(&there), "{pattern} (letters: {reads_letters}) in {text:?}");
    }
}

#[test]
fn what_patterns_can_say_is_found_alike() {
    let texts = [
        "",
        "no naïve Straße, ä ü é",
        "this is only\nfor users; big old users.",
        "aXäüb xxxx",
        "abababab;aab",
        "ÄÖ K k ſ",
        "say no. nobody; no",
        "a\n\nb\n",
        "日本語 a日b",
    ];
    for pattern in PATTERNS {
        for text in texts {
            check(pattern, text);
        }
    }
    let most = PATTERNS.iter().filter(|it| Owned::of(it, true).is_some());
    assert_eq!(most.count(), PATTERNS.len(), "none of these is left to the crate");
}

proptest! {
    #[test]
    fn whatever_the_text_the_same_is_found(pattern in prop::sample::select(&PATTERNS[..]), text in "[abcdx onlyK;.\nüſ日]{0,40}") {
        check(pattern, &text);
    }
}

#[test]
fn of_many_branches_one_look_tells_which_to_try() {
    let is_told_at_once = |pattern: &str| {
        let owned = Owned::of(pattern, false).expect("a program");
        owned.program().code.first().is_some_and(|it| program::Op::of(u32::from_le_bytes(*it)) == program::Op::Switch)
    };
    assert!(is_told_at_once("(?:use|sell|copy|pass on|lend)"));
    assert!(!is_told_at_once("(?:use|sell|copy)"), "few are asked one by one");
    assert!(!is_told_at_once("(?:use|sell|copy|lend|[a-z]+ it)"), "so are those that may begin alike");
}

#[test]
fn words_are_found_wherever_they_stand() {
    let words = ["users", "user", "use", "ser", "x"].map(|it| it.as_bytes().to_vec());
    let slots: Vec<Raw> = plant::planted(&words).into_iter().map(u32::to_le_bytes).collect();
    let tree = trie::Trie::of(&slots);
    assert_eq!([&b"user"[..], b"us", b"x", b""].map(|it| tree.number(it)), [Some(1), None, Some(4), None]);
    let mut found = Vec::new();
    tree.hits(b"a users' x", |at, word| found.push((at, word)));
    assert_eq!(found, [(2, 2), (2, 1), (2, 0), (3, 3), (9, 4)]);
}

#[test]
fn what_would_cost_more_than_linear_time_is_given_up() {
    let owned = Owned::of(r"(?:a|ab|b)*c", false).expect("a program");
    let text = "ab".repeat(3000);
    assert_eq!(by_machine(&owned.program(), &text), None);
    let pattern = Pattern::new(r"(?:a|ab|b)*c");
    assert!(!pattern.is_in(text.as_bytes()), "then the crate answers");
    assert!(pattern.is_in(format!("{text}c").as_bytes()));
}

#[test]
fn an_endless_empty_loop_is_left_to_the_crate() {
    assert!(Owned::of(r"(?:a?)*b", false).is_none());
    assert!(Pattern::new(r"(?:a?)*b").is_in(b"aab"));
}

/// Every pattern that is built in, on sentences that licences are made of.
#[test]
fn what_is_built_in_is_found_alike() {
    let shelf = ProgramShelf::built_in();
    assert!(shelf.len() > 1000, "{} patterns are built in", shelf.len());
    let sentences = sentences();
    assert!(sentences.len() > 300);
    let mut given_up = 0;
    for number in 0..shelf.len() {
        let source = shelf.source(number).and_then(|it| std::str::from_utf8(it).ok()).expect("patterns are text");
        let (letter, pattern) = source.split_at(1);
        let kind = [Reads::Bytes, Reads::Plain, Reads::Wide].into_iter().find(|it| letter.as_bytes() == [it.letter()]);
        let kind = kind.expect("a kind");
        let written = kind.as_written(pattern);
        let program = shelf.program(number).expect("a program for each");
        let by_crate = ByCrate::of(&written, kind != Reads::Bytes);
        for text in sentences.iter().skip(number % SAMPLE).step_by(SAMPLE) {
            match by_machine(&program, text) {
                Some(here) => {
                    let met = here.is_empty() || meets(&shelf.needs(number), text);
                    assert!(met, "{pattern} needs a word that is not in {text}");
                    assert_eq!(here, by_crate.all(text), "{pattern} in {text}");
                }
                None => given_up += 1,
            }
        }
    }
    assert!(given_up < 10, "the machine gave up {given_up} times");
}

fn meets(needs: &Needs, text: &str) -> bool {
    let mut has = std::collections::BTreeSet::new();
    ProgramShelf::built_in().words.hits(text.as_bytes(), |_, word| {
        has.insert(word);
    });
    needs.met(&|word| has.contains(&word))
}

/// One sentence in so many is looked at.
const SAMPLE: usize = 29;

/// The sentences of the project's own licences and of the standard texts, as patterns see them.
fn sentences() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("licenses");
    let files = fs::read_dir(folder).expect("licenses/ is there").flatten().map(|it| it.path());
    let own = files.filter_map(|it| fs::read_to_string(it).ok());
    let standard = crate::library::entries().iter().filter(|it| !it.own).step_by(12).map(|it| it.text().to_owned());
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = |text: String| text.split_inclusive(". ").map(str::to_lowercase).collect::<Vec<_>>();
    own.chain(standard).map(plain).flat_map(cut).collect()
}
