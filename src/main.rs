//! Arguments → window or command line → exit status.

use std::process::ExitCode;
use undiluted::cli;

fn main() -> ExitCode {
    // PDF files are taken apart by this program in a process of its own.
    if let Ok(program) = std::env::current_exe() {
        undiluted::io::read_pdf_with(program);
    }
    match cli::plan() {
        #[cfg(feature = "gui")]
        Ok(cli::Plan::Window(arguments, loaded)) => window(arguments, loaded),
        Ok(plan) => ExitCode::from(cli::run(&plan)),
        Err(status) => ExitCode::from(status),
    }
}

#[cfg(feature = "gui")]
fn window(arguments: Vec<undiluted::io::Argument>, loaded: cli::Loaded) -> ExitCode {
    match undiluted::gui::run(arguments, loaded.rules, loaded.errors) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => ExitCode::from(cli::fail(&message)),
    }
}
