//! The format of lesson files.

use super::told::of_library;
use crate::edits::Choice;
use crate::never::slice;
use serde::{Deserialize, Serialize};

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lesson {
    /// Its id, for the command line.
    pub id: String,
    /// Its place in the list.
    #[serde(default)]
    pub order: u32,
    /// Its name.
    pub title: String,
    /// What one knows after it.
    pub objective: String,
    /// What it takes for granted of the world, with the source of each.
    #[serde(default, rename = "fact", skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The texts that it brings along, for they are not in the library.
    #[serde(default, rename = "text", skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Carried>,
    /// What happens, in order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// What to talk about at the end.
    pub debrief: Vec<String>,
    /// How long that takes, in minutes.
    #[serde(default = "debrief_minutes", rename = "debrief-minutes")]
    pub debrief_minutes: u32,
}

/// A few minutes to talk, where the lesson says nothing else.
fn debrief_minutes() -> u32 {
    3
}

/// Something that a lesson says of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it says.
    pub says: String,
    /// Where that is written.
    pub source: String,
}

/// A text that a lesson brings along, so that it can be taught where the file alone is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// What exercises call it.
    pub name: String,
    /// All its words.
    pub words: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What the room reads, in large letters.
    pub show: String,
    /// What the teacher reads.
    #[serde(default)]
    pub notes: String,
    /// What the room is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Exercise>,
    /// What people are told to argue about before they vote a second time; empty where one vote is enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub argue: String,
    /// The title of the earlier step whose lesson this one's question tries again on other words: what the room learned
    /// there shows here.
    #[serde(default, rename = "sister-of", skip_serializing_if = "Option::is_none")]
    pub sister_of: Option<String>,
}

/// What a room is asked. Texts are named as on the command line (`spdx:MIT`, `own:heron-2.0`) or as the lesson calls
/// those that it brings along; quotes are words of
/// theirs, however lines are broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Exercise {
    /// Which freedoms do these words take away? A condition that every definition of open source allows takes none.
    Mark {
        /// The text.
        text: String,
        /// The words.
        quote: String,
        /// The freedoms; `none` where they leave all four alone.
        answer: Vec<Choice>,
        /// Why.
        because: String,
    },
    /// What differs here, and what does it do?
    Difference {
        /// The text.
        text: String,
        /// The words.
        quote: String,
        /// The other text.
        other: String,
        /// Its words.
        #[serde(rename = "other-quote")]
        other_quote: String,
        /// Which freedoms the change takes away, so that the room votes on it; nothing where it only talks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answer: Vec<Choice>,
        /// What it does.
        because: String,
    },
    /// Which criterion does each card bear on?
    Match {
        /// The cards.
        cards: Vec<Card>,
        /// What to see in it.
        because: String,
    },
    /// Put these in order, the freest first.
    Order {
        /// The texts in the right order.
        texts: Vec<String>,
        /// Why.
        because: String,
    },
    /// What of a model stands for what of a program?
    Mapping {
        /// The mapping that is talked of at the end.
        mapping: String,
        /// The parts of a model that are moved, by the ids of components; where none are named, all that the Model
        /// Openness Framework requires.
        #[serde(default)]
        parts: Vec<String>,
        /// What to see in it.
        because: String,
    },
}

/// Words to be put beside a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The text.
    pub text: String,
    /// The words.
    pub quote: String,
    /// The criterion's id.
    pub answer: String,
    /// Others that are as right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl Lesson {
    /// Reads a lesson file.
    ///
    /// # Errors
    /// What is wrong with it, with the line.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |it| slice(text, 0..it.start).matches('\n').count() + 1);
            // An exercise is a table of its kind.
            let hint = if error.message().contains("variant") {
                "; an exercise is written as [step.exercise.mark], .difference, .match, .order or .mapping"
            } else {
                ""
            };
            format!("line {line}: {}{hint}", error.message())
        })
    }

    /// The lesson as a file that [`Lesson::read`] reads.
    ///
    /// # Errors
    /// What of it no file can hold.
    pub fn written(&self) -> Result<String, String> {
        toml::to_string_pretty(self).map_err(|error| error.to_string())
    }

    /// A text by the name that exercises give it: one that the lesson brings along, else one of the library.
    pub fn text(&self, key: &str) -> Option<&str> {
        let carried = self.texts.iter().find(|it| it.name == key).map(|it| it.words.as_str());
        carried.or_else(|| of_library(key))
    }

    /// How long it takes with its debrief, in minutes.
    pub fn minutes(&self) -> u32 {
        self.steps.iter().map(|it| it.minutes).sum::<u32>() + self.debrief_minutes
    }
}

impl Exercise {
    /// What the room is asked.
    pub fn question(&self) -> &'static str {
        match self {
            Self::Mark { .. } => "Which freedom do these words take away: use, study, modify, share, or none?",
            Self::Difference { answer, .. } if !answer.is_empty() => {
                "What differs, and which freedom does the change take away?"
            }
            Self::Difference { .. } => "What differs, and what does it do?",
            Self::Match { .. } => "Which criterion does each card bear on?",
            Self::Order { .. } => "Put them in order, the freest first.",
            Self::Mapping { .. } => "What of a model stands for source, compiler, binary?",
        }
    }

    /// Whether the room votes on freedoms.
    pub fn is_voted_on(&self) -> bool {
        match self {
            Self::Mark { .. } => true,
            Self::Difference { answer, .. } => !answer.is_empty(),
            Self::Match { .. } | Self::Order { .. } | Self::Mapping { .. } => false,
        }
    }

    /// Whether words of its quotes can be tapped.
    pub fn is_tapped(&self) -> bool {
        matches!(self, Self::Mark { .. } | Self::Difference { .. })
    }

    /// What to see in the answer.
    pub fn because(&self) -> &str {
        match self {
            Self::Mark { because, .. }
            | Self::Difference { because, .. }
            | Self::Match { because, .. }
            | Self::Order { because, .. }
            | Self::Mapping { because, .. } => because,
        }
    }

    /// Every text with words of it that the exercise quotes; no words where the whole text is meant.
    pub fn quotes(&self) -> Vec<(&str, Option<&str>)> {
        match self {
            Self::Mark { text, quote, .. } => vec![(text.as_str(), Some(quote.as_str()))],
            Self::Difference { text, quote, other, other_quote, .. } => {
                vec![(text.as_str(), Some(quote.as_str())), (other.as_str(), Some(other_quote.as_str()))]
            }
            Self::Match { cards, .. } => cards.iter().map(|it| (it.text.as_str(), Some(it.quote.as_str()))).collect(),
            Self::Order { texts, .. } => texts.iter().map(|it| (it.as_str(), None)).collect(),
            Self::Mapping { .. } => Vec::new(),
        }
    }
}
