//! What a release says of itself: model cards for now, repositories and grids of components later.
//!
//! Pure functions of a document. What cannot be read is a diagnostic; the text beside it stays readable.

mod card;
mod yaml;

pub use card::{Card, Field};
