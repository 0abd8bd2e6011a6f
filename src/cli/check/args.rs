//! The arguments of `check` and `policy`.

use crate::cli::args::ColorArg;
use crate::cli::named::named;
use crate::cli::stream::StreamArgs;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Documents, and folders that are looked through: licences, model cards, model files, models that code names. What
    /// .gitignore leaves out is left out; nothing is downloaded. @LIST reads names from a file, one a line.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin", value_name = "PATH", value_parser = named())]
    pub paths: Vec<String>,
    /// Lines in the place of files.
    #[command(flatten)]
    pub stream: StreamArgs,
    /// The policy, and how it is read.
    #[command(flatten)]
    pub policy: PolicyArgs,
    /// text, json, sarif, github, gitlab or junit [default: from the extension of -o (.json, .sarif, .xml), else text].
    #[arg(long, value_enum)]
    pub format: Option<CheckFormatArg>,
    /// Tell only what this earlier check (its JSON or SARIF) did not have: by clause and code, wherever they stand.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write to this file instead of standard output (-): whole or not at all.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// The day by which exceptions hold [default: `SOURCE_DATE_EPOCH`, else today, UTC].
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// `none` leaves out texts that you imported: documents are recognised by the built-in ones alone.
    #[arg(long, value_name = "none", value_parser = ["none"])]
    pub texts: Option<String>,
    /// Colour in text.
    #[arg(long, value_enum, default_value_t = ColorArg::Auto)]
    pub color: ColorArg,
    /// Print nothing to standard output; the exit status tells.
    #[arg(short, long)]
    pub quiet: bool,
}

/// Which policy.
#[derive(Debug, Args)]
pub struct PolicyArgs {
    /// The policy [default: undiluted.toml here or in a folder above].
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// The profile to judge by [default: the one that the policy names].
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Rule files (*.toml) of this folder beside the built-in rules; `none` leaves out the user's own too.
    #[arg(long, value_name = "DIR")]
    pub rules: Option<String>,
}

/// `policy`.
#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// Write a policy to begin with, which works as it is.
    Init {
        /// Where to.
        #[arg(default_value = crate::policy::FILE_NAME, value_name = "FILE")]
        path: PathBuf,
    },
    /// What a kind, a criterion, a question or a topic means, and what the policy makes of it; without one, all of them.
    Explain {
        /// Its id.
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// The policy, and how it is read.
        #[command(flatten)]
        policy: PolicyArgs,
    },
    /// Print the JSON Schema of a policy, for editors.
    Schema,
}

/// What a check is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormatArg {
    /// Lines for a terminal.
    Text,
    /// One object.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
    /// GitLab's code quality.
    Gitlab,
    /// `JUnit`'s XML.
    Junit,
}
