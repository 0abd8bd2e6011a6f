//! Results and other people's texts put into words, the same in every format and in the window: kinds, weights and
//! states, what reviewers say, what is known of releases, the words that differ, amounts.

mod amount;
pub mod answers;
pub mod asked;
pub mod borrowed;
pub mod card;
pub mod difference;
mod place;
pub mod reading;
mod redline;
pub mod releases;
pub mod remarks;
pub mod shelf;
mod shown;
mod tally;
pub mod words;

pub use amount::{counted, size};
pub use place::{beside, beside_cell, place};
pub use redline::{Piece, redline};
pub use shown::{elided, flow, one_line};
pub use tally::Tally;
