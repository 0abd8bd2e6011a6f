//! What the files of a release show: which components are there, and for which of them a licence file is.
//!
//! A name is a hint and no proof: that `train.py` is there is a fact, that it is the program that the weights were
//! trained with is not. Names follow what repositories of models on the Hub and elsewhere call their files.

use super::component::{Component, named};
use regex::RegexSet;
use std::sync::LazyLock;

/// Patterns over a path in small letters, and what they show; one file may show several.
const FILES: &[(&str, &str)] = &[
    ("weights", r"\.(safetensors|gguf|ggml|tflite|msgpack|onnx|mlmodel)$"),
    // Layers of Ollama's store, by their media types.
    ("weights", r"^application/vnd\.ollama\.image\.(model|adapter)$"),
    ("system-prompt", r"^application/vnd\.ollama\.image\.(template|system|prompt)$"),
    ("metadata", r"^application/vnd\.ollama\.image\.params$"),
    (
        "weights",
        r"(^|/)(pytorch_model|model|tf_model|flax_model|consolidated|rust_model|adapter_model)[\w.-]*\.(bin|pt|pth|h5|ot)$",
    ),
    ("weights", r"(^|/)[\w.-]+\.(ckpt|pth)$"),
    ("checkpoints", r"(^|/)(checkpoints?|ckpts?|intermediate[\w-]*)[-_/]?(\d+|step)[^/]*/"),
    ("checkpoints", r"(^|/)(global_)?step[-_]?\d+[\w-]*/"),
    ("checkpoints", r"(^|/)(optimizer|scheduler)\.(pt|bin|safetensors)$"),
    ("architecture", r"(^|/)(config|params|model_config|model_index)\.(json|ya?ml)$"),
    ("architecture", r"(^|/)(modeling|modelling|configuration)_[\w-]+\.py$"),
    ("architecture", r"(^|/)(model|models|architecture)\.(py|rs|cpp|cu)$"),
    ("training-code", r"(^|/)(pre_?train|train|finetune|fine_tune|sft|dpo|rlhf)[\w-]*\.(py|sh|rs|cpp|cu|ipynb)$"),
    ("training-code", r"(^|/)(training|pretraining|finetuning)/(.*/)?[\w-]+\.(py|sh|rs|cpp|cu)$"),
    (
        "inference-code",
        r"(^|/)(inference|infer|generate|generation|predict|serve|server|chat|demo|handler|sample)[\w-]*\.(py|sh|rs|cpp|cu|ipynb)$",
    ),
    ("inference-code", r"(^|/)(inference|serving)/(.*/)?[\w-]+\.(py|sh|rs|cpp|cu)$"),
    ("evaluation-code", r"(^|/)(eval|evaluate|evaluation|benchmark)[\w-]*\.(py|sh|rs|ipynb)$"),
    ("evaluation-code", r"(^|/)(eval|evals|evaluation|benchmarks)/(.*/)?[\w-]+\.(py|sh)$"),
    ("evaluation-harness", r"(^|/)(lm[-_]?eval|harness)[\w-]*(/|\.(py|ya?ml|sh)$)"),
    ("data-preprocessing-code", r"(^|/)(preprocess|pre_process|prepare|tokenize|process)[\w-]*\.(py|sh|rs|ipynb)$"),
    ("data-preprocessing-code", r"(^|/)(preprocessing|data_processing|data_prep)/(.*/)?[\w-]+\.(py|sh|rs)$"),
    ("data-cleaning-tools", r"(^|/)(clean|dedup|deduplicate|filter)[\w-]*\.(py|sh|rs|ipynb)$"),
    ("data-cleaning-tools", r"(^|/)(cleaning|deduplication|filtering)/(.*/)?[\w-]+\.(py|sh|rs)$"),
    (
        "evaluation-data",
        r"(^|/)(data|dataset|datasets)/(.*/)?[\w-]*(test|valid|validation|eval|dev)[\w-]*\.(parquet|jsonl?|csv|tsv|arrow|txt)(\.(gz|zst))?$",
    ),
    (
        "evaluation-data",
        r"(^|/)(eval|evaluation|benchmark)[\w-]*/(.*/)?[\w-]+\.(parquet|jsonl|csv|tsv|arrow)(\.(gz|zst))?$",
    ),
    (
        "training-data",
        r"(^|/)(data|dataset|datasets|corpus)/(.*/)?[\w-]*train[\w-]*\.(parquet|jsonl?|csv|tsv|arrow|txt|bin)(\.(gz|zst))?$",
    ),
    (
        "training-data",
        r"(^|/)(corpus|training[-_]data|pretraining[-_]data)/(.*/)?[\w.-]+\.(parquet|jsonl|csv|tsv|arrow|txt)(\.(gz|zst))?$",
    ),
    ("evaluation-results", r"(^|/)(all_results|eval_results|results|metrics|scores)[\w-]*\.(json|csv|tsv|ya?ml)$"),
    (
        "sample-outputs",
        r"(^|/)(samples?|sample_outputs?|outputs?)/(.*/)?[\w.-]+\.(txt|jsonl?|md|png|jpe?g|wav|mp3|mp4)$",
    ),
    (
        "supporting-tools",
        r"(^|/)(tokenizer|vocab|merges|spiece|sentencepiece|special_tokens_map|tokenizer_config|tokenization_[\w-]+)[\w.-]*\.(json|model|txt|py|vocab)$",
    ),
    ("supporting-tools", r"(^|/)(tools|utils|scripts)/(.*/)?[\w-]+\.(py|sh|rs)$"),
    ("metadata", r"(^|/)(generation_config|preprocessor_config|processor_config|metadata)\.(json|ya?ml)$"),
    ("model-card", r"^(readme|model[-_]?card)\.(md|txt|rst)$"),
    ("data-card", r"(^|/)(data[-_]?card|dataset[-_]?card|data[-_]?sheet)[\w-]*\.(md|txt|pdf)$"),
    ("data-card", r"(^|/)(data|dataset|datasets)/readme\.(md|txt)$"),
    ("technical-report", r"(^|/)[\w-]*(technical[-_]?)?report[\w-]*\.(pdf|md|tex)$"),
    ("research-paper", r"(^|/)[\w-]*paper[\w-]*\.(pdf|tex)$"),
    (
        "packaging",
        r"(^|/)(dockerfile|containerfile|modelfile|makefile|setup\.py|setup\.cfg|pyproject\.toml|environment\.ya?ml|requirements[\w-]*\.txt|cargo\.toml|flake\.nix)$",
    ),
    ("system-prompt", r"(^|/)(system[-_]?prompt[\w.-]*|chat_template\.(jinja|json)|modelfile)$"),
    (
        "history",
        r"(^|/)(trainer_state\.json|training_log[\w-]*\.\w+|train\.log|events\.out\.tfevents[\w.-]*|wandb/.*)$",
    ),
];

