//! Findings → a reading per criterion, through a definition of openness.
//!
//! Lenses are data (`assets/lenses/*.toml`). Definitions disagree: there is no score, and what a text cannot
//! settle is said to need facts about the artefacts.

mod lenses;
mod read;
mod weight;

pub use lenses::{Bearing, Criterion, Lens, Lenses};
pub use read::{Bears, CriterionReading, Outcome, Reading, State, read};
pub use weight::Weight;
