//! Places in a text that patterns ask for: where it begins, where a line or a word ends.

use super::program::Spot;

/// Whether a place is the one that this number stands for.
pub(super) fn is_at(spot: usize, text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| text.get(it)).copied();
    let after = text.get(at).copied();
    match u32::try_from(spot).ok().and_then(Spot::of) {
        Some(Spot::Start) => before.is_none(),
        Some(Spot::End) => after.is_none(),
        Some(Spot::StartOfLine) => before.is_none_or(|it| it == b'\n'),
        Some(Spot::EndOfLine) => after.is_none_or(|it| it == b'\n'),
        Some(Spot::Bound) => is_bound(text, at),
        Some(Spot::NoBound) => !is_bound(text, at),
        Some(Spot::WideBound) => is_wide_bound(text, at),
        Some(Spot::NoWideBound) => !is_wide_bound(text, at),
        None => false,
    }
}

/// Whether a word of ASCII letters begins or ends here.
#[inline]
pub(super) fn is_bound(text: &[u8], at: usize) -> bool {
    let is_of_word = |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_alphanumeric() || *it == b'_');
    is_of_word(at.checked_sub(1).and_then(|it| text.get(it))) != is_of_word(text.get(at))
}

/// Whether a letter of more bytes than one is not cut here.
#[inline]
pub(super) fn is_boundary(text: &[u8], at: usize) -> bool {
    text.get(at).is_none_or(|it| it & 0xc0 != 0x80)
}

fn is_wide_bound(text: &[u8], at: usize) -> bool {
    let is_ascii = |it: Option<&u8>| it.is_none_or(u8::is_ascii);
    if is_ascii(at.checked_sub(1).and_then(|it| text.get(it))) && is_ascii(text.get(at)) {
        return is_bound(text, at);
    }
    let is_of_word = |it: Option<(u32, usize)>| {
        let letter = it.and_then(|it| char::from_u32(it.0));
        letter.is_some_and(|it| regex_syntax::try_is_word_character(it).unwrap_or(false))
    };
    let start = (0..at).rev().find(|it| is_boundary(text, *it));
    is_of_word(start.and_then(|it| letter_at(text, it))) != is_of_word(letter_at(text, at))
}

/// The letter that begins here, and its length.
pub(super) fn letter_at(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let first = u32::from(*text.get(at)?);
    let (length, bits) = match first {
        0..=0x7f => (1, first),
        0xc0..=0xdf => (2, first & 0x1f),
        0xe0..=0xef => (3, first & 0x0f),
        0xf0..=0xf7 => (4, first & 0x07),
        _ => return None,
    };
    let rest = text.get(at + 1..at + length)?;
    Some((rest.iter().fold(bits, |all, it| all << 6 | u32::from(it & 0x3f)), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_alphabet_have_bounds() {
        let text = "ab ü_1 日".as_bytes();
        let bounds = |is: fn(&[u8], usize) -> bool| (0..=text.len()).filter(|at| is(text, *at)).collect::<Vec<_>>();
        assert_eq!(
            bounds(is_wide_bound).into_iter().filter(|it| is_boundary(text, *it)).collect::<Vec<_>>(),
            [0, 2, 3, 7, 8, 11]
        );
        assert_eq!(bounds(is_bound), [0, 2, 5, 7], "a word that only ASCII bounds begins behind other letters");
    }

    #[test]
    fn a_letter_that_is_cut_is_none() {
        assert_eq!(letter_at("ü".as_bytes(), 0), Some((0xfc, 2)));
        assert_eq!(letter_at("日".as_bytes().get(..2).unwrap_or_default(), 0), None);
        assert_eq!(letter_at(&[0x80], 0), None);
    }
}
