//! What the window asks its user, what they may answer, and what waits for the answer.

use std::path::PathBuf;

/// Something that only the user can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The window is about to close, or other work to take this one's place, and this work is not saved.
    Unsaved(After),
    /// Somebody else wrote to the session's file.
    Changed {
        /// The file.
        path: PathBuf,
        /// Whether it is there only now.
        is_new: bool,
        /// What to do once that is settled.
        after: After,
    },
    /// Whether the work of this index that was left behind is thrown away.
    Discard(usize),
    /// A session from elsewhere names files outside its folder.
    Outside {
        /// The session.
        path: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
}

/// What happens once the work is saved or given up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// Nothing; the user goes on.
    #[default]
    GoOn,
    /// The window closes.
    Close,
    /// The work of this index that was left behind is gone on with.
    Recover(usize),
    /// This session is opened.
    OpenSession(PathBuf),
    /// These documents are opened instead.
    Open(Vec<String>),
}

/// An answer to the question that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save first, then go on.
    Save,
    /// Go on without saving; or: leave out what was asked about.
    Without,
    /// Do what was asked about: overwrite the file, read the files.
    DoIt,
    /// Save under another name.
    Elsewhere,
    /// Let everything be.
    Cancel,
}
