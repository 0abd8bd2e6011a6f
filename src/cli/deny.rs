//! What `--deny` forbids.

use crate::assess::{Assessment, Finding, Freedom, Import, Rules, Stance};
use crate::clause::Clauses;
use crate::compare::ReadIn;
use crate::document::visible;
use crate::lens::{self, Lenses, State};
use anyhow::{Result, bail};

/// The word for what was not understood.
const UNREAD: &str = "unread";

/// What stands for terms as a whole that are named and were not read.
const NAMED: [&str; 2] = ["licence", "file of terms"];

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

    /// What was found of it in the terms that were read, in words, or nothing.
    pub(super) fn found_in(&self, terms: &Terms, lenses: &Lenses) -> Option<String> {
        let findings = &terms.assessment.findings;
        let label = |clause: usize| terms.clauses.list.get(clause).map_or("", |it| it.label.as_str());
        let hit = match self {
            Self::Unread => return terms.unread(),
            Self::Kind(kind) => findings.iter().position(|it| it.kind == *kind)?,
            Self::Freedom(freedom) => {
                findings.iter().position(|it| it.stance == Stance::Restriction && it.freedoms.contains(freedom))?
            }
            Self::Criterion { lens, id } => {
                let reading = lens::read(lenses.get(lens)?, terms.assessment);
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
        let denied = match self {
            Self::Kind(_) | Self::Unread => String::new(),
            Self::Freedom(freedom) => format!("{} ", freedom.name()),
            Self::Criterion { id, .. } => format!("{id} "),
        };
        let (label, by) = (label(finding.clause), declared_by(finding));
        Some(format!("denied: {denied}{} in {label}{by}", finding.kind))
    }
}

/// The terms that a report rests on: what is denied is looked for there and nowhere else.
pub(super) struct Terms<'a> {
    /// What was found in them.
    pub assessment: &'a Assessment,
    /// The clauses that it stands in.
    pub clauses: &'a Clauses,
    /// Where they were read.
    pub read_in: &'a ReadIn,
}

impl Terms<'_> {
    /// What of them was not read, in words, or nothing.
    fn unread(&self) -> Option<String> {
        let count = self.assessment.unread.len();
        if let Some(first) = self.assessment.unread.first() {
            let label = self.clauses.list.get(first.clause).map_or("", |it| it.label.as_str());
            return Some(format!("denied: unread, {count} in all, the first in {label}"));
        }
        let of_itself = |it: &&Import| !it.loaded && it.target.is_some() && NAMED.contains(&it.what.as_str());
        if let Some(import) = self.assessment.imports.iter().find(of_itself) {
            let target = visible(import.target.as_deref().unwrap_or_default());
            return Some(format!("denied: unread, {} {target} is named and was not read", import.what));
        }
        (*self.read_in == ReadIn::Nothing).then(|| "denied: unread, no text of terms is here or known".to_owned())
    }
}

/// By which licence, where the document only declares it.
fn declared_by(finding: &Finding) -> String {
    let text = finding.parameters.get("declared").and_then(|it| it.get("text")).and_then(|it| it.as_str());
    text.map_or_else(String::new, |it| format!(", which declares {it}"))
}
