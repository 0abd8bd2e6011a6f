//! How a model was made from what it is built on: fine-tuned, an adapter, quantised, merged.
//!
//! Told by the card's table, else by the name of the release and the words of its card. An adapter holds none of the
//! base's weights, a quantisation all of them: what the base's terms come to differs.

use super::card::Card;
use super::described::is_called_card;
use super::prose::prose;
use crate::document::{Document, last_component};
use crate::never::slice;
use serde::Serialize;

/// How a model was made from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Trained further.
    FineTune,
    /// Weights of its own that are put beside or on those of the base.
    Adapter,
    /// The same weights in fewer bits, or in another format.
    Quantised,
    /// Put together from several.
    Merge,
}

impl Relation {
    /// In words, behind the base's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::FineTune => "fine-tuned",
            Self::Adapter => "an adapter for it",
            Self::Quantised => "quantised",
            Self::Merge => "merged",
        }
    }
}

/// How far into a card's prose words still tell how the model was made.
const HEAD: usize = 4_000;

/// Words of tags, libraries and names, each with what they tell; the first that fits counts.
const WORDS: [(Relation, &[&str]); 3] = [
    (
        Relation::Quantised,
        &[
            "gguf",
            "ggml",
            "gptq",
            "awq",
            "exl2",
            "fp8",
            "nf4",
            "int8",
            "int4",
            "4bit",
            "8bit",
            "bnb",
            "quantized",
            "quantised",
            "quantization",
            "quantizations",
        ],
    ),
    (Relation::Merge, &["merge", "merged", "mergekit", "frankenmerge"]),
    (
        Relation::Adapter,
        &["lora", "qlora", "peft", "adapter", "lycoris", "dora", "controlnet", "embedding", "embeddings", "ip-adapter"],
    ),
];

/// Sentences that tell it, in small letters; the first that fits counts.
const SENTENCES: [(Relation, &[&str]); 4] = [
    (Relation::Merge, &["following base models", "merge of the following", "merged with mergekit"]),
    (Relation::Quantised, &["quantized version of", "quantised version of", "gguf conversion", "quantizations of"]),
    (Relation::Adapter, &["is a lora", "lora trained on", "a controlnet", "embeddings in this repo"]),
    (
        Relation::FineTune,
        &[
            "finetuned from",
            "fine-tuned from",
            "fine-tuned version",
            "finetuned version",
            "fine-tuned on",
            "finetuned on",
            "fine-tuning",
            "finetune of",
            "fine-tune of",
            "continued pre-training",
            "instruction-tuned",
            "further pre-trained",
            "trained on top of",
            "built with",
            "dpo training",
        ],
    ),
];

/// How the model of a card was made from its base; nothing where nothing tells.
pub fn relation(document: &Document, card: &Card) -> Option<Relation> {
    let value = |key: &str| card.fields.iter().find(|it| it.key == key).map(|it| it.value.to_lowercase());
    let declared = value("base_model_relation").and_then(|it| match it.trim_matches(['"', '\'']) {
        "finetune" | "fine-tune" => Some(Relation::FineTune),
        "adapter" => Some(Relation::Adapter),
        "quantized" | "quantised" => Some(Relation::Quantised),
        "merge" => Some(Relation::Merge),
        _ => None,
    });
    if declared.is_some() {
        return declared;
    }
    if value("quantized_by").is_some() {
        return Some(Relation::Quantised);
    }
    let table = ["library_name", "tags"].into_iter().filter_map(value).collect::<Vec<_>>().join(" ");
    by_words(&names(document)).or_else(|| by_words(&table)).or_else(|| by_prose(document))
}

/// What a release is called by its place: its file or its folder, and its title.
fn names(document: &Document) -> String {
    let of_part = |name: &str| {
        let file = last_component(name);
        if is_called_card(file) { name.rsplit_once('/').map_or("", |it| last_component(it.0)) } else { file }
            .to_lowercase()
    };
    let places = document.parts.iter().map(|it| of_part(&it.name));
    let title = |text: &str| text.lines().map(str::trim).find(|it| !it.is_empty()).unwrap_or("").to_lowercase();
    let titles = prose(document).map(|(_, text)| title(text)).filter(|it| it.len() < 120);
    places.chain(titles).collect::<Vec<_>>().join(" ")
}

fn by_words(text: &str) -> Option<Relation> {
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric() && it != '-').collect();
    let has =
        |any: &&[&str]| words.iter().any(|word| any.contains(word) || word.split('-').any(|part| any.contains(&part)));
    WORDS.iter().find(|it| has(&it.1)).map(|it| it.0)
}

fn by_prose(document: &Document) -> Option<Relation> {
    let heads = prose(document).map(|(_, text)| slice(text, 0..text.floor_char_boundary(HEAD)).to_lowercase());
    let head = heads.collect::<Vec<_>>().join("\n");
    SENTENCES.iter().find(|it| it.1.iter().any(|words| head.contains(words))).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn how_a_model_was_made_is_told_by_table_name_and_words() {
        for (path, table, prose, expected) in [
            ("README.md", "base_model_relation: merge\n", "", Some(Relation::Merge)),
            ("README.md", "quantized_by: ana\n", "It is a LoRA.", Some(Relation::Quantised)),
            ("heron-GGUF/README.md", "tags: [lora]\n", "", Some(Relation::Quantised)),
            ("README.md", "tags:\n- flux\n- lora\n", "", Some(Relation::Adapter)),
            ("README.md", "", "Heron is a fine-tuned version of Tern.", Some(Relation::FineTune)),
            ("README.md", "", "It explores reeds.", None),
        ] {
            let text = format!("---\nlicense: mit\n{table}---\n# Heron\n\n{prose}\n");
            let document = Document::read(&[Source::new(path, text)]);
            let card = Card::of(&document).unwrap_or_default();
            assert_eq!(relation(&document, &card), expected, "{path} {table} {prose}");
        }
    }
}
