//! A policy as a file has it (TOML), read with its places so that a mistake names its line.

use super::exception::Exception;
use super::mistake::{Mistake, Place};
use super::rule::{Level, Rule, Ruling};
use super::{Policy, Subject};
use crate::assess::{Rules, Stance};
use crate::document::sha256_of;
use crate::lens::Lenses;
use crate::library;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use toml::Spanned;

/// The file, and each of its profiles.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Written {
    profile: Option<Spanned<String>>,
    description: Option<String>,
    reviews: Option<Spanned<String>>,
    default: BTreeMap<Spanned<String>, Spanned<String>>,
    unread: BTreeMap<Spanned<String>, Spanned<String>>,
    kinds: BTreeMap<Spanned<String>, Entry>,
    criteria: BTreeMap<Spanned<String>, Entry>,
    questions: BTreeMap<Spanned<String>, Entry>,
    topics: BTreeMap<Spanned<String>, Entry>,
    exceptions: Vec<Spanned<WrittenException>>,
    profiles: BTreeMap<Spanned<String>, Written>,
}

/// A rule: a word, or a table with more to say.
pub(super) struct Entry(pub WrittenRule);

/// A rule's table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WrittenRule {
    pub rule: Spanned<String>,
    #[serde(default)]
    pub when: BTreeMap<Spanned<String>, Spanned<String>>,
    pub otherwise: Option<Spanned<String>>,
    #[serde(default)]
    pub answers: Vec<Spanned<String>>,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub fallback: String,
}

/// An exception's table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WrittenException {
    pub licence: Option<String>,
    pub sha256: Option<String>,
    pub file: Option<Spanned<String>>,
    pub clause: Option<String>,
    pub code: Option<Spanned<String>>,
    pub reason: Option<String>,
    pub until: Option<Spanned<toml::Value>>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("required, accepted, review or forbidden, or a table with `rule = …`")
    }

    fn visit_str<E>(self, word: &str) -> Result<Entry, E> {
        // A word alone has the place of its key.
        let rule = Spanned::new(0..0, word.to_owned());
        let (when, answers) = (BTreeMap::new(), Vec::new());
        Ok(Entry(WrittenRule { rule, when, otherwise: None, answers, note: String::new(), fallback: String::new() }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
        WrittenRule::deserialize(MapAccessDeserializer::new(map)).map(Entry)
    }
}

/// Reads a policy's text for one profile; every other profile is looked through for mistakes too.
pub(super) fn parse(
    name: &str,
    text: &str,
    profile: Option<&str>,
    rules: &Rules,
    lenses: &Lenses,
) -> Result<Policy, Vec<Mistake>> {
    let mut reading = Reading { name, text, rules, lenses, mistakes: Vec::new() };
    let written: Written = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            let reason = error.message().lines().collect::<Vec<_>>().join(" ");
            let hint = unknown_key(&reason);
            reading.mistake(error.span().unwrap_or(0..0), format!("{reason}{hint}"));
            return Err(reading.mistakes);
        }
    };
    let mut policy = Policy {
        name: name.to_owned(),
        sha256: sha256_of(text.as_bytes()),
        profile: None,
        profiles: written.profiles.keys().map(|it| it.get_ref().clone()).collect(),
        default: BTreeMap::new(),
        unread: Level::Review,
        not_loaded: Level::Review,
        reviews_fail: true,
        rules: BTreeMap::new(),
        exceptions: Vec::new(),
    };
    reading.lay_over(&mut policy, &written);
    let mut chosen = policy.clone();
    let wanted = reading.chosen(&written, profile);
    for (id, of) in &written.profiles {
        if of.profile.is_some() || !of.profiles.is_empty() {
            reading.mistake(id.span(), "a profile has no profiles of its own".to_owned());
        }
        let mut laid = policy.clone();
        reading.lay_over(&mut laid, of);
        if wanted.as_deref() == Some(id.get_ref()) {
            chosen = Policy { profile: wanted.clone(), ..laid };
        }
    }
    if reading.mistakes.is_empty() { Ok(chosen) } else { Err(reading.mistakes) }
}

/// What a key was probably meant to be: the reader lists those that it knows.
fn unknown_key(reason: &str) -> String {
    let mut named = reason.split('`').skip(1).step_by(2);
    let is_unknown = reason.starts_with("unknown field");
    let near = named.next().filter(|_| is_unknown).and_then(|it| library::nearest(it, named));
    near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"))
}

