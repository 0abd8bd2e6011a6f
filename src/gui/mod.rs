//! The window.
//!
//! Four kinds of [`state`]: what the user works on, what is derived from it by the [`worker`], how it is looked at (kept
//! between runs), and the runtime (channels, caches). Panels read the model and push [commands](command); [`handlers`]
//! alone changes it. Nothing that takes time runs on the frame, and nothing is repainted without a reason. Never judges:
//! every word on a licence comes from the core.

mod app;
mod command;
mod crash;
mod dialogs;
mod handlers;
mod launch;
mod layout;
mod lesson_view;
mod panels;
mod runtime;
mod state;
mod strings;
mod theme;
mod widgets;
mod worker;

pub use app::App;
pub use launch::{APP_ID, run};
