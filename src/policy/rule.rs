//! One rule of a policy.

use super::Subject;
use super::condition::Condition;
use super::file::{Reading, WrittenRule};
use super::mistake::Place;
use crate::library;
use crate::question::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use toml::Spanned;

/// What a policy says of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// It must be there, hold, or be answered with yes.
    Required,
    /// It may be there.
    Accepted,
    /// A person must look at it.
    Review,
    /// It must not be there.
    Forbidden,
}

impl Ruling {
    /// Its word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Accepted => "accepted",
            Self::Review => "review",
            Self::Forbidden => "forbidden",
        }
    }
}

/// How much something matters that a policy does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A person must look at it.
    Review,
    /// The policy does not take it.
    Forbidden,
}

impl Level {
    /// Its word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Forbidden => "forbidden",
        }
    }

    /// In words, behind a colon.
    pub fn words(self) -> &'static str {
        match self {
            Self::Review => "to be reviewed",
            Self::Forbidden => "forbidden by the policy",
        }
    }
}

/// What a policy says of one kind, criterion, question or topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What it says.
    pub ruling: Ruling,
    /// What an accepted finding's parameters must be; all of it.
    pub when: Vec<Condition>,
    /// What a finding comes to whose parameters are otherwise.
    pub otherwise: Level,
    /// Answers that a required question may have; a plain yes where nothing is said.
    pub answers: Vec<Verdict>,
    /// What to tell whoever meets it.
    pub note: String,
    /// Words to ask for instead.
    pub fallback: String,
    /// Where it stands in the file.
    pub place: Place,
    /// As the file has it: `kinds.no-sale = "forbidden"`.
    pub words: String,
}

/// Reads a rule; what it cannot mean is noted, and then there is none.
pub(super) fn read(
    reading: &mut Reading<'_>,
    subject: Subject,
    id: &Spanned<String>,
    written: &WrittenRule,
) -> Option<Rule> {
    let name = id.get_ref().as_str();
    if !subject.ids(reading.rules, reading.lenses).iter().any(|(known, _)| *known == name) {
        let hint = subject.hint(name, reading.rules, reading.lenses);
        reading.mistake(id.span(), format!("there is no {} `{name}`{hint}", subject.noun()));
        return None;
    }
    // A word alone stands nowhere: then its key is named.
    let at = if written.rule.span().is_empty() { id.span() } else { written.rule.span() };
    let ruling = reading.ruling(written.rule.get_ref(), at.clone())?;
    if let Some(reason) = misfit(reading, subject, name, ruling, written) {
        reading.mistake(at, reason);
        return None;
    }
    let when = conditions(reading, name, written);
    let otherwise = written.otherwise.as_ref().map_or(Some(Level::Forbidden), |it| reading.level(it))?;
    let answers = written.answers.iter().filter_map(|it| answer(reading, it)).collect();
    Some(Rule {
        ruling,
        when,
        otherwise,
        answers,
        note: written.note.clone(),
        fallback: written.fallback.clone(),
        place: reading.place(id.span().start),
        words: format!("{}.{name} = \"{}\"", subject.table(), ruling.name()),
    })
}

/// Why a rule cannot be meant so, if it cannot.
fn misfit(reading: &Reading<'_>, subject: Subject, id: &str, ruling: Ruling, written: &WrittenRule) -> Option<String> {
    let is_definition = || {
        let of = |it: &&crate::lens::Lens| it.id == id || it.criterion(id).is_some();
        reading.lenses.list.iter().find(of).is_some_and(|it| !it.is_catalogue())
    };
    if subject == Subject::Criterion && ruling == Ruling::Forbidden && is_definition() {
        return Some(format!(
            "`{id}` asks for something, and can be required; entries of a catalogue can be forbidden"
        ));
    }
    let has_when = !written.when.is_empty();
    if has_when && (subject != Subject::Kind || ruling != Ruling::Accepted) {
        return Some("`when` belongs to an accepted kind: it says with which parameters it is accepted".to_owned());
    }
    if written.otherwise.is_some() && !has_when {
        return Some("`otherwise` belongs to `when`: it says what else a finding comes to".to_owned());
    }
    let asks = matches!(ruling, Ruling::Required | Ruling::Review);
    if !written.answers.is_empty() && (subject != Subject::Question || !asks) {
        return Some("`answers` belongs to a required question: it lists the answers that will do".to_owned());
    }
    None
}

fn conditions(reading: &mut Reading<'_>, id: &str, written: &WrittenRule) -> Vec<Condition> {
    let known = parameters(reading, id);
    let mut conditions = Vec::new();
    for (parameter, words) in &written.when {
        let name = parameter.get_ref().as_str();
        if !known.contains(name) {
            let all: Vec<&str> = known.iter().map(String::as_str).collect();
            let there = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
            let near = library::nearest(name, all);
            let hint = near.map_or_else(|| format!("it has: {there}"), |it| format!("did you mean `{it}`?"));
            reading.mistake(parameter.span(), format!("`{id}` has no parameter `{name}`; {hint}"));
            continue;
        }
        match Condition::parse(name, words.get_ref()) {
            Ok(condition) => conditions.push(condition),
            Err(reason) => reading.mistake(words.span(), reason),
        }
    }
    conditions
}

/// What the findings of a kind can say in numbers and names.
pub(super) fn parameters_of(rules: &crate::assess::Rules, kind: &str) -> BTreeSet<String> {
    let of_kind = rules.rules().filter(|(it, _)| it.id == kind);
    of_kind.flat_map(|(_, rule)| rule.parameters.keys().chain(rule.beside.keys()).cloned()).collect()
}

fn parameters(reading: &Reading<'_>, kind: &str) -> BTreeSet<String> {
    parameters_of(reading.rules, kind)
}

fn answer(reading: &mut Reading<'_>, word: &Spanned<String>) -> Option<Verdict> {
    let found = [Verdict::Yes, Verdict::If, Verdict::Unsaid].into_iter().find(|it| it.name() == word.get_ref());
    if found.is_none() {
        let reason = format!("`{}` is no answer that will do; there are yes, if and unsaid", word.get_ref());
        reading.mistake(word.span(), reason);
    }
    found
}
