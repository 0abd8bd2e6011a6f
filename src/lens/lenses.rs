//! Lenses as data.

use super::Weight;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A definition of openness, ready to read findings through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lens {
    /// `osd`, `osaid`, …
    pub id: String,
    /// Its short name: "OSD".
    pub short: String,
    /// Its full name: "Open Source Definition".
    pub title: String,
    /// Who publishes it, which version, when.
    pub source: String,
    /// Where it can be read.
    pub link: String,
    /// What it is, in the project's own words.
    pub summary: String,
    /// Freedoms that a text must grant before it can meet the definition.
    pub grants: Vec<String>,
    /// Whether a text alone can never meet it (`osaid`: data and code must be seen).
    #[serde(default)]
    pub text_never_suffices: bool,
    /// Its criteria, in its own order.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
    /// How kinds of finding bear on the criteria; of several that match, the last one counts.
    #[serde(default, rename = "bearing")]
    pub bearings: Vec<Bearing>,
}

/// One criterion of a definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    /// `osd-6`.
    pub id: String,
    /// Its short label where space is scarce: "6".
    pub short: String,
    /// Its title.
    pub title: String,
    /// What it asks for, in the project's own words.
    pub summary: String,
    /// Who says so, where.
    #[serde(default)]
    pub authority: String,
    /// Whether a licence text can not settle it.
    #[serde(default)]
    pub needs_artefacts: bool,
    /// Freedoms without which a grant that was read in full conflicts.
    #[serde(default)]
    pub conflicts_without: Vec<String>,
    /// Freedoms whose stated grant satisfies it while nothing speaks against it.
    #[serde(default)]
    pub satisfied_by: Vec<String>,
}

/// How findings bear on criteria.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bearing {
    /// Kinds of finding.
    pub kinds: Vec<String>,
    /// Criteria they bear on.
    pub criteria: Vec<String>,
    /// How.
    pub weight: Weight,
    /// Only for findings whose parameters have these values.
    #[serde(default)]
    pub when: BTreeMap<String, serde_json::Value>,
    /// Only where the document also has a finding of one of these kinds.
    #[serde(default)]
    pub with: Vec<String>,
    /// Only where the document has no finding of these kinds.
    #[serde(default)]
    pub without: Vec<String>,
    /// Why, for people.
    #[serde(default)]
    pub because: String,
}

/// All lenses that are there.
#[derive(Clone, Debug, Default)]
pub struct Lenses {
    /// In the order they are offered.
    pub list: Vec<Lens>,
    /// SHA-256 over their sources, as `sha256:…`.
    pub version: String,
}

impl Lenses {
    /// The lenses that are built in.
    pub fn built_in() -> &'static Self {
        static LENSES: std::sync::OnceLock<Lenses> = std::sync::OnceLock::new();
        LENSES.get_or_init(|| Self {
            list: serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lenses.json"))).unwrap_or_default(),
            version: env!("LENSES_VERSION").to_owned(),
        })
    }

    /// The lens of this id.
    pub fn get(&self, id: &str) -> Option<&Lens> {
        self.list.iter().find(|lens| lens.id == id)
    }
}

impl Lens {
    /// The criterion of this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}
