//! The rule set: built in, with the user's own beside it.

use super::kind::Kind;
use super::rule::{Rule, RuleFile};
use std::sync::OnceLock;

/// All kinds and rules that an assessment works with.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Kinds with their rules, in the order of their files.
    pub files: Vec<RuleFile>,
    /// SHA-256 over their sources, as `sha256:…`.
    pub version: String,
}

impl Rules {
    /// The rules that are built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| Self {
            files: serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rules.json"))).unwrap_or_default(),
            version: env!("RULES_VERSION").to_owned(),
        })
    }

    /// Every kind.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.files.iter().map(|file| &file.kind)
    }

    /// The kind of this id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds().find(|kind| kind.id == id)
    }

    /// Every rule with its kind.
    pub fn rules(&self) -> impl Iterator<Item = (&Kind, &Rule)> {
        self.files.iter().flat_map(|file| file.rules.iter().map(move |rule| (&file.kind, rule)))
    }
}
