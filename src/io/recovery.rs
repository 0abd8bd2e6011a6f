//! Work that was not saved yet, kept so that a crash or a kill loses no more than the last seconds of it.
//!
//! Each running window has a file of its own in `recovery` below the data folder, and a lock beside it that the
//! system lets go of when the window ends, however it ends. Work whose lock is free was left behind.

use super::own::{lock_file, read_own, words_of_own};
use super::save::write_atomic;
use super::session::{OpenSession, Outside, open_session};
use crate::session::{EXTENSION, Session};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Where one window keeps its work.
#[derive(Debug)]
pub struct Recovery {
    work: PathBuf,
    lock: PathBuf,
    /// Open for as long as the window lives; the lock hangs on it.
    _held: File,
}

/// Work that a window left behind.
#[derive(Debug)]
pub struct LeftBehind {
    /// When it was last kept.
    pub when: Option<SystemTime>,
    /// The session file that it belongs to, if it was ever saved.
    pub of: Option<PathBuf>,
    /// Whether that file carries the texts.
    pub carries: bool,
    /// What is in it, in a line.
    pub summary: String,
    work: PathBuf,
    lock: PathBuf,
    /// Ours from now on: another window that starts offers other work.
    _held: File,
}

impl Recovery {
    /// A place of one's own below the data folder.
    ///
    /// # Errors
    /// What the system says; nothing is kept then, and the user should know.
    pub fn start(data: &Path) -> io::Result<Self> {
        let folder = folder(data);
        fs::create_dir_all(&folder)?;
        for number in 1..=u32::MAX {
            let lock = folder.join(format!("work-{number}.lock"));
            let work = lock.with_extension(EXTENSION);
            // Whoever left work there wants it back.
            if work.exists() {
                continue;
            }
            // What stands there and is no file is nobody's place.
            let held = match lock_file(&lock) {
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => continue,
                held => held?,
            };
            match held.try_lock() {
                Ok(()) => return Ok(Self { work, lock, _held: held }),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists))
    }

    /// Keeps the work as it is now; `of` is the session file that it belongs to, and `carries` whether that carries
    /// the texts.
    ///
    /// # Errors
    /// What the system says; what was kept before is still there.
    pub fn keep(&self, session: &Session, of: Option<&Path>, carries: bool) -> io::Result<()> {
        let mut lines = if carries { b"carries\n".to_vec() } else { b"names\n".to_vec() };
        lines.extend(of.map_or(&[][..], |it| it.as_os_str().as_encoded_bytes()));
        let of = lines;
        let about = about(&self.work);
        if read_own(&about).unwrap_or_default() != of {
            write_atomic(&about, &of)?;
        }
        write_atomic(&self.work, &session.to_bytes())
    }

    /// The work is saved, or not wanted: there is nothing to recover.
    pub fn clear(&self) {
        fs::remove_file(&self.work).ok();
        fs::remove_file(about(&self.work)).ok();
    }

    /// Ends an orderly run: nothing stays behind but work that was not cleared.
    pub fn end(self) {
        if !self.work.exists() {
            fs::remove_file(&self.lock).ok();
        }
    }
}

impl LeftBehind {
    /// All work that was left behind below the data folder, the latest first.
    pub fn find(data: &Path) -> Vec<Self> {
        let entries = fs::read_dir(folder(data)).into_iter().flatten().flatten().map(|it| it.path());
        let mut found: Vec<Self> =
            entries.filter(|it| it.extension().is_some_and(|it| it == EXTENSION)).filter_map(Self::at).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.when));
        found
    }

    fn at(work: PathBuf) -> Option<Self> {
        let lock = work.with_extension("lock");
        let held = lock_file(&lock).ok()?;
        held.try_lock().ok()?;
        let when = fs::metadata(&work).and_then(|it| it.modified()).ok();
        // Earlier versions wrote it into the lock's file, which Windows lets nobody read or write but who holds it.
        let about = words_of_own(&about(&work)).or_else(|_| words_of_own(&lock)).unwrap_or_default();
        let (carries, of) = about.split_once('\n').unwrap_or_default();
        let carries = carries == "carries";
        let of = Some(of).filter(|it| !it.is_empty()).map(PathBuf::from);
        let summary = match Session::from_bytes(&read_own(&work).ok()?) {
            Ok(session) => session.summary(),
            Err(error) => format!("it {error}"),
        };
        Some(Self { when, of, carries, summary, work, lock, _held: held })
    }

    /// Opens it. This machine wrote it, so what it names is read.
    ///
    /// # Errors
    /// A line on what is wrong with it.
    pub fn open(&self) -> Result<OpenSession, String> {
        open_session(&self.work, Outside::Read)
    }

    /// Takes it away for good.
    pub fn discard(self) {
        fs::remove_file(&self.work).ok();
        fs::remove_file(about(&self.work)).ok();
        fs::remove_file(&self.lock).ok();
    }
}

fn folder(data: &Path) -> PathBuf {
    data.join("recovery")
}

/// The file that says which session the work belongs to.
fn about(work: &Path) -> PathBuf {
    work.with_extension("about")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(reviewer: &str) -> Session {
        Session { reviewer: reviewer.to_owned(), ..Session::default() }
    }

    #[test]
    fn work_of_a_window_that_ended_badly_is_offered_and_that_of_a_running_one_is_not() {
        let data = tempfile::tempdir().expect("a folder");
        let data = data.path();
        let running = Recovery::start(data).expect("writable");
        let dead = Recovery::start(data).expect("writable");
        running.keep(&session("running"), None, false).expect("writable");
        dead.keep(&session("dead"), Some(Path::new("/texts/a.undiluted")), true).expect("writable");
        assert!(LeftBehind::find(data).is_empty());
        drop(dead);
        let mut found = LeftBehind::find(data);
        assert_eq!(found.len(), 1);
        assert!(LeftBehind::find(data).is_empty(), "whoever found it has it");
        let found = found.remove(0);
        assert_eq!((found.of.as_deref(), found.carries), (Some(Path::new("/texts/a.undiluted")), true));
        assert_eq!(found.open().expect("a session").session.reviewer, "dead");
        found.discard();
        assert!(LeftBehind::find(data).is_empty());
        running.clear();
        running.end();
        assert_eq!(fs::read_dir(folder(data)).expect("a folder").count(), 0, "nothing stays behind");
    }

    #[test]
    fn a_new_window_takes_no_place_in_which_work_was_left() {
        let data = tempfile::tempdir().expect("a folder");
        let dead = Recovery::start(data.path()).expect("writable");
        dead.keep(&session("dead"), None, false).expect("writable");
        drop(dead);
        let next = Recovery::start(data.path()).expect("writable");
        next.keep(&session("next"), None, false).expect("writable");
        let found = LeftBehind::find(data.path());
        assert_eq!(found.iter().map(|it| it.summary.as_str()).collect::<Vec<_>>(), ["no document"]);
        assert_eq!(found[0].open().expect("a session").session.reviewer, "dead");
    }
}
