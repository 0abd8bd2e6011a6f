//! Whatever takes time, off the frame: one named thread that takes jobs and hands back results.
//!
//! A job that panics becomes an error; the thread lives on. Results carry the generation of their job, so that
//! what came too late can be dropped.

use super::draft::Draft;
use super::find::{Hit, Query};
use super::history::Work;
use super::model::{After, Origin, Problem};
use super::releases::{self, Subject};
use crate::assess::Rules;
use crate::compare::{self, Analysed, Comparison};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Source, joint_sha256, sha256_of};
use crate::edits::{Edits, Known};
use crate::gui::strings::work as say;
use crate::io::{self, Expects, Imported, OpenSession, Outside, Recovery, SaveError};
use crate::lens::Lenses;
use crate::lesson::{Class, Exercise, Lesson, Told, mistakes, told};
use crate::openness::Release;
use crate::options::{Options, Show};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
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

/// The lessons in the user's folder; one with mistakes is left out, and said.
fn own_lessons() -> Done {
    let folder = io::lessons_folder().filter(|it| it.is_dir());
    let files = folder.map_or_else(|| Ok(Vec::new()), |it| io::rule_files(&it));
    let (mut lessons, mut problems) = (Vec::new(), Vec::new());
    let problem = |details: String| Problem { what: say::LESSON_COULD_NOT_BE_READ.to_owned(), details };
    match files {
        Ok(files) => {
            for (name, text) in files {
                match Lesson::read(&text) {
                    Ok(lesson) => match mistakes(&lesson).first() {
                        None => lessons.push(lesson),
                        Some(mistake) => problems.push(problem(format!("{name}: {mistake}"))),
                    },
                    Err(error) => problems.push(problem(format!("{name}: {error}"))),
                }
            }
        }
        Err(error) => problems.push(problem(error.to_string())),
    }
    Done::Lessons(lessons, problems)
}

/// What the program reads in the words of each step.
fn tell(lesson: &Lesson, rules: &Rules) -> Vec<Vec<Told>> {
    let of = |exercise: &Exercise| {
        exercise.quotes().into_iter().filter_map(|(text, quote)| told(text, quote?, rules)).collect()
    };
    lesson.steps.iter().map(|it| it.exercise.as_ref().map_or_else(Vec::new, of)).collect()
}

fn run(job: Job) -> Done {
    match job {
        Job::Load { id, origin, loading, rules } => {
            let what = say::could_not_be_opened(origin.name());
            Done::Loaded(id, guarded(&what, || load(&origin, loading, &rules)))
        }
        Job::OpenSession { path, outside } => {
            let result = guarded(say::SESSION_COULD_NOT_BE_OPENED, || io::open_session(&path, outside));
            Done::SessionOpened(path, outside, result)
        }
        Job::LayOver(path) => {
            let what = say::SESSION_COULD_NOT_BE_LAID;
            let result = guarded(what, || io::open_session(&path, Outside::Leave));
            Done::LaidOver(path, result)
        }
        Job::SaveSession { path, draft, expects, work, after } => {
            let result = io::save_session(&path, &draft.session(&path), &expects);
            Done::SessionSaved((path, *work, after), result)
        }
        Job::OpenLibrary => {
            let errors = io::data_folder().map_or_else(Vec::new, |it| io::open_library(&it));
            let what = TEXTS_UNREAD.to_owned();
            Done::LibraryOpened(errors.into_iter().map(|details| Problem { what: what.clone(), details }).collect())
        }
        Job::GetTexts(stop) => Done::TextsImported(import(|data| {
            io::get_package(io::Package::SCANCODE, data, &stop).map_err(|error| error.to_string())
        })),
        Job::ImportTexts(path) => Done::TextsImported(import(|data| {
            let none = || say::NO_PYTHON_PACKAGE_SCANCODES.to_owned();
            let path = path.or_else(io::installed_package).ok_or_else(none)?;
            io::import(&path, data).map_err(|error| error.to_string())
        })),
        Job::Keep { recovery, draft, of } => Done::Kept(recovery.keep(&draft.kept(), of.as_deref(), draft.carries)),
        Job::Compare { generation, documents, edits, options } => Done::Compared(
            generation,
            guarded(say::COULD_NOT_BE_COMPARED, || {
                Ok(Arc::new(compare::compare(&documents, &edits, &options, Lenses::built_in())))
            }),
        ),
        Job::Openness { generation, subjects, known, options } => Done::Releases(
            generation,
            guarded(say::OPENNESS_COULD_NOT_BE_SEEN, || Ok(releases::read(subjects, &known, &options))),
        ),
        Job::Lessons => own_lessons(),
        Job::Tell(lesson, rules) => Done::Told(tell(&lesson, &rules)),
        Job::Debrief { class, path, rules } => Done::Exported(guarded(say::REPORT_COULD_NOT_BE_WRITTEN, || {
            let bytes = super::export::debrief(&class, &path, &rules)?;
            written(path, &bytes)
        })),
        Job::Export { format, path, comparison, releases, options, show, rules } => {
            Done::Exported(guarded(say::REPORT_COULD_NOT_BE_WRITTEN, || {
                let what =
                    super::export::What { comparison: &comparison, releases: releases.as_deref().map(Vec::as_slice) };
                let bytes = super::export::render(&format, what, &options, show, &rules)?;
                written(path, &bytes)
            }))
        }
        Job::Find { documents, query } => {
            let result = super::find::find(&documents, &query);
            Done::Found(query, result)
        }
        Job::Watch(files) => {
            Done::Watched(files.into_iter().map(|(id, name, read)| (id, on_disk(&name, &read))).collect())
        }
        Job::Probe(arguments) => {
            Done::Probed(arguments.into_iter().map(|it| (it.clone(), unreachable_because(&it))).collect())
        }
    }
}

