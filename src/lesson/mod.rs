//! Lessons: what a teacher shows a room, what the room is asked, and what the answers rest on.
//!
//! A lesson is a plain file (`assets/lessons/*.toml`, or one of a teacher's own). Its texts come from the library, so it
//! works offline; its answers are the lesson's, and the program's own reading stands beside them.

mod built_in;
mod check;
mod class;
mod file;
mod own;
mod task;
mod told;

pub use built_in::lessons;
pub use check::mistakes;
pub use class::{Class, Turned, counts};
pub use file::{Card, Exercise, Fact, Lesson, Step};
pub use own::{OWN, of_comparison};
pub use task::{Placed, Task, Thing};
pub use told::{Told, passage, told};
