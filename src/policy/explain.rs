//! What a policy makes of a name, and what the name means.

use super::rule::{Rule, parameters_of};
use super::{Policy, Subject};
use crate::assess::Rules;
use crate::lens::Lenses;
use crate::question::Questions;
use crate::topic::Topics;
use std::fmt::Write as _;

/// What a kind, criterion, question or topic of this id means and what a policy says of it, line by line; of no id, every
/// id with the word that the policy has for it.
///
/// # Errors
/// One sentence, with what was probably meant.
pub fn explain(policy: &Policy, id: Option<&str>, rules: &Rules, lenses: &Lenses) -> Result<String, String> {
    let Some(id) = id else { return Ok(all(policy, rules, lenses)) };
    let is = |it: &Subject| it.ids(rules, lenses).iter().any(|(known, _)| *known == id);
    let subjects: Vec<Subject> = Subject::ALL.into_iter().filter(is).collect();
    if subjects.is_empty() {
        let ids = Subject::ALL.into_iter().flat_map(|it| it.ids(rules, lenses)).map(|it| it.0);
        let near = crate::library::nearest(id, ids);
        let hint = near.map_or_else(String::new, |it| format!("; did you mean {it}?"));
        return Err(format!("{id}: no such kind of finding, criterion, question or topic{hint}"));
    }
    let mut out = String::new();
    for subject in subjects {
        meaning(&mut out, subject, id, rules, lenses);
        writeln!(out, "  {}", said(policy, subject, id, rules)).ok();
        if let Some(rule) = policy.rule(subject, id) {
            more(&mut out, rule);
        }
    }
    Ok(out)
}

fn meaning(out: &mut String, subject: Subject, id: &str, rules: &Rules, lenses: &Lenses) {
    let ids = subject.ids(rules, lenses);
    let title = ids.iter().find(|(known, _)| *known == id).map_or("", |it| it.1);
    writeln!(out, "{id}: {title} ({})", subject.noun()).ok();
    let summary = match subject {
        Subject::Kind => rules.kind(id).map(|it| it.summary.clone()),
        Subject::Criterion => {
            lenses.list.iter().find_map(|it| it.criterion(id)).map(|it| format!("{} {}", it.summary, it.authority))
        }
        Subject::Question => Questions::built_in()
            .list
            .iter()
            .find(|it| it.id == id)
            .map(|it| format!("No by any of: {}. Conditions: {}.", it.no.join(", "), it.conditions.join(", "))),
        Subject::Topic => Topics::built_in().list.iter().find(|it| it.id == id).map(|it| it.question.clone()),
    };
    if let Some(summary) = summary {
        writeln!(out, "  {summary}").ok();
    }
    let parameters: Vec<String> = parameters_of(rules, id).into_iter().collect();
    if subject == Subject::Kind && !parameters.is_empty() {
        writeln!(out, "  what its words may say, for `when`: {}", parameters.join(", ")).ok();
    }
}

/// What a policy says of something, in a line.
fn said(policy: &Policy, subject: Subject, id: &str, rules: &Rules) -> String {
    match (policy.rule(subject, id), subject, rules.kind(id)) {
        (Some(rule), ..) => {
            format!("{}:{}:{}: {}", policy.name, rule.place.line, rule.place.column, rule.words)
        }
        (None, Subject::Kind, Some(kind)) => {
            format!("{}: no rule; by default {}", policy.name, policy.default_of(kind.stance).name())
        }
        _ => format!("{}: no rule; accepted", policy.name),
    }
}

fn more(out: &mut String, rule: &Rule) {
    for it in &rule.when {
        writeln!(out, "  when {} {}, otherwise {}", it.parameter, it.words, rule.otherwise.name()).ok();
    }
    if !rule.answers.is_empty() {
        let answers: Vec<&str> = rule.answers.iter().map(|it| it.name()).collect();
        writeln!(out, "  answers that will do: {}", answers.join(", ")).ok();
    }
    if !rule.note.is_empty() {
        writeln!(out, "  note: {}", rule.note).ok();
    }
    if !rule.fallback.is_empty() {
        writeln!(out, "  instead: {}", rule.fallback).ok();
    }
}

fn all(policy: &Policy, rules: &Rules, lenses: &Lenses) -> String {
    let mut out = String::new();
    if let Some(profile) = &policy.profile {
        writeln!(out, "profile {profile} of {}", policy.name).ok();
    }
    for subject in Subject::ALL {
        writeln!(out, "[{}]", subject.table()).ok();
        for (id, title) in subject.ids(rules, lenses) {
            let word = match (policy.rule(subject, id), rules.kind(id).filter(|_| subject == Subject::Kind)) {
                (Some(rule), _) => rule.ruling.name(),
                (None, Some(kind)) => policy.default_of(kind.stance).name(),
                (None, None) => "-",
            };
            writeln!(out, "  {word:<10} {id:<42} {title}").ok();
        }
    }
    out
}
