//! What a handler is given: everything of the window that it may change, and the way to the worker.

use crate::gui::runtime::Runtime;
use crate::gui::state::dialogs::Dialogs;
use crate::gui::state::model::Model;
use crate::gui::state::view::View;
use crate::gui::worker::Job;
use eframe::egui::Context;

/// The window in a handler's hands.
pub struct Window<'a> {
    /// The clock, the clipboard and the frame of the window.
    pub ctx: &'a Context,
    /// What the user works on.
    pub model: &'a mut Model,
    /// How they look at it.
    pub view: &'a mut View,
    /// What is open and typed in dialogs.
    pub dialogs: &'a mut Dialogs,
    /// The worker, system dialogs and what is kept for undo.
    pub runtime: &'a mut Runtime,
}

impl Window<'_> {
    /// Hands in a job.
    pub fn submit(&mut self, job: Job) {
        self.model.busy += 1;
        self.runtime.worker.submit(job);
    }

    /// What a system dialog does once it is answered, on whatever thread.
    pub fn waker(&self) -> impl FnOnce() + Send + 'static + use<> {
        let ctx = self.ctx.clone();
        move || ctx.request_repaint()
    }
}
