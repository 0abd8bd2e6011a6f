//! What of a text the rules can read: they read English.

use super::text::Text;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::language_name;
use std::collections::BTreeMap;

/// Says so where the text, or a part of it, is in another language than the rules read.
pub(super) fn note(text: &Text<'_>) -> Option<Diagnostic> {
    let mut foreign: BTreeMap<&str, usize> = BTreeMap::new();
    let mut english = 0;
    for clause in &text.clauses.list {
        match clause.language {
            Some("en") => english += 1,
            Some(language) if says_something(text, clause.id) => *foreign.entry(language).or_default() += 1,
            _ => {}
        }
    }
    let others: usize = foreign.values().sum();
    if others == 0 {
        return None;
    }
    let names: Vec<String> = foreign.keys().map(|it| format!("{} ({it})", language_name(it))).collect();
    let names = names.join(", ");
    let message = if english == 0 {
        format!("the text is in {names}: the rules read English, so nothing in it is judged")
    } else {
        let are = if others == 1 { "clause is" } else { "clauses are" };
        format!("{others} {are} in {names}: the rules read the {english} English ones, and the others are unread")
    };
    Some(Diagnostic::new(Code::Language, message))
}

/// Whether a clause has words at all: a number or a rule line has no language.
pub(super) fn says_something(text: &Text<'_>, clause: usize) -> bool {
    let words = text.document.plain.text.get(text.own(clause).range()).unwrap_or("");
    words.chars().filter(|it| it.is_alphabetic()).nth(12).is_some()
}
