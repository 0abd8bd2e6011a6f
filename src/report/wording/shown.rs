//! Somebody else's text on its way to people: what does not show is spelled out, white space folded.

use crate::document::visible;

/// On one line, cut with an ellipsis where it is longer than `max` characters.
pub fn one_line(text: &str, max: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = visible(&folded);
    match shown.char_indices().nth(max) {
        Some((at, _)) => format!("{}…", shown.get(..at).unwrap_or_default().trim_end()),
        None => shown,
    }
}

/// As a stretch of prose: every run of white space is one space, at either end too.
pub fn flow(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in visible(text).chars() {
        if !character.is_whitespace() {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// Unchanged text shortened to its ends, between words; at the edges of a clause to the end that touches a change;
/// `around` letters are kept at each.
pub fn elided(around: usize, text: &str, is_first: bool, is_last: bool) -> String {
    let tail = || {
        let from = text.char_indices().rev().nth(around).map_or(0, |(at, _)| at);
        let rest = text.get(from..).unwrap_or_default();
        rest.get(rest.find(' ').unwrap_or(0)..).unwrap_or_default()
    };
    let head = || {
        let to = text.char_indices().nth(around).map_or(text.len(), |(at, _)| at);
        let rest = text.get(..to).unwrap_or_default();
        rest.get(..rest.rfind(' ').map_or(rest.len(), |it| it + 1)).unwrap_or_default()
    };
    let length = text.chars().count();
    match (is_first, is_last) {
        (true, false) if length > around => format!("…{}", tail()),
        (false, true) if length > around => format!("{}…", head()),
        (false, false) if length > 2 * around => format!("{}…{}", head(), tail()),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_steers_the_terminal() {
        assert_eq!(one_line("a\u{1b}[2Jb\u{9b}1m\nc\u{202e}\td", 80), "a[U+001B][2Jb[U+009B]1m c[U+202E] d");
        assert_eq!(one_line("one two three", 7), "one two…");
        assert_eq!(flow(" a \n\n b\u{7}"), " a b[U+0007]");
    }
}
