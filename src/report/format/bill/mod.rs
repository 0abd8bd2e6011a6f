//! Bills of materials: CycloneDX 1.7 with its model cards, SPDX 3.0.1 with its AI profile, and which of the G7's minimum
//! elements such a bill fills.
//!
//! A bill says what was read and no more: a licence is declared where the card declares it, concluded where a reviewer
//! entered it, and evidence where a file's words are it. Ids come from the content, so that the same input gives the same
//! bytes; a time stands in it only if a date was asked for, or where the format cannot be without.

mod cyclonedx;
mod facts;
mod minimum;
mod spdx;

pub use minimum::write_minimum;

pub(in crate::report) use cyclonedx::write as write_cyclonedx;
pub(in crate::report) use minimum::{MinimumView, elements};
pub(in crate::report) use spdx::write as write_spdx;

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// What bills are signed with, so to speak.
const AID: &str = "A reading aid, not legal advice.";

/// An id of the form of a UUID (version 8: made by the program's own rule), from the SHA-256 of these bytes.
fn uuid(bytes: &[u8]) -> String {
    let mut of = [0_u8; 16];
    of.iter_mut().zip(Sha256::digest(bytes)).for_each(|(to, from)| *to = from);
    of[6] = of[6] & 0x0f | 0x80;
    of[8] = of[8] & 0x3f | 0x80;
    let hex = of.iter().fold(String::new(), |mut hex, it| {
        write!(hex, "{it:02x}").ok();
        hex
    });
    let part = |range: std::ops::Range<usize>| hex.get(range).unwrap_or_default().to_owned();
    [part(0..8), part(8..12), part(12..16), part(16..20), part(20..32)].join("-")
}

/// A time of the form that bills ask for, of a date that was asked for.
fn time(date: &str) -> Option<String> {
    let is_date = date.len() == 10 && date.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    is_date.then(|| format!("{date}T00:00:00Z"))
}

/// A name as part of an address: what an address cannot hold is written in percent signs.
fn address(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").ok();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_the_content_and_look_like_ids() {
        let id = uuid(b"heron");
        assert_eq!(id, uuid(b"heron"));
        assert_ne!(id, uuid(b"tern"));
        assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_eq!((&id[14..15], "89ab".contains(&id[19..20])), ("8", true));
    }

    #[test]
    fn only_a_date_becomes_a_time() {
        assert_eq!(time("2026-11-30").as_deref(), Some("2026-11-30T00:00:00Z"));
        assert_eq!(time("yesterday"), None);
        assert_eq!(address("LICENSE (new)/ä"), "LICENSE%20%28new%29/%C3%A4");
    }
}
