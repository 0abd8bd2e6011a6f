//! What sort of difference an edit is.

use serde::Serialize;

/// The class of an edit, heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditClass {
    /// A negation came or went: not, unless, except, without, non-.
    Polarity,
    /// May, shall, must, should, can or will changed.
    Modality,
    /// A number, date or threshold changed.
    Number,
    /// Who is meant changed.
    Party,
    /// Where it holds changed.
    Territory,
    /// How far it reaches changed: any, all, solely.
    Scope,
    /// What a term means changed.
    Definition,
    /// A name, version or address that varies consistently through the text.
    Parameter,
    /// Other words.
    Wording,
    /// No word differs.
    Cosmetic,
}

impl EditClass {
    /// Its name as in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Polarity => "polarity",
            Self::Modality => "modality",
            Self::Number => "number",
            Self::Party => "party",
            Self::Territory => "territory",
            Self::Scope => "scope",
            Self::Definition => "definition",
            Self::Parameter => "parameter",
            Self::Wording => "wording",
            Self::Cosmetic => "cosmetic",
        }
    }
}
