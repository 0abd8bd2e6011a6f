//! What a card says of its own openness: claims and statements on its licence, in its prose.
//!
//! A claim is quoted, not judged: what stands against it is told as a contradiction.

use crate::artefact::{Scope, Terms, prose};
use crate::document::{Document, Span};
use regex::Regex;
use serde::Serialize;
use std::sync::LazyLock;

/// What a card claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
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

/// Claims with their words; the words of a claim are the match.
const CLAIMS: &[(Claim, &str)] = &[
    (
        Claim::OpenSource,
        r"(?i)\b(?:is|are|was|were|been|has|have|fully|truly|completely|we|our)\b[^.;,()\n|]{0,40}?\bopen[- ]?sourc(?:ed|ing|e)\b",
    ),
    (
        Claim::OpenSource,
        r"(?i)\b(?:an?|this|the|the first|the only) (?:[\w-]+ ){0,3}?open[- ]?source\b[^.;,\n|]{0,60}?\b(?:models?|llms?|release|system)\b",
    ),
    (
        Claim::OpenWeights,
        r"(?i)\bopen[- ]weights?\b|\b(?:weights|parameters|checkpoints) (?:are|is) (?:freely|publicly|openly) (?:available|released)\b|\bopenly (?:available|released) weights\b",
    ),
    (
        Claim::ResearchOnly,
        r"(?i)\b(?:only|solely|exclusively|restricted|limited)\b[^.;]{0,40}\b(?:research|academic|non-?commercial)\b(?: (?:purposes?|use))?|\b(?:research|academic|non-?commercial)\b(?:[^.;]{0,30}\bpurposes?| use)? only\b|\bnot (?:be used )?for (?:any (?:form of )?)?commercial\b[^.;]{0,20}|\bfree(?:ly)? (?:available )?for (?:academic |non-?commercial )*research\b",
    ),
    (
        Claim::Commercial,
        r"(?i)\bcommercially us(?:able|ed|e)\b|\b(?:free|allowed|permitted|available|licensed|suitable) for (?:both )?(?:[\w-]+ (?:and|or) )?commercial(?: use| purposes?)?|\b(?:supports?|allows?) (?:\*\*)?(?:free )?(?:\*\*)?commercial (?:use|usage)\b|\bcommercial use is (?:permitted|allowed|free)\b",
    ),
    (
        Claim::Licence,
        r"(?im)(?:^[-*\s]*| [-*•+] )(?:model )?licen[cs]e(?: type)?\s*:[*_\s]*(?P<name>\[?[A-Z][^\n]{2,120})",
    ),
    // "Use of Heron is governed by the Heron License", "… is subject to the Model License".
    (
        Claim::Licence,
        r"(?i)\buse of [^.;\n]{2,80}?(?:\.\d[^.;\n]{0,60}?)? (?:is|are) (?:subject to|governed by) (?:the )?(?P<name>(?-i:[A-Z])(?:[^.;,()\n]|\.\d){2,60}?(?:licen[cs]e|terms))\b",
    ),
    // "Weights: CC-BY-NC 4.0", "dataset: CC BY-NC 4.0", alone on a line or in a list within one.
    (
        Claim::Licence,
        r"(?im)(?:^[-*\s]*|[;,] ?| [-*•+] )(?:model )?(?:code|weights|checkpoints?|datasets?)(?: licen[cs]e)?\s*:[*_\s]*(?P<name>(?-i:[A-Z])[\w.+-]*(?:[ -][\w.+-]+){0,6})",
    ),
    // "MIT for the code", "Apache-2.0 (code)".
    (
        Claim::Licence,
        r"(?P<name>\b[A-Z][\w.+-]*(?: (?:\d[\w.]*|[A-Z][\w.+-]*)){0,5})(?i: licen[cs]e)? (?:for the|\()\s?(?P<subject>code|weights|models?|checkpoints|datasets?|data)\b",
    ),
    // "… and the model weights under CC-BY-NC-4.0", "the weights are under the Heron Community License".
    (
        Claim::Licence,
        r"(?P<subject>\b(?:code|weights|checkpoints|datasets?))(?: (?:is|are))?(?: (?:released|licensed|available|distributed|provided))? under (?:the |an? )?(?P<name>[A-Z][\w.+-]*(?:[ -](?:\d[\w.]*|[A-Z][\w.+-]*)){0,6})",
    ),
    (Claim::Licence, r"(?im)^[-*\s]*licen[cs]e\s+(?P<name>A custom [^\n]{2,80})"),
    (
        Claim::Licence,
        r"(?i)[^.;\n]{0,40}?\b(?:licensed|released|distributed|available|published|provided|falls?)\b[^.;\n]{0,40}?\bunder (?:the |an? )?[\[`]*(?P<name>[A-Za-z](?:[^.;,()\n]|\.\d){0,70}?)\s*licen[cs]e(?P<version>[ ,]*(?:version )?\d(?:\.\d)?)?\b",
    ),
    (
        Claim::Licence,
        r"(?i)[^.;\n]{0,40}?\b(?:licensed|released) under (?:the )?(?P<name>[A-Za-z][\w.-]*\w(?: \d(?:\.\d)?)?)",
    ),
];

