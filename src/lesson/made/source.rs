//! A document as a lesson quotes it: under which name, and which of its clauses are understood well enough to be asked
//! about.

use super::super::file::Carried;
use super::super::quote::{LONGEST, bare};
use super::super::told::{Told, choice, of_library, passage, source, told_in, told_of};
use crate::assess::{Certainty, Finding, Rules};
use crate::clause::Clause;
use crate::compare::{Analysed, Comparison};
use crate::document::{Document, Source, Span};
use crate::edits::Choice;
use crate::lens::{Reading, Weight};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation as _;

/// Fewer words than these nobody can judge.
const FEWEST_WORDS: usize = 8;

/// Words that can be quoted, and where they stand.
struct Quote {
    words: String,
    span: Span,
}

/// Numbers before a clause and stops behind it count as shown, in bytes.
const MARGIN: usize = 8;

/// A document that questions quote.
pub(super) struct Quotable<'a> {
    pub analysed: &'a Analysed,
    pub readings: &'a [Reading],
    /// What exercises call it.
    pub key: String,
    /// Its words, where the library does not have them.
    pub carried: Option<Carried>,
    /// What is read again in the words that the lesson names: the same answers must come of them.
    again: Analysed,
}

impl<'a> Quotable<'a> {
    /// Every document of a comparison, each under a name of its own.
    pub fn all(comparison: &'a Comparison, rules: &Rules) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for (analysed, readings) in comparison.documents.iter().zip(&comparison.readings) {
            let key = is_of_library(&analysed.document).unwrap_or_else(|| name(&analysed.document, &all));
            let is_known = of_library(&key).is_some();
            let words = of_library(&key).unwrap_or_else(|| whole(&analysed.document));
            let again = Analysed::read(&[source(&key, words)], rules);
            let carried = (!is_known).then(|| Carried { name: key.clone(), words: words.to_owned() });
            all.push(Self { analysed, readings, key, carried, again });
        }
        all
    }

    /// What can be asked of a clause: its words, or those of one sentence where they are too many, and what the program
    /// reads there; `None` where it is not sure of it, or who opens the lesson would read something else.
    pub fn asked(&self, clause: usize, rules: &Rules) -> Option<(String, Told)> {
        self.whole(clause, rules).or_else(|| {
            let of_sentences = || self.sentences(clause).into_iter().filter_map(|it| self.judged(clause, &it, rules));
            let none = BTreeSet::from([Choice::None]);
            of_sentences().find(|it| it.1.freedoms != none).or_else(|| of_sentences().next())
        })
    }

    /// The same of the whole clause alone.
    pub fn whole(&self, clause: usize, rules: &Rules) -> Option<(String, Told)> {
        let span = self.analysed.clauses.list.get(clause)?.span;
        self.judged(clause, &Quote { words: bare(self.analysed, clause), span }, rules)
    }

    /// The sentence of a finding, if it is no longer than so many bytes and understood.
    pub fn sentence_of(&self, finding: &Finding, longest: usize) -> Option<String> {
        let is_short = |it: &Quote| it.words.len() <= longest && it.span.overlaps(finding.span);
        let quote = self.sentences(finding.clause).into_iter().find(is_short)?;
        let is_found = passage(&self.again.document.text, &quote.words).is_some();
        (is_found && self.is_understood(finding.clause, &quote)).then_some(quote.words)
    }

    /// The sentences of a clause that are whole: what ends in the middle of one is cut by an abbreviation.
    fn sentences(&self, clause: usize) -> Vec<Quote> {
        let plain = &self.analysed.document.plain;
        let Some(body) = self.analysed.clauses.list.get(clause).map(Clause::body) else { return Vec::new() };
        let body = plain.from_source(body);
        let text = plain.text.get(body.range()).unwrap_or("");
        let quote = |(at, words): (usize, &str)| {
            let words = words.trim();
            let is_begun = words.starts_with(|it: char| it.is_uppercase() || "\"“(‘".contains(it));
            let is_ended = words.ends_with(['.', ';', '!', '?', '”', '"']);
            let start = body.start + at;
            let span = plain.to_source(Span::new(start, start + words.len()));
            (is_begun && is_ended).then(|| Quote { words: words.to_owned(), span })
        };
        text.split_sentence_bound_indices().filter_map(quote).collect()
    }

    /// What the program reads in a quote; `None` where that is no question.
    fn judged(&self, clause: usize, quote: &Quote, rules: &Rules) -> Option<(String, Told)> {
        let words = &quote.words;
        // The words before a list say nothing without it.
        let is_sized = words.len() <= LONGEST && words.split_whitespace().count() >= FEWEST_WORDS;
        if !is_sized || words.ends_with(':') || !self.is_understood(clause, quote) {
            return None;
        }
        let clause_told = told_of(self.analysed, self.readings, clause, None, rules);
        let told = self.told(clause_told, quote, rules);
        // The rest of its clause must not make another answer of it, nor what is not understood there hide one.
        let is_none = told.freedoms.contains(&Choice::None);
        let whole = Quote { words: String::new(), span: self.analysed.clauses.list.get(clause)?.span };
        let again = told_in(&self.again, words, rules)?;
        let is_plain = again.freedoms == told.freedoms && (!is_none || self.is_understood(clause, &whole));
        (!told.findings.is_empty() && is_plain).then(|| (words.clone(), told))
    }

    /// What is read in a clause, as far as it stands in the quote.
    fn told(&self, of_clause: Told, quote: &Quote, rules: &Rules) -> Told {
        let mut told = Told { findings: Vec::new(), freedoms: BTreeSet::new(), ..of_clause };
        for (at, finding) in self.found(quote) {
            let title = rules.kind(&finding.kind).map_or_else(|| finding.kind.clone(), |it| it.title.clone());
            told.findings.push((title, finding.why.clone()));
            if self.weight(at) == Some(Weight::Conflicts) {
                told.freedoms.extend(finding.freedoms.iter().map(|it| choice(*it)));
            }
        }
        if told.freedoms.is_empty() {
            told.freedoms.insert(Choice::None);
        }
        told
    }

    /// The kinds of what was found in a clause.
    pub fn kinds(&self, clause: usize) -> BTreeSet<String> {
        let found = self.analysed.assessment.findings.iter().filter(|it| it.clause == clause);
        found.map(|it| it.kind.clone()).collect()
    }

    fn found(&self, quote: &Quote) -> impl Iterator<Item = (usize, &Finding)> {
        let span = quote.span;
        self.analysed.assessment.findings.iter().enumerate().filter(move |it| it.1.span.overlaps(span))
    }

    fn weight(&self, finding: usize) -> Option<Weight> {
        self.readings.iter().filter_map(|it| it.weight_of(finding)).max()
    }

    /// Whether every sentence of a quote is understood, nothing that is missing bears on it, and what was found there
    /// stands in it whole, cannot be read otherwise, and is not weighed by what else is known.
    fn is_understood(&self, clause: usize, quote: &Quote) -> bool {
        let assessment = &self.analysed.assessment;
        let span = quote.span;
        let is_read = assessment.read.get(clause).copied().unwrap_or(false)
            || assessment.unread.iter().any(|it| it.clause == clause);
        is_read
            && !assessment.unread.iter().any(|it| it.span.overlaps(span))
            && !assessment.imports.iter().any(|it| !it.loaded && it.span.overlaps(span))
            && self.found(quote).all(|(at, it)| {
                let is_within = span.start <= it.span.start + MARGIN && it.span.end <= span.end + MARGIN;
                let is_weighed = matches!(self.weight(at), Some(Weight::Disputed | Weight::Strains));
                it.clause == clause && is_within && it.certainty != Certainty::Unclear && !is_weighed
            })
    }

    /// Whether something in a clause is disputed or strains a definition, and nothing in it conflicts with one.
    pub fn is_weighed(&self, clause: usize) -> bool {
        let of_clause = self.analysed.assessment.findings.iter().enumerate().filter(|it| it.1.clause == clause);
        let heaviest = of_clause.filter_map(|it| self.weight(it.0)).max();
        matches!(heaviest, Some(Weight::Disputed | Weight::Strains))
    }

    /// What a clause is called.
    pub fn label(&self, clause: usize) -> &str {
        self.analysed.clauses.list.get(clause).map_or("", |it| &it.label)
    }
}

