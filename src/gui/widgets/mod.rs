//! Small drawn things that know only theme and plain core types, and the [`words`] for what the core found.
//!
//! Marks are drawn, never typed: fonts differ in which signs they have. Each has a name for those who do not see it.

mod artefact;
mod badge;
mod icon;
mod legend;
mod line;
mod picture;
mod relation;
mod verdict;
pub mod words;

pub use crate::picture::weight_word;
pub use artefact::artefact_mark;
pub use badge::{badge, badge_words, badges, letter};
pub use icon::{Icon, icon_button};
pub use legend::{legend_list_ui, legend_ui};
pub use line::{heading, is_part, one_line, outcome_mark, section_ui};
pub use picture::picture_ui;
pub use relation::{relation_hue, relation_mark, relation_word};
pub use verdict::verdict_mark;
