//! What sort of difference an edit is.

use super::text::Text;
use crate::clause::Role;
use crate::clause::lexicon::{is_negator, is_number_word, is_party, is_scope, is_territory, modal, turned_around};
use crate::document::{Document, Span, Token, TokenKind};
use serde::Serialize;
use std::collections::BTreeSet;

/// The class of an edit, heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditClass {
    /// A negation came or went: not, unless, except, without, non-.
    Polarity,
    /// May, shall, must, should, can or will changed.
    Modality,
    /// A number, date or threshold changed.
    Number,
    /// A cross-reference names another clause than before.
    Reference,
    /// Who is meant changed.
    Party,
    /// Where it holds changed.
    Territory,
    /// How far it reaches changed: any, all, solely.
    Scope,
    /// What a term means changed.
    Definition,
    /// A name, version or address that varies consistently through the text.
    Parameter,
    /// Other words.
    Wording,
    /// A number that counts clauses, or names one, and counts or names the same clause as before.
    Renumbered,
    /// No word differs.
    Cosmetic,
}

impl EditClass {
    /// Whether it says nothing new.
    pub fn is_light(self) -> bool {
        matches!(self, Self::Renumbered | Self::Cosmetic)
    }

    /// Its name as in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Polarity => "polarity",
            Self::Modality => "modality",
            Self::Number => "number",
            Self::Reference => "reference",
            Self::Party => "party",
            Self::Territory => "territory",
            Self::Scope => "scope",
            Self::Definition => "definition",
            Self::Parameter => "parameter",
            Self::Wording => "wording",
            Self::Renumbered => "renumbered",
            Self::Cosmetic => "cosmetic",
        }
    }
}

/// What surrounds the words: a change inside a definition changes what a term means.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    pub is_definition: bool,
}

impl Context {
    pub(super) fn of(left: &Text, there: &[usize], right: &Text, here: &[usize]) -> Self {
        let defines = |text: &Text, clauses: &[usize]| {
            clauses.iter().filter_map(|it| text.1.list.get(*it)).any(|it| it.role == Role::Definition)
        };
        Self { is_definition: defines(left, there) && defines(right, here) }
    }
}

/// A run of tokens of a document.
pub(super) type Run<'a> = (&'a Document, &'a [Token]);

/// Classes one edit: the heaviest class that any of its words calls for.
pub(super) fn classify(gone: Run, come: Run, context: Context) -> EditClass {
    let (old, new) = (words(gone), words(come));
    if old == new {
        // The same word to the eye, with characters in it that do not show: a difference, and a suspicious one.
        return if same_hidden(gone, come) { EditClass::Cosmetic } else { EditClass::Wording };
    }
    if only_broken(gone, come) {
        return EditClass::Cosmetic;
    }
    if is_enumerator(gone) && is_enumerator(come) {
        return EditClass::Renumbered;
    }
    let count = |list: &[String], is: &dyn Fn(&str) -> bool| list.iter().filter(|it| is(it)).count();
    let sorted = |list: &[String], is: &dyn Fn(&str) -> bool| {
        let mut found: Vec<String> = list.iter().filter(|it| is(it)).cloned().collect();
        found.sort();
        found
    };
    let differ = |is: &dyn Fn(&str) -> bool| sorted(&old, is) != sorted(&new, is);
    if count(&old, &is_negator) != count(&new, &is_negator) || turned(&old, &new) || hyphen_prefix(gone, come) {
        EditClass::Polarity
    } else if differ(&|it| modal(it).is_some()) {
        EditClass::Modality
    } else if differ(&|it| is_number(it)) {
        EditClass::Number
    } else if differ(&is_territory) {
        EditClass::Territory
    } else if differ(&is_scope) {
        EditClass::Scope
    } else if !(old.is_empty() && new.is_empty())
        && old.iter().chain(&new).all(|it| is_party(it) || is_small(it))
        && differ(&is_party)
    {
        EditClass::Party
    } else if context.is_definition {
        EditClass::Definition
    } else {
        EditClass::Wording
    }
}

