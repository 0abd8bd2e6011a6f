//! What each clause is for, from its heading, its first words and the force of its statements.

use super::patterns;
use crate::clause::layout::heading;
use crate::clause::layout::marker::{Word, marker};
use crate::clause::{Clause, Modality, Role, Statement};
use crate::document::{Document, Span};
use crate::pattern::Constant;

/// Headings that licences of all families use.
static HEADINGS: [(Role, Constant); 9] = [
    (Role::Condition, Constant::wide(patterns::HEADINGS[0])),
    (Role::Definition, Constant::wide(patterns::HEADINGS[1])),
    (Role::Disclaimer, Constant::wide(patterns::HEADINGS[2])),
    (Role::Termination, Constant::wide(patterns::HEADINGS[3])),
    (Role::Preamble, Constant::wide(patterns::HEADINGS[4])),
    (Role::Restriction, Constant::wide(patterns::HEADINGS[5])),
    (Role::Grant, Constant::wide(patterns::HEADINGS[6])),
    (Role::Condition, Constant::wide(patterns::HEADINGS[7])),
    (Role::Other, Constant::wide(patterns::HEADINGS[8])),
];

static MEANS: Constant = Constant::wide(patterns::MEANS);

/// Gives every clause its role.
pub(in crate::clause) fn assign(document: &Document, list: &mut [Clause], statements: &[Statement]) {
    let mut operative = false;
    // A title or first paragraph that the whole text hangs under says nothing about what hangs there; a heading does,
    // up to the next one.
    let mut recitals = vec![false; list.len()];
    for id in 0..list.len() {
        let Some(clause) = list.get(id) else { continue };
        let headed = clause.heading.and_then(|it| named_by(document.plain.slice(it)));
        let is_recital = headed == Some(Role::Preamble)
            || clause.heading.is_none() && clause.parent.is_some_and(|it| recitals.get(it) == Some(&true));
        if let Some(slot) = recitals.get_mut(id) {
            *slot = is_recital;
        }
        let parent = clause.parent.and_then(|it| list.get(it)).map(|it| (it.role, it.heading));
        let parent = parent.filter(|it| it.0 != Role::Preamble || is_recital);
        let own: Vec<&Statement> = statements_of(statements, id);
        // Recitals stand before the first number or the first grant.
        operative |= clause.number.is_some()
            || own
                .iter()
                .any(|it| matches!(it.modality, Modality::Grant | Modality::Prohibition | Modality::Permission));
        let role = role(document, clause, parent, &own, operative);
        if let Some(clause) = list.get_mut(id) {
            clause.role = role;
        }
    }
}

/// Gives every statement its clause's role, save where a grant and a disclaimer share one paragraph: there each
/// sentence goes by its own words.
pub(in crate::clause) fn assign_statements(document: &Document, list: &[Clause], statements: &mut [Statement]) {
    for statement in statements {
        let Some(clause) = list.get(statement.clause) else { continue };
        statement.role = match clause.role {
            Role::Disclaimer if is_only_by_words(list, clause) => among_disclaimers(document, statement),
            Role::Grant | Role::Condition | Role::Restriction | Role::Other
                if statement.modality != Modality::Grant && is_disclaimer(document.plain.slice(statement.span)) =>
            {
                Role::Disclaimer
            }
            role => role,
        };
    }
}

/// Whether a disclaimer is one by its words, not by the heading that it stands under.
fn is_only_by_words(list: &[Clause], clause: &Clause) -> bool {
    let above = clause.parent.and_then(|it| list.get(it));
    clause.heading.is_none() && above.is_none_or(|it| it.role != Role::Disclaimer)
}

/// What a sentence of a paragraph that disclaims is for.
fn among_disclaimers(document: &Document, statement: &Statement) -> Role {
    let lower = document.plain.slice(statement.span).to_lowercase();
    let disclaims = DISCLAIMING.iter().filter_map(|it| lower.find(it)).min();
    let cue = statement.cue.map_or(0, |it| it.start.saturating_sub(statement.span.start));
    match (statement.modality, disclaims) {
        (Modality::Grant, _) => Role::Grant,
        // "You may use it, but it comes as is": the permission stands first.
        (Modality::Permission, at) if at.is_none_or(|at| cue < at) => Role::Grant,
        (_, Some(_)) => Role::Disclaimer,
        (Modality::Duty, None) => Role::Condition,
        (Modality::Prohibition, None) => Role::Restriction,
        (Modality::Permission | Modality::Advice | Modality::Plain, None) => Role::Other,
    }
}

