//! A licence as ScanCode's database has it: YAML between fences, then the text.

use super::imported::ImportedText;
use crate::document::front_matter_span;
use serde::Deserialize;

/// What the database is, under which terms, and who is to be named.
pub const NAME: &str = "ScanCode LicenseDB";
/// The terms of its data, with the attribution that they ask for.
pub const TERMS: &str =
    "metadata CC-BY-4.0, by nexB Inc. and the ScanCode contributors; each licence text under its own terms";

#[derive(Deserialize)]
struct Head {
    key: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    short_name: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    spdx_license_key: Option<String>,
    #[serde(default)]
    homepage_url: Option<String>,
    #[serde(default)]
    text_urls: Vec<String>,
    #[serde(default)]
    is_deprecated: Option<serde_json::Value>,
    #[serde(default)]
    is_generic: Option<serde_json::Value>,
    #[serde(default)]
    is_unknown: Option<serde_json::Value>,
}

/// The text of a file of the database and what is known of it; nothing for what is no licence of its own:
/// deprecated, generic or without words. Its place is not known yet.
pub fn licence(file: &str) -> Option<(ImportedText, &str)> {
    let file = file.trim_start_matches('\u{feff}');
    let span = front_matter_span(file)?;
    let head: Head = serde_saphyr::from_str(file.get(span.start..span.end)?).ok()?;
    let is_set = |it: &Option<serde_json::Value>| it.as_ref().is_some_and(|it| *it != serde_json::Value::Bool(false));
    if [&head.is_deprecated, &head.is_generic, &head.is_unknown].into_iter().any(is_set) {
        return None;
    }
    // Behind the closing fence; the blank line after it is none of the text.
    let text = file.get(span.end..)?.trim_start_matches(['\r', '\n']).strip_prefix("---")?;
    let text = text.trim_start_matches(['\r', '\n']).trim_end();
    let name = if head.name.is_empty() { head.short_name } else { head.name };
    let is_id = head.key.chars().all(|it| it.is_ascii_alphanumeric() || "-._+".contains(it)) && !head.key.is_empty();
    (!text.is_empty() && is_id).then(|| {
        let link = head.text_urls.into_iter().next().or(head.homepage_url).unwrap_or_default();
        let about = ImportedText {
            name: if name.is_empty() { head.key.clone() } else { name },
            id: head.key,
            spdx: head.spdx_license_key.unwrap_or_default(),
            steward: head.owner,
            category: head.category,
            link,
            start: 0,
            end: 0,
        };
        (about, text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_database_is_taken_apart() {
        let file = "---\nkey: heron-1.0\nshort_name: Heron\nname: Heron Model License 1.0\ncategory: Proprietary Free\n\
                    owner: Marshlight\nspdx_license_key: LicenseRef-scancode-heron-1.0\ntext_urls:\n    - https://x.example/a\n\
                    ---\n\nHERON LICENSE\n\n--- you may use it ---\n";
        for file in [file.to_owned(), file.replace('\n', "\r\n"), format!("\u{feff}{file}")] {
            let (about, text) = licence(&file).expect("a licence");
            assert_eq!((about.id.as_str(), about.name.as_str()), ("heron-1.0", "Heron Model License 1.0"));
            assert_eq!((about.steward.as_str(), about.link.as_str()), ("Marshlight", "https://x.example/a"));
            assert!(text.starts_with("HERON LICENSE") && text.ends_with("--- you may use it ---"), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_licence_of_its_own_is_left_out() {
        let with = |head: &str| format!("---\nkey: a\nname: A\n{head}---\nWords\n");
        assert!(licence(&with("")).is_some());
        for head in ["is_deprecated: yes\n", "is_generic: true\n", "is_unknown: yes\n", "key: ../a\n"] {
            assert!(licence(&with(head)).is_none(), "{head}");
        }
        assert!(licence("---\nkey: a\n---\n\n").is_none(), "no words");
        assert!(licence("MIT License\n\nPermission is hereby granted").is_none());
        assert!(licence("---\nkey: [\n---\nWords").is_none());
    }
}
