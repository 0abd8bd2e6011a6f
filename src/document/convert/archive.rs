//! The ZIP files that Office programs write: their parts by name, within limits.

use super::Refusal;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// How much all parts that are read may hold together, in bytes: what is said of their sizes is not believed.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// More parts than these no document has.
const MOST_PARTS: usize = 10_000;

/// An opened file of parts.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be read.
    left: u64,
    /// The names of all parts, in the file's order.
    pub names: Vec<String>,
}

impl<'a> Archive<'a> {
    /// Opens a file; nothing of it is unpacked yet.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|it| Refusal::damaged(it.to_string()))?;
        if zip.len() > MOST_PARTS {
            return Err(Refusal::limit(format!("it has {} parts, and no more than {MOST_PARTS} are read", zip.len())));
        }
        if zip.has_overlapping_entries().map_err(|it| Refusal::damaged(it.to_string()))? {
            return Err(Refusal::damaged("its parts lie over each other".to_owned()));
        }
        let names = zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
        Ok(Self { zip, left: MOST_BYTES, names })
    }

    /// The bytes of a part; nothing where there is none of this name.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why.contains("assword") => return Err(Refusal::encrypted()),
            Err(error) => return Err(Refusal::damaged(format!("{name} in it: {error}"))),
        };
        let mut bytes = Vec::new();
        file.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|it| Refusal::damaged(format!("{name} in it: {it}")))?;
        let length = bytes.len() as u64;
        if length > self.left {
            let most = MOST_BYTES / 1024 / 1024;
            return Err(Refusal::limit(format!("its parts unpack to more than {most} MiB, as no licence does")));
        }
        self.left -= length;
        Ok(Some(bytes))
    }
}

/// A part's path as another part of this folder names it: `../media/x` seen from `word` is `media/x`.
pub(super) fn path_from(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|it| !it.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;

    fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_read_by_name_and_paths_are_followed() {
        let bytes = zip(&[("a/b.xml", b"x")]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.read("a/b.xml").unwrap().as_deref(), Some(&b"x"[..]));
        assert_eq!(archive.read("none").unwrap(), None);
        assert_eq!(path_from("word", "../media/x.xml"), "media/x.xml");
        assert_eq!(path_from("word", "/word/x.xml"), "word/x.xml");
        assert_eq!(path_from("", "../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn bombs_end_at_the_limit() {
        let bytes = zip(&[("bomb", &vec![0; 70 * 1024 * 1024])]);
        assert!(bytes.len() < 100_000);
        let why = Archive::open(&bytes).unwrap().read("bomb").unwrap_err().why;
        assert!(why.contains("64 MiB"), "{why}");
    }

    #[test]
    fn a_cut_file_is_damaged() {
        let bytes = zip(&[("a", b"some words that are long enough")]);
        assert!(Archive::open(&bytes[..bytes.len() / 2]).is_err());
    }
}
