//! What each clause is for, from its heading, its first words and the force of its statements.

use super::marker::marker;
use super::{Clause, Modality, Role, Statement, heading};
use crate::document::{Document, Span};
use regex::Regex;
use std::sync::LazyLock;

/// Headings that licences of all families use.
const HEADINGS: [(Role, &str); 9] = [
    (Role::Condition, r"(?i)^accepting warranty"),
    (Role::Definition, r"(?i)^(?:definitions?|defined terms|interpretation|glossary)\b|definitions$|^definition"),
    (Role::Disclaimer, r"(?i)\b(?:warrant(?:y|ies)|liability|disclaimers?|as is|damages)\b"),
    (Role::Termination, r"(?i)\b(?:terminat(?:ion|e)|term$|expiry|cancellation|violations)\b"),
    (Role::Preamble, r"(?i)^(?:preamble|introduction|recitals|background|purpose|acceptance|overview|foreword)\b"),
    (
        Role::Restriction,
        r"(?i)\b(?:restrictions?|limitations? on use|prohibit(?:ed|ions?)|limitations|rules of use|acceptable use|noncompete)\b",
    ),
    (
        Role::Grant,
        r"(?i)\b(?:grants?|license rights|rights granted|permissions?|copyright licen[sc]e|patent licen[sc]e|licen[sc]e scope)\b",
    ),
    (
        Role::Condition,
        r"(?i)\b(?:redistribution|distribution|conditions?|requirements|obligations|notices?|attribution|conveying)\b",
    ),
    (
        Role::Other,
        r"(?i)\b(?:governing law|jurisdiction|general|miscellaneous|severability|trademarks?|how to apply|entire agreement)\b",
    ),
];

static PATTERNS: LazyLock<Vec<(Role, Regex)>> =
    LazyLock::new(|| HEADINGS.iter().filter_map(|(role, pattern)| Some((*role, Regex::new(pattern).ok()?))).collect());

static MEANS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^(?:\S{1,6}[.)] )?(?:[-*] )?(?:"[^"]{1,60}"(?:,? \(?(?:or|and) "[^"]{1,60}"\)?)*|[A-Z][A-Za-z' -]{1,50}) (?:form )?(?:shall |will )?(?:means?|refers? to|is defined as|has the meaning|includes)\b"#).ok()
});

/// Gives every clause its role.
pub(super) fn assign(document: &Document, list: &mut [Clause], statements: &[Statement]) {
    let mut operative = false;
    for id in 0..list.len() {
        let Some(clause) = list.get(id) else { continue };
        let parent = clause.parent.and_then(|it| list.get(it)).map(|it| (it.role, it.heading));
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
    if document.parts.iter().any(|part| part.front_matter.is_some_and(|it| it.overlaps(clause.span))) {
        return Role::Other;
    }
    if clause.parent.is_none() && marker(text).is_some_and(|it| it.word == Some(super::marker::Word::Attachment)) {
        return Role::Attachment;
    }
    if MEANS.as_ref().is_some_and(|it| it.is_match(text)) {
        return Role::Definition;
    }
    if is_disclaimer(text) {
        return Role::Disclaimer;
    }
    let heading = clause.heading.map(|it| document.plain.slice(it));
    let headed =
        heading.and_then(|it| PATTERNS.iter().find(|(_, pattern)| pattern.is_match(it)).map(|(role, _)| *role));
    let inherited =
        parent.map(|(role, _)| role).filter(|it| matches!(it, Role::Disclaimer | Role::Preamble | Role::Definition));
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
