//! Files handed to the system: opened by whatever opens such files, or shown in their folder.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file with whatever the system opens such files with.
///
/// # Errors
/// Where the system has no program for it.
pub fn open_file(path: &Path) -> io::Result<()> {
    if cfg!(target_os = "windows") {
        return start(Command::new("explorer").arg(path));
    }
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    start(Command::new(opener).arg(path))
}

/// Shows a file in its folder.
///
/// # Errors
/// Where the system has no program for it.
pub fn show_in_folder(path: &Path) -> io::Result<()> {
    if cfg!(target_os = "windows") {
        return start(Command::new("explorer").arg("/select,").arg(path));
    }
    if cfg!(target_os = "macos") {
        return start(Command::new("open").arg("-R").arg(path));
    }
    start(Command::new("xdg-open").arg(path.parent().unwrap_or(path)))
}

/// Starts a program and lets it be; a thread waits for its end, so that the system can forget it.
fn start(command: &mut Command) -> io::Result<()> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::start;
    use std::process::Command;

    #[test]
    fn a_program_that_is_not_there_is_an_error_and_no_silence() {
        let error = start(&mut Command::new("no-such-program-anywhere")).expect_err("it is not there");
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    }
}
