//! Bytes → text. Byte-order marks and byte patterns first, a guess last.

use crate::diagnostic::{Code, Diagnostic};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text and where it came from.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: String,
    pub diagnostics: Vec<Diagnostic>,
}

pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(format) = known_binary(bytes) {
        return refused(
            Code::UnsupportedFormat,
            format!("{format} is not read yet; save it as DOCX, PDF, plain text, Markdown or HTML"),
        );
    }
    if let Some((text, encoding)) = utf32(bytes) {
        return Decoded { text, encoding: encoding.to_owned(), diagnostics: Vec::new() };
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(length..).unwrap_or_default(), false);
    }
    if let Some(encoding) = utf16_by_pattern(bytes) {
        return with(encoding, bytes, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if looks_binary(bytes) {
            return refused(Code::Binary, "the file is not text");
        }
        return Decoded { text: text.to_owned(), encoding: "utf-8".to_owned(), diagnostics: Vec::new() };
    }
    if looks_binary(bytes) {
        return refused(Code::Binary, "the file is not text");
    }
    // A text with a few broken bytes in otherwise sound UTF-8 is UTF-8: guessing another encoding
    // would garble every letter beyond ASCII.
    if mostly_utf8(bytes) {
        return with(UTF_8, bytes, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    with(detector.guess(None, Utf8Detection::Deny), bytes, true)
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name().to_ascii_lowercase();
    let mut diagnostics = Vec::new();
    if guessed {
        diagnostics.push(Diagnostic::new(
            Code::EncodingGuessed,
            format!("the encoding was taken to be {name}: the file does not say"),
        ));
    }
    if replaced {
        let count = text.chars().filter(|it| *it == '\u{fffd}').count();
        diagnostics.push(Diagnostic::new(
            Code::Replaced,
            format!("{count} characters could not be decoded as {name} and stand as U+FFFD"),
        ));
    }
    Decoded { text: text.into_owned(), encoding: name, diagnostics }
}

fn refused(code: Code, message: impl Into<String>) -> Decoded {
    Decoded { text: String::new(), encoding: "binary".to_owned(), diagnostics: vec![Diagnostic::new(code, message)] }
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP or Office file"),
        (b"{\\rtf", "an RTF file"),
        (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file"),
        (b"GGUF", "a GGUF model file"),
        (b"\x89PNG", "a picture"),
        (b"\x1f\x8b", "a gzip file"),
        (b"\x7fELF", "a program"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// NUL bytes, or more than one control character in twenty.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let odd = head
        .iter()
        .filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    head.contains(&0) || odd * 20 > head.len()
}

/// UTF-16 without a mark: Latin text has its NULs all on one side.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1).unwrap_or_default();
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let nuls = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    match (even * 10, odd * 10) {
        (even, odd) if odd >= pairs * 4 && even < pairs => Some(UTF_16LE),
        (even, odd) if even >= pairs * 4 && odd < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-32 by its mark or by its pattern; `encoding_rs` leaves it out as the web does.
fn utf32(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (body, big) = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => (rest, false),
        [0, 0, 0xfe, 0xff, rest @ ..] => (rest, true),
        [0, 0, 0, a, 0, 0, 0, b, ..] if *a > 0 && *b > 0 => (bytes, true),
        [a, 0, 0, 0, b, 0, 0, 0, ..] if *a > 0 && *b > 0 => (bytes, false),
        _ => return None,
    };
    let (chunks, rest) = body.as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    let code = |chunk: &[u8; 4]| if big { u32::from_be_bytes(*chunk) } else { u32::from_le_bytes(*chunk) };
    let text: Option<String> = chunks.iter().map(|chunk| char::from_u32(code(chunk))).collect();
    text.map(|text| (text, if big { "utf-32be" } else { "utf-32le" }))
}

/// Whether at least nine in ten of the bytes beyond ASCII form sound UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let broken: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    broken * 10 <= beyond
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding.as_str(), decoded.text.as_str()), (encoding, text));
    }

    #[test]
    fn encodings_by_mark_pattern_and_guess() {
        check("“may”".as_bytes(), "utf-8", "“may”");
        check(b"\xef\xbb\xbfmay", "utf-8", "may");
        check(b"\xff\xfem\0a\0y\0", "utf-16le", "may");
        check(b"m\0a\0y\0 \0n\0o\0t\0", "utf-16le", "may not");
        check(b"\0m\0a\0y\0 \0n\0o\0t", "utf-16be", "may not");
        check(b"\xff\xfe\0\0m\0\0\0a\0\0\0", "utf-32le", "ma");
        check(
            b"You may not use the \x93Model\x94 for military purposes",
            "windows-1252",
            "You may not use the “Model” for military purposes",
        );
    }

    #[test]
    fn gb18030_is_guessed() {
        let (bytes, _, _) =
            encoding_rs::GB18030.encode("您不得出于任何军事或非法目的使用、复制、修改本软件的全部或部分衍生作品。");
        let decoded = decode(&bytes);
        assert!(decoded.text.contains("军事"), "{} {}", decoded.encoding, decoded.text);
        assert_eq!(decoded.diagnostics[0].code, Code::EncodingGuessed);
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let decoded =
            decode(b"caf\xc3\xa9 na\xc3\xafve \xe2\x80\x9cx\xe2\x80\x9d \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \xff end");
        assert_eq!(decoded.encoding, "utf-8");
        assert_eq!(decoded.diagnostics[0].code, Code::Replaced);
    }

    #[test]
    fn binary_is_refused_with_a_reason() {
        assert_eq!(decode(b"%PDF-1.7 ...").diagnostics[0].code, Code::UnsupportedFormat);
        assert_eq!(decode(&[1, 2, 3, 0, 0, 4, 200, 1, 1, 1]).diagnostics[0].code, Code::Binary);
    }
}
