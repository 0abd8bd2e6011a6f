//! What the window is about: documents, choices, selection, what went wrong.
//!
//! Only `apply` changes it; panels read it.

use super::history::History;
use super::sheet::{FindingAt, Sheet};
use crate::assess::Rules;
use crate::compare::{Analysed, Original};
use crate::edits::Edits;
use crate::lens::Lenses;
use crate::options::{Options, Show};
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
}

/// Something that went wrong, shown until dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What could not be done.
    pub what: String,
    /// Which file, why, and what to do.
    pub details: String,
}

/// A document opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// What opens it again.
    pub argument: String,
    /// Why it cannot be opened now, if so.
    pub missing: Option<String>,
}

/// What the user looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Index into the comparison's rows.
    pub row: Option<usize>,
    /// The finding that the inspector explains.
    pub finding: Option<FindingAt>,
}

/// Everything that the window shows.
#[derive(Debug)]
pub struct Model {
    /// The documents, in the user's order.
    pub documents: Vec<Opened>,
    /// The rules that look for findings, the user's own among them.
    pub rules: Arc<Rules>,
    /// Lenses and baseline.
    pub options: Options,
    /// The user's corrections.
    pub edits: Edits,
    /// The steps that led to them.
    pub history: History,
    /// The clause that is held, to be pinned to another: its document and its number there.
    pub held: Option<(usize, usize)>,
    /// Id of the lens that colours the view.
    pub lens: String,
    /// Which rows are shown.
    pub show: Show,
    /// The comparison as shown; `None` until the first is done.
    pub sheet: Option<Arc<Sheet>>,
    /// The selected row and finding.
    pub selection: Selection,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// One line on what was last done.
    pub notice: Option<String>,
    /// Documents opened before, the latest first.
    pub recent: Vec<Recent>,
    /// Jobs that are not done.
    pub busy: usize,
}

impl Default for Model {
    fn default() -> Self {
        let usual = Options::default().lenses;
        let mut lenses: Vec<_> = Lenses::built_in().list.iter().map(|lens| lens.id.clone()).collect();
        lenses.sort_by_key(|id| usual.iter().position(|it| it == id).unwrap_or(usual.len()));
        Self {
            documents: Vec::new(),
            rules: Arc::new(Rules::built_in().clone()),
            lens: lenses.first().cloned().unwrap_or_default(),
            options: Options { lenses, ..Options::default() },
            edits: Edits::default(),
            history: History::default(),
            held: None,
            show: Show::default(),
            sheet: None,
            selection: Selection::default(),
            problems: Vec::new(),
            notice: None,
            recent: Vec::new(),
            busy: 0,
        }
    }
}

impl Model {
    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The names of documents that are still being read.
    pub fn loading(&self) -> Vec<&str> {
        self.documents.iter().filter(|it| it.analysed.is_none()).map(|it| it.origin.name()).collect()
    }

    /// The standard text that a document was made from and that is not open beside it, as an argument.
    pub fn original(&self) -> Option<String> {
        let loaded = self.documents.iter().filter_map(|it| it.analysed.as_ref());
        let made_from = loaded.filter_map(|it| it.identified.as_ref()).filter(|it| it.relation != Original::Exact);
        let argument = made_from.map(|it| format!("spdx:{}", it.id));
        argument.rev().find(|it| !self.documents.iter().any(|opened| opened.origin.name() == it))
    }

    /// The documents that are loaded, in order.
    pub fn loaded(&self) -> Vec<Arc<Analysed>> {
        self.documents.iter().filter_map(|it| it.analysed.clone()).collect()
    }
}
