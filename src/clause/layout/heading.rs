//! What looks like a heading, in plain text and behind a number.

use crate::never::slice;
/// Small words that titles leave in lower case.
const SMALL: [&str; 24] = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "no", "not", "of", "on", "or", "the",
    "this", "to", "under", "with", "without", "your",
];

/// Whether a line that stands alone is a heading: a few words in capitals or in title case.
pub(in crate::clause) fn is_heading(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.is_empty() || words.len() > 12 || line.chars().count() > 90 || is_data(line) {
        return false;
    }
    if is_capitals(line) {
        return !line.ends_with([',', ';']) && line.chars().filter(|it| it.is_alphabetic()).count() >= 4;
    }
    words.len() <= 9 && !line.ends_with(['.', ',', ';', '!', '"', ')']) && !has_date(line) && is_title_case(&words)
}

/// Whether what follows a number on its line is that clause's heading and nothing else.
pub(in crate::clause) fn is_heading_behind_number(rest: &str) -> bool {
    let bare = rest.trim_end_matches(['.', ':', '-', ' ']);
    let words: Vec<&str> = bare.split_whitespace().collect();
    if bare.is_empty() || words.len() > 12 || rest.ends_with([',', ';']) || bare.starts_with('"') {
        return false;
    }
    // "U.S. GOVERNMENT END USERS" is no two sentences.
    let stops = bare.match_indices(". ").any(|(at, _)| !bare.get(..at).is_some_and(|it| it.ends_with("U.S")));
    if stops {
        return false;
    }
    is_capitals(bare)
        || (words.len() <= 10
            && starts_upper(bare)
            && !begins_sentence(&words)
            && (is_title_case(&words) || words.len() <= 5 && !reads_on(&words)))
        // Ideographs have no case; a short line is a heading.
        || (bare.chars().count() <= 12 && bare.chars().any(|it| it >= '\u{3400}'))
}

/// The length of the heading that runs into its text: `Termination. This License …`.
pub(in crate::clause) fn run_in_heading(text: &str) -> Option<usize> {
    let end = text
        .char_indices()
        .find(|(at, it)| matches!(it, '.' | ':') && text.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')))?
        .0;
    let head = text.get(..end)?;
    let after = text.get(end + 1..)?.trim_start();
    let words: Vec<&str> = head.split_whitespace().collect();
    let goes_on = after.starts_with(|it: char| {
        it.is_uppercase() || matches!(it, '"' | '(' | '[' | '\'') || it.is_ascii_digit() || it == '*'
    });
    let fits =
        !words.is_empty() && words.len() <= 10 && head.len() <= 90 && starts_upper(head) && !head.starts_with('"');
    let titled = is_capitals(head) || is_title_case(&words) || words.len() <= 5 && !reads_on(&words);
    (fits && goes_on && titled && !begins_sentence(&words)).then_some(end)
}

/// Whether the words behind a number begin with a heading.
pub(super) fn is_headed(text: &str, marker: usize) -> bool {
    let rest = slice(text, marker..).trim();
    is_heading_behind_number(rest) || run_in_heading(rest).is_some()
}

/// "Grant of Patent License." between blank lines heads what follows it, stop or no stop.
pub(super) fn is_stopped_heading(text: &str) -> bool {
    (2..=7).contains(&text.split_whitespace().count()) && !text.contains(['.', ',']) && is_heading(text)
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit() || it == '"')
}

/// Words that begin sentences and list items, not headings.
fn begins_sentence(words: &[&str]) -> bool {
    const BEGINNINGS: [&str; 16] = [
        "To", "If", "You", "Not", "Any", "All", "Each", "We", "By", "In", "For", "Include", "Provide", "Subject",
        "Except", "Where",
    ];
    words.len() > 2 && words.first().is_some_and(|it| BEGINNINGS.contains(it)) && !is_title_case(words)
        || words.first().is_some_and(|it| *it == "To")
}

/// Whether a verb gives the words away as a sentence.
fn reads_on(words: &[&str]) -> bool {
    const VERBS: [&str; 16] = [
        "may", "shall", "must", "will", "can", "is", "are", "means", "mean", "has", "have", "grants", "agree",
        "agrees", "provided", "use",
    ];
    // "Rules of use" is a name.
    let is_verb = |at: usize, word: &str| VERBS.contains(&word) && (word != "use" || at + 1 < words.len());
    words.iter().enumerate().any(|(at, word)| is_verb(at, word))
}

/// Names, dates, addresses and the like: short lines that head nothing.
fn is_data(line: &str) -> bool {
    const BEGINNINGS: [&str; 13] = [
        "copyright (c)",
        "copyright ©",
        "copyright:",
        "©",
        "(c)",
        "version ",
        "http",
        "www.",
        "last ",
        "dated",
        "date ",
        "url:",
        "by ",
    ];
    let lower = line.to_lowercase();
    BEGINNINGS.iter().any(|it| lower.starts_with(it))
        || lower.starts_with("copyright ") && lower.chars().any(|it| it.is_ascii_digit() || it == '<' || it == '[')
        || lower.contains('@')
        || lower.contains("://")
        || !line.starts_with(|it: char| it.is_uppercase() || it == '"' || it == '[' || it == '<')
        || line.starts_with('"') && !line.ends_with('"')
}

/// "Release Date: July 23, 2024" is not a heading, nor is any line that gives a value.
fn has_date(line: &str) -> bool {
    let digits = line.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() == 4);
    digits || line.trim_end_matches(':').contains(": ")
}

/// Nine in ten letters are capitals.
pub(in crate::clause) fn is_capitals(line: &str) -> bool {
    let letters = line.chars().filter(|it| it.is_alphabetic() && (it.is_uppercase() || it.is_lowercase())).count();
    let capitals = line.chars().filter(|it| it.is_uppercase()).count();
    letters >= 2 && capitals * 10 >= letters * 9
}

fn is_title_case(words: &[&str]) -> bool {
    words.iter().enumerate().all(|(index, word)| {
        let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
        let first = bare.chars().next();
        bare.is_empty()
            || first.is_some_and(|it| it.is_uppercase() || it.is_ascii_digit())
            || index > 0 && SMALL.contains(&bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_head_something() {
        for line in [
            "Preamble",
            "TERMS AND CONDITIONS",
            "Covenants of Licensor",
            "Prohibited Uses",
            "NO WARRANTY",
            "Copyright License",
        ] {
            assert!(is_heading(line), "{line}");
        }
        for line in [
            "Copyright (c) 2024 Somebody",
            "Version 2.0, January 2004",
            "Permission is hereby granted",
            "you may:",
            "dated May 19, 2022",
            "NOW THEREFORE,",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn headings_behind_numbers() {
        assert!(is_heading_behind_number("Definitions"));
        assert!(is_heading_behind_number("Conveying Modified Source Versions."));
        assert!(!is_heading_behind_number("Redistributions of source code must retain the above copyright notice"));
        assert_eq!(run_in_heading("Term and Termination. The term of this"), Some(20));
        assert_eq!(run_in_heading("The Output You Generate. Except as set"), Some(23));
        assert_eq!(run_in_heading("You may not use it. You must not"), None);
        assert_eq!(run_in_heading("Subject to the terms of this License, each"), None);
    }
}
