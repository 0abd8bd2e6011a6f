//! A GGUF file's header: what a model file says of itself, read without its weights.
//!
//! The format is ggml's (docs/gguf.md in its repository): a magic number, a version, how many tensors and entries
//! there are, then the entries. Only `general.*` is kept; the vocabulary between is passed over.

use super::header::{Header, HeaderError, LONGEST, Value};
use std::io::Read;

/// What the file begins with.
pub const MAGIC: &[u8; 4] = b"GGUF";
/// No header has more entries: the largest known ones have about a hundred.
const MOST_ENTRIES: u64 = 65_536;
/// How many items of a list are kept.
const MOST_ITEMS: usize = 64;
/// The longest value that is kept, in bytes.
const MOST_KEPT: u64 = 1024 * 1024;

/// Reads a header from the beginning of a file.
///
/// # Errors
/// [`HeaderError`] says what is wrong with it.
pub fn read(input: &mut dyn Read) -> Result<Header, HeaderError> {
    let mut reader = Reader { input, left: LONGEST, has_long_counts: true };
    let mut magic = [0; 4];
    reader.fill(&mut magic)?;
    if &magic != MAGIC {
        return Err(HeaderError::NotOne);
    }
    let version = reader.u32()?;
    match version {
        1 => reader.has_long_counts = false,
        2 | 3 => {}
        _ if version.swap_bytes() <= 3 => {
            return Err(HeaderError::Broken("it is written for big-endian machines".into()));
        }
        _ => return Err(HeaderError::Broken(format!("its version {version} is not known"))),
    }
    let _tensors = reader.count()?;
    let entries = reader.count()?;
    if entries > MOST_ENTRIES {
        return Err(HeaderError::Broken(format!("it promises {entries} entries, which no model file has")));
    }
    let mut header = Header { format: "GGUF", ..Header::default() };
    for _ in 0..entries {
        let key = reader.string()?;
        let kind = reader.u32()?;
        if let Some(value) = reader.value(kind, key.starts_with("general."))? {
            header.entries.push((key, value));
        }
    }
    Ok(header)
}

struct Reader<'a> {
    input: &'a mut dyn Read,
    /// How many bytes may still be read.
    left: u64,
    has_long_counts: bool,
}

