//! Mistakes of the program itself: written down where its user finds them, and told in one line.

use crate::gui::strings::work as say;
use crate::io;
use std::any::Any;
use std::backtrace::Backtrace;
use std::path::PathBuf;
use std::sync::Mutex;

/// Where the last mistake was written down.
static CRASH: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The report of the last mistake, if one was written.
pub fn crash_report() -> Option<PathBuf> {
    CRASH.lock().ok()?.clone()
}

/// From now on a mistake of the program is written down where its user finds it.
pub fn report_mistakes() {
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

/// What a panic said.
pub fn message(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?")
}
