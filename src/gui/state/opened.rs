//! A document in the window: where it comes from and what was read of it, and documents opened before.

use crate::compare::Analysed;
use crate::document::{Source, last_component};
use std::sync::Arc;

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What one would type on the command line: a path, `spdx:MIT`, `A+B`.
    Argument(String),
    /// Text from the clipboard, under this title.
    Pasted(String),
}

impl Origin {
    /// What to call it while it loads.
    pub fn name(&self) -> &str {
        match self {
            Self::Argument(name) | Self::Pasted(name) => name,
        }
    }

    /// The same without folders.
    pub fn short_name(&self) -> String {
        self.name().split('+').map(last_component).collect::<Vec<_>>().join("+")
    }
}

/// A document in the window.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Tells it from others, whatever its place.
    pub id: u64,
    /// Where it comes from.
    pub origin: Origin,
    /// Its contents, once loaded.
    pub analysed: Option<Arc<Analysed>>,
    /// Its files' bytes, once loaded: a session may carry them.
    pub sources: Option<Arc<Vec<Source>>>,
    /// Paths below its folder, where it is a release's.
    pub files: Arc<Vec<String>>,
    /// SHA-256 of what was last seen on disk, where that is not what was read.
    pub on_disk: Option<String>,
    /// What was seen on disk when the user chose to go on with what was read.
    pub kept: Option<String>,
}

impl Opened {
    /// A document that is still to be loaded.
    pub fn loading(id: u64, origin: Origin) -> Self {
        Self { id, origin, analysed: None, sources: None, files: Arc::default(), on_disk: None, kept: None }
    }

    /// Whether a file of it changed on disk since, and the user does not know.
    pub fn is_stale(&self) -> bool {
        self.on_disk.is_some() && self.on_disk != self.kept
    }
}

/// A document opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// What opens it again.
    pub argument: String,
    /// Why it cannot be opened now, if so.
    pub missing: Option<String>,
}
