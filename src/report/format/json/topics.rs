//! The arrangement by topic, as JSON shows it.

use crate::assess::Rules;
use crate::compare::{Comparison, TopicCell, TopicRow, TopicState};
use crate::report::answers;
use schemars::JsonSchema;
use serde::Serialize;

/// A question that readers ask of any licence, and what each document says on it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TopicRow")]
pub(super) struct TopicRowView {
    /// The topic's id: `patents`.
    topic: &'static str,
    /// The question in words.
    question: &'static str,
    /// One cell for each document.
    cells: Vec<TopicCellView>,
}

/// What one document says on a topic.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TopicCell")]
struct TopicCellView {
    /// Indices of its clauses on it, at most a dozen: those that answer a clause of another document first.
    clauses: Vec<usize>,
    /// Further clauses on it, where there are more: those that say least.
    further: Vec<usize>,
    /// Index of the clause that says most on it; null where there is none.
    chief: Option<usize>,
    /// The answer in a few words; empty where no rule found anything and the clauses must be read.
    short: String,
    /// Whether it answers, and if not, why not.
    state: TopicState,
    /// Indices of its findings on it.
    findings: Vec<usize>,
    /// Indices into `unread`: sentences on it, or perhaps on it.
    unread: Vec<usize>,
    /// Index into `imports` of the document that is not loaded and may answer.
    import: Option<usize>,
}

/// Every topic in its order.
pub(super) fn views(comparison: &Comparison, rules: &Rules) -> Vec<TopicRowView> {
    let view = |row: TopicRow| {
        let topic = row.topic();
        let cells = comparison.documents.iter().zip(&row.cells).map(|(one, cell)| {
            let short = answers::short(rules, one, &row, cell);
            let TopicCell { clauses, further, chief, findings, unread, import, state } = cell.clone();
            TopicCellView { clauses, further, chief, short, state, findings, unread, import }
        });
        TopicRowView {
            topic: topic.map_or("", |it| it.id.as_str()),
            question: topic.map_or("", |it| it.question.as_str()),
            cells: cells.collect(),
        }
    };
    comparison.by_topic().into_iter().map(view).collect()
}
