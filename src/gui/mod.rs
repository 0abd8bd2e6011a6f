//! The window.
//!
//! Four kinds of [`state`]: what the user works on, what is derived from it by the [`worker`], how it is looked at (kept
//! between runs), and the runtime (channels, caches). Panels read the model and push [commands](command); [`apply`]
//! alone changes it. Nothing that takes time runs on the frame, and nothing is repainted without a reason. Never judges:
//! every word on a licence comes from the core.

mod answering;
mod app;
mod apply;
mod command;
mod dialogs;
mod going;
mod layout;
mod lesson_view;
mod looking;
mod marking;
mod opening;
mod panels;
mod pinning;
mod releases;
mod saving;
mod state;
mod strings;
mod teaching;
mod theme;
mod widgets;
mod worker;

pub use app::App;

use self::state::model::Problem;
use crate::assess::Rules;
use crate::gui::strings::work as say;
use crate::io::{self, Argument};
use eframe::egui::ViewportBuilder;
use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// The id under which desktops know the program.
pub const APP_ID: &str = "org.undiluted.Undiluted";

/// Opens the window with these documents, read by these rules, and returns when it is closed.
/// What was wrong with the user's own rules is told in the window.
///
/// # Errors
/// One line that says why there is no window and what works without one.
pub fn run(arguments: Vec<Argument>, rules: Arc<Rules>, rule_errors: Vec<String>) -> Result<(), String> {
    needs_display()?;
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Undiluted")
            .with_app_id(APP_ID)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 400.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    // Until the window is there, a panic means that there is no way to draw: said in one line below.
    let usual_hook = Arc::new(Mutex::new(Some(std::panic::take_hook())));
    std::panic::set_hook(Box::new(|_| {}));
    let restore = Arc::clone(&usual_hook);
    let result = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "Undiluted",
            options,
            Box::new(move |creation| {
                give_back(&restore);
                report_mistakes();
                let what = say::RULE_YOUR_OWN_COULD.to_owned();
                let problem = |details| Problem { what: what.clone(), details };
                let problems = rule_errors.into_iter().map(problem).collect();
                Ok(Box::new(App::new(creation, arguments, rules, problems)))
            }),
        )
    }));
    let was_open = usual_hook.lock().is_ok_and(|it| it.is_none());
    give_back(&usual_hook);
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(no_window(&reason(&error))),
        Err(panic) if was_open => Err(say::program_made_mistake_had(
            worker::message(&*panic),
            crash_report().map_or(String::new(), |it| say::please_report(it.display())),
        )),
        Err(panic) => Err(no_window(worker::message(&*panic))),
    }
}

/// Where the last mistake was written down.
static CRASH: Mutex<Option<PathBuf>> = Mutex::new(None);

fn crash_report() -> Option<PathBuf> {
    CRASH.lock().ok()?.clone()
}

/// From now on a mistake of the program is written down where its user finds it.
fn report_mistakes() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let trace = Backtrace::force_capture();
        let thread = std::thread::current();
        let name = thread.name().unwrap_or(say::UNNAMED);
        let path = io::data_folder().and_then(|it| io::write_crash_report(&it, &say::crash_report(info, name, &trace)));
        if let (Ok(mut last), Some(path)) = (CRASH.lock(), path) {
            *last = Some(path);
        }
        usual(info);
    }));
}

type Hook = Box<dyn Fn(&std::panic::PanicHookInfo<'_>) + Sync + Send>;

fn give_back(hook: &Mutex<Option<Hook>>) {
    if let Some(hook) = hook.lock().ok().and_then(|mut it| it.take()) {
        std::panic::set_hook(hook);
    }
}

/// What to tell of an error; details of the library's insides help nobody.
fn reason(error: &eframe::Error) -> String {
    use eframe::Error::{Glutin, NoGlutinConfigs, OpenGL, Winit, WinitEventLoop};
    if matches!(error, Winit(_) | WinitEventLoop(_)) {
        say::DISPLAY_CANNOT_BE_REACHED.to_owned()
    } else if matches!(error, Glutin(_) | NoGlutinConfigs(..) | OpenGL(_)) {
        say::THERE_NO_GRAPHICS_DRIVER.to_owned()
    } else {
        error.to_string()
    }
}

fn no_window(reason: &str) -> String {
    let reason = reason.lines().next().unwrap_or("").trim_end_matches('.');
    say::window_cannot_be_opened(reason)
}

/// On systems where a display is named in the environment, that it is.
fn needs_display() -> Result<(), String> {
    let is_named = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    let asks_environment = cfg!(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))));
    if asks_environment && !is_named {
        return Err(no_window(say::THERE_NO_DISPLAY_DISPLAY));
    }
    Ok(())
}
