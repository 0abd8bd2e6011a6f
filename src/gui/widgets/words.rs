//! How the window says what the core found. Never a verdict of its own, never "not open source" bare.

use crate::align::Row;
use crate::assess::{Finding, Freedom};
use crate::clause::Clause;
use crate::compare::Analysed;
use crate::document::{Span, visible};
use crate::gui::state::sheet::{Sheet, Touched};
use crate::gui::strings::words as say;
use crate::lens::{Criterion, CriterionReading, Lens, Lenses, Outcome, Reading, State, Weight};
use crate::report::flow;
use crate::report::words::{criterion_title, in_groups};
use unicode_segmentation::UnicodeSegmentation as _;

/// What a document comes to under the lens, in a sentence; a catalogue gives no outcome.
pub fn outcome_line(sheet: &Sheet, document: usize) -> Option<(Option<Outcome>, String)> {
    let (lens, reading) = (sheet.lens()?, sheet.reading(document)?);
    let missing = sheet.document(document)?.assessment.imports.iter().filter(|import| !import.loaded).count();
    let words = outcome_words(lens, reading, missing);
    let Some(reviewed) = sheet.reviewed_reading(document) else { return Some((reading.outcome, words)) };
    // The program's own word stays; whose the other one is, is said.
    let with = outcome_words(lens, reviewed, missing);
    if with == words {
        return Some((reading.outcome, words));
    }
    Some((reading.outcome, say::with_overrides(&words, &with)))
}

/// That a text conflicts with a definition: "Conflicts with OSD, as we read it".
pub fn outcome_word(lens: &Lens) -> String {
    say::conflicts_as_read(&lens.short)
}

fn outcome_words(lens: &Lens, reading: &Reading, missing: usize) -> String {
    let short = &lens.short;
    let words = match reading.outcome {
        Some(Outcome::Conflicts) => say::conflicts_with_lens(short, shorts(lens, reading, State::Conflicts)),
        Some(Outcome::Meets) if !reading.rests_on.is_empty() => say::meets_for(short, &reading.rests_on),
        Some(Outcome::Meets) => say::meets_lens(short),
        Some(Outcome::Undetermined) => say::undetermined_from_text(short),
        None => {
            let count = |state| reading.in_state(state).count();
            let (present, absent, unread) = (count(State::Present), count(State::Absent), count(State::Unread));
            say::present_absent_unread(short, present, absent, unread)
        }
    };
    let strained = shorts(lens, reading, State::Strains);
    let strained = (!strained.is_empty()).then(|| say::doubtful_under(&strained));
    let missing = (missing > 0).then(|| say::texts_refers_not_open(missing));
    std::iter::once(words).chain(strained).chain(missing).collect::<Vec<_>>().join("; ")
}

/// The short labels of the criteria in a state.
fn shorts(lens: &Lens, reading: &Reading, state: State) -> String {
    in_groups(Some(lens), reading.in_state(state))
}

/// A criterion under its lens: "OSD 6: No discrimination against …", "Joinup Must: State changes".
pub fn criterion_name(lens: &Lens, criterion: &Criterion) -> String {
    if criterion.group.is_empty() {
        format!("{} {}: {}", lens.short, criterion.short, criterion.title)
    } else {
        format!("{} {}", lens.short, criterion_title(criterion))
    }
}

/// What a text comes to under a definition, in few words: "conflicts with 5, 6".
pub fn short_outcome(reading: &Reading) -> String {
    let lens = Lenses::built_in().get(&reading.lens);
    match reading.outcome {
        Some(Outcome::Conflicts) => say::conflicts_with(in_groups(lens, reading.in_state(State::Conflicts))),
        Some(Outcome::Meets) => say::MEETS_IT.to_owned(),
        Some(Outcome::Undetermined) => {
            // What the text leaves open is why.
            let open = |it: &&CriterionReading| matches!(it.state, State::Silent | State::NeedsArtefacts);
            let open = in_groups(lens, reading.criteria.iter().filter(open).map(|it| it.id.as_str()));
            if open.is_empty() { say::UNDETERMINED.to_owned() } else { say::undetermined_open(&open) }
        }
        None => {
            let count = |state| reading.in_state(state).count();
            say::present_and_absent(count(State::Present), count(State::Absent))
        }
    }
}

/// A text cut to so many characters.
pub fn short(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    text.chars().take(limit).chain(['…']).collect()
}

/// Words of a file on one line between quotation marks, what hides in them shown.
pub fn quoted(words: &str, limit: usize) -> String {
    format!("“{}”", short(&visible(&flow(words)), limit))
}

/// A finding's parameters, one line each.
pub fn parameter_lines(finding: &Finding) -> Vec<String> {
    finding
        .parameters
        .iter()
        .map(|(name, value)| {
            let value = match value {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Number(number) => crate::report::words::grouped(&number.to_string()),
                serde_json::Value::Array(items) => items
                    .iter()
                    .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
                    .collect::<Vec<_>>()
                    .join(", "),
                other => other.to_string(),
            };
            format!("{}: {value}", name.replace(['_', '-'], " "))
        })
        .collect()
}

