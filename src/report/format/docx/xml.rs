//! Words into XML: escaped, and without the characters that XML forbids.

use crate::document::visible;
use std::borrow::Cow;

/// Somebody's words as text or as an attribute's value. What does not show is spelled out, white space of every sort is
/// a blank, and what XML has no place for is named as well.
pub(super) fn escaped(text: &str) -> String {
    let text = if text.is_ascii() && !text.bytes().any(|it| it.is_ascii_control()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(visible(text))
    };
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // `]]>` ends what it is no part of.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push_str(if letter == '\u{fffe}' { "[U+FFFE]" } else { "[U+FFFF]" }),
            it if it.is_control() || matches!(it, '\u{2028}' | '\u{2029}') => out.push(' '),
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup_or_breaks_the_file() {
        assert_eq!(escaped("a < b ]]> & \"c\""), "a &lt; b ]]&gt; &amp; &quot;c&quot;");
        assert_eq!(escaped("a\u{0}\u{1b}\u{202e}\u{ffff}\u{2028}\tb"), "a[U+0000][U+001B][U+202E][U+FFFF]  b");
        assert_eq!(escaped("“ja” – 中文 🦜"), "“ja” – 中文 🦜");
    }
}
