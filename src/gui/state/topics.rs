//! A comparison arranged by topic, as the window shows it.

use crate::assess::Rules;
use crate::compare::{Comparison, TopicRow};
use crate::options::Arrangement;
use crate::report::answers;

/// The topics that documents speak of, with the answers in a few words.
#[derive(Clone, Debug)]
pub struct TopicSheet {
    /// The topics that some document speaks of, in their order.
    pub rows: Vec<TopicRow>,
    /// For each of them, and each document, the answer in a few words.
    pub answers: Vec<Vec<String>>,
    /// Titles of the topics that no document speaks of.
    pub silent: Vec<&'static str>,
    /// What rows stand for while the user did not choose.
    usual: Arrangement,
}

impl TopicSheet {
    /// Arranges a comparison by topic.
    pub fn of(comparison: &Comparison, rules: &Rules) -> Self {
        let (silent, rows): (Vec<_>, Vec<_>) = comparison.by_topic().into_iter().partition(TopicRow::is_silent);
        let answers = |row: &TopicRow| {
            let cells = comparison.documents.iter().zip(&row.cells);
            cells.map(|(one, cell)| answers::short(rules, one, row, cell)).collect()
        };
        Self {
            answers: rows.iter().map(answers).collect(),
            silent: silent.iter().filter_map(TopicRow::topic).map(|it| it.title.as_str()).collect(),
            usual: if comparison.reads_by_topic() { Arrangement::Topic } else { Arrangement::Clause },
            rows,
        }
    }

    /// Whether rows stand for topics: what the user chose, else topics where documents share little.
    pub fn is_shown(&self, chosen: Option<Arrangement>) -> bool {
        chosen.unwrap_or(self.usual) == Arrangement::Topic
    }
}
