//! The only room that touches files and the network.

mod crash;
mod data;
mod date;
mod folder;
mod fonts;
mod hub;
mod hub_listing;
mod import;
mod lines;
mod load;
mod model_file;
mod names;
mod ollama;
mod own;
mod package;
mod pages;
mod pipe;
mod recent;
mod recovery;
mod said;
mod save;
mod serve;
mod session;
mod show;
mod texts;
mod walk;

pub use crash::write_crash_report;
pub use data::data_folder;
pub use date::{day, today};
pub use folder::{files, load_release};
pub use fonts::system_fonts;
pub use import::{ImportError, Imported, import};
pub use lines::{Lines, standard_lines};
pub use load::{
    Argument, LoadError, MAX_BYTES, is_pipe, lesson_files, list, load, no_text, rule_files, rules_folder, text_file,
};
pub use names::{name_of, path_of};
pub use package::{Package, get_package, installed_package};
pub use pages::{READ_PDF, answer_with_pages, read_pdf_with};
pub use recent::{MOST_RECENT, merge_recent, recent};
pub use recovery::{LeftBehind, Recovery};
pub use said::said;
pub use save::write_atomic;
pub use serve::{Answer, Limits, ServeError, Served, addresses, random, serve};
pub use session::{
    Expects, OpenSession, Outside, Restored, SaveError, absolute, is_session, open_session, save_session, session_entry,
};
pub use show::{open_file, show_in_folder};
pub use texts::{Kept, open_library};
pub use walk::{Declared, Found, here, walk};
