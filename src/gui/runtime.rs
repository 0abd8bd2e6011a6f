//! What goes on beside the frame and is nobody's work: the worker, system dialogs, counters, and texts kept for undo.

use crate::gui::worker::keeper::Keeper;
use crate::gui::worker::picker::Picker;
use crate::gui::worker::{Loaded, Worker};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What commands need beside the model.
pub struct Runtime {
    /// Does what takes time.
    pub worker: Worker,
    /// The system's dialogs.
    pub picker: Picker,
    /// The newest comparison that was asked for.
    pub generation: u64,
    /// The id of the next document.
    pub next_id: u64,
    /// How many texts were pasted.
    pub pasted: usize,
    /// Whether the next paste is a document, wherever the cursor is.
    pub awaits_paste: bool,
    /// Keeps the work against a crash.
    pub keeper: Keeper,
    /// Documents that were named beside a session, to be opened once that is there.
    pub after_session: Vec<String>,
    /// Sessions that were named beside a session, to be laid over it once that is there.
    pub laid_over_session: Vec<PathBuf>,
    /// Raised to end downloads.
    pub stop: Arc<AtomicBool>,
    /// Whether the window may close without a question.
    pub may_close: bool,
    /// Tells the addresses that a room can be served on, the likeliest first.
    pub addresses: fn() -> std::io::Result<Vec<String>>,
    /// The program's folder, if there is one.
    pub data: Option<PathBuf>,
    /// What was opened lately as the list of all windows has it.
    pub recent: Vec<String>,
    /// Every document that was loaded, for undo to bring back.
    pub shelf: BTreeMap<u64, Loaded>,
}

impl Runtime {
    /// With this worker.
    pub fn new(worker: Worker, data: Option<PathBuf>) -> Self {
        Self {
            worker,
            picker: Picker::default(),
            generation: 0,
            next_id: 0,
            pasted: 0,
            awaits_paste: false,
            keeper: Keeper::new(data.clone()),
            after_session: Vec::new(),
            laid_over_session: Vec::new(),
            stop: Arc::default(),
            may_close: false,
            addresses: crate::io::addresses,
            data,
            recent: Vec::new(),
            shelf: BTreeMap::new(),
        }
    }
}
