//! Lines for a terminal. Whatever comes from a document is stripped of control characters first.

mod assessed;
mod comparison;
mod explain;
mod paint;

pub(super) use assessed::assessed;
pub(super) use comparison::comparison;

use crate::document::visible;

/// The last line of every text report.
const NOT_ADVICE: &str = "A reading aid, not legal advice.";

/// Text of a document or a name of a file on one line: what does not show is spelled out, white space folded,
/// and what is longer than `max` characters cut with an ellipsis.
pub fn one_line(text: &str, max: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = visible(&folded);
    match shown.char_indices().nth(max) {
        Some((at, _)) => format!("{}…", shown.get(..at).unwrap_or_default().trim_end()),
        None => shown,
    }
}

/// Bytes in the unit that reads best.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} KB", bytes / 1_000, bytes % 1_000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// "1 clause", "2 clauses".
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_steers_the_terminal() {
        assert_eq!(one_line("a\u{1b}[2Jb\u{9b}1m\nc\u{202e}\td", 80), "a[U+001B][2Jb[U+009B]1m c[U+202E] d");
        assert_eq!(one_line("one two three", 7), "one two…");
    }
}
