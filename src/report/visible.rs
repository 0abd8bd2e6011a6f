//! The last thing that every page and every line for a terminal goes through: what does not show is made to.
//!
//! Words of documents, names of files, lesson and rule files are cleaned where they are put into a report. Sentences are
//! composed of them in many rooms, and one that somebody forgot would steer the terminal or turn a line around. So it is
//! done once more here, where nothing gets by.

use crate::document::visible;
use std::io::{self, Write};

/// A writer of UTF-8 that shows control characters, marks of direction and whatever else is hidden as `[U+202E]`.
/// Line ends and tabs go through, and a carriage return becomes a line end, for alone it overwrites its line.
pub struct Visible<'a> {
    out: &'a mut dyn Write,
    /// Whether the program's own colours go through.
    colors: bool,
    /// The beginning of a character whose other bytes are still to come.
    begun: Vec<u8>,
}

impl<'a> Visible<'a> {
    /// Writes to `out`; `colors` lets sequences through that do nothing but colour.
    pub fn new(out: &'a mut dyn Write, colors: bool) -> Self {
        Self { out, colors, begun: Vec::new() }
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some(at) = rest.find('\u{1b}').filter(|_| self.colors) {
            let (before, from) = rest.split_at(at);
            self.plain(before)?;
            let len = color(from).unwrap_or(0);
            let (sequence, after) = from.split_at(len.max(1));
            if len > 0 {
                self.out.write_all(sequence.as_bytes())?;
            } else {
                self.plain(sequence)?;
            }
            rest = after;
        }
        self.plain(rest)
    }

    fn plain(&mut self, text: &str) -> io::Result<()> {
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{0c}'], "\n");
        self.out.write_all(visible(&text).as_bytes())
    }
}

/// The length of a sequence of bytes that does nothing but colour.
fn color(text: &str) -> Option<usize> {
    let code = text.strip_prefix("\u{1b}[")?;
    let len = code.find(|it: char| !it.is_ascii_digit() && it != ';').filter(|it| *it <= 8)?;
    code.get(len..)?.starts_with('m').then_some("\u{1b}[".len() + len + 1)
}

impl Write for Visible<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut all = std::mem::take(&mut self.begun);
        all.extend_from_slice(bytes);
        let mut rest = all.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.show(text)?;
                    break;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    self.show(&String::from_utf8_lossy(valid))?;
                    let Some(len) = error.error_len() else {
                        after.clone_into(&mut self.begun);
                        break;
                    };
                    self.show("\u{fffd}")?;
                    rest = after.get(len..).unwrap_or_default();
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[&[u8]], colors: bool) -> String {
        let mut bytes = Vec::new();
        let mut out = Visible::new(&mut bytes, colors);
        for piece in pieces {
            out.write_all(piece).unwrap();
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn nothing_steers_a_terminal_or_turns_a_line_around() {
        assert_eq!(shown(&["a\u{1b}]0;T\u{7}b\u{202e}c\u{9b}31m\u{7f}\n\td".as_bytes()], true), {
            "a[U+001B]]0;T[U+0007]b[U+202E]c[U+009B]31m[U+007F]\n\td"
        });
        assert_eq!(shown(&[b"kept\rhidden\r\n"], false), "kept\nhidden\n");
    }

    #[test]
    fn colours_go_through_only_where_there_are_any() {
        let text = "\u{1b}[1;31mred\u{1b}[0m\u{1b}[2J\u{1b}[";
        assert_eq!(shown(&[text.as_bytes()], true), "\u{1b}[1;31mred\u{1b}[0m[U+001B][2J[U+001B][");
        assert_eq!(shown(&[b"\x1b[1mx"], false), "[U+001B][1mx");
    }

    #[test]
    fn characters_that_come_in_pieces_stay_whole() {
        assert_eq!(shown(&[b"\xe2", b"\x80\xaex\xff", b"y"], false), "[U+202E]x\u{fffd}y");
    }
}
