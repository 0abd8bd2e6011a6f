//! How it is said that a text has a permissive licence's name and other terms: first, and the same in every format.

use super::{counted, one_line};
use crate::compare::{Added, Analysed, BorrowedName};
use crate::document::Span;
use std::collections::BTreeSet;

/// What it is called in few words, where there is no room for more.
pub const OTHER_TERMS: &str = "permissive name, other terms";

/// How many of the added words are quoted in one line; the others are counted.
const QUOTED: usize = 3;
/// Room for each of them.
const QUOTE: usize = 140;

/// The whole of it in one line; nothing where a text's name and terms go together.
///
/// `permissive name, other terms: calls itself MIT (“Modified MIT License”) and adds ¶6 “…”`.
pub fn other_terms(analysed: &Analysed) -> Option<String> {
    let it = analysed.borrowed.as_ref()?;
    Some(format!("{OTHER_TERMS}: {} {}", calls_itself(analysed, it), adds(analysed, it)))
}

fn calls_itself(analysed: &Analysed, it: &BorrowedName) -> String {
    let said = one_line(analysed.document.slice(it.said), 80);
    format!("calls itself {} (“{said}”)", it.name)
}

fn adds(analysed: &Analysed, it: &BorrowedName) -> String {
    if it.own.is_empty() {
        let lacking: Vec<String> = it.lacking.iter().map(|it| format!("“{}”", one_line(it, QUOTE))).collect();
        return format!("and takes out {}", lacking.join(", "));
    }
    // What is understood to limit tells more than what no rule understood.
    let (found, unread): (Vec<&Added>, Vec<&Added>) = it.own.iter().partition(|it| it.kind.is_some());
    let mut quoted: Vec<String> = Vec::new();
    let mut told = BTreeSet::new();
    let mut more = 0;
    for it in found.into_iter().chain(unread) {
        let words = words(analysed, it);
        if !told.insert(words.start) {
            continue;
        }
        if quoted.len() < QUOTED {
            quoted.push(quote(analysed, it, words));
        } else {
            more += 1;
        }
    }
    let more = if more == 0 { String::new() } else { format!(", and in {}", counted(more, "more place")) };
    format!("and adds {}{more}", quoted.join(", "))
}

fn quote(analysed: &Analysed, it: &Added, words: Span) -> String {
    let label = analysed.clauses.list.get(it.clause).map_or("", |it| it.label.as_str());
    let words = one_line(analysed.document.slice(words), QUOTE);
    let unread = if it.kind.is_none() { " (not understood)" } else { "" };
    format!("{} “{words}”{unread}", one_line(label, 40)).trim_start().to_owned()
}

/// The sentence that the added words stand in: two words of it alone would not tell what was added.
fn words(analysed: &Analysed, it: &Added) -> Span {
    let statements = analysed.clauses.statements_of(it.clause);
    statements.iter().map(|it| it.span).find(|other| other.covers(it.span)).unwrap_or(it.span)
}
