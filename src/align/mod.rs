//! Clause trees → rows, and word edits inside a row. The only room that uses `similar`.
//!
//! Every clause of every document stands in exactly one row. `Same` and `Cosmetic` promise that no word,
//! number or negation differs. Limits are amounts of work, so that results do not depend on the machine.

mod build;
mod candidate;
mod class;
mod edit;
mod equal;
mod feature;
mod group;
mod likeness;
mod order;
mod pair;
mod parameter;
mod piece;
mod reference;
mod row;
mod run;
mod subject;
mod text;
mod unit;

pub use build::{Aligned, aligned, coarse, lost_pins, rows};
pub use class::EditClass;
pub use edit::Edit;
pub use parameter::{Parameter, parameters};
pub use row::{Cell, Relation, Row};
pub use subject::Subject;
pub use text::Text;