/// A policy while it is read.
pub(super) struct Reading<'a> {
    name: &'a str,
    text: &'a str,
    pub rules: &'a Rules,
    pub lenses: &'a Lenses,
    mistakes: Vec<Mistake>,
}

impl Reading<'_> {
    pub(super) fn mistake(&mut self, bytes: Range<usize>, reason: String) {
        let place = Place::of(self.text, bytes.start);
        self.mistakes.push(Mistake { file: self.name.to_owned(), place, bytes, reason });
    }

    /// The profile to judge by: the one asked for, else the file's own choice.
    fn chosen(&mut self, written: &Written, asked: Option<&str>) -> Option<String> {
        let own = written.profile.as_ref();
        let wanted = asked.or(own.map(|it| it.get_ref().as_str()))?;
        if !written.profiles.keys().any(|it| it.get_ref() == wanted) {
            let known: Vec<&str> = written.profiles.keys().map(|it| it.get_ref().as_str()).collect();
            let there = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            let at = own.filter(|_| asked.is_none()).map_or(0..0, Spanned::span);
            self.mistake(at, format!("there is no profile `{wanted}`; there are: {there}"));
        }
        Some(wanted.to_owned())
    }

    /// Puts what a file or a profile says over what was said before.
    fn lay_over(&mut self, policy: &mut Policy, written: &Written) {
        for (stance, word) in &written.default {
            let of = match stance.get_ref().as_str() {
                "restriction" => Stance::Restriction,
                "condition" => Stance::Condition,
                "grant" => Stance::Grant,
                "notice" => Stance::Notice,
                other => {
                    let reason = format!("`{other}` is no stance; there are restriction, condition, grant and notice");
                    self.mistake(stance.span(), reason);
                    continue;
                }
            };
            if let Some(ruling) = self.ruling(word.get_ref(), word.span()) {
                if ruling == Ruling::Required {
                    self.mistake(word.span(), "a stance as a whole cannot be required".to_owned());
                }
                policy.default.insert(of, ruling);
            }
        }
        for (what, word) in &written.unread {
            let level = self.level(word);
            match (what.get_ref().as_str(), level) {
                ("sentences", Some(level)) => policy.unread = level,
                ("terms", Some(level)) => policy.not_loaded = level,
                (_, None) => {}
                (other, _) => {
                    let reason = format!("`{other}` is not known here; there are `sentences` and `terms`");
                    self.mistake(what.span(), reason);
                }
            }
        }
        if let Some(word) = &written.reviews {
            match word.get_ref().as_str() {
                "fail" => policy.reviews_fail = true,
                "warn" => policy.reviews_fail = false,
                other => self.mistake(word.span(), format!("`{other}` is neither `fail` nor `warn`")),
            }
        }
        let tables = [&written.kinds, &written.criteria, &written.questions, &written.topics];
        for (subject, table) in Subject::ALL.into_iter().zip(tables) {
            for (id, Entry(rule)) in table {
                if let Some(rule) = self.rule(subject, id, rule) {
                    policy.rules.insert((subject, id.get_ref().clone()), rule);
                }
            }
        }
        for it in &written.exceptions {
            if let Some(exception) = self.exception(it) {
                policy.exceptions.push(exception);
            }
        }
    }

    pub(super) fn ruling(&mut self, word: &str, at: Range<usize>) -> Option<Ruling> {
        let all = [Ruling::Required, Ruling::Accepted, Ruling::Review, Ruling::Forbidden];
        let found = all.into_iter().find(|it| it.name() == word);
        if found.is_none() {
            let near = library::nearest(word, all.map(Ruling::name));
            let hint = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
            self.mistake(at, format!("`{word}` is not one of required, accepted, review and forbidden{hint}"));
        }
        found
    }

    pub(super) fn level(&mut self, word: &Spanned<String>) -> Option<Level> {
        match word.get_ref().as_str() {
            "review" => Some(Level::Review),
            "forbidden" => Some(Level::Forbidden),
            other => {
                self.mistake(word.span(), format!("`{other}` is neither `review` nor `forbidden`"));
                None
            }
        }
    }

    pub(super) fn place(&self, at: usize) -> Place {
        Place::of(self.text, at)
    }

    fn rule(&mut self, subject: Subject, id: &Spanned<String>, written: &WrittenRule) -> Option<Rule> {
        super::rule::read(self, subject, id, written)
    }

    fn exception(&mut self, written: &Spanned<WrittenException>) -> Option<Exception> {
        super::exception::read(self, written)
    }
}