static PATTERNS: LazyLock<Vec<(Claim, Regex)>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the patterns are constants and tests use them")]
    CLAIMS.iter().map(|(claim, it)| (*claim, Regex::new(it).expect("a constant pattern compiles"))).collect()
});

/// Words before a claim that make it one about others: "outperforms open-source models".
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and tests use it")]
    Regex::new(r"(?i)\b(?:than|outperform\w*|surpass\w*|compar\w+|other|existing|many|several|among|between|against|based on|powered by|built on|using|via|thanks|not|will|sponsor\w*|support\w*|behind|derived|from|no|contribut\w*|tools?|toolkits?|librar\w+|datasets?|frameworks?)\b")
        .expect("a constant pattern compiles")
});

static SHORT_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and tests use it")]
    Regex::new(r"\[([a-z]{1,10})\]").expect("a constant pattern compiles")
});

/// Words before a statement on a licence that turn it round or make it one about another work.
static NOT_ITS_OWN: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and tests use it")]
    Regex::new(r"(?i)\b(?:not|never|no longer|unlike|instead of|rather than|which (?:is|was|are|were)|that (?:is|was|are|were)|based on|built on|derived from|like)\b")
        .expect("a constant pattern compiles")
});

/// What follows a claim and makes it one about something else: "open-source library".
const OTHER_THINGS: [&str; 20] = [
    "librar",
    "dataset",
    "data ",
    "data,",
    "tool",
    "framework",
    "software",
    "project",
    "communit",
    "leaderboard",
    "alternative",
    "repo",
    "implementation",
    "package",
    "code",
    "and closed",
    "licen",
    "and propriet",
    "evaluation",
    "benchmark",
];

/// How many claims of one kind are told.
const MOST: usize = 3;

/// What a card's prose states.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// What it claims.
    pub claim: Claim,
    /// The words.
    pub span: Span,
    /// The licence that it names, and what for.
    pub licence: Option<(Scope, String)>,
}

/// The claims of a document's card, in order; of each kind the first few.
pub(super) fn claims(document: &Document) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    for (start, text) in prose(document) {
        for (claim, pattern) in PATTERNS.iter() {
            for it in pattern.captures_iter(text) {
                let Some(all) = it.get(0) else { continue };
                if is_about_others(*claim, text, all.start(), all.end()) || is_sentence(&it) {
                    continue;
                }
                let span = document.plain.to_source(Span::new(start + all.start(), start + all.end()));
                let span = in_one_paragraph(document, span);
                if is_quoted(document, span) {
                    continue;
                }
                if found.iter().filter(|it| it.claim == *claim).count() < MOST
                    && !found.iter().any(|it| it.claim == *claim && it.span.overlaps(span))
                {
                    let scope = || match it.name("subject") {
                        Some(subject) if !is_one_of_several(text, subject.start()) => scope_of_word(subject.as_str()),
                        Some(_) => Scope::Whole,
                        None => scope(text, it.name("name").map_or(all.end(), |it| it.start())),
                    };
                    found.push(Statement { claim: *claim, span, licence: licence(&it).map(|it| (scope(), it)) });
                }
            }
        }
    }
    found.sort_by_key(|it| it.span.start);
    found
}

/// Whether another subject is named beside this one: "the code and the weights".
fn is_one_of_several(text: &str, subject: usize) -> bool {
    let before = text.get(..subject).unwrap_or("").rsplit(['.', ';', ',', '\n']).next().unwrap_or("").to_lowercase();
    // What stands before "under" had its own licence.
    !before.contains(" under ") && ["code", "weights", "data"].iter().any(|it| before.contains(it))
}

