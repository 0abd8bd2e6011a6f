//! What a phone sends: cookies, queries and forms, read as if somebody wrote them to hurt. All values of ours are letters
//! and digits, so that nothing has to be decoded; whatever else stands there is nothing of ours.

use crate::edits::Choice;
use crate::lesson::{Ballot, Round};

/// More fields than these no form of ours has: two quotes of a few hundred words.
const MOST_FIELDS: usize = 2_000;

/// The fields of a form or a query.
pub(super) fn fields(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('&').take(MOST_FIELDS).filter_map(|it| it.split_once('='))
}

/// The first value of a field.
pub(super) fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    fields(text).find(|it| it.0 == name).map(|it| it.1)
}

/// The value of a cookie.
pub(super) fn cookie<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    cookies.split(';').filter_map(|it| it.trim().split_once('=')).find(|it| it.0 == name).map(|it| it.1)
}

/// The number that a phone has, where it looks like one of ours.
pub(super) fn device(cookies: &str) -> Option<&str> {
    let is_ours = |it: &&str| it.len() == 32 && it.bytes().all(|it| it.is_ascii_hexdigit() && !it.is_ascii_uppercase());
    cookie(cookies, DEVICE).filter(is_ours)
}

/// The cookie that tells phones apart.
pub(super) const DEVICE: &str = "d";
/// The cookie that keeps the language somebody chose.
pub(super) const LANGUAGE: &str = "l";

/// What was sent for which question.
pub(super) struct Sent {
    /// The step, from 0.
    pub(super) step: usize,
    /// Which vote.
    pub(super) round: Round,
    /// The answer as it was sent.
    pub(super) ballot: Ballot,
}

/// Reads a form; nothing where it does not name its question.
pub(super) fn sent(body: &[u8]) -> Option<Sent> {
    let body = std::str::from_utf8(body).ok()?;
    let step = field(body, "step")?.parse().ok()?;
    let round = Round::ALL.into_iter().find(|it| field(body, "round") == Some(it.name()))?;
    let mut ballot = Ballot::default();
    for (name, value) in fields(body) {
        match name {
            "c" => ballot.choices.extend(Choice::ALL.into_iter().find(|it| it.name() == value)),
            "w" => ballot.words.extend(value.parse::<usize>().ok()),
            "sure" => ballot.sure = [("yes", true), ("no", false)].into_iter().find(|it| it.0 == value).map(|it| it.1),
            _ => {
                let thing = name.strip_prefix('p').and_then(|it| it.parse::<usize>().ok());
                if let (Some(thing), Ok(place)) = (thing, value.parse::<usize>()) {
                    ballot.placed.insert(thing, place);
                }
            }
        }
    }
    Some(Sent { step, round, ballot })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_and_what_is_not_ours_is_left() {
        let body =
            b"step=2&round=second&c=use&c=share&c=%3Cb%3E&w=3&w=-1&w=99999999999999999999&p0=4&px=1&p1=a&sure=yes&=&x";
        let sent = sent(body).expect("a form");
        assert_eq!((sent.step, sent.round, sent.ballot.sure), (2, Round::Second, Some(true)));
        assert_eq!(sent.ballot.choices, [Choice::Use, Choice::Share].into());
        assert_eq!((sent.ballot.words, sent.ballot.placed), ([3].into(), [(0, 4)].into()));
        for broken in [&b""[..], b"step=1", b"step=-1&round=first", b"step=1&round=third", b"\xff\xfe", b"&&&==&"] {
            assert!(super::sent(broken).is_none(), "{broken:?}");
        }
    }

    #[test]
    fn only_numbers_of_our_making_are_a_phones() {
        let ours = "0123456789abcdef0123456789abcdef";
        assert_eq!(device(&format!("a=b; d={ours}; l=de")), Some(ours));
        for other in ["d=", "d=<script>", "d=0123", "", "D=0123456789abcdef0123456789abcdef"] {
            assert_eq!(device(other), None, "{other}");
        }
        assert_eq!(cookie("a=b; l=de", LANGUAGE), Some("de"));
    }
}
