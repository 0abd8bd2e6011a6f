//! What a card says of its own openness: claims and statements on its licence, in its prose.
//!
//! A claim is quoted, not judged: what stands against it is told as a contradiction.

use super::licence_name::{badges, cells, is_blank, known_name, name_of};
use super::repository::Scope;
use super::scope::{is_one_of_several, scope, scope_of_word};
use super::segment::{Segment, SegmentKind, segments, sentences};
use super::subject::Names;
use super::terms::Terms;
use super::wording::{ClaimPattern, guards, patterns};
use crate::document::{Document, Span};
use crate::never::slice;
use crate::pattern::MatchedGroups;
use serde::{Deserialize, Serialize};

/// What a card claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// That it is open source.
    OpenSource,
    /// That its weights are open.
    OpenWeights,
    /// That it is for research, or not for business.
    ResearchOnly,
    /// That business may use it.
    Commercial,
    /// Under which licence it is.
    Licence,
}

impl Claim {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenSource => "open source",
            Self::OpenWeights => "open weights",
            Self::ResearchOnly => "for research only",
            Self::Commercial => "commercial use",
            Self::Licence => "licence",
        }
    }
}

/// How many claims of one kind are told.
const MOST: usize = 3;
/// How many statements on licences are kept: code, weights and data may each have several.
const MOST_LICENCES: usize = 16;

/// What a card's prose states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it claims.
    pub claim: Claim,
    /// The words.
    pub span: Span,
    /// The licence that it names, and what for.
    pub licence: Option<(Scope, String)>,
}

/// The claims of a document's cards, in order; of each kind the first few.
pub fn claims(document: &Document) -> Vec<Statement> {
    let mut reader = Reader { document, names: Names::of(document), found: Vec::new() };
    for segment in &segments(document) {
        reader.segment(segment);
    }
    for (span, scope, name) in badges(document) {
        reader.add(Statement { claim: Claim::Licence, span, licence: Some((scope, name)) });
    }
    let mut found = reader.found;
    found.sort_by_key(|it| it.span.start);
    found
}

/// The first words of a document's cards that speak of a licence, whatever they say of it: where they stand nobody can
/// say that none is stated. What was left blank says nothing.
pub fn spoken_of_licence(document: &Document) -> Option<Span> {
    let speaks = |it: &&Segment| {
        let text = document.plain.slice(it.span);
        let is_of_licence = it.heading.is_some_and(|it| is_heading_of_licence(document, it));
        let is_bare_heading = it.kind == SegmentKind::Heading;
        !is_bare_heading && !is_blank(text) && (is_of_licence || guards().spoken.is_match(text))
    };
    segments(document).iter().find(speaks).map(|it| it.span)
}

fn is_heading_of_licence(document: &Document, heading: Span) -> bool {
    let heading = document.plain.slice(heading);
    // A long heading is about more than its words tell.
    heading.chars().count() < 60 && guards().headings_of_licence.is_match(heading)
}

struct Reader<'a> {
    document: &'a Document,
    names: Names,
    found: Vec<Statement>,
}

