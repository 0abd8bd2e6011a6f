//! What a rule of a policy is about.

use crate::assess::Rules;
use crate::lens::Lenses;
use crate::library;
use crate::question::Questions;
use crate::topic::Topics;

/// What a rule is about; each is a table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// What a text does: `noncommercial-only`.
    Kind,
    /// What a definition asks for, or all that it asks for: `osd-6`, `osd`.
    Criterion,
    /// What people ask: `sell`.
    Question,
    /// What clauses are about: `patents`.
    Topic,
}

impl Subject {
    /// All, in the order of the file.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Criterion, Self::Question, Self::Topic];

    /// The name of its table.
    pub fn table(self) -> &'static str {
        match self {
            Self::Kind => "kinds",
            Self::Criterion => "criteria",
            Self::Question => "questions",
            Self::Topic => "topics",
        }
    }

    /// One of it, in words.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Kind => "kind of finding",
            Self::Criterion => "criterion or definition",
            Self::Question => "question",
            Self::Topic => "topic",
        }
    }

    /// Every id of it with its title.
    pub fn ids<'a>(self, rules: &'a Rules, lenses: &'a Lenses) -> Vec<(&'a str, &'a str)> {
        match self {
            Self::Kind => rules.kinds().map(|it| (it.id.as_str(), it.title.as_str())).collect(),
            Self::Criterion => {
                let whole = lenses.list.iter().filter(|it| !it.is_catalogue());
                let whole = whole.map(|it| (it.id.as_str(), it.title.as_str()));
                let parts = lenses.list.iter().flat_map(|it| &it.criteria);
                whole.chain(parts.map(|it| (it.id.as_str(), it.title.as_str()))).collect()
            }
            Self::Question => Questions::built_in().list.iter().map(|it| (it.id.as_str(), it.asks.as_str())).collect(),
            Self::Topic => Topics::built_in().list.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect(),
        }
    }

    /// What an unknown id was probably meant to be, as the end of a sentence; where another table has it, that.
    pub fn hint(self, id: &str, rules: &Rules, lenses: &Lenses) -> String {
        let has = |it: &Self| it.ids(rules, lenses).iter().any(|(known, _)| *known == id);
        if let Some(other) = Self::ALL.into_iter().find(|it| *it != self && has(it)) {
            return format!("; it is a {}, and belongs under [{}]", other.noun(), other.table());
        }
        let ids = self.ids(rules, lenses);
        match library::nearest(id, ids.iter().map(|it| it.0)) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => format!("; `undiluted policy explain` lists every {}", self.noun()),
        }
    }
}
