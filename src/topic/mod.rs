//! Clauses and findings → topics: which of a reader's questions each clause answers.
//!
//! Licences of different families say the same things in other words and another order; likeness of words does not bring
//! them together, the question that they answer does. Topics are data (`assets/topics.toml`) and read words, never names.
//! Never judges: a topic says what a clause is about, not what it does.

mod file;
mod phrase;
mod reading;

pub use file::{ShortAnswer, Topic, TopicFile};
pub use reading::{About, topics};

use crate::never::packed;
use phrase::Phrases;
use std::sync::OnceLock;

/// All topics, ready to look for.
#[derive(Debug)]
pub struct Topics {
    /// In the order of the rows; the last one takes what fits no other.
    pub list: Vec<Topic>,
    /// How findings answer in a few words.
    pub answers: Vec<ShortAnswer>,
    words: Phrases,
    headings: Phrases,
    terms: Phrases,
}

/// How much a phrase says for a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// By itself.
    Cue,
    /// Beside another.
    Hint,
}

impl Topics {
    /// The topics that are built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        static TOPICS: OnceLock<Topics> = OnceLock::new();
        TOPICS.get_or_init(|| Self::of(packed(include_bytes!(concat!(env!("OUT_DIR"), "/topics.pack")))))
    }

    /// The topics of a file.
    pub fn of(file: TopicFile) -> Self {
        let all = |of: fn(&Topic) -> &Vec<String>, sign: Sign| {
            let each = file.topics.iter().enumerate();
            each.flat_map(|(id, topic)| of(topic).iter().map(move |it| (it.clone(), id, sign))).collect::<Vec<_>>()
        };
        let mut words = all(|it| &it.cues, Sign::Cue);
        words.extend(all(|it| &it.hints, Sign::Hint));
        Self {
            words: Phrases::of(words),
            headings: Phrases::of(all(|it| &it.headings, Sign::Cue)),
            terms: Phrases::of(all(|it| &it.terms, Sign::Cue)),
            list: file.topics,
            answers: file.answers,
        }
    }

    /// The place of the topic of this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|it| it.id == id)
    }

    /// The places of all topics, in the order in which a reader wants them: what is looked up stands behind what is read,
    /// and what fits no topic last.
    pub fn reading_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|it| (*it == self.rest(), self.list.get(*it).is_some_and(|it| it.looked_up)));
        order
    }

    /// The topic that takes what fits no other.
    pub fn rest(&self) -> usize {
        self.list.len().saturating_sub(1)
    }
}
