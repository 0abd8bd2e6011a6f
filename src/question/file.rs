//! `assets/questions.toml` as it is written. The build script reads this file too, so it knows nothing but `serde`.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All questions, and how findings read as an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    /// Kinds that answer none of them.
    #[serde(default)]
    pub aside: Vec<String>,
    /// Kinds that tell when it ends.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Words, or with a star their beginnings, that a sentence has which may bind.
    #[serde(default)]
    pub force: Vec<String>,
    /// Those of them that take something away.
    #[serde(default)]
    pub ban: Vec<String>,
    /// For a kind those that tell it too where they stand in the same clause.
    #[serde(default)]
    pub told: BTreeMap<String, Vec<String>>,
    /// Kinds that several questions name together, by the set's name.
    #[serde(default)]
    pub sets: BTreeMap<String, Vec<String>>,
    /// The questions, in the order in which they are shown.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// How findings read, of which the first that fits counts.
    #[serde(rename = "phrase")]
    pub phrases: Vec<Phrase>,
}

/// A question of daily use, and what answers it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// `sell`.
    pub id: String,
    /// Its short name: "Sell".
    pub title: String,
    /// The question in words.
    #[serde(rename = "question")]
    pub asks: String,
    /// What it asks for, behind "you may": "sell it".
    pub may: String,
    /// Kinds of which one is enough for no.
    pub no: Vec<String>,
    /// Kinds that are conditions.
    #[serde(rename = "if")]
    pub conditions: Vec<String>,
    /// Freedoms that must be granted for yes; where none is named, nothing answers yes.
    pub needs: Vec<String>,
    /// Words, or with a star their beginnings, of sentences that speak of it.
    pub words: Vec<String>,
    /// Whether every licence that was approved as open source gives it.
    #[serde(default)]
    pub approved: bool,
    /// Words of which one must stand in a clause that grants, for yes.
    #[serde(default)]
    pub promises: Vec<String>,
    /// What is missing where the text does not say it; empty where it is a right.
    #[serde(default)]
    pub silence: String,
}

/// How a finding of a kind reads as part of an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The kind of the finding.
    pub kind: String,
    /// The question that it answers so; any, if none is named.
    #[serde(default)]
    pub question: Option<String>,
    /// Parameters that the finding must have.
    #[serde(default)]
    pub when: BTreeMap<String, String>,
    /// Behind "yes, if"; names in braces stand for parameters.
    #[serde(default, rename = "if")]
    pub condition: Option<String>,
    /// Behind "no:".
    #[serde(default)]
    pub no: Option<String>,
}

/// The freedoms that a question may need.
const FREEDOMS: [&str; 4] = ["use", "study", "modify", "share"];

impl QuestionFile {
    /// The file with kinds in the place of the sets that stand for them.
    ///
    /// # Errors
    /// The name of a set that is not there, and who names it.
    pub fn expanded(mut self) -> Result<Self, String> {
        let sets = std::mem::take(&mut self.sets);
        for question in &mut self.questions {
            for kinds in [&mut question.no, &mut question.conditions] {
                let mut all = Vec::new();
                for kind in kinds.iter() {
                    match kind.strip_prefix('+') {
                        None => all.push(kind.clone()),
                        Some(set) => all.extend_from_slice(
                            sets.get(set).ok_or_else(|| format!("question {}: there is no set {set}", question.id))?,
                        ),
                    }
                }
                *kinds = all;
            }
        }
        Ok(self)
    }

    /// What is wrong with the expanded file: each place and why. Empty where nothing is.
    pub fn mistakes(&self, kinds: &BTreeSet<&str>) -> Vec<String> {
        let mut mistakes = Vec::new();
        let mut ids = BTreeSet::new();
        for question in &self.questions {
            if !ids.insert(question.id.as_str()) {
                mistakes.push(format!("question {}: stands here twice", question.id));
            }
            mistakes.extend(self.mistakes_of(question, kinds).into_iter().map(|it| format!("{}: {it}", question.id)));
        }
        let all = self.questions.iter().flat_map(|it| it.no.iter().chain(&it.conditions));
        let asked: BTreeSet<&str> = all.chain(&self.aside).map(String::as_str).collect();
        for kind in kinds.difference(&asked) {
            mistakes.push(format!("kind {kind}: no question names it; name it, or set it aside"));
        }
        mistakes.extend(self.force.iter().chain(&self.ban).filter_map(|it| mistake_in(it)));
        let told = self.told.iter().flat_map(|(kind, by)| std::iter::once(kind).chain(by));
        for kind in told.filter(|it| !kinds.contains(it.as_str())) {
            mistakes.push(format!("told: assets/rules has no kind {kind}"));
        }
        if self.questions.len() > 60 {
            mistakes.push("more than 60 questions".to_owned());
        }
        for kind in self.ends.iter().filter(|it| !kinds.contains(it.as_str())) {
            mistakes.push(format!("ends: assets/rules has no kind {kind}"));
        }
        for kind in self.aside.iter().filter(|it| !kinds.contains(it.as_str())) {
            mistakes.push(format!("aside: assets/rules has no kind {kind}"));
        }
        mistakes.extend(self.phrases.iter().filter_map(|it| it.mistake(kinds, &ids)));
        mistakes
    }

