//! What the worker is asked for, and what it hands back.

use crate::assess::Rules;
use crate::compare::{Analysed, Comparison};
use crate::document::Source;
use crate::edits::{Edits, Known};
use crate::gui::state::draft::Draft;
use crate::gui::state::find::{Hit, Query};
use crate::gui::state::history::Work;
use crate::gui::state::model::Problem;
use crate::gui::state::opened::Origin;
use crate::gui::state::policy::PolicySheet;
use crate::gui::state::question::After;
use crate::io::{Expects, Imported, OpenSession, Outside, Recovery, SaveError};
use crate::lesson::{Class, Lesson, Told};
use crate::openness::Release;
use crate::options::{Arrangement, Options, Show};
use crate::policy::Policy;
use crate::report::Paper;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Something to do.
#[derive(Debug)]
pub enum Job {
    /// Load, read and assess a document.
    Load {
        /// The document's id in the model.
        id: u64,
        /// Where it comes from.
        origin: Origin,
        /// What there is of it already.
        loading: Loading,
        /// The rules that look for findings.
        rules: Arc<Rules>,
    },
    /// Compare documents.
    Compare {
        /// Later comparisons have a greater one.
        generation: u64,
        /// What to compare, in order.
        documents: Vec<Arc<Analysed>>,
        /// The user's corrections.
        edits: Edits,
        /// Lenses and baseline.
        options: Options,
    },
    /// See what is open of the models among documents.
    Openness {
        /// That of the comparison beside it.
        generation: u64,
        /// The documents.
        subjects: Vec<Subject>,
        /// What reviewers know of them.
        known: Vec<Known>,
        /// Which lenses read their terms.
        options: Options,
    },
    /// Hold documents against a policy.
    Judge {
        /// That of the comparison beside it.
        generation: u64,
        /// The policy.
        policy: Arc<Policy>,
        /// The documents, in order.
        documents: Vec<Arc<Analysed>>,
        /// The rules that look for findings.
        rules: Arc<Rules>,
    },
    /// Read a policy's file.
    ReadPolicy(PathBuf),
    /// Write a policy's file.
    WritePolicy(PathBuf, String),
    /// Read a lesson file, to be changed.
    ReadLesson(PathBuf),
    /// Write a lesson file.
    WriteLesson(PathBuf, String),
    /// Make a lesson file, to be called so, of these documents.
    MakeLesson(PathBuf, Arc<Comparison>, Arc<Rules>),
    /// Read the user's own lessons.
    Lessons,
    /// Read the words that a lesson quotes.
    Tell(Box<Lesson>, Arc<Rules>),
    /// Write what a room did in a lesson.
    Debrief {
        /// The lesson, and what the room did.
        class: Box<Class>,
        /// Where to; `.md` asks for Markdown.
        path: String,
        /// The rules that read its words.
        rules: Arc<Rules>,
    },
    /// Write a report.
    Export {
        /// Id of the format.
        format: String,
        /// Where to.
        path: String,
        /// What to report.
        comparison: Arc<Comparison>,
        /// What is open of the models, where that is what to report instead.
        releases: Option<Arc<Vec<Release>>>,
        /// The lens and the rows that the user looks at.
        options: Box<Options>,
        /// Which rows.
        show: Show,
        /// What they stand for; nothing where the documents decide.
        by: Option<Arrangement>,
        /// How much is printed, and for whom.
        paper: Box<Paper>,
        /// A date to print.
        date: Option<String>,
        /// The rules that the findings come from.
        rules: Arc<Rules>,
    },
    /// Look for words.
    Find {
        /// Where.
        documents: Vec<Arc<Analysed>>,
        /// What.
        query: Query,
    },
    /// See which of these files changed since they were read: a document's id, its name, and SHA-256 of what was read.
    Watch(Vec<(u64, String, String)>),
    /// See which of these can still be opened.
    Probe(Vec<String>),
    /// Take what a window opened or forgot lately into the list of all windows.
    Recent {
        /// The program's folder.
        data: PathBuf,
        /// The list as the window knew it.
        before: Vec<String>,
        /// The list as the window has it.
        now: Vec<String>,
    },
    /// Read a session and its documents.
    OpenSession {
        /// The file.
        path: PathBuf,
        /// Whether files outside its folder are read.
        outside: Outside,
    },
    /// Read a session whose marks are laid over those that are here.
    LayOver(PathBuf),
    /// Write a session.
    SaveSession {
        /// Where to.
        path: PathBuf,
        /// What.
        draft: Draft,
        /// What must be there before.
        expects: Expects,
        /// The work that the draft holds.
        work: Box<Work>,
        /// What waits for it.
        after: After,
    },
    /// Read the imported texts.
    OpenLibrary,
    /// Download texts and take them in, until this is raised.
    GetTexts(Arc<AtomicBool>),
    /// Take in texts from here, or from the installed package.
    ImportTexts(Option<PathBuf>),
    /// Keep the work against a crash.
    Keep {
        /// Where.
        recovery: Arc<Recovery>,
        /// What.
        draft: Draft,
        /// The session's file.
        of: Option<PathBuf>,
    },
    /// Breaks, to see what becomes of that.
    #[cfg(test)]
    Panic,
}

