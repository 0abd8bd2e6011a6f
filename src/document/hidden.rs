//! Characters that do not show, and words that are not what they look like.
//!
//! Zero-width and bidirectional characters can hide a "not" or turn a sentence around; they are reported,
//! kept in the comparison and drawn as visible glyphs.

use super::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::never::slice;

/// A character that does not show, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The character.
    pub character: char,
    /// Its place in the text.
    pub span: Span,
}

/// Whether a character is invisible or steers the direction of others.
pub fn is_hidden(character: char) -> bool {
    hidden_name(character).is_some()
}

/// What an invisible character is called; `None` for those that show (or are ordinary white space).
pub fn hidden_name(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{2060}'..='\u{2064}' => "invisible operator",
        '\u{feff}' => "zero-width no-break space",
        '\u{00ad}' => "soft hyphen",
        '\u{200e}' | '\u{200f}' | '\u{061c}' => "direction mark",
        '\u{202a}'..='\u{202e}' => "direction override",
        '\u{2066}'..='\u{2069}' => "direction isolate",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
        '\u{e0000}'..='\u{e007f}' => "tag character",
        '\u{fff9}'..='\u{fffb}' => "annotation mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "blank letter",
        '\u{180e}' => "vowel separator",
        '\t' | '\n' | '\r' | '\u{0c}' => return None,
        control if control.is_control() => "control character",
        _ => return None,
    })
}

/// Text with every hidden character replaced by a glyph that shows, for people to look at.
pub fn visible(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            write!(out, "[U+{:04X}]", u32::from(character)).ok();
        } else {
            out.push(character);
        }
    }
    out
}

/// One diagnostic for each sort of hidden character, and one for words of mixed script.
pub(super) fn report(text: &str) -> Vec<Diagnostic> {
    let mut seen: Vec<(&'static str, usize, Span)> = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, it)| !it.is_ascii() || it.is_ascii_control()) {
        let Some(name) = hidden_name(character) else { continue };
        match seen.iter_mut().find(|(it, ..)| *it == name) {
            Some((_, count, _)) => *count += 1,
            None => seen.push((name, 1, Span::new(at, at + character.len_utf8()))),
        }
    }
    let mut diagnostics: Vec<Diagnostic> = seen
        .into_iter()
        .map(|(name, count, span)| {
            let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            Diagnostic::at(Code::HiddenCharacters, span, format!("characters that do not show: {name}, {times}"))
        })
        .collect();
    let mixed = mixed_script_words(text);
    if let Some(first) = mixed.first() {
        let word = slice(text, first.range());
        diagnostics.push(Diagnostic::at(
            Code::MixedScript,
            *first,
            format!("{} words mix letters of several scripts that look alike, the first is “{word}”", mixed.len()),
        ));
    }
    diagnostics
}

/// Words that mix Latin with Cyrillic or Greek letters.
fn mixed_script_words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = slice(text, from..at);
                if !word.is_ascii() && mixes(word) {
                    words.push(Span::new(from, at));
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn mixes(word: &str) -> bool {
    let latin = word.chars().any(|it| it.is_ascii_alphabetic());
    let lookalike = word
        .chars()
        .any(|it| matches!(it, '\u{0370}'..='\u{03ff}' | '\u{0400}'..='\u{052f}') && it != 'µ' && it != 'μ');
    latin && lookalike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_named_counted_and_shown() {
        let text = "You may\u{200b} not\u{202e} use\u{200b} it, m\u{0430}y you?";
        let found: Vec<_> = report(text).into_iter().map(|it| it.message).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("zero-width space, 2 times"), "{found:?}");
        assert!(found[2].contains("“mаy”"), "{found:?}");
        assert_eq!(visible("a\u{200b}b"), "a[U+200B]b");
    }

    #[test]
    fn ordinary_texts_have_nothing_to_report() {
        assert!(report("Ein Satz – mit “Zeichen”, 中文 und\tTab.\r\n").is_empty());
    }
}
