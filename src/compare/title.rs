//! What a document is called: by the line at its head that can be a title, with its version.

use crate::clause::{Clause, Clauses};
use crate::document::Document;

/// How many clauses at the head are looked at.
const LOOKED_AT: usize = 6;
/// A title has no more words.
const WORDS: usize = 14;
/// A title is cut to so many letters.
const LETTERS: usize = 100;
/// What begins lines that are no titles.
const NO_TITLES: [&str; 6] = ["copyright", "(c)", "©", "disclaimer", "spdx-license-identifier", "important"];

/// The title of a document; nothing where no line at its head can be one.
pub(super) fn of(document: &Document, clauses: &Clauses) -> Option<String> {
    let is_fenced =
        |it: &Clause| document.parts.iter().any(|part| part.front_matter.is_some_and(|fence| it.span.overlaps(fence)));
    let head = clauses.list.iter().filter(|it| !is_fenced(it) && !document.plain.slice(it.span).trim().is_empty());
    let lines: Vec<&str> = head
        .take(LOOKED_AT)
        .filter_map(|it| document.plain.slice(it.heading.unwrap_or(it.span)).trim().lines().next())
        .map(str::trim)
        .collect();
    let at = lines.iter().position(|it| can_be_title(it))?;
    let title: String = lines.get(at)?.chars().take(LETTERS).collect();
    // A title with a number in it says its version itself.
    if title.contains(|it: char| it.is_ascii_digit()) {
        return Some(title);
    }
    let version = lines.iter().skip(at + 1).find_map(|it| version_in(it));
    Some(version.map_or_else(|| title.clone(), |version| format!("{title} {version}")))
}

fn can_be_title(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_other = NO_TITLES.iter().any(|it| lower.starts_with(it));
    !line.is_empty() && !is_other && line.split_whitespace().count() <= WORDS
}

/// The number behind the word "version" that begins a short line: "Version 1.0, published 3 March 2025".
fn version_in(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let is_short = line.split_whitespace().count() <= WORDS;
    let first = words.next().filter(|it| is_short && it.eq_ignore_ascii_case("version"));
    let number = words.next().filter(|_| first.is_some())?.trim_matches([',', '.', ';', ':', '(', ')']);
    let is_number = number.chars().all(|it| it.is_ascii_digit() || it == '.') && !number.is_empty();
    is_number.then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::assess::Rules;
    use crate::compare::Analysed;
    use crate::document::Source;

    fn title(text: &str) -> String {
        Analysed::read(&[Source::new("folder/LICENSE.txt", text)], Rules::built_in()).title()
    }

    #[test]
    fn a_title_is_a_title_and_has_its_version() {
        assert_eq!(
            title("Heron License\n\nVersion 1.0, published 3 March 2025\n\nYou may use it."),
            "Heron License 1.0"
        );
        assert_eq!(title("Heron License 2\n\nVersion 2.1\n\nYou may use it."), "Heron License 2");
        assert_eq!(title("Copyright (c) 2022 Some People\n\nHeron License\n\nYou may use it."), "Heron License");
    }

    #[test]
    fn prose_at_the_head_is_no_title() {
        let prose = "This model was made by a research group for the purpose of learning how birds sing and it is given \
                     to everybody who asks for it in writing.";
        assert_eq!(title(&format!("{prose}\n\n{prose}")), "LICENSE.txt", "then the file's name stands for it");
    }
}
