//! The releases among the documents: asked of the worker after each comparison, and again when somebody enters what
//! they know.

use crate::compare::Analysed;
use crate::document::Source;
use crate::edits::Known;
use crate::gui::apply::Runtime;
use crate::gui::opening::submit;
use crate::gui::state::model::Model;
use crate::gui::strings::openness as say;
use crate::gui::worker::Job;
use crate::lens::Lenses;
use crate::openness::{self, Release};
use crate::options::Options;
use std::sync::Arc;

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

/// The releases among documents: cards, framework files, folders of models. Licences alone are none.
pub fn read(subjects: Vec<Subject>, known: &[Known], options: &Options) -> Vec<Release> {
    let lenses = Lenses::built_in();
    let read = |it: Subject| Release::of(it.analysed, &it.sources, &it.files, options, lenses).with(known);
    let mut releases: Vec<Release> = subjects.into_iter().map(read).filter(Release::tells_of_artefacts).collect();
    openness::link(&mut releases);
    releases
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
