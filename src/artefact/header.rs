//! What a model file's header says, whatever its format; and the same as a model card.

use std::fmt::Write as _;

/// How many bytes of a header are read at most.
pub const LONGEST: u64 = 64 * 1024 * 1024;
/// A licence longer than this is its text, not its name.
const LICENCE_NAME: usize = 200;
/// How many entries of a header are listed: the longest that a model has are a few hundred, and a list of a million would
/// be read clause by clause.
const MOST_LISTED: usize = 1_000;

/// Why there is no header.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// The file is of another format.
    #[error("is no model file of this format")]
    NotOne,
    /// The file ends within its header.
    #[error("is cut short: it ends within its header; download it again")]
    CutShort,
    /// The header is longer than what is read.
    #[error("has a header of more than 64 MiB, which no model file has; it is broken or made to look like one")]
    TooLong,
    /// Something in it makes no sense.
    #[error("has a broken header: {0}")]
    Broken(String),
    /// The system could not read it.
    #[error("cannot be read: {0}")]
    Io(String),
}

impl HeaderError {
    /// What a failed read means.
    pub(super) fn of(error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::UnexpectedEof { Self::CutShort } else { Self::Io(error.to_string()) }
    }
}

/// A value in a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text or a number.
    Text(String),
    /// Several.
    List(Vec<String>),
}

/// What a header says of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// `GGUF` or `safetensors`.
    pub format: &'static str,
    /// Keys and values, in the order of the file.
    pub entries: Vec<(String, Value)>,
}

impl Header {
    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(it, _)| it == key).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.as_str()),
            Value::List(_) => None,
        })
    }

    /// The items of a key.
    pub fn list(&self, key: &str) -> &[String] {
        self.entries.iter().find(|(it, _)| it == key).map_or(&[], |(_, value)| match value {
            Value::Text(_) => &[],
            Value::List(items) => items,
        })
    }

    /// The licence's text, where the header carries it instead of a name.
    pub fn licence_text(&self) -> Option<&str> {
        self.licence().filter(|it| it.len() > LICENCE_NAME)
    }

    fn licence(&self) -> Option<&str> {
        ["general.license", "license", "modelspec.license"].iter().find_map(|key| self.text(key))
    }

    /// The header as a model card: front matter as model cards have it, then every entry.
    pub fn card(&self, name: &str) -> String {
        let mut card = "---\n".to_owned();
        let mut field = |key: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|it| !it.is_empty()) {
                // A JSON string is a YAML string, whatever stands in it.
                writeln!(card, "{key}: {}", serde_json::Value::from(value)).ok();
            }
        };
        let of = |keys: [&str; 2]| keys.iter().find_map(|key| self.text(key));
        field("license", self.licence().filter(|it| it.len() <= LICENCE_NAME));
        field("license_name", of(["general.license.name", "license_name"]));
        field("license_link", of(["general.license.link", "license_link"]));
        let bases = self.numbered("general.base_model.");
        let datasets = self.numbered("general.dataset.");
        for (key, items) in [("base_model", bases), ("datasets", datasets)] {
            if !items.is_empty() {
                writeln!(card, "{key}: {}", serde_json::Value::from(items)).ok();
            }
        }
        let title = of(["general.name", "modelspec.title"]).unwrap_or(name);
        let title: String = title.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        writeln!(card, "---\n\n# {title}\n\nRead from the {} header; the weights were not read.\n", self.format).ok();
        for (key, value) in self.entries.iter().take(MOST_LISTED) {
            let value = match value {
                Value::Text(text) if text.len() > LICENCE_NAME => format!("({} bytes)", text.len()),
                Value::Text(text) => text.clone(),
                Value::List(items) => items.join(", "),
            };
            let value: String = value.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
            writeln!(card, "- {key}: {value}").ok();
        }
        let more = self.entries.len().saturating_sub(MOST_LISTED);
        if more > 0 {
            writeln!(card, "\nThe header has {more} more entries, which are not listed here.").ok();
        }
        card
    }

    /// The models or datasets that entries name by number: their repository, else organisation and name.
    fn numbered(&self, prefix: &str) -> Vec<String> {
        (0..16)
            .filter_map(|number| {
                let of = |what: &str| self.text(&format!("{prefix}{number}.{what}"));
                let repository =
                    of("repo_url").and_then(|it| it.split_once("://")).and_then(|(_, it)| it.split_once('/'));
                let named = || {
                    let name = of("name")?;
                    Some(of("organization").map_or_else(|| name.to_owned(), |it| format!("{it}/{name}")))
                };
                repository.map(|(_, path)| path.to_owned()).or_else(named)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(entries: &[(&str, &str)]) -> Header {
        let entry = |(key, value): &(&str, &str)| ((*key).to_owned(), Value::Text((*value).to_owned()));
        Header { format: "GGUF", entries: entries.iter().map(entry).collect() }
    }

    #[test]
    fn a_header_reads_as_a_card() {
        let card = header(&[
            ("general.name", "Heron 7B\n---\nlicense: mit"),
            ("general.license", "other: \"yes\""),
            ("general.license.link", "https://x.example/LICENSE"),
            ("general.base_model.0.repo_url", "https://hub.example/marsh/heron"),
            ("general.base_model.1.name", "Egret"),
        ])
        .card("a.gguf");
        let document = crate::document::Document::read(&[crate::document::Source::new("a.gguf", card)]);
        let card = crate::artefact::Card::of(&document).expect("front matter");
        assert_eq!(card.license, ["other: \"yes\""]);
        assert_eq!(card.license_link.as_deref(), Some("https://x.example/LICENSE"));
        assert_eq!(card.base_model, ["marsh/heron", "Egret"]);
    }

    #[test]
    fn a_header_of_a_million_entries_is_a_short_card() {
        let keys: Vec<String> = (0..5_000).map(|it| format!("k{it}")).collect();
        let card = header(&keys.iter().map(|it| (it.as_str(), "v")).collect::<Vec<_>>()).card("a");
        assert!(card.contains("k999: v") && !card.contains("k1000: v") && card.contains("4000 more entries"));
    }

    #[test]
    fn a_licence_in_full_is_a_text_of_its_own() {
        let long = "You may use it. ".repeat(40);
        let it = header(&[("general.license", &long)]);
        assert_eq!(it.licence_text(), Some(long.as_str()));
        assert!(!it.card("a").contains("You may use it"));
        assert_eq!(header(&[("general.license", "mit")]).licence_text(), None);
    }
}