impl Reader<'_> {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), HeaderError> {
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(HeaderError::TooLong)?;
        self.input.read_exact(bytes).map_err(|it| HeaderError::of(&it))
    }

    fn skip(&mut self, bytes: u64) -> Result<(), HeaderError> {
        self.left = self.left.checked_sub(bytes).ok_or(HeaderError::TooLong)?;
        let skipped = std::io::copy(&mut (&mut *self.input).take(bytes), &mut std::io::sink());
        match skipped {
            Ok(it) if it == bytes => Ok(()),
            Ok(_) => Err(HeaderError::CutShort),
            Err(error) => Err(HeaderError::of(&error)),
        }
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N], HeaderError> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, HeaderError> {
        Ok(u32::from_le_bytes(self.number()?))
    }

    fn count(&mut self) -> Result<u64, HeaderError> {
        if self.has_long_counts { Ok(u64::from_le_bytes(self.number()?)) } else { self.u32().map(u64::from) }
    }

    fn string(&mut self) -> Result<String, HeaderError> {
        let length = self.count()?;
        if length > MOST_KEPT {
            return Err(HeaderError::Broken(format!("it promises a name of {length} bytes")));
        }
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        self.fill(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A value of this kind; nothing where it is passed over.
    fn value(&mut self, kind: u32, keep: bool) -> Result<Option<Value>, HeaderError> {
        Ok(match kind {
            8 if keep => Some(Value::Text(self.string()?)),
            8 => {
                let length = self.count()?;
                self.skip(length)?;
                None
            }
            9 => self.list(keep)?,
            _ => {
                let number = self.scalar(kind)?;
                keep.then_some(Value::Text(number))
            }
        })
    }

    fn list(&mut self, keep: bool) -> Result<Option<Value>, HeaderError> {
        let kind = self.u32()?;
        let count = self.count()?;
        // A list of lists could promise much in few bytes; none is in use.
        if kind == 9 {
            return Err(HeaderError::Broken("it has a list of lists".into()));
        }
        if let Some(size) = size(kind).filter(|_| !keep) {
            self.skip(count.checked_mul(size).ok_or(HeaderError::TooLong)?)?;
            return Ok(None);
        }
        let mut items = Vec::new();
        for _ in 0..count {
            match self.value(kind, keep && items.len() < MOST_ITEMS)? {
                Some(Value::Text(item)) => items.push(item),
                Some(Value::List(_)) | None => {}
            }
        }
        Ok(keep.then_some(Value::List(items)))
    }

    fn scalar(&mut self, kind: u32) -> Result<String, HeaderError> {
        Ok(match kind {
            0 => u8::from_le_bytes(self.number()?).to_string(),
            1 => i8::from_le_bytes(self.number()?).to_string(),
            2 => u16::from_le_bytes(self.number()?).to_string(),
            3 => i16::from_le_bytes(self.number()?).to_string(),
            4 => self.u32()?.to_string(),
            5 => i32::from_le_bytes(self.number()?).to_string(),
            6 => f32::from_le_bytes(self.number()?).to_string(),
            7 => (self.number::<1>()? != [0]).to_string(),
            10 => u64::from_le_bytes(self.number()?).to_string(),
            11 => i64::from_le_bytes(self.number()?).to_string(),
            12 => f64::from_le_bytes(self.number()?).to_string(),
            other => return Err(HeaderError::Broken(format!("it has a value of the unknown kind {other}"))),
        })
    }
}

/// How many bytes a number of this kind has.
fn size(kind: u32) -> Option<u64> {
    match kind {
        0 | 1 | 7 => Some(1),
        2 | 3 => Some(2),
        4..=6 => Some(4),
        10..=12 => Some(8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(it: &str) -> Vec<u8> {
        let mut bytes = (it.len() as u64).to_le_bytes().to_vec();
        bytes.extend(it.as_bytes());
        bytes
    }

    fn entry(key: &str, kind: u32, value: &[u8]) -> Vec<u8> {
        [text(key), kind.to_le_bytes().to_vec(), value.to_vec()].concat()
    }

    fn file(version: u32, entries: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(version.to_le_bytes());
        bytes.extend(291_u64.to_le_bytes());
        bytes.extend((entries.len() as u64).to_le_bytes());
        bytes.extend(entries.concat());
        bytes
    }

    fn list(kind: u32, items: &[Vec<u8>]) -> Vec<u8> {
        [kind.to_le_bytes().to_vec(), (items.len() as u64).to_le_bytes().to_vec(), items.concat()].concat()
    }

    #[test]
    fn what_a_model_says_of_itself_is_kept_and_its_vocabulary_passed_over() {
        let vocabulary: Vec<_> = (0..1_000).map(|it| text(&format!("token {it}"))).collect();
        let bytes = file(
            3,
            &[
                entry("general.license", 8, &text("llama3.1")),
                entry("tokenizer.ggml.tokens", 9, &list(8, &vocabulary)),
                entry("tokenizer.ggml.scores", 9, &list(6, &vec![vec![0; 4]; 1_000])),
                entry("llama.block_count", 4, &32_u32.to_le_bytes()),
                entry("general.base_model.count", 4, &1_u32.to_le_bytes()),
                entry("general.languages", 9, &list(8, &[text("en"), text("de")])),
            ],
        );
        let header = read(&mut bytes.as_slice()).expect("a header");
        assert_eq!(header.text("general.license"), Some("llama3.1"));
        assert_eq!(header.text("general.base_model.count"), Some("1"));
        assert_eq!(header.list("general.languages"), ["en", "de"]);
        assert_eq!(header.entries.len(), 3);
        for end in 0..bytes.len() {
            assert!(read(&mut &bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn headers_that_promise_too_much_are_refused_at_once() {
        let with = |entries: u64, rest: &[u8]| {
            [&MAGIC[..], &3_u32.to_le_bytes(), &0_u64.to_le_bytes(), &entries.to_le_bytes(), rest].concat()
        };
        let said = |bytes: &[u8]| read(&mut &*bytes).expect_err("it must be refused").to_string();
        assert!(said(&with(1 << 60, b"")).contains("1152921504606846976 entries"));
        let name = with(1, &(1_u64 << 60).to_le_bytes());
        assert!(said(&name).contains("a name of"), "{}", said(&name));
        let value = with(1, &entry("a", 8, &(1_u64 << 60).to_le_bytes()));
        assert!(said(&value).contains("64 MiB"), "{}", said(&value));
        let items =
            with(1, &entry("a", 9, &[10_u32.to_le_bytes().to_vec(), (1_u64 << 60).to_le_bytes().to_vec()].concat()));
        assert!(said(&items).contains("64 MiB"), "{}", said(&items));
        assert!(said(&with(1, &entry("a", 77, b""))).contains("unknown kind 77"));
        assert!(said(&with(1, &entry("a", 9, &list(9, &[])))).contains("list of lists"));
        assert!(said(&file(0x0300_0000, &[])).contains("big-endian"));
        assert!(said(&file(9, &[])).contains("version 9"));
        assert!(matches!(read(&mut &b"PK\x03\x04 an archive"[..]), Err(HeaderError::NotOne)));
    }

    #[test]
    fn the_first_version_counts_in_four_bytes() {
        let short = |it: &str| [&u32::try_from(it.len()).expect("short").to_le_bytes()[..], it.as_bytes()].concat();
        let mut bytes = MAGIC.to_vec();
        for number in [1_u32, 0, 1] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([short("general.license"), 8_u32.to_le_bytes().to_vec(), short("mit")].concat());
        assert_eq!(read(&mut bytes.as_slice()).expect("a header").text("general.license"), Some("mit"));
    }
}
