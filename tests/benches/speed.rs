//! How long the program's main jobs take. Measures; never asserts times.
//!
//! Aims: two GPL-3-size texts compared end to end in under 20 ms, the whole SPDX list assessed in under 1 s
//! on two cores, a text of 5 MB in under 1 s, and time that grows with the length of the text.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rayon::prelude::*;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::Options;

/// About as long as the model licences that are compared most.
const MODEL_LICENCE: usize = 7_700;
/// Longer than any licence that is known.
const LONG: usize = 100_000;

fn read(name: &str, text: &str) -> Arc<Analysed> {
    Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()))
}

fn library(id: &str) -> &'static str {
    library::entry(id).expect("in the library").text()
}

fn compared(documents: &[Arc<Analysed>]) -> Comparison {
    compare(documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

fn end_to_end(one: &str, other: &str) -> Comparison {
    compared(&[read("one.txt", one), read("other.txt", other)])
}

/// Numbers without a pattern, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

/// A made-up licence of about this many bytes: numbered sections, lettered items, paragraphs.
fn licence(bytes: usize, seed: u64) -> Vec<String> {
    const WORDS: [&str; 32] = [
        "you",
        "may",
        "must",
        "not",
        "the",
        "weights",
        "outputs",
        "and",
        "or",
        "any",
        "use",
        "share",
        "modify",
        "notice",
        "copy",
        "work",
        "licensor",
        "under",
        "this",
        "licence",
        "unless",
        "purpose",
        "commercial",
        "third",
        "party",
        "rights",
        "grant",
        "except",
        "shall",
        "of",
        "to",
        "users",
    ];
    let mut dice = Dice(seed);
    let (mut clauses, mut length, mut section) = (Vec::new(), 0, 0);
    while length < bytes {
        section += 1;
        clauses.push(format!("{section}. Section of {}.", WORDS[dice.below(WORDS.len())]));
        for letter in 'a'..='e' {
            let sentences: Vec<String> = (0..2 + dice.below(3))
                .map(|_| {
                    let words: Vec<_> = (0..10 + dice.below(20)).map(|_| WORDS[dice.below(WORDS.len())]).collect();
                    format!("You {}.", words.join(" "))
                })
                .collect();
            clauses.push(format!("    {letter}. {}", sentences.join(" ")));
        }
        length = clauses.iter().map(|it| it.len() + 2).sum();
    }
    clauses
}

/// The same licence a version later: some clauses gone, some new, some moved, words changed in others.
fn next_version(clauses: &[String], seed: u64) -> Vec<String> {
    let mut dice = Dice(seed);
    let mut next = Vec::new();
    for clause in clauses {
        match dice.below(12) {
            0 => {}
            1 => {
                next.push(clause.clone());
                next.push("You must name the users of the work once a year.".to_owned());
            }
            2 => next.push(clause.replace(" may ", " must ").replace(" any ", " all ")),
            3 => {
                let at = dice.below(next.len() + 1);
                next.insert(at, clause.clone());
            }
            _ => next.push(clause.clone()),
        }
    }
    next
}

fn versions(bytes: usize) -> (String, String) {
    let one = licence(bytes, 7);
    let other = next_version(&one, 11);
    (one.join("\n\n"), other.join("\n\n"))
}

fn one_text(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read and assess");
    for id in ["MIT", "Apache-2.0", "GPL-3.0-only"] {
        group.bench_function(id, |bencher| bencher.iter(|| read(id, black_box(library(id)))));
    }
    let (text, _) = versions(LONG);
    group.bench_function("100 KB", |bencher| bencher.iter(|| read("long.txt", black_box(&text))));
    group.finish();
}

/// Real texts one after the other, up to this many bytes: made-up words match no rule and would flatter.
fn natural(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + LONG);
    for entry in library::entries().iter().cycle() {
        text.push_str(entry.text());
        text.push_str("\n\n");
        if text.len() >= bytes {
            break;
        }
    }
    text
}

/// Twice the text, twice the time: what is printed is per byte.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10);
    for bytes in [625_000, 1_250_000, 2_500_000, 5_000_000] {
        let text = natural(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{bytes} bytes"), |bencher| bencher.iter(|| read("long.txt", black_box(&text))));
    }
    group.finish();
}

fn two_texts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    let (one, other) = versions(MODEL_LICENCE);
    let read_already = [read("one.txt", &one), read("other.txt", &other)];
    group.bench_function("model licences, already read", |bencher| bencher.iter(|| compared(black_box(&read_already))));
    group.bench_function("model licences, end to end", |bencher| {
        bencher.iter(|| end_to_end(black_box(&one), black_box(&other)));
    });
    group.bench_function("GPL 2 and 3, end to end", |bencher| {
        bencher.iter(|| end_to_end(black_box(library("GPL-2.0-only")), black_box(library("GPL-3.0-only"))));
    });
    group.sample_size(20);
    let (one, other) = versions(LONG);
    group.bench_function("100 KB, end to end", |bencher| {
        bencher.iter(|| end_to_end(black_box(&one), black_box(&other)));
    });
    group.finish();
}

fn whole_list(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("SPDX list");
    group.sample_size(10).measurement_time(Duration::from_secs(15));
    group.bench_function("read and assess, in parallel", |bencher| {
        bencher.iter(|| {
            let findings = library::entries().par_iter().map(|it| read(it.id, it.text()).assessment.findings.len());
            black_box(findings.sum::<usize>())
        });
    });
    group.finish();
}

criterion_group!(benches, one_text, growth, two_texts, whole_list);
criterion_main!(benches);
