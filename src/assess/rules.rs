//! The rule set: built in, with the user's own beside it.

use super::index::Index;
use super::schema::fragment::Fragments;
use super::schema::kind::Kind;
use super::schema::rule::{Rule, RuleFile};
use super::schema::user::{self, RuleError, UserFile};
use crate::document::hex;
use crate::never::packed;
use sha2::{Digest as _, Sha256};
use std::sync::{Arc, OnceLock};

/// All kinds and rules that an assessment works with.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Kinds with their rules, in the order of their files.
    pub files: Vec<RuleFile>,
    /// SHA-256 over their sources, as `sha256:…`.
    pub version: String,
    /// The user's files among them.
    pub user_files: Vec<UserFile>,
    index: OnceLock<Index>,
}

impl Rules {
    /// The rules that are built in: read and checked when the crate was built.
    pub fn built_in() -> &'static Self {
        Self::shelved()
    }

    /// The same to be shared: what was made ready for one document is ready for the next.
    pub fn shared() -> Arc<Self> {
        Arc::clone(Self::shelved())
    }

    fn shelved() -> &'static Arc<Self> {
        static RULES: OnceLock<Arc<Rules>> = OnceLock::new();
        RULES.get_or_init(|| {
            let files = packed(include_bytes!(concat!(env!("OUT_DIR"), "/rules.pack")));
            Arc::new(Self::new(files, env!("RULES_VERSION")))
        })
    }

    /// The fragments that every rule file may use.
    pub fn fragments() -> &'static Fragments {
        static FRAGMENTS: OnceLock<Fragments> = OnceLock::new();
        FRAGMENTS.get_or_init(|| packed(include_bytes!(concat!(env!("OUT_DIR"), "/fragments.pack"))))
    }

    /// A rule set of these files, already prepared.
    pub fn new(files: Vec<RuleFile>, version: &str) -> Self {
        Self { files, version: version.to_owned(), user_files: Vec::new(), index: OnceLock::new() }
    }

    /// Reads one rule file; kinds of this rule set need not be described again.
    ///
    /// # Errors
    /// The first mistake: file, line and reason.
    pub fn parse(&self, name: &str, toml: &str) -> Result<RuleFile, RuleError> {
        user::parse(name, toml, Self::fragments(), |id| self.kind(id))
    }

    /// This rule set with the user's files (name and text) laid over it, and what is wrong with those that were left out.
    #[must_use]
    pub fn with_user_files(&self, files: &[(String, String)]) -> (Self, Vec<RuleError>) {
        let mut rules = Self::new(self.files.clone(), &self.version);
        let mut errors = Vec::new();
        let mut hash = Sha256::new_with_prefix(&self.version);
        for (name, text) in files {
            match rules.parse(name, text) {
                Ok(file) => {
                    user::laid_over(&mut rules.files, file);
                    let sha256 = format!("sha256:{}", hex(&Sha256::digest(text)));
                    hash.update(&sha256);
                    rules.user_files.push(UserFile { name: name.clone(), sha256 });
                }
                Err(error) => errors.push(error),
            }
        }
        if !rules.user_files.is_empty() {
            rules.version = format!("sha256:{}", hex(&hash.finalize()));
        }
        (rules, errors)
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