static PATTERNS: LazyLock<RegexSet> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the patterns are constants and a test uses each")]
    RegexSet::new(FILES.iter().map(|it| it.1)).expect("constant patterns compile")
});

/// What a file shows by its path below the release's folder, `/` between names.
pub fn shown_by(path: &str) -> Vec<&'static Component> {
    let path = path.to_lowercase();
    let mut ids: Vec<&str> = PATTERNS.matches(&path).into_iter().filter_map(|it| Some(FILES.get(it)?.0)).collect();
    // What lies in a checkpoint's folder is the checkpoint, not the weights at the end.
    if ids.contains(&"checkpoints") {
        ids.retain(|it| *it == "checkpoints");
        ids.push("history");
    }
    ids.dedup();
    ids.into_iter().filter_map(named).collect()
}

/// What a licence file is for, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everything.
    Whole,
    /// Programs.
    Code,
    /// Data.
    Data,
    /// The weights.
    Weights,
    /// Documents.
    Document,
}

impl Scope {
    /// What it covers, in words.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Code => "code",
            Self::Data => "data",
            Self::Weights => "weights",
            Self::Document => "documents",
        }
    }
}

/// What a licence file of this path is for: `LICENSE-CODE`, `MODEL_LICENSE`, `data/LICENSE`.
pub fn scope_of(path: &str) -> Scope {
    let path = path.to_lowercase();
    let words: Vec<&str> = path.split(|it: char| !it.is_alphanumeric()).collect();
    let has = |any: &[&str]| words.iter().any(|it| any.contains(it));
    if has(&["model", "models", "weights", "weight", "parameters", "checkpoints"]) {
        Scope::Weights
    } else if has(&["data", "dataset", "datasets"]) {
        Scope::Data
    } else if has(&["code", "source", "src", "software"]) {
        Scope::Code
    } else if has(&["docs", "doc", "documentation"]) {
        Scope::Document
    } else {
        Scope::Whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_show_what_they_are_named_for() {
        for (path, expected) in [
            ("model-00001-of-00004.safetensors", &["weights"][..]),
            ("pytorch_model.bin", &["weights"]),
            ("checkpoint-500/model.safetensors", &["checkpoints", "history"]),
            ("config.json", &["architecture"]),
            ("modeling_heron.py", &["architecture"]),
            ("scripts/train_heron.py", &["training-code", "supporting-tools"]),
            ("inference/run.py", &["inference-code"]),
            ("eval/run.sh", &["evaluation-code"]),
            ("data/train-00000.parquet", &["training-data"]),
            ("data/test.jsonl", &["evaluation-data"]),
            ("data/README.md", &["data-card"]),
            ("README.md", &["model-card"]),
            ("docs/README.md", &[]),
            ("tokenizer.json", &["supporting-tools"]),
            ("clean_web.py", &["data-cleaning-tools"]),
            ("Dockerfile", &["packaging"]),
            ("chat_template.jinja", &["system-prompt"]),
            ("trainer_state.json", &["history"]),
            ("application/vnd.ollama.image.model", &["weights"]),
            ("application/vnd.ollama.image.template", &["system-prompt"]),
            ("picture.png", &[]),
            ("notes.txt", &[]),
        ] {
            let ids: Vec<&str> = shown_by(path).iter().map(|it| it.id).collect();
            assert_eq!(ids, expected, "{path}");
        }
    }

    #[test]
    fn every_pattern_names_a_component() {
        for (id, pattern) in FILES {
            assert!(named(id).is_some(), "{id}");
            assert!(regex::Regex::new(pattern).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn a_licence_file_says_by_its_name_what_it_is_for() {
        for (path, scope) in [
            ("LICENSE", Scope::Whole),
            ("LICENSE-CODE.txt", Scope::Code),
            ("MODEL_LICENSE", Scope::Weights),
            ("data/LICENSE.md", Scope::Data),
            ("docs/LICENSE", Scope::Document),
        ] {
            assert_eq!(scope_of(path), scope, "{path}");
        }
    }
}
