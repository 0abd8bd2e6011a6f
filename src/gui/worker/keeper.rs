//! Work kept against a crash: what was kept last, and where.

use crate::gui::state::draft::Draft;
use crate::gui::state::history::Work;
use crate::gui::state::model::Model;
use crate::gui::strings::work as say;
use crate::io::{LeftBehind, Recovery, said};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Knows what of the work is kept.
#[derive(Debug, Default)]
pub struct Keeper {
    data: Option<PathBuf>,
    place: Option<Arc<Recovery>>,
    /// Why nothing can be kept, to be told once.
    pub trouble: Option<String>,
    /// Whether nothing can be kept: it is not tried again with every frame.
    is_broken: bool,
    /// When work began to differ from what is kept, in seconds of the window's clock.
    pub since: Option<f64>,
    kept: Option<Work>,
    /// Work of an earlier window that this one goes on with; taken away once it is kept here.
    taken_over: Vec<LeftBehind>,
}

impl Keeper {
    /// Keeps below this folder; without one nothing is kept.
    pub fn new(data: Option<PathBuf>) -> Self {
        Self { data, ..Self::default() }
    }

    /// Whether work changed since it was kept.
    pub fn is_behind(&self, model: &Model) -> bool {
        self.data.is_some() && !self.is_broken && !self.kept.as_ref().is_some_and(|it| model.is_at(it))
    }

    /// The work is about to be kept as it is now: where, unless that cannot be done.
    pub fn kept(&mut self, model: &Model) -> Option<Arc<Recovery>> {
        self.since = None;
        if self.place.is_none() {
            match Recovery::start(self.data.as_deref()?) {
                Ok(place) => self.place = Some(Arc::new(place)),
                Err(error) => self.fail(&error),
            }
        }
        self.kept = self.place.as_ref().map(|_| model.work());
        self.place.clone()
    }

    /// What was handed in is on the disk, or not.
    pub fn done(&mut self, result: std::io::Result<()>) {
        match result {
            Ok(()) => self.taken_over.drain(..).for_each(LeftBehind::discard),
            Err(error) => {
                self.kept = None;
                self.fail(&error);
            }
        }
    }

    fn fail(&mut self, error: &std::io::Error) {
        let folder = self.data.as_deref().unwrap_or(Path::new("?")).display();
        self.trouble = Some(say::save_often_nothing_could(&folder, said(error)));
        self.is_broken = true;
    }

    /// Goes on with work that another window left behind; it stays there until it is kept here.
    pub fn take_over(&mut self, left: LeftBehind) {
        self.taken_over.push(left);
        self.kept = None;
    }

    /// The work is saved or given up: there is nothing to recover.
    pub fn let_go(&mut self) {
        self.since = None;
        if self.kept.take().is_some()
            && let Some(place) = &self.place
        {
            place.clear();
        }
        self.taken_over.drain(..).for_each(LeftBehind::discard);
    }

    /// Keeps the work at once, whatever is under way: the program is going down.
    pub fn keep_now(&mut self, model: &Model) {
        if let Some(place) = self.kept(model) {
            place.keep(&Draft::of(model).kept(), model.session.path.as_deref(), model.session.carries).ok();
        }
    }

    /// The window closes in good order.
    pub fn end(&mut self) {
        self.let_go();
        if let Some(place) = self.place.take().and_then(Arc::into_inner) {
            place.end();
        }
    }
}
