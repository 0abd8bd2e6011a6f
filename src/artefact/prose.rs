//! What a card's prose tells of components: that it holds one, names one elsewhere, or says that one is not there.
//!
//! A card that describes the training data is a data card too, and one with results holds the results: the framework
//! lets a model card carry both. Whether the description is complete only a reader can say.

use super::bibliography::cited_papers;
use super::card::Card;
use super::component::{Component, named};
use super::described::is_called_card;
use super::links::linked;
use super::offered::{held_by, offered};
use super::patterns;
use super::section::{Section, is_placeholder, section};
use crate::clause::{Clause, Clauses};
use crate::document::{Document, Part, Span};
use crate::never::slice;
use crate::pattern::{Constant, Matched};
use std::sync::LazyLock;

/// How a card speaks of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// It says that it is not there, or leaves its place empty.
    Absent,
    /// It names it as being elsewhere.
    Named,
    /// It holds it.
    Holds,
}

static PATTERNS: LazyLock<Vec<(&'static str, Told, Constant)>> = LazyLock::new(|| {
    let told = |is_absent: bool| if is_absent { Told::Absent } else { Told::Named };
    patterns::SAYS.iter().map(|(id, is_absent, it)| (*id, told(*is_absent), Constant::wide(it))).collect()
});

/// What the sections of a card hold.
const SECTIONS: &[(Section, &str)] = &[
    (Section::TrainingData, "data-card"),
    (Section::EvaluationData, "evaluation-results"),
    (Section::Evaluation, "evaluation-results"),
    (Section::Results, "evaluation-results"),
];

/// What the names before a colon stand for, where the template leaves their place empty.
const NAMES: &[(&str, &str)] = &[("paper", "research-paper")];

/// The prose of a document's cards, below their tables: where each begins in the plain text, and the text. A document
/// of one part is read as one.
pub fn prose(document: &Document) -> impl Iterator<Item = (usize, &str)> {
    let is_card = |it: &&Part| it.front_matter.is_some() || is_called_card(&it.name) || document.parts.len() == 1;
    let cards = document.parts.iter().filter(is_card);
    cards.filter_map(|part| {
        let prose = Span::new(part.front_matter.map_or(part.span.start, |it| it.end), part.span.end);
        let plain = document.plain.from_source(prose);
        Some((plain.start, document.plain.text.get(plain.range())?))
    })
}

/// What a card tells of components, each with the words; the strongest word on a component comes first.
pub fn told_by(document: &Document, clauses: &Clauses, card: &Card) -> Vec<(&'static Component, Told, Span)> {
    let mut told: Vec<(&'static Component, Told, Span)> = Vec::new();
    let mut tell = |id: &str, how: Told, span: Span| told.extend(named(id).map(|it| (it, how, span)));
    for clause in &clauses.list {
        // A bullet that begins with such words is about a feature, not a section.
        let is_headed = document.slice(clause.span).trim_start().starts_with(['#', '<', '*']) || clause.depth < 2;
        let raw = document.slice(clause.span).trim_start();
        // So is an entry in a list of contents.
        let is_bullet = raw.starts_with(['-', '•', '+']) || raw.contains("](#");
        if let Some((_, id)) = section(document, clause)
            .filter(|_| is_headed && !is_bullet)
            .and_then(|of| SECTIONS.iter().find(|it| it.0 == of))
        {
            let heading = clause.heading.unwrap_or(clause.span);
            if is_empty(document, clauses, clause) {
                tell(id, Told::Absent, clause.span);
            } else {
                tell(id, Told::Holds, heading);
            }
        } else if is_placeholder(document, clause) {
            let words = document.plain.slice(clause.span).trim_start_matches(['-', '*', ' ']).to_lowercase();
            for (_, id) in NAMES.iter().filter(|it| words.starts_with(it.0)) {
                tell(id, Told::Absent, clause.span);
            }
        }
    }
    for field in &card.fields {
        match field.key.as_str() {
            "model-index" => tell("evaluation-results", Told::Holds, field.span),
            "datasets" => tell("training-data", Told::Named, field.span),
            _ => {}
        }
    }
    for (start, text) in prose(document) {
        let (own, cited) = cited_papers(text);
        if let Some(own) = own {
            tell("research-paper", Told::Named, document.plain.to_source(own.shifted(start)));
        }
        for (id, how, pattern) in PATTERNS.iter() {
            let is_cited = |it: &Matched<'_>| *id == "research-paper" && cited.iter().any(|of| of.contains(it.start()));
            let mut matches = pattern.find_iter(text).filter(|it| !is_cited(it));
            let mut promise = None;
            let mut is_kept = |it: &Matched<'_>| {
                let promised = *how == Told::Named && promised(text, it);
                // "If we reach many stars, we will publish it" says nothing of what is there.
                if promised && promise.is_none() && !sentence_before(text, it).trim_start().starts_with("if ") {
                    promise = Some(it.range());
                }
                !promised
            };
            let found = matches.find(|it| is_kept(it)).map(|it| (*how, it.range()));
            // What is only promised is not there.
            let promise = promise.map(|it| (Told::Absent, it));
            if let Some((how, range)) = found.or(promise) {
                let span = Span::new(start + range.start, start + range.end);
                tell(id, how, document.plain.to_source(span));
            }
        }
    }
    told.extend(held_by(document).into_iter().map(|(it, span)| (it, Told::Holds, span)));
    told.extend(offered(document, card).map(|(it, span)| (it, Told::Named, span)));
    for (component, span) in linked(document) {
        told.push((component, Told::Named, span));
    }
    // What is held counts before what is named, and both before what is missing: an empty place may be filled elsewhere.
    told.sort_by_key(|it| std::cmp::Reverse(it.1));
    told
}

