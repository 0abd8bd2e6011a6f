//! How the window says what the core found. Never a verdict of its own, never "not open source" bare.

use super::sheet::Sheet;
use crate::align::Row;
use crate::assess::{Finding, Stance};
use crate::clause::Clause;
use crate::lens::{Lens, Outcome, Reading, State};

/// What a document comes to under the lens, in a sentence.
pub fn outcome_line(sheet: &Sheet, document: usize) -> Option<(Outcome, String)> {
    let (lens, reading) = (sheet.lens()?, sheet.reading(document)?);
    let missing = sheet.document(document)?.assessment.imports.iter().filter(|import| !import.loaded).count();
    Some((reading.outcome, outcome_words(lens, reading, missing)))
}

fn outcome_words(lens: &Lens, reading: &Reading, missing: usize) -> String {
    let short = &lens.short;
    let words = match reading.outcome {
        Outcome::Conflicts => {
            format!("conflicts with {short} {} as we read it", shorts(lens, reading, State::Conflicts))
        }
        Outcome::Meets => format!("meets what {short} asks of a text, as we read it"),
        Outcome::Undetermined => format!("{short}: undetermined from this text"),
    };
    let strained = shorts(lens, reading, State::Strains);
    let strained = (!strained.is_empty()).then(|| format!("strains {strained}"));
    let missing = (missing > 0).then(|| counted(missing, "imported text not loaded", "imported texts not loaded"));
    std::iter::once(words).chain(strained).chain(missing).collect::<Vec<_>>().join("; ")
}

/// The short labels of the criteria in a state, comma-separated.
fn shorts(lens: &Lens, reading: &Reading, state: State) -> String {
    let names: Vec<_> =
        reading.in_state(state).map(|id| lens.criterion(id).map_or(id, |it| it.short.as_str())).collect();
    names.join(", ")
}

/// A number with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What a criterion's state is called.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Conflicts => "conflicts",
        State::Strains => "strains",
        State::Disputed => "disputed",
        State::Satisfied => "satisfied",
        State::Silent => "silent",
        State::NeedsArtefacts => "needs facts about data, code or weights",
    }
}

/// What a stance is called.
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Grant => "grant",
        Stance::Condition => "condition",
        Stance::Restriction => "restriction",
        Stance::Notice => "notice",
    }
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

/// A clause's label as it is shown: the printed number, or a pilcrow with its place.
pub fn clause_name(clause: &Clause) -> String {
    format!("clause {}", clause.label)
}

/// What a row is called: the label of its first clause in the first document that has one.
pub fn row_name(sheet: &Sheet, row: &Row) -> String {
    let first = row.cells.iter().enumerate().find_map(|(document, cell)| {
        let clause = sheet.document(document)?.clauses.list.get(*cell.clauses.first()?)?;
        let heading =
            clause.heading.map(|span| sheet.document(document).map_or("", |it| it.document.plain.slice(span)));
        Some((clause_name(clause), heading))
    });
    match first {
        Some((name, Some(heading))) if !heading.is_empty() => format!("{name}, {heading}"),
        Some((name, _)) => name,
        None => "empty row".to_owned(),
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
