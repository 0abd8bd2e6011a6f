//! What a release says of itself: model cards and framework files, headers of model files.
//!
//! Pure functions of a document, or of a file's first bytes. What cannot be read is a diagnostic; the text beside it stays readable.

mod bases;
mod bibliography;
mod card;
mod claims;
mod code;
mod component;
mod described;
pub mod gguf;
mod grid;
mod header;
mod legal;
mod licence_name;
mod links;
mod listing;
mod mof;
mod names;
mod offered;
mod patterns;
mod prose;
mod relation;
mod repository;
pub mod safetensors;
mod scope;
mod section;
mod segment;
mod subject;
mod tellings;
mod terms;
mod wording;
mod yaml;

pub use bases::bases;
pub use card::{Card, Field};
pub use claims::{Claim, Statement, claims, spoken_of_licence};
pub use code::{MOST_CODE, NamedModel, may_name_models, models_named};
pub use component::{COMPONENTS, Component, Content, TOOLCHAIN, all, named};
pub use described::{described, is_called_card, is_model_file, is_yaml};
pub use grid::{Cell, Classed, Entered, LicenseFrom, State, classed};
pub use header::{Header, HeaderError, Value};
pub use legal::{Legal, is_folder_of_terms, is_in_folder_of_terms, is_of_unread_format, legal};
pub use listing::{ListedModel, Listing};
pub use mof::Mof;
pub use names::{Family, family, name_of_tag, spelt};
pub use prose::{Told, prose, told_by};
pub use relation::{Relation, relation};
pub use repository::{Scope, scope_of, shown_by};
pub use section::{Section, is_card, is_placeholder, section};
pub use terms::{Openness, Terms};
