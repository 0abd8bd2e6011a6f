//! Which entry of a lens speaks of a finding, and what a text grants.

use super::{Bearing, Bears, Criterion, Lens};
use crate::assess::{Assessment, Finding, Stance};
use std::collections::BTreeSet;

const GRANT: &str = "grant-use-modify-share";

/// What the lens's entries say of every finding, finding by finding.
pub(super) fn bears(lens: &Lens, assessment: &Assessment) -> Vec<Bears> {
    let mut bears = Vec::new();
    let present: BTreeSet<&str> = assessment.findings.iter().map(|it| it.kind.as_str()).collect();
    for (index, finding) in assessment.findings.iter().enumerate() {
        for criterion in &lens.criteria {
            // Later entries are exceptions from earlier ones.
            let last = lens.bearings.iter().rev().find(|it| speaks_of(it, criterion, finding, &present));
            bears.extend(last.map(|it| Bears::by(it, index, criterion)));
        }
    }
    bears
}

fn speaks_of(bearing: &Bearing, criterion: &Criterion, finding: &Finding, present: &BTreeSet<&str>) -> bool {
    let has = |kind: &String| present.contains(kind.as_str());
    let touches = |freedom: &String| finding.freedoms.iter().any(|it| it.name() == freedom);
    bearing.kinds.contains(&finding.kind)
        && bearing.criteria.contains(&criterion.id)
        && bearing.when.iter().all(|(name, value)| finding.parameters.get(name) == Some(value))
        && bearing.says.iter().all(|(name, words)| says(finding, name, words))
        && bearing.freedoms.iter().all(touches)
        && (bearing.with.is_empty() || bearing.with.iter().any(has))
        && !bearing.without.iter().any(has)
}

/// Whether a parameter has one of these words in it, as whole words in any case; with no words, whether it is there.
fn says(finding: &Finding, name: &str, any: &[String]) -> bool {
    let Some(value) = finding.parameters.get(name) else { return false };
    let said = folded(&value.to_string());
    any.is_empty() || any.iter().any(|it| said.contains(&folded(it)))
}

/// Words in lower case with one space before, between and behind them.
fn folded(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.fold(" ".to_owned(), |out, word| out + &word.to_lowercase() + " ")
}

/// Indices of the clauses that grant.
pub(super) fn grants(assessment: &Assessment) -> impl Iterator<Item = (usize, &Finding)> {
    assessment.findings.iter().enumerate().filter(|(_, it)| it.stance == Stance::Grant && it.kind == GRANT)
}

/// The freedoms that some clause grants.
pub(super) fn granted(assessment: &Assessment) -> Vec<&'static str> {
    let mut freedoms: Vec<_> =
        grants(assessment).flat_map(|(_, it)| it.freedoms.iter().map(|freedom| freedom.name())).collect();
    freedoms.sort_unstable();
    freedoms.dedup();
    freedoms
}

/// Whether a criterion asks for freedoms and all of them are granted.
pub(super) fn is_granted(criterion: &Criterion, granted: &[&str]) -> bool {
    !criterion.satisfied_by.is_empty() && criterion.satisfied_by.iter().all(|it| granted.contains(&it.as_str()))
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn words_are_whole_words() {
        let law = folded("\"the State of New York\"");
        assert!(law.contains(&folded("new york")) && !law.contains(&folded("york city")));
        assert!(!folded("Germanytown").contains(&folded("Germany")));
    }
}
