//! The window.
//!
//! Its parts, the lower first; each uses only those before it (`tests/it/architecture.rs` holds them to that):
//!
//! - [`strings`] and [`theme`]: words, colours, fonts.
//! - [`state`]: what the user works on, what is derived from it, and how it is looked at (kept between runs).
//! - [`command`]: what a user can do, as messages.
//! - [`worker`]: whatever takes time, off the frame; [`runtime`] has it, system dialogs and caches.
//! - [`handlers`]: alone change the state, by commands and by what the worker hands back.
//! - [`widgets`], [`layout`], [`panels`], [`dialogs`], [`lesson_view`]: draw the state and push commands. They know no
//!   handler, and no handler knows them.
//! - [`app`] ties them together, [`launch`] opens the window, [`crash`] writes down mistakes of the program.
//!
//! A new page: [`state::page`], its action and row in [`command`], its words in [`strings::actions`], its tab in
//! `panels/menu.rs`, its panel in [`panels`] and where that is called, `panels/pages.rs`.
//!
//! Nothing that takes time runs on the frame, and nothing is repainted without a reason. Never judges: every word on a
//! licence comes from the core.

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