/// A match in its sentence.
struct Match<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn segment(&mut self, segment: &Segment) {
        let heading = segment.heading.map(|it| self.document.plain.slice(it));
        let is_of_others = heading.is_some_and(|it| guards().headings_of_others.is_match(it))
            || segment.above.is_some_and(|it| self.names.is_item_of_other(self.document.slice(it)));
        if is_of_others {
            return;
        }
        let before = self.found.len();
        let plain = self.document.plain.from_source(segment.span);
        let text: &'a str = slice(&self.document.plain.text, plain.range());
        if segment.kind == SegmentKind::Row {
            self.row(segment);
        }
        if may_claim(text) {
            for sentence in sentences(text) {
                self.sentence(slice(text, sentence.range()), plain.start + sentence.start);
            }
        }
        let is_silent = self.found.len() == before;
        let is_of_licence = segment.heading.is_some_and(|it| is_heading_of_licence(self.document, it));
        if is_silent && is_of_licence && segment.kind != SegmentKind::Heading {
            self.in_licence_section(text, segment.span);
        }
    }

    /// What stands under a heading on the licence: its name alone, or a sentence that names one that is known.
    fn in_licence_section(&mut self, text: &str, span: Span) {
        let points = ["see", "please", "refer", "check", "read", "view", "for"];
        let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
        let is_name = text.split_whitespace().count() <= 8 && !is_blank(text) && !points.contains(&first.as_str());
        let alone = || name_of(text, "").filter(|it| is_name && it.to_lowercase().contains("licen"));
        let whole = Match { text, start: 0, end: text.len() };
        if is_turned(&whole) {
            return;
        }
        if let Some(name) = known_name(text).or_else(alone) {
            let scope = scope(text, text.find(name.as_str()).unwrap_or(text.len()));
            self.add(Statement { claim: Claim::Licence, span, licence: Some((scope, name)) });
        }
    }

    /// A row that says "License" in one cell and its name in the next.
    fn row(&mut self, segment: &Segment) {
        for (scope, name) in cells(self.document.slice(segment.span)) {
            self.add(Statement { claim: Claim::Licence, span: segment.span, licence: Some((scope, name)) });
        }
    }

    fn sentence(&mut self, text: &str, start: usize) {
        for pattern in patterns() {
            for captures in pattern.pattern.captures_iter(text) {
                let Some(all) = captures.get(0) else { continue };
                let found = Match { text, start: all.start(), end: all.end() };
                if self.is_no_claim(pattern.claim, &found) {
                    continue;
                }
                let Some(licence) = licence(pattern, &captures, &found) else { continue };
                let span = self.document.plain.to_source(Span::new(start + all.start(), start + all.end()));
                self.add(Statement { claim: pattern.claim, span, licence });
            }
        }
    }

    fn add(&mut self, it: Statement) {
        let most = if it.claim == Claim::Licence { MOST_LICENCES } else { MOST };
        let same = self.found.iter().filter(|other| other.claim == it.claim);
        let is_same = |other: &Statement| match (&other.licence, &it.licence) {
            (Some((_, one)), Some((_, other))) => Terms::named(one) == Terms::named(other),
            _ => false,
        };
        let is_told = |other: &Statement| {
            other.span.overlaps(it.span) && (other.licence.is_none() || other.span != it.span || is_same(other))
        };
        if same.clone().count() < most && !same.clone().any(is_told) && !self.found.contains(&it) {
            self.found.push(it);
        }
    }

    /// Whether the words around a match turn it round, or make it one about other works or other things.
    fn is_no_claim(&self, claim: Claim, found: &Match) -> bool {
        let before = found.before();
        let words = found.words();
        let after = found.after().to_lowercase();
        let guards = guards();
        if is_turned(found) || self.names.is_of_other(found.clause()) {
            return true;
        }
        match claim {
            // Up to where the licence's own name begins, which may well say what it is not.
            Claim::Licence => {
                let before_name = words.split(" under ").next().unwrap_or(words);
                guards.elsewhere.is_match(before_name) || guards.negations.is_match(before_name)
            }
            Claim::OpenSource => {
                let is_thing = guards.things.iter().any(|it| after.trim_start().starts_with(it.as_str()));
                guards.others.is_match(tail(before)) || guards.others.is_match(words) || is_thing
            }
            Claim::OpenWeights => guards.others.is_match(tail(before)),
            Claim::Commercial => guards.conditions.is_match(&after) || scope(found.text, found.end) == Scope::Data,
            Claim::ResearchOnly => scope(found.text, found.end) == Scope::Data,
        }
    }
}

/// Whether what stands before a match in its clause denies it, or puts it elsewhere.
fn is_turned(found: &Match) -> bool {
    let clause = found.clause();
    let denies = guards().negations.find(clause);
    // "Not only is it open": that is no denial.
    let denies = denies.filter(|it| {
        let after = slice(clause, it.end()..clause.len()).trim_start();
        !["only", "just", "merely"].iter().any(|word| after.starts_with(word))
    });
    denies.is_some() || guards().elsewhere.is_match(clause) || guards().contrasts.is_match(found.before())
}

/// The licence that a match names and what for; nothing at all where it must name one and does not.
#[expect(clippy::option_option, reason = "a claim of another kind names none and is one all the same")]
fn licence(pattern: &ClaimPattern, captures: &MatchedGroups<'_>, found: &Match) -> Option<Option<(Scope, String)>> {
    if pattern.claim != Claim::Licence {
        return Some(None);
    }
    let words = captures.name("name")?;
    // What is a sentence is read by another pattern.
    if is_sentence(words.as_str()) || is_blank(words.as_str()) {
        return None;
    }
    let version = captures.name("version").map_or("", |it| it.as_str());
    let name = if pattern.known { known_name(words.as_str()) } else { name_of(words.as_str(), version) }?;
    let scope = match captures.name("subject") {
        Some(subject) if !is_one_of_several(found.text, subject.start()) => scope_of_word(subject.as_str()),
        Some(_) => Scope::Whole,
        None => scope(found.text, words.start()),
    };
    Some(Some((scope, name)))
}

/// Cheap to ask before any pattern is tried.
fn may_claim(text: &str) -> bool {
    let lower = text.to_lowercase();
    guards().stems.iter().any(|it| lower.contains(it.as_str())) || !lower.is_ascii()
}

/// What ends a clause within a sentence.
const CLAUSE_ENDS: [char; 5] = [',', ';', ':', '(', '\u{ff0c}'];

/// The last words before a claim.
fn tail(before: &str) -> &str {
    before.get(before.floor_char_boundary(before.len().saturating_sub(60))..).unwrap_or(before)
}

