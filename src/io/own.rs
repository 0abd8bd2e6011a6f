//! Files that the program keeps for itself. Whatever stands in their place is not waited for, and two runs of the
//! program take turns.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// No file of the program's own is larger, in bytes.
const LARGEST: u64 = 1 << 30;

/// How long one run waits for its turn. Another holds it for a write, never while a user thinks.
const LONGEST: Duration = Duration::from_secs(10);

/// The bytes of a file. A pipe or a device in its place would be waited for without end: it is an error.
///
/// # Errors
/// What the system says, or that it is no file.
pub(super) fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    is_file(path)?;
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(io::Error::new(ErrorKind::FileTooLarge, "is too large")) } else { Ok(bytes) }
}

/// The words of a file; bytes that are none are replaced.
///
/// # Errors
/// As [`read_own`].
pub(super) fn words_of_own(path: &Path) -> io::Result<String> {
    read_own(path).map(|it| String::from_utf8_lossy(&it).into_owned())
}

fn is_file(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.is_file() {
        return Ok(());
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "is no file; move away what stands in its place"))
}

/// The file of a lock, made if there is none.
///
/// # Errors
/// What the system says, or that something else stands there.
pub(super) fn lock_file(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok() {
        is_file(path)?;
    }
    // Windows locks nothing that is open for appending alone.
    File::options().create(true).read(true).append(true).open(path)
}

/// A turn with what several runs share; it ends when this goes, however the program ends.
#[derive(Debug)]
pub(super) struct Turn {
    _held: File,
}

impl Turn {
    /// Waits until nobody else reads or writes it.
    ///
    /// # Errors
    /// What the system says, or that another run does not let go.
    pub(super) fn to_write(lock: &Path) -> io::Result<Self> {
        Self::of(lock, File::try_lock, LONGEST)
    }

    /// Waits until nobody writes it; others may read it too.
    ///
    /// # Errors
    /// As [`Turn::to_write`].
    pub(super) fn to_read(lock: &Path) -> io::Result<Self> {
        Self::of(lock, File::try_lock_shared, LONGEST)
    }

    fn of(lock: &Path, try_lock: fn(&File) -> Result<(), TryLockError>, longest: Duration) -> io::Result<Self> {
        let held = lock_file(lock)?;
        let begun = Instant::now();
        loop {
            match try_lock(&held) {
                Ok(()) => return Ok(Self { _held: held }),
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if begun.elapsed() < longest => thread::sleep(Duration::from_millis(10)),
                Err(TryLockError::WouldBlock) => {
                    let why = "another run of the program holds it; end that one and try again";
                    return Err(io::Error::new(ErrorKind::TimedOut, why));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_waited_for_and_not_without_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let lock = folder.path().join("x.lock");
        let first = Turn::to_read(&lock).expect("free");
        let second = Turn::to_read(&lock).expect("readers stand side by side");
        let refused = Turn::of(&lock, File::try_lock, Duration::from_millis(30)).expect_err("somebody reads");
        assert_eq!(refused.kind(), ErrorKind::TimedOut);
        drop((first, second));
        let writer = Turn::to_write(&lock).expect("free");
        let waiting = thread::spawn(move || Turn::to_read(&lock).map(|_| ()));
        thread::sleep(Duration::from_millis(30));
        assert!(!waiting.is_finished());
        drop(writer);
        waiting.join().expect("no panic").expect("its turn comes");
    }
}
