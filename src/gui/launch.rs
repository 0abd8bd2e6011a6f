//! Opens the window, or says in one line why there is none.

use crate::assess::Rules;
use crate::gui::app::App;
use crate::gui::crash::{crash_report, message, report_mistakes};
use crate::gui::state::model::Problem;
use crate::gui::strings::work as say;
use crate::io::Argument;
use eframe::egui::ViewportBuilder;
use std::panic::{AssertUnwindSafe, catch_unwind};
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
    settings_can_be_read()?;
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
            message(&*panic),
            crash_report().map_or(String::new(), |it| say::please_report(it.display())),
        )),
        Err(panic) => Err(no_window(message(&*panic))),
    }
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

/// Settings are read before the window is there: a pipe in their place would be waited for without end.
fn settings_can_be_read() -> Result<(), String> {
    let settings = eframe::storage_dir(APP_ID).map(|it| it.join("app.ron"));
    match settings.filter(|it| it.exists() && !it.is_file()) {
        Some(path) => Err(no_window(&say::settings_are_no_file(path.display()))),
        None => Ok(()),
    }
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
