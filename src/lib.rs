//! Undiluted: see where a model licence waters down open source.
//!
//! Opens two or more licence texts or model cards, aligns them clause by clause, shows word by word what
//! differs, and marks where each clause departs from the freedoms that open source means: use, study, modify,
//! share. This page is the architecture; it is kept true.
//!
//! # For other programs
//!
//! [`assess()`], [`compare()`], [`ask()`] and [`reading()`] stay as they are between versions of one major number, and so does
//! what JSON promises. All else may move. Take the crate with `default-features = false`: then nothing of the window is
//! built.
//!
//! ```
//! let read = undiluted::assess("You may use the Model for non-commercial purposes only.");
//! assert_eq!(undiluted::ask(&read, "business"), Some(undiluted::question::Verdict::No));
//! ```
//!
//! # From bytes to a report
//!
//! ```text
//!            ground state                                derived, recomputable, Arc
//! ┌─────────────────────────────┐
//! bytes ──document──▶ Document ──clause──▶ Clauses ─┬─ assess ─▶ Findings ─┐
//! (io)                immutable            tree     │                      ├─ compare ─▶ Comparison ─┬─▶ gui
//! Options (lens, …)                                 └─ align ──▶ rows ─────┘                         ├─▶ report ─▶ impl Write
//! Edits (pins, marks)                                  Findings + Lens ─▶ Reading                    └─▶ cli
//! ```
//!
//! - A [`document::Document`] is immutable and known by the SHA-256 of its bytes. Everything later holds byte
//!   ranges into its text ([`span::Span`]), never copies: `text[start..end]` is the quote.
//! - [`document::Plain`] is the same text without markup, wrapping and typography, with a way back to bytes.
//!   Rules and differences work on it.
//! - [`clause::Clauses`] are read from what is printed. Own texts tile the document. Statements (who may, must
//!   or must not do what) are computed there once; rules and edit classes are written on them.
//! - [`assess`] runs the rules of `assets/rules` over clauses. A rule reads words, never names. What an
//!   exception took back is kept with its reason. Every sentence is accounted for, by a finding, by words that limit
//!   nobody or by an approved text that has it too, or it is unread and quoted. Rules read English: what is in another
//!   language is unread.
//! - `pattern` finds patterns and words. Those that are built in are made into programs and one tree of words when the
//!   crate is built, and read in place: nothing is compiled when the program starts. Users' patterns go through the
//!   `regex` crate, and so does what would take a program too many steps; both find the same.
//! - [`lens`] reads findings through one definition of openness, or one catalogue of terms. Definitions disagree,
//!   so there is no score; a catalogue says present, absent or unread, and gives no verdict.
//! - [`topic`] tells which of a reader's questions each clause answers (`assets/topics.toml`), so that texts of unlike
//!   wording can stand side by side question by question.
//! - [`question`] answers what people ask of any licence (`assets/questions.toml`): yes, yes on conditions, no, not said,
//!   or not read. Never yes where a sentence that may answer was not understood.
//! - [`align`] puts clauses of two or more documents into rows and finds the words that differ.
//! - [`artefact`] reads what a release says of itself and what its files show, and what lists say of models (bills of
//!   materials, the European AI index); [`openness`] puts that beside its texts:
//!   which components are there and under which terms, what definitions ask of them (`assets/openness`), what they are
//!   under rival mappings to a program's parts, where statements contradict each other, and what it is built on.
//! - [`lesson`] holds lessons (`assets/lessons`): what a room is asked, the answers, and the program's reading beside.
//! - [`room`] takes a lesson to phones: which question is open, who voted how, and the page that a phone gets. `io` serves
//!   it on one address, while a lesson is given.
//! - [`policy`] holds a document against a house's rules (`undiluted.toml`): what breaks them, where, and what must be
//!   reviewed because nobody understood it.
//! - [`picture`] draws a comparison as shapes that window and reports show alike.
//! - [`tracked`] makes one text of two documents, in which each word is kept, deleted, inserted or moved, as word
//!   processors track changes: without what is deleted it is the one document, without what is inserted the other.
//! - [`compare`] is the façade: window, command line, reports and tests all call it. Here names are held against words:
//!   which known text a document is, and whether it has a permissive licence's name over other terms.
//! - [`verify`] holds a report against texts: which hashes, quotes and positions are still so.
//!
//! What the text says ([`assess`]), what a definition makes of it ([`lens`]) and how it is phrased
//! ([`report`], `gui`) are three things and stay apart.
//!
//! # What holds everywhere
//!
//! - The core (all rooms but `io`, `cli` and `gui`) does no input or output, reads no environment, starts no
//!   thread, prints nothing and cannot fail: it returns a value and [`diagnostic::Diagnostic`]s. Where an invariant of
//!   its own is broken it says so (`never!`): a test fails, a user reads it on standard error.
//! - Limits in the core are amounts of work, never of time: the same input gives the same bytes on any machine.
//! - User corrections ([`edits::Edits`]) are an input of a comparison, not a mutation of its result: a reviewer's
//!   word stands beside the program's. A [`session::Session`] keeps them, with the documents, as one file.
//! - Text from files is hostile: it is escaped in every export, never run and never fetched, and characters in
//!   it that do not show are made visible.
//! - Who may know whom is a table in `tests/it/architecture.rs`, and a test.
//!
//! # Features
//!
//! `gui` (default) is the window. Without it the crate is the library and the command line.
//!
//! This is a reading aid, not legal advice.
#![deny(deprecated)]

// First, for its macro is used in all others.
#[macro_use]
mod never;

pub mod align;
mod api;
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
pub mod lesson;
pub mod library;
pub mod openness;
pub mod options;
mod pattern;
pub mod picture;
pub mod policy;
pub mod question;
pub mod report;
pub mod room;
pub mod session;
pub mod span;
pub mod topic;
pub mod tracked;
pub mod verify;

pub use api::{ask, assess, compare, reading};
