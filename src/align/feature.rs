//! What a clause is recognised by: its words, its heading, its number, its place.

use super::subject::Subject;
use super::text::{Text, counted};
use crate::artefact::{Section, is_card, section};
use crate::clause::{Clause, Clauses, Role};
use crate::document::{Document, Span, Token, TokenKind};
use std::collections::HashMap;

/// A clause as the aligner sees it.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    /// Numbers of its words (lower case), sorted, with how often each stands there.
    pub words: Vec<(usize, u32)>,
    /// How much those words weigh together.
    pub weight: f32,
    /// Hashes of its words in order, those of the printed number before them.
    pub flow: Vec<u64>,
    /// How many of them are the printed number's.
    pub printed: usize,
    /// Hash of all its tokens in order, punctuation left out.
    pub exact: u64,
    /// Hashes of the heading's words.
    pub heading: Vec<u64>,
    /// The printed label.
    pub label: String,
    /// The clause it stands under.
    pub parent: Option<usize>,
    /// Whether it is the title of its part.
    pub is_title: bool,
    /// Whether it has words beyond its heading.
    pub has_body: bool,
    /// How many tokens it has.
    pub len: usize,
    /// What it is for.
    pub role: Role,
    /// Hashes of the words of the one term that it defines; empty where it defines none or several.
    pub term: Vec<u64>,
    /// What a clause of a model card is about: a key of its front matter, a usual section, the name before a colon.
    pub key: Option<Key>,
    /// Whether it stands under an attachment, and is a list's item there.
    pub in_attachment: bool,
    /// What it is about.
    pub subject: Subject,
}

/// What a clause of a model card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A key of the front matter.
    Field(u64),
    /// The card's title, whatever its rank.
    Title,
    /// A section that most cards have.
    Section(Section),
    /// The name before a colon: "License:", "Model type:".
    Name(u64),
}

/// Words, numbers and addresses; punctuation says nothing about what belongs together.
pub(super) fn is_word(token: &Token) -> bool {
    token.kind != TokenKind::Punctuation
}

/// How rare each word is over all documents that are compared: rare words say more.
pub(super) struct Rarity {
    numbers: HashMap<u64, usize>,
    /// For each word its weight: 0.3 for one that stands everywhere, more the rarer it is.
    weights: Vec<f32>,
}

impl Rarity {
    pub(super) fn of(texts: &[(&Document, &Clauses)]) -> Self {
        let mut numbers = HashMap::new();
        let mut counts: Vec<f32> = Vec::new();
        let mut clauses = 0.0_f32;
        for (document, of) in texts {
            for clause in &of.list {
                clauses += 1.0;
                for (word, _) in bag(document.tokens.within(counted(clause))) {
                    let number = *numbers.entry(word).or_insert(counts.len());
                    counts.resize(counts.len().max(number + 1), 0.0);
                    if let Some(count) = counts.get_mut(number) {
                        *count += 1.0;
                    }
                }
            }
        }
        let weights = counts.into_iter().map(|count| 0.3 + (clauses / count).ln().max(0.0)).collect();
        Self { numbers, weights }
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.weights.len()
    }

    /// The weight of a word.
    pub(super) fn weight(&self, word: usize) -> f32 {
        self.weights.get(word).copied().unwrap_or(0.3)
    }
}

/// Words with their counts, sorted by hash.
fn bag(tokens: &[Token]) -> Vec<(u64, u32)> {
    let mut words: Vec<u64> = tokens.iter().filter(|it| is_word(it)).map(|it| it.folded).collect();
    words.sort_unstable();
    let mut bag: Vec<(u64, u32)> = Vec::with_capacity(words.len());
    for word in words {
        match bag.last_mut() {
            Some((last, count)) if *last == word => *count += 1,
            _ => bag.push((word, 1)),
        }
    }
    bag
}

/// The features of every clause of a document.
pub(super) fn features((document, clauses): &Text, subjects: &[Subject], rarity: &Rarity) -> Vec<Feature> {
    let is_card = is_card(document, clauses);
    let is_title = |it: &Clause| !document.in_front_matter(it.span) && it.parent.is_none() && it.heading.is_some();
    let title = clauses.list.iter().find(|it| is_title(it)).map(|it| it.id).filter(|_| is_card);
    let of = |clause: &Clause| {
        let key = if title == Some(clause.id) { Some(Key::Title) } else { key(document, clause) };
        let subject = subjects.get(clause.id).cloned().unwrap_or_default();
        Feature { key: key.filter(|_| is_card), subject, ..feature(document, clauses, clause, rarity) }
    };
    clauses.list.iter().map(of).collect()
}

