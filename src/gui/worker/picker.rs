//! The system's file dialogs, never on the frame's thread.
//!
//! The dialog is made on the frame's thread (some systems insist) and waited for on another.
//! No answer means cancelled *or* that the system has no dialogs: hence the typed path beside every Browse….

use crate::document;
use crate::gui::strings::dialogs as say;
use crate::session::EXTENSION;
use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

/// What a dialog was opened for, and what was chosen in it.
#[derive(Debug, PartialEq, Eq)]
pub enum Picked {
    /// Files to open; none if cancelled or if there are no dialogs.
    Open(Vec<PathBuf>),
    /// A file to write.
    Save(Option<PathBuf>),
    /// A file to save the session in.
    Session(Option<PathBuf>),
    /// A session to lay over this one.
    LayOver(Option<PathBuf>),
    /// A folder of texts.
    Texts(Option<PathBuf>),
}

/// Shows dialogs and keeps their answers.
pub struct Picker {
    outbox: Sender<Picked>,
    answers: Receiver<Picked>,
    /// Whether a dialog is up: a second one would hide behind it.
    is_open: bool,
}

impl Default for Picker {
    fn default() -> Self {
        let (outbox, answers) = channel();
        Self { outbox, answers, is_open: false }
    }
}

impl Picker {
    /// Asks for files to open.
    pub fn open(&mut self, wake: impl FnOnce() + Send + 'static) {
        let kinds: Vec<&str> =
            ["txt", "md", "markdown", "html", "htm", EXTENSION].into_iter().chain(document::endings()).collect();
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(say::OPEN_LICENCES_OR_MODEL)
            .add_filter(say::KINDS_OF_FILES, &kinds)
            .add_filter(say::ALL_FILES, &["*"])
            .pick_files();
        self.wait(wake, async move {
            let files = dialog.await.unwrap_or_default();
            Picked::Open(files.iter().map(|file| file.path().to_path_buf()).collect())
        });
    }

    /// Asks for a file to write, proposing a name.
    pub fn save(&mut self, name: &str, wake: impl FnOnce() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(say::EXPORT_COMPARISON).set_file_name(name).save_file();
        self.wait(wake, async move { Picked::Save(dialog.await.map(|file| file.path().to_path_buf())) });
    }

    /// Asks for a file to save the session in, proposing a name.
    pub fn session(&mut self, name: &str, wake: impl FnOnce() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(say::SAVE_THE_SESSION).set_file_name(name);
        let dialog = dialog.add_filter(say::SESSIONS, &[EXTENSION]).save_file();
        self.wait(wake, async move { Picked::Session(dialog.await.map(|file| file.path().to_path_buf())) });
    }

    /// Asks for a session to lay over this one.
    pub fn lay_over(&mut self, wake: impl FnOnce() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(say::LAY_SESSION_OVER_ONE);
        let dialog = dialog.add_filter(say::SESSIONS, &[EXTENSION]).pick_file();
        self.wait(wake, async move { Picked::LayOver(dialog.await.map(|file| file.path().to_path_buf())) });
    }

    /// Asks for a folder of texts.
    pub fn texts(&mut self, wake: impl FnOnce() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(say::IMPORT_LICENCE_TEXTS).pick_folder();
        self.wait(wake, async move { Picked::Texts(dialog.await.map(|file| file.path().to_path_buf())) });
    }

    /// The answer of a dialog that was closed.
    pub fn poll(&mut self) -> Option<Picked> {
        let picked = self.answers.try_recv().ok()?;
        self.is_open = false;
        Some(picked)
    }

    fn wait(&mut self, wake: impl FnOnce() + Send + 'static, answer: impl Future<Output = Picked> + Send + 'static) {
        if self.is_open {
            return;
        }
        let outbox = self.outbox.clone();
        let spawned = std::thread::Builder::new().name("undiluted-dialog".to_owned()).spawn(move || {
            outbox.send(block_on(answer)).ok();
            wake();
        });
        self.is_open = spawned.is_ok();
    }
}

/// Waits for a future on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}
