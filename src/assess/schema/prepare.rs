//! A rule file made ready to run: fragments put in, patterns tried, words checked.
//!
//! The build script reads this file too: a mistake in a built-in rule stops the build with these same words.

use super::fragment::{self, Fragments};
use super::rule::{Rule, RuleFile, Slots};

/// A mistake in a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Which rule of the file, counting from 0.
    pub rule: usize,
    /// The words of the file that it is about, as they are written there.
    pub words: String,
    /// What is wrong, one sentence without a full stop.
    pub reason: String,
}

const ROLES: &[&str] = &[
    "grant",
    "condition",
    "restriction",
    "definition",
    "termination",
    "disclaimer",
    "attachment",
    "preamble",
    "other",
];
const FORCES: &[&str] = &["grant", "permission", "duty", "prohibition", "advice", "plain"];
const SAID: &[&str] = &["ban", "only", "consent", "allow"];
const ACTORS: &[&str] = &["licensee", "licensor", "thing", "unknown"];
const CERTAINTIES: &[&str] = &["stated", "implied", "unclear"];
const PARAMETERS: &[&str] = &["number", "money", "text", "list", "place", "flag"];

/// The names that slots may use.
#[derive(Clone, Debug, Default)]
pub struct SlotNames {
    /// Of acts.
    pub acts: Vec<String>,
    /// Of classes of objects.
    pub objects: Vec<String>,
}

/// Puts fragments into the patterns of a file's rules; every pattern must compile, every word be one that the engine knows.
///
/// # Errors
/// The first mistake.
pub fn prepare(file: &mut RuleFile, fragments: &Fragments, names: &SlotNames) -> Result<(), Mistake> {
    for index in 0..file.rules.len() {
        if let Some(rule) = file.rules.get_mut(index) {
            ready(rule, fragments, names).map_err(|(words, reason)| Mistake { rule: index, words, reason })?;
        }
        let twin = |other: &Rule| file.rules.get(index).is_some_and(|it| it.id == other.id);
        if file.rules.iter().take(index).any(twin) {
            let id = file.rules.get(index).map_or("", |it| it.id.as_str());
            let reason = format!("two rules of this file have the id {id}");
            return Err(Mistake { rule: index, words: id.to_owned(), reason });
        }
    }
    Ok(())
}

/// Prepares one rule, or says which words are wrong and why.
fn ready(rule: &mut Rule, fragments: &Fragments, names: &SlotNames) -> Result<(), (String, String)> {
    for pattern in rule.patterns_mut() {
        let expanded = fragment::expand(pattern, fragments).map_err(|reason| (pattern.clone(), reason))?;
        let compiled = regex::bytes::RegexBuilder::new(&expanded).unicode(false).build();
        compiled.map_err(|error| (pattern.clone(), last_line(&error.to_string())))?;
        *pattern = expanded;
    }
    if let Some(slots) = &rule.slots {
        check_slots(slots, names)?;
        if !rule.pattern.is_empty() {
            let reason = "a rule has either `slots` or a `pattern`: words behind an act are told by `limiter`";
            return Err((rule.id.clone(), reason.to_owned()));
        }
    } else if rule.pattern.is_empty() {
        return Err((rule.id.clone(), "it has neither `slots` nor a `pattern`".to_owned()));
    } else if rule.words.is_empty() {
        return Err((rule.id.clone(), "`words` is empty: name words of which one stands in every match".to_owned()));
    }
    if let Some(word) = rule.words.iter().find(|it| it.is_empty() || **it != it.to_lowercase()) {
        return Err((word.clone(), format!("`words` are matched in lower case: “{word}”")));
    }
    let lists = [(&rule.roles, ROLES), (&rule.not_roles, ROLES), (&rule.modality, FORCES), (&rule.actor, ACTORS)];
    for (words, known) in lists {
        for word in words {
            one_of(word, known)?;
        }
    }
    one_of(&rule.certainty, CERTAINTIES)?;
    rule.parameters.values().filter(|it| !it.starts_with('=')).try_for_each(|kind| one_of(kind, PARAMETERS))
}

fn check_slots(slots: &Slots, names: &SlotNames) -> Result<(), (String, String)> {
    let acts: Vec<&str> = names.acts.iter().map(String::as_str).chain(["none"]).collect();
    let objects: Vec<&str> = names.objects.iter().map(String::as_str).chain(["none"]).collect();
    if slots.force.is_empty() {
        return Err(("force".to_owned(), "`force` is empty: name one of ban, only, consent, allow".to_owned()));
    }
    let lists = [(&slots.force, SAID), (&slots.act, acts.as_slice()), (&slots.object, objects.as_slice())];
    lists
        .into_iter()
        .flat_map(|(words, known)| words.iter().map(move |it| (it, known)))
        .try_for_each(|(it, known)| one_of(it, known))
}

fn one_of(word: &str, known: &[&str]) -> Result<(), (String, String)> {
    if known.contains(&word) {
        return Ok(());
    }
    Err((word.to_owned(), format!("“{word}” is none of {}", known.join(", "))))
}

/// The regex crate draws the pattern first and says what is wrong in the last line.
fn last_line(error: &str) -> String {
    let line = error.trim_end().lines().last().unwrap_or(error);
    format!("the pattern does not compile: {}", line.trim_start_matches("error: "))
}
