//! Statements → propositions: each part of a sentence that can bind by itself, with a force of its own or the one it
//! takes from the part it hangs on.
//!
//! "You may use it, except for weapons, provided that you keep this notice" are three: what is given, what is taken out
//! of it, and on which condition.

use super::cue;
use super::statement::{Actor, Modality, Statement};
use crate::document::{Document, Span};
use crate::never::slice;

/// How a proposition hangs on the one before it in its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// It does not: it is the statement's main part.
    Main,
    /// It goes on beside it: "; …", ", and you must …".
    Beside,
    /// It takes something out: "except …", "unless …", "but not …".
    Exception,
    /// It sets a condition: "provided that …", "if …", "as long as …".
    Condition,
}

/// A part of a statement that can bind by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposition {
    /// Index of its statement.
    pub statement: usize,
    /// Where it stands.
    pub span: Span,
    /// How it hangs on the part before it.
    pub turn: Turn,
    /// Its own force; of a part without one, that of the statement.
    pub modality: Modality,
    /// Whom it binds or frees.
    pub actor: Actor,
    /// Whether it denies.
    pub negated: bool,
    /// Whether the force is its own.
    pub is_own: bool,
}

/// Words that begin a part which takes something out, as they stand behind a blank.
const EXCEPTIONS: [&str; 21] = [
    "except",
    "excepting",
    "unless",
    "other than",
    "save for",
    "save that",
    "save as",
    "excluding",
    "with the exception",
    "apart from",
    "but not",
    "but only",
    "but never",
    "but no",
    "but may",
    "but must",
    "but shall",
    "but cannot",
    "only if",
    "only when",
    "just not",
];
/// Words that begin a condition.
const CONDITIONS: [&str; 27] = [
    "provided that",
    "provided,",
    "provided you",
    "provided it",
    "provided the",
    "providing that",
    "providing you",
    "so long as",
    "as long as",
    "on condition",
    "on the condition",
    "on the understanding",
    "conditional on",
    "conditioned on",
    "if",
    "when",
    "whenever",
    "until",
    "in case",
    "in the event",
    "as soon as",
    "once",
    "subject to",
    "where",
    "wherever",
    "while",
    "insofar as",
];
/// Words with which another part stands beside the first.
const BESIDE: [&str; 14] = [
    "however",
    "nor may",
    "nor shall",
    "nor can",
    "nor is",
    "nor are",
    "nor do",
    "and not",
    "or not",
    "and no",
    "whereas",
    "yet",
    "although",
    "though",
];

/// The propositions of all statements, in order.
pub(in crate::clause) fn propositions(document: &Document, statements: &[Statement]) -> Vec<Proposition> {
    let mut all = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let plain = document.plain.from_source(statement.span);
        let Some(words) = document.plain.text.get(plain.range()) else { continue };
        let starts = starts(words);
        for (part, (start, turn)) in starts.iter().enumerate() {
            let end = starts.get(part + 1).map_or(words.len(), |it| it.0);
            let Some(own) = words.get(*start..end) else { continue };
            let span = document.plain.to_source(Span::new(plain.start + start, plain.start + end));
            let span = span.trimmed(&document.text);
            if span.is_empty() {
                continue;
            }
            all.push(proposition(index, statement, span, *turn, own));
        }
    }
    all
}

fn proposition(index: usize, statement: &Statement, span: Span, turn: Turn, own: &str) -> Proposition {
    let main = Proposition {
        statement: index,
        span,
        turn,
        modality: statement.modality,
        actor: statement.actor,
        negated: statement.negated,
        is_own: turn == Turn::Main,
    };
    if turn == Turn::Main {
        return main;
    }
    match cue::find(own) {
        Some(cue) => {
            Proposition { modality: cue.modality, actor: cue.actor, negated: cue.negated, is_own: true, ..main }
        }
        None => main,
    }
}

/// Where each part begins, and how it hangs on the one before.
fn starts(words: &str) -> Vec<(usize, Turn)> {
    let lower = words.to_ascii_lowercase();
    let mut starts = vec![(0, Turn::Main)];
    let mut last = 0;
    for (at, character) in lower.char_indices() {
        let turn = match character {
            ';' => Some((at + 1, Turn::Beside)),
            ' ' | '(' => turn_at(&lower, at + 1).map(|turn| (at + 1, turn)),
            _ => None,
        };
        // Two words make no proposition.
        let Some((start, turn)) = turn else { continue };
        let between = slice(&lower, last..start);
        if between.split_whitespace().count() >= 2 || turn == Turn::Beside && start > last {
            starts.push((start, turn));
            last = start;
        }
    }
    starts
}

fn turn_at(lower: &str, at: usize) -> Option<Turn> {
    let rest = lower.get(at..)?;
    let before = lower.get(..at)?.trim_end();
    let begins = |words: &[&str]| {
        words.iter().any(|it| {
            rest.strip_prefix(it).is_some_and(|after| {
                it.ends_with(',') || after.is_empty() || after.starts_with(|it: char| !it.is_alphanumeric())
            })
        })
    };
    // "but not limited to" takes nothing out.
    if begins(&["but not limited"]) {
        return None;
    }
    if begins(&EXCEPTIONS) {
        return Some(Turn::Exception);
    }
    // "is provided that way": nothing is conditioned.
    let is_verb = ["is", "are", "be", "was", "were", "as"].iter().any(|it| before.ends_with(it));
    if begins(&CONDITIONS) && !is_verb {
        return Some(Turn::Condition);
    }
    begins(&BESIDE).then_some(Turn::Beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(Turn, &str)> {
        let starts = starts(text);
        let end = |at: usize| starts.get(at + 1).map_or(text.len(), |it| it.0);
        starts.iter().enumerate().map(|(at, (start, turn))| (*turn, text[*start..end(at)].trim())).collect()
    }

    #[test]
    fn what_is_given_what_is_taken_out_and_the_condition() {
        let text = "You may use it, except for weapons, provided that you keep this notice; sales are reserved to us.";
        let found = parts(text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[0], (Turn::Main, "You may use it,"));
        assert_eq!(found[1], (Turn::Exception, "except for weapons,"));
        assert_eq!(found[2], (Turn::Condition, "provided that you keep this notice;"));
        assert_eq!(found[3], (Turn::Beside, "sales are reserved to us."));
    }

    #[test]
    fn a_provided_that_gives_sets_no_condition() {
        assert_eq!(parts("The work is provided that way.").len(), 1);
    }
}
