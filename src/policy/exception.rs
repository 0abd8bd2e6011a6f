//! What a policy takes all the same: named, with a reason, and until a day.

use super::Subject;
use super::file::{Reading, WrittenException};
use super::judge::CODES;
use super::mistake::Place;
use globset::{Glob, GlobMatcher};
use toml::{Spanned, Value};

/// Something that is taken although a rule is against it.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The id of the text that the document is, word for word.
    pub licence: Option<String>,
    /// The SHA-256 of the document.
    pub sha256: Option<String>,
    /// Which files, by their paths.
    pub file: Option<GlobMatcher>,
    /// The clause, by its label or its anchor.
    pub clause: Option<String>,
    /// What is taken: a kind, a criterion, a question, a topic, `unread`; all of it where nothing is said.
    pub code: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds, as `2026-11-30`.
    pub until: String,
    /// Where it stands in the file.
    pub place: Place,
}

/// What an exception is held against.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The ids of the text that the document is word for word, if it is one.
    pub licences: &'a [&'a str],
    /// The document's SHA-256.
    pub sha256: &'a str,
    /// The file that the words stand in.
    pub file: &'a str,
    /// The clause's label; empty where it is about the document.
    pub label: &'a str,
    /// The clause's anchor; empty where it is about the document.
    pub anchor: &'a str,
    /// What it is.
    pub code: &'a str,
}

/// Whether an exception was of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It took something.
    Used,
    /// It would have taken something, and its day is over.
    Expired,
    /// There was nothing for it to take.
    Unused,
}

impl Exception {
    /// Whether it speaks of this.
    pub fn fits(&self, facts: &Facts<'_>) -> bool {
        let is = |wanted: &Option<String>, found: &dyn Fn(&str) -> bool| wanted.as_deref().is_none_or(found);
        is(&self.licence, &|it| facts.licences.iter().any(|found| found.eq_ignore_ascii_case(it)))
            && is(&self.sha256, &|it| facts.sha256.eq_ignore_ascii_case(it))
            && is(&self.clause, &|it| !it.is_empty() && (facts.label == it || facts.anchor == it))
            && is(&self.code, &|it| facts.code == it)
            && self.file.as_ref().is_none_or(|it| it.is_match(facts.file))
    }

    /// Whether it still holds on a day.
    pub fn holds_on(&self, day: &str) -> bool {
        day <= self.until.as_str()
    }
}

/// Reads an exception; what it cannot mean is noted, and then there is none.
pub(super) fn read(reading: &mut Reading<'_>, written: &Spanned<WrittenException>) -> Option<Exception> {
    let (at, it) = (written.span(), written.get_ref());
    let names = [it.licence.is_some(), it.sha256.is_some(), it.file.is_some(), it.clause.is_some()];
    if !names.contains(&true) {
        let reason = "an exception says for what it is made: `licence`, `file`, `clause` or `sha256`".to_owned();
        reading.mistake(at, reason);
        return None;
    }
    let Some(reason) = it.reason.clone().filter(|it| !it.trim().is_empty()) else {
        reading.mistake(at, "an exception has a `reason`".to_owned());
        return None;
    };
    let Some(until) = it.until.as_ref() else {
        reading.mistake(at, "an exception ends: give it the last day, as `until = 2027-06-30`".to_owned());
        return None;
    };
    let Some(day) = day_of(until.get_ref()) else {
        reading.mistake(until.span(), "is no day; write `until = 2027-06-30`".to_owned());
        return None;
    };
    let file = match it.file.as_ref().map(|it| (Glob::new(it.get_ref()), it.span())) {
        None => None,
        Some((Ok(glob), _)) => Some(glob.compile_matcher()),
        Some((Err(error), at)) => {
            reading.mistake(at, format!("is no pattern of paths: {error}; write `vendor/**/LICENSE*`"));
            return None;
        }
    };
    if let Some(code) = &it.code {
        known(reading, code)?;
    }
    let place = reading.place(at.start);
    let code = it.code.as_ref().map(|it| it.get_ref().clone());
    let WrittenException { licence, sha256, clause, .. } = it;
    let (licence, sha256, clause) = (licence.clone(), sha256.clone(), clause.clone());
    Some(Exception { licence, sha256, file, clause, code, reason, until: day, place })
}

/// Whether a code is one that a check can have.
fn known(reading: &mut Reading<'_>, code: &Spanned<String>) -> Option<()> {
    let word = code.get_ref().as_str();
    let of_all = Subject::ALL.into_iter().flat_map(|it| it.ids(reading.rules, reading.lenses)).map(|it| it.0);
    let all: Vec<&str> = of_all.chain(CODES).collect();
    if all.contains(&word) {
        return Some(());
    }
    let near = crate::library::nearest(word, all);
    let hint = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    reading.mistake(code.span(), format!("nothing is called `{word}`{hint}"));
    None
}

/// A day as `2027-06-30`, from a date or the same in quotes.
fn day_of(value: &Value) -> Option<String> {
    let words = match value {
        Value::Datetime(it) => it.date?.to_string(),
        Value::String(words) => words.parse::<toml::value::Datetime>().ok()?.date?.to_string(),
        _ => return None,
    };
    (words.len() == 10).then_some(words)
}
