//! What becomes a session file: everything that a save needs, taken at one moment.

use crate::document::Source;
use crate::edits::Edits;
use crate::gui::state::model::Model;
use crate::gui::state::opened::{Opened, Origin};
use crate::io;
use crate::options::{Arrangement, Options, Show};
use crate::room::Kept;
use crate::session::{Entry, Session, Start};
use std::path::Path;
use std::sync::Arc;

/// Texts up to this many bytes are kept with the work against a crash, whether or not its file carries them.
const KEPT_WITH: usize = 4 * 1024 * 1024;

/// A document to be saved.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it came from.
    pub start: Start,
    /// Its files.
    pub sources: Arc<Vec<Source>>,
    /// Paths below its folder, where it is a release's.
    pub files: Arc<Vec<String>>,
}

/// The work as it is to be saved.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The documents, in order.
    pub documents: Vec<Part>,
    /// Documents of the session that could not be read, and their places in it.
    pub missing: Vec<(usize, Entry)>,
    /// If the session's baseline is one of these: the index that stands in for it, and its own.
    pub stand_in: Option<(usize, usize)>,
    /// Lenses and baseline.
    pub options: Options,
    /// Which rows are shown.
    pub show: Show,
    /// What rows stand for, if the user chose.
    pub arrangement: Option<Arrangement>,
    /// The lens in view.
    pub lens: String,
    /// Who makes marks.
    pub reviewer: String,
    /// Pins, marks and votes.
    pub edits: Edits,
    /// The room of the last lesson.
    pub room: Option<Arc<Kept>>,
    /// Whether the file carries the texts.
    pub carries: bool,
}

impl Draft {
    /// The work as it is now.
    pub fn of(model: &Model) -> Self {
        let entry = |it: &Opened| {
            let start = if matches!(it.origin, Origin::Pasted(_)) { Start::Pasted } else { Start::Named };
            it.sources.clone().map(|sources| Part { start, sources, files: Arc::clone(&it.files) })
        };
        Self {
            documents: model.documents.iter().filter_map(entry).collect(),
            missing: model.session.missing.clone(),
            stand_in: model.session.stand_in,
            options: model.options.clone(),
            show: model.filter.show,
            arrangement: model.arrangement,
            lens: model.lens.clone(),
            reviewer: model.reviewer.clone(),
            edits: model.edits.clone(),
            room: model.room.clone(),
            carries: model.session.carries,
        }
    }

    /// The session for a file of this path.
    pub fn session(&self, path: &Path) -> Session {
        self.made(path, self.carries)
    }

    /// The session to be kept against a crash.
    pub fn kept(&self) -> Session {
        let bytes: usize = self.documents.iter().flat_map(|it| it.sources.iter()).map(|it| it.bytes.len()).sum();
        self.made(Path::new(""), self.carries || bytes <= KEPT_WITH)
    }

    fn made(&self, path: &Path, carries: bool) -> Session {
        let entry = |it: &Part| io::session_entry(it.start, &it.sources, &it.files, path, carries);
        let mut documents: Vec<Entry> = self.documents.iter().map(entry).collect();
        let mut options = self.options.clone();
        for (place, missing) in &self.missing {
            let place = (*place).min(documents.len());
            documents.insert(place, missing.clone());
            options.baseline += usize::from(place <= options.baseline);
        }
        if let Some((_, own)) = self.stand_in.filter(|(here, _)| *here == self.options.baseline) {
            options.baseline = own;
        }
        Session {
            documents,
            options,
            show: self.show,
            by: self.arrangement,
            lens: self.lens.clone(),
            reviewer: self.reviewer.clone(),
            edits: self.edits.clone(),
            room: self.room.as_deref().cloned(),
        }
    }
}
