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
    /// A clause's own text and that of everything under it.
    Section,
}

/// Where an exception is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// The rule's scope and the lead-ins above it.
    #[default]
    Context,
    /// Only the words that the trigger matched.
    Quote,
    /// What stands before the trigger in its scope.
    Before,
    /// What stands after the trigger in its scope.
    After,
    /// The clause's own text.
    Clause,
    /// The headings above.
    Heading,
    /// The statement that follows, and the trigger's own.
    Next,
    /// The whole text.
    Document,
}

/// A pattern that takes a hit back, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unless {
    /// The pattern.
    pub pattern: String,
    /// Where it is looked for.
    #[serde(default)]
    pub within: Within,
    /// "not a finding because …", for people.
    pub because: String,
}

/// What a rule asks of a predicate: what a sentence says of an act, however it is worded.
///
/// `limiter` and `not-limiter` are looked up in the words before the act and behind its object, as `before|behind`; what
/// a defined term among them means follows behind another `|`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Slots {
    /// `ban`, `only`, `consent` or `allow`: one of them.
    pub force: Vec<String>,
    /// Acts of `assets/language.toml`; `none` where only a purpose, person or place is named. Any if empty.
    #[serde(default)]
    pub act: Vec<String>,
    /// Classes of objects; the work and no object at all unless said otherwise.
    #[serde(default = "work_or_none")]
    pub object: Vec<String>,
    /// What must narrow the act; anything, if there is no pattern.
    #[serde(default)]
    pub limiter: Option<String>,
    /// What must not narrow it.
    #[serde(default)]
    pub not_limiter: Option<String>,
    /// What must stand among the words for the object.
    #[serde(default)]
    pub thing: Option<String>,
    /// What must stand among the words before the verb.
    #[serde(default)]
    pub subject: Option<String>,
    /// Whether it counts even where something else of the sentence takes part of it back.
    #[serde(default)]
    pub hedged: bool,
}

fn work_or_none() -> Vec<String> {
    ["work", "none"].map(str::to_owned).into()
}

/// One rule. Patterns are regular expressions in lower case over plain text (single spaces, straight quotes).
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
    /// Clause roles where it never fires; disclaimers, definitions and preambles unless said otherwise. Slots are asked
    /// for in preambles too: what forbids there forbids.
    #[serde(default = "quiet_roles")]
    pub not_roles: Vec<String>,
    /// Forces of the statement that let it fire (`prohibition`, `duty`, …); any if empty.
    #[serde(default)]
    pub modality: Vec<String>,
    /// Who the statement may be about (`licensee`, `licensor`, `thing`, `unknown`); anyone if empty.
    #[serde(default)]
    pub actor: Vec<String>,
    /// What a predicate must say; such a rule needs neither words nor a pattern.
    #[serde(default)]
    pub slots: Option<Slots>,
    /// Words of which at least one stands in every text that the pattern matches, in lower case: the quick filter.
    #[serde(default)]
    pub words: Vec<String>,
    /// What the patterns are matched against.
    #[serde(default)]
    pub scope: Scope,
    /// The trigger; what it matches is the finding's quote, or the group `quote` if there is one.
    /// Other named groups become parameters, those of a limiter too.
    #[serde(default)]
    pub pattern: String,
    /// Further patterns that must all match in the scope or in the lead-ins above it.
    #[serde(default)]
    pub all: Vec<String>,
    /// A pattern that the lead-in of the list must match.
    #[serde(default)]
    pub lead: Option<String>,
    /// A pattern that the clause's heading, or one above it, must match.
    #[serde(default)]
    pub heading: Option<String>,
    /// A pattern that the whole text must have somewhere.
    #[serde(default)]
    pub document: Option<String>,
    /// How many items the statement must introduce as their lead-in.
    #[serde(default)]
    pub min_items: usize,
    /// For grants: the pattern that says that a freedom is named; the finding's freedoms are those that match.
    #[serde(default)]
    pub verbs: BTreeMap<Freedom, String>,
    /// Exceptions: what takes a hit back.
    #[serde(default)]
    pub unless: Vec<Unless>,
    /// Parameters: for a named group its type (`number`, `money`, `text`, `list`), or `=value` for a constant.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
    /// Parameters that stand beside the quote, in the same clause: for each name a pattern; the parameter is its group
    /// `is`, or all that it matches.
    #[serde(default)]
    pub beside: BTreeMap<String, String>,
    /// Why these words make this finding, one plain sentence.
    pub why: String,
    /// Sentences (in the rule author's own words) that it must find.
    #[serde(default, rename = "must_fire")]
    pub must_fire: Vec<String>,
    /// Sentences that look alike and that it must leave alone.
    #[serde(default, rename = "must_not_fire")]
    pub must_not_fire: Vec<String>,
}

fn stated() -> String {
    "stated".to_owned()
}

/// Where rules never fire unless they say otherwise.
pub const QUIET_ROLES: [&str; 3] = ["disclaimer", "definition", "preamble"];

fn quiet_roles() -> Vec<String> {
    QUIET_ROLES.map(str::to_owned).into()
}

impl Rule {
    /// Every pattern of the rule, to check or to expand.
    pub fn patterns_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let slots = self.slots.iter_mut().flat_map(|it| {
            it.limiter.iter_mut().chain(&mut it.not_limiter).chain(&mut it.subject).chain(&mut it.thing)
        });
        slots
            .chain([&mut self.pattern])
            .chain(&mut self.all)
            .chain(&mut self.lead)
            .chain(&mut self.heading)
            .chain(&mut self.document)
            .chain(self.verbs.values_mut())
            .chain(self.beside.values_mut())
            .chain(self.unless.iter_mut().map(|it| &mut it.pattern))
    }
}
