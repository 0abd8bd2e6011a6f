//! What a room is found by: a path that nobody guesses, a short code for who cannot scan, and the picture of the address.

use crate::document::sha256_of;
use qrcode::{Color, QrCode};
use serde::{Deserialize, Serialize};

/// Letters and digits that nobody mistakes for each other on a screen.
const ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// How long a code is: 31 to the fifth, 28 million.
const CODE: usize = 5;
/// How long a path is: about 109 bits.
const PATH: usize = 22;

/// The path and the code of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// The part of the address that nobody guesses.
    pub path: String,
    /// What people type who cannot scan.
    pub code: String,
}

impl Secrets {
    /// Those of random bytes.
    pub fn of(random: &[u8; 32]) -> Self {
        let letters = |bytes: &[u8]| -> String {
            // 31 of 256: some letters are a little likelier than others, which is nothing beside their number.
            bytes.iter().map(|it| char::from(ALPHABET[usize::from(*it) % ALPHABET.len()])).collect()
        };
        let (path, rest) = random.split_at(PATH);
        Self { path: letters(path).to_ascii_lowercase(), code: letters(&rest[..CODE]) }
    }

    /// Whether they are as [`Secrets::of`] makes them. Those of a file may be anything, and an empty code lets everybody in.
    pub fn is_whole(&self) -> bool {
        let is_ours = |words: &str, length: usize| {
            words.len() == length && words.bytes().all(|it| ALPHABET.contains(&it.to_ascii_uppercase()))
        };
        let is_lower = !self.path.bytes().any(|it| it.is_ascii_uppercase());
        is_lower && is_ours(&self.path, PATH) && is_ours(&self.code, CODE)
    }

    /// Whether somebody typed the code, in whatever case and with whatever spaces.
    pub fn is_code(&self, typed: &str) -> bool {
        let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
        bare.eq_ignore_ascii_case(&self.code)
    }
}

/// What is kept of a phone's number: whoever has a session file cannot vote with it.
pub(super) fn hidden(device: &str) -> String {
    sha256_of(device.as_bytes())
}

/// An address as the cells of a QR code, row by row, `true` for a dark one; nothing where it is too long for one.
pub fn cells(address: &str) -> Vec<Vec<bool>> {
    let Ok(code) = QrCode::new(address.as_bytes()) else { return Vec::new() };
    let width = code.width();
    let cells: Vec<bool> = code.to_colors().into_iter().map(|it| it == Color::Dark).collect();
    cells.chunks(width.max(1)).map(<[bool]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_of_their_bytes_alone_and_codes_are_typed_as_people_type() {
        let (one, other) = (Secrets::of(&[7; 32]), Secrets::of(&[8; 32]));
        assert_ne!(one, other);
        assert_eq!((one.path.len(), one.code.len()), (PATH, CODE));
        let spaced = format!(" {} {} ", one.code[..2].to_lowercase(), &one.code[2..]);
        assert!(one.is_whole() && !Secrets::default().is_whole());
        for (path, code) in [("../../etc/passwd", "AB2CD"), (one.path.as_str(), ""), (one.path.as_str(), "\r\nX:a")] {
            let other = Secrets { path: path.to_owned(), code: code.to_owned() };
            assert!(!other.is_whole(), "{other:?}");
        }
        assert!(one.is_code(&spaced) && !one.is_code(&other.code) && !one.is_code(""));
    }

    #[test]
    fn an_address_becomes_a_square_of_cells() {
        let cells = cells("http://192.168.1.20:8080/r/abcdefghjkmnpqrstuvwxy/");
        assert!(cells.len() >= 25 && cells.iter().all(|it| it.len() == cells.len()));
        assert!(cells[0][..7].iter().all(|it| *it), "a corner is a dark line of seven");
        assert!(super::cells(&"x".repeat(10_000)).is_empty());
    }
}
