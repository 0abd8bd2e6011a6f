//! Glue: takes results in, shows panels and dialogs, applies what they ask for.

use crate::assess::Rules;
use crate::gui::command::Command;
use crate::gui::command::input;
use crate::gui::dialogs;
use crate::gui::handlers::{self, Window};
use crate::gui::lesson_view;
use crate::gui::panels::{self, Panels};
use crate::gui::runtime::Runtime;
use crate::gui::state::dialogs::Dialogs;
use crate::gui::state::model::{Model, Problem};
use crate::gui::state::view::View;
use crate::gui::strings::window as say;
use crate::gui::theme;
use crate::gui::worker::{Job, Worker};
use crate::io::{self, Argument};
use crate::lens::Lenses;
use eframe::egui::{Context, Event, Ui, ViewportCommand, accesskit_root_id};
use eframe::{CreationContext, Frame, Storage};
use std::borrow::Cow;
use std::path::Path;
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
        let data = io::data_folder();
        let left_behind = handlers::left_behind(data.as_deref());
        let model = Model { rules, left_behind, problems, ..Model::default() };
        let runtime = Runtime::new(Worker::start(move || ctx.request_repaint()), data);
        runtime.worker.submit(Job::OpenLibrary);
        Self::with_runtime(creation, arguments, model, runtime)
    }

    /// The window, with a worker that does each job at once; unsaved work is kept below `data`, if there is one.
    pub fn for_tests(creation: &CreationContext<'_>, arguments: Vec<Argument>, data: Option<&Path>) -> Self {
        let model = Model { left_behind: handlers::left_behind(data), ..Model::default() };
        let mut runtime = Runtime::new(Worker::immediate(), data.map(Path::to_path_buf));
        // Tests open no room to anybody's network.
        runtime.addresses = || Ok(vec!["127.0.0.1".to_owned()]);
        Self::with_runtime(creation, arguments, model, runtime)
    }

    fn with_runtime(
        creation: &CreationContext<'_>,
        arguments: Vec<Argument>,
        mut model: Model,
        runtime: Runtime,
    ) -> Self {
        let ctx = &creation.egui_ctx;
        theme::install(ctx);
        let stored = creation.storage.filter(|it| it.get_string(KEY).is_some());
        let kept: Option<View> = stored.and_then(|it| eframe::get_value(it, KEY));
        if stored.is_some() && kept.is_none() {
            let (what, details) = (say::SETTINGS_UNREAD.to_owned(), say::SETTINGS_AS_AT_FIRST.to_owned());
            model.problems.push(Problem { what, details });
        }
        let view = kept.unwrap_or_default();
        take_lenses(&mut model, &view.lenses);
        if let Some(lens) = view.lens.as_ref().filter(|it| model.options.lenses.contains(it)) {
            model.lens.clone_from(lens);
        }
        model.reviewer.clone_from(&view.reviewer);
        // Before there was a list for all windows it was kept with the settings.
        let shared = runtime.data.as_deref().and_then(io::recent);
        let recent = shared.clone().unwrap_or_else(|| view.recent.clone());
        let mut app =
            Self { model, view, runtime, dialogs: Dialogs::default(), panels: Panels::default(), title: String::new() };
        handlers::settle(&mut app.window(ctx));
        app.runtime.recent = shared.unwrap_or_default();
        handlers::remember(&mut app.window(ctx), recent);
        handlers::hold_again(&mut app.window(ctx));
        if !arguments.is_empty() {
            app.apply(ctx, vec![Command::Open(arguments.into_iter().map(|it| it.0).collect())]);
        }
        app
    }

    /// The window in a handler's hands.
    fn window<'a>(&'a mut self, ctx: &'a Context) -> Window<'a> {
        let Self { model, view, runtime, dialogs, .. } = self;
        Window { ctx, model, view, dialogs, runtime }
    }

    fn apply(&mut self, ctx: &Context, commands: Vec<Command>) {
        for command in commands {
            handlers::apply(&mut self.window(ctx), command);
            // What is asked for is seen in the very next frame.
            ctx.request_repaint();
        }
    }

    fn take_results(&mut self, ctx: &Context) {
        while let Some(done) = self.runtime.worker.poll() {
            handlers::take(&mut self.window(ctx), done);
        }
        while let Some(picked) = self.runtime.picker.poll() {
            handlers::take_picked(&mut self.window(ctx), picked);
        }
    }

    fn set_title(&mut self, ctx: &Context) {
        let names: Vec<_> = self.model.loaded().iter().map(|it| it.document.short_name()).collect();
        let unsaved = if self.model.is_unsaved() { "* " } else { "" };
        let session = self.model.session.path.as_ref().and_then(|it| it.file_stem()).map(|it| it.to_string_lossy());
        let what = session.map_or_else(|| names.join(", "), Cow::into_owned);
        let title = if what.is_empty() { "Undiluted".to_owned() } else { say::title(unsaved, &what) };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.take_results(ctx);
        handlers::take_votes(&mut self.model);
        if let Some(details) = self.runtime.keeper.trouble.take() {
            let what = say::UNSAVED_WORK_CANNOT_BE.to_owned();
            self.model.problems.push(Problem { what, details });
        }
        let is_closing = ctx.input(|it| it.viewport().close_requested());
        if is_closing && !handlers::may_close(&mut self.window(ctx)) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        // Files are changed elsewhere: one comes back from there.
        if ctx.input(|it| it.events.iter().any(|it| matches!(it, Event::WindowFocused(true)))) {
            handlers::watch(&mut self.window(ctx));
            handlers::ask_recent(&mut self.window(ctx));
        }
        handlers::share_recent(&mut self.window(ctx));
        let now = ctx.input(|it| it.time);
        self.model.busy_since = (self.model.busy > 0).then(|| self.model.busy_since.unwrap_or(now));
        self.set_title(ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.runtime.keeper.end();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        ctx.accesskit_node_builder(accesskit_root_id(), |node| node.set_label(self.title.as_str()));
        let mut commands = Vec::new();
        if let Some(presenting) = &self.model.presenting {
            // Nothing else is seen or heard while a lesson is given.
            lesson_view::present_ui(ui, presenting, &mut commands);
            self.apply(&ctx, commands);
            return handlers::keep(&mut self.window(&ctx));
        }
        input::read(&ctx, &self.model, self.dialogs.any_open(), &mut self.runtime.awaits_paste, &mut commands);
        panels::show(ui, &mut self.panels, &self.model, &mut self.view, &mut commands);
        dialogs::dialogs_ui(&ctx, &mut self.dialogs, &self.model, &self.view, &mut commands);
        panels::drop_hint(&ctx);
        self.apply(&ctx, commands);
        handlers::keep(&mut self.window(&ctx));
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        self.view.lens = Some(self.model.lens.clone());
        self.view.reviewer.clone_from(&self.model.reviewer);
        self.view.recent = self.model.recent.iter().map(|it| it.argument.clone()).collect();
        eframe::set_value(storage, KEY, &self.view);
    }

    fn auto_save_interval(&self) -> Duration {
        Duration::from_secs(30)
    }
}

/// The definitions that were chosen in an earlier run, as far as there still are such.
fn take_lenses(model: &mut Model, chosen: &[String]) {
    let known: Vec<String> = chosen.iter().filter(|it| Lenses::built_in().get(it).is_some()).cloned().collect();
    if !known.is_empty() {
        model.lens = known.first().cloned().unwrap_or_default();
        model.options.lenses = known;
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // A mistake of the program brings it down: the last seconds of work are kept with the rest.
        if std::thread::panicking() {
            self.runtime.keeper.keep_now(&self.model);
        }
    }
}
