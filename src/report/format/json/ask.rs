//! What documents answer to questions, as JSON shows it.

use super::tool::Tool;
use crate::assess::Rules;
use crate::compare::Analysed;
use crate::question::{Answer, Verdict};
use crate::report::Context;
use crate::report::asked::{self, Ground, GroundPart};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};
use std::sync::Arc;

/// The schema's name for `ask`.
pub const ASK: &str = "undiluted/ask/1";

/// What `ask` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "undiluted ask")]
pub struct AskView<'a> {
    /// `undiluted/ask/1`.
    #[schemars(extend("const" = ASK))]
    schema: &'a str,
    /// What made this.
    tool: Tool<'a>,
    /// The documents, in the order given.
    documents: Vec<AskedView<'a>>,
}

/// A document and what it answers.
#[derive(Debug, Serialize, JsonSchema)]
struct AskedView<'a> {
    /// The argument as given.
    name: &'a str,
    /// SHA-256 of the bytes; of a bundle, that of its parts' hashes one after the other.
    sha256: &'a str,
    /// The first heading, or the name.
    title: String,
    /// What it answers, in the order of the questions.
    answers: Vec<AnswerView>,
}

/// What a document answers to one question.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub(super) struct AnswerView {
    /// The question's id: `sell`.
    question: &'static str,
    /// The question in words.
    asks: &'static str,
    /// What it comes to: `unread` where a sentence that was not understood, or terms that are not here, may answer.
    answer: Verdict,
    /// What it would come to if nothing were unread.
    as_read: Verdict,
    /// The answer in a sentence.
    short: String,
    /// Indices of the findings that deny it, or that set conditions; of yes, those that grant it.
    findings: Vec<usize>,
    /// Indices of the findings that grant it.
    grants: Vec<usize>,
    /// Indices into `unread`: sentences that may bear on it, those that speak of it first, a dozen at most.
    unread: Vec<usize>,
    /// How many sentences that were not understood may bear on it.
    num_unread: usize,
    /// Indices into `imports` of documents that are not loaded and may bear on it.
    imports: Vec<usize>,
    /// The words that it rests on; `ask` alone has them, elsewhere findings quote them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    quotes: Vec<QuoteView>,
}

/// Words of the text that an answer rests on.
#[derive(Debug, Serialize, JsonSchema)]
struct QuoteView {
    /// What they are to the answer.
    part: GroundPart,
    /// What they come to; why, where they were not understood.
    says: String,
    /// Index of the clause.
    clause: usize,
    /// The clause's label.
    label: String,
    /// The words, on one line, cut where they are long.
    quote: String,
}

impl QuoteView {
    fn of(it: Ground) -> Self {
        let Ground { says, part, clause, label, quote, .. } = it;
        Self { part, says, clause, label, quote }
    }
}

impl AnswerView {
    /// What a document answers, question by question.
    pub(super) fn all(analysed: &Analysed, rules: &Rules) -> Vec<Self> {
        analysed.answers.iter().map(|it| Self::of(analysed, rules, it)).collect()
    }

    fn of(analysed: &Analysed, rules: &Rules, it: &Answer) -> Self {
        let question = it.asked();
        Self {
            question: question.map_or("", |it| it.id.as_str()),
            asks: question.map_or("", |it| it.asks.as_str()),
            answer: it.verdict,
            as_read: it.as_read,
            short: asked::short(rules, analysed, it),
            findings: it.findings.clone(),
            grants: it.grants.clone(),
            unread: it.unread.clone(),
            num_unread: it.num_unread,
            imports: it.imports.clone(),
            quotes: Vec::new(),
        }
    }

    fn quoted(analysed: &Analysed, rules: &Rules, it: &Answer) -> Self {
        let quotes = asked::grounds(rules, analysed, it).into_iter().map(QuoteView::of).collect();
        Self { quotes, ..Self::of(analysed, rules, it) }
    }
}

impl<'a> AskView<'a> {
    /// What documents answer, to all questions or to some.
    pub(super) fn of(documents: &'a [Arc<Analysed>], questions: &[usize], context: &Context<'a>) -> Self {
        let answers = |one: &Arc<Analysed>| {
            let chosen = one.answers.iter().filter(|it| questions.contains(&it.question));
            chosen.map(|it| AnswerView::quoted(one, context.rules, it)).collect()
        };
        let documents = documents.iter().map(|one| AskedView {
            name: &one.document.name,
            sha256: &one.document.sha256,
            title: one.title(),
            answers: answers(one),
        });
        Self { schema: ASK, tool: Tool::of(context), documents: documents.collect() }
    }
}

/// Writes what documents answer, to all questions or to some.
pub(in crate::report) fn write(
    documents: &[Arc<Analysed>],
    questions: &[usize],
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &AskView::of(documents, questions, context))?;
    out.write_all(b"\n")
}