/// Writes a report to its file.
fn written(path: String, bytes: &[u8]) -> Result<String, String> {
    io::write_atomic(Path::new(&path), bytes).map_err(|error| say::choose_another_folder_or(&path, &error))?;
    Ok(path)
}

/// What is said where imported texts are damaged.
pub const TEXTS_UNREAD: &str = say::IMPORTED_TEXTS_COULD_NOT;

/// Takes texts in and makes them known.
fn import(take: impl FnOnce(&Path) -> Result<Imported, String>) -> Result<Imported, Problem> {
    guarded(say::TEXTS_NOT_IMPORTED, || {
        let data = io::data_folder().ok_or(say::SYSTEM_HAS_NO_FOLDER)?;
        let imported = take(&data)?;
        io::open_library(&data);
        Ok(imported)
    })
}

fn load(origin: &Origin, loading: Loading, rules: &Rules) -> Result<Loaded, String> {
    let (sources, files, changed) = match loading {
        Loading::Name => {
            let argument = io::Argument(origin.name().to_owned());
            let sources = io::load_release(&argument).map_err(|error| error.to_string())?;
            (Arc::new(sources), io::files(&argument), Vec::new())
        }
        Loading::Text(text) => (Arc::new(vec![Source::new(origin.name(), text)]), Vec::new(), Vec::new()),
        Loading::Read(sources, files, changed) => (sources, files, changed),
    };
    let recent = match origin {
        Origin::Argument(name) if name != "-" => Some(lasting(name)),
        Origin::Argument(_) | Origin::Pasted(_) => None,
    };
    let mut analysed = Analysed::read(&sources, rules);
    if let Some(diagnostic) = analysed.document.unreadable() {
        return Err(format!("{}: {}", origin.name(), diagnostic.message));
    }
    analysed.document.diagnostics.extend(changed.iter().map(|it| Diagnostic::new(Code::SourceChanged, it)));
    Ok(Loaded { analysed: Arc::new(analysed), sources, files: Arc::new(files), recent })
}

/// The argument in a form that works from any folder.
fn lasting(argument: &str) -> String {
    let path = Path::new(argument);
    match path.try_exists() {
        Ok(true) => std::path::absolute(path).map_or_else(|_| argument.to_owned(), |it| it.display().to_string()),
        _ => argument.to_owned(),
    }
}

/// SHA-256 of what is on disk, if that is not what was read. A file that is gone is no news: its text is here.
fn on_disk(name: &str, read: &str) -> Option<String> {
    let sources = io::load(&io::Argument(name.to_owned())).ok()?;
    let hash = hash_of(&sources);
    (hash != read).then_some(hash)
}

/// SHA-256 over what was read of a document.
pub fn hash_of(sources: &[Source]) -> String {
    let each: Vec<String> = sources.iter().map(|it| sha256_of(&it.bytes)).collect();
    joint_sha256(each.iter().map(String::as_str))
}

/// Whether an argument names files of this machine, and not a text of the library or of the network.
pub fn is_file(argument: &str) -> bool {
    argument.split('+').all(|it| !it.contains(':') || Path::new(it).is_absolute()) && argument != "-"
}

fn unreachable_because(argument: &str) -> Option<String> {
    if !is_file(argument) || argument.contains('+') {
        return None;
    }
    match Path::new(argument).try_exists() {
        Ok(true) => None,
        Ok(false) => Some(say::NO_LONGER_THERE.to_owned()),
        Err(error) => Some(error.to_string()),
    }
}

/// Runs something; a panic becomes a problem like any other failure.
fn guarded<T>(what: &str, run: impl FnOnce() -> Result<T, String>) -> Result<T, Problem> {
    let problem = |details| Problem { what: what.to_owned(), details };
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(result) => result.map_err(problem),
        Err(panic) => Err(problem(say::program_made_mistake_please(message(&*panic)))),
    }
}

/// What a panic said.
pub fn message(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_problem_and_not_the_end() {
        let result = guarded::<()>("It could not be done", || panic!("no way"));
        assert!(result.is_err_and(|it| it.details.contains("no way")));
    }

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
