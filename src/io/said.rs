//! What the system says went wrong, as a person would say it.

use std::io::{Error, ErrorKind};

/// What went wrong, without the number that the system gives it: "there is no such file or folder".
pub fn said(error: &Error) -> String {
    let known = match error.kind() {
        // An error of the program's own has words of its own.
        _ if error.get_ref().is_some() => None,
        ErrorKind::NotFound => Some("there is no such file or folder; check its name"),
        ErrorKind::PermissionDenied => Some("you have no permission; change who may read or write it"),
        ErrorKind::StorageFull => Some("the disk is full"),
        ErrorKind::ReadOnlyFilesystem => Some("it stands where nothing can be written"),
        ErrorKind::IsADirectory => Some("it is a folder"),
        ErrorKind::NotADirectory => Some("a part of its path is a file and no folder"),
        _ => None,
    };
    known.map_or_else(|| without_number(&error.to_string()), str::to_owned)
}

fn without_number(words: &str) -> String {
    match words.rfind(" (os error ") {
        Some(at) if words.ends_with(')') => words.get(..at).unwrap_or(words).to_owned(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_errors_are_left_out() {
        assert_eq!(without_number("Connection refused (os error 111)"), "Connection refused");
        let gone = std::fs::read("no/such/file").expect_err("it is not there");
        assert_eq!(said(&gone), "there is no such file or folder; check its name");
        let own = Error::new(ErrorKind::NotFound, "there is no such folder");
        assert_eq!(said(&own), "there is no such folder", "what the program says itself stays");
        for code in 1..140 {
            assert!(!said(&Error::from_raw_os_error(code)).contains("os error"), "{code}");
        }
    }
}
