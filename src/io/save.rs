//! Writes that leave the old file or the new one, never half.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// Writes a file whole or not at all: beside the target first, then renamed over it.
/// A device or a pipe is written through.
///
/// # Errors
/// What the system says; the old file is then as it was and nothing else stays behind.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
    // A symbolic link is followed, so that the link stays and its target is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = beside().tempfile_in(folder).map_err(|error| without_path(&error))?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
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
    builder.prefix(".undiluted-").permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".undiluted-");
    builder
}