/// The sentence up to a match, as far as it is near, in small letters.
fn sentence_before(text: &str, found: &Matched<'_>) -> String {
    let from = text.floor_char_boundary(found.start().saturating_sub(60));
    let before = slice(text, from..found.start());
    before.rsplit(['.', '\n']).next().unwrap_or(before).to_lowercase()
}

/// Whether the sentence of a match only promises what it speaks of, or denies it.
fn promised(text: &str, found: &Matched<'_>) -> bool {
    let sentence = sentence_before(text, found);
    let denies = [" not ", " never ", "n't "].iter().any(|word| found.as_str().to_lowercase().contains(word));
    denies || [" will ", "if we ", "soon"].iter().any(|it| sentence.contains(it))
}

/// A longer section says something beside what it withholds, in words.
const WITHHELD: usize = 40;

static NOTHING_SAID: Constant = Constant::wide(patterns::NOTHING_SAID);

/// Whether a section says nothing: only the template's placeholder, in itself or in all that stands under it.
fn is_empty(document: &Document, clauses: &Clauses, clause: &Clause) -> bool {
    let says = |it: &Clause| {
        let body = document.plain.slice(it.body());
        body.chars().any(char::is_alphanumeric) && !is_placeholder(document, it)
    };
    let extent = Span::new(clause.body().start, clause.extent_end);
    // Tables, pictures and links say something, whatever of them can be read.
    if ["<t", "<img", "![", "://", "](", "|"].iter().any(|it| document.slice(extent).contains(it)) {
        return false;
    }
    let extent = document.plain.slice(extent);
    if extent.split_whitespace().count() < WITHHELD && NOTHING_SAID.is_match(extent) {
        return true;
    }
    let below = clauses.list.iter().skip(clause.id + 1).take_while(|it| it.span.start < clause.extent_end);
    !std::iter::once(clause).chain(below).any(says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn told(prose: &str) -> Vec<(&'static str, Told, String)> {
        let text = format!("---\nlicense: mit\n---\n# Heron\n\n{prose}\n");
        let document = Document::read(&[Source::new("README.md", text)]);
        let (clauses, card) = (Clauses::of(&document), Card::of(&document).expect("front matter"));
        let told = told_by(&document, &clauses, &card);
        told.into_iter().map(|(it, how, span)| (it.id, how, document.plain.slice(span).to_owned())).collect()
    }

    #[test]
    fn sections_that_say_something_hold_what_they_are_about() {
        let it = told("## Training data\n\nReeds.\n\n## Evaluation\n\n### Results\n\n[More Information Needed]");
        assert_eq!(it[0], ("data-card", Told::Holds, "Training data".to_owned()));
        assert!(it.iter().filter(|it| it.0 == "evaluation-results").all(|it| it.1 == Told::Absent), "{it:?}");
    }

    #[test]
    fn what_is_elsewhere_is_named_and_what_is_withheld_is_absent() {
        for (prose, id, how) in [
            ("See our paper: https://arxiv.org/abs/2401.00001.", "research-paper", Told::Named),
            ("The training data cannot be released for legal reasons.", "training-data", Told::Absent),
            ("We do not share the training dataset.", "training-data", Told::Absent),
            ("Our training code is available at https://code.example/heron.", "training-code", Told::Named),
            ("Intermediate checkpoints are in the branches.", "checkpoints", Told::Named),
            ("- **Paper [optional]:** [More Information Needed]", "research-paper", Told::Absent),
            ("## Evaluation\n\nTBD", "evaluation-results", Told::Absent),
            ("## Training data\n\nNo details are disclosed.", "data-card", Told::Absent),
            ("## Evaluation results\n\nNo evaluation has been done.", "evaluation-results", Told::Absent),
            ("## Evaluation\n\nWe have not evaluated this model.", "evaluation-results", Told::Absent),
            ("The model weights are not released.", "weights", Told::Absent),
            ("The training code is not available.", "training-code", Told::Absent),
        ] {
            let it = told(prose);
            assert!(it.iter().any(|it| (it.0, it.1) == (id, how)), "{prose}: {it:?}");
        }
        for prose in [
            "If we reach many stars, we will publish the technical report.",
            "It was trained on data from the shore.",
            "The weights are not small.",
        ] {
            assert_eq!(told(prose), [], "{prose}");
        }
    }
}
