//! The releases among the documents: asked of the worker after each comparison, and again when somebody enters what
//! they know.

use super::window::Window;
use crate::edits::Known;
use crate::gui::state::model::{Model, Shelf};
use crate::gui::strings::openness as say;
use crate::gui::worker::{Job, Subject};
use crate::lens::Lenses;
use crate::openness::Release;
use crate::report::shelf;
use std::sync::Arc;

/// Asks what is open of the documents.
pub fn ask(window: &mut Window<'_>) {
    let Window { model, runtime, .. } = window;
    let subjects: Vec<Subject> = model
        .documents
        .iter()
        .filter_map(|it| {
            let (analysed, sources) = (it.analysed.clone()?, it.sources.clone()?);
            Some(Subject { analysed, sources, files: Arc::clone(&it.files) })
        })
        .collect();
    let (generation, known, options) = (runtime.generation, model.edits.known.clone(), model.options.clone());
    window.submit(Job::Openness { generation, subjects, known, options });
}

/// Takes in the releases, and what they come to in words.
pub fn arrived(model: &mut Model, releases: Vec<Release>) {
    let row = |it| shelf::ShelfRow::of(it, &model.rules, Lenses::built_in(), &model.options);
    model.shelf = Shelf { rows: releases.iter().map(row).collect(), unknowns: shelf::unknowns(&releases) };
    model.releases = Some(Arc::new(releases));
}

/// Takes in what somebody knows.
pub fn know(window: &mut Window<'_>, known: Known) {
    let model = &mut *window.model;
    model.history.step(say::knows(&known.component, &known.name), model.work());
    model.edits.know(known);
    ask(window);
}

/// Forgets it.
pub fn unknow(window: &mut Window<'_>, sha256: &str, component: &str) {
    let model = &mut *window.model;
    let Some(known) = model.edits.known.iter().find(|it| it.sha256 == sha256 && it.component == component) else {
        return;
    };
    model.history.step(say::knows(&known.component, &known.name), model.work());
    model.edits.unknow(sha256, component);
    ask(window);
}
