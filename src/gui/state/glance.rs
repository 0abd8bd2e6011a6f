//! A comparison at a glance, as the window shows it: a card for each document, and what each answers to each question.

use crate::assess::Rules;
use crate::compare::{Analysed, Comparison};
use crate::question::{Answer, Question, Questions, Verdict};
use crate::report::asked;
use crate::report::card::{Card, card};

/// The first page, put into words once a comparison.
#[derive(Clone, Debug)]
pub struct GlanceSheet {
    /// A card for each document.
    pub cards: Vec<Card>,
    /// Every question, with what each document answers.
    pub rows: Vec<QuestionRow>,
}

/// A question and what each document answers.
#[derive(Clone, Debug)]
pub struct QuestionRow {
    /// The question.
    pub question: &'static Question,
    /// One cell for each document.
    pub cells: Vec<AnswerCell>,
}

/// What one document answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerCell {
    /// What it comes to.
    pub verdict: Verdict,
    /// The answer in a few words.
    pub brief: String,
    /// The answer in a sentence, with what was not understood.
    pub short: String,
    /// The words that it rests on, with their clauses; below each other.
    pub quotes: String,
    /// Whether the document before it answers otherwise.
    pub differs: bool,
    /// The finding that says most, and else the clause.
    pub finding: Option<usize>,
    /// The clause of the first words that it rests on.
    pub clause: Option<usize>,
}

/// How many quotes an answer shows.
const QUOTES: usize = 5;

impl GlanceSheet {
    /// Puts a comparison into words.
    pub fn of(comparison: &Comparison, rules: &Rules) -> Self {
        let questions = Questions::built_in().list.iter().enumerate();
        let rows = questions.map(|(place, question)| QuestionRow { question, cells: cells(comparison, rules, place) });
        Self { cards: comparison.documents.iter().map(|it| card(rules, it)).collect(), rows: rows.collect() }
    }
}

fn cells(comparison: &Comparison, rules: &Rules, place: usize) -> Vec<AnswerCell> {
    let mut cells: Vec<AnswerCell> = Vec::new();
    for one in &comparison.documents {
        let Some(answer) = one.answers.iter().find(|it| it.question == place) else { continue };
        let cell = cell(one, rules, answer);
        let differs = cells.last().is_some_and(|it| it.brief != cell.brief);
        cells.push(AnswerCell { differs, ..cell });
    }
    cells
}

fn cell(one: &Analysed, rules: &Rules, answer: &Answer) -> AnswerCell {
    let grounds = asked::grounds(rules, one, answer);
    let quote = |it: &asked::Ground| format!("{}  “{}”", it.label, it.quote);
    let first = grounds.first();
    AnswerCell {
        verdict: answer.verdict,
        brief: asked::brief(rules, one, answer),
        short: asked::short(rules, one, answer),
        quotes: grounds.iter().take(QUOTES).map(quote).collect::<Vec<_>>().join("\n"),
        differs: false,
        finding: first.and_then(|it| it.finding),
        clause: first.map(|it| it.clause),
    }
}