fn scope_of_word(word: &str) -> Scope {
    match word.to_lowercase().as_str() {
        "code" => Scope::Code,
        "weights" | "checkpoints" => Scope::Weights,
        "dataset" | "datasets" | "data" => Scope::Data,
        _ => Scope::Whole,
    }
}

/// What a statement on a licence is about, by the words of its sentence before the licence's name.
fn scope(text: &str, name: usize) -> Scope {
    let from = text.floor_char_boundary(name.saturating_sub(160));
    let before = text.get(from..name).unwrap_or("").to_lowercase();
    // "The code is under X, the weights are under Y": each clause has a subject of its own.
    let clause = before.rsplit(['.', ';', '\n', ',']).next().unwrap_or(&before);
    let clause = clause.rsplit_once(" while ").map_or(clause, |it| it.1);
    let has = |any: &[&str]| {
        clause.split(|it: char| !it.is_alphanumeric()).position(|word| any.iter().any(|it| word.starts_with(it)))
    };
    let code = has(&["code", "script", "software"]);
    let weights = has(&["weight", "checkpoint", "parameter"]);
    let data = has(&["dataset", "corpus", "data"]);
    let model = has(&["model"]);
    match (code, weights, data, model) {
        (Some(_), None, None, None) => Scope::Code,
        (None, Some(_), None, _) => Scope::Weights,
        (None, None, Some(_), None) => Scope::Data,
        // "The code of the model", "the model's training code": whichever of both is named, the code is meant.
        (Some(_), None, None, Some(_)) if !clause.contains(" and ") && !clause.contains('&') => Scope::Code,
        _ => Scope::Whole,
    }
}

/// The words without what runs in from the paragraph or heading before.
fn in_one_paragraph(document: &Document, span: Span) -> Span {
    let text = document.slice(span);
    let end = ["\n\n", "\r\n\r\n", "\n#"].iter().filter_map(|it| text.rfind(it).map(|at| at + it.len())).max();
    let start = span.start + end.unwrap_or(0);
    Span::new(start, span.end).trimmed(&document.text)
}

/// The licence that a claim names: up to where its name ends, with its version; of a name in brackets the listed one.
fn licence(of: &regex::Captures<'_>) -> Option<String> {
    let words = of.name("name")?.as_str().trim();
    // The items of a list may stand on one line.
    let words = words.split(" - ").next().unwrap_or(words);
    let version =
        of.name("version").map_or("", |it| it.as_str().trim_start_matches([' ', ',']).trim_start_matches("version "));
    let whole = format!("{words} {version}");
    // A name may have a word in brackets: "FLUX.1 [dev]".
    let whole = SHORT_BRACKETS.replace_all(&whole, "⟨$1⟩");
    let pieces = whole.split(['(', ')', '[', ']', ',', ';', ':']).map(|it| it.trim_matches([' ', '`', '*', '_']));
    let pieces = pieces.filter(|it| it.len() > 1);
    let is_listed = |it: &&str| matches!(Terms::named(it), Terms::Listed(_));
    let listed = pieces.clone().find(is_listed);
    // "A custom licence, the Heron Community License": the name follows.
    let named = pieces
        .clone()
        .map(|it| it.strip_prefix("the ").unwrap_or(it))
        .find(|it| it.starts_with(char::is_uppercase) && !it.starts_with("A ") && it.to_lowercase().contains("licen"));
    let first = pieces.clone().next()?;
    // A sentence is no name.
    let is_name = first.split_whitespace().count() <= 8 && !first.contains(". ") && !first.contains("http");
    let first = first.split(" is available").next().unwrap_or(first);
    listed
        .or(named)
        .or(Some(first).filter(|_| is_name))
        .map(|it| it.trim_end_matches('.').replace('⟨', "[").replace('⟩', "]"))
}

/// Whether words stand in a quotation of somebody else's, or within a fenced block of code.
fn is_quoted(document: &Document, span: Span) -> bool {
    let before = document.text.get(..span.start).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    let fences = before.lines().filter(|it| it.trim_start().starts_with("```")).count();
    line.starts_with('>') || document.slice(span).starts_with('>') || fences % 2 == 1
}

