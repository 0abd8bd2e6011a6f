//! A rule file's own sentences, read as small documents through the whole pipeline.

use crate::assess::schema::rule::RuleFile;
use crate::assess::{Rules, assess};
use crate::clause::Clauses;
use crate::document::{Document, Source};

/// One of a rule's own sentences, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Id of the rule that it stands under.
    pub rule: String,
    /// The sentence.
    pub text: String,
    /// Whether the kind must be found in it, or must not.
    pub must_fire: bool,
    /// The rules that fired.
    pub fired: Vec<String>,
}

impl Sentence {
    /// Whether it was read as its author means it.
    pub fn is_right(&self) -> bool {
        self.must_fire != self.fired.is_empty()
    }
}

/// Reads every sentence of a prepared file with the rules of that file alone.
/// Another rule of the same kind may be quicker: what counts is the kind.
pub fn sentences(file: &RuleFile) -> Vec<Sentence> {
    let rules = Rules::new(vec![file.clone()], "");
    let mut all = Vec::new();
    for rule in &file.rules {
        let both = [(true, &rule.must_fire), (false, &rule.must_not_fire)];
        for (must_fire, texts) in both {
            all.extend(texts.iter().map(|text| Sentence {
                rule: rule.id.clone(),
                text: text.trim().to_owned(),
                must_fire,
                fired: fired(text, &rules),
            }));
        }
    }
    all
}

/// The rules that fire on a sentence. Recitals would hide it, so it stands as a numbered clause;
/// text of several lines stands as it is.
fn fired(sentence: &str, rules: &Rules) -> Vec<String> {
    let text = if sentence.contains('\n') { sentence.to_owned() } else { format!("1. {sentence}\n") };
    let name = if text.trim_start().starts_with('#') { "sentence.md" } else { "sentence.txt" };
    let document = Document::read(&[Source::new(name, text)]);
    let clauses = Clauses::of(&document);
    assess(&document, &clauses, rules, &[]).findings.into_iter().map(|it| it.rule).collect()
}
