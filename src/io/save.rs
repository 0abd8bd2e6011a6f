//! Writes that leave the old file or the new one, never half.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What temporary files begin with.
const PREFIX: &str = ".undiluted-";

/// How old a temporary file must be before it counts as left behind by a program that was killed.
pub(super) const LEFT_BEHIND: Duration = Duration::from_hours(1);

/// How many bytes are handed to the system at once.
const CHUNK: usize = 64 * 1024;

/// What a write goes through. Tests make each step fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Making the file beside the target.
    Create,
    /// Giving it the target's permissions.
    Permissions,
    /// Handing over a part of the bytes.
    Write,
    /// Waiting until they are on the disk.
    Sync,
    /// Putting the new file in the old one's place.
    Replace,
}

/// What must be there before a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replaces {
    /// Whatever is there is replaced.
    Anything,
    /// Nothing may be there.
    Nothing,
}

/// Writes a file whole or not at all: beside the target first, then renamed over it.
/// A device or a pipe is written through.
///
/// # Errors
/// What the system says; the old file is then as it was and nothing else stays behind.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_in_steps(path, bytes, Replaces::Anything, &mut |_| Ok(()))
}

/// The same; `before` is asked before each step and ends the write with its error.
pub(super) fn write_in_steps(
    path: &Path,
    bytes: &[u8],
    replaces: Replaces,
    before: &mut dyn FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    let old = fs::metadata(path).ok();
    match &old {
        Some(it) if it.is_dir() => return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder")),
        Some(it) if !it.is_file() => return OpenOptions::new().write(true).open(path)?.write_all(bytes),
        // Renaming over it would work, but whoever made it read-only meant it.
        Some(it) if it.permissions().readonly() => {
            return Err(io::Error::new(ErrorKind::PermissionDenied, "the file is read-only"));
        }
        _ => {}
    }
    let target = followed(path)?;
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    before(Step::Create)?;
    let mut file = beside().tempfile_in(folder).map_err(|error| without_path(&error))?;
    if let Some(old) = old {
        before(Step::Permissions)?;
        file.as_file().set_permissions(old.permissions())?;
    }
    for chunk in bytes.chunks(CHUNK) {
        before(Step::Write)?;
        file.write_all(chunk).map_err(|error| without_path(&error))?;
    }
    before(Step::Sync)?;
    file.as_file().sync_all()?;
    before(Step::Replace)?;
    match replaces {
        Replaces::Anything => file.persist(&target),
        Replaces::Nothing => file.persist_noclobber(&target),
    }
    .map_err(|error| error.error)?;
    // The file is whole by now; that its name is on the disk too is worth a try.
    File::open(folder).and_then(|it| it.sync_all()).ok();
    sweep(folder);
    Ok(())
}

/// The longest chain of links that is followed, as systems do.
const MOST_LINKS: usize = 40;

/// Where a path leads. A symbolic link is followed, even one to a file that is not there yet, so that the link stays and
/// what it names is written.
fn followed(path: &Path) -> io::Result<PathBuf> {
    if let Ok(target) = fs::canonicalize(path) {
        return Ok(target);
    }
    let mut target = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or_else(|| Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("the link leads round in a circle"))
}

/// Takes away what an earlier run left in this folder when it was killed in the middle of a write.
fn sweep(folder: &Path) {
    let now = SystemTime::now();
    let is_left = |path: &PathBuf| {
        let is_ours = path.file_name().is_some_and(|it| it.to_string_lossy().starts_with(PREFIX));
        let age = || now.duration_since(fs::symlink_metadata(path).ok()?.modified().ok()?).ok();
        is_ours && path.is_file() && age().is_some_and(|it| it > LEFT_BEHIND)
    };
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).filter(is_left) {
        // Whatever stands in the way of tidying up is no reason to complain about a write that worked.
        fs::remove_file(path).ok();
    }
}

/// The temporary file's name means nothing to the user; the target's is said by whoever asked for the write.
fn without_path(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error)
}

/// Temporary files are for their owner's eyes; a report is a file like any other, as the user's mask has it.
#[cfg(unix)]
fn beside() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    builder
}

#[cfg(test)]
mod tests {
    use super::Step::{Create, Permissions, Replace, Sync, Write};
    use super::*;

    /// Writes with the n-th step failing; how far it got, and whether it failed.
    fn write_failing(path: &Path, bytes: &[u8], at: usize) -> (Vec<Step>, io::Result<()>) {
        let mut steps = Vec::new();
        let result = write_in_steps(path, bytes, Replaces::Anything, &mut |step| {
            steps.push(step);
            if steps.len() > at { Err(io::Error::from(ErrorKind::StorageFull)) } else { Ok(()) }
        });
        (steps, result)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn whichever_step_fails_the_old_file_is_whole_and_nothing_else_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        let new = vec![b'n'; 3 * CHUNK + 1];
        let mut failed = Vec::new();
        for at in 0.. {
            fs::write(&path, "old").expect("writable");
            let (steps, result) = write_failing(&path, &new, at);
            assert_eq!(names(folder.path()), ["report.html"], "after {steps:?}");
            if result.is_ok() {
                break;
            }
            assert_eq!(fs::read(&path).expect("readable"), b"old", "after {steps:?}");
            failed.extend(steps.last().copied());
        }
        assert_eq!(fs::read(&path).expect("readable"), new);
        assert_eq!(failed, [Create, Permissions, Write, Write, Write, Write, Sync, Replace]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_names_is_written() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("there")).expect("writable");
        symlink("there/report.html", at("new")).expect("a link");
        write_atomic(&at("new"), b"words").expect("it leads somewhere");
        assert!(fs::symlink_metadata(at("new")).expect("it is there").is_symlink());
        assert_eq!(fs::read(at("there/report.html")).expect("readable"), b"words");
        symlink("nowhere/report.html", at("lost")).expect("a link");
        assert!(write_atomic(&at("lost"), b"words").is_err());
        symlink("round", at("round")).expect("a link");
        assert!(write_atomic(&at("round"), b"words").is_err());
        assert!(fs::symlink_metadata(at("round")).expect("it is there").is_symlink());
    }

    #[test]
    fn a_new_file_that_fails_is_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new.html");
        for at in 0..4 {
            assert!(write_failing(&path, b"new", at).1.is_err(), "{at}");
            assert!(names(folder.path()).is_empty(), "{at}");
        }
    }

    #[test]
    fn what_a_killed_run_left_is_taken_away_once_it_is_old() {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, fresh, theirs) = (".undiluted-AbCdEf", ".undiluted-GhIjKl", ".other-AbCdEf");
        let long_ago = SystemTime::now() - 2 * LEFT_BEHIND;
        for name in [old, fresh, theirs] {
            fs::write(folder.path().join(name), "half").expect("writable");
        }
        for name in [old, theirs] {
            let file = OpenOptions::new().write(true).open(folder.path().join(name)).expect("a file");
            file.set_modified(long_ago).expect("a time");
        }
        write_atomic(&folder.path().join("report.html"), b"whole").expect("writable");
        let mut left = names(folder.path());
        left.sort();
        assert_eq!(left, [theirs, fresh, "report.html"]);
    }
}