    fn mistakes_of(&self, question: &Question, kinds: &BTreeSet<&str>) -> Vec<String> {
        let mut mistakes = Vec::new();
        let named = question.no.iter().map(|it| (it, false)).chain(question.conditions.iter().map(|it| (it, true)));
        let mut seen = BTreeSet::new();
        for (kind, is_condition) in named {
            if !kinds.contains(kind.as_str()) {
                mistakes.push(format!("assets/rules has no kind {kind}"));
            } else if !seen.insert(kind) {
                mistakes.push(format!("names {kind} twice: it is either no or a condition"));
            } else if !self.phrases.iter().any(|it| it.is_sure(kind, &question.id, is_condition)) {
                let part = if is_condition { "if" } else { "no" };
                mistakes.push(format!("no phrase without names in braces says `{part}` for {kind}"));
            }
        }
        for freedom in question.needs.iter().filter(|it| !FREEDOMS.contains(&it.as_str())) {
            mistakes.push(format!("{freedom} is none of the freedoms {}", FREEDOMS.join(", ")));
        }
        if question.needs.is_empty() && question.no.is_empty() {
            mistakes.push("nothing could ever answer it: neither `needs` nor `no` names anything".to_owned());
        }
        if question.words.is_empty() {
            mistakes.push("`words` is empty: a sentence that was not understood could never answer it".to_owned());
        }
        mistakes.extend(question.promises.iter().chain(&question.words).filter_map(|it| mistake_in(it)));
        mistakes
    }
}

/// What is wrong with a word that is looked for: it could never be found.
fn mistake_in(word: &str) -> Option<String> {
    let stem = word.strip_suffix('*').unwrap_or(word);
    let is_word = (2..=14).contains(&stem.len()) && stem.chars().all(|it| it.is_ascii_lowercase());
    (!is_word).then(|| format!("“{word}”: write one word of 2 to 14 small letters, with a star where it may go on"))
}

impl Phrase {
    /// What it says, as a condition or as a no.
    pub fn says(&self, is_condition: bool) -> Option<&str> {
        if is_condition { self.condition.as_deref() } else { self.no.as_deref() }
    }

    /// Whether it is for this kind and question.
    pub fn is_for(&self, kind: &str, question: &str) -> bool {
        self.kind == kind && self.question.as_ref().is_none_or(|it| it == question)
    }

    /// Whether it can be said of any finding of the kind.
    fn is_sure(&self, kind: &str, question: &str, is_condition: bool) -> bool {
        let says = self.says(is_condition);
        self.is_for(kind, question) && self.when.is_empty() && says.is_some_and(|it| !it.contains('{'))
    }

    fn mistake(&self, kinds: &BTreeSet<&str>, questions: &BTreeSet<&str>) -> Option<String> {
        let parts = [&self.condition, &self.no];
        let unclosed = |it: &&String| it.matches('{').count() != it.matches('}').count();
        if !kinds.contains(self.kind.as_str()) {
            Some(format!("phrase of {}: assets/rules has no such kind", self.kind))
        } else if let Some(it) = self.question.as_deref().filter(|it| !questions.contains(it)) {
            Some(format!("phrase of {}: there is no question {it}", self.kind))
        } else if parts.iter().all(|it| it.is_none()) {
            Some(format!("phrase of {}: says nothing; give `if` or `no`", self.kind))
        } else if parts.into_iter().flatten().any(|it| unclosed(&it)) {
            Some(format!("phrase of {}: a brace is not closed", self.kind))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "aside = ['notice']\nsets = { limits = ['ban', 'fee'] }\n\
        [[question]]\nid = 'sell'\ntitle = 'Sell'\nmay = 'sell it'\nquestion = 'May I?'\nno = ['no-sale']\nif = ['+limits']\n\
        needs = ['share']\nwords = ['sell']\n\
        [[phrase]]\nkind = 'no-sale'\nno = 'not sold'\n[[phrase]]\nkind = 'ban'\nif = 'not there'\n\
        [[phrase]]\nkind = 'fee'\nif = 'you pay {amount}'\n[[phrase]]\nkind = 'fee'\nif = 'you pay'\n";

    fn mistakes(text: &str) -> String {
        let file: QuestionFile = toml::from_str(text).expect("TOML");
        let kinds = BTreeSet::from(["no-sale", "ban", "fee", "notice"]);
        file.expanded().map_or_else(|it| it, |it| it.mistakes(&kinds).join("; "))
    }

    #[test]
    fn a_set_stands_for_its_kinds() {
        assert_eq!(mistakes(GOOD), "");
        let file: QuestionFile = toml::from_str(GOOD).expect("TOML");
        assert_eq!(file.expanded().expect("the set is there").questions[0].conditions, ["ban", "fee"]);
    }

    #[test]
    fn what_could_not_be_asked_or_said_is_refused() {
        for (from, to, why) in [
            ("+limits", "+none", "there is no set none"),
            ("['ban', 'fee']", "['ban', 'fees']", "no kind fees"),
            ("aside = ['notice']", "aside = []", "kind notice: no question names it"),
            ("no = ['no-sale']", "no = ['no-sale', 'fee']", "names fee twice"),
            ("if = 'you pay'\n", "no = 'you pay'\n", "no phrase without names in braces says `if` for fee"),
            ("needs = ['share']", "needs = ['sharing']", "none of the freedoms"),
            ("words = ['sell']", "words = []", "could never answer it"),
            ("words = ['sell']", "words = ['to Sell']", "one word"),
            ("{amount}", "{amount", "a brace is not closed"),
            ("kind = 'ban'", "kind = 'bans'", "no such kind"),
        ] {
            let said = mistakes(&GOOD.replace(from, to));
            assert!(said.contains(why), "{to}: {said}");
        }
    }
}
