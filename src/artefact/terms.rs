//! A licence as cards and framework files name it, and whether it is open for a kind of component.
//!
//! Names are written in many ways (`apache 2.0`, `MIT license`, `bsd-3`); what is no id of the SPDX list after that is a
//! licence of its own and is not called open by its name.

use super::component::Content;
use serde::Serialize;

/// What a name says of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// A licence of the SPDX list.
    Listed(spdx::LicenseId),
    /// Some other licence.
    Other(String),
    /// The source says that there is none.
    Unlicensed,
    /// The source says that it does not say.
    Undisclosed,
    /// The source says that the component is not there.
    NotIncluded,
}

/// Whether terms are open for a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Openness {
    /// An open licence, made for such things.
    Open,
    /// An open licence that is made for other things.
    WrongType,
    /// Not known as an open licence.
    NotOpen,
    /// Nothing is said.
    Unknown,
}

impl Terms {
    /// What a name says.
    pub fn named(name: &str) -> Self {
        let folded = name.trim().trim_end_matches('.').to_lowercase();
        match folded.as_str() {
            "" | "undisclosed" | "unknown" | "n/a" | "other" => return Self::Undisclosed,
            "unlicensed" | "none" | "no license" | "license not specified" => return Self::Unlicensed,
            _ if folded.contains("not include") => return Self::NotIncluded,
            _ => {}
        }
        listed(&folded).map_or_else(|| Self::Other(name.trim().to_owned()), Self::Listed)
    }

    /// Its id, or its name as written.
    pub fn name(&self) -> &str {
        match self {
            Self::Listed(id) => id.name,
            Self::Other(name) => name,
            Self::Unlicensed => "unlicensed",
            Self::Undisclosed => "undisclosed",
            Self::NotIncluded => "not included",
        }
    }

    /// Whether they are open for things of these kinds.
    pub fn openness(&self, content: &[Content]) -> Openness {
        match self {
            Self::Listed(id) => {
                let fits = |it: &Content| match it {
                    Content::Code => id.is_osi_approved() || id.is_fsf_free_libre() && !is_for_works(id.name),
                    Content::Data | Content::Document => is_for_works(id.name),
                };
                match (is_open(*id), content.iter().any(fits)) {
                    (true, true) => Openness::Open,
                    (true, false) => Openness::WrongType,
                    (false, _) => Openness::NotOpen,
                }
            }
            Self::Other(_) | Self::Unlicensed => Openness::NotOpen,
            Self::Undisclosed | Self::NotIncluded => Openness::Unknown,
        }
    }
}

/// The SPDX id that a name means.
fn listed(folded: &str) -> Option<spdx::LicenseId> {
    let bare = folded.trim_end_matches(" license").trim_end_matches(" licence").trim_start_matches("the ");
    let dashed = bare.replace([' ', '_'], "-");
    let alias = match dashed.as_str() {
        "bsd-3" | "bsd" => "BSD-3-Clause",
        "bsd-2" => "BSD-2-Clause",
        "gpl-2.0" => "GPL-2.0-only",
        "gpl-3.0" => "GPL-3.0-only",
        "agpl-3.0" => "AGPL-3.0-only",
        "lgpl-3.0" => "LGPL-3.0-only",
        "apache-2" | "apache" => "Apache-2.0",
        "lgpl-2.1" => "LGPL-2.1-only",
        "gfdl-1.3" => "GFDL-1.3-only",
        "cc0" => "CC0-1.0",
        other => other,
    };
    let list = spdx::identifiers::LICENSES;
    list.iter().find(|it| it.name.eq_ignore_ascii_case(alias)).and_then(|it| spdx::license_id(it.name))
}

/// Whether a licence is open: approved by the OSI, free by the FSF, or open for data and works.
fn is_open(id: spdx::LicenseId) -> bool {
    id.is_osi_approved() || id.is_fsf_free_libre() || is_for_works(id.name)
}

/// Whether a licence is an open one made for data, documents and other works.
fn is_for_works(id: &str) -> bool {
    let starts = |prefix: &str| id.starts_with(prefix);
    let is_creative_commons =
        (starts("CC-BY-") || starts("CC0-") || starts("CC-PDDC")) && !id.contains("-NC") && !id.contains("-ND");
    is_creative_commons
        || starts("CDLA-")
        || starts("ODC-By-")
        || starts("ODbL-")
        || starts("PDDL-")
        || starts("GFDL-")
        || id == "O-UDA-1.0"
}

#[cfg(test)]
mod tests {
    use super::Content::{Code, Data, Document};
    use super::*;

    #[test]
    fn names_as_people_write_them() {
        for (name, id) in [
            ("apache 2.0", "Apache-2.0"),
            ("Apache-2.0", "Apache-2.0"),
            ("MIT License", "MIT"),
            ("bsd-3", "BSD-3-Clause"),
            ("cc-by-4.0", "CC-BY-4.0"),
        ] {
            assert_eq!(Terms::named(name).name(), id, "{name}");
        }
        assert_eq!(Terms::named("unlicensed"), Terms::Unlicensed);
        assert_eq!(Terms::named("component not include."), Terms::NotIncluded);
        assert_eq!(Terms::named("Undisclosed"), Terms::Undisclosed);
        assert_eq!(Terms::named("Llama 3 Community License"), Terms::Other("Llama 3 Community License".to_owned()));
    }

    #[test]
    fn open_for_what_it_is_made_for() {
        let of = |name: &str, content| Terms::named(name).openness(&[content]);
        assert_eq!(of("Apache-2.0", Code), Openness::Open);
        assert_eq!(of("Apache-2.0", Data), Openness::WrongType);
        assert_eq!(of("CC-BY-4.0", Data), Openness::Open);
        assert_eq!(of("CC-BY-4.0", Code), Openness::WrongType);
        assert_eq!(of("CC0-1.0", Document), Openness::Open);
        for name in ["CC-BY-NC-4.0", "CC-BY-ND-3.0", "Gemma", "unlicensed", "OGL-UK-1.0"] {
            assert_eq!(of(name, Document), Openness::NotOpen, "{name}");
        }
        assert_eq!(of("undisclosed", Code), Openness::Unknown);
    }
}
