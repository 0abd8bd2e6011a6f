//! What the window is about, as plain data: what is open and chosen ([`model`]), what is derived from it ([`sheet`]),
//! how it is looked at ([`view`]), and what undo and sessions keep of it ([`history`], [`draft`]).
//!
//! Knows nobody who changes or draws it.

pub mod changes;
pub mod dialogs;
pub mod draft;
pub mod filter;
pub mod find;
pub mod glance;
pub mod history;
pub mod lesson;
pub mod lesson_editor;
pub mod library;
pub mod model;
pub mod opened;
pub mod page;
pub mod policy;
pub mod question;
pub mod room;
pub mod scroll;
pub mod selection;
pub mod sheet;
pub mod topics;
pub mod view;
