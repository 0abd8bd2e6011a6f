//! A licence text as its words alone, so that copies of it can be told from each other's typography.
//!
//! Also used by the build script, which makes the index of known texts with it.

/// A word of a text: its letters as a number, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedWord {
    /// Its folded letters as a number (FNV-1a, the same on every machine).
    pub hash: u64,
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The words of a text: lower case, without punctuation, list numbers, copyright lines and the title above them.
pub fn words(text: &str) -> Vec<u64> {
    placed_words(text).into_iter().map(|it| it.hash).collect()
}

/// The same with their places.
pub fn placed_words(text: &str) -> Vec<PlacedWord> {
    let mut words = Vec::new();
    // What stands above the first sentence names the text; it is not part of its terms, and neither is the same name
    // above the terms after a preamble, which some copies have and some have not.
    let lines = || placed_terms(text).map(|(at, line)| (at, line, line.trim()));
    let names: Vec<&str> = lines().take_while(|it| is_title(it.1)).map(|it| it.2).filter(|it| !it.is_empty()).collect();
    let mut above = "";
    for (at, line, bare) in lines().skip_while(|it| is_title(it.1)) {
        if names.contains(&bare) {
            continue;
        }
        let item = if opens_item(above) { without_marker(line) } else { line };
        // A marker is cut off in front.
        push_words(item, at + line.len() - item.len(), &mut words);
        above = line;
    }
    words
}

/// The lines of a text without the copyright lines that are for each copy to fill in.
pub fn terms(text: &str) -> impl Iterator<Item = &str> {
    placed_terms(text).map(|it| it.1)
}

/// The same lines with where they begin.
fn placed_terms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let paragraphs = text.split("\n\n").map(move |it| {
        let at = next;
        next += it.len() + 2;
        (at, it)
    });
    paragraphs.filter(|it| !is_copyright(it.1)).flat_map(|(start, paragraph)| {
        let mut below_copyright = false;
        placed_lines(paragraph).map(move |(at, line)| (start + at, line)).filter(move |(_, it)| {
            below_copyright = is_copyright(it) || below_copyright && is_address(it);
            !below_copyright
        })
    })
}

/// The lines of a text, as `str::lines` cuts it, with where they begin.
pub fn placed_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive('\n').map(move |it| {
        let at = next;
        next += it.len();
        let line = it.strip_suffix('\n').unwrap_or(it);
        (at, line.strip_suffix('\r').unwrap_or(line))
    })
}

/// Whether a line names a text, is a copyright line, or has no words: what stands above a text's terms.
pub fn is_above_terms(line: &str) -> bool {
    is_title(line) || is_copyright(line)
}

/// "51 Franklin Street, Fifth Floor, Boston": the holder's address, where it stands on a line of its own.
fn is_address(line: &str) -> bool {
    let bare = line.trim_start();
    bare.starts_with(|it: char| it.is_ascii_digit() || it == '<')
        && bare.split_whitespace().count() <= 12
        && !bare.ends_with([':', ';'])
        && !says_terms(bare)
}

/// Whether a text has no terms of its own: blanks, and copyright lines for each copy to fill in.
pub fn is_left_open(text: &str) -> bool {
    terms(text).all(|it| !it.contains(char::is_alphanumeric))
}

