//! What the window is about: documents, choices, selection, what went wrong.
//!
//! Only `apply` changes it; panels read it.

use crate::assess::Rules;
use crate::compare::{Analysed, Original};
use crate::edits::Edits;
use crate::gui::state::filter::Filter;
use crate::gui::state::find::{Find, Query};
use crate::gui::state::history::{History, Work};
use crate::gui::state::lesson::Presenting;
use crate::gui::state::opened::{Opened, Recent};
use crate::gui::state::page::{Page, Trail};
use crate::gui::state::policy::{HousePolicy, PolicySheet};
use crate::gui::state::question::Question;
use crate::gui::state::selection::Selection;
use crate::gui::state::sheet::Sheet;
use crate::lens::Lenses;
use crate::lesson::Lesson;
use crate::openness::Release;
use crate::options::{Arrangement, Options};
use crate::report::shelf::ShelfRow;
use crate::room::Kept;
use crate::session::Entry;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

pub use crate::io::LeftBehind;

/// What the releases come to, in words: made once when they arrive, not for every frame.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// A line each.
    pub rows: Vec<ShelfRow>,
    /// Of which components nothing tells.
    pub unknowns: Vec<String>,
}

/// Where the work is kept as a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionFile {
    /// The file, if it was ever saved or opened.
    pub path: Option<PathBuf>,
    /// SHA-256 of what this window last read from it or wrote to it.
    pub sha256: Option<String>,
    /// Whether it carries the texts.
    pub carries: bool,
    /// Documents of it that could not be read, and their places in it; they stay there.
    pub missing: Vec<(usize, Entry)>,
    /// If its baseline is one of these: the index that stands in for it here, and its own in the session.
    pub stand_in: Option<(usize, usize)>,
}

/// Something that went wrong, shown until dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What could not be done.
    pub what: String,
    /// Which file, why, and what to do.
    pub details: String,
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
    /// The work as it was last saved or opened.
    pub saved: Work,
    /// Where it is saved.
    pub session: SessionFile,
    /// Who makes marks; empty while nobody gave a name.
    pub reviewer: String,
    /// Work that earlier windows left behind.
    pub left_behind: Vec<LeftBehind>,
    /// What the user is asked.
    pub question: Option<Question>,
    /// The clause that is held, to be pinned to another: its document and its number there.
    pub held: Option<(usize, usize)>,
    /// Id of the lens that colours the view.
    pub lens: String,
    /// Which rows are shown in full.
    pub filter: Filter,
    /// What rows of the texts stand for; nothing while the documents decide.
    pub arrangement: Option<Arrangement>,
    /// Rows that were unfolded by hand, whatever the filter leaves out.
    pub unfolded: BTreeSet<usize>,
    /// Which page is open.
    pub page: Page,
    /// The comparison as shown; `None` until the first is done.
    pub sheet: Option<Arc<Sheet>>,
    /// The policy that documents are held against.
    pub policy: Option<HousePolicy>,
    /// What of the comparison breaks it; `None` until it is known.
    pub judged: Option<Arc<PolicySheet>>,
    /// The user's own lessons.
    pub lessons: Vec<Lesson>,
    /// The room of the last lesson that phones answered, as it is kept.
    pub room: Option<Arc<Kept>>,
    /// The lesson that is given.
    pub presenting: Option<Presenting>,
    /// What is open of the models among the documents; `None` until it is known.
    pub releases: Option<Arc<Vec<Release>>>,
    /// A line for each of them, in words, and of which components nothing tells.
    pub shelf: Shelf,
    /// The selected row and finding.
    pub selection: Selection,
    /// Places visited.
    pub trail: Trail,
    /// Words that are looked for.
    pub find: Option<Find>,
    /// What was looked for before.
    pub searched: Query,
    /// The criterion of the lens whose words are lit.
    pub lit: Option<String>,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// One line on what was last done.
    pub notice: Option<String>,
    /// The report that the notice is about.
    pub written: Option<PathBuf>,
    /// Documents opened before, the latest first.
    pub recent: Vec<Recent>,
    /// Jobs that are not done.
    pub busy: usize,
    /// When the first of them began, in seconds of the window's clock.
    pub busy_since: Option<f64>,
}

impl Default for Model {
    fn default() -> Self {
        let usual = Options::default().lenses;
        let mut lenses: Vec<_> = Lenses::built_in().list.iter().map(|lens| lens.id.clone()).collect();
        lenses.sort_by_key(|id| usual.iter().position(|it| it == id).unwrap_or(usual.len()));
        Self {
            documents: Vec::new(),
            rules: Rules::shared(),
            lens: lenses.first().cloned().unwrap_or_default(),
            options: Options { lenses, ..Options::default() },
            edits: Edits::default(),
            history: History::default(),
            saved: Work::default(),
            session: SessionFile::default(),
            reviewer: String::new(),
            left_behind: Vec::new(),
            question: None,
            held: None,
            filter: Filter::default(),
            arrangement: None,
            unfolded: BTreeSet::new(),
            page: Page::default(),
            sheet: None,
            policy: None,
            judged: None,
            releases: None,
            shelf: Shelf::default(),
            lessons: Vec::new(),
            room: None,
            presenting: None,
            selection: Selection::default(),
            trail: Trail::default(),
            find: None,
            searched: Query::default(),
            lit: None,
            problems: Vec::new(),
            notice: None,
            written: None,
            recent: Vec::new(),
            busy: 0,
            busy_since: None,
        }
    }
}

impl Model {
    /// What undo covers, as it is now.
    pub fn work(&self) -> Work {
        Work {
            documents: self.documents.clone(),
            options: self.options.clone(),
            edits: self.edits.clone(),
            room: self.room.clone(),
        }
    }

    /// Whether something would be lost if the window closed now. Looking at texts is no work.
    pub fn is_unsaved(&self) -> bool {
        let is_work = self.session.path.is_some() || !self.edits.is_empty() || self.room.is_some();
        is_work && !self.is_at(&self.saved)
    }

    /// Whether the work stands as it stood then.
    pub fn is_at(&self, then: &Work) -> bool {
        then.is(&self.documents, &self.options, &self.edits, self.room.as_ref())
    }

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
        let argument = made_from.map(|it| it.key.clone());
        argument.rev().find(|it| !self.documents.iter().any(|opened| opened.origin.name() == it))
    }

    /// The documents that are loaded, in order.
    pub fn loaded(&self) -> Vec<Arc<Analysed>> {
        self.documents.iter().filter_map(|it| it.analysed.clone()).collect()
    }
}
