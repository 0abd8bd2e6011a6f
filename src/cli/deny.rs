//! What `--deny` forbids.

use crate::assess::{Freedom, Rules, Stance};
use crate::compare::Analysed;
use crate::lens::{self, Lenses, State};
use anyhow::{Result, bail};

/// The word for what was not understood.
const UNREAD: &str = "unread";

/// Something that must not be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deny {
    /// A finding of this kind.
    Kind(String),
    /// A sentence that was not understood.
    Unread,
    /// A restriction of this freedom.
    Freedom(Freedom),
    /// A conflict with this criterion of this lens; in a catalogue, the presence of this entry.
    Criterion {
        /// Id of the lens.
        lens: String,
        /// Id of the criterion.
        id: String,
    },
}

impl Deny {
    /// What a word after `--deny` means.
    pub(super) fn of(word: &str, rules: &Rules, lenses: &Lenses) -> Result<Self> {
        if let Some(freedom) = Freedom::ALL.into_iter().find(|it| it.name() == word) {
            return Ok(Self::Freedom(freedom));
        }
        if word == UNREAD {
            return Ok(Self::Unread);
        }
        if rules.kind(word).is_some() {
            return Ok(Self::Kind(word.to_owned()));
        }
        if let Some(lens) = lenses.list.iter().find(|lens| lens.criterion(word).is_some()) {
            return Ok(Self::Criterion { lens: lens.id.clone(), id: word.to_owned() });
        }
        let kinds = rules.kinds().map(|kind| kind.id.as_str());
        let criteria = lenses.list.iter().flat_map(|lens| lens.criteria.iter().map(|it| it.id.as_str()));
        let hint =
            crate::library::nearest(word, kinds.chain([UNREAD]).chain(criteria).chain(Freedom::ALL.map(Freedom::name)));
        match hint {
            Some(near) => bail!("--deny {word}: no such kind of finding, freedom or criterion; did you mean {near}?"),
            None => bail!("--deny {word}: no such kind of finding, freedom or criterion"),
        }
    }

    /// What was found of it, in words, or nothing.
    pub(super) fn found_in(&self, analysed: &Analysed, lenses: &Lenses) -> Option<String> {
        let findings = &analysed.assessment.findings;
        let hit = match self {
            Self::Unread => {
                let first = analysed.assessment.unread.first()?;
                let label = analysed.clauses.list.get(first.clause).map_or("", |it| it.label.as_str());
                let count = analysed.assessment.unread.len();
                return Some(format!("denied: unread, {count} in all, the first in {label}"));
            }
            Self::Kind(kind) => findings.iter().position(|it| it.kind == *kind)?,
            Self::Freedom(freedom) => {
                findings.iter().position(|it| it.stance == Stance::Restriction && it.freedoms.contains(freedom))?
            }
            Self::Criterion { lens, id } => {
                let reading = lens::read(lenses.get(lens)?, &analysed.assessment);
                let criterion = reading.criteria.iter().find(|it| it.id == *id)?;
                match (criterion.state, criterion.findings.first()) {
                    (State::Conflicts | State::Present, Some(finding)) => *finding,
                    // A catalogue's entry can be there because the text is silent.
                    (State::Present, None) => return Some(format!("denied: {id}, of which the text says nothing")),
                    _ => return None,
                }
            }
        };
        let finding = findings.get(hit)?;
        let label = analysed.clauses.list.get(finding.clause).map_or("", |it| it.label.as_str());
        let denied = match self {
            Self::Kind(_) | Self::Unread => String::new(),
            Self::Freedom(freedom) => format!("{} ", freedom.name()),
            Self::Criterion { id, .. } => format!("{id} "),
        };
        Some(format!("denied: {denied}{} in {label}", finding.kind))
    }
}
