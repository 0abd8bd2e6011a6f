//! Lens files as they are written: `assets/lenses/*.toml`.
//!
//! The build script reads this file too, so it knows nothing but `serde` and the weights.

use super::weight::Weight;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a lens is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LensType {
    /// Says what is open: a text conflicts with it, meets it, or neither can be said.
    #[default]
    Definition,
    /// Lists what terms may say: each entry is present, absent or unread, and that is no verdict.
    Catalogue,
}

/// A definition of openness or a catalogue of terms, ready to read findings through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lens {
    /// `osd`, `osaid`, …
    pub id: String,
    /// Its place among the lenses that are offered; the lowest comes first.
    pub order: u32,
    /// Definition or catalogue.
    #[serde(default, rename = "type")]
    pub kind: LensType,
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
    #[serde(default)]
    pub grants: Vec<String>,
    /// Whose approval of a text's very words decides where no rule reads its language: `osi` or `fsf`. Nobody's, if empty.
    #[serde(default)]
    pub decided_by: String,
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

/// One criterion of a definition, or one entry of a catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    /// `osd-6`.
    pub id: String,
    /// What it stands under in its source, where that has groups: "Must".
    #[serde(default)]
    pub group: String,
    /// Its short label where space is scarce: "6".
    pub short: String,
    /// Its title.
    pub title: String,
    /// What it asks for, in the project's own words.
    pub summary: String,
    /// Who says so, where.
    pub authority: String,
    /// Where that can be read.
    pub link: String,
    /// Whether somebody held the entry against its source.
    #[serde(default = "yes")]
    pub checked: bool,
    /// Whether a licence text can not settle it.
    #[serde(default)]
    pub needs_artefacts: bool,
    /// Freedoms without which a grant that was read in full conflicts.
    #[serde(default)]
    pub conflicts_without: Vec<String>,
    /// Freedoms whose stated grant satisfies it, or makes the entry present, while nothing speaks against it.
    #[serde(default)]
    pub satisfied_by: Vec<String>,
    /// In a catalogue: whether a text that says nothing of it has it.
    #[serde(default)]
    pub present_by_silence: bool,
    /// In a catalogue: why an entry that no finding tells stays unread whatever the text says.
    #[serde(default)]
    pub unread_because: String,
    /// In a catalogue: words of which an unread clause has one if it may be about the entry, in lower case; any
    /// clause if empty.
    #[serde(default)]
    pub words: Vec<String>,
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
    /// Only for findings whose parameters have one of these words in them; with no words, whatever they say.
    #[serde(default)]
    pub says: BTreeMap<String, Vec<String>>,
    /// Only for findings that touch these freedoms.
    #[serde(default)]
    pub freedoms: Vec<String>,
    /// Only where the document also has a finding of one of these kinds.
    #[serde(default)]
    pub with: Vec<String>,
    /// Only where the document has no finding of these kinds.
    #[serde(default)]
    pub without: Vec<String>,
    /// Why, for people.
    pub because: String,
    /// Who said so of a clause of this kind, where somebody did.
    #[serde(default)]
    pub authority: String,
    /// Where that can be read.
    #[serde(default)]
    pub link: String,
    /// Whether somebody held the entry against its source.
    #[serde(default = "yes")]
    pub checked: bool,
}

fn yes() -> bool {
    true
}

const FREEDOMS: [&str; 4] = ["use", "study", "modify", "share"];

impl Lens {
    /// The criterion of this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// Whether it lists terms and gives no outcome.
    pub fn is_catalogue(&self) -> bool {
        self.kind == LensType::Catalogue
    }

    /// What is wrong with it, given the kinds of finding that there are; nothing if it can be used.
    pub fn mistakes(&self, kinds: &BTreeSet<&str>) -> Vec<String> {
        let mut wrong = Vec::new();
        for (index, criterion) in self.criteria.iter().enumerate() {
            wrong.extend(criterion.mistakes().into_iter().map(|it| format!("criterion {}: {it}", criterion.id)));
            if self.criteria.iter().take(index).any(|it| it.id == criterion.id) {
                wrong.push(format!("criterion {}: there are two of this id", criterion.id));
            }
        }
        for bearing in &self.bearings {
            let name = format!("the bearing of {} on {}", bearing.kinds.join(", "), bearing.criteria.join(", "));
            wrong.extend(self.mistakes_of(bearing, kinds).into_iter().map(|it| format!("{name}: {it}")));
        }
        wrong.extend(unknown_freedoms(&self.grants));
        if !["", "osi", "fsf"].contains(&self.decided_by.as_str()) {
            wrong.push(format!("`decided-by` is {}: only `osi` and `fsf` are known to decide", self.decided_by));
        }
        wrong
    }

    fn mistakes_of(&self, bearing: &Bearing, kinds: &BTreeSet<&str>) -> Vec<String> {
        let mut wrong = Vec::new();
        for kind in bearing.kinds.iter().chain(&bearing.with).chain(&bearing.without) {
            if !kinds.contains(kind.as_str()) {
                wrong.push(format!("there is no kind of finding {kind} in assets/rules"));
            }
        }
        for id in &bearing.criteria {
            if self.criterion(id).is_none() {
                wrong.push(format!("there is no criterion {id} in this lens"));
            }
        }
        if bearing.weight.is_of_catalogues() != self.is_catalogue() {
            wrong.push("definitions weigh, catalogues say present, absent or unread".to_owned());
        }
        if bearing.because.trim().is_empty() {
            wrong.push("`because` is empty".to_owned());
        }
        if bearing.link.is_empty() != bearing.authority.is_empty() || !is_address(&bearing.link) {
            wrong.push("`authority` and `link` (https://…) go together".to_owned());
        }
        wrong.extend(unknown_freedoms(&bearing.freedoms));
        wrong
    }
}

impl Criterion {
    fn mistakes(&self) -> Vec<String> {
        let mut wrong: Vec<String> = [&self.conflicts_without, &self.satisfied_by]
            .into_iter()
            .flat_map(|freedoms| unknown_freedoms(freedoms))
            .collect();
        for (name, value) in [("summary", &self.summary), ("authority", &self.authority), ("link", &self.link)] {
            if value.trim().is_empty() {
                wrong.push(format!("`{name}` is empty"));
            }
        }
        if !is_address(&self.link) {
            wrong.push("`link` is no https address".to_owned());
        }
        if self.words.iter().any(|it| *it != it.to_lowercase()) {
            wrong.push("`words` are matched in lower case".to_owned());
        }
        wrong
    }
}

fn is_address(link: &str) -> bool {
    link.is_empty() || link.starts_with("https://")
}

fn unknown_freedoms(names: &[String]) -> impl Iterator<Item = String> + '_ {
    let unknown = |name: &&String| !FREEDOMS.contains(&name.as_str());
    names.iter().filter(unknown).map(|name| format!("{name} is none of the freedoms {}", FREEDOMS.join(", ")))
}
