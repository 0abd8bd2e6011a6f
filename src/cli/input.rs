//! What a run reads: documents as named, and sessions with their documents and what their reviewers say.

use super::console::Console;
use super::plan::Job;
use crate::assess::Rules;
use crate::compare::Analysed;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Source;
use crate::edits::Edits;
use crate::io::{self, Argument, OpenSession, Outside, Restored};
use crate::options::KnownTexts;
use crate::session::{Session, Start};
use std::path::Path;

/// Documents and what is said of them.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// The documents, in order; one that several sessions name is here once.
    pub items: Vec<Item>,
    /// Pins, marks and votes of all sessions.
    pub edits: Edits,
    /// The first session, for what the command line leaves open; its baseline is the index among all documents.
    pub session: Option<Session>,
}

/// A document to read.
#[derive(Debug)]
pub(super) enum Item {
    /// As the command line names it.
    Named(Argument),
    /// As a session has it.
    Restored(Restored),
}

impl Item {
    /// What to call it.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Named(argument) => &argument.0,
            Self::Restored(restored) => &restored.argument,
        }
    }

    /// Where it came from.
    pub(super) fn start(&self) -> Start {
        match self {
            // What a pipe held is nowhere to be read again.
            Self::Named(argument) if argument.0 == "-" || io::is_pipe(&argument.0) => Start::Pasted,
            Self::Named(_) => Start::Named,
            Self::Restored(restored) => restored.start,
        }
    }

    /// Its files.
    pub(super) fn sources(&self) -> Result<Vec<Source>, String> {
        match self {
            Self::Named(argument) => io::load(argument).map_err(|error| error.to_string()),
            Self::Restored(restored) => restored.sources.clone(),
        }
    }

    /// The same for a release: a folder without card and licence is one too, and has no text.
    pub(super) fn release_sources(&self) -> Result<Vec<Source>, String> {
        match self {
            Self::Named(argument) => io::load_release(argument).map_err(|error| error.to_string()),
            Self::Restored(_) => self.sources(),
        }
    }

    /// The paths below its folder, where it is one.
    pub(super) fn files(&self) -> Vec<String> {
        match self {
            Self::Named(argument) => io::files(argument),
            Self::Restored(restored) => restored.files.clone(),
        }
    }

    /// The same with its files read, so that a pipe is read once.
    pub(super) fn loaded(self) -> Self {
        let (sources, files) = (self.release_sources(), self.files());
        match self {
            Self::Named(argument) => {
                let start = Self::Named(argument.clone()).start();
                Self::Restored(Restored {
                    argument: argument.0,
                    start,
                    sources,
                    changed: Vec::new(),
                    outside: Vec::new(),
                    files,
                })
            }
            Self::Restored(restored) => Self::Restored(restored),
        }
    }

    /// Reads it and looks for findings.
    pub(super) fn read(&self, rules: &Rules, known: KnownTexts) -> Result<Analysed, String> {
        let mut analysed = Analysed::read_with(&self.sources()?, rules, known);
        if let Some(diagnostic) = analysed.document.unreadable() {
            return Err(format!("{}: {}", self.name(), diagnostic.message));
        }
        if let Self::Restored(restored) = self {
            let changed = restored.changed.iter().map(|it| Diagnostic::new(Code::SourceChanged, it));
            analysed.document.diagnostics.extend(changed);
        }
        Ok(analysed)
    }
}

impl Input {
    /// Reads lists and sessions; what cannot be read is said.
    pub(super) fn of(job: &Job, console: &Console) -> Self {
        let outside = if job.outside { Outside::Read } else { Outside::IfOwn };
        let mut input = Self::default();
        for argument in arguments(job, console) {
            if !io::is_session(&argument) {
                input.items.push(Item::Named(argument));
                continue;
            }
            match io::open_session(&io::path_of(&argument.0), outside) {
                Ok(open) => input.take(open, &argument, console),
                Err(error) => console.error(&error),
            }
        }
        input
    }

    fn take(&mut self, open: OpenSession, argument: &Argument, console: &Console) {
        if !open.outside().is_empty() {
            let count = open.outside().len();
            let files = if count == 1 { "a file".to_owned() } else { format!("{count} files") };
            Console::say(&format!(
                "{}: names {files} outside its folder and was saved elsewhere; --outside reads them too",
                argument.0
            ));
        }
        // What an earlier session brought is here already; a session may well name the same text twice.
        let before = self.items.len();
        let mut session = open.session;
        session.options.baseline = before + session.options.baseline.min(open.documents.len().saturating_sub(1));
        for restored in open.documents {
            restored.changed.iter().for_each(|it| Console::say(it));
            if !self.has(&restored, before) {
                self.items.push(Item::Restored(restored));
            }
        }
        let left_out = self.edits.lay_over(&session.edits, &stem(&argument.0));
        if left_out > 0 {
            console.error(&format!(
                "{}: {left_out} of its pins or votes contradict those of the session before and were left out",
                argument.0
            ));
        }
        self.session.get_or_insert(session);
    }

    /// Whether a document of the same bytes is among the first ones, from a session before.
    fn has(&self, restored: &Restored, before: usize) -> bool {
        let bytes = |it: &Restored| -> Option<Vec<Vec<u8>>> {
            it.sources.as_ref().ok().map(|it| it.iter().map(|source| source.bytes.clone()).collect())
        };
        let wanted = bytes(restored);
        wanted.is_some()
            && self.items.iter().take(before).any(|it| matches!(it, Item::Restored(it) if bytes(it) == wanted))
    }
}

/// A file's name without folder and extension.
pub(super) fn stem(path: &str) -> String {
    Path::new(path).file_stem().map_or_else(|| path.to_owned(), |it| it.to_string_lossy().into_owned())
}

/// The documents named, lists read.
fn arguments(job: &Job, console: &Console) -> Vec<Argument> {
    let mut all = Vec::new();
    for file in &job.files {
        match file.strip_prefix('@') {
            None => all.push(Argument(file.clone())),
            Some(list) => match io::list(list) {
                Ok(names) => all.extend(names),
                Err(error) => console.error(&error.to_string()),
            },
        }
    }
    all
}
