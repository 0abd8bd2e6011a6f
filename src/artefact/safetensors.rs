//! A safetensors file's header: eight bytes that say how long it is, then JSON, in which `__metadata__` has texts.

use super::header::{Header, HeaderError, LONGEST, Value};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;

#[derive(Deserialize)]
struct Json {
    #[serde(rename = "__metadata__", default)]
    metadata: BTreeMap<String, serde_json::Value>,
}

/// Reads a header from the beginning of a file of so many bytes.
///
/// # Errors
/// [`HeaderError`] says what is wrong with it.
pub fn read(input: &mut dyn Read, bytes: u64) -> Result<Header, HeaderError> {
    let mut length = [0; 8];
    input.read_exact(&mut length).map_err(|it| HeaderError::of(&it))?;
    let length = u64::from_le_bytes(length);
    if length > bytes.saturating_sub(8) {
        return Err(HeaderError::Broken(format!("it promises a header of {length} bytes and has {bytes} in all")));
    }
    if length > LONGEST {
        return Err(HeaderError::TooLong);
    }
    let mut json = Vec::new();
    input.take(length).read_to_end(&mut json).map_err(|it| HeaderError::of(&it))?;
    if !json.starts_with(b"{") {
        return Err(HeaderError::NotOne);
    }
    let json: Json =
        serde_json::from_slice(&json).map_err(|it| HeaderError::Broken(format!("its JSON is broken: {it}")))?;
    let text = |it: serde_json::Value| match it {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    let entries = json.metadata.into_iter().map(|(key, value)| (key, Value::Text(text(value)))).collect();
    Ok(Header { format: "safetensors", entries })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(json: &str) -> Vec<u8> {
        [&(json.len() as u64).to_le_bytes()[..], json.as_bytes(), &[0; 64]].concat()
    }

    fn header(bytes: &[u8]) -> Result<Header, HeaderError> {
        read(&mut &*bytes, bytes.len() as u64)
    }

    #[test]
    fn the_metadata_is_kept_and_the_tensors_passed_over() {
        let json = r#"{"__metadata__":{"license":"apache-2.0","format":"pt"},"w":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#;
        let it = header(&file(json)).expect("a header");
        assert_eq!((it.text("license"), it.entries.len()), (Some("apache-2.0"), 2));
        assert!(header(&file("{}")).expect("a header").entries.is_empty());
    }

    #[test]
    fn broken_headers_are_refused() {
        assert!(matches!(header(&(1_u64 << 60).to_le_bytes()), Err(HeaderError::Broken(_))));
        assert!(matches!(read(&mut &(1_u64 << 40).to_le_bytes()[..], u64::MAX), Err(HeaderError::TooLong)));
        assert!(matches!(header(b"short"), Err(HeaderError::CutShort)));
        assert!(matches!(header(&file("no JSON")), Err(HeaderError::NotOne)));
        assert!(matches!(header(&file("{\"a\":")), Err(HeaderError::Broken(_))));
        let deep = format!("{{\"a\":{}", "[".repeat(100_000));
        assert!(matches!(header(&file(&deep)), Err(HeaderError::Broken(_))));
    }
}
