//! Undiluted.
#![deny(deprecated)]
pub mod align;
pub mod artefact;
pub mod assess;
pub mod clause;
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod document;
pub mod edits;
#[cfg(feature = "gui")]
pub mod gui;
pub mod io;
pub mod lens;
pub mod library;
pub mod options;
pub mod report;
