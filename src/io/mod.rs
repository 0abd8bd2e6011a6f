//! The only room that touches files.

mod crash;
mod data;
mod date;
mod folder;
mod hub;
mod import;
mod load;
mod model_file;
mod ollama;
mod package;
mod recovery;
mod said;
mod save;
mod session;
mod show;
mod texts;

pub use crash::write_crash_report;
pub use data::data_folder;
pub use date::{day, today};
pub use folder::{files, load_release};
pub use import::{ImportError, Imported, import};
pub use load::{
    Argument, LoadError, MAX_BYTES, is_pipe, lesson_files, list, load, no_text, rule_files, rules_folder, text_file,
};
pub use package::{Package, get_package, installed_package};
pub use recovery::{LeftBehind, Recovery};
pub use said::said;
pub use save::write_atomic;
pub use session::{
    Expects, OpenSession, Outside, Restored, SaveError, absolute, is_session, open_session, save_session, session_entry,
};
pub use show::{open_file, show_in_folder};
pub use texts::{Kept, open_library};
