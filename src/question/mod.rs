//! Findings → answers: what a reader asks of any licence, and what this one answers.
//!
//! Questions are data (`assets/questions.toml`) and are answered by facts of the text: no definition of openness comes into
//! it. Never yes where a sentence that may answer is not understood, nor where a document that may answer is not here.

mod answer;
mod bearing;
mod file;

pub use answer::{Answer, Asked, Verdict, answers};
pub use file::{Phrase, Question, QuestionFile};

use crate::never::packed;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// All questions and how findings read as answers.
#[derive(Debug, Default)]
pub struct Questions {
    /// In the order in which they are shown.
    pub list: Vec<Question>,
    /// How findings read, of which the first that fits counts.
    pub phrases: Vec<Phrase>,
    /// Kinds that tell when it ends.
    pub ends: Vec<String>,
    /// The kinds that questions name, and those that are set aside.
    kinds: BTreeSet<String>,
    told: BTreeMap<String, Vec<String>>,
    force: Vec<String>,
    ban: Vec<String>,
}

impl Questions {
    /// The questions that are built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        static QUESTIONS: OnceLock<Questions> = OnceLock::new();
        QUESTIONS.get_or_init(|| {
            let file: QuestionFile = packed(include_bytes!(concat!(env!("OUT_DIR"), "/questions.pack")));
            Self::of(file)
        })
    }

    /// The questions of an expanded file.
    pub fn of(file: QuestionFile) -> Self {
        let named = file.questions.iter().flat_map(|it| it.no.iter().chain(&it.conditions)).chain(&file.aside);
        let kinds = named.cloned().collect();
        let QuestionFile { questions: list, phrases, ends, told, force, ban, .. } = file;
        Self { list, phrases, ends, kinds, told, force, ban }
    }

    /// The place of the question of this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|it| it.id == id)
    }

    /// What a finding of a kind may be called in an answer, the best first.
    pub fn phrases_for<'a>(&'a self, kind: &'a str, question: &'a str) -> impl Iterator<Item = &'a Phrase> {
        self.phrases.iter().filter(move |it| it.is_for(kind, question))
    }
}