/// Whether what stands where a licence's name is looked for is a sentence: another pattern finds the names in it.
fn is_sentence(of: &regex::Captures<'_>) -> bool {
    let words = of.name("name").map_or("", |it| it.as_str());
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

/// Whether the words speak of other models or other things.
fn is_about_others(claim: Claim, text: &str, start: usize, end: usize) -> bool {
    let line = text.get(..start).unwrap_or("").rsplit('\n').next().unwrap_or("");
    if matches!(claim, Claim::Licence | Claim::OpenWeights) {
        let sentence = line.rsplit(['.', ';']).next().unwrap_or(line);
        let words = text.get(start..end).unwrap_or("");
        // Up to where the licence's own name begins, which may well say what it is not.
        let before_name = words.split(" under ").next().unwrap_or(words);
        return NOT_ITS_OWN.is_match(sentence) || NOT_ITS_OWN.is_match(before_name);
    }
    if claim != Claim::OpenSource {
        return false;
    }
    let from = text.floor_char_boundary(start.saturating_sub(60));
    let before = text.get(from..start).unwrap_or("");
    let before = before.rsplit(['.', ';', '\n']).next().unwrap_or(before);
    let words = text.get(start..end).unwrap_or("");
    let after =
        text.get(end..text.ceil_char_boundary((end + 16).min(text.len()))).unwrap_or("").trim_start().to_lowercase();
    OF_OTHERS.is_match(before) || OF_OTHERS.is_match(words) || OTHER_THINGS.iter().any(|it| after.starts_with(it))
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
    fn what_a_licence_in_prose_is_for() {
        for (prose, expected) in [
            (
                "Code is released under MIT, model weights are released under CC-BY-NC 4.0.",
                &[(Scope::Code, "MIT"), (Scope::Weights, "CC-BY-NC 4.0")][..],
            ),
            ("This code repository is licensed under the MIT License.", &[(Scope::Code, "MIT")]),
            (
                "The code is licensed under Apache-2.0, while model weights are released under MIT.",
                &[(Scope::Code, "Apache-2.0"), (Scope::Weights, "MIT")],
            ),
            ("The code and model weights are released under the MIT license.", &[(Scope::Whole, "MIT")]),
            ("Heron is released under the MIT license.", &[(Scope::Whole, "MIT")]),
            (
                "**License:** Code is released under MIT, model weights are released under CC-BY-NC 4.0.",
                &[(Scope::Code, "MIT"), (Scope::Weights, "CC-BY-NC 4.0")],
            ),
            ("The model falls under the [Heron Licence](LICENSE).", &[(Scope::Whole, "Heron")]),
            (
                "MIT for the code; the weights are under the Heron Community License; dataset: CC BY-NC 4.0",
                &[(Scope::Code, "MIT"), (Scope::Weights, "Heron Community License"), (Scope::Data, "CC BY-NC 4.0")],
            ),
            (
                "The code is released under MIT and the model weights under CC-BY-NC-4.0.",
                &[(Scope::Code, "MIT"), (Scope::Weights, "CC-BY-NC-4.0")],
            ),
            (
                "## License: Apache-2.0 (code), Heron (weights)",
                &[(Scope::Code, "Apache-2.0"), (Scope::Weights, "Heron")],
            ),
            (
                "This code repository is licensed under the MIT License. The use of Heron models is subject to the Model License.",
                &[(Scope::Code, "MIT"), (Scope::Whole, "Model License")],
            ),
            (
                "Use of Heron 3.2 is governed by the Heron 3.2 Community License.",
                &[(Scope::Whole, "Heron 3.2 Community License")],
            ),
            (
                "**License:** A custom commercial license, the Heron Community License, is available at: x",
                &[(Scope::Whole, "Heron Community License")],
            ),
            (
                "This model falls under the `HERON.1` Non-Commercial License.",
                &[(Scope::Whole, "HERON.1 Non-Commercial")],
            ),
            ("The dataset is released under the CC-BY-4.0 license.", &[(Scope::Data, "CC-BY-4.0")]),
        ] {
            let text = format!("---\nlicense: other\n---\n# Heron\n\n{prose}\n");
            let found = claims(&Document::read(&[Source::new("README.md", text)]));
            let named: Vec<(Scope, &str)> =
                found.iter().filter_map(|it| it.licence.as_ref().map(|it| (it.0, it.1.as_str()))).collect();
            assert_eq!(named, expected, "{prose}");
        }
    }

    #[test]
    fn a_claim_begins_in_its_own_paragraph() {
        let text = "---\nlicense: mit\n---\n# Heron\n\n## License\n\nThe model is licensed under the MIT License.\n";
        let document = Document::read(&[Source::new("README.md", text)]);
        let found = claims(&document);
        let quotes: Vec<&str> = found.iter().map(|it| document.slice(it.span)).collect();
        assert_eq!(quotes, ["The model is licensed under the MIT License"]);
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
