//! Names of files as text and back. A name on Unix is bytes: no file may be out of reach because they are not UTF-8.
//!
//! A byte that is part of no character is written as shells and compilers show it: `caf\xE9.txt`.

use std::path::{Path, PathBuf};

/// A path as text that [`path_of`] leads back to the same file.
#[cfg(unix)]
pub fn name_of(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    written(path.as_os_str().as_bytes())
}

/// Bytes as text, those that are none written as `\xE9`.
pub(super) fn written(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut name = String::new();
    for chunk in bytes.utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            write!(name, "\\x{byte:02X}").ok();
        }
    }
    name
}

/// A path as text that [`path_of`] leads back to the same file.
#[cfg(not(unix))]
pub fn name_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The path that a name stands for. A file of this very name comes first; only where there is none are `\x80` to `\xFF`
/// read as bytes. Neither a dot nor a slash can be written so: no name leads elsewhere by it.
#[cfg(unix)]
pub fn path_of(name: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let literal = PathBuf::from(name);
    if !name.contains("\\x") || literal.symlink_metadata().is_ok() {
        return literal;
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once("\\x") {
        bytes.extend(before.as_bytes());
        let byte = after.get(..2).and_then(|it| u8::from_str_radix(it, 16).ok()).filter(|it| *it >= 0x80);
        rest = if let Some(byte) = byte {
            bytes.push(byte);
            after.get(2..).unwrap_or_default()
        } else {
            bytes.extend(b"\\x");
            after
        };
    }
    bytes.extend(rest.as_bytes());
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

/// The path that a name stands for.
#[cfg(not(unix))]
pub fn path_of(name: &str) -> PathBuf {
    PathBuf::from(name)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    #[test]
    fn every_name_leads_back_to_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        for bytes in
            [&b"caf\xe9.txt"[..], b"a\xff\xfe\x80", b"plain \xc3\xa9", b"\\xZZ\xe9", b"\\x41\xe9", b"\\x+9\xe9"]
        {
            let path = folder.path().join(OsStr::from_bytes(bytes));
            std::fs::write(&path, "words").expect("writable");
            assert_eq!(path_of(&name_of(&path)), path, "{bytes:?}");
        }
        assert_eq!(name_of(Path::new(OsStr::from_bytes(b"caf\xe9.txt"))), "caf\\xE9.txt");
    }

    #[test]
    fn a_file_that_is_really_called_so_comes_first_and_no_name_leads_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a\\xE9");
        std::fs::write(&path, "words").expect("writable");
        assert_eq!(path_of(&path.to_string_lossy()), path);
        assert_eq!(path_of("\\x2E\\x2E\\x2Fsecret"), Path::new("\\x2E\\x2E\\x2Fsecret"));
    }
}
