//! Writes what packages have beside the program: a manual page for every command, and completions for shells.
//!
//! `cargo run --features manual --bin manual FOLDER`. It is no part of the program, which stays lighter by it.

use clap::Command;
use clap_complete::Shell;
use std::fs;
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else {
        return Err(io::Error::other("name the folder to write to"));
    };
    let folder = Path::new(&folder);
    let mut command = undiluted::cli::command();
    command.build();
    let pages = folder.join("man1");
    fs::create_dir_all(&pages)?;
    write_pages(&command, &pages)?;
    let completions = folder.join("completions");
    fs::create_dir_all(&completions)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
        clap_complete::generate_to(shell, &mut command, "undiluted", &completions)?;
    }
    Ok(())
}

/// A page for a command, and one for each below it.
fn write_pages(command: &Command, folder: &Path) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let command = command.clone().display_name(name.clone());
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).manual("Undiluted").render(&mut page)?;
    fs::write(folder.join(format!("{name}.1")), page)?;
    let shown = command.get_subcommands().filter(|it| !it.is_hide_set() && it.get_name() != "help");
    shown.clone().try_for_each(|it| write_pages(it, folder))
}
