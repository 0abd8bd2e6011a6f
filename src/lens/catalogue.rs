//! Reading findings through a catalogue: which of its entries a text has.
//!
//! Never an outcome, and never "absent" where words that nobody read could hold the entry.

use super::matching::{self, granted, grants, is_granted};
use super::{Bears, Criterion, CriterionReading, Lens, Reading, State, Weight};
use crate::assess::{Assessment, Unread};

pub(super) fn read(lens: &Lens, assessment: &Assessment) -> Reading {
    let granted = granted(assessment);
    let mut bears = matching::bears(lens, assessment);
    let criteria = lens.criteria.iter().map(|criterion| entry(criterion, assessment, &granted, &mut bears)).collect();
    bears.sort_by_key(|it| it.finding);
    Reading { lens: lens.id.clone(), outcome: None, rests_on: String::new(), criteria, bears }
}

/// What one clause says outweighs what follows from the grants, and that outweighs silence.
fn entry(criterion: &Criterion, assessment: &Assessment, granted: &[&str], bears: &mut Vec<Bears>) -> CriterionReading {
    let told = |weight: Weight, bears: &[Bears]| -> Vec<usize> {
        bears.iter().filter(|it| it.criterion == criterion.id && it.weight == weight).map(|it| it.finding).collect()
    };
    for (weight, state) in [(Weight::Present, State::Present), (Weight::Absent, State::Absent)] {
        let findings = told(weight, bears);
        if !findings.is_empty() {
            return reading(criterion, state, findings, String::new());
        }
    }
    if is_granted(criterion, granted) && !criterion.present_by_silence {
        bears.extend(by_grants(criterion, assessment));
        return reading(criterion, State::Present, told(Weight::Present, bears), String::new());
    }
    let findings = told(Weight::Unread, bears);
    if let Some(first) = bears.iter().find(|it| it.criterion == criterion.id && it.weight == Weight::Unread) {
        let because = first.because.clone();
        return reading(criterion, State::Unread, findings, because);
    }
    if let Some(because) = unread(criterion, assessment) {
        return reading(criterion, State::Unread, Vec::new(), because);
    }
    let by_silence =
        criterion.present_by_silence && (criterion.satisfied_by.is_empty() || is_granted(criterion, granted));
    let state = if by_silence { State::Present } else { State::Absent };
    reading(criterion, state, Vec::new(), String::new())
}

fn reading(criterion: &Criterion, state: State, findings: Vec<usize>, because: String) -> CriterionReading {
    CriterionReading { id: criterion.id.clone(), state, findings, because, checked: criterion.checked }
}

/// The grants that make an entry present, freedom by freedom.
fn by_grants(criterion: &Criterion, assessment: &Assessment) -> Vec<Bears> {
    let bears = |(index, finding): (usize, &crate::assess::Finding)| {
        let named = finding.freedoms.iter().map(|it| it.name());
        let named: Vec<&str> = named.filter(|it| criterion.satisfied_by.iter().any(|asked| asked == it)).collect();
        let because = format!("the grant names the right to {}", named.join(" and to "));
        (!named.is_empty()).then(|| Bears::derived(index, criterion, Weight::Present, because))
    };
    grants(assessment).filter_map(bears).collect()
}

/// Why a text that says nothing of an entry may have it all the same.
fn unread(criterion: &Criterion, assessment: &Assessment) -> Option<String> {
    if !criterion.unread_because.is_empty() {
        return Some(criterion.unread_because.clone());
    }
    if let Some(missing) = assessment.imports.iter().find(|it| !it.loaded) {
        return Some(format!("it may stand in the {} that the text refers to and that was not opened", missing.what));
    }
    let could: Vec<&Unread> = assessment.unread.iter().filter(|it| may_hold(it, criterion)).collect();
    if could.iter().any(|it| it.words.is_none()) {
        return Some("the rules read English, and part of the text is in another language".to_owned());
    }
    match could.len() {
        0 => None,
        1 => Some("a clause that no rule understood may say it".to_owned()),
        count => Some(format!("{count} clauses that no rule understood may say it")),
    }
}

/// Whether a clause that no rule understood could hold an entry: rights stand in clauses that give some.
fn may_hold(unread: &Unread, criterion: &Criterion) -> bool {
    let Some(words) = &unread.words else { return true };
    let has_word = criterion.words.is_empty() || criterion.words.iter().any(|it| words.contains(it.as_str()));
    has_word && (criterion.satisfied_by.is_empty() || unread.may_grant)
}
