//! Named pipes. One that nobody writes to, or whose writer says nothing, is not waited for without end.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// How long a pipe may wait for its writer.
const UNOPENED: Duration = Duration::from_secs(5);
/// How long a writer may say nothing. A download or a conversion behind it may well think for some seconds.
const SILENT: Duration = Duration::from_secs(30);
/// How many bytes are taken at once.
const CHUNK: usize = 64 * 1024;

/// Why a pipe was not read to its end.
#[derive(Debug)]
pub(super) enum PipeError {
    /// Nobody writes to it.
    NoWriter,
    /// Its writer neither writes nor ends; for how many seconds.
    Silent(u64),
    /// What the system says.
    Io(io::Error),
}

/// What a pipe holds, no more than one byte beyond the limit.
///
/// # Errors
/// [`PipeError`] says what it waited for in vain.
pub(super) fn read_pipe(path: &Path, limit: u64) -> Result<Vec<u8>, PipeError> {
    read_within(path, limit, UNOPENED, SILENT)
}

fn read_within(path: &Path, limit: u64, unopened: Duration, silent: Duration) -> Result<Vec<u8>, PipeError> {
    let (sender, receiver) = sync_channel(4);
    let path = path.to_path_buf();
    // Where nobody ever writes the thread waits on, and ends with the process.
    let spawned = thread::Builder::new().name("pipe".to_owned()).spawn(move || hand_over(&path, &sender));
    spawned.map_err(PipeError::Io)?;
    // Nothing but that it is open comes first.
    next(&receiver, unopened, PipeError::NoWriter)?;
    let mut bytes = Vec::new();
    while bytes.len() as u64 <= limit {
        let piece = next(&receiver, silent, PipeError::Silent(silent.as_secs()))?;
        if piece.is_empty() {
            break;
        }
        bytes.extend(piece);
    }
    bytes.truncate(usize::try_from(limit.saturating_add(1)).unwrap_or(usize::MAX));
    Ok(bytes)
}

/// Opens a pipe and hands over what it holds, piece by piece; an empty piece says that it is open, another that it ends.
fn hand_over(path: &Path, sender: &SyncSender<io::Result<Vec<u8>>>) {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return drop(sender.send(Err(error))),
    };
    // Whoever does not listen any more wants nothing more.
    let mut is_wanted = sender.send(Ok(Vec::new())).is_ok();
    while is_wanted {
        let mut piece = vec![0; CHUNK];
        let read = match file.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read,
        };
        let is_end = !matches!(read, Ok(count) if count > 0);
        let piece = read.map(|count| {
            piece.truncate(count);
            piece
        });
        is_wanted = sender.send(piece).is_ok() && !is_end;
    }
}

fn next(from: &Receiver<io::Result<Vec<u8>>>, longest: Duration, late: PipeError) -> Result<Vec<u8>, PipeError> {
    match from.recv_timeout(longest) {
        Ok(piece) => piece.map_err(PipeError::Io),
        Err(RecvTimeoutError::Timeout) => Err(late),
        Err(RecvTimeoutError::Disconnected) => Ok(Vec::new()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::process::Command;

    const SOON: Duration = Duration::from_millis(200);

    fn pipe() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pipe");
        let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo is there");
        assert!(made.success());
        (folder, path)
    }

    #[test]
    fn a_pipe_is_read_to_its_end_or_to_the_limit() {
        for (limit, expected) in [(1_000_000, 300_000), (1_000, 1_001)] {
            let (_folder, path) = pipe();
            let writer = path.clone();
            thread::spawn(move || File::options().write(true).open(writer)?.write_all(&vec![b'x'; 300_000]));
            let bytes =
                read_within(&path, limit, Duration::from_secs(5), Duration::from_secs(5)).expect("it is written");
            assert_eq!(bytes.len(), expected);
        }
    }

    #[test]
    fn neither_a_missing_nor_a_silent_writer_is_waited_for_without_end() {
        let (_folder, path) = pipe();
        assert!(matches!(read_within(&path, 10, SOON, SOON), Err(PipeError::NoWriter)));
        let (_folder, path) = pipe();
        // Open for both, so that it neither waits for a reader nor ends.
        let mut writer = File::options().read(true).write(true).open(&path).expect("a pipe");
        writer.write_all(b"some words").expect("there is room");
        assert!(matches!(read_within(&path, 100, Duration::from_secs(5), SOON), Err(PipeError::Silent(0))));
    }
}
