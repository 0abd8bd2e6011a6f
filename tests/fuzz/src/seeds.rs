//! What inputs are made of: the project's own texts and files.

use crate::targets::{Kind, Target};
use std::fs;
use std::path::Path;

/// Seeds for a target.
pub fn of(target: &Target) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seeds = match target.kind {
        Kind::Text => files(&root.join("licenses"), &["txt", "md", "html"]),
        Kind::Toml => [files(&root.join("assets"), &["toml"]), files(&root.join("licenses"), &["toml"])].concat(),
        Kind::Session => vec![session()],
        Kind::Binary => binaries(),
    };
    // Nothing at all is an input too.
    seeds.push(Vec::new());
    seeds
}

/// Files with one of these endings, below a folder.
fn files(folder: &Path, endings: &[&str]) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
            found.extend(fs::read(&path));
        }
    }
    found
}

fn session() -> Vec<u8> {
    br##"{"schema": "undiluted/session/1", "session": {"documents": [{"parts": [{"name": "LICENSE",
"sha256": "0000000000000000000000000000000000000000000000000000000000000000", "bytes": 3}]}], "show": "all", "lens": "osd",
"reviewer": "ana", "edits": {"marks": [{"reviewer": "ana", "place": {"sha256": "00", "label": "1"}, "note": "why?"}]}}}"##
        .to_vec()
}

/// The beginnings of files that are no text: enough for readers to go on.
fn binaries() -> Vec<Vec<u8>> {
    let mut gguf = b"GGUF\x03\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0".to_vec();
    gguf.extend(b"\x0f\0\0\0\0\0\0\0general.license\x08\0\0\0\x03\0\0\0\0\0\0\0mit");
    let header = br#"{"__metadata__":{"license":"mit"},"w":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}}"#;
    let mut tensors = u64::try_from(header.len()).unwrap_or(0).to_le_bytes().to_vec();
    tensors.extend(header);
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n\
4 0 obj<</Length 40>>stream\nBT /F 12 Tf 72 700 Td (You may use) Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
    let rtf = br"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\pard You may use it \b only\b0\par\'e9\u8217?\par}";
    vec![gguf, tensors, pdf.to_vec(), rtf.to_vec()]
}
