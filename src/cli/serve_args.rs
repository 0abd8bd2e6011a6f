//! The arguments of `lesson serve`.

use clap::Args;
use std::path::PathBuf;

/// `lesson serve`.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct ServeArgs {
    /// Its id, or a file of your own (.toml).
    #[arg(value_name = "LESSON", value_parser = super::named::named())]
    pub id: String,
    /// The address of this machine that phones reach; without it the first of a private network.
    #[arg(long, value_name = "ADDRESS")]
    pub address: Option<String>,
    /// The port; without it 8080 or another that is free.
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Keep the room in this file after every step, and take it up from there: phones that come back have their votes.
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Write the debrief to this file at the end: .html, .md, or .csv for the votes.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

const AFTER: &str = "\
Enter goes on: from the vote to the argument, the second vote, the answer, the next step. Other letters, each with
Enter: b back, r show or hide the answer, v a second vote where the lesson has none, c how many have answered, q end;
while people argue p draws who argues with whom, of the phones that answered otherwise, or of 24 people who count off
with p 24.

The server listens on one address, only while the lesson runs. Whoever is on that network and has the address
or the code can vote, once a phone; nobody is named. Traffic is not encrypted: do not ask for secrets.

Exit status: 0 the lesson was given; 2 something could not be opened, read or written.";
