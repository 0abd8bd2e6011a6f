//! What a report for people says, before it is HTML or Markdown: plain strings in reading order, nothing escaped.

mod differences;
mod documents;
mod findings;
mod glance;
mod lenses;
pub(super) mod openness;
mod rows;
mod topics;

pub(super) use findings::{FindingPart, one as one_finding};
pub(super) use glance::CardPart;
pub(super) use lenses::{EvidencePart, LensPart, StatePart};
pub(super) use rows::{CellPart, PiecePart, RowPart, one as one_row};
pub(super) use topics::{TopicCellPart, TopicPart};

use differences::DifferencesPart;
use documents::DocumentPart;
use findings::ChangePart;
use glance::QuestionPart;

use super::context::{is_by_topic, user_rules};
use super::departures::Departures;
use super::{Context, Tally, one_line, remarks};
use crate::align::Parameter;
use crate::compare::Comparison;
use crate::document::visible;
use serde::Serialize;

/// A whole report.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    pub title: String,
    pub date: Option<String>,
    /// `summary`, `changes` or `full`.
    pub extent: &'static str,
    pub matter: Option<String>,
    pub reviewer: Option<String>,
    /// Titles of the topics that clauses are printed of, where those are not all.
    pub only_topics: Vec<&'static str>,
    /// What differs, what matters most first.
    pub differences: DifferencesPart,
    pub version: &'static str,
    pub rules: String,
    pub user_rules: Vec<String>,
    pub lens_version: String,
    /// A card for each document.
    pub cards: Vec<CardPart>,
    /// What each answers to each question.
    pub questions: Vec<QuestionPart>,
    /// What each document makes a condition of every yes; empty where there is none.
    pub throughout: Vec<String>,
    /// Kinds of clauses that weigh against a criterion, and what was not understood.
    pub departures: Departures,
    pub documents: Vec<DocumentPart>,
    pub lenses: Vec<LensPart>,
    pub findings: Vec<FindingPart>,
    pub tallies: Vec<String>,
    /// How far each two reviewers went the same way.
    pub agreements: Vec<String>,
    pub notes: Vec<String>,
    /// What is compared by topic; empty where rows stand for clauses.
    pub topics: Vec<TopicPart>,
    /// Titles of topics that no document speaks of.
    pub silent: Vec<&'static str>,
    pub rows: Vec<RowPart>,
    /// How many rows there are, shown or not; none when documents were only assessed.
    pub row_count: usize,
    pub parameters: Vec<ParameterPart>,
    pub changes: Vec<ChangePart>,
}

/// A name that varies consistently.
#[derive(Debug, Serialize)]
pub(super) struct ParameterPart {
    pub document: usize,
    pub there: String,
    pub here: String,
    pub places: usize,
}

impl Page {
    pub(super) fn of(comparison: &Comparison, context: &Context) -> Self {
        let by_topic = is_by_topic(comparison, context);
        let (topics, silent) = if by_topic { topics::parts(comparison, context) } else { Default::default() };
        let (questions, throughout) = glance::questions(comparison, context);
        let paper = &context.paper;
        let signed = |it: &Option<String>| it.as_deref().map(|it| one_line(it, 200)).filter(|it| !it.is_empty());
        let names: Vec<String> =
            comparison.documents.iter().map(|it| one_line(&it.document.short_name(), 80)).collect();
        Self {
            title: if comparison.rows.is_empty() { names.join(", ") } else { names.join(" beside ") },
            date: context.date.clone(),
            extent: paper.extent.name(),
            matter: signed(&paper.matter),
            reviewer: signed(&paper.reviewer),
            only_topics: paper.titles(),
            differences: differences::parts(comparison, context),
            version: env!("CARGO_PKG_VERSION"),
            rules: context.rules.version.clone(),
            user_rules: user_rules(context.rules).iter().map(|it| one_line(it, 200)).collect(),
            lens_version: context.lenses.version.clone(),
            cards: glance::cards(comparison, context),
            questions,
            throughout,
            departures: Departures::of(comparison, context).for_page(paper.extent),
            documents: (0..names.len()).filter_map(|index| DocumentPart::of(comparison, index, context)).collect(),
            lenses: lenses::parts(comparison, context),
            findings: (0..names.len()).flat_map(|index| findings::parts(comparison, index, context)).collect(),
            tallies: Tally::all(comparison)
                .iter()
                .filter(|_| !by_topic)
                .map(|it| tally(it, comparison.reference(it.document)))
                .collect(),
            agreements: comparison.agreements.iter().map(|it| one_line(&remarks::agreement(it), 400)).collect(),
            notes: comparison.diagnostics.iter().map(|it| visible(&it.message)).collect(),
            topics,
            silent,
            rows: if by_topic { Vec::new() } else { rows::parts(comparison, context) },
            row_count: if by_topic { 0 } else { comparison.rows.len() },
            parameters: comparison.parameters.iter().map(ParameterPart::of).collect(),
            // By topic they stand in the answers.
            changes: if by_topic { Vec::new() } else { findings::changes(comparison, context) },
        }
    }
}

impl ParameterPart {
    fn of(it: &Parameter) -> Self {
        Self {
            document: it.document + 1,
            there: one_line(&it.there, 200),
            here: one_line(&it.here, 200),
            places: it.places,
        }
    }
}

fn tally(tally: &Tally, against: usize) -> String {
    let counts: Vec<String> =
        tally.counted().filter(|(_, count)| *count > 0).map(|(it, count)| format!("{count} {}", it.name())).collect();
    let counts = if counts.is_empty() { "no rows".to_owned() } else { counts.join(", ") };
    format!("{} against {}: {counts}", tally.document + 1, against + 1)
}
