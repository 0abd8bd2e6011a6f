//! The only room that touches files.

mod load;
mod save;

pub use load::{Argument, LoadError, MAX_BYTES, list, load, rule_file, rule_files, rules_folder, unknown_id};
pub use save::write_atomic;
