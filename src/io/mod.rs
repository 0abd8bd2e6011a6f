//! The only room that touches files.

mod load;
mod save;

pub use load::{Argument, LoadError, MAX_BYTES, list, load, no_text, rule_files, rules_folder, text_file};
pub use save::write_atomic;