impl<'a> Match<'a> {
    fn before(&self) -> &'a str {
        slice(self.text, 0..self.start)
    }

    fn words(&self) -> &'a str {
        slice(self.text, self.start..self.end)
    }

    fn after(&self) -> &'a str {
        slice(self.text, self.end..self.text.len())
    }

    /// What stands before it in its own clause, without what stands in brackets that are closed.
    fn clause(&self) -> &'a str {
        let before = self.before();
        // "The Heron series (with Base and Chat) supports …": what stands before the bracket is the subject.
        if let Some((head, tail)) = before.rsplit_once(')').filter(|(_, tail)| !tail.contains(CLAUSE_ENDS)) {
            let subject = head.rsplit_once('(').map_or(head, |it| it.0);
            if tail.trim().len() < 24 {
                return subject.rsplit(CLAUSE_ENDS).next().unwrap_or(subject);
            }
        }
        let clause = before.rsplit(CLAUSE_ENDS).next().unwrap_or(before);
        [" while ", " whereas ", " but "]
            .iter()
            .fold(clause, |clause, it| clause.rsplit_once(it).map_or(clause, |it| it.1))
    }
}

/// Whether what stands where a licence's name is looked for is a sentence: another pattern finds the names in it.
fn is_sentence(words: &str) -> bool {
    [
        " released under ",
        " licensed under ",
        "(code)",
        "(weights)",
        " for the code",
        " for the weights",
        " governed by ",
    ]
    .iter()
    .any(|it| words.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn kinds(prose: &str) -> Vec<Claim> {
        let text = format!("---\nlicense: mit\n---\n# Heron\n\n{prose}\n");
        claims(&Document::read(&[Source::new("README.md", text)])).into_iter().map(|it| it.claim).collect()
    }

    #[test]
    fn claims_are_found() {
        for (prose, claim) in [
            ("Heron is fully open source.", Claim::OpenSource),
            ("Heron is an open-source language model for birds.", Claim::OpenSource),
            ("We are open-sourcing Heron.", Claim::OpenSource),
            ("Heron is an open weights model.", Claim::OpenWeights),
            ("It is intended for research purposes only.", Claim::ResearchOnly),
            ("The model must not be used for commercial purposes.", Claim::ResearchOnly),
            ("It is free for commercial use.", Claim::Commercial),
            ("The model is released under the Apache 2.0 license.", Claim::Licence),
            ("- **License:** Heron Community License", Claim::Licence),
            ("Heron has open-sourced a small model.", Claim::OpenSource),
            ("Heron is the first open source Danish bird model.", Claim::OpenSource),
            ("It is for research and educational purposes only.", Claim::ResearchOnly),
            ("Heron is an open-source Mixture-of-Experts (MoE) code language model.", Claim::OpenSource),
            ("Heron is free for research.", Claim::ResearchOnly),
            ("It may not be used for any form of commercial purposes.", Claim::ResearchOnly),
            ("Heron supports commercial use.", Claim::Commercial),
            ("Weights are free for both commercial and non-commercial use.", Claim::Commercial),
        ] {
            assert!(kinds(prose).contains(&claim), "{prose}: {:?}", kinds(prose));
        }
    }

    #[test]
    fn the_licence_that_prose_names() {
        for (prose, name) in [
            ("This code repository is licensed under the MIT License.", Some("MIT")),
            ("Licensed under the Apache License 2.0.", Some("Apache 2.0")),
            ("The code is licensed under Apache-2.0, the weights are not.", Some("Apache-2.0")),
            ("- **License:** Creative Commons license (CC BY-SA-4.0)", Some("CC BY-SA-4.0")),
            ("- **Shared by:** X\n- **License:** [Proprietary](LICENSE)\n- **Parent:** Y", Some("Proprietary")),
            (
                "**License:** A custom licence, the Heron License, is available at: https://x.example",
                Some("Heron License"),
            ),
        ] {
            let text = format!("---\nlicense: mit\n---\n# Heron\n\n{prose}\n");
            let found = claims(&Document::read(&[Source::new("README.md", text)]));
            assert_eq!(
                found.iter().find_map(|it| it.licence.as_ref().map(|it| it.1.as_str())),
                name,
                "{prose}: {found:?}"
            );
        }
    }

    #[test]
    fn a_claim_begins_in_its_own_paragraph() {
        let text = "---\nlicense: mit\n---\n# Heron\n\n## License\n\nThe model is licensed under the MIT License.\n";
        let document = Document::read(&[Source::new("README.md", text)]);
        let found = claims(&document);
        let quotes: Vec<&str> = found.iter().map(|it| document.slice(it.span)).collect();
        assert_eq!(quotes, ["licensed under the MIT License"]);
    }

    #[test]
    fn words_about_others_are_no_claims() {
        for prose in [
            "This model is not licensed under the MIT License.",
            "Unlike Egret, which is licensed under Apache-2.0, Heron is proprietary.",
            "No, Heron is not open weights.",
            "Our data were derived from open-source models.",
            "> Heron is fully open source, they wrote.",
            "```\nHeron is fully open source.\n```",
            "It outperforms many of the available open source and closed chat models.",
            "Heron was trained on open source datasets.",
            "It is built with an open-source library.",
            "It ranks first among open-source models.",
            "Our Reedbed tools are open sourced.",
            "We are sponsoring open-source work.",
            "We will open-source it next year.",
            "Heron is not open source.",
            "The sources of the river are open.",
        ] {
            assert_eq!(kinds(prose), [], "{prose}");
        }
    }
}