/// Words of warranty, liability and risk.
const DISCLAIMING: [&str; 13] = [
    "warrant",
    "liab",
    "as is",
    "as-is",
    "damage",
    "fitness",
    "merchantab",
    "risk",
    "responsib",
    "no event",
    "limitation",
    "guarantee",
    "losses",
];

fn statements_of(statements: &[Statement], clause: usize) -> Vec<&Statement> {
    let from = statements.partition_point(|it| it.clause < clause);
    statements.iter().skip(from).take_while(|it| it.clause == clause).collect()
}

fn role(
    document: &Document,
    clause: &Clause,
    parent: Option<(Role, Option<Span>)>,
    statements: &[&Statement],
    operative: bool,
) -> Role {
    let text = document.plain.slice(clause.span);
    if document.in_front_matter(clause.span) {
        return Role::Other;
    }
    if clause.parent.is_none() && marker(text).is_some_and(|it| it.word == Some(Word::Attachment)) {
        return Role::Attachment;
    }
    if MEANS.is_match(text) {
        return Role::Definition;
    }
    if is_disclaimer(text) {
        return Role::Disclaimer;
    }
    let headed = clause.heading.and_then(|it| named_by(document.plain.slice(it)));
    // A title above the disclaimer does not make disclaimers of all that stands under it.
    let passes_on = |(role, heading): &(Role, Option<Span>)| match role {
        Role::Disclaimer => heading.is_none_or(|it| named_by(document.plain.slice(it)) == Some(Role::Disclaimer)),
        role => matches!(role, Role::Preamble | Role::Definition),
    };
    let inherited = parent.filter(passes_on).map(|(role, _)| role);
    let force = dominant(statements);
    match (headed, inherited, force) {
        // Under "Definitions", what grants or forbids is still not a definition.
        (Some(Role::Definition), _, _) => Role::Definition,
        (Some(role @ (Role::Disclaimer | Role::Termination | Role::Preamble)), _, _) => role,
        (_, Some(Role::Preamble), _) => Role::Preamble,
        (_, Some(Role::Disclaimer), None) => Role::Disclaimer,
        (_, Some(Role::Definition), None) => Role::Definition,
        (Some(Role::Other), _, _) => Role::Other,
        (_, _, Some(force)) if operative => force,
        (Some(role), _, None) => role,
        (_, _, Some(force)) => force,
        (None, _, None) if !operative && statements.len() > 1 => Role::Preamble,
        (None, _, None) => Role::Other,
    }
}

/// The role that a heading names.
fn named_by(heading: &str) -> Option<Role> {
    HEADINGS.iter().find(|(_, pattern)| pattern.is_match(heading)).map(|(role, _)| *role)
}

/// Warranty and liability language, mostly in capitals or with its set phrases.
fn is_disclaimer(text: &str) -> bool {
    let lower = text.to_lowercase();
    let names = ["warrant", "liab", "as is", "damages"].iter().filter(|it| lower.contains(*it)).count();
    names >= 2
        && (heading::is_capitals(text)
            || mostly_capitals(text)
            || lower.contains("in no event")
            || lower.contains("without warrant")
            || lower.contains("disclaims"))
}

fn mostly_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    text.chars().filter(|it| it.is_uppercase()).count() * 2 > letters
}

/// The force that most of a clause's statements have; the heavier one where they are even.
fn dominant(statements: &[&Statement]) -> Option<Role> {
    let count = |modalities: &[Modality]| statements.iter().filter(|it| modalities.contains(&it.modality)).count();
    let grants = count(&[Modality::Grant, Modality::Permission]);
    let duties = count(&[Modality::Duty]);
    let bans = count(&[Modality::Prohibition]);
    if grants + duties + bans == 0 {
        return None;
    }
    let first_grants = statements.iter().any(|it| it.modality == Modality::Grant);
    Some(if bans > 0 && bans >= grants && bans >= duties {
        Role::Restriction
    } else if first_grants || grants >= duties {
        Role::Grant
    } else {
        Role::Condition
    })
}

#[cfg(test)]
mod tests {
    use super::MEANS;

    #[test]
    fn a_sentence_that_includes_something_defines_nothing() {
        let means = |text: &str| MEANS.is_match(text);
        for text in [
            "\"Work\" means the program.",
            "(b) Licensed Material means the work.",
            "1.3. \"Output\" (or \"Outputs\") shall mean what it makes.",
            "a. This Heron AGREEMENT (this \"Agreement\") shall mean these terms.",
        ] {
            assert!(means(text), "{text}");
        }
        for text in [
            "If the Work includes a notice file, you must pass it on.",
            "You may share it if you ensure that it includes a label.",
            "This product includes software of the Heron project.",
        ] {
            assert!(!means(text), "{text}");
        }
    }
}
