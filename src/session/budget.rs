//! How much memory a session's bytes would take, told from the bytes before anything is built of them.

/// The most pieces that a session may have. One of 64 folders with 20,000 files each has a third of that.
const MOST_PIECES: usize = 4_000_000;

/// What an object counts for: with its keys it takes as much memory as so many numbers.
const OBJECT: usize = 8;

/// Whether bytes are made of more pieces than a session may have.
pub(super) fn is_too_much(bytes: &[u8]) -> bool {
    pieces(bytes) > MOST_PIECES
}

/// How many pieces JSON is made of: values, and objects several times. What is no JSON has some number too.
fn pieces(bytes: &[u8]) -> usize {
    let (mut count, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' => count += OBJECT,
            b'[' | b',' => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Session, SessionError};

    #[test]
    fn words_count_for_nothing_and_structure_for_what_it_takes() {
        assert_eq!(pieces(br#"{"a": "{[,\"{[,", "b": [1, 2, {}]}"#), OBJECT + 1 + 1 + 2 + OBJECT);
        assert_eq!(pieces(br#""\\",[]"#), 2, "an escaped backslash escapes nothing");
    }

    #[test]
    fn a_session_of_nothing_but_structure_is_refused_before_it_is_built() {
        let begin = br#"{"schema": "undiluted/session/1", "session": {"edits": {"marks": ["#;
        for piece in ["{},", "[],", "0,", r#"{"":0},"#] {
            let bytes = [&begin[..], piece.repeat(MOST_PIECES + 1).as_bytes()].concat();
            // Broken off as it is, reading it would say that it is damaged.
            assert_eq!(Session::from_bytes(&bytes), Err(SessionError::TooMuch), "{piece}");
        }
        let text = format!(
            r#"{{"schema": "undiluted/session/1", "session": {{"reviewer": "{}"}}}}"#,
            "{,".repeat(MOST_PIECES)
        );
        assert!(Session::from_bytes(text.as_bytes()).is_ok(), "a long text is no structure");
    }
}
