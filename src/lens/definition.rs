//! Reading findings through a definition of openness.

use super::matching::{self, granted, grants, is_granted};
use super::{Bears, Criterion, CriterionReading, Lens, Outcome, Reading, State, Weight};
use crate::assess::{Approval, Assessment, Certainty};

pub(super) fn read(lens: &Lens, assessment: &Assessment) -> Reading {
    let granted = granted(assessment);
    let withheld = withheld(lens, assessment, &granted);
    let mut bears = matching::bears(lens, assessment);
    bears.retain(|it| !withheld.iter().any(|other| (it.finding, &it.criterion) == (other.finding, &other.criterion)));
    bears.extend(withheld);
    let criteria: Vec<CriterionReading> =
        lens.criteria.iter().map(|criterion| state_of(criterion, &bears, &granted)).collect();
    let read = outcome(lens, assessment, &criteria, &granted, &bears);
    let approval = approval(lens, assessment).filter(|_| read == Outcome::Undetermined);
    let rests_on = approval.map(approved).unwrap_or_default();
    let outcome = Some(if approval.is_some() { Outcome::Meets } else { read });
    bears.sort_by_key(|it| it.finding);
    Reading { lens: lens.id.clone(), outcome, rests_on, criteria, bears }
}

/// The approval that decides where no rule could read: of the very words of the text, by those whose definition it is.
/// What of the text was understood must not speak against it, and nothing may be left over.
fn approval<'a>(lens: &Lens, assessment: &'a Assessment) -> Option<&'a Approval> {
    let is_whole = assessment.unread.is_empty() && assessment.imports.iter().all(|it| it.loaded);
    let decides = |it: &&Approval| it.by.key() == lens.decided_by;
    assessment.approvals.iter().find(decides).filter(|_| is_whole && !lens.text_never_suffices)
}

fn approved(it: &Approval) -> String {
    format!("{} approved these very words ({}); no rule reads them", it.by.name(), it.of)
}

/// What a grant plainly leaves out. Only where the words grant, and every clause that may grant was understood:
/// a freedom that stands in words that no rule understood is not withheld.
fn withheld(lens: &Lens, assessment: &Assessment, granted: &[&str]) -> Vec<Bears> {
    let plain = grants(assessment).find(|(_, it)| it.certainty == Certainty::Stated).map(|(index, _)| index);
    let Some(grant) = plain.filter(|_| !assessment.unread.iter().any(|it| it.may_grant)) else { return Vec::new() };
    let bears = |criterion: &Criterion| {
        let asked = criterion.conflicts_without.iter().map(String::as_str);
        let lacking: Vec<&str> = asked.filter(|it| !granted.contains(it)).collect();
        let because = format!("the grant names other rights and leaves out to {}", lacking.join(" and to "));
        (!lacking.is_empty()).then(|| Bears::derived(grant, criterion, Weight::Conflicts, because))
    };
    lens.criteria.iter().filter_map(bears).collect()
}

fn state_of(criterion: &Criterion, bears: &[Bears], granted: &[&str]) -> CriterionReading {
    let mut on_it: Vec<&Bears> = bears.iter().filter(|it| it.criterion == criterion.id).collect();
    on_it.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.finding.cmp(&b.finding)));
    let state = match on_it.first().map(|it| it.weight) {
        Some(Weight::Conflicts) => State::Conflicts,
        Some(Weight::Strains) => State::Strains,
        Some(Weight::Disputed) => State::Disputed,
        _ if criterion.needs_artefacts => State::NeedsArtefacts,
        _ if is_granted(criterion, granted) => State::Satisfied,
        Some(Weight::Supports) if criterion.satisfied_by.is_empty() => State::Satisfied,
        _ => State::Silent,
    };
    CriterionReading {
        id: criterion.id.clone(),
        state,
        findings: on_it.iter().map(|it| it.finding).collect(),
        because: String::new(),
        checked: criterion.checked,
    }
}

fn outcome(
    lens: &Lens,
    assessment: &Assessment,
    criteria: &[CriterionReading],
    granted: &[&str],
    bears: &[Bears],
) -> Outcome {
    if criteria.iter().any(|it| it.state == State::Conflicts) {
        return Outcome::Conflicts;
    }
    let grants_all = lens.grants.iter().all(|it| granted.contains(&it.as_str()));
    // Nothing that could restrict was passed over.
    // What is doubtful, in words that no approved text has, is for a reader to weigh.
    let is_doubtful = |it: &Bears| {
        it.weight == Weight::Strains && assessment.findings.get(it.finding).is_some_and(|finding| !finding.known)
    };
    let complete = assessment.imports.iter().all(|it| it.loaded) && assessment.unread.is_empty();
    if grants_all && complete && !bears.iter().any(is_doubtful) && !lens.text_never_suffices {
        Outcome::Meets
    } else {
        Outcome::Undetermined
    }
}
