//! A text that calls itself by the name of a permissive licence and has other terms than that.
//!
//! It is told here and not by a rule: a rule reads words and knows no licence's name, while this holds a name against
//! what the words are. It weighs nothing under any definition, for the terms themselves do that.

use super::change::Change;
use super::identified::{Identified, Original};
use crate::artefact::Card;
use crate::assess::{Assessment, Certainty, Finding, Rules, Stance, Unread};
use crate::clause::{Clause, Clauses, Modality, Statement};
use crate::document::{Document, Span};
use crate::library::{self, Entry, Kinship, Precedent};
use crate::never::part_of;
use std::collections::BTreeSet;

/// A permissive licence's name over other terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BorrowedName {
    /// The name that is borrowed: "MIT".
    pub name: &'static str,
    /// Where the text, or its card, calls itself so.
    pub said: Span,
    /// The words that bind and that no licence of that name has, in the order of the text; never empty unless words of
    /// the grant are lacking.
    pub own: Vec<Added>,
    /// Words of the grant that were taken out.
    pub lacking: Vec<String>,
}

/// Words that a text added to the licence whose name it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The clause that they stand in.
    pub clause: usize,
    /// Where.
    pub span: Span,
    /// What they are found to be: a kind of finding; nothing where no rule understood them.
    pub kind: Option<String>,
}

/// Names by which permissive licences are known, each with how the ids of its family begin.
const FAMILIES: [(&str, &[&str]); 4] =
    [("MIT", &["MIT", "X11", "Xfig"]), ("Apache", &["Apache-"]), ("BSD", &["BSD-", "0BSD"]), ("ISC", &["ISC"])];

/// Whether permissive licences have words of this kind themselves.
pub(super) fn is_ordinary(kind: &str) -> bool {
    Rules::built_in().kind(kind).is_some_and(|it| it.ordinary)
}

/// What a grant loses something with, where it is taken out.
const GRANTED: [&str; 9] =
    ["use", "copy", "modify", "merge", "publish", "distribute", "sublicense", "sell", "restriction"];

/// What was read of a document, as far as a name is held against it.
pub(super) struct Read<'a> {
    pub(super) document: &'a Document,
    pub(super) clauses: &'a Clauses,
    pub(super) assessment: &'a Assessment,
    pub(super) precedents: &'a [Precedent],
    pub(super) identified: Option<&'a Identified>,
}

impl BorrowedName {
    /// The name that a document has without the terms; `None` where it has no such name, or the terms.
    pub(super) fn of(read: &Read<'_>) -> Option<Self> {
        if read.is_approved_whole() {
            return None;
        }
        let (family, said) = claims(read).into_iter().next()?;
        let (name, stems) = FAMILIES.get(family).copied()?;
        let own = read.own(stems);
        let lacking = if own.is_empty() { read.lacking(stems) } else { Vec::new() };
        (!own.is_empty() || !lacking.is_empty()).then_some(Self { name, said, own, lacking })
    }
}

impl Read<'_> {
    /// Whether it is, word for word, a text that was approved, and nothing in it was left unread: such a text has the
    /// name that it was approved under.
    fn is_approved_whole(&self) -> bool {
        let Some(it) = self.identified.filter(|_| self.assessment.unread.is_empty()) else { return false };
        let is_whole = matches!(it.relation, Original::Exact | Original::Cosmetic | Original::WithoutAppendix);
        let is_free = |it: &Entry| it.osi_approved || it.fsf_libre;
        is_whole && it.changes.is_empty() && library::entry(it.id).is_some_and(is_free)
    }

    /// Words that bind and that no licence of the family has.
    pub(super) fn own(&self, stems: &[&str]) -> Vec<Added> {
        let found = self.assessment.findings.iter().filter(|it| self.is_other(it, stems)).map(|it| Added {
            clause: it.clause,
            span: it.span,
            kind: Some(it.kind.clone()),
        });
        let is_own = |it: &&Unread| !self.is_prose(it.span) && !self.stands_in(it.span, stems);
        let unread = self.assessment.unread.iter().filter(is_own).map(|it| Added {
            clause: it.clause,
            span: it.span,
            kind: None,
        });
        let mut all: Vec<Added> = found.chain(unread).collect();
        all.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
        // A finding within a sentence that was not understood besides is told once.
        let mut kept: Vec<Added> = Vec::with_capacity(all.len());
        for it in all {
            match kept.last_mut().filter(|last| last.span.overlaps(it.span)) {
                Some(last) => last.kind = last.kind.take().or(it.kind),
                None => kept.push(it),
            }
        }
        kept
    }

    /// Whether a finding is none that the family's licences lead to.
    fn is_other(&self, it: &Finding, stems: &[&str]) -> bool {
        let binds = match it.stance {
            Stance::Restriction => true,
            Stance::Condition => !self.is_prose(it.span),
            Stance::Grant | Stance::Notice => false,
        };
        let is_sure = !self.is_prose(it.span) || it.certainty == Certainty::Stated && !self.is_advice(it);
        binds && is_sure && !is_ordinary(&it.kind) && !self.stands_in(it.span, stems)
    }

    /// Whether words stand, as they are, in licences of the family.
    fn stands_in(&self, span: Span, stems: &[&str]) -> bool {
        let from = self.precedents.partition_point(|it| it.span.end <= span.start);
        let to = self.precedents.partition_point(|it| it.span.start < span.end);
        let there = part_of(self.precedents, from..to);
        let is_theirs =
            |it: &Precedent| it.kinship != Kinship::Edited && is_of(it.entry.id, stems) && is_free(it.entry);
        let (first, last) = (there.first(), there.last());
        let covers = first.zip(last).is_some_and(|(first, last)| first.span.joined(last.span).covers(span));
        covers && there.iter().all(is_theirs)
    }

    /// Whether words only advise, as a card does that says what a model is not good at.
    fn is_advice(&self, it: &Finding) -> bool {
        let statements = self.clauses.statements_of(it.clause);
        let own = statements.iter().find(|other| other.span.overlaps(it.span));
        let shoulds = |it: &Statement| self.document.slice(it.span).split_whitespace().any(|it| it == "should");
        own.is_some_and(|it| it.modality == Modality::Advice || shoulds(it))
    }

    /// Whether words stand in a card: what it tells of a model is no licence.
    fn is_prose(&self, span: Span) -> bool {
        let part = self.document.parts.get(self.document.part_at(span.start));
        part.is_some_and(|it| it.front_matter.is_some())
    }

    /// Rights that the licence of the name gives and this text took out.
    fn lacking(&self, stems: &[&str]) -> Vec<String> {
        let Some(made_from) = self.identified.filter(|it| is_of(it.id, stems)) else { return Vec::new() };
        let rights = |words: &str| -> BTreeSet<String> {
            let words = words.split(|it: char| !it.is_alphabetic()).map(str::to_lowercase);
            words.filter(|it| GRANTED.contains(&it.as_str())).collect()
        };
        let bare = |it: &str| it.trim_matches(|it: char| !it.is_alphanumeric()).to_owned();
        // Words in others' place count by what is missing in them: "without restriction" that became "for research".
        let here = |it: &Change| it.here.map(|it| self.document.slice(it)).unwrap_or_default();
        let loses = |it: &&Change| !it.is_clause && !rights(&it.there).is_subset(&rights(here(it)));
        made_from.changes.iter().filter(loses).map(|it| bare(&it.there)).collect()
    }
}

