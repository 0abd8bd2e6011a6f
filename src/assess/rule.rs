//! Rule files as they are written: `assets/rules/*.toml` and the user's own.
//!
//! The build script reads this file too, so it knows nothing but `serde` and the kinds.

use super::kind::{Freedom, Kind, Stance};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One file: a kind of finding and the rules that find it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// The kind of finding.
    pub kind: Kind,
    /// The rules that find it.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
}

/// What a rule's patterns are matched against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// One statement: a sentence, a list item or an inline item.
    #[default]
    Statement,
    /// A clause's own text, its number and heading included.
    Clause,
}

/// A pattern that takes a hit back, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unless {
    /// The pattern, looked for in the rule's scope.
    pub pattern: String,
    /// "not a finding because …", for people.
    pub because: String,
}

/// One rule. Patterns are regular expressions over plain text (single spaces, straight quotes), case folded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rule {
    /// Its name within the kind: `licence-ends` becomes `user-threshold/licence-ends`.
    pub id: String,
    /// The finding's stance, where it differs from the kind's.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// The freedoms touched, where they differ from the kind's.
    #[serde(default)]
    pub freedoms: Option<Vec<Freedom>>,
    /// `stated`, `implied` or `unclear`.
    #[serde(default = "stated")]
    pub certainty: String,
    /// Clause roles where it may fire (`grant`, `condition`, …); anywhere but in `not-roles` if empty.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Clause roles where it never fires; disclaimers, definitions and preambles unless said otherwise.
    #[serde(default = "quiet_roles")]
    pub not_roles: Vec<String>,
    /// Forces of the statement that let it fire (`prohibition`, `duty`, …); any if empty.
    #[serde(default)]
    pub modality: Vec<String>,
    /// Who the statement may be about (`licensee`, `licensor`, `thing`, `unknown`); anyone if empty.
    #[serde(default)]
    pub actor: Vec<String>,
    /// Words of which at least one stands in every text that the pattern matches, in lower case: the quick filter.
    pub words: Vec<String>,
    /// What the patterns are matched against.
    #[serde(default)]
    pub scope: Scope,
    /// The trigger; what it matches is the finding's quote. Named groups become parameters.
    pub pattern: String,
    /// Further patterns that must all match in the scope.
    #[serde(default)]
    pub all: Vec<String>,
    /// A pattern that the lead-in of the list must match.
    #[serde(default)]
    pub lead: Option<String>,
    /// A pattern that the clause's heading, or one above it, must match.
    #[serde(default)]
    pub heading: Option<String>,
    /// Exceptions: what takes a hit back.
    #[serde(default)]
    pub unless: Vec<Unless>,
    /// Parameters: for a named group its type (`number`, `money`, `text`, `list`), or `=value` for a constant.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
    /// Why these words make this finding, one plain sentence.
    pub why: String,
    /// Sentences (in the rule author's own words) that it must find.
    #[serde(default)]
    pub must_fire: Vec<String>,
    /// Sentences that look alike and that it must leave alone.
    #[serde(default)]
    pub must_not_fire: Vec<String>,
}

fn stated() -> String {
    "stated".to_owned()
}

fn quiet_roles() -> Vec<String> {
    ["disclaimer", "definition", "preamble"].map(str::to_owned).into()
}
