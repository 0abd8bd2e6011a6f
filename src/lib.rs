//! Undiluted.
#![deny(deprecated)]
pub mod align;
pub mod assess;
pub mod clause;
pub mod compare;
pub mod diagnostic;
pub mod document;
pub mod edits;
pub mod lens;
pub mod options;
pub mod artefact;
pub mod cli;
pub mod io;
pub mod library;
pub mod report;
#[cfg(feature = "gui")]
pub mod gui;
