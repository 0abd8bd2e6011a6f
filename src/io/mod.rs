//! The only room that touches files.

mod load;
mod save;

pub use load::{Argument, LoadError, MAX_BYTES, list, load, no_text, rule_file, rule_files, rules_folder};
pub use save::write_atomic;
