//! The command line: arguments as typed → plan → run → exit status. All but the window.

mod args;
mod ask;
mod assess;
mod check;
mod compare;
mod compared;
mod console;
mod date;
mod deny;
mod documents;
mod input;
mod lesson;
mod library;
mod make_lesson;
mod named;
mod openness;
mod order;
mod paper;
mod pins;
mod plan;
mod redline;
mod rules;
mod run;
mod serve;
mod serve_args;
mod session;
mod stream;
mod verify;

pub use check::{CheckPlan, PolicyArgs, PolicyCommand};
pub use console::Target;
pub use deny::Deny;
pub use plan::{Job, Plan, Save};
pub use rules::Loaded;
pub use run::run;

use clap::{CommandFactory as _, Parser as _};

/// What the process was asked to do, or the exit status if it was nothing that can be done.
///
/// Help, the version and mistakes in the arguments are printed here.
///
/// # Errors
/// The exit status: 0 after help and version, 2 after a mistake.
pub fn plan() -> Result<Plan, u8> {
    let typed = args::Typed::try_parse().map_err(|error| {
        error.print().ok();
        u8::try_from(error.exit_code()).unwrap_or(2)
    })?;
    Plan::of(typed).map_err(|error| fail(&format!("{error:#}")))
}

/// The commands with their arguments, for whoever writes manual pages and completions.
pub fn command() -> clap::Command {
    args::Typed::command()
}

/// Says in one line on standard error what failed; the result is the exit status.
pub fn fail(message: &str) -> u8 {
    let console = console::Console::default();
    console.error(message);
    console.status()
}
