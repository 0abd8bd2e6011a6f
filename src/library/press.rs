//! Presses the standard texts when the crate is built: 4.2 MB of the program become 1.5 MB.

use flate2::{Compress, Compression, FlushCompress};
use std::collections::BTreeMap;

/// Where a text lies among the pressed bytes: start and end there, and how many bytes it has when it is opened.
pub type Place = (usize, usize, usize);

/// The texts, each pressed by itself so that one can be opened without the others, and the place of each. Texts that are the
/// same to the byte lie there once.
///
/// # Panics
/// Where a text cannot be pressed, which stops the build.
pub fn press<'a>(texts: impl Iterator<Item = &'a str>) -> (Vec<u8>, Vec<Place>) {
    let (mut pressed, mut seen) = (Vec::new(), BTreeMap::new());
    let places = texts.map(|text| {
        *seen.entry(text).or_insert_with(|| {
            let start = pressed.len();
            pressed.extend(deflated(text.as_bytes()));
            (start, pressed.len(), text.len())
        })
    });
    let places = places.collect();
    (pressed, places)
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    // What cannot be made smaller becomes a little larger.
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
    let done = Compress::new(Compression::best(), false).compress_vec(bytes, &mut out, FlushCompress::Finish);
    assert!(matches!(done, Ok(flate2::Status::StreamEnd)), "a standard text cannot be pressed: {done:?}");
    out
}
