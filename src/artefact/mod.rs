//! What a release says of itself: model cards and framework files, headers of model files.
//!
//! Pure functions of a document, or of a file's first bytes. What cannot be read is a diagnostic; the text beside it stays readable.

mod card;
mod component;
pub mod gguf;
mod grid;
mod header;
mod listing;
mod mof;
mod prose;
mod repository;
pub mod safetensors;
mod section;
mod terms;
mod yaml;

pub use card::{Card, Field};
pub use component::{COMPONENTS, Component, Content, TOOLCHAIN, all, named};
pub use grid::{Cell, Classed, Entered, LicenseFrom, State, classed};
pub use header::{Header, HeaderError, Value};
pub use listing::{ListedModel, Listing};
pub use mof::Mof;
pub use prose::{Told, prose, told_by};
pub use repository::{Scope, scope_of, shown_by};
pub use section::{Section, is_card, is_placeholder, section};
pub use terms::{Openness, Terms};