fn is_of(id: &str, stems: &[&str]) -> bool {
    stems.iter().any(|it| id.starts_with(it))
}

fn is_free(entry: &Entry) -> bool {
    entry.osi_approved || entry.fsf_libre
}

/// The names that a document has, by the index of the family, where it says so: its own first lines, then its headings
/// and lines that name a licence alone, then its card.
fn claims(read: &Read<'_>) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    for part in &read.document.parts {
        let first = part.front_matter.map_or(part.span.start, |it| it.end);
        found.extend(first_lines(read.document, Span::new(first, part.span.end)));
    }
    found.extend(read.clauses.list.iter().filter_map(|it| by_clause(read, it)));
    found.extend(by_card(read.document));
    found
}

/// How many of a text's first lines name it.
const FIRST_LINES: usize = 6;
/// How many words a line has that is a name.
const WORDS_OF_A_NAME: usize = 14;

fn first_lines(document: &Document, span: Span) -> Vec<(usize, Span)> {
    let mut at = span.start;
    let lines = document.slice(span).split_inclusive('\n').map(|line| {
        at += line.len();
        (line, Span::new(at - line.len(), at).trimmed(&document.text))
    });
    let said = lines.filter(|(line, _)| !line.trim().is_empty()).take(FIRST_LINES);
    said.filter(|it| is_name(it.0)).filter_map(|(line, span)| Some((named(line)?, span))).collect()
}

/// A heading or a line that says which licence it is and no more: "MIT License", "License: Apache 2.0".
fn by_clause(read: &Read<'_>, clause: &Clause) -> Option<(usize, Span)> {
    /// "Modified Apache License, Version 2.0".
    const WORDS: usize = 6;
    let head = read.document.slice(clause.heading.unwrap_or(clause.span));
    let line = head.trim_start().lines().next().filter(|it| it.len() < 100)?;
    let start = clause.heading.unwrap_or(clause.span).start + (head.len() - head.trim_start().len());
    let is_short = line.split_whitespace().count() <= WORDS && line.to_lowercase().contains("licen");
    let family = named(line).filter(|_| is_short && is_name(line))?;
    Some((family, Span::new(start, start + line.len())))
}

fn by_card(document: &Document) -> Option<(usize, Span)> {
    let card = Card::of(document)?;
    let values =
        card.license.iter().map(|it| ("license", it)).chain(card.license_name.iter().map(|it| ("license_name", it)));
    // Of several licences each may stand for a part.
    let mut named = values.filter_map(|(key, value)| Some((family_of_id(value)?, card.span_of(key)?)));
    named.next().filter(|_| card.license.len() <= 1)
}

/// Whether a line can be what a text calls itself: not a copyright line, not a denial, not a part's name.
fn is_name(line: &str) -> bool {
    const OTHERWISE: [&str; 14] = [
        "copyright",
        "©",
        "(c)",
        "not ",
        "unlike",
        "portions",
        "third",
        "except",
        "some ",
        "compatible",
        "instead",
        "files",
        "identical to",
        "closely",
    ];
    let lower = line.to_lowercase();
    let says_licence = ["licen", "terms", "style", "clause"].iter().any(|it| lower.contains(it));
    says_licence && line.split_whitespace().count() <= WORDS_OF_A_NAME && !OTHERWISE.iter().any(|it| lower.contains(it))
}

/// The family that a line names, as names are written: "mit" is a word of other languages.
fn named(line: &str) -> Option<usize> {
    let mut words = line.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.find_map(|word| {
        FAMILIES
            .iter()
            .position(|(name, _)| *name == word || name.eq_ignore_ascii_case(word) && word == word.to_uppercase())
    })
}

/// The family of an id in a card: `mit`, `apache-2.0`, `modified-mit`.
fn family_of_id(id: &str) -> Option<usize> {
    let lower = id.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphanumeric());
    words.find_map(|word| FAMILIES.iter().position(|(name, _)| name.eq_ignore_ascii_case(word)))
}
