//! The parts that a release of a model is made of: the 17 of the Model Openness Framework, under this program's ids.
//!
//! Classes, what is required and what is optional follow the framework's tool (`lfai/model_openness_tool`, its settings
//! as of 2025): class III needs six components, class II four more, class I four more; sample outputs, supporting
//! libraries and metadata are optional.

use serde::Serialize;

/// What a component is, for the licence that fits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Programs.
    Code,
    /// Data, weights among them.
    Data,
    /// Texts for people.
    Document,
}

impl Content {
    /// Its name in framework files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Data => "data",
            Self::Document => "document",
        }
    }
}

/// One component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Component {
    /// The id that scripts use.
    pub id: &'static str,
    /// Its name in the framework.
    pub name: &'static str,
    /// What it is; the first one decides which of a release's licences is its own.
    pub content: &'static [Content],
    /// The class that first asks for it: 3 the lowest, 1 the highest, 0 where none does.
    pub class: u8,
    /// Whether that class needs it.
    pub is_required: bool,
}

const fn component(
    id: &'static str,
    name: &'static str,
    content: &'static [Content],
    class: u8,
    is_required: bool,
) -> Component {
    Component { id, name, content, class, is_required }
}

use Content::{Code, Data, Document};

/// All components, in the framework's order: class III first.
pub const COMPONENTS: [Component; 17] = [
    component("architecture", "Model architecture", &[Code], 3, true),
    component("weights", "Model parameters (Final)", &[Data, Code], 3, true),
    component("model-card", "Model card", &[Document, Code], 3, true),
    component("data-card", "Data card", &[Document, Code], 3, true),
    component("technical-report", "Technical report", &[Document, Code], 3, true),
    component("evaluation-results", "Evaluation results", &[Document, Code], 3, true),
    component("sample-outputs", "Sample model outputs", &[Data, Code, Document], 3, false),
    component("training-code", "Training code", &[Code], 2, true),
    component("inference-code", "Inference code", &[Code], 2, true),
    component("evaluation-code", "Evaluation code", &[Code], 2, true),
    component("evaluation-data", "Evaluation data", &[Data], 2, true),
    component("supporting-tools", "Supporting libraries and tools", &[Code], 2, false),
    component("research-paper", "Research paper", &[Document], 1, true),
    component("training-data", "Datasets", &[Data, Code, Document], 1, true),
    component("data-preprocessing-code", "Data preprocessing code", &[Code], 1, true),
    component("checkpoints", "Model parameters (Intermediate)", &[Data], 1, true),
    component("metadata", "Model metadata", &[Data], 1, false),
];

/// What else building a model takes, and the framework does not ask for: the tools of software, as a model has them.
/// They belong to no class.
pub const TOOLCHAIN: [Component; 7] = [
    component("data-cleaning-tools", "Data-cleaning tools", &[Code], 0, false),
    component("evaluation-harness", "Evaluation harness", &[Code], 0, false),
    component("packaging", "Packaging and build files", &[Code], 0, false),
    component("system-prompt", "System prompt and chat template", &[Document, Code], 0, false),
    component("history", "History: checkpoints and logs of training", &[Data], 0, false),
    component("hyperparameters", "Hyperparameters of training", &[Document, Code], 0, false),
    component("hardware", "Hardware of training", &[Document], 0, false),
];

/// Every component that this program knows: the framework's, then the toolchain.
pub fn all() -> impl Iterator<Item = &'static Component> {
    COMPONENTS.iter().chain(&TOOLCHAIN)
}

/// The component of this name, upper and lower case alike.
pub fn named(name: &str) -> Option<&'static Component> {
    all().find(|it| it.name.eq_ignore_ascii_case(name.trim()) || it.id == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_told_apart() {
        let ids: std::collections::BTreeSet<&str> = all().flat_map(|it| [it.id, it.name]).collect();
        assert_eq!(ids.len(), 2 * (COMPONENTS.len() + TOOLCHAIN.len()));
        assert_eq!(named("model CARD").map(|it| it.id), Some("model-card"));
        assert_eq!(named("packaging").map(|it| it.class), Some(0));
    }
}
