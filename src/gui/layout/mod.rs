//! Heights of rows and the text of cells, kept for as long as width, font, theme and comparison stay the same.
//!
//! Only rows in sight are laid out; the heights of others are estimated and corrected when they come into sight,
//! without moving the row under the eye. What of a text no font here can draw is said.

mod cell;
mod glyphs;
mod heights;
mod markup;
mod text;

pub use cell::{CellText, ClauseText, Lights, Look, cell_text, line_height};
pub use glyphs::drawn_otherwise;
pub use heights::Heights;