impl Job {
    /// Whether nobody waits for it: the window is not busy meanwhile.
    pub fn is_aside(&self) -> bool {
        matches!(self, Self::Keep { .. } | Self::OpenLibrary | Self::Recent { .. })
    }

    /// Whether it waits for a network or a large disk: others do not wait behind it.
    pub fn waits_long(&self) -> bool {
        match self {
            Self::GetTexts(_) | Self::ImportTexts(_) => true,
            Self::Load { origin, loading: Loading::Name, .. } => origin.name().contains("hf:"),
            _ => false,
        }
    }
}

/// A document that may be a release of a model.
#[derive(Debug)]
pub struct Subject {
    /// Its clauses and findings.
    pub analysed: Arc<Analysed>,
    /// Its files.
    pub sources: Arc<Vec<Source>>,
    /// Paths below its folder, where it is one.
    pub files: Arc<Vec<String>>,
}

/// What there is of a document that is to be loaded.
#[derive(Clone, Debug)]
pub enum Loading {
    /// Its name.
    Name,
    /// Its text, pasted.
    Text(String),
    /// Its files, the paths below its folder, both as a session has them, and what changed in the files since.
    Read(Arc<Vec<Source>>, Vec<String>, Vec<String>),
}

/// A document that was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// Its clauses and findings.
    pub analysed: Arc<Analysed>,
    /// Its files.
    pub sources: Arc<Vec<Source>>,
    /// Paths below its folder, where it is a release's.
    pub files: Arc<Vec<String>>,
    /// The name to remember it by, if there is one.
    pub recent: Option<String>,
}

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// A document, or why there is none.
    Loaded(u64, Result<Loaded, Problem>),
    /// A session, or why there is none.
    SessionOpened(PathBuf, Outside, Result<OpenSession, Problem>),
    /// A session to be laid over, or why there is none.
    LaidOver(PathBuf, Result<OpenSession, Problem>),
    /// A session that was saved, with the work in it and what waits; its SHA-256, or why it was not.
    SessionSaved((PathBuf, Work, After), Result<String, SaveError>),
    /// The imported texts are there; what could not be read of them.
    LibraryOpened(Vec<Problem>),
    /// Texts were taken in, or not.
    TextsImported(Result<Imported, Problem>),
    /// The work is kept, or not.
    Kept(std::io::Result<()>),
    /// A job broke off by a mistake of this program; whether nobody waited for it.
    Broke(Problem, bool),
    /// A comparison.
    Compared(u64, Result<Arc<Comparison>, Problem>),
    /// The user's own lessons, and what is wrong with others.
    Lessons(Vec<Lesson>, Vec<Problem>),
    /// For each step of a lesson, what the program reads in its words.
    Told(Vec<Vec<Told>>),
    /// What is open of the models among the documents.
    Releases(u64, Result<Vec<Release>, Problem>),
    /// What breaks the policy.
    Judged(u64, Result<PolicySheet, Problem>),
    /// A policy's file.
    PolicyRead(PathBuf, Result<String, Problem>),
    /// A lesson file that was read or made, and its name.
    LessonRead(PathBuf, Result<String, Problem>),
    /// The path that was written.
    Exported(Result<String, Problem>),
    /// Where words stand.
    Found(Query, Result<Vec<Hit>, String>),
    /// For each document, SHA-256 of what is on disk, if that is not what was read.
    Watched(Vec<(u64, Option<String>)>),
    /// What all windows opened lately, where that can be told.
    Recent(Option<Vec<String>>),
    /// Why each cannot be opened, or `None`.
    Probed(Vec<(String, Option<String>)>),
}
