//! Models that code names: `from_pretrained("org/name")`, `hf_hub_download`, a Modelfile's `FROM`, `config.json`'s
//! `_name_or_path`.
//!
//! Code is read as text, comments included: what is named may be used.

use crate::document::{Span, last_component};
use regex::Regex;
use std::sync::LazyLock;

/// A model that a file names, or a call that names one by a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedModel {
    /// `hf:org/name`, `ollama:name`; nothing where the code does not say it in words.
    pub key: Option<String>,
    /// The name in the file, or the call.
    pub span: Span,
}

/// What of a file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Code,
    Modelfile,
    Config,
}

/// Calls that load a model: their first words in quotes, or an argument of this name, are its id.
const CALLS: &str = r"\b(from_pretrained|hf_hub_download|snapshot_download|SentenceTransformer|CrossEncoder|InferenceClient|pipeline)\s*\(";

static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(CALLS).ok());
static ARGUMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "repo_id|repo|model|model_id|model_name_or_path|pretrained_model_name_or_path";
    Regex::new(&format!(r#"\b(?:{names})\s*[=:]\s*["']([^"'\n]{{1,200}})["']"#)).ok()
});
static FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"^\s*["']([^"'\n]{1,200})["']"#).ok());
static FROM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?mi)^[ \t]*FROM[ \t]+(\S{1,200})").ok());
static CONFIG: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#""_name_or_path"\s*:\s*"([^"\n]{1,200})""#).ok());

/// How far behind a call its arguments are looked for, in bytes.
const REACH: usize = 400;

/// The largest file of code that is looked through, in bytes.
pub const MOST_CODE: usize = 2 * 1024 * 1024;

/// Whether a file may name models, by its name.
pub fn may_name_models(path: &str) -> bool {
    form(path).is_some()
}

fn form(path: &str) -> Option<Form> {
    let name = last_component(path);
    let lower = name.to_lowercase();
    if lower == "modelfile" || lower.starts_with("modelfile.") || lower.ends_with(".modelfile") {
        return Some(Form::Modelfile);
    }
    if lower == "config.json" {
        return Some(Form::Config);
    }
    let ending = lower.rsplit_once('.').map_or("", |it| it.1);
    let of_code =
        ["py", "pyi", "ipynb", "js", "mjs", "cjs", "ts", "tsx", "rs", "go", "java", "kt", "rb", "sh", "r", "jl"];
    of_code.contains(&ending).then_some(Form::Code)
}

/// The models that a file names, in its order. Cost grows linearly with the text.
pub fn models_named(path: &str, text: &str) -> Vec<NamedModel> {
    match form(path) {
        Some(Form::Code) => in_code(text),
        Some(Form::Modelfile) => one_group(&FROM, text, |it| {
            let ending = it.rsplit_once('.').map_or("", |it| it.1);
            let is_file = it.starts_with(['.', '/', '~']) || ["gguf", "safetensors"].contains(&ending);
            (!is_file).then(|| format!("ollama:{it}"))
        }),
        Some(Form::Config) => one_group(&CONFIG, text, hub_key),
        None => Vec::new(),
    }
}

fn one_group(pattern: &LazyLock<Option<Regex>>, text: &str, key: impl Fn(&str) -> Option<String>) -> Vec<NamedModel> {
    let Some(pattern) = pattern.as_ref() else { return Vec::new() };
    let groups = pattern.captures_iter(text).filter_map(|it| it.get(1));
    let named = groups
        .filter_map(|it| Some(NamedModel { key: Some(key(it.as_str())?), span: Span::new(it.start(), it.end()) }));
    named.collect()
}

