//! How results are said to people, the same in every format.

use crate::assess::{Certainty, Finding, Stance};
use crate::compare::Analysed;
use crate::lens::{Lens, Lenses, Outcome, Reading, State, Weight};

/// The word for a weight.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Supports => "supports",
        Weight::Compatible => "compatible",
        Weight::Disputed => "disputed",
        Weight::Strains => "strains",
        Weight::Conflicts => "conflicts",
    }
}

/// The word for an outcome.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Conflicts => "conflicts",
        Outcome::Meets => "meets",
        Outcome::Undetermined => "undetermined",
    }
}

/// The words for a criterion's state.
pub fn state(state: State) -> &'static str {
    match state {
        State::Conflicts => "conflicts",
        State::Strains => "strains",
        State::Disputed => "disputed",
        State::Satisfied => "satisfied",
        State::Silent => "silent",
        State::NeedsArtefacts => "needs facts about artefacts",
    }
}

/// The word for a stance.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Grant => "grant",
        Stance::Condition => "condition",
        Stance::Restriction => "restriction",
        Stance::Notice => "notice",
    }
}

/// The word for a certainty.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "stated",
        Certainty::Implied => "implied",
        Certainty::Unclear => "unclear",
    }
}

/// The heaviest weight of a finding under any of the lenses.
pub fn heaviest(readings: &[Reading], finding: usize) -> Option<Weight> {
    readings.iter().filter_map(|reading| reading.weight_of(finding)).max()
}

/// Indices of a document's findings, heaviest first, then in document order.
pub fn by_weight(analysed: &Analysed, readings: &[Reading]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..analysed.assessment.findings.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(heaviest(readings, *index)));
    order
}

/// What the words of a finding say in numbers and names: `700,000,000`, `not loaded`; empty if nothing.
pub fn details(analysed: &Analysed, finding: &Finding) -> String {
    let (numbers, others): (Vec<_>, Vec<_>) = finding.parameters.values().partition(|it| it.is_number());
    let mut words: Vec<String> = numbers.into_iter().chain(others).map(value).filter(|it| !it.is_empty()).collect();
    let missing = analysed.assessment.imports.iter().any(|import| !import.loaded && import.span.overlaps(finding.span));
    if missing {
        words.push("not loaded".to_owned());
    }
    words.join(", ")
}

fn value(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Number(number) => grouped(&number.to_string()),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(list) => list.iter().map(self::value).collect::<Vec<_>>().join(", "),
        serde_json::Value::Bool(_) | serde_json::Value::Null | serde_json::Value::Object(_) => String::new(),
    }
}

/// Digits in groups of three; what is not all digits stays as it is.
pub fn grouped(digits: &str) -> String {
    if !digits.bytes().all(|it| it.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A lens's short name, or its id where the lens is not known.
pub fn lens_name<'a>(lenses: &'a Lenses, id: &'a str) -> &'a str {
    lenses.get(id).map_or(id, |lens| lens.short.as_str())
}

/// A criterion's short label, or its id.
pub fn criterion_name<'a>(lens: Option<&'a Lens>, id: &'a str) -> &'a str {
    lens.and_then(|lens| lens.criterion(id)).map_or(id, |criterion| criterion.short.as_str())
}

/// A reading in one line: "conflicts: 5, 6   strains: 4", "meets", "undetermined   strains: 4".
pub fn reading(lenses: &Lenses, reading: &Reading) -> String {
    let lens = lenses.get(&reading.lens);
    let mut parts = Vec::new();
    if reading.outcome != Outcome::Conflicts {
        parts.push(outcome(reading.outcome).to_owned());
    }
    for it in [State::Conflicts, State::Strains, State::Disputed, State::NeedsArtefacts] {
        let names: Vec<&str> = reading.in_state(it).map(|id| criterion_name(lens, id)).collect();
        if !names.is_empty() {
            parts.push(format!("{}: {}", state(it), names.join(", ")));
        }
    }
    parts.join("   ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(["0", "999", "1000", "700000000"].map(grouped), ["0", "999", "1,000", "700,000,000"]);
    }
}
