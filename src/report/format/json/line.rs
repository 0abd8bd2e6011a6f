//! JSON on one line, whatever the texts in it hold.

use crate::never::slice;
use std::io::{self, Write};

/// JSON in which no reader sees more than one line: what Unicode calls the end of a line is escaped.
pub(super) struct OneLine;

impl serde_json::ser::Formatter for OneLine {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, end)) = rest.char_indices().find(|(_, it)| matches!(it, '\u{85}' | '\u{2028}' | '\u{2029}'))
        {
            let (before, after) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            write!(out, "\\u{:04x}", u32::from(end))?;
            rest = slice(after, end.len_utf8()..);
        }
        out.write_all(rest.as_bytes())
    }
}
