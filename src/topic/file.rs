//! `assets/topics.toml` as it is written. The build script reads this file too, so it knows nothing but `serde`.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All topics, in the order of the rows, and how findings answer them in a few words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicFile {
    /// The topics; the last one has no signs and takes what fits no other.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
    /// Short answers, of which the first that fits counts.
    #[serde(rename = "answer")]
    pub answers: Vec<ShortAnswer>,
}

/// A question that a reader asks of every licence, and the signs by which a clause is known to answer it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// `patents`.
    pub id: String,
    /// Its name for people: "Patents".
    pub title: String,
    /// The question, as a reader would ask it.
    pub question: String,
    /// Whether readers look it up where they need it, and want the others first.
    #[serde(default)]
    pub looked_up: bool,
    /// Kinds of finding that answer it.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Roles of clauses that answer it.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Whole headings, or with a star their first words.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Terms, or with a star their first words, whose definitions belong to it.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Phrases that are a sign by themselves.
    #[serde(default)]
    pub cues: Vec<String>,
    /// Phrases that are a sign beside another.
    #[serde(default)]
    pub hints: Vec<String>,
    /// Names of documents that may answer it where they are not loaded.
    #[serde(default)]
    pub imports: Vec<String>,
}

/// How a finding answers in a few words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortAnswer {
    /// The kind of the finding.
    pub kind: String,
    /// The topic under which it is said so; any, if none is named.
    #[serde(default)]
    pub topic: Option<String>,
    /// Parameters that the finding must have.
    #[serde(default)]
    pub when: BTreeMap<String, String>,
    /// The words; names in braces stand for parameters.
    pub says: String,
}

/// What a clause can be for, as far as a topic may ask.
const ROLES: [&str; 9] =
    ["grant", "condition", "restriction", "definition", "termination", "disclaimer", "attachment", "preamble", "other"];

impl Topic {
    /// Every phrase.
    pub fn phrases(&self) -> impl Iterator<Item = &String> {
        [&self.headings, &self.terms, &self.cues, &self.hints, &self.imports].into_iter().flatten()
    }

    /// Whether a clause can be known to answer it.
    fn has_signs(&self) -> bool {
        self.phrases().next().is_some() || !self.kinds.is_empty() || !self.roles.is_empty()
    }

    fn mistake(&self, kinds: &BTreeSet<&str>) -> Option<String> {
        if let Some(kind) = self.kinds.iter().find(|it| !kinds.contains(it.as_str())) {
            return Some(format!("assets/rules has no kind {kind}"));
        }
        if let Some(role) = self.roles.iter().find(|it| !ROLES.contains(&it.as_str())) {
            return Some(format!("there is no role {role}; choose one of {}", ROLES.join(", ")));
        }
        self.phrases().find_map(|it| mistake_in(it))
    }
}

/// What is wrong with a phrase: it could never match, or would match anything.
fn mistake_in(phrase: &str) -> Option<String> {
    let stem = phrase.strip_suffix('*').unwrap_or(phrase);
    let is_lower = stem.chars().all(|it| it.is_lowercase() || !it.is_alphabetic());
    if stem.contains('*') {
        Some(format!("“{phrase}”: a star may only stand at the end"))
    } else if stem.trim().len() < 2 || stem.starts_with(' ') {
        Some(format!("“{phrase}”: too short, it would match nearly anything"))
    } else if !is_lower {
        Some(format!("“{phrase}”: write phrases in small letters"))
    } else {
        None
    }
}

impl TopicFile {
    /// What is wrong with the file: each place and why. Empty where nothing is.
    pub fn mistakes(&self, kinds: &BTreeSet<&str>) -> Vec<String> {
        let mut mistakes = Vec::new();
        let mut ids = BTreeSet::new();
        for topic in &self.topics {
            if !ids.insert(topic.id.as_str()) {
                mistakes.push(format!("topic {}: stands here twice", topic.id));
            }
            mistakes.extend(topic.mistake(kinds).map(|it| format!("topic {}: {it}", topic.id)));
        }
        let without: Vec<&str> = self.topics.iter().filter(|it| !it.has_signs()).map(|it| it.id.as_str()).collect();
        let last = self.topics.last().map(|it| it.id.as_str());
        if without.as_slice() != last.as_slice() {
            mistakes.push("the last topic, and it alone, must have no signs: it takes what fits no other".to_owned());
        }
        let told: BTreeSet<&str> = self.topics.iter().flat_map(|it| &it.kinds).map(String::as_str).collect();
        for kind in kinds.difference(&told) {
            mistakes.push(format!("kind {kind}: no topic has it, so what is found would not be told there"));
        }
        for answer in &self.answers {
            let topic = answer.topic.as_deref();
            if !kinds.contains(answer.kind.as_str()) {
                mistakes.push(format!("answer of {}: assets/rules has no such kind", answer.kind));
            } else if topic.is_some_and(|it| !ids.contains(it)) {
                mistakes.push(format!("answer of {}: there is no topic {}", answer.kind, topic.unwrap_or_default()));
            } else if answer.says.matches('{').count() != answer.says.matches('}').count() {
                mistakes.push(format!("answer of {}: a brace is not closed", answer.kind));
            }
        }
        mistakes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(id: &str, cue: &str) -> Topic {
        Topic { id: id.to_owned(), cues: vec![cue.to_owned()], ..Topic::default() }
    }

    fn mistakes(topics: Vec<Topic>, answers: Vec<ShortAnswer>) -> String {
        TopicFile { topics, answers }.mistakes(&BTreeSet::new()).join("; ")
    }

    #[test]
    fn a_phrase_that_could_never_match_is_refused() {
        let rest = || Topic { id: "rest".to_owned(), ..Topic::default() };
        assert_eq!(mistakes(vec![topic("a", "free of charge"), rest()], Vec::new()), "");
        for (cue, why) in
            [("pay* a fee", "at the end"), ("Fee", "small letters"), ("a", "too short"), ("*", "too short")]
        {
            let said = mistakes(vec![topic("a", cue), rest()], Vec::new());
            assert!(said.contains(why) && said.contains("topic a"), "{cue}: {said}");
        }
    }

    #[test]
    fn names_that_are_nowhere_are_refused() {
        let rest = || Topic { id: "rest".to_owned(), ..Topic::default() };
        assert!(mistakes(vec![topic("a", "fee")], Vec::new()).contains("the last topic"));
        assert!(mistakes(vec![topic("a", "fee"), topic("a", "pay"), rest()], Vec::new()).contains("twice"));
        let kind = Topic { kinds: vec!["none-such".to_owned()], ..topic("a", "fee") };
        assert!(mistakes(vec![kind, rest()], Vec::new()).contains("no kind none-such"));
        let answer = ShortAnswer { kind: "none-such".to_owned(), ..ShortAnswer::default() };
        assert!(mistakes(vec![topic("a", "fee"), rest()], vec![answer]).contains("no such kind"));
    }

    #[test]
    fn a_kind_without_a_topic_is_refused() {
        let file = TopicFile { topics: vec![topic("a", "fee"), Topic::default()], answers: Vec::new() };
        assert!(file.mistakes(&BTreeSet::from(["new-kind"])).join("; ").contains("kind new-kind: no topic has it"));
    }
}
