//! A room that answers a lesson with its phones: where the lesson is, who voted how, and the page that a phone gets.
//!
//! Knows no socket, no clock and no random numbers: `io` hands over what a phone asked for and sends the answer back.
//! Everything that comes from a phone may be anything. Before an answer is revealed no count leaves the room.

mod address;
mod form;
mod page;
mod request;
mod state;
mod words;

pub use address::{Secrets, cells};
pub use request::{Method, Reply, Request};
pub use state::{Kept, MOST_PHONES, Room, Showing};
