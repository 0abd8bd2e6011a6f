//! Glue: takes results in, shows panels and dialogs, applies what they ask for.

use super::apply::{self, Runtime};
use super::command::Command;
use super::dialogs::Dialogs;
use super::input;
use super::model::{Model, Problem};
use super::panels::{self, Panels};
use super::theme;
use super::view::View;
use super::worker::Worker;
use crate::assess::Rules;
use crate::io::Argument;
use eframe::egui::{Context, Ui, ViewportCommand};
use eframe::{CreationContext, Frame, Storage};
use std::sync::Arc;
use std::time::Duration;

/// Under which name the view is kept.
const KEY: &str = "view";

/// The window.
pub struct App {
    model: Model,
    view: View,
    runtime: Runtime,
    dialogs: Dialogs,
    panels: Panels,
    title: String,
}

impl App {
    /// The window with these documents, read by these rules; `problems` are told in it.
    pub fn new(
        creation: &CreationContext<'_>,
        arguments: Vec<Argument>,
        rules: Arc<Rules>,
        problems: Vec<Problem>,
    ) -> Self {
        let ctx = creation.egui_ctx.clone();
        let model = Model { rules, problems, ..Model::default() };
        Self::with_worker(creation, arguments, model, Worker::start(move || ctx.request_repaint()))
    }

    /// The window, with a worker that does each job at once.
    pub fn for_tests(creation: &CreationContext<'_>, arguments: Vec<Argument>) -> Self {
        Self::with_worker(creation, arguments, Model::default(), Worker::immediate())
    }

    fn with_worker(creation: &CreationContext<'_>, arguments: Vec<Argument>, mut model: Model, worker: Worker) -> Self {
        let ctx = &creation.egui_ctx;
        theme::install(ctx);
        let view: View = creation.storage.and_then(|it| eframe::get_value(it, KEY)).unwrap_or_default();
        ctx.set_theme(view.theme);
        if let Some(lens) = view.lens.as_ref().filter(|it| model.options.lenses.contains(it)) {
            model.lens.clone_from(lens);
        }
        let runtime = Runtime::new(worker);
        apply::remember(&mut model, &runtime, view.recent.clone());
        let mut app =
            Self { model, view, runtime, dialogs: Dialogs::default(), panels: Panels::default(), title: String::new() };
        if !arguments.is_empty() {
            app.apply(ctx, vec![Command::Open(arguments.into_iter().map(|it| it.0).collect())]);
        }
        app
    }

    fn apply(&mut self, ctx: &Context, commands: Vec<Command>) {
        for command in commands {
            apply::apply(ctx, command, &mut self.model, &mut self.view, &mut self.dialogs, &mut self.runtime);
            // What is asked for is seen in the very next frame.
            ctx.request_repaint();
        }
    }

    fn take_results(&mut self) {
        while let Some(done) = self.runtime.worker.poll() {
            apply::take(done, &mut self.model, &mut self.view, &mut self.runtime);
        }
        while let Some(picked) = self.runtime.picker.poll() {
            apply::take_picked(picked, &mut self.model, &mut self.dialogs, &mut self.runtime);
        }
    }

    fn set_title(&mut self, ctx: &Context) {
        let names: Vec<_> = self.model.loaded().iter().map(|it| it.document.short_name()).collect();
        let title = if names.is_empty() { "Undiluted".to_owned() } else { format!("{} - Undiluted", names.join(", ")) };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.take_results();
        self.set_title(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        let mut commands = Vec::new();
        input::read(&ctx, &self.model, self.dialogs.any_open(), &mut self.runtime.awaits_paste, &mut commands);
        panels::show(ui, &mut self.panels, &self.model, &mut self.view, &mut commands);
        self.dialogs.ui(&ctx, &self.model, &mut commands);
        input::drop_hint(&ctx);
        self.apply(&ctx, commands);
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        self.view.lens = Some(self.model.lens.clone());
        self.view.recent = self.model.recent.iter().map(|it| it.argument.clone()).collect();
        eframe::set_value(storage, KEY, &self.view);
    }

    fn auto_save_interval(&self) -> Duration {
        Duration::from_secs(30)
    }
}
