//! What a release says of itself: model cards and headers of model files for now, grids of components later.
//!
//! Pure functions of a document, or of a file's first bytes. What cannot be read is a diagnostic; the text beside it stays readable.

mod card;
pub mod gguf;
mod header;
pub mod safetensors;
mod yaml;

pub use card::{Card, Field};
pub use header::{Header, HeaderError, Value};
