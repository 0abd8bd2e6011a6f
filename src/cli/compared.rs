//! Arguments of `compare` for those who write redlines and hold a new version against what was agreed.

use clap::Args;

/// What `compare` writes and checks beyond showing what differs.
#[derive(Debug, Default, Args)]
pub struct ComparedArgs {
    /// Whose the tracked changes of a redline (.docx) are [default: Undiluted].
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
}
