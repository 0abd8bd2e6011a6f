//! The window, driven by role and label as a person or a screen reader would.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod answers;
mod documents;
mod driving;
mod first_look;
mod looks;
mod openness;
mod pages;
mod pins;
mod policies;
mod room;
mod sessions;
mod workshop;
