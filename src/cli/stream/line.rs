//! A line of a stream: a document with its text or its path, or what is wrong with it.

use crate::document::{MediaType, Source};
use crate::io::{self, Argument};
use serde::Deserialize;

/// What a line weighs at least, in bytes: its result takes room too.
const LEAST: usize = 4 * 1024;

/// A line as it came.
#[derive(Debug)]
pub(super) struct Line {
    /// Counting from 1.
    pub number: usize,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, String>,
}

/// What a line asks to be read.
#[derive(Debug)]
pub struct Entry {
    /// What to call it.
    pub name: String,
    /// Its files.
    pub sources: Vec<Source>,
    /// The paths below its folder, where it is one.
    pub files: Vec<String>,
}

/// What is wrong with a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    /// The name, as far as the line says one.
    pub name: Option<String>,
    /// What to mend.
    pub error: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    name: Option<String>,
    text: Option<String>,
    path: Option<String>,
    media_type: Option<MediaType>,
}

impl Line {
    /// How much of the window it takes.
    pub(super) fn weight(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len).max(LEAST)
    }

    /// Takes the line apart and loads what it names; `is_release` lets a folder without text through.
    pub(super) fn read(self, is_release: bool) -> Result<Entry, Broken> {
        let bytes = self.bytes.map_err(|error| Broken { name: None, error })?;
        let Typed { name, text, path, media_type } = typed(&bytes)?;
        let broken = |name: &Option<String>, error: &str| Err(Broken { name: name.clone(), error: error.to_owned() });
        match (name, text, path) {
            (name, Some(_), None) if media_type.is_some_and(MediaType::is_converted) => broken(
                &name,
                "has a text that cannot be of that media_type: text/plain, text/markdown or text/html; give the \"path\" of the file",
            ),
            (Some(name), Some(text), None) => {
                let source = Source::new(name.clone(), text).made_of(media_type);
                Ok(Entry { name, sources: vec![source], files: Vec::new() })
            }
            (name, None, Some(path)) => load(name, path, media_type, is_release),
            (None, Some(_), None) => broken(&None, "has a text and no name; give it a \"name\""),
            (name, Some(_), Some(_)) => broken(&name, "has both a text and a path; leave one of them out"),
            (name, None, None) => broken(&name, "has no document: give it a \"text\" or a \"path\""),
        }
    }
}

fn typed(bytes: &[u8]) -> Result<Typed, Broken> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Broken { name: None, error: "is empty; each line is one JSON object".to_owned() });
    }
    serde_json::from_slice(bytes).map_err(|error| {
        // The object may be sound JSON and not what is asked for: then it can still say what it is called.
        let value: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
        let name = value.and_then(|it| it.get("name")?.as_str().map(str::to_owned));
        let error = format!("is not {{\"name\", \"text\" or \"path\", \"media_type\"?}}: {error}");
        Broken { name, error }
    })
}

/// What comes in a stream is somebody's data: it may name files, and nothing that would be fetched, waited for or read twice.
fn load(name: Option<String>, path: String, media_type: Option<MediaType>, is_release: bool) -> Result<Entry, Broken> {
    let name = name.unwrap_or_else(|| path.clone());
    let broken = |error: String| Broken { name: Some(name.clone()), error };
    if path.split('+').any(|it| it.starts_with("hf:")) {
        return Err(broken(format!("{path}: a stream downloads nothing; give the path of the model's folder")));
    }
    if path == "-" || io::is_pipe(&path) {
        return Err(broken(format!("{path}: a stream names files and folders, no pipes")));
    }
    let argument = Argument(path);
    let loaded = if is_release { io::load_release(&argument) } else { io::load(&argument) };
    let mut sources = loaded.map_err(|error| broken(error.to_string()))?;
    if let [only] = sources.as_mut_slice() {
        only.media_type = media_type;
    }
    let files = if is_release { io::files(&argument) } else { Vec::new() };
    Ok(Entry { name, sources, files })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Entry, Broken> {
        Line { number: 1, bytes: Ok(line.as_bytes().to_vec()) }.read(false)
    }

    #[test]
    fn a_line_is_a_text_or_a_path_and_says_what_is_wrong() {
        let entry = read(r#"{"name":"a","text":"x","media_type":"text/html"}"#).unwrap();
        assert_eq!((entry.name.as_str(), entry.sources[0].media_type), ("a", Some(MediaType::Html)));
        for (line, name, words) in [
            ("", None, "is empty"),
            ("{", None, "EOF"),
            (r#"{"name":"a"}"#, Some("a"), "no document"),
            (r#"{"text":"a"}"#, None, "no name"),
            (r#"{"name":"a","text":"x","path":"y"}"#, Some("a"), "both"),
            (r#"{"name":"a","txt":"x"}"#, Some("a"), "unknown field `txt`"),
            (r#"{"name":"a","text":"x","text":"y"}"#, Some("a"), "duplicate field"),
            (r#"{"name":"a","text":"x","media_type":"application/pdf"}"#, Some("a"), "text/markdown"),
            (r#"{"path":"hf:org/name"}"#, Some("hf:org/name"), "downloads nothing"),
            (r#"{"path":"no/such"}"#, Some("no/such"), "cannot be read"),
            (r#"{"path":"-"}"#, Some("-"), "no pipes"),
            ("[1]", None, "is not"),
        ] {
            let broken = read(line).unwrap_err();
            assert_eq!(broken.name.as_deref(), name, "{line}");
            assert!(broken.error.contains(words), "{line}: {}", broken.error);
        }
    }
}
