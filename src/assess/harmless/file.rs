//! `assets/harmless.toml` as it is written. The build script reads this file too.

use serde::{Deserialize, Serialize};

/// Words and patterns that limit nobody.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HarmlessFile {
    /// Lists of words.
    pub words: WordLists,
    /// Stretches of words that are harmless wherever they stand, in any case.
    pub phrases: Vec<String>,
    /// What makes a sentence one on warranty or liability.
    pub disclaimers: Vec<String>,
    /// Whole sentences.
    pub sentences: Vec<String>,
    /// Copyright lines and pointers to more, harmless unless a word in them turns.
    pub notices: Vec<String>,
    /// What makes a sentence a statement of a fact that binds nobody, if all its words are harmless.
    pub facts: Vec<String>,
    /// What makes a sentence one that says what a term means.
    pub definitions: Vec<String>,
    /// What makes a sentence one on who made the work, where it is and whom to thank: harmless without a risky word.
    pub histories: Vec<String>,
    /// What makes a sentence one on how the work came to be: numbers, years and offices are harmless in it too.
    pub origins: Vec<String>,
    /// What makes a sentence a request that binds nobody.
    pub requests: Vec<String>,
    /// Sentences that must be harmless and sentences that must not.
    pub tried: Tried,
}

impl HarmlessFile {
    /// The lists of patterns, in the order in which it is told what they need.
    pub fn lists(&self) -> [&[String]; 9] {
        [
            &self.phrases,
            &self.disclaimers,
            &self.sentences,
            &self.notices,
            &self.facts,
            &self.definitions,
            &self.histories,
            &self.origins,
            &self.requests,
        ]
    }
}

/// Words, blanks between them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WordLists {
    /// Words that only join others.
    pub link: String,
    /// Words of a grant that does not limit what it gives.
    pub grant: String,
    /// Words of licences on which no limit turns.
    pub plain: String,
    /// Words that deny a warranty or a liability.
    pub denial: String,
    /// Words of titles.
    pub title: String,
    /// Words with which a title limits.
    pub limiting: String,
    /// Words on which a limit may turn: no statement of a fact, no disclaimer and no definition that has one is
    /// harmless by its form alone.
    pub risky: String,
}

/// Sentences that the lists were tried on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tried {
    /// They limit nobody.
    pub harmless: Vec<String>,
    /// They do, or may.
    pub not_harmless: Vec<String>,
}
