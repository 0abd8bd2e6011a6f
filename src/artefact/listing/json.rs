//! JSON with the place of every value, so that what a bill of materials says can be quoted; bounded, for a bill is
//! somebody else's file.

use crate::document::Span;
use crate::never::slice;

/// How deep values may stand in each other; no bill that people write comes near.
const DEEPEST: usize = 64;
/// How many values are read.
const MOST: usize = 400_000;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Json {
    pub value: JsonValue,
    /// In the text that was read; of a string, its quotes are part of it.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum JsonValue {
    /// `null`, `true`, a number: nothing that a licence is named by.
    Other,
    Text(String),
    List(Vec<Json>),
    /// In order; keys may repeat, and the first counts.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// The value of a key, the first one.
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        match &self.value {
            JsonValue::Map(map) => map.iter().find(|it| it.0 == key).map(|it| &it.1),
            _ => None,
        }
    }

    /// The value at the end of a path of keys.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Json> {
        path.iter().try_fold(self, |it, key| it.get(key))
    }

    /// The items of a list; of anything else nothing.
    pub(super) fn items(&self) -> &[Json] {
        if let JsonValue::List(list) = &self.value { list } else { &[] }
    }

    /// The items of a list, or the one thing that stands where a list may.
    pub(super) fn each(&self) -> &[Json] {
        if let JsonValue::List(list) = &self.value { list } else { std::slice::from_ref(self) }
    }

    /// The words of a string.
    pub(super) fn text(&self) -> Option<&str> {
        if let JsonValue::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The words of the string at a key, white space at its ends taken off; nothing where it is empty.
    pub(super) fn word(&self, key: &str) -> Option<&str> {
        self.get(key)?.text().map(str::trim).filter(|it| !it.is_empty())
    }
}

/// Reads a whole text.
///
/// # Errors
/// What is in the way, in a sentence.
pub(super) fn read(text: &str) -> Result<Json, String> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { text, at: start, left: MOST };
    let value = reader.value(0)?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(format!("something stands behind its end, at byte {}", reader.at)),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// How many values may still come.
    left: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn wrong(&self) -> String {
        format!("it is no JSON at byte {}", self.at)
    }

    /// The next character, if it is this one.
    fn take(&mut self, wanted: u8) -> bool {
        self.space();
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        self.space();
        if depth > DEEPEST {
            return Err(format!("its values stand in each other more than {DEEPEST} deep"));
        }
        self.left = self.left.checked_sub(1).ok_or_else(|| format!("it has more than {MOST} values"))?;
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.map(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => JsonValue::Text(self.string()?),
            _ => self.other()?,
        };
        Ok(Json { value, span: Span::new(start, self.at) })
    }

    fn map(&mut self, depth: usize) -> Result<JsonValue, String> {
        self.at += 1;
        let mut map = Vec::new();
        if self.take(b'}') {
            return Ok(JsonValue::Map(map));
        }
        loop {
            self.space();
            let key = self.string()?;
            if !self.take(b':') {
                return Err(self.wrong());
            }
            map.push((key, self.value(depth + 1)?));
            if self.take(b'}') {
                return Ok(JsonValue::Map(map));
            }
            if !self.take(b',') {
                return Err(self.wrong());
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<JsonValue, String> {
        self.at += 1;
        let mut list = Vec::new();
        if self.take(b']') {
            return Ok(JsonValue::List(list));
        }
        loop {
            list.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(JsonValue::List(list));
            }
            if !self.take(b',') {
                return Err(self.wrong());
            }
        }
    }

    /// A string with its escapes taken back.
    fn string(&mut self) -> Result<String, String> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.wrong());
        }
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'\\') => self.at += 2,
                Some(b'"') => break,
                Some(_) => self.at += 1,
                None => return Err("it ends inside a string".to_owned()),
            }
        }
        self.at += 1;
        let raw = self.text.get(start..self.at).ok_or_else(|| self.wrong())?;
        serde_json::from_str(raw).map_err(|_| format!("the string at byte {start} cannot be read"))
    }

    fn other(&mut self) -> Result<JsonValue, String> {
        let start = self.at;
        while self.peek().is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.')) {
            self.at += 1;
        }
        let word = slice(self.text, start..self.at);
        let is_one =
            matches!(word, "null" | "true" | "false") || serde_json::from_str::<serde_json::Number>(word).is_ok();
        if is_one {
            return Ok(JsonValue::Other);
        }
        self.at = start;
        Err(self.wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_place() {
        let text = "\u{feff}{\"a\": [\"x\\u00e9\\n\", 1.5e3, null, {\"b\": \"\"}]}\n";
        let read = read(text).expect("JSON");
        let item = &read.at(&["a"]).expect("a list").items()[0];
        assert_eq!((item.text(), &text[item.span.range()]), (Some("xé\n"), "\"x\\u00e9\\n\""));
        assert_eq!(read.at(&["a"]).map(|it| it.items().len()), Some(4));
        assert_eq!(read.get("a").and_then(|it| it.items()[3].word("b")), None, "an empty string says nothing");
    }

    #[test]
    fn broken_deep_and_long_files_are_refused_in_a_sentence() {
        let deep = "[".repeat(100_000);
        let long = format!("[{}1]", "1,".repeat(MOST));
        for text in
            ["", "{", "{\"a\" 1}", "[1,]", "\"\\", "nul", "{\"a\":1}x", "\"\u{1}\"", "{'a':1}", "[01]", &deep, &long]
        {
            let error = read(text).expect_err(text.get(..20).unwrap_or(text));
            assert!(error.len() < 80, "{error}");
        }
    }
}