/// The words before the appendix that tells how to apply a licence: all of them where there is none.
pub fn without_appendix(text: &str) -> &str {
    appendix_at(text).and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The words of a line in lower case, without punctuation.
pub fn folded_words(line: &str) -> Vec<String> {
    let words = line.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Where the appendix begins: at the line that says that the terms end, or at the heading of how to apply them.
pub fn appendix_at(text: &str) -> Option<usize> {
    let end =
        ["END OF TERMS AND CONDITIONS", "End of Terms and Conditions"].iter().filter_map(|it| text.find(it)).min();
    // A heading in the first half is no appendix's, and neither is a table of contents.
    let heads = placed_lines(text).skip_while(|(at, _)| *at < text.len() / 2);
    end.or_else(|| heads.filter(|(_, line)| opens_appendix(line)).map(|(at, _)| at).next())
}

/// "How to apply these terms to your new programs", "Exhibit A - Source Code Form License Notice": a heading behind
/// which nothing is allowed or forbidden.
fn opens_appendix(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let begins = |it: &[&str]| it.iter().any(|it| lower.starts_with(it));
    let is_form = lower.starts_with("exhibit") && lower.trim_end_matches(['"', '”']).ends_with("notice");
    let tells_how = begins(&["how to ", "appendix", "addendum"])
        && ["how to apply th", "how to use this licen"].iter().any(|it| lower.contains(it));
    (is_form || tells_how) && lower.split_whitespace().count() <= 20
}

/// Whether a line only says that the terms end.
pub fn ends_terms(line: &str) -> bool {
    line.trim().trim_end_matches(['.', '*', '-', '=']).trim_end().eq_ignore_ascii_case("END OF TERMS AND CONDITIONS")
}

fn push_words(line: &str, offset: usize, words: &mut Vec<PlacedWord>) {
    let mut word = String::new();
    let (mut start, mut after) = (0, 0);
    let mut close = |word: &mut String, start: usize, at: usize| {
        if let Some(hash) = taken(word) {
            words.push(PlacedWord { hash, start: offset + start, end: offset + at });
        }
    };
    for (at, character) in line.char_indices() {
        if at < after {
            continue;
        }
        if word.is_empty() {
            start = at;
        }
        match character {
            // Where a line begins with one it is left out too: how a text is wrapped makes no other words.
            '(' => {
                close(&mut word, start, at);
                after = enumerator(line, at).map_or(after, |len| at + len);
            }
            // "non-infringement" and "noninfringement", "licensor's" and "licensors" are one word each.
            '-' | '\'' | '’' | '‘' | '\u{ad}' | '\u{2010}' | '\u{2011}' => {}
            it if it.is_ascii_alphanumeric() => word.push(it.to_ascii_lowercase()),
            it if it.is_alphanumeric() => word.extend(it.to_lowercase()),
            _ => close(&mut word, start, at),
        }
    }
    // A word that a hyphen breaks at the end of its line stays in two pieces: such a text may pass for an edited one,
    // never an edited one for the text.
    close(&mut word, start, line.len());
}

/// How long the number or letter of an item within a sentence is, which begins at `at`: "two steps: (1) assert, and (2)
/// offer". Not "three (3) copies".
fn enumerator(line: &str, at: usize) -> Option<usize> {
    let (before, rest) = (line.get(..at)?.trim_end(), line.get(at + 1..)?);
    let is_item =
        before.ends_with([':', ',', ';', '.']) || matches!(before.split_whitespace().last(), Some("and" | "or"));
    let end = rest.find(')').filter(|it| (1..=5).contains(it))?;
    let core = rest.get(..end)?;
    let is_short = core.len() < 3 && core.chars().all(|it| it.is_ascii_digit() || it.is_ascii_lowercase())
        || core.chars().all(|it| matches!(it, 'i' | 'v' | 'x'));
    (is_item && is_short).then_some(end + 2)
}

/// The number of a word, which is empty afterwards.
fn taken(word: &mut String) -> Option<u64> {
    let folded = match word.as_str() {
        "" => return None,
        "licence" => "license",
        "licences" => "licenses",
        "sublicence" => "sublicense",
        "https" => "http",
        other => other,
    };
    let number = hash(folded.as_bytes());
    word.clear();
    Some(number)
}

fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One number for a run of words.
pub fn digest(words: &[u64]) -> u64 {
    words
        .iter()
        .fold(0x9e37_79b9_7f4a_7c15, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95))
}

/// "Copyright (c) 2024 Somebody. All rights reserved." is for each copy to fill in.
fn is_copyright(paragraph: &str) -> bool {
    let bare = paragraph.trim_start_matches([' ', '*', '#', '/', ';', '-', '"', '\t', '<', '\n']);
    // Most paragraphs are told by their first letters.
    if !begins_as_notice(bare) {
        return false;
    }
    let says = ["permi", "redistribut", "licens", "licenc", "notice", "grant", "holder may", "holders may"];
    let orders = ["you may", "may not", "must ", "shall "];
    let lower = bare.to_lowercase();
    lower.split_whitespace().count() <= 40 && !says.iter().chain(&orders).any(|it| lower.contains(it))
}

/// Whether words begin as a copyright notice does. Not "copyright law", "COPYRIGHT HOLDERS" or a definition of the word,
/// where a line or a sentence happens to begin with it.
fn begins_as_notice(words: &str) -> bool {
    let after = |it: &str| {
        let head = words.get(..it.len()).filter(|head| head.eq_ignore_ascii_case(it))?;
        Some((head, words.get(it.len()..)?.trim_start_matches([' ', '\t', ':', ','])))
    };
    let has_sign = |rest: &str| rest.starts_with(|it: char| it.is_ascii_digit() || "(©<[{&$_".contains(it));
    // "(c)" may be the third item of a list, too.
    let has_year = after("(c)").is_some_and(|it| has_sign(it.1));
    if has_year || ["©", "all rights reserved"].iter().any(|it| after(it).is_some()) {
        return true;
    }
    let Some((word, rest)) = after("portions copyright").or_else(|| after("copyright")) else { return false };
    let is_name = rest.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let fills_in = ["by ", "year", "yyyy", "the "].iter().any(|it| rest.to_lowercase().starts_with(it));
    rest.is_empty() || has_sign(rest) || is_name || fills_in
}

/// "MIT License", "Version 2.0, January 2004": not "For noncommercial use only", which is a term.
fn is_title(line: &str) -> bool {
    const NAMES: [&str; 6] = ["license", "licence", "version", "agreement", "http", "spdx"];
    let lower = line.to_lowercase();
    let words = || lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_changed = words().any(|it| it.starts_with("modif") || it == "amended");
    let is_name = words().count() <= 14 && NAMES.iter().any(|it| lower.contains(it));
    words().next().is_none() || is_name && !is_changed && !says_terms(line)
}

/// Whether a few words, such as a title's, say what is allowed or forbidden.
pub fn says_terms(words: &str) -> bool {
    const TERMS: [&str; 19] = [
        "only",
        "not",
        "no",
        "non",
        "never",
        "except",
        "without",
        "use",
        "uses",
        "commercial",
        "noncommercial",
        "research",
        "evaluation",
        "may",
        "must",
        "is",
        "are",
        "shall",
        "granted",
    ];
    words.to_lowercase().split(|it: char| !it.is_alphanumeric()).any(|it| TERMS.contains(&it))
}

/// Whether a list's item may follow a line: not where a sentence runs on, as in "according to section / 7. This …".
fn opens_item(above: &str) -> bool {
    let last = above.trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
    !matches!(last.as_str(), "section" | "sections" | "paragraph" | "clause" | "article" | "version" | "to" | "of")
}

/// Without the number or bullet that a list item begins with.
fn without_marker(line: &str) -> &str {
    let bare = line.trim_start_matches([' ', '\t', '*', '#', '/', ';', '>', '|', '-', '•', '·', '–']);
    let inner = bare.trim_start_matches(['(', '[']);
    let end = inner.find(|it: char| !it.is_ascii_alphanumeric() && it != '.').unwrap_or(inner.len());
    let number = inner.get(..end).unwrap_or("");
    let core = number.trim_end_matches('.');
    let is_number = !core.is_empty()
        && (core.chars().all(|it| it.is_ascii_digit() || it == '.') && core.len() <= 6
            || core.len() == 1
            || core.len() <= 5 && core.chars().all(|it| matches!(it.to_ascii_lowercase(), 'i' | 'v' | 'x')));
    let after = inner.get(end..).unwrap_or("");
    let is_closed = number.ends_with('.') || after.starts_with([')', ']']);
    if is_number && is_closed { after.trim_start_matches([')', ']', '.', ':']) } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_numbers_titles_and_copyright_lines_do_not_count() {
        let one = "Heron License\n\nCopyright (c) 2024 Heron Labs\n\nYou may use it if you:\n\n1. keep this \"notice\";\n2. say so.";
        let other = "Copyright <year> <owner>. All rights reserved.\n\nYOU MAY use it if you:\n* keep this ‘notice’,\n* say\n  so";
        assert_eq!(words(one), words(other));
    }

    #[test]
    fn numbers_within_a_sentence_do_not_count_and_amounts_do() {
        let one = words("Two steps protect it: (1) say so, and (2) keep a copy.");
        assert_eq!(one, words("Two steps protect it:\n(1) say so, and\n(2) keep a copy."));
        assert_eq!(words("As in section 7. Keep it."), words("As in section\n7. Keep it."));
        assert_ne!(words("Keep three (3) copies of it."), words("Keep three (4) copies of it."));
    }

    #[test]
    fn an_address_below_a_copyright_line_goes_with_it_and_a_definition_stays() {
        let one = words("Copyright (C) 1991 Heron Labs, 5 Reed Street, Marsh\nYou may use it.");
        assert_eq!(one, words("Copyright (C) 1991 Heron Labs\n 5 Reed Street, Marsh\n You may use it."));
        assert_ne!(one, words("Copyright (C) 1991 Heron Labs\n5 copies may not be made\nYou may use it."));
        assert_eq!(words("\"Copyright\" also means mask rights.").len(), 5);
    }

    #[test]
    fn the_same_title_above_the_terms_does_not_count() {
        let one = "Heron License\n\nPreamble: keep it.\n\nHeron License\n\nYou may use it.";
        assert_eq!(words(one), words("Heron License\n\nPreamble: keep it.\n\nYou may use it."));
        assert_ne!(words(one), words("Preamble: keep it.\n\nHeron License\n\nYou may use it."));
    }

    #[test]
    fn a_word_more_or_less_counts() {
        assert_ne!(words("You may use it."), words("You may not use it."));
        assert_ne!(words("You may keep 3 copies."), words("You may keep 4 copies."));
        assert_eq!(words("The licence ends."), words("The license ends."));
    }

    #[test]
    fn a_term_on_top_is_no_title() {
        let mit = "MIT License\n\nYou may use it.";
        for above in ["For noncommercial use only", "MIT License (research only)", "No AI", "Modified MIT License"] {
            assert_ne!(words(&format!("{above}\n\nYou may use it.")), words(mit), "{above}");
            assert!(!is_left_open(above), "{above}");
        }
        assert!(is_left_open("Copyright 2024 Heron Labs") && !is_left_open("or copyright"));
    }

    #[test]
    fn how_to_apply_a_licence_stands_behind_its_end() {
        let text = "1. Use it.\n\nEND OF TERMS AND CONDITIONS\n\nAPPENDIX: put this on top.";
        assert_eq!(words(without_appendix(text)), words("1. Use it."));
    }
}
