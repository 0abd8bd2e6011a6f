//! The rule set: built in, with the user's own beside it.

use super::fragment::{self, Fragments};
use super::index::Index;
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
    index: OnceLock<Index>,
}

impl Rules {
    /// The rules that are built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            let files = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rules.json"))).unwrap_or_default();
            Self::new(files, env!("RULES_VERSION"))
        })
    }

    /// The fragments that every rule file may use.
    pub fn fragments() -> Fragments {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/fragments.json"))).unwrap_or_default()
    }

    /// A rule set of these files, their patterns already expanded.
    pub fn new(files: Vec<RuleFile>, version: &str) -> Self {
        Self { files, version: version.to_owned(), index: OnceLock::new() }
    }

    /// Reads one rule file.
    ///
    /// # Errors
    /// One line: what is wrong, and in which rule or at which line.
    pub fn parse(toml: &str, fragments: &Fragments) -> Result<RuleFile, String> {
        let mut file: RuleFile = toml::from_str(toml).map_err(|error| error.to_string().trim_end().to_owned())?;
        for rule in &mut file.rules {
            let name = format!("rule {}/{}", file.kind.id, rule.id);
            for pattern in rule.patterns_mut() {
                *pattern = fragment::expand(pattern, fragments).map_err(|error| format!("{name}: {error}"))?;
                if let Err(error) = regex::bytes::RegexBuilder::new(pattern).unicode(false).build() {
                    return Err(format!("{name}: {error}"));
                }
            }
            if rule.words.is_empty() {
                return Err(format!("{name}: `words` is empty"));
            }
        }
        Ok(file)
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

    /// The rule at this place: its file, and its number there.
    pub(super) fn at(&self, place: (usize, usize)) -> Option<(&Kind, &Rule)> {
        let file = self.files.get(place.0)?;
        Some((&file.kind, file.rules.get(place.1)?))
    }

    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.files))
    }
}
