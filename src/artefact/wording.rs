//! How cards speak of openness, from `assets/openness/statements.toml`: patterns of claims, and words that turn them.

use super::claims::Claim;
use crate::pattern::Constant;
use serde::Deserialize;
use std::sync::LazyLock;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    claim: Vec<ClaimPattern>,
    guards: Guards,
}

/// A pattern of a claim; the words of the claim are the match.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ClaimPattern {
    pub claim: Claim,
    #[serde(deserialize_with = "regex")]
    pub pattern: Constant,
    /// Whether the name in it must be one of a known licence.
    #[serde(default)]
    pub known: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

/// Words around a claim that keep it from being one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Guards {
    pub stems: Vec<String>,
    #[serde(deserialize_with = "regex")]
    pub negations: Constant,
    #[serde(deserialize_with = "regex")]
    pub others: Constant,
    #[serde(deserialize_with = "regex")]
    pub elsewhere: Constant,
    #[serde(deserialize_with = "regex")]
    pub contrasts: Constant,
    pub things: Vec<String>,
    #[serde(deserialize_with = "regex")]
    pub conditions: Constant,
    pub own: Vec<String>,
    #[serde(deserialize_with = "regex")]
    pub headings_of_others: Constant,
    #[serde(deserialize_with = "regex")]
    pub headings_of_licence: Constant,
    #[serde(deserialize_with = "regex")]
    pub spoken: Constant,
}

/// A pattern that the build script has seen to be one.
fn regex<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Constant, D::Error> {
    String::deserialize(deserializer).map(Constant::read)
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and tests read it")]
    toml::from_str(include_str!("../../assets/openness/statements.toml")).expect("the built-in statements are read")
});

/// The patterns, in the file's order.
pub(super) fn patterns() -> &'static [ClaimPattern] {
    &FILE.claim
}

/// What keeps words from being a claim.
pub(super) fn guards() -> &'static Guards {
    &FILE.guards
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artefact::claims;
    use crate::document::{Document, Source};

    #[test]
    fn sentences_are_claims_or_not_as_the_file_says() {
        let mut wrong = Vec::new();
        for of in patterns() {
            let has = |sentence: &String| {
                let text = format!("---\nlicense: other\n---\n# Heron\n\n{sentence}\n");
                let found = claims(&Document::read(&[Source::new("README.md", text)]));
                found.iter().any(|it| it.claim == of.claim)
            };
            wrong.extend(of.must.iter().filter(|it| !has(it)).map(|it| format!("must: {it}")));
            wrong.extend(of.must_not.iter().filter(|it| has(it)).map(|it| format!("must not: {it}")));
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
