//! Arguments → window or command line → exit status.

use std::process::ExitCode;
use undiluted::cli;

fn main() -> ExitCode {
    match cli::plan() {
        #[cfg(feature = "gui")]
        Ok(cli::Plan::Window(arguments)) => window(arguments),
        Ok(plan) => ExitCode::from(cli::run(&plan)),
        Err(status) => ExitCode::from(status),
    }
}

#[cfg(feature = "gui")]
fn window(arguments: Vec<undiluted::io::Argument>) -> ExitCode {
    match undiluted::gui::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => ExitCode::from(cli::fail(&message)),
    }
}
