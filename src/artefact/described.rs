//! Which parts of a document describe a release and bind nobody: cards, headers of model files, framework files.
//!
//! A card may speak of uses, tests, prompts and people in words that licences have too. What it declares counts, and its
//! words are statements; whatever stands in it, it is never read as terms.

use super::section::sections_of_cards;
use crate::clause::Clauses;
use crate::document::{Document, Part, last_component};

/// Keys that the tables of cards have and those of licence pages have not.
const KEYS_OF_CARDS: [&str; 17] = [
    "license",
    "licence",
    "licenses",
    "license_name",
    "license_link",
    "base_model",
    "datasets",
    "dataset",
    "tags",
    "pipeline_tag",
    "library_name",
    "language",
    "languages",
    "model-index",
    "metrics",
    "widget",
    "inference",
];

/// How many things that licences do not have make a card of a text without a table.
const ENOUGH: usize = 3;

/// Whether each part of a document describes.
pub fn described(document: &Document, clauses: &Clauses) -> Vec<bool> {
    let describes = |(at, part): (usize, &Part)| describes(document, clauses, at, part);
    document.parts.iter().enumerate().map(describes).collect()
}

/// Whether a part is what a model file's header says: it reads like a card and is none.
pub fn is_model_file(part: &Part) -> bool {
    let extension = last_component(&part.name).rsplit_once('.').map(|it| it.1.to_lowercase());
    extension.is_some_and(|it| matches!(it.as_str(), "gguf" | "safetensors"))
}

/// Whether a name ends as those of YAML files do.
pub fn is_yaml(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |it| it.1);
    extension.eq_ignore_ascii_case("yml") || extension.eq_ignore_ascii_case("yaml")
}

/// Whether a file is called as cards are: `README.md`, `MODEL_CARD.txt`.
pub fn is_called_card(name: &str) -> bool {
    let name = last_component(name).to_lowercase();
    let folded: String = name.chars().filter(|it| !matches!(it, '_' | '-' | ' ')).collect();
    ["readme", "modelcard", "datacard", "datasetcard"].iter().any(|it| folded.starts_with(it))
}

fn describes(document: &Document, clauses: &Clauses, at: usize, part: &Part) -> bool {
    if is_model_file(part) || is_yaml(&part.name) || is_called_card(&part.name) {
        return true;
    }
    let is_licence = names_terms(last_component(&part.name)) || title(document, clauses, at).is_some_and(names_terms);
    match part.front_matter {
        // A page of licences may have a table too, and then says of which.
        Some(matter) => {
            let keys = || document.slice(matter).lines().filter_map(|line| line.split_once(':')).map(|it| it.0.trim());
            let is_of_licence = keys().any(|it| it == "spdx-id") || is_licence && !keys().any(is_key_of_cards);
            !is_of_licence
        }
        None => !is_licence && sections_of_cards(document, clauses, at) + marks_of_cards(document, part) >= ENOUGH,
    }
}

fn is_key_of_cards(key: &str) -> bool {
    KEYS_OF_CARDS.contains(&key)
}

/// Whether a file's name or a title says that terms follow.
fn names_terms(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphanumeric());
    words.any(|it| {
        it.starts_with("licens") || it.starts_with("licenc") || matches!(it, "copying" | "terms" | "eula" | "agreement")
    })
}

/// The first heading of a part.
fn title<'a>(document: &'a Document, clauses: &Clauses, at: usize) -> Option<&'a str> {
    let mut of_part = clauses.list.iter().filter(|it| it.part == at && !document.in_front_matter(it.span));
    let first = of_part.next()?;
    first.heading.filter(|_| first.is_title).map(|it| document.plain.slice(it))
}

/// How many things a part has that stand in no licence: code to run, pictures, a paper to cite.
fn marks_of_cards(document: &Document, part: &Part) -> usize {
    const MARKS: [&[&str]; 4] = [
        &["```py", "pip install", "from_pretrained(", "```bash", "```sh", "import torch"],
        &["](https://img.shields.io", "![", "<img "],
        &["@article{", "@misc{", "@inproceedings{", "arxiv.org/"],
        &["huggingface.co/", "](#", "open in colab"],
    ];
    let text = document.slice(part.span).to_lowercase();
    MARKS.iter().filter(|any| any.iter().any(|it| text.contains(it))).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn is(name: &str, text: &str) -> bool {
        let document = Document::read(&[Source::new(name, text)]);
        described(&document, &Clauses::of(&document)) == [true]
    }

    #[test]
    fn cards_are_told_by_table_name_or_what_licences_do_not_have() {
        assert!(is("a.md", "---\ntags:\n- x\n---\n# Heron\n\nYou may use it.\n"));
        assert!(is("README.md", "# Heron\n\nYou may not sell it.\n"));
        assert!(is("model-card.txt", "Heron\n\nYou may not sell it.\n"));
        assert!(is("a.md", "# Heron\n\n## Usage\n\n```python\nimport torch\n```\n\n## Results\n\nFine.\n"));
        assert!(is("heron.gguf", "---\nlicense: mit\n---\n# Heron\n"));
    }

    #[test]
    fn terms_are_no_card_whatever_stands_at_their_head() {
        for (name, text) in [
            ("LICENSE.md", "---\ntitle: Heron Licence\n---\n\nYou may use it.\n"),
            ("heron.txt", "---\ntitle: MIT License\nspdx-id: MIT\n---\n\nYou may use it.\n"),
            ("heron.md", "# Heron Licence\n\n## Usage\n\nYou may.\n\n## Evaluation\n\nFree.\n\n## Training\n\nNo.\n"),
            ("uni-readme-section.md", "## License\n\nYou may not sell it.\n"),
            ("heron.txt", "You may use Heron.\n"),
        ] {
            assert!(!is(name, text), "{name}");
        }
    }
}
