//! The words of a phone's page in one language: a file of `assets/room`. Every file has all of them, or the build stops
//! with its name.

use serde::{Deserialize, Serialize};

/// One language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tongue {
    /// Its tag, as browsers ask for it: `en`, `de`.
    pub id: String,
    /// Its own name for itself.
    pub name: String,
    /// How it is written: `ltr` or `rtl`.
    pub direction: String,
    /// Its words.
    pub words: PageWords,
    /// The question of each kind of exercise.
    pub questions: Questions,
    /// The five choices.
    pub choices: Choices,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PageWords {
    pub join: String,
    pub code: String,
    pub go: String,
    pub wrong_code: String,
    pub wait: String,
    pub paused: String,
    pub argue: String,
    pub drawn: String,
    pub with: String,
    pub second: String,
    pub first: String,
    pub first_vote: String,
    pub second_vote: String,
    pub before: String,
    pub after: String,
    pub choose: String,
    pub tap: String,
    pub tap_difference: String,
    pub nowhere: String,
    pub how_sure: String,
    pub sure: String,
    pub unsure: String,
    pub send: String,
    pub send_again: String,
    pub kept: String,
    pub nothing_sent: String,
    pub late: String,
    pub empty: String,
    pub full: String,
    pub answer: String,
    pub yours: String,
    pub room: String,
    pub as_lesson: String,
    pub end: String,
    pub look_again: String,
    pub anonymous: String,
    pub language: String,
}

/// What each kind of exercise asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Questions {
    pub mark: String,
    pub difference: String,
    pub find: String,
    pub sort: String,
    pub order: String,
    pub mapping: String,
}

/// What one may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choices {
    pub r#use: String,
    pub study: String,
    pub modify: String,
    pub share: String,
    pub none: String,
}
