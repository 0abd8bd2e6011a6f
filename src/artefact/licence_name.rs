//! Names of licences in running words: where they end, which are known, what is a blank that nobody filled.

use super::repository::{Scope, scope_of};
use super::section::PLACEHOLDERS;
use super::terms::Terms;
use crate::document::{Document, Span};
use regex::Regex;
use std::sync::LazyLock;

static SHORT_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and tests use it")]
    Regex::new(r"\[([a-z]{1,10})\]").expect("a constant pattern compiles")
});

/// Whether words are a blank: the template's, or something in brackets that stands for what nobody wrote.
pub(super) fn is_blank(words: &str) -> bool {
    let value = words.rsplit_once([':', '：']).map_or(words, |it| it.1);
    let bare = value.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    let trimmed = value.trim_matches([' ', '*', '_', '`', '.']);
    let is_bracketed = [('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .any(|(open, close)| trimmed.starts_with(*open) && trimmed.ends_with(*close));
    bare.is_empty() || PLACEHOLDERS.contains(&bare.as_str()) || is_bracketed && known_name(trimmed).is_none()
}

/// The licence that words name: up to where its name ends, with its version; of a name in brackets the known one.
pub(super) fn name_of(words: &str, version: &str) -> Option<String> {
    let words = words.trim().trim_start_matches(['"', '\'', '[']);
    // The items of a list may stand on one line.
    let words = words.split(" - ").next().unwrap_or(words);
    let version = version.trim_start_matches([' ', ',']).trim_start_matches("version ");
    let whole = format!("{words} {version}");
    // A name may have a word in brackets: "FLUX.1 [dev]".
    let whole = SHORT_BRACKETS.replace_all(&whole, "⟨$1⟩");
    let pieces =
        whole.split(['(', ')', '[', ']', ',', ';', ':', '"']).map(|it| it.trim_matches([' ', '`', '*', '_', '\'']));
    let pieces = pieces.filter(|it| it.len() > 1);
    let is_listed = |it: &&str| matches!(Terms::named(it), Terms::Listed(_) | Terms::Expression(_));
    let all = Some(whole.trim().trim_end_matches('.')).filter(is_listed);
    let listed = pieces.clone().find(is_listed);
    // "A custom licence, the Heron Community License": the name follows.
    let named = pieces
        .clone()
        .map(|it| it.strip_prefix("the ").unwrap_or(it))
        .find(|it| it.starts_with(char::is_uppercase) && !it.starts_with("A ") && it.to_lowercase().contains("licen"));
    let first = pieces.clone().next()?;
    // A sentence is no name.
    let is_name = first.split_whitespace().count() <= 8 && !first.contains(". ") && !first.contains("http");
    let first = first.split(" is available").next().unwrap_or(first);
    all.or(listed)
        .or(named)
        .or(Some(first).filter(|_| is_name))
        .map(|it| it.trim_end_matches('.').replace('⟨', "[").replace('⟩', "]"))
}

/// How many words the name of a known licence has at most.
const LONGEST_NAME: usize = 9;

/// The longest name of a known licence in words; a single word without a number must be written as one.
pub(super) fn known_name(words: &str) -> Option<String> {
    let pieces: Vec<&str> = words
        .split_whitespace()
        .map(|it| it.trim_matches(|it: char| "[]()*_`\"'.,;:!?。，、".contains(it)))
        .filter(|it| !it.is_empty())
        .take(60)
        .collect();
    for len in (1..=LONGEST_NAME.min(pieces.len())).rev() {
        for window in pieces.windows(len) {
            let is_short = len == 1 && !window.iter().any(|it| it.contains(|it: char| it.is_ascii_digit()));
            let is_written = |it: &str| {
                it.len() > 2 && it.chars().all(|it| it.is_ascii_uppercase()) || it == "Apache" || it == "Unlicense"
            };
            if is_short && !window.iter().all(|it| is_written(it)) {
                continue;
            }
            let name = window.join(" ");
            // A lone number, or a word and a number that happen to be an id, must begin as a name does.
            let begins = name.starts_with(|it: char| it.is_alphabetic()) || name.starts_with("0BSD");
            if begins && matches!(Terms::named(&name), Terms::Listed(_) | Terms::Expression(_)) {
                return Some(name);
            }
        }
    }
    None
}

/// The licences that a row of a table names: a cell that says "License", and the one behind it.
pub(super) fn cells(row: &str) -> Vec<(Scope, String)> {
    #[expect(clippy::expect_used, reason = "the patterns are constants and tests use them")]
    static TAGS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<[^<>]*>").expect("a constant pattern compiles"));
    #[expect(clippy::expect_used, reason = "the patterns are constants and tests use them")]
    static LINKS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\[([^\[\]]*)\]\([^()]*\)").expect("a constant pattern compiles"));
    #[expect(clippy::expect_used, reason = "the patterns are constants and tests use them")]
    static KEY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:model|code|data(?:set)?|weights?) )?(?:licen[cs]e|许可证|许可|协议|ライセンス|lizenz|licencia)$")
            .expect("a constant pattern compiles")
    });
    let row = TAGS.replace_all(row, "|");
    let row = LINKS.replace_all(&row, "$1");
    let cells: Vec<&str> =
        row.split('|').map(|it| it.trim_matches([' ', '*', '_', '`', ':', '\t'])).filter(|it| !it.is_empty()).collect();
    let named = cells.windows(2).filter_map(|it| match it {
        [key, value] if KEY.is_match(key) && !is_blank(value) && value.chars().count() < 120 => {
            Some((scope_of(key), name_of(value, "")?))
        }
        _ => None,
    });
    // The row above a table's rows names columns: its next cell is another one's name.
    named
        .map(|(scope, it)| (if scope == Scope::Weights { Scope::Whole } else { scope }, it))
        .filter(|it| known_name(&it.1).is_some() || it.1.to_lowercase().contains("licen"))
        .collect()
}