fn in_code(text: &str) -> Vec<NamedModel> {
    // In a notebook code stands in JSON, with its quotes escaped.
    let plain = text.replace("\\\"", " \"");
    let (Some(call), Some(argument), Some(first)) = (CALL.as_ref(), ARGUMENT.as_ref(), FIRST.as_ref()) else {
        return Vec::new();
    };
    let mut named = Vec::new();
    for found in call.captures_iter(&plain) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
        // The words of its declaration are no call.
        if plain.get(..whole.start()).is_some_and(|it| it.ends_with("def ") || it.ends_with("fn ")) {
            continue;
        }
        let rest = arguments(plain.get(whole.end()..).unwrap_or_default());
        let by_name = argument.captures(rest).and_then(|it| it.get(1));
        // The first words of a pipeline name its task.
        let by_place = first.captures(rest).and_then(|it| it.get(1)).filter(|_| name.as_str() != "pipeline");
        let unnamed = || NamedModel { key: None, span: Span::new(name.start(), name.end()) };
        match by_name.or(by_place) {
            Some(it) => {
                // In a notebook a blank stands for the stroke before the closing quote.
                let id = it.as_str().trim_end();
                let at = Span::new(whole.end() + it.start(), whole.end() + it.start() + id.len());
                match hub_key(id) {
                    Some(key) => named.push(NamedModel { key: Some(key), span: at }),
                    None if is_local(id) => {}
                    None => named.push(unnamed()),
                }
            }
            // A pipeline without a model takes one that the library chooses.
            None => named.push(unnamed()),
        }
    }
    named
}

/// What stands in the brackets of a call, as far as it is looked at.
fn arguments(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, it) in text.char_indices() {
        match it {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 || at >= REACH {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// Whether words name a file or folder of this machine.
fn is_local(id: &str) -> bool {
    id.starts_with(['.', '/', '~']) || id.contains('\\') || id.matches('/').count() > 1
}

/// The key of a model on the Hub, by its id; nothing for paths.
fn hub_key(id: &str) -> Option<String> {
    let is_part = |it: &str| {
        !it.is_empty() && !it.starts_with('.') && it.chars().all(|it| it.is_ascii_alphanumeric() || "._-".contains(it))
    };
    let parts: Vec<&str> = id.split('/').collect();
    (parts.len() <= 2 && parts.iter().all(|it| is_part(it))).then(|| format!("hf:{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(path: &str, text: &str) -> Vec<Option<String>> {
        let named = models_named(path, text);
        for it in &named {
            assert!(it.span.end <= text.len() + 400);
        }
        named.into_iter().map(|it| it.key).collect()
    }

    #[test]
    fn calls_name_models_by_place_or_by_argument() {
        let some = |it: &str| Some(it.to_owned());
        for (text, expected) in [
            (r#"AutoModel.from_pretrained("acme/heron-7b", token=t)"#, some("hf:acme/heron-7b")),
            ("m = X.from_pretrained(\n    'gpt2'\n)", some("hf:gpt2")),
            (r#"hf_hub_download(repo_id="acme/heron", filename="w.bin")"#, some("hf:acme/heron")),
            (r#"pipeline("text-generation", model="acme/heron")"#, some("hf:acme/heron")),
            ("AutoModel.from_pretrained(name)", None),
            ("AutoModel.from_pretrained('acme/heron:beta')", None),
        ] {
            assert_eq!(keys("a.py", text), [expected], "{text}");
        }
        assert_eq!(keys("a.py", "AutoModel.from_pretrained('./local/path')"), []);
        assert_eq!(keys("a.py", "def from_pretrained(cls, name): pass"), []);
        assert_eq!(keys("a.txt", "from_pretrained('a/b')"), []);
        assert_eq!(keys("n.ipynb", r#""source": ["X.from_pretrained(\"acme/heron\")"]"#), [some("hf:acme/heron")]);
    }

    #[test]
    fn a_modelfile_and_a_configuration_name_what_they_are_made_from() {
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(keys("Modelfile", "# x\nFROM llama3.1:8b\nPARAMETER a 1"), [some("ollama:llama3.1:8b")]);
        assert_eq!(keys("Modelfile", "FROM ./weights.gguf"), []);
        assert_eq!(keys("m/config.json", r#"{"_name_or_path": "acme/heron"}"#), [some("hf:acme/heron")]);
        assert_eq!(keys("m/config.json", r#"{"_name_or_path": "/data/x"}"#), []);
    }
}