/// A longer name before a colon is a sentence.
const NAME: usize = 5;

fn key(document: &Document, clause: &Clause) -> Option<Key> {
    let hash = |span: Span| {
        let words = document.tokens.within(span).iter().filter(|it| is_word(it));
        words.fold(0_u64, |hash, it| hash.rotate_left(7) ^ it.folded)
    };
    if document.in_front_matter(clause.span) {
        return clause.heading.map(|it| Key::Field(hash(it)));
    }
    if let Some(section) = section(document, clause) {
        return Some(Key::Section(section));
    }
    if clause.heading.is_some() {
        return None;
    }
    let tokens = document.tokens.within(clause.span);
    let colon = tokens.iter().take(4 * NAME).find(|it| document.slice(it.span).starts_with(':'))?;
    let name = Span::new(clause.span.start, colon.span.start);
    let words = document.tokens.within(name).iter().filter(|it| is_word(it)).count();
    (1..=NAME).contains(&words).then(|| Key::Name(hash(name)))
}

fn feature(document: &Document, clauses: &Clauses, clause: &Clause, rarity: &Rarity) -> Feature {
    let tokens = document.tokens.within(counted(clause));
    let numbered = |(word, count)| Some((*rarity.numbers.get(&word)?, count));
    let mut words: Vec<(usize, u32)> = bag(tokens).into_iter().filter_map(numbered).collect();
    words.sort_unstable();
    let weight = words.iter().map(|(word, count)| weighed(rarity, *word, *count)).sum();
    let exact = tokens
        .iter()
        .filter(|it| is_word(it))
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, token| (hash ^ token.folded).wrapping_mul(0x0100_0000_01b3));
    let root = clauses.ancestors(clause.id).last().unwrap_or(clause);
    let whole = document.tokens.within(clause.span).iter().filter(|it| is_word(it));
    let flow: Vec<u64> = whole.map(|it| it.folded).collect();
    Feature {
        weight,
        printed: flow.len().saturating_sub(tokens.iter().filter(|it| is_word(it)).count()),
        flow,
        exact,
        heading: clause
            .heading
            .map(|it| document.tokens.within(it).iter().filter(|it| is_word(it)).map(|it| it.folded).collect())
            .unwrap_or_default(),
        label: clause.label.clone(),
        parent: clause.parent,
        is_title: clause.is_title,
        has_body: clause
            .heading
            .is_none_or(|it| tokens.iter().any(|token| is_word(token) && !it.contains(token.span.start))),
        len: tokens.len(),
        role: clause.role,
        term: term(document, clauses, clause),
        key: None,
        subject: Subject::default(),
        in_attachment: root.role == Role::Attachment,
        words,
    }
}

/// The words of the only term that a clause defines.
fn term(document: &Document, clauses: &Clauses, clause: &Clause) -> Vec<u64> {
    let first = clauses.definitions.partition_point(|it| it.clause < clause.id);
    let mut own = clauses.definitions.iter().skip(first).take_while(|it| it.clause == clause.id);
    match (own.next(), own.next()) {
        (Some(one), None) => {
            document.tokens.within(one.term).iter().filter(|it| is_word(it)).map(|it| it.folded).collect()
        }
        _ => Vec::new(),
    }
}

/// A word that is repeated counts more, but less and less.
fn weighed(rarity: &Rarity, word: usize, count: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a clause has far fewer than 2^24 words")]
    let times = (count as f32).sqrt();
    rarity.weight(word) * times
}

/// The weight of what two clauses share.
pub(super) fn shared(a: &Feature, b: &Feature, rarity: &Rarity) -> f32 {
    let (mut left, mut right) = (a.words.iter().peekable(), b.words.iter().peekable());
    let mut sum = 0.0;
    while let (Some((a, count)), Some((b, other))) = (left.peek().copied(), right.peek().copied()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                sum += weighed(rarity, *a, *(count.min(other)));
                left.next();
                right.next();
            }
        }
    }
    sum
}
