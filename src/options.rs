//! What the user chooses: lenses, baseline, what to show.

use serde::{Deserialize, Serialize};

/// Which rows a view or report shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// Every row.
    #[default]
    All,
    /// Rows in which something other than cosmetics differs.
    Changes,
    /// Rows with a finding that conflicts with or strains the first lens.
    Deviations,
}

/// What rows of a report stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrangement {
    /// Clauses that answer each other by their words.
    Clause,
    /// The questions that readers ask of any licence.
    Topic,
}

/// Which texts count as known when a document is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KnownTexts {
    /// The texts of the SPDX list.
    #[default]
    Standard,
    /// None: every sentence is judged by its own words.
    Nothing,
}

/// Choices that a comparison depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Ids of the lenses to read through, in order; the first one colours the view.
    pub lenses: Vec<String>,
    /// Index of the document that others are measured against.
    pub baseline: usize,
    /// Measure each document against the one before it.
    pub chain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { lenses: vec!["osd".to_owned(), "osaid".to_owned()], baseline: 0, chain: false }
    }
}