/// The licences on a card's badges: where each stands, what it is for, its name.
pub(super) fn badges(document: &Document) -> Vec<(Span, Scope, String)> {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and tests use it")]
    static BADGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)/badge/(?P<of>[\w%. ]{0,30}?)licen[cs]e-(?P<name>(?:[^-)\s"'?]|--)+)-|[?&]label=licen[cs]e&(?:[^)\s"']*&)?message=(?P<message>[^&)\s"']+)"#)
            .expect("a constant pattern compiles")
    });
    let found = BADGE.captures_iter(&document.text).filter_map(|it| {
        let all = it.get(0)?;
        let word = it.name("name").or(it.name("message"))?.as_str();
        let name = word.replace("--", "\u{1}").replace(['_', '+'], " ").replace("%20", " ").replace('\u{1}', "-");
        let scope = match scope_of(&it.name("of").map_or("", |it| it.as_str()).replace("%20", " ").replace('_', " ")) {
            Scope::Weights => Scope::Whole,
            scope => scope,
        };
        Some((Span::new(all.start(), all.end()), scope, known_name(&name).unwrap_or(name)))
    });
    found.take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn blanks_are_no_names() {
        for it in [
            "[More Information Needed]",
            "License: <name>",
            "TBD",
            "",
            "**License:** [More Information Needed]",
            "{{ license }}",
        ] {
            assert!(is_blank(it), "{it}");
        }
        for it in ["MIT", "[MIT]", "License: Heron License", "[MIT](LICENSE)"] {
            assert!(!is_blank(it), "{it}");
        }
    }

    #[test]
    fn known_names_are_found_among_words() {
        for (words, name) in [
            ("the Apache License, Version 2.0 (see below)", Some("the Apache License Version 2.0")),
            ("MIT", Some("MIT")),
            ("cc-by-nc-4.0 for all", Some("cc-by-nc-4.0")),
            ("made with python and intel 2.0", None),
            ("an apache helicopter", None),
        ] {
            assert_eq!(known_name(words).as_deref(), name, "{words}");
        }
    }

    #[test]
    fn rows_and_badges_name_licences() {
        assert_eq!(cells("| License | [Apache-2.0](LICENSE) |"), [(Scope::Whole, "Apache-2.0".to_owned())]);
        assert_eq!(cells("<tr><td>Code License</td><td>MIT</td></tr>"), [(Scope::Code, "MIT".to_owned())]);
        assert_eq!(cells("| Model | License | Size |"), []);
        let text = "# A\n\n![x](https://img.shields.io/badge/License-Apache%202.0-blue.svg) ![y](https://img.shields.io/badge/Code%20License-CC--BY--4.0-red)\n";
        let found = badges(&Document::read(&[Source::new("README.md", text)]));
        let names: Vec<(Scope, &str)> = found.iter().map(|it| (it.1, it.2.as_str())).collect();
        assert_eq!(names, [(Scope::Whole, "Apache 2.0"), (Scope::Code, "CC-BY-4.0")]);
    }
}
