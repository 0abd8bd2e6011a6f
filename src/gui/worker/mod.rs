//! Whatever takes time, off the frame: one named thread that takes jobs and hands back results.
//!
//! A job that panics becomes an error; the thread lives on. Results carry the generation of their job, so that
//! what came too late can be dropped.

mod load;
mod run;

pub use load::{hash_of, is_file};
pub use run::{TEXTS_UNREAD, message};

use crate::assess::Rules;
use crate::compare::{Analysed, Comparison};
use crate::document::Source;
use crate::edits::{Edits, Known};
use crate::gui::releases::Subject;
use crate::gui::state::draft::Draft;
use crate::gui::state::find::{Hit, Query};
use crate::gui::state::history::Work;
use crate::gui::state::model::Problem;
use crate::gui::state::opened::Origin;
use crate::gui::state::question::After;
use crate::io::{Expects, Imported, OpenSession, Outside, Recovery, SaveError};
use crate::lesson::{Class, Lesson, Told};
use crate::openness::Release;
use crate::options::{Options, Show};
use run::run;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};

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
    /// A comparison.
    Compared(u64, Result<Arc<Comparison>, Problem>),
    /// The user's own lessons, and what is wrong with others.
    Lessons(Vec<Lesson>, Vec<Problem>),
    /// For each step of a lesson, what the program reads in its words.
    Told(Vec<Vec<Told>>),
    /// What is open of the models among the documents.
    Releases(u64, Result<Vec<Release>, Problem>),
    /// The path that was written.
    Exported(Result<String, Problem>),
    /// Where words stand.
    Found(Query, Result<Vec<Hit>, String>),
    /// For each document, SHA-256 of what is on disk, if that is not what was read.
    Watched(Vec<(u64, Option<String>)>),
    /// Why each cannot be opened, or `None`.
    Probed(Vec<(String, Option<String>)>),
}

/// Takes jobs.
pub struct Worker {
    way: Way,
    results: Receiver<Done>,
}

enum Way {
    /// Jobs go to the thread; those that wait for a network or a disk for long go to one of their own.
    Thread(Sender<Job>, Sender<Done>, Arc<dyn Fn() + Send + Sync>),
    /// For tests: jobs run where they are handed in.
    Immediate(Sender<Done>),
}

impl Worker {
    /// Starts the thread; `wake` is called whenever a result is there.
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let waker = Arc::clone(&wake);
        let (jobs, inbox) = channel::<Job>();
        let (outbox, results) = channel();
        let sender = outbox.clone();
        let spawned = std::thread::Builder::new().name("undiluted-worker".to_owned()).spawn(move || {
            for job in inbox {
                if sender.send(run(job)).is_err() {
                    break;
                }
                waker();
            }
        });
        // Without a thread the window works still, only less smoothly.
        let way = if spawned.is_ok() { Way::Thread(jobs, outbox, wake) } else { Way::Immediate(outbox) };
        Self { way, results }
    }

    /// A worker that does each job at once, for tests.
    pub fn immediate() -> Self {
        let (outbox, results) = channel();
        Self { way: Way::Immediate(outbox), results }
    }

    /// Hands in a job.
    pub fn submit(&self, job: Job) {
        match &self.way {
            Way::Thread(_, outbox, wake) if waits_long(&job) => {
                let (outbox, wake) = (outbox.clone(), Arc::clone(wake));
                std::thread::spawn(move || {
                    outbox.send(run(job)).ok();
                    wake();
                });
            }
            Way::Thread(jobs, ..) => {
                jobs.send(job).ok();
            }
            Way::Immediate(outbox) => {
                outbox.send(run(job)).ok();
            }
        }
    }

    /// The next result, if one is there.
    pub fn poll(&self) -> Option<Done> {
        self.results.try_recv().ok()
    }
}

/// Whether a job waits for a network or a large disk: others do not wait behind it.
fn waits_long(job: &Job) -> bool {
    match job {
        Job::GetTexts(_) | Job::ImportTexts(_) => true,
        Job::Load { origin, loading: Loading::Name, .. } => origin.name().contains("hf:"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_named() {
        let worker = Worker::immediate();
        let origin = Origin::Argument("no/such/file.txt".to_owned());
        let rules = Arc::new(Rules::default());
        worker.submit(Job::Load { id: 7, origin, loading: Loading::Name, rules });
        let Some(Done::Loaded(7, Err(problem))) = worker.poll() else { panic!("a problem") };
        assert!(problem.details.contains("no/such/file.txt"), "{problem:?}");
    }

    #[test]
    fn the_thread_hands_back_what_it_did() {
        let (woken, wait) = channel();
        let worker = Worker::start(move || woken.send(()).unwrap_or_default());
        worker.submit(Job::Probe(vec!["spdx:MIT".to_owned(), "/no/such/file".to_owned()]));
        wait.recv_timeout(std::time::Duration::from_secs(20)).expect("the worker wakes the window");
        let Some(Done::Probed(found)) = worker.poll() else { panic!("a result") };
        assert!(found[0].1.is_none() && found[1].1.is_some());
    }
}