/// Words in lower case as they stand in the plain text; punctuation left out.
fn words((document, tokens): Run) -> Vec<String> {
    let word = |token: &Token| {
        let word = document.plain.slice(token.span);
        // A currency or a percent sign says as much as the number beside it; a blank to fill in says nothing.
        let is_word = token.kind != TokenKind::Punctuation && word.contains(char::is_alphanumeric);
        (is_word || matches!(word, "$" | "€" | "£" | "¥" | "%")).then(|| fold(word))
    };
    tokens.iter().filter_map(word).collect()
}

fn fold(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.contains("licence") { lower.replace("licence", "license") } else { lower }
}

/// Whether a word holds characters that do not show.
fn is_hidden_in(document: &Document, token: &Token) -> bool {
    document.slice(token.span).chars().any(crate::document::is_hidden)
}

fn same_hidden(gone: Run, come: Run) -> bool {
    let hidden = |(document, tokens): Run| tokens.iter().any(|it| is_hidden_in(document, it));
    hidden(gone) == hidden(come)
}

/// Whether one side is the other with words broken over the end of a line.
fn only_broken(gone: Run, come: Run) -> bool {
    let joined = |(document, tokens): Run| -> String {
        let letters = tokens.iter().map(|it| fold(document.plain.slice(it.span)));
        letters.collect::<String>().chars().filter(|it| *it != '-' && !it.is_whitespace()).collect()
    };
    let breaks = |(document, tokens): Run| {
        let within = tokens.first().zip(tokens.last()).map(|(first, last)| Span::new(first.span.start, last.span.end));
        let lines = within.map_or("", |it| document.slice(it));
        lines.lines().rev().skip(1).any(|it| it.trim_end().ends_with('-'))
    };
    (breaks(gone) || breaks(come)) && joined(gone) == joined(come)
}

/// Whether this is nothing, or nothing but a number that a list's item begins with, rules and bullets left out: `(b)`,
/// `ii)`, `4.`, `- a.`
fn is_enumerator((document, tokens): Run) -> bool {
    let word = |token: &Token| document.plain.slice(token.span);
    let is_drawn = |it: &&Token| matches!(word(it), "*" | "-" | "–" | "•" | "·" | "=" | "_" | "#" | "|");
    let bare: Vec<&Token> = tokens.iter().filter(|it| !is_drawn(it)).collect();
    let (inner, close) = match bare.as_slice() {
        [] => return true,
        [open, inner, close] if word(open) == "(" => (inner, close),
        [inner, close] => (inner, close),
        _ => return false,
    };
    let count = word(inner);
    let is_count = count.len() == 1 && count.starts_with(|it: char| it.is_ascii_alphabetic())
        || count.len() <= 2 && count.bytes().all(|it| it.is_ascii_digit())
        || count.len() <= 5 && count.bytes().all(|it| matches!(it, b'i' | b'v' | b'x'));
    is_count && (word(close) == ")" || word(close) == "." && bare.len() == 2) && begins_item(document, tokens)
}

/// Whether what stands before a number ends a sentence or joins items, and is no "Section".
fn begins_item(document: &Document, tokens: &[Token]) -> bool {
    let before = tokens.first().and_then(|it| document.plain.text.get(..it.plain)).unwrap_or("").trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    before.is_empty()
        || before.ends_with(['.', ',', ';', ':', '\n'])
        || matches!(last, "and" | "or" | "and/or")
        || tokens.first().is_some_and(|it| document.plain.text.get(..it.plain).is_some_and(|it| it.ends_with('\n')))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '$' | '€' | '£' | '¥' | '%'))
        || is_number_word(word)
}

fn is_small(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "and" | "or" | "of" | "to" | "its" | "any" | "other" | "each" | "by")
}

/// `revocable` became `irrevocable`, or the other way.
fn turned(old: &[String], new: &[String]) -> bool {
    let is_turned =
        |of: &[String], there: &BTreeSet<&str>| of.iter().any(|word| turned_around(word).any(|it| there.contains(it)));
    let (olds, news) = (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    is_turned(old, &news) || is_turned(new, &olds)
}

/// `non-` came or went before a word that stayed: the hyphen makes it a token of its own.
fn hyphen_prefix(gone: Run, come: Run) -> bool {
    let has = |(document, tokens): Run| {
        tokens
            .iter()
            .filter(|it| matches!(document.plain.slice(it.span).to_lowercase().as_str(), "non" | "un" | "anti"))
            .count()
    };
    has(gone) != has(come)
}