/// How a clause weighs on the freedoms, the heaviest first: "conflicts with use, share"; nothing where it takes
/// nothing away.
pub fn weighed(freedoms: [Option<Touched>; 4]) -> Option<String> {
    let of = |weight: Weight, word: &str| {
        let named = Freedom::ALL.iter().zip(freedoms).filter(|(_, it)| *it == Some(Touched(Some(weight))));
        let names: Vec<_> = named.map(|(freedom, _)| freedom.name()).collect();
        (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
    };
    let words = [
        (Weight::Conflicts, say::CONFLICTS_WITH),
        (Weight::Strains, say::IS_DOUBTFUL_FOR),
        (Weight::Disputed, say::IS_DISPUTED_ON),
    ];
    let all: Vec<_> = words.into_iter().filter_map(|(weight, word)| of(weight, word)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// A clause's label as it is shown: the printed number, or a pilcrow with its place.
pub fn clause_name(clause: &Clause) -> String {
    say::clause(&clause.label)
}

/// The sentence in which a finding's words stand: a few words alone are hard to judge.
pub fn sentence_around(analysed: &Analysed, clause: usize, words: Span) -> String {
    let plain = &analysed.document.plain;
    let Some(body) = analysed.clauses.list.get(clause).map(Clause::body) else { return plain.slice(words).to_owned() };
    let (body, words) = (plain.from_source(body), plain.from_source(words));
    let text = plain.text.get(body.range()).unwrap_or("");
    let from = words.start.saturating_sub(body.start);
    let mut sentences = text.split_sentence_bound_indices();
    let sentence = sentences.find(|(at, it)| (*at..at + it.len()).contains(&from)).map_or(text, |it| it.1);
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headings above a clause, the outermost first: "1 Grant, 1.b Redistribution".
pub fn path_of(sheet: &Sheet, document: usize, clause: usize) -> Vec<String> {
    let Some(analysed) = sheet.document(document) else { return Vec::new() };
    let list = &analysed.clauses.list;
    let itself = list.get(clause).into_iter();
    let chain: Vec<_> = itself.chain(analysed.clauses.ancestors(clause)).filter(|it| !it.is_title).collect();
    let named = chain.into_iter().rev().map(|it| {
        let heading = it.heading.map(|span| visible(analysed.document.plain.slice(span)));
        let label = it.label.clone();
        match heading.filter(|it| !it.is_empty()) {
            Some(heading) => format!("{label} {heading}"),
            None => label,
        }
    });
    named.collect()
}

/// A row in a list: its label with its heading, or with its first words. Whether it has a heading.
pub fn row_title(sheet: &Sheet, row: usize) -> (String, bool) {
    let first = sheet.row(row).and_then(|it| {
        let mut cells = it.cells.iter().enumerate();
        cells.find_map(|(document, cell)| Some((sheet.document(document)?, *cell.clauses.first()?)))
    });
    let clause = first.and_then(|(analysed, clause)| Some((analysed, analysed.clauses.list.get(clause)?)));
    let Some((analysed, clause)) = clause else { return (String::new(), false) };
    let plain = &analysed.document.plain;
    let heading = clause.heading.map(|it| plain.slice(it)).filter(|it| !it.is_empty());
    let words = heading.unwrap_or_else(|| plain.slice(clause.body()));
    let words: String = words.chars().take(90).map(|it| if it.is_whitespace() { ' ' } else { it }).collect();
    match analysed.term_of(clause.id) {
        Some(term) => (format!("{} “{}”", clause.label, visible(term)), true),
        _ => (format!("{} {}", clause.label, visible(&words)), heading.is_some()),
    }
}

/// What a row is called: the label of its first clause in the first document that has one, with its heading or the
/// term that it defines.
pub fn row_name(sheet: &Sheet, row: &Row) -> String {
    let first = row.cells.iter().enumerate().find_map(|(document, cell)| {
        let analysed = sheet.document(document)?;
        let clause = analysed.clauses.list.get(*cell.clauses.first()?)?;
        let heading = || clause.heading.map(|span| visible(analysed.document.plain.slice(span)));
        let term = analysed.term_of(clause.id).map(|it| format!("“{}”", visible(it)));
        Some((clause_name(clause), term.or_else(heading).filter(|it| !it.is_empty())))
    });
    match first {
        Some((name, Some(heading))) => format!("{name}, {heading}"),
        Some((name, None)) => name,
        None => say::EMPTY_ROW.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::report::words::grouped;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(grouped("700000000"), "700,000,000");
        assert_eq!(grouped("50"), "50");
        assert_eq!(grouped("-1"), "-1");
    }
}
