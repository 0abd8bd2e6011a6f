//! What the program itself reads in the words of an exercise: it stands beside the lesson's answer, and is no judge.

use super::file::Lesson;
use crate::assess::{Finding, Freedom, Rules};
use crate::compare::{self, Analysed};
use crate::document::{Source, Span};
use crate::edits::{Choice, Place};
use crate::lens::{self, Lenses, Reading, Weight};
use crate::library;
use crate::options::Options;
use std::collections::BTreeSet;

/// The program's reading of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The words that were asked about; empty where the whole clause is.
    pub quote: String,
    /// The clause's label.
    pub label: String,
    /// The clause's words.
    pub clause: String,
    /// Where it stands, so that a vote on it can be kept.
    pub place: Place,
    /// What was found there: the kind's title, and why the rule fired.
    pub findings: Vec<(String, String)>,
    /// Which definitions object to them, each criterion once.
    pub objections: Vec<Objection>,
    /// Which freedoms they take away or burden, under the Open Source Definition and the four freedoms of OSAID.
    pub freedoms: BTreeSet<Choice>,
}

/// What a definition objects to in a passage, as the program reads both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The definition's name.
    pub definition: &'static str,
    /// The criterion's name.
    pub criterion: &'static str,
    /// How much: never less than disputed.
    pub weight: Weight,
    /// Where the criterion can be read; empty where nobody says.
    pub link: &'static str,
}

/// Where words stand in a text, however its lines are broken.
pub fn passage(text: &str, quote: &str) -> Option<Span> {
    let words: Vec<String> = quote.split_whitespace().map(regex::escape).collect();
    if words.is_empty() {
        return None;
    }
    let found = regex::Regex::new(&words.join(r"\s+")).ok()?.find(text)?;
    Some(Span::new(found.start(), found.end()))
}

/// A text of the library by its key (`spdx:MIT`).
pub(super) fn of_library(key: &str) -> Option<&'static str> {
    let (prefix, id) = key.split_once(':')?;
    Some(library::entry_at(prefix, id)?.text())
}

/// What the program reads in words of a text that a lesson names; nothing where they do not stand there.
pub fn told(lesson: &Lesson, key: &str, quote: &str, rules: &Rules) -> Option<Told> {
    told_in(&Analysed::read(&[source(key, lesson.text(key)?)], rules), quote, rules)
}

/// A text as it is read: what a lesson brings along is plain, whatever file its name tells of.
pub(super) fn source(key: &str, words: &str) -> Source {
    let name = if of_library(key).is_some() { key.to_owned() } else { format!("{key}.txt") };
    Source::new(name, words)
}

/// The same in a text that was read.
pub(super) fn told_in(analysed: &Analysed, quote: &str, rules: &Rules) -> Option<Told> {
    let span = passage(&analysed.document.text, quote)?;
    let clause = analysed.clauses.at(span.start)?.id;
    let readings = compare::readings(&analysed.assessment, &Options::default(), Lenses::built_in());
    let definitions: Vec<Reading> = Lenses::built_in()
        .list
        .iter()
        .filter(|it| !it.is_catalogue())
        .map(|it| lens::read(it, &analysed.assessment))
        .collect();
    let objections = objections(analysed, &definitions, |it| it.clause == clause || it.span.overlaps(span));
    Some(Told { quote: quote.to_owned(), objections, ..told_of(analysed, &readings, clause, Some(span), rules) })
}

/// What the program reads in a clause, and in these words where they reach beyond it.
pub(super) fn told_of(
    analysed: &Analysed,
    readings: &[Reading],
    clause: usize,
    words: Option<Span>,
    rules: &Rules,
) -> Told {
    let span = analysed.clauses.list.get(clause).map_or_else(|| Span::new(0, 0), |it| it.span);
    let place = Place::of(&analysed.document, &analysed.clauses, clause);
    let mut told = Told {
        label: place.label.clone(),
        clause: analysed.document.plain.slice(span).trim().to_owned(),
        place,
        ..Told::default()
    };
    for (index, finding) in analysed.assessment.findings.iter().enumerate() {
        // What stands in the quoted words, or in the clause they are part of.
        if finding.clause != clause && !words.is_some_and(|it| finding.span.overlaps(it)) {
            continue;
        }
        let title = rules.kind(&finding.kind).map_or_else(|| finding.kind.clone(), |it| it.title.clone());
        told.findings.push((title, finding.why.clone()));
        let weighs =
            |it: &Reading| matches!(it.weight_of(index), Some(Weight::Conflicts | Weight::Strains | Weight::Disputed));
        if readings.iter().any(weighs) {
            told.freedoms.extend(finding.freedoms.iter().map(|it| choice(*it)));
        }
    }
    if told.freedoms.is_empty() {
        told.freedoms.insert(Choice::None);
    }
    told
}

/// What definitions object to in some findings.
fn objections(of: &Analysed, readings: &[Reading], is_asked: impl Fn(&Finding) -> bool) -> Vec<Objection> {
    let mut all: Vec<Objection> = Vec::new();
    for reading in readings {
        let Some(lens) = Lenses::built_in().get(&reading.lens) else { continue };
        for bears in &reading.bears {
            let is_asked = of.assessment.findings.get(bears.finding).is_some_and(&is_asked);
            let Some(criterion) = lens.criterion(&bears.criterion).filter(|_| is_asked) else { continue };
            if !matches!(bears.weight, Weight::Conflicts | Weight::Strains | Weight::Disputed) {
                continue;
            }
            let (definition, named) = (lens.title.as_str(), criterion.title.as_str());
            let link = if criterion.link.is_empty() { lens.link.as_str() } else { criterion.link.as_str() };
            match all.iter_mut().find(|it| it.definition == definition && it.criterion == named) {
                Some(it) => it.weight = it.weight.max(bears.weight),
                None => all.push(Objection { definition, criterion: named, weight: bears.weight, link }),
            }
        }
    }
    all
}

pub(super) fn choice(freedom: Freedom) -> Choice {
    match freedom {
        Freedom::Use => Choice::Use,
        Freedom::Study => Choice::Study,
        Freedom::Modify => Choice::Modify,
        Freedom::Share => Choice::Share,
    }
}
