//! What the user says of findings and clauses.

use crate::edits::{Mark, Vote};
use crate::gui::command::Said;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::work as say;
use crate::lens::Lenses;
use std::sync::Arc;

/// Takes a mark in.
pub fn mark(model: &mut Model, mark: Mark, said: Said) {
    let title = |kind: &str| model.rules.kind(kind).map_or_else(|| kind.to_owned(), |it| it.title.clone());
    let subject = mark.finding.as_ref().map_or_else(|| say::THE_CLAUSE.to_owned(), |it| title(&it.kind));
    let label = match (said, mark.verdict) {
        (Said::Verdict, Some(verdict)) => say::verdict_on(verdict.name(), &subject, &mark.place.label),
        (Said::Verdict, None) => say::take_verdict_back(&subject, &mark.place.label),
        (Said::Note, _) => say::note(&subject, &mark.place.label),
        (Said::Override, _) => say::override_of(&subject, &mark.place.label),
    };
    let before = model.work();
    match said {
        // Of a note letter by letter is one step.
        Said::Note => {
            let finding = mark.finding.as_ref().map_or("", |it| it.anchor.as_str());
            let thing = format!("{} {} {finding}", mark.place.sha256, mark.place.anchor);
            model.history.step_on(thing, label, before);
        }
        Said::Verdict | Said::Override => model.history.step(label, before),
    }
    model.edits.mark(mark);
    review(model);
}

/// Takes the user's name: what they said so far under none or another name is theirs. Where somebody else has said
/// something under the new name, nothing is mixed.
pub fn sign(model: &mut Model, name: String) {
    let is_taken = model.edits.marks.iter().any(|it| it.reviewer == name);
    let is_own = |it: &Mark| it.reviewer == model.reviewer;
    if name != model.reviewer && !is_taken && model.edits.marks.iter().any(is_own) {
        let before = model.work();
        for mark in model.edits.marks.iter_mut().filter(|it| it.reviewer == model.reviewer) {
            mark.reviewer.clone_from(&name);
        }
        model.history.step(say::sign(&name), before);
    }
    model.reviewer = name;
    review(model);
}

/// Takes a room's vote in.
pub fn vote(model: &mut Model, vote: Vote) {
    let thing = format!("vote {} {}", vote.place.sha256, vote.place.anchor);
    let label = say::vote_on(&vote.place.label);
    model.history.step_on(thing, label, model.work());
    model.edits.vote(vote);
    review(model);
}

/// Makes the sheet anew after marks changed; nothing is aligned anew.
pub fn review(model: &mut Model) {
    let Some(sheet) = &model.sheet else { return };
    let comparison = sheet.comparison.reviewed_again(&model.edits, &model.options, Lenses::built_in());
    let rules = Arc::clone(&sheet.rules);
    model.sheet = Some(Arc::new(Sheet::of(Arc::new(comparison), rules, &model.lens, &model.filter, &model.unfolded)));
}
