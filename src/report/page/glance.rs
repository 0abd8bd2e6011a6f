//! The first page of a report: a card for each document, and what each answers to each question.

use crate::compare::{Analysed, Comparison};
use crate::question::{Answer, Question, Questions};
use crate::report::card::{Card, CardLine, card};
use crate::report::{Context, asked, one_line};
use serde::Serialize;

/// How many lines of a card's column are shown; the findings have all of them.
const LINES: usize = 10;

/// A document on a card.
#[derive(Debug, Serialize)]
pub(in crate::report) struct CardPart {
    pub document: usize,
    pub name: String,
    pub columns: [ColumnPart; 3],
    /// What one may do as far as it was read.
    pub as_read: String,
    /// What the text does not give.
    pub unsaid: String,
    /// What was not read and what is not loaded.
    pub foot: Vec<String>,
}

/// A column of a card.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ColumnPart {
    pub title: &'static str,
    pub lines: Vec<LinePart>,
    /// How many lines there are beyond those.
    pub more: usize,
}

/// A line of a card.
#[derive(Debug, Serialize)]
pub(in crate::report) struct LinePart {
    pub says: String,
    pub label: String,
    /// Empty where the next line has the same words.
    pub quote: String,
}

/// A question and what each document answers.
#[derive(Debug, Serialize)]
pub(in crate::report) struct QuestionPart {
    pub question: &'static str,
    pub cells: Vec<AnswerPart>,
}

/// What one document answers.
#[derive(Debug, Serialize)]
pub(in crate::report) struct AnswerPart {
    /// `yes`, `if`, `no`, `unsaid`, `unread`.
    pub verdict: &'static str,
    pub short: String,
    /// Whether the document before it answers otherwise.
    pub differs: bool,
}

/// The cards, in the documents' order.
pub(super) fn cards(comparison: &Comparison, context: &Context) -> Vec<CardPart> {
    let part = |(at, one): (usize, &std::sync::Arc<crate::compare::Analysed>)| {
        let Card { may, as_read, conditions, denied, unsaid, foot } = card(context.rules, one);
        let [first, second, third] = TITLES;
        CardPart {
            document: at + 1,
            name: one_line(&one.document.short_name(), 200),
            columns: [column(first, may), column(second, conditions), column(third, denied)],
            as_read: as_read.join(", "),
            unsaid: unsaid.join(", "),
            foot,
        }
    };
    comparison.documents.iter().enumerate().map(part).collect()
}

/// What the columns of a card are called.
pub(in crate::report) const TITLES: [&str; 3] = ["You may", "If", "You may not, not you, when it ends"];

fn column(title: &'static str, mut lines: Vec<CardLine>) -> ColumnPart {
    let more = lines.len().saturating_sub(LINES);
    lines.truncate(LINES);
    let mut parts: Vec<LinePart> = Vec::new();
    for CardLine { says, label, quote, .. } in lines {
        // Words that say several things stand behind the last of them.
        if let Some(before) = parts.last_mut().filter(|it| it.quote == quote) {
            before.quote.clear();
        }
        parts.push(LinePart { says, label, quote });
    }
    ColumnPart { title, lines: parts, more }
}

/// The questions, in their order, and what each document makes a condition of every yes: said once, at its head.
pub(super) fn questions(comparison: &Comparison, context: &Context) -> (Vec<QuestionPart>, Vec<String>) {
    let throughout: Vec<Vec<String>> = comparison.documents.iter().map(|one| throughout(one, context)).collect();
    let all = Questions::built_in().list.iter().enumerate();
    let part = |(place, it): (usize, &'static Question)| QuestionPart {
        question: &it.asks,
        cells: cells(comparison, context, place, &throughout),
    };
    (all.map(part).collect(), throughout.iter().map(|it| it.join("; ")).collect())
}

/// So many answers have a condition before it is said once for all of them.
const ANSWERS: usize = 4;

/// The conditions that every "yes, if" of a document has.
fn throughout(one: &Analysed, context: &Context) -> Vec<String> {
    let all: Vec<Vec<String>> = one.answers.iter().map(|it| asked::conditions(context.rules, one, it)).collect();
    let mut of_answers = all.iter().filter(|it| !it.is_empty());
    let Some(first) = of_answers.clone().next().filter(|_| of_answers.clone().count() >= ANSWERS) else {
        return Vec::new();
    };
    let all: Vec<&Vec<String>> = of_answers.by_ref().collect();
    let stays = |it: &&String| !it.starts_with("and ") && all.iter().all(|other| other.contains(it));
    first.iter().filter(stays).cloned().collect()
}

fn cells(comparison: &Comparison, context: &Context, place: usize, throughout: &[Vec<String>]) -> Vec<AnswerPart> {
    let mut cells: Vec<AnswerPart> = Vec::new();
    let mut before: Option<String> = None;
    for (one, throughout) in comparison.documents.iter().zip(throughout) {
        let answer = one.answers.iter().find(|it: &&Answer| it.question == place);
        let whole = answer.map_or_else(String::new, |it| asked::brief(context.rules, one, it));
        let conditions = answer.map_or_else(Vec::new, |it| asked::conditions(context.rules, one, it));
        let own: Vec<&str> = conditions.iter().filter(|it| !throughout.contains(it)).map(String::as_str).collect();
        let short = match () {
            () if conditions.is_empty() || own.len() == conditions.len() => whole.clone(),
            () if own.is_empty() => "yes, if what stands at the head".to_owned(),
            () => format!("yes, if {}", own.join("; ")),
        };
        let differs = before.replace(whole.clone()).is_some_and(|it| it != whole);
        cells.push(AnswerPart { verdict: answer.map_or("", |it| it.verdict.name()), short, differs });
    }
    cells
}
