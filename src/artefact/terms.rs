//! A licence as cards and framework files name it, and whether it is open for a kind of component.
//!
//! Names are written in many ways (`apache 2.0`, `MIT license`, `bsd-3`); what is no id of the SPDX list after that is a
//! licence of its own and is not called open by its name.

use super::component::Content;
use super::names::{expression, is_open_by_framework, listed};
use serde::Serialize;

/// What a name says of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// A licence of the SPDX list.
    Listed(spdx::LicenseId),
    /// Several of them, as an SPDX expression: `MIT OR Apache-2.0`; of a list each counts, as if joined by `AND`.
    Expression(String),
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
        let expression = || expression(name).map(Self::Expression);
        listed(&folded).map(Self::Listed).or_else(expression).unwrap_or_else(|| Self::Other(name.trim().to_owned()))
    }

    /// Several that hold together, each for itself or for a part: one alone is that one.
    pub fn all(names: &[String]) -> Option<Self> {
        let mut all: Vec<Self> = Vec::new();
        for it in names.iter().map(|it| Self::named(it)) {
            if !all.contains(&it) {
                all.push(it);
            }
        }
        if let [one] = all.as_slice() {
            return Some(one.clone());
        }
        let are_listed = all.iter().all(|it| matches!(it, Self::Listed(_) | Self::Expression(_)));
        let joined = |with: &str| all.iter().map(Self::name).collect::<Vec<_>>().join(with);
        match all.as_slice() {
            [] => None,
            _ if are_listed => Some(Self::Expression(format!("({})", joined(") AND (")))),
            _ => Some(Self::Other(joined(", "))),
        }
    }

    /// The licences of the list that it names, all of them.
    pub fn ids(&self) -> Vec<spdx::LicenseId> {
        match self {
            Self::Listed(id) => vec![*id],
            Self::Expression(text) => {
                let Ok(expression) = spdx::Expression::parse(text) else { return Vec::new() };
                expression.requirements().filter_map(|it| it.req.license.id()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The licences that one must keep to: all of them, and of those that one may choose between the open ones.
    pub fn needed(&self) -> Vec<spdx::LicenseId> {
        match self {
            Self::Listed(id) => vec![*id],
            Self::Expression(text) => {
                let Ok(expression) = spdx::Expression::parse(text) else { return Vec::new() };
                let ids = || expression.requirements().filter_map(|it| it.req.license.id());
                // Where the open ones suffice the others need not be taken.
                let suffices = expression.evaluate(|it| it.license.id().is_some_and(is_open));
                ids().filter(|it| !suffices || is_open(*it)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Its id, or its name as written.
    pub fn name(&self) -> &str {
        match self {
            Self::Listed(id) => id.name,
            Self::Other(name) | Self::Expression(name) => name,
            Self::Unlicensed => "unlicensed",
            Self::Undisclosed => "undisclosed",
            Self::NotIncluded => "not included",
        }
    }

    /// Whether they are open for things of these kinds.
    pub fn openness(&self, content: &[Content]) -> Openness {
        match self {
            Self::Listed(id) => openness(*id, content),
            Self::Expression(text) => {
                let Ok(expression) = spdx::Expression::parse(text) else { return Openness::NotOpen };
                let is = |wanted: &[Openness]| {
                    expression.evaluate(|it| it.license.id().is_some_and(|id| wanted.contains(&openness(id, content))))
                };
                match (is(&[Openness::Open]), is(&[Openness::Open, Openness::WrongType])) {
                    (true, _) => Openness::Open,
                    (false, true) => Openness::WrongType,
                    (false, false) => Openness::NotOpen,
                }
            }
            Self::Other(_) | Self::Unlicensed => Openness::NotOpen,
            Self::Undisclosed | Self::NotIncluded => Openness::Unknown,
        }
    }
}

/// Whether a licence of the list is open for things of these kinds.
fn openness(id: spdx::LicenseId, content: &[Content]) -> Openness {
    let fits = |it: &Content| match it {
        Content::Code => id.is_osi_approved() || id.is_fsf_free_libre() && !is_for_works(id.name),
        Content::Data | Content::Document => is_for_works(id.name),
    };
    // What is made for models is made for all that belongs to them.
    let fits = |it: &Content| is_open_by_framework(id.name) || fits(it);
    match (is_open(id), content.iter().any(fits)) {
        (true, true) => Openness::Open,
        (true, false) => Openness::WrongType,
        (false, _) => Openness::NotOpen,
    }
}

/// Whether a licence is open: approved by the OSI, free by the FSF, or open for data and works.
fn is_open(id: spdx::LicenseId) -> bool {
    id.is_osi_approved() || id.is_fsf_free_libre() || is_for_works(id.name) || is_open_by_framework(id.name)
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
            ("Apache License, Version 2.0", "Apache-2.0"),
            ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
            ("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"),
            ("GPLv3", "GPL-3.0-only"),
            ("GNU General Public License v3.0", "GPL-3.0-only"),
            ("mit or apache-2.0", "MIT OR Apache-2.0"),
            ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
            ("Modified MIT License", "Modified MIT License"),
            ("MIT, with changes", "MIT, with changes"),
        ] {
            assert_eq!(Terms::named(name).name(), id, "{name}");
        }
        assert_eq!(Terms::named("unlicensed"), Terms::Unlicensed);
        assert_eq!(Terms::named("component not include."), Terms::NotIncluded);
        assert_eq!(Terms::named("Undisclosed"), Terms::Undisclosed);
        assert_eq!(Terms::named("Llama 3 Community License"), Terms::Other("Llama 3 Community License".to_owned()));
    }

    #[test]
    fn of_several_each_counts_and_of_a_choice_the_open_ones() {
        let of = |name: &str| Terms::named(name).openness(&[Code]);
        assert_eq!(of("MIT OR CC-BY-NC-4.0"), Openness::Open);
        assert_eq!(of("MIT AND CC-BY-NC-4.0"), Openness::NotOpen);
        let all = |names: &[&str]| Terms::all(&names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        assert_eq!(all(&["mit", "cc-by-nc-4.0"]).map(|it| it.openness(&[Code])), Some(Openness::NotOpen));
        assert_eq!(all(&["mit", "MIT"]), Some(Terms::named("mit")));
        assert_eq!(all(&["mit", "heron"]), Some(Terms::Other("MIT, heron".to_owned())));
        assert_eq!(all(&[]), None);
        let needed = |name: &str| Terms::named(name).needed().iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(needed("MIT OR CC-BY-NC-4.0"), ["MIT"]);
        assert_eq!(needed("MIT AND CC-BY-NC-4.0"), ["MIT", "CC-BY-NC-4.0"]);
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
