//! The only room that touches files.

mod crash;
mod data;
mod load;
mod recovery;
mod save;
mod session;

pub use crash::write_crash_report;
pub use data::data_folder;
pub use load::{Argument, LoadError, MAX_BYTES, list, load, no_text, rule_files, rules_folder, text_file};
pub use recovery::{LeftBehind, Recovery};
pub use save::write_atomic;
pub use session::{
    Expects, OpenSession, Outside, Restored, SaveError, is_session, open_session, save_session, session_entry,
};
