//! A house's policy: which terms it takes, which a person must look at, which it does not take, and what in a document
//! breaks that.
//!
//! A policy is a file (`undiluted.toml`). Its rules name what a text does (kinds of finding), what a definition asks for
//! (criteria), what people ask (questions) and what clauses are about (topics). What was not understood is never taken:
//! it is to be reviewed, or forbidden where the policy says so.

mod condition;
mod exception;
mod explain;
mod file;
mod judge;
mod mistake;
mod rule;
mod schema;
mod subject;
mod taken;

pub use condition::{Condition, Held};
pub use exception::{Exception, Facts, Use};
pub use explain::explain;
pub use judge::{Breach, CODES, Judged, judge, judge_unknown};
pub use mistake::Mistake;
pub use rule::{Level, Rule, Ruling};
pub use schema::schema;
pub use subject::Subject;

use crate::assess::{Rules, Stance};
use crate::lens::Lenses;
use std::collections::BTreeMap;

/// The name under which a policy is looked for.
pub const FILE_NAME: &str = "undiluted.toml";

/// A policy to begin with: it works as it is, and says what each part does.
pub const TEMPLATE: &str = include_str!("../../assets/policy/undiluted.toml");

/// A policy of one profile, ready to judge by.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The file's name as given.
    pub name: String,
    /// SHA-256 of the file, as 64 hexadecimal digits.
    pub sha256: String,
    /// The profile, where the file has several.
    pub profile: Option<String>,
    /// Every profile of the file, by its id.
    pub profiles: Vec<String>,
    /// What holds for kinds of a stance of which no rule speaks.
    pub default: BTreeMap<Stance, Ruling>,
    /// What a sentence comes to that was not understood.
    pub unread: Level,
    /// What terms come to that are named and were not read.
    pub not_loaded: Level,
    /// Whether what is to be reviewed makes a check fail.
    pub reviews_fail: bool,
    /// Every rule, by what it is about.
    pub rules: BTreeMap<(Subject, String), Rule>,
    /// What is taken all the same, until a day.
    pub exceptions: Vec<Exception>,
}

impl Policy {
    /// Reads a policy; `profile` is the one to judge by, where the file has several.
    ///
    /// # Errors
    /// Every mistake, with its line and column and what is probably meant.
    pub fn parse(
        name: &str,
        text: &str,
        profile: Option<&str>,
        rules: &Rules,
        lenses: &Lenses,
    ) -> Result<Self, Vec<Mistake>> {
        file::parse(name, text, profile, rules, lenses)
    }

    /// The rule for something, if the policy has one.
    pub fn rule(&self, subject: Subject, id: &str) -> Option<&Rule> {
        self.rules.get(&(subject, id.to_owned()))
    }

    /// What holds for a kind of which no rule speaks.
    pub fn default_of(&self, stance: Stance) -> Ruling {
        self.default.get(&stance).copied().unwrap_or(match stance {
            Stance::Restriction => Ruling::Review,
            Stance::Grant | Stance::Condition | Stance::Notice => Ruling::Accepted,
        })
    }

    /// The lenses that its rules need.
    pub fn lenses<'a>(&self, lenses: &'a Lenses) -> Vec<&'a str> {
        let needs = |it: &str| {
            let named = self.rules.keys().filter(|(subject, _)| *subject == Subject::Criterion);
            let lens = lenses.get(it);
            named.into_iter().any(|(_, id)| id == it || lens.is_some_and(|lens| lens.criterion(id).is_some()))
        };
        lenses.list.iter().map(|it| it.id.as_str()).filter(|it| needs(it)).collect()
    }
}
