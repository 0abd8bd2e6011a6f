//! The standard texts, pressed when the crate was built, each opened when it is first asked for.

use crate::never::{built_in, packed};
use flate2::{Decompress, FlushDecompress};
use std::sync::{LazyLock, OnceLock};

/// A text that is built in or was imported, whether or not it is open yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// As it is.
    Open(&'static str),
    /// Pressed: which of the standard texts, by number.
    Pressed(usize),
}

/// A standard text as it lies there.
struct Pressed {
    id: &'static str,
    bytes: &'static [u8],
    length: usize,
    opened: OnceLock<String>,
}

static ALL: LazyLock<Vec<Pressed>> = LazyLock::new(|| {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pressed.bin"));
    type Row = (&'static str, (usize, usize, usize));
    let rows: Vec<Row> = packed(include_bytes!(concat!(env!("OUT_DIR"), "/pressed.pack")));
    let one = |(id, (start, end, length)): Row| {
        let bytes = built_in(BYTES.get(start..end).ok_or("a standard text lies outside"));
        Pressed { id, bytes, length, opened: OnceLock::new() }
    };
    rows.into_iter().map(one).collect()
});

/// The ids of the standard texts with the texts, in the order of their numbers, each id once.
pub(super) fn standard() -> impl Iterator<Item = (&'static str, Held)> {
    ALL.iter().enumerate().map(|(number, it)| (it.id, Held::Pressed(number)))
}

impl Held {
    /// The text. It is opened once and stays open until the program ends.
    pub fn text(self) -> &'static str {
        match self {
            Self::Open(text) => text,
            Self::Pressed(number) => ALL.get(number).map_or("", |it| it.opened.get_or_init(|| open(it))),
        }
    }

    /// How many bytes it has, without opening it.
    pub fn length(self) -> usize {
        match self {
            Self::Open(text) => text.len(),
            Self::Pressed(number) => ALL.get(number).map_or(0, |it| it.length),
        }
    }
}

fn open(pressed: &Pressed) -> String {
    let mut out = Vec::with_capacity(pressed.length);
    built_in(Decompress::new(false).decompress_vec(pressed.bytes, &mut out, FlushDecompress::Finish));
    built_in(String::from_utf8(out))
}

#[cfg(test)]
mod tests {
    use super::super::form::index;
    use super::super::words::{digest, words};
    use super::*;

    #[test]
    fn every_standard_text_opens_as_it_was() {
        assert!(standard().count() > 600);
        // The index was made of the texts before they were pressed.
        for ((id, held), known) in standard().zip(index().texts()) {
            assert_eq!(held.text().len(), held.length(), "{id}");
            assert_eq!(digest(&words(held.text())), known.whole, "{id} is another text");
        }
        let text = |id: &str| standard().find(|it| it.0 == id).map_or("", |it| it.1.text());
        assert!(text("MIT").starts_with("MIT License\n"), "{}", text("MIT"));
        assert!(text("CC-BY-3.0-AT").contains('ü'), "letters of two bytes stay whole");
    }
}
