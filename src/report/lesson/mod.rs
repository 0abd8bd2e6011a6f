//! What is printed of lessons: a page for the room before, and a page on how it went after.

pub mod debrief;
pub mod handout;
