//! What to do where something is so that cannot be.

use std::fmt::Debug;
use std::io::Write as _;
use std::slice::SliceIndex;

/// Something is so that cannot be, and the program can go on without it: a test fails here, a user's program says so on
/// standard error and goes on.
///
/// For invariants of this program alone. What a user's file can bring about is a diagnostic.
macro_rules! never {
    ($($said:tt)+) => {
        $crate::never::broken(format_args!($($said)+))
    };
}

/// Says that an invariant does not hold.
///
/// # Panics
/// Where debug assertions are on, as in tests.
#[track_caller]
#[expect(clippy::manual_assert, reason = "an assertion of a constant would be another lint's concern")]
pub(crate) fn broken(said: std::fmt::Arguments<'_>) {
    let place = std::panic::Location::caller();
    if cfg!(debug_assertions) {
        panic!("never: {said}, at {place}");
    }
    // Nobody to tell: then nothing is lost.
    writeln!(std::io::stderr(), "undiluted: a mistake of this program: {said}, at {place}; please report it").ok();
}

/// What the build made and checked, or what the program itself makes and can always make.
///
/// # Panics
/// Where it is broken: that is seen by every test.
#[track_caller]
pub(crate) fn built_in<T, E: std::fmt::Display>(read: Result<T, E>) -> T {
    read.unwrap_or_else(|error| panic!("built-in data is broken: {error}"))
}

/// Data that the build script wrote to be read when the program starts.
///
/// # Panics
/// Where it is broken: that is seen by every test.
#[track_caller]
pub(crate) fn packed<T: serde::Deserialize<'static>>(bytes: &'static [u8]) -> T {
    built_in(rmp_serde::from_slice(bytes))
}

/// The part of a text between two places that were found in it, which is always there.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "a range is written where it is asked for")]
pub(crate) fn slice<R: SliceIndex<str, Output = str> + Clone + Debug>(text: &str, range: R) -> &str {
    let found = text.get(range.clone());
    if found.is_none() {
        never!("{range:?} is no part of a text of {} bytes", text.len());
    }
    found.unwrap_or_default()
}

/// The part of a list between two places that were found in it, which is always there.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "a range is written where it is asked for")]
pub(crate) fn part_of<T, R: SliceIndex<[T], Output = [T]> + Clone + Debug>(list: &[T], range: R) -> &[T] {
    let found = list.get(range.clone());
    if found.is_none() {
        never!("{range:?} is no part of a list of {}", list.len());
    }
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_the_words_between_two_places() {
        assert_eq!(slice("two words", 4..9), "words");
        assert_eq!(slice("", 0..0), "");
        assert_eq!(slice("two words", 4..), "words");
        assert_eq!(part_of(&[1, 2, 3], ..2), [1, 2]);
    }

    #[test]
    #[should_panic(expected = "no part of a text of 3 bytes")]
    fn a_part_that_cannot_be_fails_a_test() {
        slice("abc", 2..9);
    }
}
