//! Small drawn things that know only theme and plain core types.
//!
//! Marks are drawn, never typed: fonts differ in which signs they have. Each has a name for those who do not see it.

mod artefact;
mod badge;
mod icon;
mod line;
mod picture;
mod relation;

pub use crate::picture::weight_word;
pub use artefact::artefact_mark;
pub use badge::{Touched, badge, badge_words, badges, letter};
pub use icon::{Icon, icon_button};
pub use line::{one_line, outcome_mark};
pub use picture::picture_ui;
pub use relation::{relation_hue, relation_mark, relation_word};
