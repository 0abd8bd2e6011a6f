//! The releases among the documents: asked of the worker after each comparison, and again when somebody enters what
//! they know.

use crate::edits::Known;
use crate::gui::handlers::documents::submit;
use crate::gui::runtime::Runtime;
use crate::gui::state::model::Model;
use crate::gui::strings::openness as say;
use crate::gui::worker::{Job, Subject};
use std::sync::Arc;

/// Asks what is open of the documents.
pub fn ask(model: &mut Model, runtime: &Runtime) {
    let subjects: Vec<Subject> = model
        .documents
        .iter()
        .filter_map(|it| {
            let (analysed, sources) = (it.analysed.clone()?, it.sources.clone()?);
            Some(Subject { analysed, sources, files: Arc::clone(&it.files) })
        })
        .collect();
    let (generation, known, options) = (runtime.generation, model.edits.known.clone(), model.options.clone());
    submit(model, runtime, Job::Openness { generation, subjects, known, options });
}

/// Takes in what somebody knows.
pub fn know(model: &mut Model, runtime: &Runtime, known: Known) {
    model.history.step(say::knows(&known.component, &known.name), model.work());
    model.edits.know(known);
    ask(model, runtime);
}

/// Forgets it.
pub fn unknow(model: &mut Model, runtime: &Runtime, sha256: &str, component: &str) {
    let Some(known) = model.edits.known.iter().find(|it| it.sha256 == sha256 && it.component == component) else {
        return;
    };
    model.history.step(say::knows(&known.component, &known.name), model.work());
    model.edits.unknow(sha256, component);
    ask(model, runtime);
}
