//! What is printed of lessons: a page for the room before, and on how it went after a page and a table.

mod apart;
pub mod debrief;
mod evidence;
pub mod handout;
mod votes;

pub use apart::{apart, to_read};
pub use evidence::evidence;
pub use votes::write_csv;
