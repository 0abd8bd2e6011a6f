//! Standard output and standard error, and what the exit status will be.

use crate::io as files;
use crate::report::{Visible, one_line};
use std::cell::Cell;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Standard,
    /// A file, a device or a pipe.
    Path(PathBuf),
}

/// Collects what the exit status is made of while a command runs.
#[derive(Debug, Default)]
pub(super) struct Console {
    failed: Cell<bool>,
    reported: Cell<bool>,
}

impl Console {
    /// Something could not be read or written: one line, and the exit status is 2.
    pub(super) fn error(&self, message: &str) {
        self.failed.set(true);
        Self::say(message);
    }

    /// Something was found that a script waits for: the exit status is 1 unless something failed.
    pub(super) fn report(&self) {
        self.reported.set(true);
    }

    /// One line to standard error. Names of files may hold anything: nothing in them steers the terminal.
    pub(super) fn say(message: &str) {
        // Where standard error is closed there is nobody left to tell.
        writeln!(io::stderr().lock(), "undiluted: {}", one_line(message, 2_000)).ok();
    }

    /// Runs a writer against a target. A closed pipe is no error.
    pub(super) fn write(&self, target: &Target, quiet: bool, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        let result = match target {
            Target::Standard if quiet => write(&mut io::sink()),
            Target::Standard => {
                let mut out = BufWriter::new(io::stdout().lock());
                write(&mut out).and_then(|()| out.flush())
            }
            Target::Path(path) => {
                let mut bytes = Vec::new();
                write(&mut bytes).and_then(|()| files::write_atomic(path, &bytes))
            }
        };
        match (result, target) {
            (Ok(()), _) => {}
            (Err(error), _) if error.kind() == io::ErrorKind::BrokenPipe => {}
            (Err(error), Target::Standard) => {
                self.error(&format!("standard output: cannot be written: {}", files::said(&error)));
            }
            (Err(error), Target::Path(path)) => {
                self.error(&format!(
                    "{}: cannot be written: {}; nothing was replaced",
                    path.display(),
                    files::said(&error)
                ));
            }
        }
    }

    /// Prints a text to standard output. Lessons, rules and names in it may come from anybody: what does not show is
    /// made to.
    pub(super) fn print(&self, text: &str) {
        self.show(|out| out.write_all(text.as_bytes()));
    }

    /// The same of what is written piece by piece.
    pub(super) fn show(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        self.write(&Target::Standard, false, |out| write(&mut Visible::new(out, false)));
    }

    /// 2 if something failed, 1 if there is something to report, else 0.
    pub(super) fn status(&self) -> u8 {
        match (self.failed.get(), self.reported.get()) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }
}