/// The answer as lesson files have it.
pub(super) fn answer(told: &Told) -> Vec<Choice> {
    told.freedoms.iter().copied().collect()
}

/// Why, in the words of what was found: each once, three at most.
pub(super) fn because(told: &Told) -> String {
    let mut whys: Vec<&str> = Vec::new();
    for (_, why) in &told.findings {
        if !whys.contains(&why.as_str()) {
            whys.push(why);
        }
    }
    whys.truncate(3);
    whys.join(" ")
}

/// All its words, without the marks of its format.
fn whole(document: &Document) -> &str {
    document.plain.slice(Span::new(0, document.text.len()))
}

/// The key of a text of the library, where the document was opened by it and is that text.
fn is_of_library(document: &Document) -> Option<String> {
    let text = of_library(&document.name)?;
    (Document::read(&[Source::new("", text)]).text == document.text).then(|| document.name.clone())
}

/// A name that no other text of the lesson has.
fn name(document: &Document, others: &[Quotable<'_>]) -> String {
    let short = document.short_name();
    let is_free = |it: &str| of_library(it).is_none() && others.iter().all(|other| other.key != it);
    let mut name = short.clone();
    for number in 2.. {
        if is_free(&name) {
            break;
        }
        name = format!("{short} ({number})");
    }
    name
}
