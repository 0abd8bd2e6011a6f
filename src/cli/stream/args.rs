//! The arguments of a stream.

use anyhow::{Result, ensure};
use clap::Args;

/// Documents line by line from standard input.
#[derive(Debug, Args)]
pub struct StreamArgs {
    /// Read documents from standard input, one JSON object a line: {"name": …, "text": …} or {"path": …}, and
    /// `media_type` where neither name nor first bytes tell. Prints one object a line, in their order, each as soon as it
    /// and those before it are done. A line that cannot be read becomes {"name", "line", "error"}, and the exit status is
    /// 2. Nothing is downloaded.
    #[arg(long, value_name = "jsonl", value_parser = ["jsonl"])]
    pub stdin: Option<String>,
    /// Of a stream: verdicts, kinds and answers alone.
    #[arg(long)]
    pub lean: bool,
}

impl StreamArgs {
    /// What was asked for, if it was.
    ///
    /// # Errors
    /// One sentence for the user, where only half of it was.
    pub fn chosen(&self) -> Result<Option<Streaming>> {
        ensure!(self.stdin.is_some() || !self.lean, "--lean: is how a stream is answered; add --stdin jsonl");
        Ok(self.stdin.is_some().then_some(Streaming { is_lean: self.lean }))
    }
}

/// How a stream is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streaming {
    /// Verdicts, kinds and answers alone.
    pub is_lean: bool,
}
