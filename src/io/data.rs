//! The user's data folder: what the program keeps between runs.

use super::own::{Turn, words_of_own};
use super::save::write_atomic;
use crate::document::sha256_of;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many sessions are known as this machine's own.
const OWN: usize = 500;

/// Where the program keeps the user's data on this system, if it has a place for that.
pub fn data_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    etcetera::choose_base_strategy().ok().map(|it| it.data_dir().join("undiluted"))
}

/// Remembers that this machine wrote a session of these bytes: what it names was chosen here, by the user.
///
/// # Errors
/// What the system says; the session is then asked about when it is opened, and that is all.
pub(super) fn remember_own(data: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(data)?;
    // Two windows that save at once must both be remembered.
    let _turn = Turn::to_write(&data.join("own-sessions.lock"))?;
    let mut known = own_sessions(data);
    let hash = sha256_of(bytes);
    known.retain(|it| *it != hash);
    known.push(hash);
    let from = known.len().saturating_sub(OWN);
    write_atomic(&list(data), (known.get(from..).unwrap_or_default().join("\n") + "\n").as_bytes())
}

/// Whether this machine wrote a session of these bytes.
pub(super) fn is_own(data: &Path, bytes: &[u8]) -> bool {
    own_sessions(data).contains(&sha256_of(bytes))
}

fn own_sessions(data: &Path) -> Vec<String> {
    words_of_own(&list(data)).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn list(data: &Path) -> PathBuf {
    data.join("own-sessions")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_sessions_are_remembered_and_the_oldest_forgotten() {
        let data = tempfile::tempdir().expect("a folder");
        let data = data.path().join("undiluted");
        assert!(!is_own(&data, b"mine"));
        for number in 0..OWN {
            if number == 1 {
                remember_own(&data, b"mine").expect("writable");
            }
            if number < 2 {
                remember_own(&data, &number.to_le_bytes()).expect("writable");
            }
        }
        assert!(is_own(&data, b"mine") && is_own(&data, &0_usize.to_le_bytes()) && !is_own(&data, b"theirs"));
        let many: Vec<String> = (0..OWN).map(|it| sha256_of(&it.to_le_bytes())).collect();
        fs::write(list(&data), many.join("\n")).expect("writable");
        remember_own(&data, b"mine").expect("writable");
        assert!(is_own(&data, b"mine") && !is_own(&data, &0_usize.to_le_bytes()));
    }
}
