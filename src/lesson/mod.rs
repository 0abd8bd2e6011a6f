//! Lessons: what a teacher shows a room, what the room is asked, and what the answers rest on.
//!
//! A lesson is a plain file (`assets/lessons/*.toml`, or one of a teacher's own). Its texts come from the library, so it
//! works offline; its answers are the lesson's, and the program's own reading stands beside them.

mod ballot;
mod built_in;
mod check;
mod checked;
mod class;
mod file;
mod made;
mod own;
mod pairing;
mod phase;
mod quote;
mod tally;
mod task;
mod told;

pub use ballot::{Ballot, Ballots, Phones, Round, words};
pub use built_in::lessons;
pub use check::mistakes;
pub use checked::{checked, template};
pub use class::{Class, Turned, counts};
pub use file::{Card, Carried, Exercise, Fact, Lesson, Step};
pub use made::made;
pub use own::{OWN, of_comparison};
pub use pairing::{Group, LARGEST_ROOM, by_size, by_votes, grouped};
pub use phase::Phase;
pub use tally::{Shift, Tally, percent};
pub use task::{Placed, Task, Thing};
pub use told::{Objection, Told, passage, told};
